//! Models.

use domain::clock::Instant;
use domain::ids::{AccountId, ModelId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pilot_model")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ModelId,
    pub name: String,
    pub search: String,
    pub level: String,
    pub catalogue_no: Option<String>,
    pub field: Option<String>,
    pub lead_unit_id: UnitId,
    pub phase: i64,
    pub ordinal: i64,
    pub source: String,
    pub sample: bool,
    pub author_id: Option<AccountId>,
    pub known_at: Instant,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
