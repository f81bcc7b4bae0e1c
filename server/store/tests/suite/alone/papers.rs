//! What units write and the standing agency decides on, and what it asks of them.

use domain::lifecycle::paper::PaperState;
use domain::views::plans::{PlanFilter, TaskText};
use domain::views::registrations::{ProposalText, RegistrationFilter};
use store::services::directives::{self, Extend, Issue, Replace};
use store::services::{explanations, home, plans, registrations, settings};

use super::story::Log;
use crate::support::Db;
use crate::support::directives::{clause, head as directive_head, standing};

/// A registration goes on: the officer saves, the head explains and sends, the administrator returns and accepts.
pub async fn registering(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let officer = db.caller(slug, "canbo").await;
    let list = log.note("registrations", registrations::list(store, &officer, RegistrationFilter::default()).await);
    log.note("choices", registrations::choices(store, &officer, None).await);
    let rows = list.map(|list| list.rows).unwrap_or_default();
    let draft = rows.iter().find(|row| row.state == PaperState::Draft).map(|row| row.id);
    let returned = rows.iter().filter(|row| row.state == PaperState::Returned).map(|row| row.id).collect::<Vec<_>>();
    for id in draft.into_iter().chain(returned) {
        log.note("registration", registrations::get(store, &officer, id).await);
        log.note("again", registrations::renew(store, &officer, id).await);
    }
    let Some(id) = draft else { return };
    let text = ProposalText {
        name: "Mô hình đang soạn".into(),
        objective: "a".into(),
        responsible_leader: "b".into(),
        deliverable: "c".into(),
        indicators: "d".into(),
        actions: "Việc khác | Sở Y tế".into(),
    };
    log.note("save", registrations::save(store, &officer, registrations::Save { id, version: 2, text }).await);
    let head = db.caller(slug, "truongdonvi").await;
    let asked = log.note("asked", registrations::get(store, &head, id).await).map(|view| view.explanations).unwrap_or_default();
    for one in asked {
        let answer =
            explanations::Move { id: one.id, seen: 1, event: "answer".into(), text: "x".into(), remarks: Vec::new(), due: String::new() };
        log.note("answer", explanations::act(store, &head, answer).await);
    }
    let words = |seen, text: &str| registrations::Words { id, seen, text: text.to_owned() };
    log.note("submit", registrations::submit(store, &head, words(1, "")).await);
    log.note("recall", registrations::recall(store, &head, words(2, "x")).await);
    log.note("submit", registrations::submit(store, &head, words(3, "")).await);
    let admin = db.caller(slug, "thuongtruc").await;
    let remarks = vec![["NOT_SPECIFIC", "objective", "x"].map(str::to_owned)];
    let back = registrations::Return { id, seen: 4, remarks, due: "30/06/2023".into(), explain: true };
    log.note("return", registrations::return_it(store, &admin, back).await);
    log.note("undo", registrations::withdraw_decision(store, &admin, words(5, "x")).await);
    log.note("accept", registrations::accept(store, &admin, words(6, "")).await);
    log.note("after", registrations::get(store, &admin, id).await);
    log.note("home", home::get(store, &admin, None).await);
}

