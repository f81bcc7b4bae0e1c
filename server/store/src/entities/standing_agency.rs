//! Which unit was the standing agency, dated.

use domain::clock::Instant;
use domain::ids::{TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "standing_agency")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub unit_id: UnitId,
    pub valid_from: Option<Date>,
    pub valid_to: Option<Date>,
    pub source: String,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
