//! Why there is no backup, or nothing was restored. After a refusal nothing was changed; when the disk or the database fails half
//! way, there may be files without rows, never rows without their files.

use std::path::PathBuf;

use crate::tenancy::ConnectError;

/// See the module.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The name is taken.
    #[error("{} exists already, and a backup never overwrites anything. Name a new file", .0.display())]
    Exists(PathBuf),
    /// Reading or writing failed.
    #[error("{}: {cause}. Check that it exists, the rights and the free space", path.display())]
    Io {
        /// What was read or written.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A file that must not change did.
    #[error("{} is no regular file, or changed while it was read. Evidence files are written once; look who changes them", .0.display())]
    Unsteady(PathBuf),
    /// The database itself is damaged.
    #[error("the database is damaged ({0}), so no backup was made. Restore the last good one")]
    BrokenDatabase(String),
    /// The sums, the order or the end do not fit.
    #[error("the archive {} is damaged or cut short ({cause}). Nothing was changed. Fetch it again, or take another backup", path.display())]
    Damaged {
        /// The archive.
        path: PathBuf,
        /// What does not fit.
        cause: String,
    },
    /// The archive's own format is newer.
    #[error("the archive has format {0}, which a newer version wrote. Restore it with that version")]
    NewerFormat(u32),
    /// The rows are of a newer schema.
    #[error("the archive was written by a newer version (unknown step {0}). Restore it with that version")]
    NewerSchema(String),
    /// SQLite into PostgreSQL or the other way round.
    #[error(
        "the archive is of {archive}, and the database is {database}. Set DATABASE_URL to an empty {archive} database; rows do not move between the two"
    )]
    WrongEngine {
        /// Of the archive.
        archive: String,
        /// Of the address.
        database: String,
    },
    /// There is something that would be lost.
    #[error("{0} is not empty, and restoring never overwrites anything. Move it away, or name another place")]
    NotEmpty(String),
    /// A server, or another command, has the file open.
    #[error("{} is in use by another process. Stop the server first", .0.display())]
    InUse(PathBuf),
    /// The database.
    #[error(transparent)]
    Database(#[from] ConnectError),
}

impl BackupError {
    pub(super) fn db(error: impl std::fmt::Display) -> Self {
        Self::Database(ConnectError::Db(error.to_string()))
    }
}