/// A plan goes on: the officer writes it, the head sends it, the administrator returns and approves it, the head reports.
pub async fn planning(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let officer = db.caller(slug, "canbo").await;
    let list = log.note("plans", plans::list(store, &officer, PlanFilter::default()).await);
    let Some(id) = list.and_then(|list| list.rows.into_iter().next()).map(|row| row.id) else { return };
    let Some(plan) = log.note("plan", plans::get(store, &officer, id).await) else { return };
    log.note("begin", plans::begin(store, &officer, plan.model).await);
    log.note("ends", plans::save(store, &officer, id, plan.version, ("31/12/2023", "by")).await);
    for row in plan.tasks {
        log.note("task", plans::save_task(store, &officer, id, row.id, row.version, task()).await);
    }
    let more = log.note("one more", plans::add_task(store, &officer, id, task()).await);
    if let Some(more) = more {
        log.note("one less", plans::remove_task(store, &officer, id, more, 1).await);
    }
    let milestone = |title: &str| {
        let [kind, title, due_date, due_rule] = ["launch", title, "01/08/2023", "by"].map(str::to_owned);
        plans::Milestone { kind, title, due_date, due_rule }
    };
    log.note("milestone", plans::add_milestone(store, &officer, id, milestone("x")).await);
    for row in plan.milestones {
        log.note("no milestone", plans::remove_milestone(store, &officer, id, row.id).await);
    }
    let (head, admin) = (db.caller(slug, "truongdonvi").await, db.caller(slug, "thuongtruc").await);
    let words = |seen, text: &str| plans::Words { id, seen, text: text.to_owned() };
    log.note("submit", plans::act(store, &head, "submit", words(1, "")).await);
    let remarks = vec![["UNCLEAR_TASKS", "actions", "x"].map(str::to_owned)];
    let back = plans::Return { id, seen: 2, remarks, due: "30/06/2023".into() };
    log.note("return", plans::return_it(store, &admin, back).await);
    log.note("undo", plans::act(store, &admin, "withdraw_decision", words(3, "x")).await);
    log.note("accept", plans::act(store, &admin, "accept", words(4, "")).await);
    let Some(plan) = log.note("approved", plans::get(store, &db.at_now(&head), id).await) else { return };
    let report = plans::Report { plan: id, event: "launch".into(), seen: plan.model_seen, on: "26/05/2023".into() };
    log.note("launch", plans::report(store, &head, report).await);
    for row in plan.tasks {
        let seen = u32::try_from(row.history.len()).expect("few events");
        let form = plans::MoveTask {
            plan: id,
            task: row.id,
            event: "start".into(),
            seen,
            text: String::new(),
            on: String::new(),
            due: String::new(),
        };
        log.note("start", plans::move_task(store, &head, form).await);
    }
    log.note("after", plans::get(store, &db.at_now(&head), id).await);
    log.note("line", plans::line(store, &db.at_now(&head), plan.model, None).await);
    let version = settings::get(store, &admin).await.expect("settings").version;
    log.note("clarities", settings::save_clarities(store, &admin, version, vec![domain::clarity::Clarity::Owner]).await);
}

fn task() -> TaskText {
    TaskText {
        work: "Đối soát dữ liệu".into(),
        owner: "SYT".into(),
        accountable: "a".into(),
        due_date: "30/06/2023".into(),
        due_rule: "by".into(),
        deliverable: "b".into(),
        quantity: "12".into(),
        quantity_of: "hồ sơ".into(),
        authority: "c".into(),
        solution: "d".into(),
        progress: "10/06/2023".into(),
        ..TaskText::default()
    }
}

/// A document is entered and issued, one unit answers it, another gets more time, and in the end another takes its place.
pub async fn directing(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let admin = db.caller(slug, "thuongtruc").await;
    log.note("form", directives::form(store, &admin).await);
    let list = log.note("directives", directives::list(store, &admin, None).await);
    let (drafts, rows) = list.map(|list| (list.drafts, list.rows)).unwrap_or_default();
    let Some(id) = drafts.first().map(|draft| draft.id) else { return };
    let other = rows.iter().map(|row| row.directive.id).find(|other| *other != id);
    log.note("save", directives::save(store, &admin, id, 2, directive_head()).await);
    log.note("clause", directives::add_clause(store, &admin, clause(id, 3, "task", "STP; SYT")).await);
    log.note("draft", directives::get(store, &admin, id, None, None).await);
    log.note("no clause", directives::remove_clause(store, &admin, id, 4, 1).await);
    for version in [5, 6] {
        log.note("standing", directives::add_standing(store, &admin, standing(id, version, "STP; SYT")).await);
    }
    log.note("no standing", directives::remove_standing(store, &admin, id, 7, 1).await);
    log.note("issue", directives::issue(store, &admin, Issue { id, version: 8, asks_nothing: false }).await);
    let head = db.caller(slug, "truongdonvi").await;
    let asked = log.note("asked", directives::get(store, &head, id, None, None).await).map(|view| view.answers).unwrap_or_default();
    for one in asked {
        let answer = explanations::Move {
            id: one.answer.id,
            seen: 1,
            event: "answer".into(),
            text: "x".into(),
            remarks: Vec::new(),
            due: String::new(),
        };
        log.note("answer", explanations::act(store, &head, answer).await);
    }
    let [obligation, due, due_rule, text] = ["", "30/07/2023", "by", "x"].map(str::to_owned);
    log.note("extend", directives::extend(store, &admin, Extend { id, clause: 1, obligation, seen: 0, due, due_rule, text }).await);
    log.note("extended", directives::get(store, &db.at_now(&admin), id, None, None).await);
    let words = |seen| directives::Words { id, seen, text: "x".to_owned() };
    let document = other.map(|other| other.to_string()).unwrap_or_default();
    log.note("replace", directives::replace(store, &admin, Replace { words: words(2), document }).await);
    log.note("withdraw", directives::withdraw(store, &admin, words(3)).await);
    log.note("home", home::get(store, &db.at_now(&head), None).await);
}
