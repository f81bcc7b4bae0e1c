//! A head sends it, the standing agency approves or returns it.

use domain::error::{Fault, RefusalCode};
use domain::lifecycle::paper::{PaperEvent, PaperState};
use domain::lifecycle::task::TaskState;
use domain::lifecycle::{ModelState, ObligationKind};
use domain::obligation::ObligationState;
use domain::views::coverage::CoverageFilter;
use domain::views::plans::TaskText;
use store::Caller;
use store::services::plans::{self, Milestone, Return, Words};
use store::services::{coverage, directives, models};
use time::macros::date;

use super::{People, act, approved, clear, draft, fields, get, is_wrong_state, listed, trail};
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each, refused};

/// How the model's unit stands with what its documents ask of one kind.
async fn owed(db: &Db, caller: &Caller, id: domain::ids::ModelId, kind: ObligationKind) -> ObligationState {
    let model = models::get(&db.store, &db.at_now(caller), id, None).await.expect("the model");
    model.obligations.into_iter().find(|row| row.kind == kind).expect("an obligation").state
}

fn remarks() -> Vec<[String; 3]> {
    vec![["UNCLEAR_TASKS", "actions", "Ghi rõ đơn vị chủ trì từng việc"].map(str::to_owned)]
}

fn return_of(id: domain::ids::PlanId, seen: u32) -> Return {
    Return { id, seen, remarks: remarks(), due: "10/06/2023".to_owned() }
}

#[tokio::test]
async fn submit_and_accept_fulfil_what_was_asked() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let launch = Milestone {
            kind: "launch".to_owned(),
            title: "Lễ ra mắt".to_owned(),
            due_date: "30/06/2023".to_owned(),
            due_rule: "by".to_owned(),
        };
        plans::add_milestone(&db.store, &people.officer, id, launch).await.expect("a milestone");
        let model = get(db, &people.officer, id).await.model;
        assert_eq!(owed(db, &people.agency, model, ObligationKind::Plan).await, ObligationState::Open);
        act(db, &people.head, id, "submit", "").await.expect("sent");
        assert_eq!(owed(db, &people.agency, model, ObligationKind::Plan).await, ObligationState::Sent);
        let plan = get(db, &people.agency, id).await;
        assert_eq!(plan.offers, [PaperEvent::Accept, PaperEvent::Return]);
        assert!(!plan.may_edit && plan.units.is_empty() && plan.tasks[0].state.is_none());
        let before = trail(db, &people.agency, "task_moved").await;
        act(db, &people.agency, id, "accept", "").await.expect("approved");
        let plan = get(db, &people.head, id).await;
        assert_eq!((plan.state, plan.model_state), (PaperState::Accepted, ModelState::Planned));
        assert_eq!(plan.tasks[0].state, Some(TaskState::NotStarted));
        assert_eq!(owed(db, &people.agency, model, ObligationKind::Plan).await, ObligationState::Fulfilled);
        let milestones = models::get(&db.store, &db.at_now(&people.agency), model, None).await.expect("the model").milestones;
        assert_eq!(milestones.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Lễ ra mắt"]);
        assert_eq!(trail(db, &people.agency, "task_moved").await, before + 1);
        let list = listed(db, &db.caller(THANH_HOA, "xem").await).await;
        assert_eq!((list.approved.len(), list.rows[0].tasks, list.rows[0].done), (1, 1, 0));
        assert_eq!(list.approved[0].from, Some(date!(2023 - 06 - 01)));
    })
    .await;
}

#[tokio::test]
async fn the_coverage_board_counts_one_of_sixty_four() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = approved(db, &people).await;
        let directive = get(db, &people.agency, id).await.directives[0].id;
        let clauses = directives::get(&db.store, &db.at_now(&people.agency), directive, None, None).await.expect("the dispatch").clauses;
        let plans = clauses.iter().find(|clause| clause.kind == ObligationKind::Plan).expect("a demand for plans");
        assert_eq!((plans.fulfilled, plans.total, plans.late), (1, 64, 0));
        let before = CoverageFilter { directive: Some(directive), as_of: Some(date!(2023 - 05 - 25)) };
        let board = coverage::get(&db.store, &people.agency, before).await.expect("boards").expect("a board");
        assert_eq!(board.clauses.iter().map(|clause| clause.fulfilled).sum::<u32>(), 0, "nobody knew it the day before");
    })
    .await;
}

