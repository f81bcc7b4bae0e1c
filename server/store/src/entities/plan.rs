//! Implementation plans of models.

use domain::clock::Instant;
use domain::ids::{AccountId, ModelId, PlanId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "plan")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PlanId,
    pub model_id: ModelId,
    pub unit_id: UnitId,
    pub phase: i64,
    pub ends_on: Option<Date>,
    pub ends_rule: Option<String>,
    pub version: i64,
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
