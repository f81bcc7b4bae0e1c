//! Who may not: other tenants, other units, those without the right; and what nobody has.

use domain::difficulty::{Category, HandlingLevel};
use domain::error::Fault;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::DifficultyState;
use domain::views::difficulties::DifficultyFilter;
use store::Caller;
use store::services::difficulties::{self, Begin, Move};
use uuid::Uuid;

use super::{People, SEEDED, listed, raised, text};
use crate::support::{Db, NGHE_AN, on_each, refused};

/// What each use case of one difficulty answers to somebody.
async fn tried(db: &Db, caller: &Caller, id: DifficultyId) -> Vec<(&'static str, Fault)> {
    let (store, caller) = (&db.store, &db.at_now(caller));
    let form = |event: &str| Move { id, seen: 1, event: event.into(), text: "x".into(), on: "26/05/2023".into() };
    let mut answers = vec![("get", refused(difficulties::get(store, caller, id).await))];
    let role = caller.actor.role;
    if role.may(domain::access::Action::RaiseDifficulties) {
        answers.push(("save", refused(difficulties::save(store, caller, id, 1, text("x")).await)));
        answers.push(("discard", refused(difficulties::discard(store, caller, id, 1).await)));
        answers.push(("withdraw", refused(difficulties::act(store, caller, form("withdraw")).await)));
    }
    if role.may(domain::access::Action::HandleDifficulties) {
        answers.push(("decide", refused(difficulties::act(store, caller, form("decide")).await)));
    }
    if role.may(domain::access::Action::AskCentre) {
        answers.push(("ask the centre", refused(difficulties::act(store, caller, form("ask_centre")).await)));
    }
    answers
}

#[tokio::test]
async fn act_unknown_other_tenant_and_other_unit() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, "Đường truyền chậm").await;
        let before = db.rows().await;
        let mut outsiders = Vec::new();
        for username in ["thuongtruc", "lanhdao", "truongdonvi", "canbo"] {
            outsiders.push((db.caller(NGHE_AN, username).await, id));
        }
        outsiders.push((people.stranger.clone(), id));
        for insider in [&people.agency, &people.head, &people.officer, &people.leader] {
            outsiders.push((insider.clone(), DifficultyId(Uuid::nil())));
        }
        for (caller, id) in outsiders {
            for (what, fault) in tried(db, &caller, id).await {
                assert_eq!(fault, Fault::NotFound, "{what} by {} of {}", caller.actor.username, caller.tenant.head.slug);
            }
        }
        let after = db.rows().await;
        for table in ["difficulty", "life_event"] {
            assert_eq!(before[table], after[table], "{table}");
        }
        let unheard = Move { id, seen: 1, event: "climb".into(), text: "x".into(), on: String::new() };
        assert_eq!(refused(difficulties::act(&db.store, &people.agency, unheard).await), Fault::NotFound, "the clock's alone");
    })
    .await;
}

#[tokio::test]
async fn act_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, "Đường truyền chậm").await;
        let analyst = db.analyst().await;
        for caller in [&people.viewer, &analyst] {
            let forbidden = |fault| matches!(fault, Fault::Forbidden { .. });
            assert!(forbidden(refused(difficulties::get(&db.store, caller, id).await)));
            assert!(forbidden(refused(difficulties::list(&db.store, caller, DifficultyFilter::default()).await)));
            assert!(forbidden(refused(difficulties::choices(&db.store, caller, ["", "", ""]).await)));
            assert!(forbidden(refused(difficulties::begin(&db.store, caller, Begin::default()).await)));
        }
        let by = async |caller: &Caller, event: &str| {
            let form = Move { id, seen: 1, event: event.into(), text: "x".into(), on: String::new() };
            refused(difficulties::act(&db.store, &db.at_now(caller), form).await)
        };
        for (caller, event) in [
            (&people.officer, "decide"),
            (&people.officer, "escalate"),
            (&people.agency, "withdraw"),
            (&people.reviewer, "ask_centre"),
            (&people.leader, "unmerge"),
            (&people.agency, "confirm"),
        ] {
            assert!(matches!(by(caller, event).await, Fault::Forbidden { .. }), "{event} by {}", caller.actor.username);
        }
    })
    .await;
}

#[tokio::test]
async fn list_counts_and_filters() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        raised(db, &people.officer, "Đường truyền chậm").await;
        let id = raised(db, &people.officer, "Thiếu hướng dẫn").await;
        super::act(&db.store, &people.leader, id, "ask_centre", "Cần Bộ").await.expect("asked");
        let all = listed(db, &people.agency).await;
        assert_eq!(all.states, [(DifficultyState::Open, 4), (DifficultyState::WaitingCentre, 1)]);
        assert_eq!(all.levels, [(HandlingLevel::Unit, 4), (HandlingLevel::Centre, 1)]);
        assert_eq!((all.rows.len(), all.page.total), (SEEDED + 2, 5));
        let dues: Vec<_> = all.rows.iter().filter_map(|row| row.due).map(domain::deadline::Due::last_day).collect();
        assert!(dues.is_sorted() && dues.len() == 4, "what is due first comes first: {dues:?}");
        // Sở Y tế sees its two and the sample of the seed; Sở Tư pháp its own sample.
        assert_eq!((listed(db, &people.head).await.rows.len(), listed(db, &people.stranger).await.rows.len()), (3, 1));
        let found = async |filter: DifficultyFilter| {
            difficulties::list(&db.store, &db.at_now(&people.agency), filter).await.expect("a list").rows.len()
        };
        assert_eq!(found(DifficultyFilter { search: Some("duong truyen cham".into()), ..Default::default() }).await, 1);
        assert_eq!(found(DifficultyFilter { category: Some(Category::Data), ..Default::default() }).await, 1);
        assert_eq!(found(DifficultyFilter { level: Some(HandlingLevel::Centre), ..Default::default() }).await, 1);
        assert_eq!(found(DifficultyFilter { state: Some(DifficultyState::Resolved), ..Default::default() }).await, 0);
        assert!(listed(db, &db.other().await).await.rows.is_empty(), "another province");
    })
    .await;
}
