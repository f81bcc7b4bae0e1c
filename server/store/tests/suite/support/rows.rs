//! Every row there is, to say that nothing changed.

use std::collections::BTreeMap;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, PgConnection, SqliteConnection};

use super::Db;

/// Each table's rows as text, sorted.
pub type Rows = BTreeMap<String, Vec<String>>;

impl Db {
    /// All rows of all tenants, read past every wall.
    pub async fn rows(&self) -> Rows {
        let mut rows = match &self.options.owner_url {
            Some(url) => {
                let mut owner = PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the owner may connect");
                of_postgres(&mut owner).await
            }
            None => {
                let file = SqliteConnectOptions::from_str(&self.options.url).expect("an address");
                of_sqlite(&mut file.connect().await.expect("the file is there")).await
            }
        };
        rows.values_mut().for_each(|table| table.sort_unstable());
        rows
    }

    /// Fails with the tables that are not as they were.
    pub async fn assert_unchanged_since(&self, before: &Rows, what: &str) {
        let (before, after) = (without_empty(before), without_empty(&self.rows().await));
        for (table, rows) in &after {
            let old = before.get(table).map(Vec::as_slice).unwrap_or_default();
            let new: Vec<_> = rows.iter().filter(|row| !old.contains(row)).collect();
            assert!(new.is_empty() && rows.len() == old.len(), "{what}: {table} had {} rows, now {}; new: {new:?}", old.len(), rows.len());
        }
        assert_eq!(before.len(), after.len(), "{what}: a table lost its rows");
    }
}

fn without_empty(rows: &Rows) -> Rows {
    rows.iter().filter(|(_, rows)| !rows.is_empty()).map(|(table, rows)| (table.clone(), rows.clone())).collect()
}

async fn of_sqlite(connection: &mut SqliteConnection) -> Rows {
    let mut all = Rows::new();
    for table in tables() {
        let columns: Vec<String> = sqlx::query_scalar("SELECT name FROM pragma_table_info($1)")
            .bind(table)
            .fetch_all(&mut *connection)
            .await
            .expect("the columns can be read");
        let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
        let sql = format!("SELECT {} FROM \"{table}\"", quoted.join(" || ' ' || "));
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut *connection).await.expect("the table can be read");
        all.insert(table.to_owned(), rows);
    }
    all
}

/// Row-level security binds the owner too, so each tenant's rows are read in its name.
async fn of_postgres(connection: &mut PgConnection) -> Rows {
    let mut all = Rows::new();
    let tenants: Vec<String> = fetch(connection, "SELECT id::text FROM tenant".to_owned()).await;
    for tenant in tenants {
        let set = format!("SET app.tenant_id = '{tenant}'");
        sqlx::raw_sql(AssertSqlSafe(set)).execute(&mut *connection).await.expect("a setting");
        for table in migrations::tenant_tables() {
            let rows = fetch(connection, format!("SELECT row_text::text FROM \"{table}\" row_text")).await;
            all.entry(table.to_owned()).or_default().extend(rows);
        }
    }
    for table in SHARED {
        let rows = fetch(connection, format!("SELECT row_text::text FROM \"{table}\" row_text")).await;
        all.insert(table.to_owned(), rows);
    }
    all
}

async fn fetch(connection: &mut PgConnection, sql: String) -> Vec<String> {
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(connection).await.expect("the table can be read")
}

const SHARED: [&str; 2] = ["instance", "tenant"];

fn tables() -> impl Iterator<Item = &'static str> {
    migrations::tenant_tables().into_iter().chain(SHARED)
}
