//! States of models, as they became known.

use domain::clock::Instant;
use domain::ids::{ModelId, TenantId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "model_state")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub model_id: ModelId,
    pub state: String,
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
