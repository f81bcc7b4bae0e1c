//! Opening the database, and refusing one that would not hold the walls.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use crate::session_rows::SessionLimits;
use domain::clock::Instant;
use migrations::{Migrator, MigratorTrait};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqlxPostgresConnector, SqlxSqliteConnector, Statement};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

/// Where the database is and how to use it.
#[derive(Debug, Clone)]
pub struct Options {
    /// `sqlite://var/diem06.sqlite` or `postgres://…` of the runtime role.
    pub url: String,
    /// The owner's URL for migrations and seeds; `url` when absent (SQLite has no roles).
    pub owner_url: Option<String>,
    /// Connections of the pool.
    pub pool: u32,
    /// A demo instance may start its clock at another time.
    pub now: Option<Instant>,
    /// How long sessions last.
    pub sessions: SessionLimits,
}

/// Why the database can't be used, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum ConnectError {
    /// Neither SQLite nor PostgreSQL.
    #[error("the database address must begin with sqlite:// or postgres:// (DATABASE_URL)")]
    UnknownScheme,
    /// SQLite's file is not there.
    #[error("there is no database file {}. Make it with `diem06 migrate`, or correct DATABASE_URL", .0.display())]
    NoFile(PathBuf),
    /// No answer.
    #[error("the database does not answer ({cause}). Start it, or correct DATABASE_URL")]
    Unreachable {
        /// What the driver said, without credentials.
        cause: String,
    },
    /// Steps are missing.
    #[error("the database lacks {missing} migration(s). Run `diem06 migrate` first")]
    SchemaOlder {
        /// How many.
        missing: usize,
    },
    /// Written by a newer version.
    #[error("the database was migrated by a newer version (unknown step {step}). Start that version, or restore a backup")]
    SchemaNewer {
        /// A step that this version does not know.
        step: String,
    },
    /// A step that does not go through. Each is a transaction, so nothing of it stays.
    #[error(
        "the migration {step} can't be applied ({cause}). Nothing of it was kept. If its tables are there already, `diem06 migrate` did not \
         make them: start from an empty database, or restore a backup"
    )]
    StepFailed {
        /// Its name.
        step: String,
        /// What the database said.
        cause: String,
    },
    /// A role that row-level security does not bind.
    #[error(
        "the database role {role:?} is {why}: row-level security would not bind it. Serve as a member of diem06_app \
         (docs/operations.md), or let `diem06 serve --provision` make such a role"
    )]
    RoleUnbound {
        /// The role.
        role: String,
        /// "a superuser", "allowed to bypass row-level security", "the owner of the tables".
        why: &'static str,
    },
    /// `DIEM06_NOW` on an instance that is no demonstration.
    #[error("DIEM06_NOW is honoured by demo instances only; unset it")]
    ClockNotDemo,
    /// Anything else.
    #[error("database: {0}")]
    Db(String),
}

impl ConnectError {
    pub(crate) fn from_db(error: DbErr) -> Self {
        Self::Db(error.to_string())
    }

    fn unreachable(cause: &impl ToString) -> Self {
        Self::Unreachable { cause: cause.to_string() }
    }
}

/// For what the connection is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Requests.
    Serve,
    /// Seeds and what the operator does: the owner's URL.
    Own,
    /// Migrations: the owner's URL, and SQLite's file is made where there is none.
    Make,
}

/// Two pools: for reading and for writing. PostgreSQL uses one for both.
pub(crate) async fn open(options: &Options, role: Role) -> Result<(DatabaseConnection, DatabaseConnection), ConnectError> {
    let url = match role {
        Role::Serve => &options.url,
        Role::Own | Role::Make => options.owner_url.as_ref().unwrap_or(&options.url),
    };
    if url.starts_with("sqlite:") {
        let (read, write) = open_sqlite(url, options.pool, role).await?;
        Ok((read, write))
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let pool = open_postgres(url, options.pool).await?;
        Ok((pool.clone(), pool))
    } else {
        Err(ConnectError::UnknownScheme)
    }
}

async fn open_sqlite(url: &str, pool: u32, role: Role) -> Result<(DatabaseConnection, DatabaseConnection), ConnectError> {
    let file = sqlite_file(url)?;
    if role == Role::Make {
        prepare_file(&file).map_err(|e| ConnectError::unreachable(&e))?;
    }
    if !file.exists() {
        return Err(ConnectError::NoFile(file));
    }
    open_file(&file, pool).await
}

