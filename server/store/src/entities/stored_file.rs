//! A file that somebody sent. Its content is in the folder of files, under the tenant and `sha256`.

use domain::clock::Instant;
use domain::ids::{AccountId, FileId, TenantId, UnitId};
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FileId,
    pub sha256: String,
    pub bytes: i64,
    pub kind: String,
    pub name: String,
    pub uploaded_by: AccountId,
    pub unit_id: Option<UnitId>,
    pub uploaded_at: Instant,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
