//! A draft, and raising it.

use domain::deadline::Due;
use domain::difficulty::HandlingLevel;
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::DueRule;
use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState};
use domain::views::difficulties::{AboutLink, DifficultyText};
use domain::views::models::ModelFilter;
use store::services::difficulties::{self, Begin, Move};
use store::services::models;
use time::macros::date;

use super::{People, SEEDED, act, at_home, get, listed, raised, refusals, text, trail};
use crate::support::{Db, on_each, refused};

const TITLE: &str = "Đường truyền chậm";

#[tokio::test]
async fn draft_is_its_units_until_it_is_raised() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let typed = Begin { text: DifficultyText { title: TITLE.into(), ..Default::default() }, ..Begin::default() };
        let id = difficulties::begin(&db.store, &people.officer, typed).await.expect("a draft");
        for stranger in [&people.agency, &people.leader, &people.stranger] {
            assert_eq!(refused(difficulties::get(&db.store, &db.at_now(stranger), id).await), Fault::NotFound);
            assert!(listed(db, stranger).await.rows.iter().all(|row| row.id != id));
        }
        let draft = get(&db.store, &people.officer, id).await;
        assert!(draft.may_edit && draft.line.state.is_none() && draft.offers == [DifficultyEvent::Raise]);
        let missing: Vec<_> = draft.lacks.iter().filter_map(|one| one.field.as_deref()).collect();
        assert_eq!(missing, ["category", "cause", "ask", "asked_body"]);
        let fault = refused(act(&db.store, &people.officer, id, "raise", "").await);
        assert_eq!(refusals(&fault).iter().map(|(field, _)| *field).collect::<Vec<_>>(), missing, "the same at its fields");

        difficulties::save(&db.store, &people.head, id, 1, text(TITLE)).await.expect("saved");
        act(&db.store, &people.officer, id, "raise", "").await.expect("raised");
        let view = get(&db.store, &people.agency, id).await;
        assert_eq!((view.line.state, view.line.level), (Some(DifficultyState::Open), Some(HandlingLevel::Unit)));
        // Friday, and three working days.
        assert_eq!(view.line.due, Some(Due { on: date!(2023 - 05 - 31), rule: DueRule::By }));
        assert_eq!(view.text, text(TITLE));
        assert_eq!((listed(db, &people.agency).await.rows.len(), trail(db, &people.agency, "difficulty_moved").await), (SEEDED + 1, 1));
        assert_eq!(trail(db, &people.agency, "difficulty_edited").await, 2);
        // The head saved it last: he is one of its makers.
        assert!(!get(&db.store, &people.head, id).await.offers.contains(&DifficultyEvent::Decide));
        assert_eq!(at_home(db, &people.head).await.0.iter().filter(|title| *title == TITLE).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn save_twice_shows_the_second_what_the_first_wrote() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = difficulties::begin(&db.store, &people.officer, Begin::default()).await.expect("an empty draft");
        difficulties::save(&db.store, &people.officer, id, 1, text("Một")).await.expect("saved");
        assert_eq!(refused(difficulties::save(&db.store, &people.head, id, 1, text("Hai")).await), Fault::Stale);
        assert_eq!(refused(difficulties::discard(&db.store, &people.head, id, 1).await), Fault::Stale);
        assert_eq!(get(&db.store, &people.head, id).await.text.title, "Một");
        let bad = DifficultyText { category: "weather".into(), title: "x".repeat(301), ..text("") };
        let fault = refused(difficulties::save(&db.store, &people.head, id, 2, bad).await);
        assert_eq!(refusals(&fault), [("category", &RefusalCode::BadChoice), ("title", &RefusalCode::TooLong { max: 300 })]);
        act(&db.store, &people.officer, id, "raise", "").await.expect("raised");
        let version = get(&db.store, &people.officer, id).await.version;
        assert_eq!(
            refused(difficulties::save(&db.store, &people.officer, id, version, text("Ba")).await),
            Fault::Stale,
            "raised meanwhile"
        );
        assert_eq!(refused(difficulties::discard(&db.store, &people.officer, id, version).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn discard_a_draft() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let before = db.rows().await["difficulty"].clone();
        let id = difficulties::begin(&db.store, &people.officer, Begin { text: text("Nháp"), ..Begin::default() }).await.expect("a draft");
        assert_eq!(refused(difficulties::discard(&db.store, &people.stranger, id, 1).await), Fault::NotFound);
        difficulties::discard(&db.store, &people.officer, id, 1).await.expect("gone");
        assert_eq!(db.rows().await["difficulty"], before);
        assert_eq!(refused(difficulties::discard(&db.store, &people.officer, id, 1).await), Fault::NotFound);
        assert_eq!(trail(db, &people.agency, "difficulty_edited").await, 2);
    })
    .await;
}

#[tokio::test]
async fn raise_at_once_or_not_at_all() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let before = db.rows().await;
        let typed = Begin { text: DifficultyText { cause: "…".into(), ..text(TITLE) }, raise: true, ..Begin::default() };
        let fault = refused(difficulties::begin(&db.store, &people.officer, typed).await);
        assert_eq!(refusals(&fault), [("cause", &RefusalCode::Required)]);
        db.assert_unchanged_since(&before, "refused").await;
        let id = raised(db, &people.officer, TITLE).await;
        assert_eq!(trail(db, &people.agency, "difficulty_moved").await, 1, "one event");
        let again = Move { id, seen: 1, event: "raise".into(), text: String::new(), on: String::new() };
        assert!(super::is_wrong_state(&refused(difficulties::act(&db.store, &people.officer, again).await)), "raised twice");
    })
    .await;
}

#[tokio::test]
async fn raise_about_a_model() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let find = async |name: &str| {
            let filter = ModelFilter { search: Some(name.to_owned()), ..ModelFilter::default() };
            let rows = models::list(&db.store, &people.officer, filter).await.expect("models").rows;
            rows.into_iter().find(|row| row.name == name).expect("the sample").id
        };
        let (own, other) = (find("Mô hình mẫu 10").await, find("Mô hình mẫu 03").await);
        let choices = difficulties::choices(&db.store, &people.officer, [&own.to_string(), "", ""]).await.expect("the form");
        assert_eq!(choices.about, Some(AboutLink::Model { id: own, name: "Mô hình mẫu 10".into() }));
        assert!(models::get(&db.store, &people.officer, own, None).await.expect("the model").may_raise);
        assert!(!models::get(&db.store, &people.officer, other, None).await.expect("the model").may_raise);
        let about = |model: String| Begin { model, text: text(TITLE), raise: true, ..Begin::default() };
        let id = difficulties::begin(&db.store, &people.officer, about(own.to_string())).await.expect("raised");
        assert_eq!(get(&db.store, &people.agency, id).await.about, choices.about);
        assert!(matches!(
            refused(difficulties::begin(&db.store, &people.officer, about(other.to_string())).await),
            Fault::Forbidden { .. }
        ));
        for unknown in ["x".to_owned(), uuid::Uuid::nil().to_string()] {
            assert_eq!(refused(difficulties::begin(&db.store, &people.officer, about(unknown)).await), Fault::NotFound);
        }
    })
    .await;
}
