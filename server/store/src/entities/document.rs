//! The register of documents.

use domain::clock::Instant;
use domain::ids::{AccountId, DocumentId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DocumentId,
    pub number: String,
    pub kind: String,
    pub issued_on: Date,
    pub issuer: String,
    pub subject: String,
    pub search: String,
    pub source: String,
    pub sample: bool,
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
