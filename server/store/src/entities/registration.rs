//! Registrations of models.

use domain::clock::Instant;
use domain::ids::{AccountId, ModelId, RegistrationId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RegistrationId,
    pub model_id: ModelId,
    pub unit_id: UnitId,
    pub level: String,
    pub scope: String,
    pub reach: String,
    pub objective: String,
    pub responsible_leader: String,
    pub deliverable: String,
    pub indicators: String,
    pub version: i64,
    pub author_id: Option<AccountId>,
    pub replaces_id: Option<RegistrationId>,
    pub submitted_on: Option<Date>,
    pub source: String,
    pub sample: bool,
    pub known_at: Instant,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
