//! Quota rules. Made once; withdrawn with a reason, never changed.

use domain::clock::Instant;
use domain::ids::{AccountId, DocumentId, QuotaId, TenantId};
use sea_orm::entity::prelude::*;
use time::Date;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "quota_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: QuotaId,
    pub document_id: Option<DocumentId>,
    pub title: String,
    pub kinds: String,
    pub at_least: i64,
    pub counted: String,
    pub first_on: Date,
    pub last_on: Date,
    pub author_id: Option<AccountId>,
    pub source: String,
    pub known_at: Instant,
    pub recorded_at: Instant,
    pub withdrawn_at: Option<Instant>,
    pub withdrawn_by: Option<AccountId>,
    pub withdrawn_why: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
