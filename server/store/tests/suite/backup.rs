//! `diem06 backup` and `diem06 restore`.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::str::FromStr;

use domain::views::audit::AuditFilter;
use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;
use store::admin::{BackupError, backup, doctor, restore};
use store::services::{audit, sign_in};
use store::{Options, Store};
use tempfile::TempDir;

use crate::support::archive::{repacked, replaced};
use crate::support::contents::contents;
use crate::support::{Db, Empty, NGHE_AN, THANH_HOA, on_each, on_postgres};

/// Of what no archive holds, and what tells that time went back.
const DIFFER: [&str; 6] = ["session", "sign_in_throttle", "password_link", "kept_form", "audit_event", "seaql_migrations"];

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn put(file: &Path, content: &str) {
    std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
    std::fs::write(file, content).expect("a file");
}

fn same(mut rows: BTreeMap<String, Vec<String>>) -> BTreeMap<String, Vec<String>> {
    rows.retain(|table, _| !DIFFER.contains(&table.as_str()));
    rows
}

/// A backup of a seeded instance with two files.
async fn made(db: &Db, at: &TempDir) -> std::path::PathBuf {
    put(&at.path().join("files/38/ab/one.pdf"), "một");
    put(&at.path().join("files/two.txt"), "");
    put(&at.path().join("files/.being-written"), "half");
    let archive = at.path().join("one.tar.gz");
    let done = backup(&db.options, &at.path().join("files"), &archive).await.expect("a backup");
    assert_eq!((done.files, done.bytes), (2, archive.metadata().expect("it is there").len()));
    archive
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backup_while_others_write_comes_back_whole() {
    on_each(async |db: &Db| {
        let (at, caller) = (folder(), db.admin().await);
        let (store, writer) = (db.store.clone(), caller.clone());
        let (stop, mut stopped) = tokio::sync::watch::channel(false);
        let writing = tokio::spawn(async move {
            let mut events = 0;
            while !*stopped.borrow_and_update() {
                sign_in::sign_out(&store, &writer).await.expect("an event");
                events += 1;
            }
            events
        });
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        let archive = made(db, &at).await;
        stop.send(true).expect("it listens");
        assert!(writing.await.expect("it wrote") > 0);
        let empty = db.empty().await;
        let files = at.path().join("back");
        let done = restore(&empty.options, &files, &archive).await.expect("restored");
        assert_eq!((done.tenants, done.files, done.migrated), (5, 2, 0));
        let (before, after) = (contents(&db.options).await, contents(&empty.options).await);
        let events = (&before["audit_event"], &after["audit_event"]);
        assert!(same(before.clone()).values().map(Vec::len).sum::<usize>() > 4000, "this is a seeded instance");
        assert_eq!(same(before.clone()), same(after.clone()));
        // Of the trail what was there at one moment, and one event for each tenant.
        let kept = events.1.iter().filter(|event| events.0.contains(event)).count();
        assert_eq!((kept + 5, events.1.iter().filter(|event| event.contains("restored")).count()), (events.1.len(), 5));
        for table in &DIFFER[..4] {
            assert!(after[*table].is_empty(), "{table} lets nobody in");
        }
        assert_eq!(std::fs::read_to_string(files.join("38/ab/one.pdf")).expect("a file"), "một");
        assert!(files.join("two.txt").exists() && !files.join(".being-written").exists());
        empty.remove().await;
    })
    .await;
}

#[tokio::test]
async fn restore_gives_an_instance_that_can_be_served() {
    on_each(async |db: &Db| {
        let (at, caller) = (folder(), db.admin().await);
        let archive = made(db, &at).await;
        let empty = db.empty().await;
        restore(&empty.options, &at.path().join("back"), &archive).await.expect("restored");
        let checks = doctor::run(&empty.options).await;
        assert!(checks.iter().all(|check| check.ok), "{checks:?}");
        assert!(checks.iter().any(|check| check.name == "audit trail" && check.detail == "5 chains hold"), "{checks:?}");
        let store = Store::connect(&empty.options).await.expect("it can be served");
        let over = sign_in::load(&store, &caller.tenant, &caller.actor.session).await;
        assert_eq!(over.expect("sessions can be read"), None, "the session of before is over");
        drop(store);
        let restored = Db { store: Store::connect(&empty.options).await.expect("again"), options: empty.options.clone() };
        let again = restored.caller(THANH_HOA, "thuongtruc").await;
        let trail = audit::list(&restored.store, &again, AuditFilter::default()).await.expect("the trail");
        assert!(trail.chain_holds && trail.rows.iter().any(|row| row.event == "restored" && row.actor.is_none()));
        drop(restored);
        empty.remove().await;
    })
    .await;
}

#[tokio::test]
async fn doctor_finds_a_changed_event() {
    on_each(async |db: &Db| {
        let caller = db.other().await;
        db.write(&caller, "UPDATE audit_event SET subject = 'x' WHERE seq = 1").await;
        let checks = doctor::run(&db.options).await;
        let trail = checks.iter().find(|check| check.name == "audit trail").expect("it was looked at");
        assert!(!trail.ok && trail.detail.contains(&format!("{NGHE_AN} at event 1")), "{trail:?}");
    })
    .await;
}

#[tokio::test]
async fn backup_is_for_this_user_only_and_overwrites_nothing() {
    on_each(async |db: &Db| {
        let at = folder();
        let archive = made(db, &at).await;
        assert_eq!(archive.metadata().expect("it is there").permissions().mode() & 0o777, 0o600);
        let names: Vec<_> = std::fs::read_dir(at.path()).expect("a folder").flatten().map(|entry| entry.file_name()).collect();
        assert_eq!(names.len(), 2, "nothing is left over: {names:?}");
        let again = backup(&db.options, &at.path().join("files"), &archive).await;
        assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn backup_refuses_a_file_that_is_none() {
    on_each(async |db: &Db| {
        let at = folder();
        put(&at.path().join("files/one.txt"), "x");
        std::os::unix::fs::symlink("/etc/hostname", at.path().join("files/link")).expect("a link");
        let made = backup(&db.options, &at.path().join("files"), &at.path().join("b.tar.gz")).await;
        assert!(matches!(made, Err(BackupError::Unsteady(_))), "{made:?}");
        assert!(!at.path().join("b.tar.gz").exists());
    })
    .await;
}

#[tokio::test]
async fn backup_leaves_no_trace_of_what_it_leaves_out() {
    on_each(async |db: &Db| {
        let (at, caller) = (folder(), db.admin().await);
        let archive = made(db, &at).await;
        let mut unpacked = Vec::new();
        let gzip = flate2::read::GzDecoder::new(std::fs::File::open(archive).expect("an archive"));
        std::io::Read::read_to_end(&mut { gzip }, &mut unpacked).expect("gzip");
        let has = |text: &str| unpacked.windows(text.len()).any(|window| window == text.as_bytes());
        assert!(has("Tỉnh Thanh Hóa"), "the search finds text");
        assert!(!has(&caller.actor.session), "not even in a page that is free now");
    })
    .await;
}

/// Restores what `damage` made of a good archive into an empty database, and answers the refusal.
async fn refusal(db: &Db, damage: impl FnOnce(Vec<u8>) -> Vec<u8>) -> BackupError {
    let at = folder();
    let archive = made(db, &at).await;
    let bytes = damage(std::fs::read(&archive).expect("an archive"));
    std::fs::write(&archive, bytes).expect("a file");
    let empty = db.empty().await;
    let files = at.path().join("back");
    let error = restore(&empty.options, &files, &archive).await.expect_err("must be refused");
    assert_eq!(std::fs::read_dir(&files).expect("a folder").count(), 0, "nothing is left in the folder");
    assert!(Store::connect(&empty.options).await.is_err(), "and nothing in the database");
    empty.remove().await;
    error
}

#[tokio::test]
async fn restore_damaged() {
    on_each(async |db: &Db| {
        let cut = refusal(db, |bytes| bytes[..bytes.len() / 2].to_vec()).await;
        assert!(matches!(cut, BackupError::Damaged { .. }), "{cut:?}");
        let end = refusal(db, |bytes| bytes[..bytes.len() - 4].to_vec()).await;
        assert!(matches!(end, BackupError::Damaged { .. }), "{end:?}");
        let flipped = refusal(db, |mut bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x10;
            bytes
        })
        .await;
        assert!(matches!(flipped, BackupError::Damaged { .. }), "{flipped:?}");
        let other = refusal(db, |_| b"not an archive at all".to_vec()).await;
        assert!(matches!(other, BackupError::Damaged { .. }), "{other:?}");
        let swapped =
            refusal(db, |bytes| repacked(&bytes, |name, content| if name == "files/two.txt" { b"!".to_vec() } else { content })).await;
        assert!(swapped.to_string().contains("not what the manifest says"), "{swapped}");
    })
    .await;
}

#[tokio::test]
async fn restore_newer() {
    on_each(async |db: &Db| {
        let edit = |from: &'static str, to: &'static str| {
            move |bytes: Vec<u8>| {
                repacked(&bytes, |name, content| if name == "manifest.json" { replaced(content, from, to) } else { content })
            }
        };
        let schema = refusal(db, edit("\"m0003_directives_and_models\"", "\"m0003_directives_and_models\", \"m9999_later\"")).await;
        assert!(matches!(&schema, BackupError::NewerSchema(step) if step == "m9999_later"), "{schema:?}");
        let format = refusal(db, edit("\"format\": 1", "\"format\": 2")).await;
        assert!(matches!(format, BackupError::NewerFormat(2)), "{format:?}");
        let (ours, other) = if db.options.owner_url.is_some() { ("postgres", "sqlite") } else { ("sqlite", "postgres") };
        let engine = refusal(db, |bytes| {
            let (from, to) = (format!("\"engine\": \"{ours}\""), format!("\"engine\": \"{other}\""));
            repacked(&bytes, |name, content| if name == "manifest.json" { replaced(content, &from, &to) } else { content })
        })
        .await;
        assert!(engine.to_string().starts_with(&format!("the archive is of {other}, and the database is {ours}")), "{engine}");
    })
    .await;
}

#[tokio::test]
async fn restore_into_what_is_not_empty() {
    on_each(async |db: &Db| {
        let at = folder();
        let archive = made(db, &at).await;
        let before = contents(&db.options).await;
        let other = Options { ..db.options.clone() };
        let into = restore(&other, &at.path().join("back"), &archive).await;
        // On SQLite this very process serves from it.
        assert!(matches!(into, Err(BackupError::NotEmpty(_) | BackupError::InUse(_))), "{into:?}");
        assert_eq!(contents(&db.options).await, before);
        let empty = db.empty().await;
        let into = restore(&empty.options, &at.path().join("files"), &archive).await;
        assert!(matches!(into, Err(BackupError::NotEmpty(_))), "{into:?}");
        let none = restore(&empty.options, &at.path().join("back"), &at.path().join("no.tar.gz")).await;
        assert!(matches!(none, Err(BackupError::Io { .. })), "{none:?}");
        // Migrated, but without a tenant: as good as empty.
        store::admin::migrate(&empty.options).await.expect("migrated");
        restore(&empty.options, &at.path().join("back"), &archive).await.expect("restored");
        empty.remove().await;
    })
    .await;
}

#[tokio::test]
async fn restore_while_a_server_runs_on_the_file() {
    let (at, empty) = (folder(), Empty::sqlite().await);
    store::admin::migrate(&empty.options).await.expect("migrated");
    let store = Store::connect(&empty.options).await.expect("a server on an empty database");
    let into = restore(&empty.options, &at.path().join("back"), &at.path().join("any.tar.gz")).await;
    assert!(matches!(into, Err(BackupError::InUse(_))), "{into:?}");
    drop(store);
    empty.remove().await;
}

/// Restoring goes through the tables as the migrations name them, and PostgreSQL looks at foreign keys at once.
#[tokio::test]
async fn backup_has_parents_before_children() {
    on_postgres(2, async |db: &Db| {
        let steps: Vec<String> = store::admin::status(&db.options).await.expect("the steps").into_iter().map(|(step, _)| step).collect();
        let tables: Vec<&str> = migrations::tables_of(&steps).into_iter().map(|(table, _)| table).collect();
        let place = |name: &str| tables.iter().position(|table| *table == name).unwrap_or_else(|| panic!("{name} is in no step"));
        let owner = PgConnectOptions::from_str(db.options.owner_url.as_deref().expect("an owner")).expect("an address");
        let sql =
            "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid";
        let keys: Vec<(String, String)> =
            sqlx::query_as(sql).fetch_all(&mut owner.connect().await.expect("the owner")).await.expect("keys");
        assert!(keys.len() > 20, "{keys:?}");
        for (child, parent) in keys {
            assert!(place(&parent) < place(&child), "{child} comes before {parent}");
        }
    })
    .await;
}

/// "Back up before you migrate", done with the new program already.
#[tokio::test]
async fn restore_older() {
    on_each(async |db: &Db| {
        let (at, old, empty) = (folder(), db.empty().await, db.empty().await);
        store::admin::migrate(&old.options).await.expect("migrated");
        old.run("DELETE FROM seaql_migrations WHERE version = 'm0005_kept_form_network'").await;
        old.run("DROP INDEX kept_form_age").await;
        old.run("ALTER TABLE kept_form DROP COLUMN network").await;
        let id = uuid::Uuid::from_u128(7);
        let (text, no) = (db.uuid(id), if db.options.owner_url.is_some() { "false" } else { "0" });
        old.run(&format!(
            "INSERT INTO tenant (id, slug, code, kind, name_vi, name_en, ordinal, demo, created_at) \
             VALUES ({text}, 'cu', '99', 'province', 'Tỉnh Cũ', 'Old', 1, {no}, 0)"
        ))
        .await;
        let archive = at.path().join("old.tar.gz");
        backup(&old.options, &at.path().join("files"), &archive).await.expect("a backup of an older schema");
        let done = restore(&empty.options, &at.path().join("back"), &archive).await.expect("restored");
        assert_eq!((done.tenants, done.migrated), (1, 1));
        let checks = doctor::run(&empty.options).await;
        assert!(checks.iter().all(|check| check.ok), "{checks:?}");
        assert_eq!(contents(&empty.options).await["audit_event"].len(), 1, "time went back");
        old.remove().await;
        empty.remove().await;
    })
    .await;
}
