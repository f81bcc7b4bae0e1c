//! Sessions, by the hash of their id.

use domain::clock::Instant;
use domain::ids::{AccountId, TenantId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id_hash: String,
    pub account_id: Option<AccountId>,
    pub data: String,
    pub agent: String,
    pub network: String,
    pub created_at: Instant,
    pub seen_at: Instant,
    pub expires_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
