//! The tenants. Shared: the host is looked up before there is a tenant.

use domain::clock::Instant;
use domain::ids::TenantId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TenantId,
    pub slug: String,
    pub code: String,
    pub kind: String,
    pub name_vi: String,
    pub name_en: String,
    pub ordinal: i64,
    pub host: Option<String>,
    pub demo: bool,
    pub suspended_at: Option<Instant>,
    pub created_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
