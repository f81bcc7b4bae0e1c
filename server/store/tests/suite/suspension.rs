//! A suspended tenant may be read and not written; its people may still protect their own accounts.

use domain::access::Action;
use domain::error::Fault;
use store::admin::suspend;
use store::services::{accounts, audit, coverage, directives, home, models, sessions, settings, sign_in, units, users};
use store::{Caller, Error};

use crate::support::{Db, PASSWORD, THANH_HOA, on_each, refused};

/// The caller as the next request finds them.
async fn again(db: &Db, caller: &Caller) -> Caller {
    let tenant = db.tenant(&caller.tenant.head.slug).await;
    let found = sign_in::load(&db.store, &tenant, &caller.actor.session).await;
    found.expect("sessions can be read").expect("a live session")
}

/// Every use case that changes rows of the tenant. A new action that writes must be tried here.
async fn writes(db: &Db, admin: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let row = db.user(admin, "canbo").await;
    let new = users::NewUser { username: "moi".into(), name: "x".into(), role: "viewer".into(), ..Default::default() };
    let (id, version, name) = (row.id, row.version, row.name);
    let change = users::Change { id, version, name, position: String::new(), role: "viewer".into(), unit_code: String::new() };
    let setting =
        settings::Change { version: 1, committee: "x".into(), spelling: "modern".into(), deadline_hour: "9".into(), public_facts: true };
    let store = &db.store;
    let (people, own) = (Action::ManageUsers, Action::ManageSettings);
    vec![
        ("create", people, users::create(store, admin, new).await.map(drop)),
        ("change", people, users::change(store, admin, change).await),
        ("disable", people, users::disable(store, admin, id, version).await),
        ("enable", people, users::enable(store, admin, id, version).await),
        ("hand over", people, users::hand_over(store, admin, id, "canbo2", version).await),
        ("link", people, users::password_link(store, admin, id).await.map(drop)),
        ("settings", own, settings::save(store, admin, setting).await),
        ("agency", own, settings::set_standing_agency(store, admin, "STP", "26/05/2023").await),
        ("department", own, settings::add_department(store, admin, "SXYZ", "x", "department", "26/05/2023").await.map(drop)),
        ("closing", own, settings::close_department(store, admin, "STP", "26/05/2023").await),
        ("day", own, settings::set_day(store, admin, "18/08/2023", false, "x").await),
        ("no day", own, settings::remove_day(store, admin, "02/09/2023").await),
    ]
}

/// Whether a use case opens a transaction for it. Rights of the lifecycle come before the use cases that need them.
fn is_used(action: Action) -> bool {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/services")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("sources").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if std::fs::read_to_string(entry.path()).expect("a source").contains(&format!("begin(caller, Action::{action:?})")) {
                return true;
            }
        }
    }
    false
}

#[tokio::test]
async fn suspend_refuses_every_write() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        assert!(suspend(&db.options, THANH_HOA, true).await.expect("suspended"));
        assert_eq!(db.last_event(&admin).await, ("tenant_suspended".to_owned(), None, "Tỉnh Thanh Hóa".to_owned()));
        let admin = again(db, &admin).await;
        let before = db.rows().await;
        let results = writes(db, &admin).await;
        for action in Action::ALL.iter().filter(|action| action.writes() && **action != Action::ManageOwnAccount && is_used(**action)) {
            assert!(results.iter().any(|(_, tried, _)| tried == action), "{action}: no use case of it is tried");
        }
        for (what, _, result) in results {
            assert_eq!(refused(result), Fault::Suspended, "{what}");
        }
        db.assert_unchanged_since(&before, "suspended").await;
    })
    .await;
}

#[tokio::test]
async fn suspend_leaves_reading_and_ones_own_account() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let (admin, store) = (again(db, &admin).await, &db.store);
        home::get(store, &admin, None).await.expect("home");
        units::list(store, &admin, Default::default()).await.expect("units");
        models::list(store, &admin, Default::default()).await.expect("models");
        directives::list(store, &admin, None).await.expect("directives");
        coverage::get(store, &admin, Default::default()).await.expect("coverage");
        audit::list(store, &admin, Default::default()).await.expect("audit");
        users::list(store, &admin, Default::default()).await.expect("users");
        settings::get(store, &admin).await.expect("settings");
        let officer = again(db, &db.caller(THANH_HOA, "canbo").await).await;
        let new = "mot mat khau moi, du dai";
        accounts::change_password(store, &officer, PASSWORD, new, new).await.expect("one's own");
        sessions::revoke_others(store, &officer).await.expect("one's own");
        sign_in::sign_out(store, &officer).await.expect("one's own");
    })
    .await;
}

#[tokio::test]
async fn suspend_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let before = db.rows().await;
        assert!(suspend(&db.options, THANH_HOA, true).await.expect("suspended already"));
        db.assert_unchanged_since(&before, "suspended already").await;
        for _ in 0..2 {
            assert!(suspend(&db.options, THANH_HOA, false).await.expect("resumed"));
        }
        assert_eq!(db.last_event(&admin).await.0, "tenant_resumed");
        for (what, _, result) in writes(db, &again(db, &admin).await).await {
            assert_ne!(result.map_err(Error::into_fault), Err(Fault::Suspended), "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn suspend_unknown() {
    on_each(async |db: &Db| {
        let before = db.rows().await;
        for slug in ["", "hai-phong", "%"] {
            assert!(!suspend(&db.options, slug, true).await.expect("nothing to suspend"), "{slug}");
        }
        db.assert_unchanged_since(&before, "no such tenant").await;
    })
    .await;
}

#[tokio::test]
async fn suspend_other_tenant() {
    on_each(async |db: &Db| {
        let other = db.other().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let other = again(db, &other).await;
        for (what, _, result) in writes(db, &other).await {
            assert_ne!(result.map_err(Error::into_fault), Err(Fault::Suspended), "{what}");
        }
    })
    .await;
}
