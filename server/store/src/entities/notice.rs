//! What one person is told.

use domain::clock::Instant;
use domain::ids::{AccountId, NoticeId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: NoticeId,
    pub account_id: AccountId,
    pub kind: String,
    pub subject_kind: String,
    pub subject_id: Uuid,
    pub href: String,
    pub unit_id: Option<UnitId>,
    pub words: String,
    pub dedupe_key: String,
    pub caused_by: Option<Uuid>,
    pub created_at: Instant,
    pub seen_at: Option<Instant>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
