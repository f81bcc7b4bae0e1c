//! What the unit reports once its plan is approved.

use domain::error::{Fault, RefusalCode};
use domain::ids::{PlanId, TaskId};
use domain::lifecycle::model::ModelEvent;
use domain::lifecycle::task::{TaskEvent, TaskState};
use domain::lifecycle::{ModelState, ObligationKind};
use domain::obligation::ObligationState;
use domain::views::plans::TaskRow;
use store::Caller;
use store::services::models;
use store::services::plans::{self, MoveTask, Report};
use time::macros::date;

use super::{People, act, approved, clear, draft, fields, get, is_wrong_state, trail};
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each, refused};

async fn report(db: &Db, caller: &Caller, plan: PlanId, event: &str, on: &str) -> Result<(), store::Error> {
    let seen = get(db, caller, plan).await.model_seen;
    plans::report(&db.store, &db.at_now(caller), Report { plan, event: event.to_owned(), seen, on: on.to_owned() }).await
}

/// Moves a task, having seen all of its life. `given` are its words, its day and its due date.
async fn step(db: &Db, caller: &Caller, id: (PlanId, TaskId), event: TaskEvent, given: [&str; 3]) -> Result<(), store::Error> {
    let seen = u32::try_from(task(db, caller, id).await.history.len()).expect("few events");
    let [text, on, due] = given.map(str::to_owned);
    let form = MoveTask { plan: id.0, task: id.1, event: event.code().to_owned(), seen, text, on, due };
    plans::move_task(&db.store, &db.at_now(caller), form).await
}

async fn task(db: &Db, caller: &Caller, id: (PlanId, TaskId)) -> TaskRow {
    get(db, caller, id.0).await.tasks.into_iter().find(|row| row.id == id.1).expect("the task")
}

#[tokio::test]
async fn launch_and_start() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = approved(db, &people).await;
        let plan = get(db, &people.officer, id).await;
        assert_eq!(plan.model_offers, [ModelEvent::Launch, ModelEvent::Start]);
        assert_eq!(fields(&refused(report(db, &people.head, id, "launch", "").await)), ["on"]);
        assert_eq!(refused(report(db, &people.head, id, "launch", "27/05/2023").await), Fault::field("on", RefusalCode::InFuture));
        assert_eq!(refused(report(db, &people.head, id, "launch", "hôm qua").await), Fault::field("on", RefusalCode::BadDate));
        report(db, &people.head, id, "launch", "25/05/2023").await.expect("launched");
        let model = models::get(&db.store, &db.at_now(&people.agency), plan.model, None).await.expect("the model");
        assert_eq!(model.model.state, ModelState::Launched);
        let launch = model.obligations.into_iter().find(|row| row.kind == ObligationKind::Launch).expect("clause 3");
        assert_eq!(launch.state, ObligationState::Fulfilled);
        let late = Report { plan: id, event: "start".to_owned(), seen: plan.model_seen, on: "26/05/2023".to_owned() };
        assert_eq!(refused(plans::report(&db.store, &people.officer, late).await), Fault::Stale);
        report(db, &people.officer, id, "start", "26/05/2023").await.expect("started");
        assert_eq!(get(db, &people.officer, id).await.model_state, ModelState::InProgress);
        // The seeded statement, then planning, approval, launch, start.
        assert_eq!(trail(db, &people.agency, "model_moved").await, 4);
    })
    .await;
}

#[tokio::test]
async fn launch_twice() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = approved(db, &people).await;
        report(db, &people.head, id, "launch", "25/05/2023").await.expect("launched");
        assert!(is_wrong_state(&refused(report(db, &people.head, id, "launch", "25/05/2023").await)));
        // After the launch the approval can't be withdrawn: the model has gone on.
        assert!(is_wrong_state(&refused(act(db, &people.agency, id, "withdraw_decision", "Nhầm").await)));
        assert_eq!(refused(report(db, &people.head, id, "cancel", "25/05/2023").await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn launch_before_the_approval() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        assert!(is_wrong_state(&refused(report(db, &people.head, id, "launch", "25/05/2023").await)));
    })
    .await;
}