/// The file that an address means.
pub(crate) fn sqlite_file(url: &str) -> Result<PathBuf, ConnectError> {
    let options = SqliteConnectOptions::from_str(url).map_err(|e| ConnectError::unreachable(&e))?;
    Ok(options.get_filename().to_path_buf())
}

/// Opens a file that is there.
pub(crate) async fn open_file(file: &Path, pool: u32) -> Result<(DatabaseConnection, DatabaseConnection), ConnectError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        // Safe with WAL: a power cut may lose the last transactions, never tear one.
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        // Each connection has a thread of its own. With a short queue of rows it and the reader wake each other all the time.
        .row_buffer_size(2_000)
        .busy_timeout(Duration::from_secs(10));
    // One writer: SQLite allows no more, and a queue in the pool is fairer than SQLITE_BUSY. It stays open while the pool
    // does, idle or not: by the lock that it holds `restore` knows that a server runs.
    let writer =
        SqlitePoolOptions::new().max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None).test_before_acquire(false);
    let writer = writer.connect_with(options.clone()).await.map_err(|e| ConnectError::unreachable(&e))?;
    // A file does not hang up: to ask each connection whether it is there, before each transaction, is a way to its thread and back.
    let reader = SqlitePoolOptions::new().max_connections(pool.max(1)).test_before_acquire(false).connect_with(options);
    let reader = reader.await.map_err(|e| ConnectError::unreachable(&e))?;
    Ok((SqlxSqliteConnector::from_sqlx_sqlite_pool(reader), SqlxSqliteConnector::from_sqlx_sqlite_pool(writer)))
}

/// Makes folder and file readable by this user only, before SQLite would create it with the umask's rights.
fn prepare_file(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file)?;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))
}

async fn open_postgres(url: &str, pool: u32) -> Result<DatabaseConnection, ConnectError> {
    let options = PgConnectOptions::from_str(url).map_err(|e| ConnectError::unreachable(&e))?;
    let pool = PgPoolOptions::new()
        .max_connections(pool.max(1))
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options)
        .await
        .map_err(|e| ConnectError::unreachable(&e))?;
    Ok(SqlxPostgresConnector::from_sqlx_postgres_pool(pool))
}

/// The steps of this version, in order.
pub(crate) fn known_steps() -> Vec<String> {
    Migrator::migrations().iter().map(|step| step.name().to_owned()).collect()
}

/// The steps that the database has, in order.
pub(crate) async fn applied_steps(db: &DatabaseConnection) -> Result<Vec<String>, ConnectError> {
    let sql = "SELECT version FROM seaql_migrations ORDER BY version";
    match db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await {
        Ok(rows) => Ok(rows.iter().filter_map(|row| row.try_get("", "version").ok()).collect()),
        // Nothing was ever migrated.
        Err(error) if ["no such table", "does not exist"].iter().any(|words| error.to_string().contains(words)) => Ok(Vec::new()),
        Err(error) => Err(ConnectError::from_db(error)),
    }
}

/// Refuses a schema that this version was not written for.
pub(crate) async fn check_schema(db: &DatabaseConnection) -> Result<(), ConnectError> {
    let (known, applied) = (known_steps(), applied_steps(db).await?);
    if let Some(step) = applied.iter().find(|step| !known.contains(step)) {
        return Err(ConnectError::SchemaNewer { step: step.clone() });
    }
    match known.iter().filter(|step| !applied.contains(step)).count() {
        0 => Ok(()),
        missing => Err(ConnectError::SchemaOlder { missing }),
    }
}

/// Refuses a PostgreSQL role that sees every tenant's rows.
pub(crate) async fn check_role(db: &DatabaseConnection) -> Result<(), ConnectError> {
    if db.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    let sql = "SELECT current_user::text AS role, rolsuper, rolbypassrls, \
               EXISTS (SELECT 1 FROM pg_class c WHERE c.oid = 'tenant'::regclass AND pg_has_role(c.relowner, 'MEMBER')) AS owns \
               FROM pg_roles WHERE rolname = current_user";
    let row = db.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await.map_err(ConnectError::from_db)?;
    let row = row.ok_or_else(|| ConnectError::Db("no such role".to_owned()))?;
    let flag = |name: &str| row.try_get::<bool>("", name).map_err(ConnectError::from_db);
    let why = if flag("rolsuper")? {
        "a superuser"
    } else if flag("rolbypassrls")? {
        "allowed to bypass row-level security"
    } else if flag("owns")? {
        "the owner of the tables"
    } else {
        return Ok(());
    };
    let role = row.try_get("", "role").map_err(ConnectError::from_db)?;
    Err(ConnectError::RoleUnbound { role, why })
}
