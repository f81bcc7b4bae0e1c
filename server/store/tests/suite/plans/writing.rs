//! A unit begins a plan and writes it.

use domain::clarity::Clarity;
use domain::error::{Fault, RefusalCode};
use domain::ids::{MilestoneId, ModelId, PlanId, TaskId};
use domain::lifecycle::ModelState;
use domain::lifecycle::paper::PaperState;
use domain::views::plans::{PlanFilter, TaskText};
use store::services::models;
use store::services::plans::{self, Milestone};
use uuid::Uuid;

use super::{People, accepted, clear, draft, fields, get, is_wrong_state, listed, model, trail};
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each, refused};

#[tokio::test]
async fn begin_moves_the_model_and_stays_with_the_unit() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let model = accepted(db, &people.officer).await;
        assert!(listed(db, &people.officer).await.waiting.iter().any(|row| row.id == model));
        let id = plans::begin(&db.store, &people.officer, model).await.expect("a draft");
        let plan = get(db, &people.head, id).await;
        assert_eq!((plan.state, plan.model_state, plan.may_edit), (PaperState::Draft, ModelState::Planning, true));
        assert_eq!(fields(&Fault::Refused { refusals: plan.lacks }), ["ends", "tasks"]);
        let list = listed(db, &people.officer).await;
        assert_eq!((list.states, list.rows.len()), (vec![(PaperState::Draft, 1)], 1));
        assert!(list.waiting.iter().all(|row| row.id != model), "it has a plan now");
        // Nobody else knows of it: not the agency, not a viewer, not another unit.
        for other in [people.agency.clone(), db.caller(THANH_HOA, "xem").await, db.caller(THANH_HOA, "canbo2").await] {
            assert_eq!(refused(plans::get(&db.store, &other, id).await), Fault::NotFound);
            assert_eq!(listed(db, &other).await.page.total, 0);
        }
        assert_eq!((trail(db, &people.agency, "plan_moved").await, trail(db, &people.agency, "model_moved").await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn begin_twice() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let model = accepted(db, &people.officer).await;
        let first = plans::begin(&db.store, &people.officer, model).await.expect("a draft");
        let second = plans::begin(&db.store, &people.head, model).await.expect("the same");
        assert_eq!((first, trail(db, &people.agency, "plan_moved").await), (second, 1));
    })
    .await;
}

#[tokio::test]
async fn begin_at_once() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let model = accepted(db, &people.officer).await;
        let (one, other) = tokio::join!(plans::begin(&db.store, &people.officer, model), plans::begin(&db.store, &people.head, model));
        assert_eq!(one.expect("a draft"), other.expect("the same"));
        assert_eq!(listed(db, &people.officer).await.page.total, 1);
    })
    .await;
}

#[tokio::test]
async fn begin_unknown() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let none = ModelId(Uuid::now_v7());
        assert_eq!(refused(plans::begin(&db.store, &people.officer, none).await), Fault::NotFound);
        let none = PlanId(none.0);
        assert_eq!(refused(plans::get(&db.store, &people.officer, none).await), Fault::NotFound);
        assert_eq!(refused(plans::add_task(&db.store, &people.officer, none, clear()).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn begin_other_tenant() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, clear()).await;
        let foreign = db.caller(NGHE_AN, "canbo").await;
        let model = accepted(db, &people.officer).await;
        assert_eq!(refused(plans::begin(&db.store, &foreign, model).await), Fault::NotFound);
        assert_eq!(refused(plans::get(&db.store, &foreign, id).await), Fault::NotFound);
        assert_eq!(refused(plans::save_task(&db.store, &foreign, id, task, 1, clear()).await), Fault::NotFound);
        assert_eq!(listed(db, &foreign).await.page.total, 0);
    })
    .await;
}

#[tokio::test]
async fn begin_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let model = accepted(db, &people.officer).await;
        for other in [people.agency.clone(), db.caller(THANH_HOA, "xem").await, db.caller(THANH_HOA, "lanhdao").await] {
            assert!(matches!(refused(plans::begin(&db.store, &other, model).await), Fault::Forbidden { .. }));
        }
        assert!(matches!(refused(plans::list(&db.store, &db.analyst().await, PlanFilter::default()).await), Fault::Forbidden { .. }));
    })
    .await;
}

#[tokio::test]
async fn begin_wrong_unit() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let other = db.caller(THANH_HOA, "canbo2").await;
        let model = accepted(db, &people.officer).await;
        assert!(matches!(refused(plans::begin(&db.store, &other, model).await), Fault::Forbidden { .. }));
        let (id, task) = draft(db, &people, clear()).await;
        assert_eq!(refused(plans::save_task(&db.store, &other, id, task, 1, clear()).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn begin_before_the_registration_is_accepted() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let name = "Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID";
        let returned = model(db, &people.officer, name).await;
        assert!(is_wrong_state(&refused(plans::begin(&db.store, &people.officer, returned).await)));
        let state = models::get(&db.store, &people.officer, returned, None).await.expect("the model").model.state;
        assert_eq!(state, ModelState::Returned);
    })
    .await;
}

