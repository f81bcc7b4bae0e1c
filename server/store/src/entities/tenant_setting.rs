//! One row per tenant.

use domain::ids::TenantId;
use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tenant_setting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub tenant_id: TenantId,
    pub committee: String,
    pub spelling: String,
    pub deadline_hour: i64,
    pub public_facts: bool,
    pub clarities: String,
    pub ladder: String,
    pub version: i64,
    pub remind_before: String,
    pub remind_after: String,
    pub reminder_cap: i64,
    pub urge_cap: i64,
    pub digest_hour: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::tenancy::TenantScoped for Entity {
    const TENANT: Column = Column::TenantId;
}
