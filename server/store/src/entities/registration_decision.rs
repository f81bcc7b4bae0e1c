//! Decisions on registrations.

use domain::clock::Instant;
use domain::ids::{DecisionId, DocumentId, RegistrationId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "registration_decision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DecisionId,
    pub registration_id: RegistrationId,
    pub decision: String,
    pub reasons: String,
    pub text: Option<String>,
    pub decided_on: Option<Date>,
    pub document_id: Option<DocumentId>,
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