#[tokio::test]
async fn save_task_keeps_what_was_typed() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, TaskText { work: "Họp giao ban".to_owned(), ..TaskText::default() }).await;
        let row = get(db, &people.officer, id).await.tasks.remove(0);
        let missing: Vec<_> = row.clear.iter().filter(|(_, clear)| !clear).map(|(clarity, _)| *clarity).collect();
        assert_eq!(missing, [Clarity::Owner, Clarity::Time, Clarity::Responsibility, Clarity::Product, Clarity::Authority]);
        plans::save_task(&db.store, &people.officer, id, task, row.version, clear()).await.expect("saved");
        let row = get(db, &people.officer, id).await.tasks.remove(0);
        let expected = TaskText { owner: "Sở Y tế (SYT)".to_owned(), quantity: "1200".to_owned(), ..clear() };
        assert_eq!((row.text.clone(), row.version, row.state), (expected, 2, None));
        assert!(row.clear.iter().all(|(_, clear)| *clear));
        // What the form shows can be sent back as it is.
        plans::save_task(&db.store, &people.officer, id, task, 2, row.text.clone()).await.expect("saved again");
        let permanent = TaskText { due_rule: TaskText::RECURRING.to_owned(), due_date: String::new(), ..row.text };
        plans::save_task(&db.store, &people.officer, id, task, 3, permanent).await.expect("permanent");
        let row = get(db, &people.officer, id).await.tasks.remove(0);
        assert_eq!((row.due, row.text.due_rule.as_str(), row.clear.iter().all(|(_, clear)| *clear)), (None, "recurring", true));
        plans::remove_task(&db.store, &people.officer, id, task, 4).await.expect("removed");
        assert!(get(db, &people.officer, id).await.tasks.is_empty());
        // The end, the task, three times saved, once removed.
        assert_eq!(trail(db, &people.agency, "plan_edited").await, 6);
    })
    .await;
}

#[tokio::test]
async fn save_task_stale() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, clear()).await;
        plans::save_task(&db.store, &people.head, id, task, 1, clear()).await.expect("the head was first");
        let late = TaskText { work: "Việc khác".to_owned(), ..clear() };
        assert_eq!(refused(plans::save_task(&db.store, &people.officer, id, task, 1, late).await), Fault::Stale);
        assert_eq!(refused(plans::remove_task(&db.store, &people.officer, id, task, 1).await), Fault::Stale);
        assert_eq!(refused(plans::save(&db.store, &people.officer, id, 1, ("31/12/2023", "by")).await), Fault::Stale);
        assert_eq!(get(db, &people.officer, id).await.tasks[0].text.work, clear().work);
        let none = TaskId(Uuid::now_v7());
        assert_eq!(refused(plans::save_task(&db.store, &people.officer, id, none, 1, clear()).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn save_task_bad_input() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let bad = TaskText {
            work: " … ".to_owned(),
            owner: "Sở Không có".to_owned(),
            accountable: "x".repeat(201),
            starts_on: "31/02/2023".to_owned(),
            due_date: "mai".to_owned(),
            quantity: "-3".to_owned(),
            progress: "10/06/2023, sau".to_owned(),
            ..clear()
        };
        let fault = refused(plans::add_task(&db.store, &people.officer, id, bad).await);
        assert_eq!(fields(&fault), ["work", "owner", "due_date", "starts_on", "progress", "quantity", "accountable"]);
        let rule = TaskText { due_rule: "sau".to_owned(), ..clear() };
        assert_eq!(fields(&refused(plans::add_task(&db.store, &people.officer, id, rule).await)), ["due_rule"]);
        let turned = TaskText { starts_on: "01/07/2023".to_owned(), ..clear() };
        assert_eq!(
            refused(plans::add_task(&db.store, &people.officer, id, turned).await),
            Fault::field("due_date", RefusalCode::EndBeforeStart)
        );
        for (typed, field) in [(("mai", "by"), "ends"), (("31/12/2023", ""), "ends_rule")] {
            let version = get(db, &people.officer, id).await.version;
            assert_eq!(fields(&refused(plans::save(&db.store, &people.officer, id, version, typed).await)), [field]);
        }
        assert_eq!(get(db, &people.officer, id).await.tasks.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn add_task_once_too_often() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        for _ in 1..100 {
            plans::add_task(&db.store, &people.officer, id, clear()).await.expect("a task");
        }
        assert_eq!(fields(&refused(plans::add_task(&db.store, &people.officer, id, clear()).await)), ["work"]);
    })
    .await;
}

#[tokio::test]
async fn milestones_come_and_go() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let launch = Milestone {
            kind: "launch".to_owned(),
            title: "Lễ ra mắt".to_owned(),
            due_date: "30/06/2023".to_owned(),
            due_rule: "before".to_owned(),
        };
        plans::add_milestone(&db.store, &people.officer, id, launch.clone()).await.expect("a milestone");
        let bad = Milestone { kind: "x".to_owned(), title: " ".to_owned(), due_date: String::new(), ..launch };
        let fault = refused(plans::add_milestone(&db.store, &people.officer, id, bad).await);
        assert_eq!(fields(&fault), ["title", "kind", "due_date"]);
        let plan = get(db, &people.officer, id).await;
        assert_eq!(plan.milestones.len(), 1);
        // Nobody sees it on the model before the plan is approved.
        let model = models::get(&db.store, &people.agency, plan.model, None).await.expect("the model");
        assert!(model.milestones.is_empty());
        plans::remove_milestone(&db.store, &people.officer, id, plan.milestones[0].id).await.expect("removed");
        let none = MilestoneId(Uuid::now_v7());
        assert_eq!(refused(plans::remove_milestone(&db.store, &people.officer, id, none).await), Fault::NotFound);
        assert!(get(db, &people.officer, id).await.milestones.is_empty());
    })
    .await;
}

#[tokio::test]
async fn save_task_too_long() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, task) = draft(db, &people, clear()).await;
        let before = trail(db, &people.agency, "plan_edited").await;
        let typed = TaskText { work: "y".repeat(1_001), ..clear() };
        assert_eq!(fields(&refused(plans::save_task(&db.store, &people.officer, id, task, 1, typed).await)), ["work"]);
        assert_eq!(trail(db, &people.agency, "plan_edited").await, before);
    })
    .await;
}
