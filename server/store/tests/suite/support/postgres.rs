//! PostgreSQL: a template database, copied for each test, served by a role that row-level security binds.

use std::io::Write;
use std::str::FromStr;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};
use store::{Options, SessionLimits};
use tokio::sync::OnceCell;

/// The login of the server; the cluster is a throw-away one.
const SERVE: &str = "diem06_test_serve";
/// Tries, a tenth of a second apart, for what other connections may hold up.
const TRIES: u32 = 100;

static TEMPLATE: OnceCell<String> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A database of its own.
pub struct Copy {
    name: String,
    pub url: String,
    pub owner_url: String,
}

/// A fresh copy of the seeded database; `None` where no PostgreSQL is at hand.
pub async fn copy() -> Option<Copy> {
    let Some(owner) = owner() else {
        // Not `eprintln!`, which a passing test swallows.
        static TOLD: Once = Once::new();
        TOLD.call_once(|| drop(writeln!(std::io::stderr(), "SKIPPED: no test runs on PostgreSQL, TEST_POSTGRES_URL is not set")));
        return None;
    };
    let template = TEMPLATE.get_or_init(|| make_template(&owner)).await;
    let name = next(template);
    run(&owner, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
    let server = owner.clone().username(SERVE).password(SERVE);
    Some(Copy { url: url(server, &name), owner_url: url(owner, &name), name })
}

/// A database with nothing in it.
pub async fn empty() -> Option<Copy> {
    let owner = owner()?;
    // The template makes the role that serves.
    let template = TEMPLATE.get_or_init(|| make_template(&owner)).await;
    let name = next(template);
    run(&owner, &format!("CREATE DATABASE {name}")).await;
    let server = owner.clone().username(SERVE).password(SERVE);
    Some(Copy { url: url(server, &name), owner_url: url(owner, &name), name })
}

impl Copy {
    pub async fn remove(self) {
        if let Some(owner) = owner() {
            run(&owner, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
        }
    }
}

/// Runs one statement on the rows of a tenant: row-level security binds the owner too.
pub async fn write(url: &str, tenant: &str, sql: &str) {
    let mut connection = PgConnectOptions::from_str(url).expect("an address").connect().await.expect("the owner may connect");
    let sql = format!("SET app.tenant_id = '{tenant}'; {sql}");
    sqlx::raw_sql(AssertSqlSafe(sql.clone())).execute(&mut connection).await.expect(&sql);
}

fn owner() -> Option<PgConnectOptions> {
    let url = std::env::var("TEST_POSTGRES_URL").ok().filter(|url| !url.is_empty())?;
    Some(PgConnectOptions::from_str(&url).expect("TEST_POSTGRES_URL is an address"))
}

fn url(options: PgConnectOptions, database: &str) -> String {
    options.database(database).to_url_lossy().to_string()
}

async fn make_template(owner: &PgConnectOptions) -> String {
    let name = format!("diem06_test_{}", super::run::run().key);
    super::run::once("postgres", async || {
        run(owner, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(owner, &format!("CREATE DATABASE {name}")).await;
        let url = url(owner.clone(), &name);
        super::prepare(&Options { url, owner_url: None, pool: 2, now: None, sessions: SessionLimits::default() }).await;
        let role = format!(
            "DO $$ BEGIN CREATE ROLE {SERVE} LOGIN PASSWORD '{SERVE}' IN ROLE {}; \
             EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$",
            migrations::APP_ROLE
        );
        run(owner, &role).await;
    })
    .await;
    name
}

/// A name of this process.
fn next(template: &str) -> String {
    format!("{template}_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Runs one statement as the owner. A template can't be copied while the seed's connections are still closing.
async fn run(owner: &PgConnectOptions, sql: &str) {
    let mut connection = owner.connect().await.expect("TEST_POSTGRES_URL answers");
    for attempt in 1.. {
        match sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut connection).await {
            Ok(_) => break,
            Err(error) => assert!(attempt < TRIES, "{sql}: {error}"),
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    connection.close().await.expect("a connection can be closed");
}
