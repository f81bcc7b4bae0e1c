//! One-time links with which a person sets a password.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use store::Caller;
use store::services::sign_in::{check, load};
use store::services::users::{disable, link_owner, password_link, set_password_by_link};

use crate::support::{Db, NO_ADMINS, PASSWORD, THANH_HOA, event, fields, on_each, refused};

const NEW: &str = "mot mat khau moi, du dai";
const DAYS: i64 = 24 * 3600;

fn expired() -> Fault {
    Fault::rule(RefusalCode::LinkExpired)
}

async fn link(db: &Db, admin: &Caller, username: &str) -> String {
    let row = db.user(admin, username).await;
    password_link(&db.store, admin, row.id).await.expect("a link").0
}

#[tokio::test]
async fn password_link_sets_a_password_and_ends_sessions() {
    on_each(async |db: &Db| {
        let (admin, officer) = (db.admin().await, db.caller(THANH_HOA, "canbo").await);
        let row = db.user(&admin, "canbo").await;
        let (token, expires_at) = password_link(&db.store, &admin, row.id).await.expect("a link");
        assert_eq!(db.last_event(&admin).await, event("password_link_issued", "thuongtruc", &row.name));
        assert_eq!(expires_at, admin.now.plus_seconds(3 * DAYS));
        assert_eq!(link_owner(&db.store, &admin.tenant, &token).await.expect("read").as_deref(), Some("canbo"));
        let id = set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW).await.expect("set");
        assert_eq!(id, row.id);
        assert_eq!(db.last_event(&admin).await, event("password_set", "canbo", &row.name));
        let held = load(&db.store, &officer.tenant, &officer.actor.session).await;
        assert!(held.expect("read").is_none(), "whoever knew the old password is out");
        check(&db.store, &admin.tenant, "canbo", NEW, "there").await.expect("the new one opens");
        let rows = db.rows().await;
        assert!(rows.values().flatten().all(|row| !row.contains(&token) && !row.contains(NEW)), "neither is stored in clear");
    })
    .await;
}

#[tokio::test]
async fn set_password_by_link_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let token = link(db, &admin, "canbo").await;
        set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW).await.expect("set");
        let before = db.rows().await;
        assert_eq!(refused(set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW).await), expired());
        assert_eq!(link_owner(&db.store, &admin.tenant, &token).await.expect("read"), None);
        db.assert_unchanged_since(&before, "a link is good once").await;
    })
    .await;
}

#[tokio::test]
async fn set_password_by_link_twice_at_once() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let token = link(db, &admin, "canbo").await;
        let set = || set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW);
        let (one, two) = tokio::join!(set(), set());
        let refusal = if one.is_ok() { two } else { one };
        assert_eq!(refused(refusal), expired());
    })
    .await;
}

#[tokio::test]
async fn password_link_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (first, second) = (link(db, &admin, "canbo").await, link(db, &admin, "canbo").await);
        let other = link(db, &admin, "canbo2").await;
        assert_eq!(refused(set_password_by_link(&db.store, &admin.tenant, &first, NEW, NEW).await), expired(), "the newest counts");
        for token in [second, other] {
            set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW).await.expect("set");
        }
    })
    .await;
}

#[tokio::test]
async fn password_link_expires() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let token = link(db, &admin, "canbo").await;
        let (within, after) = (db.later(3 * DAYS - 600).await, db.later(3 * DAYS + 1).await);
        assert!(link_owner(&within, &admin.tenant, &token).await.expect("read").is_some());
        assert_eq!(link_owner(&after, &admin.tenant, &token).await.expect("read"), None);
        let before = db.rows().await;
        assert_eq!(refused(set_password_by_link(&after, &admin.tenant, &token, NEW, NEW).await), expired());
        db.assert_unchanged_since(&before, "ran out").await;
    })
    .await;
}

#[tokio::test]
async fn password_link_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let nobody = AccountId(uuid::Uuid::nil());
        assert_eq!(refused(password_link(&db.store, &admin, nobody).await), Fault::NotFound);
        let token = link(db, &admin, "xem").await;
        let row = db.user(&admin, "xem").await;
        disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        let before = db.rows().await;
        assert_eq!(refused(password_link(&db.store, &admin, row.id).await), Fault::NotFound, "none for a disabled account");
        for token in [token.as_str(), "", "x", "%"] {
            assert_eq!(refused(set_password_by_link(&db.store, &admin.tenant, token, NEW, NEW).await), expired(), "{token}");
            assert_eq!(link_owner(&db.store, &admin.tenant, token).await.expect("read"), None, "{token}");
        }
        db.assert_unchanged_since(&before, "no such link").await;
    })
    .await;
}

#[tokio::test]
async fn password_link_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let row = db.user(&admin, "canbo").await;
        let token = link(db, &admin, "canbo").await;
        let before = db.rows().await;
        assert_eq!(refused(password_link(&db.store, &other, row.id).await), Fault::NotFound);
        assert_eq!(link_owner(&db.store, &other.tenant, &token).await.expect("read"), None);
        assert_eq!(refused(set_password_by_link(&db.store, &other.tenant, &token, NEW, NEW).await), expired());
        db.assert_unchanged_since(&before, "another tenant's link").await;
        check(&db.store, &admin.tenant, "canbo", PASSWORD, "there").await.expect("the old password still opens");
    })
    .await;
}

#[tokio::test]
async fn password_link_wrong_role() {
    on_each(async |db: &Db| {
        let row = db.user(&db.admin().await, "canbo").await;
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            let forbidden = Fault::Forbidden { action: Action::ManageUsers };
            assert_eq!(refused(password_link(&db.store, &caller, row.id).await), forbidden, "{username}");
        }
    })
    .await;
}

#[tokio::test]
async fn set_password_by_link_keeps_the_link_when_refused() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let token = link(db, &admin, "canbo").await;
        let before = db.rows().await;
        let refusals = fields(refused(set_password_by_link(&db.store, &admin.tenant, &token, "ngan", "khac").await));
        let short = RefusalCode::PasswordTooShort { min: 12 };
        assert_eq!(refusals, [("new".to_owned(), short), ("repeat".to_owned(), RefusalCode::PasswordsDiffer)]);
        db.assert_unchanged_since(&before, "refused").await;
        set_password_by_link(&db.store, &admin.tenant, &token, NEW, NEW).await.expect("set at the second try");
    })
    .await;
}
