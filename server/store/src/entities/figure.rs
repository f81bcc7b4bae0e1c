//! What was said of an indicator, a unit and a period. Appended only: the latest known wins.

use domain::clock::Instant;
use domain::figures::Quantity;
use domain::ids::{AccountId, FigureId, IndicatorId, PeriodId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "figure")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FigureId,
    pub indicator_id: IndicatorId,
    pub unit_id: UnitId,
    pub period_id: PeriodId,
    pub numerator: Option<Quantity>,
    pub denominator: Option<Quantity>,
    pub stated: Option<i64>,
    pub stated_decimals: Option<i64>,
    pub stated_points: Option<i64>,
    pub points_decimals: Option<i64>,
    pub note: String,
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