#[tokio::test]
async fn submit_unclear() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let vague = TaskText { owner: String::new(), authority: String::new(), due_date: "01/01/2024".to_owned(), ..clear() };
        plans::add_task(&db.store, &people.officer, id, vague).await.expect("drafts may be unclear");
        let fault = refused(act(db, &people.head, id, "submit", "").await);
        assert_eq!(fields(&fault), ["tasks-2-owner", "tasks-2-authority", "tasks-2-due_date"]);
        let Fault::Refused { refusals } = &fault else { unreachable!() };
        assert!(matches!(refusals[0].code, RefusalCode::Unclear { .. }) && refusals[2].code == RefusalCode::AfterEnd);
        let plan = get(db, &people.head, id).await;
        assert_eq!((plan.state, plan.lacks), (PaperState::Draft, refusals.clone()));
        assert_eq!(trail(db, &people.agency, "plan_moved").await, 1, "only its beginning");
    })
    .await;
}

#[tokio::test]
async fn submit_without_tasks() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, clear()).await;
        plans::remove_task(&db.store, &people.officer, id, task, 1).await.expect("removed");
        assert_eq!(fields(&refused(act(db, &people.head, id, "submit", "").await)), ["tasks"]);
    })
    .await;
}

#[tokio::test]
async fn submit_twice() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, clear()).await;
        let seen = 1;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        let again = Words { id, seen, text: String::new() };
        assert_eq!(refused(plans::act(&db.store, &people.head, "submit", again).await), Fault::Stale);
        assert!(is_wrong_state(&refused(act(db, &people.head, id, "submit", "").await)));
        // What was sent is not edited.
        assert_eq!(refused(plans::save_task(&db.store, &people.officer, id, task, 1, clear()).await), Fault::Stale);
        assert!(is_wrong_state(&refused(plans::begin(&db.store, &people.officer, get(db, &people.head, id).await.model).await)));
    })
    .await;
}

#[tokio::test]
async fn submit_unknown() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let none = Words { id: domain::ids::PlanId(uuid::Uuid::now_v7()), seen: 1, text: String::new() };
        assert_eq!(refused(plans::act(&db.store, &people.head, "submit", none).await), Fault::NotFound);
        for event in ["write", "return", "replace", "x"] {
            assert_eq!(refused(act(db, &people.head, id, event, "").await), Fault::NotFound, "{event}");
        }
    })
    .await;
}

#[tokio::test]
async fn submit_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        assert!(matches!(refused(act(db, &people.officer, id, "submit", "").await), Fault::Forbidden { .. }));
        act(db, &people.head, id, "submit", "").await.expect("sent");
        for other in [people.officer.clone(), people.head.clone(), db.caller(THANH_HOA, "xem").await, db.caller(THANH_HOA, "lanhdao").await]
        {
            assert!(matches!(refused(act(db, &other, id, "accept", "").await), Fault::Forbidden { .. }));
        }
    })
    .await;
}

#[tokio::test]
async fn accept_other_tenant() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        let words = Words { id, seen: 2, text: String::new() };
        assert_eq!(refused(plans::act(&db.store, &db.other().await, "accept", words).await), Fault::NotFound);
        assert_eq!(refused(plans::get(&db.store, &db.at_now(&db.other().await), id).await), Fault::NotFound);
        let foreign = db.caller(NGHE_AN, "thamdinh").await;
        assert_eq!(refused(plans::return_it(&db.store, &foreign, return_of(id, 2)).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn accept_own_work() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        // The head moves to the standing agency, with his work.
        let account = db.uuid(people.head.actor.account.0);
        db.write(&people.agency, &format!("UPDATE account SET role = 'reviewer', unit_id = NULL WHERE id = {account}")).await;
        let moved = db.caller(THANH_HOA, "truongdonvi").await;
        assert_eq!(refused(act(db, &moved, id, "accept", "").await), Fault::rule(RefusalCode::OwnWork));
        assert!(get(db, &moved, id).await.offers.is_empty());
        act(db, &db.caller(THANH_HOA, "thamdinh").await, id, "accept", "").await.expect("another reviewer");
    })
    .await;
}

