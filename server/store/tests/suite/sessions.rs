//! Sessions as the session layer keeps them: a session that is over stays over.

use domain::ids::AccountId;
use store::{SESSION_ACCOUNT, SessionRows};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

use crate::support::on_each;

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
