//! What the command line does: migrate, seed, suspend, check. Runs as the owner of the tables.

mod accounts;
mod backup;
pub mod doctor;
mod people;
mod provision;
mod scale;
mod seed;

use domain::audit::EventCode;
use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};
use serde_json::json;

use crate::audit::{Event, record};
use crate::entities::tenant;
use crate::services;
use crate::tenancy::{ConnectError, Errand, Options, PoolRole, Store, Tenant, applied_steps, check_schema, known_steps, open};
use crate::{Error, FileRoom};

pub use accounts::add_user;
pub use backup::{Backed, BackupError, Restored, backup, restore};
pub use people::{LinkError, demo_password, password_link};
pub use provision::serving_url;
pub use scale::{Scale, Scaled, scale};
pub use seed::{SeedOptions, SeedReport, demo_accounts, seed};

/// Applies the missing migrations, each in a transaction. Answers their names.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn migrate(options: &Options) -> Result<Vec<String>, ConnectError> {
    let (_, db) = open(options, PoolRole::Make).await?;
    let pending = Migrator::get_pending_migrations(&db).await.map_err(newer_or_db)?;
    let names = pending.iter().map(|step| step.name().to_owned()).collect();
    if let Err(error) = Migrator::up(&db, None).await {
        let applied = applied_steps(&db).await?;
        let step = known_steps().into_iter().find(|step| !applied.contains(step)).unwrap_or_default();
        return Err(ConnectError::StepFailed { step, cause: error.to_string() });
    }
    Ok(names)
}

/// Each step and whether it was applied.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn status(options: &Options) -> Result<Vec<(String, bool)>, ConnectError> {
    let (_, db) = open(options, PoolRole::Own).await?;
    let pending: Vec<String> =
        Migrator::get_pending_migrations(&db).await.map_err(newer_or_db)?.iter().map(|step| step.name().to_owned()).collect();
    let all = Migrator::migrations();
    Ok(all.iter().map(|step| (step.name().to_owned(), !pending.iter().any(|name| name == step.name()))).collect())
}

/// Every tenant, read as the owner: on PostgreSQL the command line may know no other address.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn tenants(options: &Options) -> Result<Vec<Tenant>, ConnectError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    services::tenants::all(&store).await.map_err(|e| ConnectError::Db(e.to_string()))
}

/// A store for the work that the system does by itself, of the owner: on PostgreSQL the command line may know no other address.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn worker_store(options: &Options) -> Result<Store, ConnectError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    Ok(store)
}

/// Sends up every difficulty whose days at its level are over, in every province that is not suspended. Answers how many steps
/// each took.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn climb(options: &Options) -> Result<Vec<(String, u32)>, ConnectError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    let broken = |error: Error| ConnectError::Db(error.to_string());
    let mut done = Vec::new();
    for tenant in services::tenants::all(&store).await.map_err(broken)?.into_iter().filter(|tenant| !tenant.is_centre()) {
        let steps = services::difficulties::climb_due(&store, &tenant).await.map_err(broken)?;
        done.push((tenant.head.slug, steps));
    }
    Ok(done)
}

/// Deletes what lies in the folder of files and belongs to nobody. Answers how many uploads that were cut off, and how many contents.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn sweep(options: &Options, room: &FileRoom) -> Result<(u32, u32), ConnectError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    services::files::sweep(&store, room).await.map_err(|error| ConnectError::Db(error.to_string()))
}

/// Suspends a tenant (reading only), or resumes it. Answers whether there is one.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn suspend(options: &Options, slug: &str, suspended: bool) -> Result<bool, ConnectError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    set_suspended(&store, slug, suspended).await.map_err(|e| ConnectError::Db(e.to_string()))
}

#[expect(clippy::disallowed_methods, reason = "the table of tenants is shared by all of them")]
async fn set_suspended(store: &Store, slug: &str, suspended: bool) -> Result<bool, Error> {
    let Some(tenant) = services::tenants::find(store, slug).await? else { return Ok(false) };
    if tenant.suspended == suspended {
        return Ok(true);
    }
    let tx = store.begin_errand(tenant.id, Errand::Operator).await?;
    tenant::Entity::update_many()
        .col_expr(tenant::Column::SuspendedAt, Expr::value(suspended.then(|| tx.now())))
        .filter(tenant::Column::Id.eq(tenant.id))
        .exec(tx.conn())
        .await?;
    let code = if suspended { EventCode::TenantSuspended } else { EventCode::TenantResumed };
    let event = Event { event: code, subject_id: None, subject: &tenant.head.name_vi, detail: json!({ "by": "operator" }) };
    record(&tx, event).await?;
    tx.commit().await?;
    Ok(true)
}

/// A store of the owner's, for errands of the command line.
async fn owned(options: &Options) -> Result<(Store, DatabaseConnection), ConnectError> {
    let (read, write) = open(options, PoolRole::Own).await?;
    Ok((Store::for_admin(read, write.clone(), options.now).await, write))
}

/// The migrator says in words when the database knows a step that this version doesn't.
fn newer_or_db(error: sea_orm::DbErr) -> ConnectError {
    let text = error.to_string();
    match text.split('\'').nth(1) {
        Some(step) if text.contains("missing") => ConnectError::SchemaNewer { step: step.to_owned() },
        _ => ConnectError::Db(text),
    }
}
