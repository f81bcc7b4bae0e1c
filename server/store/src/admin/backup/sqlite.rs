//! SQLite: one file, copied by VACUUM INTO, which reads one snapshot while others write.

use std::path::Path;

use sea_orm::DatabaseConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteLockingMode};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use super::archive::Packer;
use super::{BackupError, LEFT_OUT};
use crate::tenancy::{ConnectError, known_steps};

/// The member.
pub(super) const MEMBER: &str = "rows/database.sqlite";

/// Copies the rows and leaves out what no archive holds. Answers the applied migrations.
pub(super) async fn copy_out(db: &DatabaseConnection, spool: &Path, packer: &mut Packer) -> Result<Vec<String>, BackupError> {
    let copy = spool.join("database.sqlite");
    let pool = db.get_sqlite_connection_pool();
    sqlx::query("VACUUM INTO ?").bind(copy.display().to_string()).execute(pool).await.map_err(broken)?;
    let mut copied = single_file(&copy).await?;
    let steps: Vec<String> = sqlx::query_scalar("SELECT version FROM seaql_migrations ORDER BY version")
        .fetch_all(&mut copied)
        .await
        .map_err(|_| ConnectError::SchemaOlder { missing: known_steps().len() })?;
    strip(&mut copied, &steps).await?;
    let verdict: String = sqlx::query_scalar("PRAGMA quick_check(1)").fetch_one(&mut copied).await.map_err(broken)?;
    if verdict != "ok" {
        return Err(BackupError::BrokenDatabase(verdict));
    }
    copied.close().await.map_err(BackupError::db)?;
    packer.add_file(MEMBER, &copy)?;
    Ok(steps)
}

/// Deletes the rows, and with VACUUM what their pages held.
async fn strip(copied: &mut SqliteConnection, steps: &[String]) -> Result<(), BackupError> {
    for (table, _) in migrations::tables_of(steps).into_iter().filter(|(table, _)| LEFT_OUT.contains(table)) {
        sqlx::raw_sql(AssertSqlSafe(format!("DELETE FROM \"{table}\""))).execute(&mut *copied).await.map_err(BackupError::db)?;
    }
    sqlx::raw_sql("VACUUM").execute(&mut *copied).await.map_err(BackupError::db)?;
    Ok(())
}

/// Opens a file that nobody else has, without a log beside it.
async fn single_file(file: &Path) -> Result<SqliteConnection, BackupError> {
    let options = SqliteConnectOptions::new().filename(file).journal_mode(SqliteJournalMode::Delete);
    options.connect().await.map_err(BackupError::db)
}

fn broken(error: sqlx::Error) -> BackupError {
    let text = error.to_string();
    if text.contains("malformed") || text.contains("not a database") { BackupError::BrokenDatabase(text) } else { BackupError::db(text) }
}

/// Refuses a file that somebody has open, or that holds anything: no tenant and no property of the instance may be there.
pub(super) async fn must_be_empty(file: &Path) -> Result<(), BackupError> {
    let not_empty = || BackupError::NotEmpty(format!("the database file {}", file.display()));
    if !file.exists() {
        let log = file.with_file_name(format!("{}-wal", file.file_name().unwrap_or_default().to_string_lossy()));
        // The log of a database that is gone would be played into the one that comes.
        return if log.exists() { Err(BackupError::NotEmpty(format!("{}, left by another database,", log.display()))) } else { Ok(()) };
    }
    // Whoever has a database with a log open holds a shared lock on it all the time.
    let options = SqliteConnectOptions::new().filename(file).locking_mode(SqliteLockingMode::Exclusive);
    let mut connection = options.busy_timeout(std::time::Duration::from_millis(200)).connect().await.map_err(|e| busy(file, &e))?;
    sqlx::raw_sql("BEGIN EXCLUSIVE").execute(&mut connection).await.map_err(|e| busy(file, &e))?;
    let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'")
        .fetch_all(&mut connection)
        .await
        .map_err(|_| not_empty())?;
    let ours = migrations::tables_of(&known_steps());
    for table in tables.iter().filter(|table| *table != "seaql_migrations") {
        let known = ours.iter().any(|(name, _)| name == table);
        let rows = format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\""));
        let rows: i64 = sqlx::query_scalar(AssertSqlSafe(rows)).fetch_one(&mut connection).await.map_err(BackupError::db)?;
        if !known || rows > 0 {
            return Err(not_empty());
        }
    }
    sqlx::raw_sql("ROLLBACK").execute(&mut connection).await.map_err(BackupError::db)?;
    connection.close().await.map_err(BackupError::db)
}

fn busy(file: &Path, error: &sqlx::Error) -> BackupError {
    let text = error.to_string();
    if text.contains("locked") {
        return BackupError::InUse(file.to_path_buf());
    }
    if text.contains("not a database") {
        return BackupError::NotEmpty(format!("the file {}, which is no database,", file.display()));
    }
    BackupError::db(text)
}
