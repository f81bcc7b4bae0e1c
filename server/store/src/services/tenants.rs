//! Tenants as anybody may know them: what a host leads to.

use domain::views::frame::{TenantHead, TenantKind};
use sea_orm::{EntityTrait, QueryOrder};

use crate::Error;
use crate::entities::tenant;
use crate::tenancy::{Store, Tenant};

/// Every tenant, in the official order, the centre last.
///
/// # Errors
/// The database's.
#[expect(clippy::disallowed_methods, reason = "the table of tenants is shared by all of them")]
pub async fn all(store: &Store) -> Result<Vec<Tenant>, Error> {
    let rows = tenant::Entity::find().order_by_asc(tenant::Column::Ordinal).all(store.shared()).await?;
    Ok(rows.into_iter().map(to_tenant).collect())
}

/// The tenant of a slug.
///
/// # Errors
/// The database's.
pub async fn find(store: &Store, slug: &str) -> Result<Option<Tenant>, Error> {
    Ok(all(store).await?.into_iter().find(|tenant| tenant.head.slug == slug))
}

fn to_tenant(row: tenant::Model) -> Tenant {
    let kind = if row.kind == "centre" { TenantKind::Centre } else { TenantKind::Province };
    Tenant {
        id: row.id,
        head: TenantHead { slug: row.slug, code: row.code, kind, name_vi: row.name_vi, name_en: row.name_en, url: String::new() },
        host: row.host,
        suspended: row.suspended_at.is_some(),
        demo: row.demo,
    }
}
