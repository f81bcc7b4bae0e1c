//! What is to be reached, and by whom. Appended only.

use domain::clock::Instant;
use domain::figures::Quantity;
use domain::ids::{IndicatorId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator_target")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub indicator_id: IndicatorId,
    pub unit_id: Option<UnitId>,
    pub first_day: Date,
    pub last_day: Option<Date>,
    pub target: Option<Quantity>,
    pub floor: Option<Quantity>,
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
