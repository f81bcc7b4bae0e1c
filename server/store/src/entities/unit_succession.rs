//! Which unit went into which.

use domain::clock::Instant;
use domain::ids::{SuccessionId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_succession")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SuccessionId,
    pub from_id: UnitId,
    pub to_id: UnitId,
    pub kind: String,
    pub effective_on: Date,
    pub source: String,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
