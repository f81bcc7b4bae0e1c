//! Wall 4 as PostgreSQL's own catalogue tells it.

use std::collections::BTreeSet;
use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Row};

use crate::support::{Db, on_postgres};

#[tokio::test]
async fn every_tenant_table_is_walled() {
    on_postgres(2, async |db: &Db| {
        let options = PgConnectOptions::from_str(&db.options.url).expect("an address");
        let mut connection = options.connect().await.expect("the server's role may connect");
        let sql = "SELECT c.relname::text AS name, c.relrowsecurity AND c.relforcerowsecurity AS forced, \
                   EXISTS (SELECT 1 FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname \
                     AND p.cmd = 'ALL' AND p.permissive = 'PERMISSIVE' AND p.qual LIKE '%app.tenant_id%' AND p.with_check = p.qual) AS policy, \
                   (SELECT count(*) FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname) AS policies \
                   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped \
                   WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace";
        let rows = sqlx::query(sql).fetch_all(&mut connection).await.expect("the catalogue can be read");
        let mut walled = BTreeSet::new();
        for row in &rows {
            let name: String = row.get("name");
            assert!(row.get::<bool, _>("forced"), "{name}: row-level security is not enabled and forced");
            assert!(row.get::<bool, _>("policy"), "{name}: no policy for reading and writing");
            assert_eq!(row.get::<i64, _>("policies"), 1, "{name}: a second policy would widen the first");
            walled.insert(name);
        }
        let listed: BTreeSet<String> = migrations::tenant_tables().into_iter().map(str::to_owned).collect();
        assert_eq!(walled, listed, "tables with tenant_id, and tables listed as a tenant's");
    })
    .await;
}

/// Without a tenant the server's role sees and writes nothing, whatever SQL it runs.
#[tokio::test]
async fn without_a_tenant_there_are_no_rows() {
    on_postgres(2, async |db: &Db| {
        let options = PgConnectOptions::from_str(&db.options.url).expect("an address");
        let mut connection = options.connect().await.expect("the server's role may connect");
        for table in migrations::tenant_tables() {
            let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM \"{table}\""));
            let count: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await.expect("the table may be read");
            assert_eq!(count, 0, "{table}");
        }
        let stolen = "UPDATE tenant_setting SET committee = 'x'";
        assert_eq!(sqlx::query(stolen).execute(&mut connection).await.expect("may update").rows_affected(), 0);
        let forged = "INSERT INTO kept_form (tenant_id, token_hash, body, expires_at) SELECT id, 'x', '', 0 FROM tenant";
        assert!(sqlx::query(forged).execute(&mut connection).await.is_err(), "a row of a tenant that is not set");
    })
    .await;
}

/// The trail is appended to and never changed, by grant.
#[tokio::test]
async fn events_cannot_be_changed_by_the_server() {
    on_postgres(2, async |db: &Db| {
        let caller = db.admin().await;
        let options = PgConnectOptions::from_str(&db.options.url).expect("an address");
        let mut connection = options.connect().await.expect("the server's role may connect");
        let tenant = format!("SET app.tenant_id = '{}'", caller.tenant.id);
        sqlx::query(sqlx::AssertSqlSafe(tenant)).execute(&mut connection).await.expect("may set its tenant");
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM audit_event").fetch_one(&mut connection).await.expect("may read");
        assert!(count > 0);
        for sql in ["UPDATE audit_event SET subject = 'x'", "DELETE FROM audit_event", "DELETE FROM unit", "UPDATE tenant SET slug = 'x'"] {
            assert!(sqlx::query(sql).execute(&mut connection).await.is_err(), "{sql}");
        }
    })
    .await;
}
