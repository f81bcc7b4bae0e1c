//! Restoring: only into what is empty, and only what was proved whole.

use std::path::{Path, PathBuf};

use domain::audit::EventCode;
use migrations::{Migrator, MigratorTrait};
use sea_orm::DatabaseConnection;
use serde_json::json;
use tempfile::TempDir;

use super::archive::{folder_of, scratch, sync_folder, unpack};
use super::manifest::Manifest;
use super::{BackupError, engine_of, files, io, postgres, sqlite};
use crate::audit::{Event, record};
use crate::services::tenants;
use crate::tenancy::{ConnectError, Errand, Options, PoolRole, Store, applied_steps, known_steps, open, open_file, sqlite_file};

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// When the backup was made: RFC 3339, UTC.
    pub created_at: String,
    /// Tenants in it.
    pub tenants: usize,
    /// Evidence files.
    pub files: usize,
    /// Migrations applied because the backup is older than this version.
    pub migrated: usize,
}

/// Puts the rows and files of an archive into an empty database and an empty folder. Everybody signs in again.
///
/// # Errors
/// [`BackupError`] with the remedy.
pub async fn restore(options: &Options, files: &Path, archive: &Path) -> Result<Restored, BackupError> {
    let url = options.owner_url.as_ref().unwrap_or(&options.url);
    files::must_be_empty(files)?;
    let beside = scratch(files)?;
    if url.starts_with("sqlite:") {
        let target = sqlite_file(url)?;
        sqlite::must_be_empty(&target).await?;
        into_sqlite(&target, &beside, files, archive).await
    } else {
        let (_, db) = open(options, PoolRole::Own).await?;
        postgres::must_be_empty(&db).await?;
        into_postgres(&db, &beside, files, archive).await
    }
}

async fn into_sqlite(target: &Path, beside: &TempDir, files: &Path, archive: &Path) -> Result<Restored, BackupError> {
    // Beside its target, so that it can be renamed.
    let folder = scratch(&folder_of(target))?;
    let copy = folder.path().join("database.sqlite");
    let manifest = unpack(archive, |name| if name == sqlite::MEMBER { Some(copy.clone()) } else { within(beside, name) })?;
    fits(&manifest, "sqlite")?;
    let (read, write) = open_file(&copy, 1).await?;
    let (tenants, migrated) = complete(&read, &write, &manifest).await?;
    for pool in [read, write] {
        pool.close().await.map_err(BackupError::db)?;
    }
    put_in_place(&copy, target, || files::put(&within_files(beside), files))?;
    Ok(restored(&manifest, tenants, migrated))
}

/// The last connection to close folds the log into the file. Only then is it the whole database.
fn put_in_place(copy: &Path, target: &Path, files: impl FnOnce() -> Result<(), BackupError>) -> Result<(), BackupError> {
    let log = |file: &Path, end: &str| PathBuf::from(format!("{}{end}", file.display()));
    if log(copy, "-wal").exists() {
        return Err(BackupError::InUse(copy.to_path_buf()));
    }
    std::fs::File::open(copy).and_then(|file| file.sync_all()).map_err(io(copy))?;
    files()?;
    // Of the empty database that was there.
    for end in ["-wal", "-shm"] {
        let left = log(target, end);
        if left.exists() {
            std::fs::remove_file(&left).map_err(io(&left))?;
        }
    }
    std::fs::rename(copy, target).map_err(io(target))?;
    sync_folder(&folder_of(target))
}

async fn into_postgres(db: &DatabaseConnection, beside: &TempDir, files: &Path, archive: &Path) -> Result<Restored, BackupError> {
    let manifest = unpack(archive, |name| within(beside, name))?;
    fits(&manifest, engine_of(db))?;
    let applied = applied_steps(db).await?;
    // Older rows do not fit newer tables; they are migrated together, afterwards.
    let missing = manifest.migrations.strip_prefix(applied.as_slice());
    let missing = missing.ok_or_else(|| BackupError::NotEmpty("the database, which has newer tables than the archive,".to_owned()))?;
    if !missing.is_empty() {
        Migrator::up(db, u32::try_from(missing.len()).ok()).await.map_err(BackupError::db)?;
    }
    let tx = postgres::copy_in(db, &manifest, |name| within(beside, name)).await?;
    // Files before rows: a row must never name what is not there.
    files::put(&within_files(beside), files)?;
    if let Err(error) = tx.commit().await {
        files::take_back(&within_files(beside), files)?;
        return Err(BackupError::db(error));
    }
    let (tenants, migrated) = complete(db, db, &manifest).await?;
    Ok(restored(&manifest, tenants, migrated))
}

/// Refuses another engine, and a schema that this version does not know.
fn fits(manifest: &Manifest, engine: &str) -> Result<(), BackupError> {
    if manifest.engine != engine {
        return Err(BackupError::WrongEngine { archive: manifest.engine.clone(), database: engine.to_owned() });
    }
    let known = known_steps();
    match manifest.migrations.iter().find(|step| !known.contains(step)) {
        Some(step) => Err(BackupError::NewerSchema(step.clone())),
        None => Ok(()),
    }
}

/// Brings the schema up to this version and writes into every trail that time went back.
async fn complete(read: &DatabaseConnection, write: &DatabaseConnection, manifest: &Manifest) -> Result<(usize, usize), BackupError> {
    Migrator::up(write, None).await.map_err(BackupError::db)?;
    let store = Store::for_admin(read.clone(), write.clone(), None).await;
    let failed = |error: crate::Error| BackupError::Database(ConnectError::Db(error.to_string()));
    let all = tenants::all(&store).await.map_err(failed)?;
    for tenant in &all {
        let tx = store.begin_errand(tenant.id, Errand::Operator).await.map_err(failed)?;
        let detail = json!({ "by": "operator", "backup_of": manifest.created_at });
        let event = Event { event: EventCode::Restored, subject_id: None, subject: &tenant.head.name_vi, detail };
        record(&tx, event).await.map_err(failed)?;
        tx.commit().await.map_err(failed)?;
    }
    Ok((all.len(), known_steps().len() - manifest.migrations.len()))
}

fn restored(manifest: &Manifest, tenants: usize, migrated: usize) -> Restored {
    let files = manifest.members.iter().filter(|member| member.name.starts_with("files/")).count();
    Restored { created_at: manifest.created_at.clone(), tenants, files, migrated }
}

/// Where members go before they are proved.
fn within(beside: &TempDir, name: &str) -> Option<PathBuf> {
    let ours = name.starts_with("rows/") || name.starts_with("files/");
    ours.then(|| beside.path().join(name))
}

fn within_files(beside: &TempDir) -> PathBuf {
    beside.path().join(files::FOLDER)
}
