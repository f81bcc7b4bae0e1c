//! Tasks of a plan.

use domain::clock::Instant;
use domain::ids::{PlanId, TaskId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TaskId,
    pub plan_id: PlanId,
    pub ordinal: i64,
    pub work: String,
    pub owner_unit_id: Option<UnitId>,
    pub accountable: String,
    pub authority: String,
    pub solution: String,
    pub deliverable: String,
    pub amount: Option<i64>,
    pub amount_of: Option<String>,
    pub starts_on: Option<Date>,
    pub due_on: Option<Date>,
    pub due_rule: Option<String>,
    pub recurring: bool,
    pub steps: String,
    pub version: i64,
    pub known_at: Instant,
    pub recorded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
