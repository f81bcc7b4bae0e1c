//! The clock.

use domain::clock::Instant;
use domain::difficulty::HandlingLevel as L;
use domain::lifecycle::difficulty::DifficultyState as S;
use store::admin::{climb, suspend};
use store::services::difficulties::climb_due;
use time::macros::datetime;

use super::{People, SEEDED, act, get, raised, stands, trail};
use crate::support::{Db, NGHE_AN, NOW, THANH_HOA, on_each};

const TITLE: &str = "Dữ liệu chưa khớp";

/// Seconds until a moment of Vietnam.
fn until(moment: time::OffsetDateTime) -> i64 {
    (moment - NOW).whole_seconds()
}

#[tokio::test]
async fn climb_when_the_days_are_over_and_twice_changes_nothing() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, TITLE).await;
        let tenant = db.tenant(THANH_HOA).await;
        assert_eq!(climb_due(&db.store, &tenant).await.expect("a round"), 0, "nothing is due on the day");
        // Friday noon and three working days: Wednesday 31/05 at 17:00. The samples of the seed are older.
        let store = db.later(until(datetime!(2023-06-01 12:00 +7))).await;
        let before = trail(db, &people.agency, "difficulty_moved").await;
        assert_eq!(climb_due(&store, &tenant).await.expect("a round"), u32::try_from(SEEDED).expect("few") + 1);
        assert_eq!(trail(db, &people.agency, "difficulty_moved").await - before, 4, "one event for each step");
        let rows = db.rows().await;
        assert_eq!(climb_due(&store, &tenant).await.expect("a round"), 0);
        db.assert_unchanged_since(&rows, "a second round").await;
        let view = get(&store, &people.officer, id).await;
        assert_eq!((view.line.state, view.line.level), (Some(S::Open), Some(L::StandingAgency)));
        let climbed = view.history.last().expect("an event");
        assert_eq!(climbed.known_at, Instant::from_datetime(datetime!(2023-05-31 17:00 +7)), "when the days ran out, not when the job ran");
        assert_eq!((climbed.actor.clone(), climbed.level), (None, Some(L::StandingAgency)));
        assert_eq!(view.days, [(L::Unit, 3), (L::StandingAgency, 1)], "working days of the tenant");
        assert_eq!(view.climbs, Some((L::Leaders, Instant::from_datetime(datetime!(2023-06-05 17:00 +7)))));
        // On the day before nobody knew of it.
        assert_eq!(stands(&db.store, &people.agency, id).await.1, Some(L::Unit));
    })
    .await;
}

#[tokio::test]
async fn climb_late_takes_every_step_and_ends_at_the_top() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (open, decided) = (raised(db, &people.officer, TITLE).await, raised(db, &people.officer, "Đã có kết luận").await);
        let waiting = raised(db, &people.officer, "Chờ Trung ương").await;
        act(&db.store, &people.head, decided, "decide", "Xong").await.expect("decided");
        act(&db.store, &people.leader, waiting, "ask_centre", "Cần Bộ trả lời").await.expect("asked");
        let store = db.later(120 * 86_400).await;
        let tenant = db.tenant(THANH_HOA).await;
        assert_eq!(climb_due(&store, &tenant).await.expect("a round"), 2 * (u32::try_from(SEEDED).expect("few") + 1));
        assert_eq!(stands(&store, &people.agency, open).await, (Some(S::Open), Some(L::Leaders)));
        assert_eq!(stands(&store, &people.agency, decided).await.0, Some(S::Decided));
        assert_eq!(stands(&store, &people.agency, waiting).await, (Some(S::WaitingCentre), Some(L::Centre)));
        let later = db.later(900 * 86_400).await;
        assert_eq!(climb_due(&later, &tenant).await.expect("a round"), 0, "no clock sends anything out of the province");
    })
    .await;
}

#[tokio::test]
async fn climb_other_tenant_and_suspended() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, TITLE).await;
        let store = db.later(30 * 86_400).await;
        let before = db.rows().await;
        assert_eq!(climb_due(&store, &db.tenant(NGHE_AN).await).await.expect("a round"), 0);
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        assert_eq!(climb_due(&store, &db.tenant(THANH_HOA).await).await.expect("a round"), 0);
        suspend(&db.options, THANH_HOA, false).await.expect("resumed");
        for table in ["difficulty", "life_event"] {
            assert_eq!(db.rows().await[table], before[table], "{table}");
        }
        assert_eq!(stands(&store, &people.agency, id).await.1, Some(L::Unit));
    })
    .await;
}

#[tokio::test]
async fn climb_by_the_operator_for_all_provinces() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, TITLE).await;
        let options = store::Options { now: Some(db.store.now().plus_seconds(7 * 86_400)), ..db.options.clone() };
        let done = climb(&options).await.expect("a round");
        assert_eq!(done.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>(), ["thanh-hoa", "nghe-an", "quang-ngai", "tp-hcm"]);
        assert!(done[0].1 > 0 && done[1..].iter().all(|(_, steps)| *steps == 0), "{done:?}");
        let later = db.later(7 * 86_400).await;
        assert_eq!(stands(&later, &people.agency, id).await.1, Some(L::StandingAgency));
        assert!(climb(&options).await.expect("a round").iter().all(|(_, steps)| *steps == 0));
    })
    .await;
}
