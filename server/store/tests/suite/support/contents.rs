//! Every row of a database, as text, to compare two of them.

use std::collections::BTreeMap;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Row};
use store::Options;

/// Rows by table, sorted. Each table of the schema is there, also an empty one.
pub async fn contents(options: &Options) -> BTreeMap<String, Vec<String>> {
    match &options.owner_url {
        Some(url) => of_postgres(url).await,
        None => of_sqlite(&options.url).await,
    }
}

async fn of_sqlite(url: &str) -> BTreeMap<String, Vec<String>> {
    let mut connection = SqliteConnectOptions::from_str(url).expect("an address").connect().await.expect("the file is there");
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table'").fetch_all(&mut connection).await.expect("tables");
    let mut all = BTreeMap::new();
    for table in tables {
        let columns: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_table_info(?)").bind(&table).fetch_all(&mut connection).await.expect("columns");
        let row: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let sql = format!("SELECT {} FROM \"{table}\" ORDER BY 1", row.join(" || ',' || "));
        all.insert(table, sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.expect("rows"));
    }
    all
}

async fn of_postgres(url: &str) -> BTreeMap<String, Vec<String>> {
    let mut connection = PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the owner may connect");
    let tables = sqlx::query(
        "SELECT relname::text AS name, relrowsecurity AS bound FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    );
    let tables = tables.fetch_all(&mut connection).await.expect("tables");
    let tenants: Vec<String> =
        sqlx::query_scalar("SELECT id::text FROM tenant ORDER BY id").fetch_all(&mut connection).await.expect("tenants");
    let mut all = BTreeMap::new();
    for table in tables {
        let (name, bound): (String, bool) = (table.get("name"), table.get("bound"));
        let mut rows = Vec::new();
        for tenant in tenants.iter().take(if bound { usize::MAX } else { 1 }) {
            let set = "SELECT set_config('app.tenant_id', $1, false)";
            sqlx::query(set).bind(tenant).execute(&mut connection).await.expect("a tenant");
            let sql = format!("SELECT t::text FROM \"{name}\" t");
            let some: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.expect("rows");
            rows.extend(some);
        }
        rows.sort();
        all.insert(name, rows);
    }
    all
}
