//! People.

use domain::clock::Instant;
use domain::ids::{AccountId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub username: String,
    pub name: String,
    pub search: String,
    pub sort_key: String,
    pub position: String,
    pub role: String,
    pub unit_id: Option<UnitId>,
    pub password_hash: Option<String>,
    pub password_changed_at: Option<Instant>,
    pub disabled_at: Option<Instant>,
    pub last_sign_in: Option<Instant>,
    pub demo: bool,
    pub version: i64,
    pub created_at: Instant,
    pub email: Option<String>,
    pub digest: String,
    pub lang: String,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
