//! What happens is told to whom it concerns, once.

use domain::lifecycle::difficulty::DifficultyEvent;
use domain::notice::NoticeKind as K;
use domain::views::difficulties::DifficultyText;
use store::Caller;
use store::services::difficulties::{self, Begin, Move};
use store::services::directives::{Extend, extend};
use store::services::jobs;
use store::services::users;
use time::macros::date;

use super::{DAY, People, at, list, of};
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each};

async fn raised(db: &Db, by: &Caller, title: &str) -> domain::ids::DifficultyId {
    let [category, cause, ask, asked_body] = ["data", "Sổ giấy", "Hướng dẫn", "Sở Tư pháp"].map(str::to_owned);
    let text = DifficultyText { category, title: title.to_owned(), cause, ask, asked_body };
    difficulties::begin(&db.store, &db.at_now(by), Begin { text, raise: true, ..Begin::default() }).await.expect("raised")
}

#[tokio::test]
async fn a_directive_is_told_to_the_people_of_its_units_and_twice_changes_nothing() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        db.work(&db.store, THANH_HOA, false).await;
        let before = people.have(&db.store, K::Assigned).await;
        db.issued("report", "SYT; STP").await;
        assert_eq!(people.have(&db.store, K::Assigned).await, before, "told by the worker, not by the request");
        let worked = db.work(&db.store, THANH_HOA, false).await;
        assert_eq!((worked.done, worked.failed), (1, 0));
        assert_eq!(people.have(&db.store, K::Assigned).await, [1, 1, 0, 0, 0, 1, 0], "nobody but the people of the two units");
        let told = of(&db.store, &people.officer, K::Assigned).await.remove(0);
        assert_eq!(told.words.unit.as_deref(), Some("Sở Y tế"));
        assert_eq!(told.words.due, Some(date!(2023 - 06 - 04)), "the last day in time");
        assert!(told.words.name.starts_with("8000/UBND-THKH") && !told.seen);
        assert!(told.words.by.is_some_and(|name| name.starts_with("Cơ quan thường trực")));
        let again = db.caller(THANH_HOA, "canbo").await;
        assert_eq!(again.unseen, list(&db.store, &people.officer).await.unseen, "the bell counts the same");
        let rows = db.rows().await;
        assert_eq!(db.work(&db.store, THANH_HOA, false).await.done, 0);
        db.assert_unchanged_since(&rows, "a second round").await;
    })
    .await;
}

#[tokio::test]
async fn a_job_that_comes_again_tells_nothing_twice() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        db.issued("report", "SYT").await;
        db.work(&db.store, THANH_HOA, false).await;
        let told = list(&db.store, &people.officer).await.page.total;
        // As if the server had been killed before it could write down that it was done.
        db.write(&people.agency, "UPDATE job SET finished_at = NULL").await;
        assert!(db.work(&db.store, THANH_HOA, false).await.done > 0);
        assert_eq!(list(&db.store, &people.officer).await.page.total, told);
    })
    .await;
}

#[tokio::test]
async fn a_disabled_person_is_told_nothing() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        users::disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        db.issued("report", "SYT").await;
        db.work(&db.store, THANH_HOA, false).await;
        users::enable(&db.store, &admin, row.id, row.version + 1).await.expect("enabled");
        let officer = db.caller(THANH_HOA, "canbo").await;
        assert_eq!(list(&db.store, &officer).await.page.total, 0);
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        assert_eq!(of(&db.store, &head, K::Assigned).await.len(), 1, "the others are told all the same");
    })
    .await;
}

#[tokio::test]
async fn a_difficulty_is_told_level_by_level_and_the_clock_climbs() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, "Dữ liệu chưa khớp").await;
        db.work(&db.store, THANH_HOA, false).await;
        assert_eq!(people.have(&db.store, K::ToReview).await, [0, 1, 0, 0, 0, 0, 0], "the head of its unit");
        // Three working days later the worker sends it up by itself, the samples of the seed with it.
        let store = db.later(6 * DAY).await;
        assert_eq!(db.work(&store, THANH_HOA, false).await.failed, 0);
        let climbed = of(&store, &people.agency, K::Climbed).await;
        assert!(climbed.iter().any(|row| row.words.name == "Dữ liệu chưa khớp"), "{climbed:?}");
        assert_eq!(people.have(&store, K::Climbed).await[..2], [0, 0], "not those below");
        assert_eq!(people.have(&store, K::Climbed).await[5..], [0, 0], "neither another unit nor a viewer");
        let seen = difficulties::get(&store, &at(&store, &people.agency), id).await.expect("known").line.seen;
        let event = DifficultyEvent::Decide.code().to_owned();
        let decision = Move { id, seen, event, text: "Dùng mẫu mới".to_owned(), on: String::new() };
        difficulties::act(&store, &at(&store, &people.agency), decision).await.expect("decided");
        db.work(&store, THANH_HOA, false).await;
        assert_eq!(people.have(&store, K::Decided).await, [1, 1, 0, 0, 0, 0, 0], "who raised it, and the head");
        let told = of(&store, &people.officer, K::Decided).await.remove(0);
        assert_eq!(told.words.text.as_deref(), Some("Dùng mẫu mới"));
    })
    .await;
}

#[tokio::test]
async fn more_time_is_told_once_for_all_that_was_granted() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = db.issued("report", "SYT; STP").await;
        let [obligation, due, due_rule, text] = ["", "20/06/2023", "by", "Chờ hướng dẫn"].map(str::to_owned);
        let typed = Extend { id, clause: 1, obligation, seen: 0, due, due_rule, text };
        extend(&db.store, &db.at_now(&people.agency), typed).await.expect("more time");
        db.work(&db.store, THANH_HOA, false).await;
        assert_eq!(people.have(&db.store, K::Extended).await, [1, 1, 0, 0, 0, 1, 0]);
        assert_eq!(of(&db.store, &people.stranger, K::Extended).await[0].words.due, Some(date!(2023 - 06 - 20)));
    })
    .await;
}

/// Two servers look at the same moment.
#[tokio::test]
async fn two_workers_at_once_tell_each_thing_once() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        const MANY: usize = 12;
        for n in 0..MANY {
            raised(db, &people.officer, &format!("Khó khăn {n}")).await;
        }
        let other = db.later(0).await;
        let (first, second) = tokio::join!(db.work(&db.store, THANH_HOA, false), db.work(&other, THANH_HOA, false));
        assert_eq!((first.failed, second.failed), (0, 0));
        assert_eq!(first.done + second.done, MANY + 4, "each job once: what was raised, and the four turns of the clock");
        assert_eq!(people.have(&db.store, K::ToReview).await, [0, MANY, 0, 0, 0, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn another_tenant_is_told_nothing_and_its_worker_does_nothing_here() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let other = db.other().await;
        db.issued("report", "SYT").await;
        db.work(&db.store, NGHE_AN, false).await;
        assert_eq!(people.have(&db.store, K::Assigned).await, [0; 7]);
        db.work(&db.store, THANH_HOA, false).await;
        assert_eq!(list(&db.store, &other).await.page.total, 0);
        let tenant = db.tenant(THANH_HOA).await;
        assert_eq!(jobs::run_next(&db.store, &tenant, false).await.expect("read"), jobs::Ran::Nothing);
    })
    .await;
}
