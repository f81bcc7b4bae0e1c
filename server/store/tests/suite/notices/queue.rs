//! The queue: turns of the clock, failures, sweeping.

use store::admin::suspend;
use store::services::jobs::{Ran, plan, run_next};

use super::{DAY, People, list};
use crate::support::{Db, THANH_HOA, on_each};

#[tokio::test]
async fn turns_are_written_once() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        plan(&db.store, &tenant).await.expect("written");
        let rows = db.rows().await;
        assert_eq!(rows["job"].len(), 4, "climb, sweep, remind, digest");
        plan(&db.store, &tenant).await.expect("there already");
        db.assert_unchanged_since(&rows, "a second plan").await;
        plan(&db.later(3_600).await, &tenant).await.expect("written");
        assert_eq!(db.rows().await["job"].len(), 5, "the climb of the next hour");
        plan(&db.later(DAY).await, &tenant).await.expect("written");
        assert_eq!(db.rows().await["job"].len(), 9, "the next day");
    })
    .await;
}

#[tokio::test]
async fn a_suspended_tenant_is_left_alone() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        db.issued("report", "SYT").await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let before = db.rows().await;
        assert_eq!(db.work(&db.store, THANH_HOA, true).await.done, 0);
        db.assert_unchanged_since(&before, "reading only").await;
        suspend(&db.options, THANH_HOA, false).await.expect("resumed");
        db.work(&db.store, THANH_HOA, false).await;
        assert!(list(&db.store, &people.officer).await.unseen > 0, "what waited is told then");
    })
    .await;
}

#[tokio::test]
async fn a_job_that_fails_keeps_nobody_else_waiting_and_is_tried_again() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        db.work(&db.store, THANH_HOA, false).await;
        db.issued("report", "SYT").await;
        let (tenant, id) = (db.uuid(people.agency.tenant.id.0), db.uuid(uuid::Uuid::from_u128(7)));
        let broken = format!(
            "INSERT INTO job (tenant_id, id, kind, dedupe_key, payload, run_at, attempts, locked_until, created_at) \
             VALUES ({tenant}, {id}, 'tell', 'broken', 'no JSON', 1, 0, 0, 1)"
        );
        db.write(&people.agency, &broken).await;
        let worked = db.work(&db.store, THANH_HOA, false).await;
        assert_eq!((worked.done, worked.failed), (1, 1), "the first of the queue fails, the second is done");
        assert!(db.rows().await["job"].iter().any(|row| row.contains("expected value")), "the cause is kept");
        let later = db.later(31).await;
        assert_eq!(run_next(&later, &db.tenant(THANH_HOA).await, false).await.expect("read"), Ran::Failed(domain::job::JobKind::Tell));
        assert_eq!(run_next(&later, &db.tenant(THANH_HOA).await, false).await.expect("read"), Ran::Nothing, "it waits longer");
    })
    .await;
}

#[tokio::test]
async fn what_has_run_out_is_swept_and_nothing_else() {
    on_each(async |db: &Db| {
        db.furnish().await;
        db.work(&db.store, THANH_HOA, false).await;
        let before = db.rows().await;
        assert!(["session", "kept_form", "sign_in_throttle"].iter().all(|table| !before[*table].is_empty()));
        assert!(!before["kept_form"].iter().any(|row| row.contains("over")), "the one that had run out is gone");
        // After a month nothing of it is left; what happened stays.
        let store = db.later(40 * DAY).await;
        db.work(&store, THANH_HOA, false).await;
        let after = db.rows().await;
        assert!(["session", "kept_form", "sign_in_throttle"].iter().all(|table| after[*table].is_empty()), "{:?}", after["session"]);
        assert!(after["audit_event"].len() >= before["audit_event"].len() && after["notice"].len() >= before["notice"].len());
        let old = |rows: &crate::support::rows::Rows| {
            rows["job"].iter().filter(|row| row.contains("2023-05-26") && !row.contains("mail")).count()
        };
        assert!(old(&before) > 0 && old(&after) == 0, "jobs that are long done, but for the e-mail that nobody sends");
    })
    .await;
}
