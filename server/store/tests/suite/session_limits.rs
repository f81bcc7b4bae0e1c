//! How long sessions last (`session.idle_hours`, `session.absolute_hours`).

use domain::clock::Instant;
use domain::ids::AccountId;
use store::{Options, SESSION_ACCOUNT, SessionLimits, SessionRows, Store};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

use crate::support::on_each;

fn record(account: AccountId) -> Record {
    let data = [(SESSION_ACCOUNT.to_owned(), serde_json::json!(account))].into_iter().collect();
    Record { id: Id::default(), data, expiry_date: time::OffsetDateTime::UNIX_EPOCH }
}

/// The same database, so many hours later, and a minute: its clock starts anew.
async fn later(options: &Options, now: Instant, hours: i64) -> Store {
    let options = Options { now: Some(now.plus_seconds(hours * 3600 + 60)), ..options.clone() };
    Store::connect(&options).await.expect("the same database, later")
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_and_after_its_longest_time() {
    on_each(async |db| {
        let (caller, now) = (db.admin().await, db.store.now());
        let limits = SessionLimits { idle_hours: 2, absolute_hours: 5 };
        let options = Options { sessions: limits, ..db.options.clone() };
        let rows = |store: &Store| SessionRows::new(store.clone(), caller.tenant.id, "test", "127.0.0.0/24");
        let (mut idle, mut used) = (record(caller.actor.account), record(caller.actor.account));
        (idle.id, used.id) = (Id(21), Id(22));
        let store = Store::connect(&options).await.expect("the same database");
        rows(&store).create(&mut idle).await.expect("created");
        rows(&store).create(&mut used).await.expect("created");
        for hour in 1..=5 {
            let store = later(&options, now, hour).await;
            for (held, ends) in [(&idle, 2), (&used, 5)] {
                assert_eq!(rows(&store).load(&held.id).await.expect("loaded").is_some(), hour < ends, "{ends} at {hour}");
            }
            let handle = SessionRows::handle(&used.id);
            store::services::sign_in::load(&store, &caller.tenant, &handle).await.expect("touched");
        }
    })
    .await;
}

#[tokio::test]
async fn shorter_limits_hold_for_sessions_that_are_there() {
    on_each(async |db| {
        let (caller, now) = (db.admin().await, db.store.now());
        let rows = |store: Store| SessionRows::new(store, caller.tenant.id, "test", "127.0.0.0/24");
        let mut held = record(caller.actor.account);
        held.id = Id(23);
        rows(db.store.clone()).create(&mut held).await.expect("created");
        assert!(rows(later(&db.options, now, 3).await).load(&held.id).await.expect("loaded").is_some());
        let options = Options { sessions: SessionLimits { idle_hours: 2, absolute_hours: 5 }, ..db.options.clone() };
        assert!(rows(later(&options, now, 3).await).load(&held.id).await.expect("loaded").is_none());
    })
    .await;
}
