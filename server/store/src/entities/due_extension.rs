//! Later due dates that were granted.

use domain::clock::Instant;
use domain::ids::{AccountId, ExtensionId, ObligationId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "due_extension")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExtensionId,
    pub obligation_id: ObligationId,
    pub seq: i64,
    pub due_on: Date,
    pub due_rule: String,
    pub reason: String,
    pub actor_id: Option<AccountId>,
    pub source: String,
    pub known_at: Instant,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
