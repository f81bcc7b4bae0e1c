//! What a document asks of a unit.

use domain::clock::Instant;
use domain::ids::{DocumentId, ObligationId, TenantId, UnitId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "obligation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ObligationId,
    pub document_id: DocumentId,
    pub unit_id: UnitId,
    pub clause: i64,
    pub kind: String,
    pub title: String,
    pub sent_to: Option<String>,
    pub due_on: Date,
    pub due_rule: String,
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
