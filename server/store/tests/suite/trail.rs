//! Every change leaves an event in the same transaction: where no event can be written, nothing changes.

use domain::error::Fault;
use domain::text::{Lang, audit as words};
use store::services::{accounts, audit, sessions, settings, sign_in, users};
use store::{Caller, Error};

use crate::support::{Db, PASSWORD, THANH_HOA, on_each, refused};

const NEW: &str = "mot mat khau moi, du dai";

/// Makes the trail refuse every event.
async fn break_trail(db: &Db, admin: &Caller) {
    let sql = if db.options.owner_url.is_some() {
        "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no events''; END'; \
         CREATE TRIGGER refuse BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse()"
    } else {
        "CREATE TRIGGER refuse BEFORE INSERT ON audit_event BEGIN SELECT RAISE(ABORT, 'no events'); END"
    };
    db.write(admin, sql).await;
}

/// A first administrator with two sessions, a disabled account, and a link that waits.
struct Scene {
    admin: Caller,
    second: Caller,
    disabled: (domain::ids::AccountId, i64),
    token: String,
}

async fn scene(db: &Db) -> Scene {
    let (admin, second) = (db.admin().await, db.admin().await);
    let row = db.user(&admin, "xem").await;
    users::disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
    let for_whom = db.user(&admin, "canboxa").await.id;
    let (token, _) = users::password_link(&db.store, &admin, for_whom).await.expect("a link");
    Scene { admin, second, disabled: (row.id, row.version + 1), token }
}

/// Each use case that changes something, with input that is good.
async fn changes(db: &Db, scene: &Scene) -> Vec<(&'static str, Result<(), Error>)> {
    let (store, admin) = (&db.store, &scene.admin);
    let (officer, other) = (db.user(admin, "canbo").await, db.user(admin, "truongdonvi").await);
    let new = users::NewUser { username: "moi".into(), name: "x".into(), role: "viewer".into(), ..Default::default() };
    let change = users::Change {
        id: officer.id,
        version: officer.version,
        name: "Tên Mới".into(),
        position: String::new(),
        role: "viewer".into(),
        unit_code: String::new(),
    };
    let setting =
        settings::Change { version: 1, committee: "x".into(), spelling: "modern".into(), deadline_hour: "9".into(), public_facts: true };
    vec![
        ("create", users::create(store, admin, new).await.map(drop)),
        ("change", users::change(store, admin, change).await),
        ("disable", users::disable(store, admin, other.id, other.version).await),
        ("enable", users::enable(store, admin, scene.disabled.0, scene.disabled.1).await),
        ("link", users::password_link(store, admin, officer.id).await.map(drop)),
        ("password by link", users::set_password_by_link(store, &admin.tenant, &scene.token, NEW, NEW).await.map(drop)),
        ("settings", settings::save(store, admin, setting).await),
        ("agency", settings::set_standing_agency(store, admin, "STP", "26/05/2023").await),
        ("department", settings::add_department(store, admin, "SXYZ", "x", "department", "26/05/2023").await.map(drop)),
        ("closing", settings::close_department(store, admin, "STP", "26/05/2023").await),
        ("day", settings::set_day(store, admin, "18/08/2023", false, "x").await),
        ("no day", settings::remove_day(store, admin, "02/09/2023").await),
        ("revoke", sessions::revoke(store, admin, &scene.second.actor.session).await),
        ("revoke others", sessions::revoke_others(store, admin).await),
        ("password", accounts::change_password(store, admin, PASSWORD, NEW, NEW).await),
        ("hand over", users::hand_over(store, admin, db.user(admin, "thamdinh").await.id, "canbo2", 1).await),
        ("sign out", sign_in::sign_out(store, admin).await),
    ]
}

#[tokio::test]
async fn nothing_changes_where_no_event_can_be_written() {
    on_each(async |db: &Db| {
        let scene = scene(db).await;
        break_trail(db, &scene.admin).await;
        let before = db.rows().await;
        for (what, result) in changes(db, &scene).await {
            assert_eq!(refused(result), Fault::Internal, "{what}: changed without an event");
        }
        db.assert_unchanged_since(&before, "without the trail").await;
        // A sign-in counts its attempt before it knows who that is; the rest of it is as strict.
        let signed = sign_in::check(&db.store, &scene.admin.tenant, "canbo2", PASSWORD, "there").await;
        assert_eq!(refused(signed), Fault::Internal);
        assert_eq!(db.rows().await["account"], before["account"], "no last sign-in");
        let suspended = store::admin::suspend(&db.options, THANH_HOA, true).await;
        assert!(suspended.is_err());
        assert_eq!(db.rows().await["tenant"], before["tenant"]);
    })
    .await;
}

/// The same input with a whole trail: one event each, which the trail's page has words for.
#[tokio::test]
async fn every_change_leaves_one_event_that_has_words() {
    on_each(async |db: &Db| {
        let scene = scene(db).await;
        let before = db.rows().await["audit_event"].len();
        let results = changes(db, &scene).await;
        let expected = before + results.len();
        for (what, result) in results {
            result.unwrap_or_else(|error| panic!("{what}: {error}"));
        }
        assert_eq!(db.rows().await["audit_event"].len(), expected, "one event for each");
        store::admin::suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        store::admin::suspend(&db.options, THANH_HOA, false).await.expect("resumed");
        let list = audit::list(&db.store, &scene.admin, Default::default()).await.expect("the chain can be read");
        assert!(list.chain_holds && list.events.len() > 12, "{:?}", list.events);
        for code in &list.events {
            for lang in [Lang::Vi, Lang::En] {
                assert_ne!(words::event(lang, code), code, "the trail's page shows a bare code");
            }
        }
    })
    .await;
}
