//! `diem06 backup` and `diem06 restore`: one archive of rows and files (`docs/adr/0005-backup.md`).
//!
//! Rows first, then files: a file is written before the row that names it and never changed afterwards, so the files copied
//! later hold everything that the rows copied earlier name. The other way round, a row could name a file that came between.

mod archive;
mod error;
mod files;
mod manifest;
mod postgres;
mod restore;
mod sqlite;

use std::path::Path;

use sea_orm::{DatabaseConnection, DbBackend};

use crate::tenancy::{Options, PoolRole, Store, open};
use archive::Packer;
pub use error::BackupError;
use manifest::Manifest;
pub use restore::{Restored, restore};

/// What no archive holds: it would let in whoever was let in then, though signed out, revoked or used up since.
const LEFT_OUT: [&str; 4] = ["session", "sign_in_throttle", "password_link", "kept_form"];

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backed {
    /// Bytes of the archive.
    pub bytes: u64,
    /// Evidence files.
    pub files: usize,
    /// Applied migrations.
    pub steps: usize,
}

/// Writes a consistent copy of the database and the files into a new archive, while the instance runs.
///
/// # Errors
/// [`BackupError`] with the remedy; then there is no archive.
pub async fn backup(options: &Options, files: &Path, archive: &Path) -> Result<Backed, BackupError> {
    let mut packer = Packer::create(archive)?;
    let (read, write) = open(options, PoolRole::Own).await?;
    // The clock of the machine, not a demonstration's: this says when the copy was really made.
    let now = Store::for_admin(read.clone(), write, None).await.now();
    let folder = archive::folder_of(archive);
    let spool = archive::scratch(&folder)?;
    let steps = match read.get_database_backend() {
        DbBackend::Sqlite => sqlite::copy_out(&read, spool.path(), &mut packer).await?,
        _ => postgres::copy_out(&read, spool.path(), &mut packer).await?,
    };
    let names = files::list(files)?;
    for (name, path) in &names {
        packer.add_file(&format!("{}/{name}", files::FOLDER), path)?;
    }
    let done = Backed { bytes: 0, files: names.len(), steps: steps.len() };
    let bytes = packer.finish(Manifest::new(engine_of(&read), steps, now))?;
    Ok(Backed { bytes, ..done })
}

/// The engine of a database, as the manifest names it.
fn engine_of(db: &DatabaseConnection) -> &'static str {
    if db.get_database_backend() == DbBackend::Sqlite { "sqlite" } else { "postgres" }
}

fn io(path: &Path) -> impl Fn(std::io::Error) -> BackupError {
    let path = path.to_path_buf();
    move |cause| BackupError::Io { path: path.clone(), cause }
}
