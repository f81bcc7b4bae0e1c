//! PostgreSQL: rows by COPY, tenant by tenant, in one repeatable-read transaction. Not pg_dump: row-level security binds
//! the owner too, and pg_dump refuses what it can't see whole.

use std::io::Write;
use std::path::Path;

use futures_util::TryStreamExt;
use sea_orm::DatabaseConnection;
use sqlx::postgres::{PgConnection, Postgres};
use sqlx::{AssertSqlSafe, Transaction};
use uuid::Uuid;

use super::archive::Packer;
use super::manifest::{Manifest, Rows};
use super::{BackupError, LEFT_OUT, io};
use crate::tenancy::{ConnectError, known_steps};

/// Copies the rows of one snapshot. Answers the applied migrations.
pub(super) async fn copy_out(db: &DatabaseConnection, spool: &Path, packer: &mut Packer) -> Result<Vec<String>, BackupError> {
    let mut connection = db.get_postgres_connection_pool().acquire().await.map_err(BackupError::db)?;
    run(&mut connection, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
    let there: bool = sqlx::query_scalar("SELECT to_regclass('seaql_migrations') IS NOT NULL")
        .fetch_one(&mut *connection)
        .await
        .map_err(BackupError::db)?;
    if !there {
        return Err(ConnectError::SchemaOlder { missing: known_steps().len() }.into());
    }
    let sql = "SELECT version FROM seaql_migrations ORDER BY version";
    let steps: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut *connection).await.map_err(BackupError::db)?;
    // The tables of a step that this version does not know would be missing.
    if let Some(step) = steps.iter().find(|step| !known_steps().contains(step)) {
        return Err(ConnectError::SchemaNewer { step: step.clone() }.into());
    }
    let tenants: Vec<Uuid> =
        sqlx::query_scalar("SELECT id FROM tenant ORDER BY ordinal").fetch_all(&mut *connection).await.map_err(BackupError::db)?;
    let tables = migrations::tables_of(&steps);
    let part = spool.join("rows");
    for (table, _) in tables.iter().filter(|(_, of_tenant)| !of_tenant) {
        table_out(&mut connection, table, None, &part, packer).await?;
    }
    for tenant in tenants {
        bind(&mut connection, tenant).await?;
        for (table, _) in tables.iter().filter(|(table, of_tenant)| *of_tenant && !LEFT_OUT.contains(table)) {
            table_out(&mut connection, table, Some(tenant), &part, packer).await?;
        }
    }
    run(&mut connection, "COMMIT").await?;
    Ok(steps)
}

async fn table_out(
    connection: &mut PgConnection,
    table: &str,
    tenant: Option<Uuid>,
    part: &Path,
    packer: &mut Packer,
) -> Result<(), BackupError> {
    let columns = columns_of(connection, table).await?;
    // The filter says once more what the policy says: a superuser, who may own the tables in a trial, is not bound by it.
    let only = tenant.map(|tenant| format!(" WHERE tenant_id = '{tenant}'")).unwrap_or_default();
    let sql = format!("COPY (SELECT {} FROM {}{only}) TO STDOUT", quoted_all(&columns), quoted(table));
    let mut file = std::fs::File::create(part).map_err(io(part))?;
    let mut count = 0;
    let mut stream = connection.copy_out_raw(&sql).await.map_err(BackupError::db)?;
    while let Some(bytes) = stream.try_next().await.map_err(BackupError::db)? {
        // A line end within a value is written as `\n`, so each line is a row.
        count += bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
        file.write_all(&bytes).map_err(io(part))?;
    }
    drop(stream);
    if count == 0 {
        return Ok(());
    }
    let folder = tenant.map_or_else(|| "shared".to_owned(), |tenant| tenant.to_string());
    packer.add_rows(&format!("rows/{folder}/{table}.copy"), part, Rows { table: table.to_owned(), tenant, columns, count })
}

