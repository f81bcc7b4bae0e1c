//! Reminders by the clock.

use domain::notice::NoticeKind as K;
use store::services::settings::{self, Reminders};
use time::macros::{date, datetime};

use super::{People, list, of};
use crate::support::{Db, NOW, THANH_HOA, on_each};

/// Seconds until a moment of Vietnam.
fn until(moment: time::OffsetDateTime) -> i64 {
    (moment - NOW).whole_seconds()
}

/// Does the day's work at a moment.
async fn day(db: &Db, moment: time::OffsetDateTime) -> store::Store {
    let store = db.later(until(moment)).await;
    assert_eq!(db.work(&store, THANH_HOA, false).await.failed, 0);
    store
}

#[tokio::test]
async fn those_who_owe_it_before_the_head_after_then_the_standing_agency() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        // The cap is another test's: here nobody's other duties come first.
        caps(db, &people, "9").await;
        let id = db.issued("report", "SYT").await.to_string();
        let of_it = async |store: &store::Store, caller: &store::Caller, kind| {
            let rows = of(store, caller, kind).await;
            rows.into_iter().filter(|row| row.words.name.starts_with("8000/UBND-THKH")).collect::<Vec<_>>()
        };
        // Due before Monday 05/06: the last day is Sunday 04/06. Three working days are left on Tuesday 30/05.
        let store = day(db, datetime!(2023-05-30 08:00 +7)).await;
        for caller in [&people.officer, &people.head] {
            let soon = of_it(&store, caller, K::DueSoon).await;
            assert_eq!(soon.len(), 1, "once: five days before was on a day that was not looked at, three days before is today");
            assert_eq!((soon[0].words.due, soon[0].words.step), (Some(date!(2023 - 06 - 04)), Some(3)));
        }
        assert!(of_it(&store, &people.agency, K::DueSoon).await.is_empty());
        // Late by a day: the head, not the officer.
        let store = day(db, datetime!(2023-06-05 08:00 +7)).await;
        assert_eq!(of_it(&store, &people.head, K::Overdue).await.len(), 1);
        assert!(of_it(&store, &people.officer, K::Overdue).await.is_empty());
        assert!(of_it(&store, &people.agency, K::Overdue).await.is_empty());
        // Three days: the standing agency, of the document as a whole.
        let store = day(db, datetime!(2023-06-07 08:00 +7)).await;
        let late = of_it(&store, &people.agency, K::Overdue).await;
        assert_eq!((late.len(), late.first().and_then(|row| row.words.count)), (1, Some(1)), "{late:?}");
        let page = store::services::notices::open(&store, &super::at(&store, &people.agency), late[0].id).await.expect("opened");
        assert!(page.ends_with(&id));
        assert_eq!(of_it(&store, &people.head, K::Overdue).await.len(), 1, "the head was told");
        assert!(of_it(&store, &people.viewer, K::Overdue).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_gets_more_than_so_many_a_day_and_nothing_on_a_day_off() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        caps(db, &people, "2").await;
        // All of them are due at once, and Sở Y tế owes what the dispatch asks besides.
        for _ in 0..3 {
            issued_again(db).await;
        }
        let reminders = async |store: &store::Store| {
            let rows = list(store, &people.officer).await.rows;
            rows.into_iter().filter(|row| matches!(row.kind, K::DueSoon | K::Overdue)).count()
        };
        let store = day(db, datetime!(2023-06-02 08:00 +7)).await;
        assert_eq!(reminders(&store).await, 2, "the cap");
        // Saturday: the turn is done, and tells nobody anything.
        let store = day(db, datetime!(2023-06-03 08:00 +7)).await;
        assert_eq!(reminders(&store).await, 2, "a day off");
        // The other ones come on the next working day of the province; they are late then, and go to the head.
        let store = day(db, datetime!(2023-06-05 08:00 +7)).await;
        let told = of(&store, &people.head, K::Overdue).await;
        let today = told.iter().filter(|row| row.at.day() == date!(2023 - 06 - 05));
        assert_eq!((today.count(), told.len()), (2, 4), "the cap holds for the head, too, and anew each day");
    })
    .await;
}

/// The usual days, and so many reminders a day at most.
async fn caps(db: &Db, people: &People, most: &str) {
    let version = settings::get(&db.store, &people.agency).await.expect("settings").version;
    let [before, after, daily_cap, urge_cap, digest_hour] = ["5 3 1", "7 3 1", most, "1", "7"].map(str::to_owned);
    let rule = Reminders { version, before, after, daily_cap, urge_cap, digest_hour };
    settings::save_reminders(&db.store, &people.agency, rule).await.expect("saved");
}

/// A document of another number.
async fn issued_again(db: &Db) {
    use store::services::directives::{Issue, add_clause, begin, issue};
    static NEXT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(9_000);
    let admin = db.at_now(&db.admin().await);
    let mut head = crate::support::directives::head();
    head.number = format!("{}/UBND-THKH", NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let id = begin(&db.store, &admin, head).await.expect("a draft");
    add_clause(&db.store, &admin, crate::support::directives::clause(id, 1, "report", "SYT")).await.expect("a demand");
    issue(&db.store, &admin, Issue { id, version: 2, asks_nothing: false }).await.expect("issued");
}
