//! Loads the seed: the CSV files of `server/seed`, embedded. Twice gives the same database.
//!
//! Ids are made from (tenant, table, key), so a second load finds every row already there and changes nothing.

mod facts;
mod figures;
mod files;
mod registry;

use domain::audit::EventCode;
use sea_orm::{ConnectionTrait, DatabaseConnection, EntityTrait, Set};
use serde_json::json;

use super::{owned, people};
use crate::audit::{Event, record};
use crate::entities::{instance, tenant};
use crate::secrets::{seed_uuid, token};
use crate::tenancy::{ConnectError, Errand, Options, Store};
use crate::{Error, services};
use domain::ids::TenantId;

/// How to seed.
#[derive(Debug, Clone, Default)]
pub struct SeedOptions {
    /// With demo accounts: makes the instance a demonstration for good.
    pub demo: bool,
    /// Password of the demo accounts; a random one is made at the first seed when absent.
    pub password: Option<String>,
}

/// What seeding did.
#[derive(Debug, Clone, Default)]
pub struct SeedReport {
    /// Slugs of the tenants, in official order.
    pub tenants: Vec<String>,
    /// Demo accounts: (slug, user name).
    pub accounts: Vec<(String, String)>,
    /// The password, if one was made just now. It is stored nowhere in clear.
    pub password: Option<String>,
    /// Rows that were not there before.
    pub inserted: u64,
}

/// Loads the seed.
///
/// # Errors
/// [`ConnectError`] with the remedy; refuses demo accounts where real tenants are.
pub async fn seed(options: &Options, wanted: &SeedOptions) -> Result<SeedReport, ConnectError> {
    let (store, db) = owned(options).await?;
    load(&store, &db, wanted).await.map_err(|e| ConnectError::Db(e.to_string()))
}

async fn load(store: &Store, db: &DatabaseConnection, wanted: &SeedOptions) -> Result<SeedReport, Error> {
    let existing = services::tenants::all(store).await?;
    if wanted.demo && existing.iter().any(|tenant| !tenant.demo) {
        return Err(Error::Broken(
            "this database has real tenants; demo accounts are refused. Use another database for a demonstration".to_owned(),
        ));
    }
    let first = existing.is_empty();
    let mut report = SeedReport::default();
    if wanted.demo {
        report.inserted += add_instance_flag(db).await?;
    }
    for row in files::tenants()? {
        report.inserted += add_tenant(store, db, &row, wanted.demo).await?;
        let id = tenant_id(&row.slug);
        let tx = store.begin_errand(id, Errand::Seed).await?;
        let mut inserted = registry::load(&tx, &row, wanted.demo).await?;
        inserted += facts::load(&tx, &row.slug).await?;
        if row.kind == "province" {
            inserted += figures::load(&tx, &row.slug).await?;
        }
        if inserted > 0 {
            let detail = json!({ "rows": inserted });
            record(&tx, Event { event: EventCode::Seeded, subject_id: None, subject: &row.name_vi, detail }).await?;
        }
        tx.commit().await?;
        report.inserted += inserted;
        report.tenants.push(row.slug);
    }
    if wanted.demo {
        report.accounts = demo_accounts()?;
        if let Some(password) = &wanted.password {
            people::set_all(store, password).await?;
        } else if first {
            let password = token()[..16].to_owned();
            people::set_all(store, &password).await?;
            report.password = Some(password);
        }
    }
    Ok(report)
}

/// The demo accounts, as the seed has them: slug of the tenant and user name.
///
/// # Errors
/// The seed's, which is built in.
pub fn demo_accounts() -> Result<Vec<(String, String)>, Error> {
    Ok(files::accounts()?.into_iter().map(|row| (row.tenant, row.username)).collect())
}

#[expect(clippy::disallowed_methods, reason = "properties of the instance are shared by all tenants")]
async fn add_instance_flag(db: &DatabaseConnection) -> Result<u64, Error> {
    let row = instance::ActiveModel { name: Set("demo".to_owned()), value: Set("yes".to_owned()) };
    insert_new(db, instance::Entity::insert(row)).await
}

#[expect(clippy::disallowed_methods, reason = "the table of tenants is shared by all of them")]
async fn add_tenant(store: &Store, db: &DatabaseConnection, row: &files::TenantRow, demo: bool) -> Result<u64, Error> {
    let tenant = tenant::ActiveModel {
        id: Set(tenant_id(&row.slug)),
        slug: Set(row.slug.clone()),
        code: Set(row.code.clone()),
        kind: Set(row.kind.clone()),
        name_vi: Set(row.name_vi.clone()),
        name_en: Set(row.name_en.clone()),
        ordinal: Set(row.ordinal),
        host: Set(None),
        demo: Set(demo),
        suspended_at: Set(None),
        created_at: Set(store.now()),
    };
    insert_new(db, tenant::Entity::insert(tenant)).await
}

async fn insert_new<A>(db: &impl ConnectionTrait, insert: sea_orm::Insert<A>) -> Result<u64, Error>
where
    A: sea_orm::ActiveModelTrait,
{
    let nothing = sea_orm::sea_query::OnConflict::new().do_nothing().to_owned();
    Ok(insert.on_conflict(nothing).exec_without_returning(db).await?)
}

pub(super) use figures::period_id;

/// The id that a seeded tenant always gets.
pub(super) fn tenant_id(slug: &str) -> TenantId {
    TenantId(seed_uuid(&["tenant", slug]))
}
