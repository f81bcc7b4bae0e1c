//! What happened to anything that has a life, and where it stood then.

use domain::clock::Instant;
use domain::ids::{AccountId, DocumentId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "life_event")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub machine: String,
    pub subject_id: Uuid,
    pub seq: i64,
    pub event: Option<String>,
    pub state: String,
    pub actor_id: Option<AccountId>,
    pub in_name_of: Option<AccountId>,
    pub decides_id: Option<Uuid>,
    pub maker_id: Option<AccountId>,
    pub text: Option<String>,
    pub on_day: Option<Date>,
    pub document_id: Option<DocumentId>,
    pub addressee_unit_id: Option<UnitId>,
    pub addressee_id: Option<AccountId>,
    pub due_on: Option<Date>,
    pub due_rule: Option<String>,
    pub verdict: Option<String>,
    pub level: Option<String>,
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