#[tokio::test]
async fn accept_twice() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        let words = || Words { id, seen: 2, text: String::new() };
        let reviewer = db.caller(THANH_HOA, "thamdinh").await;
        let both =
            tokio::join!(plans::act(&db.store, &people.agency, "accept", words()), plans::act(&db.store, &reviewer, "accept", words()));
        let (first, second) = (both.0.map_err(store::Error::into_fault), both.1.map_err(store::Error::into_fault));
        assert!([&first, &second].into_iter().filter(|one| one.is_ok()).count() == 1, "{first:?} {second:?}");
        assert!([first, second].contains(&Err(Fault::Stale)));
    })
    .await;
}

#[tokio::test]
async fn return_and_renew() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        let none = Return { remarks: Vec::new(), due: String::new(), ..return_of(id, 2) };
        assert_eq!(fields(&refused(plans::return_it(&db.store, &people.agency, none).await)), ["remark_reason_1", "due"]);
        let past = Return { due: "25/05/2023".to_owned(), ..return_of(id, 2) };
        assert_eq!(refused(plans::return_it(&db.store, &people.agency, past).await), Fault::field("due", RefusalCode::DuePast));
        plans::return_it(&db.store, &people.agency, return_of(id, 2)).await.expect("returned");
        let old = get(db, &people.officer, id).await;
        assert_eq!((old.state, old.model_state, old.may_renew), (PaperState::Returned, ModelState::Planning, true));
        assert_eq!(old.history.last().map(|event| event.remarks.len()), Some(1));
        let new = plans::begin(&db.store, &people.officer, old.model).await.expect("anew");
        let plan = get(db, &people.officer, new).await;
        assert_eq!((plan.tasks.len(), plan.tasks[0].text.clone(), plan.ends), (1, old.tasks[0].text.clone(), old.ends));
        assert_ne!(plan.tasks[0].id, old.tasks[0].id);
        assert_eq!(get(db, &people.agency, id).await.state, PaperState::Returned, "until the new one is sent");
        act(db, &people.head, new, "submit", "").await.expect("sent");
        assert_eq!(get(db, &people.agency, id).await.state, PaperState::Replaced);
        act(db, &people.agency, new, "accept", "").await.expect("approved");
        assert_eq!(owed(db, &people.agency, old.model, ObligationKind::Plan).await, ObligationState::Fulfilled);
    })
    .await;
}

#[tokio::test]
async fn recall_makes_it_private_again() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        act(db, &people.head, id, "submit", "").await.expect("sent");
        assert_eq!(fields(&refused(act(db, &people.head, id, "recall", "").await)), ["text"]);
        act(db, &people.head, id, "recall", "Sửa thời hạn").await.expect("taken back");
        assert_eq!(refused(plans::get(&db.store, &people.agency, id).await), Fault::NotFound);
        assert_eq!(listed(db, &people.agency).await.page.total, 0);
        let plan = get(db, &people.officer, id).await;
        assert!(plan.may_edit);
        assert_eq!(owed(db, &people.agency, plan.model, ObligationKind::Plan).await, ObligationState::Open);
        act(db, &people.head, id, "withdraw", "Làm lại từ đầu").await.expect("given up");
        let next = plans::begin(&db.store, &people.officer, plan.model).await.expect("a new one");
        assert!(next != id && get(db, &people.officer, next).await.tasks.is_empty());
    })
    .await;
}

#[tokio::test]
async fn withdraw_decision_takes_the_approval_back() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = approved(db, &people).await;
        assert_eq!(fields(&refused(act(db, &people.agency, id, "withdraw_decision", " ").await)), ["text"]);
        act(db, &people.agency, id, "withdraw_decision", "Duyệt nhầm").await.expect("withdrawn");
        let plan = get(db, &people.head, id).await;
        assert_eq!((plan.state, plan.model_state), (PaperState::Submitted, ModelState::Planning));
        assert!(plan.tasks[0].offers.is_empty() && plan.model_offers.is_empty());
        assert_eq!(owed(db, &people.agency, plan.model, ObligationKind::Plan).await, ObligationState::Sent);
        act(db, &people.agency, id, "accept", "").await.expect("approved again");
        let plan = get(db, &people.head, id).await;
        assert_eq!((plan.tasks[0].id, plan.tasks[0].history.len()), (task, 1), "given once");
    })
    .await;
}
