//! Giải trình: of a registration, or of what a document asks.

use domain::clock::Instant;
use domain::ids::{ExplanationId, ObligationId, RegistrationId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "explanation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ExplanationId,
    pub unit_id: UnitId,
    pub registration_id: Option<RegistrationId>,
    pub obligation_id: Option<ObligationId>,
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
