//! A database that can't be used: what is said, and what to do about it.

use std::str::FromStr;

use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions};
use store::admin::{migrate, status, suspend};
use store::{ConnectError, Options, SessionLimits, Store};

use crate::support::{Db, Empty, on_each, on_postgres};

async fn served(options: &Options) -> String {
    Store::connect(options).await.expect_err("must be refused").to_string()
}

fn at(url: &str) -> Options {
    Options { url: url.to_owned(), owner_url: None, pool: 1, now: None, sessions: SessionLimits::default() }
}

#[tokio::test]
async fn connect_without_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("none.sqlite");
    let options = at(&format!("sqlite://{}", file.display()));
    let text = served(&options).await;
    assert!(text.contains("none.sqlite") && text.contains("`diem06 migrate`"), "{text}");
    // Nor does a slip of the pen leave an empty database behind.
    assert!(matches!(suspend(&options, "thanh-hoa", true).await, Err(ConnectError::NoFile(_))));
    assert!(matches!(status(&options).await, Err(ConnectError::NoFile(_))));
    assert!(!file.exists());
}

#[tokio::test]
async fn connect_unreachable() {
    // Bound and dropped: nobody listens there.
    let port = std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let text = served(&at(&format!("postgres://somebody:geheim@127.0.0.1:{port}/diem06"))).await;
    assert!(text.contains("does not answer") && text.contains("DATABASE_URL"), "{text}");
    assert!(!text.contains("geheim"), "{text}");
    let text = served(&at("mysql://somewhere/diem06")).await;
    assert!(text.contains("sqlite:// or postgres://"), "{text}");
}

#[tokio::test]
async fn connect_newer() {
    on_each(async |db: &Db| {
        db.write(&db.admin().await, "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_later', 0)").await;
        let newer = served(&db.options).await;
        assert!(newer.contains("newer version") && newer.contains("m9999_later") && newer.contains("backup"), "{newer}");
        let migrated = migrate(&db.options).await;
        assert!(matches!(&migrated, Err(ConnectError::SchemaNewer { step }) if step == "m9999_later"), "{migrated:?}");
    })
    .await;
}

#[tokio::test]
async fn connect_older() {
    on_each(async |db: &Db| {
        db.write(&db.admin().await, "DELETE FROM seaql_migrations WHERE version > 'm0002'").await;
        let older = served(&db.options).await;
        assert!(older.contains("lacks") && older.contains("`diem06 migrate`"), "{older}");
    })
    .await;
}

#[tokio::test]
async fn migrate_a_step_whose_tables_are_there() {
    on_each(async |db: &Db| {
        db.write(&db.admin().await, "DELETE FROM seaql_migrations WHERE version > 'm0002'").await;
        let failed = migrate(&db.options).await.expect_err("the tables are there").to_string();
        assert!(failed.contains("m0002_people_and_audit") && failed.contains("restore a backup"), "{failed}");
    })
    .await;
}

#[tokio::test]
async fn migrate_a_step_that_breaks_off_leaves_nothing_of_it() {
    on_each(async |db: &Db| {
        let empty = db.empty().await;
        // Third of the tables of the third step: two are made before it.
        empty.run("CREATE TABLE obligation_fulfilment (x integer)").await;
        let failed = migrate(&empty.options).await.expect_err("a table is in the way").to_string();
        assert!(failed.contains("m0003_directives_and_models"), "{failed}");
        let steps = status(&empty.options).await.expect("the steps");
        assert_eq!(steps.iter().filter(|(_, applied)| *applied).count(), 2, "the steps before it stay: {steps:?}");
        empty.run("DROP TABLE obligation_fulfilment").await;
        assert!(!migrate(&empty.options).await.expect("nothing of the step is in the way").is_empty());
        empty.remove().await;
    })
    .await;
}

#[tokio::test]
async fn connect_wrong_role() {
    on_postgres(2, async |db: &Db| {
        let owner = db.options.owner_url.clone().expect("an owner");
        let text = served(&at(&owner)).await;
        assert!(text.contains("the owner of the tables") && text.contains("--provision"), "{text}");
        // Only the throw-away cluster lets anybody in as its superuser.
        if std::env::var_os("TEST_POSTGRES_DIR").is_none() {
            eprintln!("SKIPPED: no superuser at hand, TEST_POSTGRES_DIR is not set");
            return;
        }
        let root = PgConnectOptions::from_str(&owner).expect("an address").username("postgres");
        let text = served(&at(root.to_url_lossy().as_str())).await;
        assert!(text.contains("a superuser") && text.contains("diem06_app"), "{text}");
        let role = format!("diem06_test_bypass_{}", std::process::id());
        let sql = format!("CREATE ROLE {role} LOGIN BYPASSRLS IN ROLE diem06_app");
        let mut connection = root.connect().await.expect("the throw-away cluster trusts");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await.expect("a role");
        let text = served(&at(root.clone().username(&role).to_url_lossy().as_str())).await;
        assert!(text.contains("allowed to bypass row-level security"), "{text}");
    })
    .await;
}

#[tokio::test]
async fn backup_of_a_database_without_tables() {
    let empty = Empty::sqlite().await;
    std::fs::write(empty.options.url.trim_start_matches("sqlite://"), "").expect("a file");
    let folder = tempfile::tempdir().expect("a folder");
    let made = store::admin::backup(&empty.options, folder.path(), &folder.path().join("b.tar.gz")).await;
    let text = made.expect_err("there is nothing to copy").to_string();
    assert!(text.contains("`diem06 migrate`"), "{text}");
    empty.remove().await;
}
