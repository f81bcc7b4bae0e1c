//! Sessions as the session layer keeps them and as their owner ends them: a session that is over stays over.

use domain::access::{Action, Role};
use domain::error::Fault;
use domain::ids::AccountId;
use store::services::sessions::{revoke, revoke_others};
use store::services::sign_in::load;
use store::{Caller, SESSION_ACCOUNT, SessionRows};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

use crate::support::{Db, THANH_HOA, event, on_each, refused};

fn record(account: AccountId) -> Record {
    let data = [(SESSION_ACCOUNT.to_owned(), serde_json::json!(account))].into_iter().collect();
    Record { id: Id::default(), data, expiry_date: time::OffsetDateTime::UNIX_EPOCH }
}

#[tokio::test]
async fn a_late_save_does_not_bring_back_a_session_that_was_deleted() {
    on_each(async |db| {
        let caller = db.admin().await;
        let rows = SessionRows::new(db.store.clone(), caller.tenant.id, "test", "127.0.0.0/24");
        let mut held = record(caller.actor.account);
        held.id = Id(i128::from(7_u64));
        rows.create(&mut held).await.expect("created");
        assert!(rows.load(&held.id).await.expect("loaded").is_some());
        rows.delete(&held.id).await.expect("deleted");
        rows.save(&held).await.expect("a save that comes too late is no error");
        assert!(rows.load(&held.id).await.expect("loaded").is_none());
    })
    .await;
}

#[tokio::test]
async fn a_session_is_nobody_in_another_tenant() {
    on_each(async |db| {
        let (caller, other) = (db.admin().await, db.other().await);
        let own = SessionRows::new(db.store.clone(), caller.tenant.id, "test", "127.0.0.0/24");
        let foreign = SessionRows::new(db.store.clone(), other.tenant.id, "test", "127.0.0.0/24");
        let mut held = record(caller.actor.account);
        held.id = Id(i128::from(8_u64));
        own.create(&mut held).await.expect("created");
        assert!(foreign.load(&held.id).await.expect("loaded").is_none());
        foreign.delete(&held.id).await.expect("deleting nothing");
        assert!(own.load(&held.id).await.expect("loaded").is_some());
    })
    .await;
}

#[tokio::test]
async fn revoke_ends_one_own_session_and_leaves_an_event() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (first, second) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo").await);
        revoke(&db.store, &second, &first.actor.session).await.expect("revoked");
        assert_eq!(db.last_event(&admin).await, event("session_revoked", "canbo", &second.actor.name));
        let found = async |caller: &Caller| load(&db.store, &caller.tenant, &caller.actor.session).await;
        assert!(found(&first).await.expect("read").is_none());
        assert!(found(&second).await.expect("read").is_some());
    })
    .await;
}

#[tokio::test]
async fn revoke_twice() {
    on_each(async |db: &Db| {
        let (first, second) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo").await);
        revoke(&db.store, &second, &first.actor.session).await.expect("revoked");
        let before = db.rows().await;
        assert_eq!(refused(revoke(&db.store, &second, &first.actor.session).await), Fault::NotFound);
        db.assert_unchanged_since(&before, "nothing was there").await;
    })
    .await;
}

#[tokio::test]
async fn revoke_unknown() {
    on_each(async |db: &Db| {
        let (officer, colleague) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo2").await);
        let before = db.rows().await;
        for handle in ["", "%", "x", &colleague.actor.session] {
            assert_eq!(refused(revoke(&db.store, &officer, handle).await), Fault::NotFound, "{handle}");
        }
        // One that ran out is over, though its row may still lie there.
        let mut tomorrow = officer.clone();
        tomorrow.now = tomorrow.now.plus_seconds(13 * 3600);
        assert_eq!(refused(revoke(&db.store, &tomorrow, &officer.actor.session).await), Fault::NotFound);
        db.assert_unchanged_since(&before, "not one's own, or over").await;
    })
    .await;
}

#[tokio::test]
async fn revoke_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let before = db.rows().await;
        assert_eq!(refused(revoke(&db.store, &admin, &other.actor.session).await), Fault::NotFound);
        db.assert_unchanged_since(&before, "another tenant's session").await;
    })
    .await;
}

#[tokio::test]
async fn revoke_others_leaves_the_one_in_use() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (first, second) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo").await);
        let colleague = db.caller(THANH_HOA, "canbo2").await;
        revoke_others(&db.store, &second).await.expect("revoked");
        assert_eq!(db.last_event(&admin).await, event("sessions_revoked", "canbo", &second.actor.name));
        let found = async |caller: &Caller| load(&db.store, &caller.tenant, &caller.actor.session).await.expect("read").is_some();
        assert_eq!((found(&first).await, found(&second).await, found(&colleague).await), (false, true, true));
    })
    .await;
}

#[tokio::test]
async fn revoke_others_twice() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        for _ in 0..2 {
            revoke_others(&db.store, &officer).await.expect("there may be none");
        }
        let held = load(&db.store, &officer.tenant, &officer.actor.session).await;
        assert!(held.expect("read").is_some());
    })
    .await;
}

/// Everybody may end the own sessions; not with a role that does not exist in the tenant, nor on another tenant's host.
#[tokio::test]
async fn revoke_wrong_role() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let mut carried = officer.clone();
        carried.tenant = db.other().await.tenant;
        let mut forged = officer.clone();
        forged.actor.role = Role::CentreAdmin;
        let before = db.rows().await;
        let forbidden = Fault::Forbidden { action: Action::ManageOwnAccount };
        assert_eq!(refused(revoke(&db.store, &forged, &officer.actor.session).await), forbidden);
        assert_eq!(refused(revoke_others(&db.store, &forged).await), forbidden);
        assert_eq!(refused(revoke(&db.store, &carried, &officer.actor.session).await), Fault::NotFound);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}