#[tokio::test]
async fn launch_wrong_role_unit_and_tenant() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = approved(db, &people).await;
        for other in [people.agency.clone(), db.caller(THANH_HOA, "canbo2").await, db.caller(THANH_HOA, "xem").await] {
            assert!(matches!(refused(report(db, &other, id, "launch", "25/05/2023").await), Fault::Forbidden { .. }));
        }
        let foreign = db.caller(NGHE_AN, "truongdonvi").await;
        let form = Report { plan: id, event: "launch".to_owned(), seen: 3, on: "25/05/2023".to_owned() };
        assert_eq!(refused(plans::report(&db.store, &foreign, form).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn task_from_the_start_to_the_signature() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = approved(db, &people).await;
        let (officer, head) = (&people.officer, &people.head);
        assert_eq!(task(db, officer, id).await.offers, [TaskEvent::Start]);
        step(db, officer, id, TaskEvent::Start, ["", "", ""]).await.expect("started");
        assert_eq!(fields(&refused(step(db, officer, id, TaskEvent::Present, ["", "", ""]).await)), ["text"]);
        step(db, officer, id, TaskEvent::Present, ["Tờ trình", "", ""]).await.expect("presented");
        assert_eq!(task(db, officer, id).await.state, Some(TaskState::Signing));
        assert_eq!(task(db, head, id).await.offers, [TaskEvent::Sign, TaskEvent::Rework]);
        step(db, head, id, TaskEvent::Rework, ["Bổ sung phụ lục", "", ""]).await.expect("more");
        step(db, officer, id, TaskEvent::Present, ["Có phụ lục", "", ""]).await.expect("again");
        step(db, head, id, TaskEvent::Sign, ["", "25/05/2023", ""]).await.expect("signed");
        let done = task(db, officer, id).await;
        assert_eq!((done.state, done.done_on, done.slip), (Some(TaskState::Done), Some(date!(2023 - 05 - 25)), Some(-36)));
        assert_eq!(done.history.len(), 6);
        assert_eq!(trail(db, &people.agency, "task_moved").await, 6);
    })
    .await;
}

#[tokio::test]
async fn task_sign_own_work() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = approved(db, &people).await;
        step(db, &people.head, id, TaskEvent::Start, ["", "", ""]).await.expect("started");
        step(db, &people.head, id, TaskEvent::Present, ["Tự trình", "", ""]).await.expect("presented");
        assert_eq!(refused(step(db, &people.head, id, TaskEvent::Sign, ["", "25/05/2023", ""]).await), Fault::rule(RefusalCode::OwnWork));
        assert!(!task(db, &people.head, id).await.offers.contains(&TaskEvent::Sign));
    })
    .await;
}

#[tokio::test]
async fn task_is_stopped_resumed_and_made_permanent_from_above() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = approved(db, &people).await;
        let leader = db.caller(THANH_HOA, "lanhdao").await;
        step(db, &leader, id, TaskEvent::Suspend, ["Chờ hướng dẫn", "", ""]).await.expect("stopped");
        assert!(is_wrong_state(&refused(step(db, &people.officer, id, TaskEvent::Start, ["", "", ""]).await)));
        step(db, &leader, id, TaskEvent::Resume, ["Đã có hướng dẫn", "", ""]).await.expect("resumed");
        step(db, &leader, id, TaskEvent::MakeRecurring, ["Việc thường xuyên", "", ""]).await.expect("permanent");
        let permanent = task(db, &leader, id).await;
        assert_eq!((permanent.state, permanent.due, permanent.slip), (Some(TaskState::Recurring), None, None));
        assert_eq!(fields(&refused(step(db, &leader, id, TaskEvent::SetEnd, ["", "", ""]).await)), ["text", "due"]);
        step(db, &leader, id, TaskEvent::SetEnd, ["Kết thúc đợt", "", "10/07/2023"]).await.expect("an end");
        let late = task(db, &leader, id).await;
        assert_eq!((late.due.map(|due| due.on), late.slip), (Some(date!(2023 - 07 - 10)), Some(10)));
        step(db, &leader, id, TaskEvent::Cancel, ["Không làm nữa", "", ""]).await.expect("cancelled");
        let over = task(db, &leader, id).await;
        assert_eq!((over.state, over.slip, over.offers), (Some(TaskState::Cancelled), None, vec![]));
        assert_eq!(super::listed(db, &leader).await.rows[0].tasks, 0);
    })
    .await;
}

