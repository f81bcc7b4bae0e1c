//! What indicators mean from a day on. Appended only.

use domain::clock::Instant;
use domain::ids::{IndicatorId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "indicator_version")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator_id: IndicatorId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub from_day: Date,
    pub name_vi: String,
    pub name_en: String,
    pub words: String,
    pub unit: String,
    pub numerator: String,
    pub denominator: String,
    pub measure: String,
    pub direction: String,
    pub course: String,
    pub joining: String,
    pub hash: String,
    pub search: String,
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
