//! What the command line does: migrate, seed, suspend, check. Runs as the owner of the tables.

mod accounts;
pub mod doctor;
mod people;
mod provision;
mod seed;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, QueryFilter};

use crate::entities::tenant;
use crate::tenancy::{ConnectError, Options, PoolRole, Store, open};

pub use accounts::add_user;
pub use people::demo_password;
pub use provision::serving_url;
pub use seed::{SeedOptions, SeedReport, seed};

/// Applies the missing migrations, each in a transaction. Answers their names.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn migrate(options: &Options) -> Result<Vec<String>, ConnectError> {
    let (_, db) = open(options, PoolRole::Own).await?;
    let pending = Migrator::get_pending_migrations(&db).await.map_err(newer_or_db)?;
    let names = pending.iter().map(|step| step.name().to_owned()).collect();
    Migrator::up(&db, None).await.map_err(newer_or_db)?;
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

/// Suspends a tenant (reading only), or resumes it. Answers whether there is one.
///
/// # Errors
/// [`ConnectError`] with the remedy.
#[expect(clippy::disallowed_methods, reason = "the table of tenants is shared by all of them")]
pub async fn suspend(options: &Options, slug: &str, suspended: bool) -> Result<bool, ConnectError> {
    let (store, db) = owned(options).await?;
    let at = suspended.then(|| store.now());
    let done = tenant::Entity::update_many()
        .col_expr(tenant::Column::SuspendedAt, Expr::value(at))
        .filter(tenant::Column::Slug.eq(slug))
        .exec(&db)
        .await
        .map_err(ConnectError::from_db)?;
    Ok(done.rows_affected == 1)
}

/// A store of the owner's, for errands of the command line.
async fn owned(options: &Options) -> Result<(Store, DatabaseConnection), ConnectError> {
    let (read, write) = open(options, PoolRole::Own).await?;
    Ok((Store::for_admin(read, write.clone()), write))
}

/// The migrator says in words when the database knows a step that this version doesn't.
fn newer_or_db(error: sea_orm::DbErr) -> ConnectError {
    let text = error.to_string();
    match text.split('\'').nth(1) {
        Some(step) if text.contains("missing") => ConnectError::SchemaNewer { step: step.to_owned() },
        _ => ConnectError::Db(text),
    }
}