#[tokio::test]
async fn task_wrong_role_unit_and_tenant() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = approved(db, &people).await;
        for other in [db.caller(THANH_HOA, "canbo2").await, db.caller(THANH_HOA, "xem").await, people.agency.clone()] {
            assert!(matches!(refused(step(db, &other, id, TaskEvent::Start, ["", "", ""]).await), Fault::Forbidden { .. }));
        }
        assert!(matches!(refused(step(db, &people.head, id, TaskEvent::Cancel, ["x", "", ""]).await), Fault::Forbidden { .. }));
        let foreign = db.caller(NGHE_AN, "canbo").await;
        let form = MoveTask {
            plan: id.0,
            task: id.1,
            event: "start".to_owned(),
            seen: 1,
            text: String::new(),
            on: String::new(),
            due: String::new(),
        };
        assert_eq!(refused(plans::move_task(&db.store, &foreign, form.clone()).await), Fault::NotFound);
        for event in ["approve", "assign", "write", "x"] {
            let form = MoveTask { event: event.to_owned(), ..form.clone() };
            assert_eq!(refused(plans::move_task(&db.store, &people.agency, form).await), Fault::NotFound, "{event}");
        }
        let stale = MoveTask { seen: 0, ..form.clone() };
        assert_eq!(refused(plans::move_task(&db.store, &people.officer, stale).await), Fault::Stale);
        let none = MoveTask { task: TaskId(uuid::Uuid::now_v7()), ..form };
        assert_eq!(refused(plans::move_task(&db.store, &people.officer, none).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn task_of_a_plan_that_is_written_again() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = draft(db, &people, clear()).await;
        act(db, &people.head, id.0, "submit", "").await.expect("sent");
        let start = async |by: &Caller, task: TaskId| {
            let event = TaskEvent::Start.code().to_owned();
            let form = MoveTask { plan: id.0, task, event, seen: 0, text: String::new(), on: String::new(), due: String::new() };
            refused(plans::move_task(&db.store, &db.at_now(by), form).await)
        };
        let other = db.caller(THANH_HOA, "canbo2").await;
        assert!(is_wrong_state(&start(&people.officer, id.1).await), "it waits for the approval");
        assert!(matches!(start(&other, id.1).await, Fault::Forbidden { .. }));
        act(db, &people.head, id.0, "recall", "Bỏ một nhiệm vụ").await.expect("taken back");
        let version = task(db, &people.officer, id).await.version;
        plans::remove_task(&db.store, &db.at_now(&people.officer), id.0, id.1, version).await.expect("removed");
        assert!(is_wrong_state(&start(&people.officer, id.1).await), "what stops the person is the plan, not the lost task");
        assert_eq!(start(&other, id.1).await, Fault::NotFound, "a draft is its unit's");
    })
    .await;
}

#[tokio::test]
async fn task_is_reported_by_the_unit_that_leads_it() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let led = domain::views::plans::TaskText { owner: "STP".to_owned(), ..clear() };
        let id = draft(db, &people, led).await;
        act(db, &people.head, id.0, "submit", "").await.expect("sent");
        act(db, &people.agency, id.0, "accept", "").await.expect("approved");
        let other = db.caller(THANH_HOA, "canbo2").await;
        assert_eq!(task(db, &other, id).await.offers, [TaskEvent::Start]);
        step(db, &other, id, TaskEvent::Start, ["", "", ""]).await.expect("its own task");
        assert!(matches!(refused(report(db, &other, id.0, "launch", "25/05/2023").await), Fault::Forbidden { .. }));
    })
    .await;
}
