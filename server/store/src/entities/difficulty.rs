//! Khó khăn, vướng mắc: what a unit met, and what it asks. Its life is in `life_event`.

use domain::clock::Instant;
use domain::ids::{AccountId, DifficultyId, ModelId, ObligationId, TaskId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "difficulty")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DifficultyId,
    pub unit_id: UnitId,
    pub model_id: Option<ModelId>,
    pub task_id: Option<TaskId>,
    pub obligation_id: Option<ObligationId>,
    pub category: Option<String>,
    pub title: String,
    pub search: String,
    pub cause: String,
    pub ask: String,
    pub asked_body: String,
    pub merged_into: Option<DifficultyId>,
    pub version: i64,
    pub author_id: Option<AccountId>,
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
