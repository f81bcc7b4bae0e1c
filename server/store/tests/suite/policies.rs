//! Wall 4, tried: each way of weakening a table's policy is noticed by the probe that the unchanged tables pass.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgDatabaseError};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection};
use uuid::Uuid;

use crate::support::{Db, THANH_HOA, on_postgres};

/// What row-level security says, and a missing grant doesn't.
const WALLED: &str = "violates row-level security policy";
const OWN: &str = "tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid";

/// A furnished tenant beside its twin, the server's connection in the tenant's name, and the owner's.
struct Probe {
    server: PgConnection,
    owner: PgConnection,
    own: Uuid,
    twin: Uuid,
}

impl Probe {
    async fn new(db: &Db) -> Self {
        db.furnish().await;
        let (own, twin) = (db.tenant(THANH_HOA).await.id.0, db.add_twin().await.0);
        let connect = async |url: &str| {
            let mut connection = PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the role may connect");
            let set = format!("SET app.tenant_id = '{own}'");
            sqlx::raw_sql(AssertSqlSafe(set)).execute(&mut connection).await.expect("may set its tenant");
            connection
        };
        let owner_url = db.options.owner_url.as_deref().expect("PostgreSQL has an owner");
        Self { server: connect(&db.options.url).await, owner: connect(owner_url).await, own, twin }
    }

    /// What is wrong with a table's wall, or nothing.
    async fn gap(&mut self, table: &str, columns: &str) -> Option<&'static str> {
        let (own, twin) = (self.own, self.twin);
        let seen = |tenant: Uuid| format!("SELECT count(*) FROM \"{table}\" WHERE tenant_id = '{tenant}'");
        if count(&mut self.server, seen(twin)).await > 0 {
            return Some("the server reads another tenant's rows");
        }
        if count(&mut self.owner, seen(twin)).await > 0 {
            return Some("the owner reads another tenant's rows");
        }
        if count(&mut self.server, seen(own)).await == 0 {
            return Some("a tenant's own rows are out of reach");
        }
        // The twin has these very keys: without a wall the row would be refused as a duplicate, in other words.
        let columns = columns.trim_start_matches("tenant_id, ");
        let insert = format!("INSERT INTO \"{table}\" (tenant_id, {columns}) SELECT '{twin}', {columns} FROM \"{table}\" LIMIT 1");
        if !self.walled(insert).await {
            return Some("a row can be written into another tenant");
        }
        if self.may(table, "UPDATE").await {
            if !self.walled(format!("UPDATE \"{table}\" SET tenant_id = '{twin}'")).await {
                return Some("a row can be moved into another tenant");
            }
            if self.affected(format!("UPDATE \"{table}\" SET tenant_id = '{own}' WHERE tenant_id = '{twin}'")).await != Some(0) {
                return Some("another tenant's row can be taken");
            }
        }
        if self.may(table, "DELETE").await && self.affected(format!("DELETE FROM \"{table}\" WHERE tenant_id = '{twin}'")).await != Some(0)
        {
            return Some("another tenant's row can be deleted");
        }
        None
    }

    async fn may(&mut self, table: &str, right: &str) -> bool {
        let sql = format!("SELECT has_table_privilege('\"{table}\"', '{right}')");
        sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut self.server).await.expect("the catalogue")
    }

    /// Rows that a statement would change, if it may. Nothing stays changed.
    async fn affected(&mut self, sql: String) -> Option<u64> {
        let mut tx = self.server.begin().await.expect("a transaction");
        let done = sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await;
        tx.rollback().await.expect("nothing stays");
        done.ok().map(|done| done.rows_affected())
    }

    /// Whether row-level security itself refuses a statement.
    async fn walled(&mut self, sql: String) -> bool {
        let mut tx = self.server.begin().await.expect("a transaction");
        let refused = sqlx::query(AssertSqlSafe(sql)).execute(&mut *tx).await.err();
        // Not left to the drop, which only rolls back at the next statement and holds the table until then.
        tx.rollback().await.expect("nothing stays");
        let refused = refused.as_ref().and_then(sqlx::Error::as_database_error);
        refused.is_some_and(|error| error.downcast_ref::<PgDatabaseError>().message().contains(WALLED))
    }

    async fn change(&mut self, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut self.owner).await.expect(sql);
    }
}

async fn count(connection: &mut PgConnection, sql: String) -> i64 {
    sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(connection).await.expect("the table may be read")
}

/// Ways to weaken a table's wall, each with the way back.
fn weakenings(table: &str) -> Vec<(&'static str, String, String)> {
    let table = format!("\"{table}\"");
    let drop = format!("DROP POLICY own_tenant ON {table}");
    let make = format!("CREATE POLICY own_tenant ON {table} USING ({OWN}) WITH CHECK ({OWN})");
    let alter = |rest: &str| format!("ALTER TABLE {table} {rest} ROW LEVEL SECURITY");
    let policy = |using: &str, check: &str| format!("ALTER POLICY own_tenant ON {table} USING ({using}) WITH CHECK ({check})");
    let mut ways = vec![
        ("policy dropped", drop.clone(), make.clone()),
        ("policy dropped and security off", format!("{drop}; {}", alter("DISABLE")), format!("{make}; {}", alter("ENABLE"))),
        ("security off", alter("DISABLE"), alter("ENABLE")),
        ("not forced upon the owner", alter("NO FORCE"), alter("FORCE")),
        ("reads everything", policy("true", OWN), policy(OWN, OWN)),
        ("writes anything", policy(OWN, "true"), policy(OWN, OWN)),
    ];
    for command in ["SELECT", "ALL"] {
        let add = format!("CREATE POLICY second ON {table} FOR {command} USING (true)");
        ways.push(("a second policy", add, format!("DROP POLICY second ON {table}")));
    }
    ways
}

#[tokio::test]
async fn every_weakened_policy_is_noticed() {
    on_postgres(2, async |db: &Db| {
        let mut probe = Probe::new(db).await;
        for table in migrations::tenant_tables() {
            let columns = db.columns(table).await.join(", ");
            assert_eq!(probe.gap(table, &columns).await, None, "{table} as it is");
            for (what, weaken, restore) in weakenings(table) {
                probe.change(&weaken).await;
                let gap = probe.gap(table, &columns).await;
                assert!(gap.is_some(), "{table}, {what}: nobody notices");
                probe.change(&restore).await;
            }
            assert_eq!(probe.gap(table, &columns).await, None, "{table} as it was");
        }
    })
    .await;
}