async fn columns_of(connection: &mut PgConnection, table: &str) -> Result<Vec<String>, BackupError> {
    let sql = "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped \
               AND attgenerated = '' ORDER BY attnum";
    sqlx::query_scalar(sql).bind(quoted(table)).fetch_all(connection).await.map_err(BackupError::db)
}

/// Refuses a database that holds anything: other tables than ours, a tenant, a property of the instance.
pub(super) async fn must_be_empty(db: &DatabaseConnection) -> Result<(), BackupError> {
    let pool = db.get_postgres_connection_pool();
    let sql = "SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace \
               AND relname <> 'seaql_migrations'";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(pool).await.map_err(BackupError::db)?;
    let ours = migrations::tables_of(&known_steps());
    let strange = tables.iter().any(|table| !ours.iter().any(|(name, _)| name == table));
    let mut rows = 0;
    // Rows of tenants need a tenant, and these two tables show theirs to everybody.
    for shared in tables.iter().filter(|table| ours.iter().any(|(name, of_tenant)| name == table && !of_tenant)) {
        let sql = format!("SELECT count(*) FROM {}", quoted(shared));
        rows += sqlx::query_scalar::<_, i64>(AssertSqlSafe(sql)).fetch_one(pool).await.map_err(BackupError::db)?;
    }
    if strange || rows > 0 { Err(BackupError::NotEmpty("the database".to_owned())) } else { Ok(()) }
}

/// Puts the rows into migrated, empty tables; all or nothing. The caller commits.
pub(super) async fn copy_in(
    db: &DatabaseConnection,
    manifest: &Manifest,
    place: impl Fn(&str) -> Option<std::path::PathBuf>,
) -> Result<Transaction<'static, Postgres>, BackupError> {
    let mut tx = db.get_postgres_connection_pool().begin().await.map_err(BackupError::db)?;
    for member in &manifest.members {
        if let (Some(rows), Some(path)) = (&member.rows, place(&member.name)) {
            table_in(&mut tx, rows, &path).await?;
        }
    }
    Ok(tx)
}

/// COPY FROM is refused on tables with row-level security, so the rows go through a temporary table: no wall is lowered,
/// and the policy looks at each row.
async fn table_in(connection: &mut PgConnection, rows: &Rows, path: &Path) -> Result<(), BackupError> {
    let (table, columns) = (quoted(&rows.table), quoted_all(&rows.columns));
    run(connection, &format!("CREATE TEMPORARY TABLE restoring (LIKE {table}) ON COMMIT DROP")).await?;
    let file = tokio::fs::File::open(path).await.map_err(io(path))?;
    let mut copy = connection.copy_in_raw(&format!("COPY restoring ({columns}) FROM STDIN")).await.map_err(BackupError::db)?;
    copy.read_from(file).await.map_err(BackupError::db)?;
    copy.finish().await.map_err(BackupError::db)?;
    let mut only = String::new();
    if let Some(tenant) = rows.tenant {
        bind(connection, tenant).await?;
        only = format!(" WHERE tenant_id = '{tenant}'");
    }
    let sql = format!("INSERT INTO {table} ({columns}) SELECT {columns} FROM restoring{only}");
    let done = sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *connection).await.map_err(BackupError::db)?;
    if done.rows_affected() != rows.count {
        return Err(BackupError::db(format!("{}: {} rows restored of {}", rows.table, done.rows_affected(), rows.count)));
    }
    run(connection, "DROP TABLE restoring").await
}

async fn bind(connection: &mut PgConnection, tenant: Uuid) -> Result<(), BackupError> {
    let set = "SELECT set_config('app.tenant_id', $1, true)";
    sqlx::query(set).bind(tenant.to_string()).execute(connection).await.map_err(BackupError::db)?;
    Ok(())
}

async fn run(connection: &mut PgConnection, sql: &str) -> Result<(), BackupError> {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(connection).await.map_err(BackupError::db)?;
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn quoted_all(names: &[String]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ")
}
