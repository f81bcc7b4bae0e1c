//! Milestones of models.

use domain::clock::Instant;
use domain::ids::{MilestoneId, ModelId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MilestoneId,
    pub model_id: ModelId,
    pub kind: String,
    pub title: String,
    pub due_on: Date,
    pub due_rule: String,
    pub done_on: Option<Date>,
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
