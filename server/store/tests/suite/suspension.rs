//! A suspended tenant may be read and not written; its people may still protect their own accounts.

use domain::access::Action;
use domain::clarity::Clarity;
use domain::error::Fault;
use domain::evidence::SubjectKind;
use domain::ids::{CommentId, DelegationId, DifficultyId, DocumentId, FileId, MilestoneId, ModelId, PlanId, QuotaId, TaskId};
use store::admin::suspend;
use store::services::{
    accounts, audit, comments, coverage, delegations, difficulties, directives, explanations, files, home, models, notices, plans, quotas,
    registrations, sessions, settings, sign_in, steering, units, users,
};
use store::{Caller, Error};
use uuid::Uuid;

use crate::support::directives::{clause, head, standing};
use crate::support::{Db, PASSWORD, THANH_HOA, on_each, refused};

/// The caller as the next request finds them.
async fn again(db: &Db, caller: &Caller) -> Caller {
    let tenant = db.tenant(&caller.tenant.head.slug).await;
    let found = sign_in::load(&db.store, &tenant, &caller.actor.session).await;
    found.expect("sessions can be read").expect("a live session")
}

/// Every use case that changes rows of the tenant. A new action that writes must be tried here.
async fn writes(db: &Db, admin: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let row = db.user(admin, "canbo").await;
    let new = users::NewUser { username: "moi".into(), name: "x".into(), role: "viewer".into(), ..Default::default() };
    let (id, version, name) = (row.id, row.version, row.name);
    let change = users::Change { id, version, name, position: String::new(), role: "viewer".into(), unit_code: String::new() };
    let setting =
        settings::Change { version: 1, committee: "x".into(), spelling: "modern".into(), deadline_hour: "9".into(), public_facts: true };
    let store = &db.store;
    let (people, own) = (Action::ManageUsers, Action::ManageSettings);
    vec![
        ("create", people, users::create(store, admin, new).await.map(drop)),
        ("change", people, users::change(store, admin, change).await),
        ("disable", people, users::disable(store, admin, id, version).await),
        ("enable", people, users::enable(store, admin, id, version).await),
        ("hand over", people, users::hand_over(store, admin, id, "canbo2", version).await),
        ("link", people, users::password_link(store, admin, id).await.map(drop)),
        ("settings", own, settings::save(store, admin, setting).await),
        ("agency", own, settings::set_standing_agency(store, admin, "STP", "26/05/2023").await),
        ("department", own, settings::add_department(store, admin, "SXYZ", "x", "department", "26/05/2023").await.map(drop)),
        ("closing", own, settings::close_department(store, admin, "STP", "26/05/2023").await),
        ("day", own, settings::set_day(store, admin, "18/08/2023", false, "x").await),
        ("no day", own, settings::remove_day(store, admin, "02/09/2023").await),
        ("clarities", own, settings::save_clarities(store, admin, 1, vec![Clarity::Owner]).await),
    ]
}

/// The same of documents. Their ids are nobody's: a suspended tenant is not asked for them.
async fn documents(db: &Db, admin: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let (store, id) = (&db.store, DocumentId(Uuid::nil()));
    let words = directives::Words { id, seen: 1, text: "x".into() };
    let replace = directives::Replace { words: words.clone(), document: String::new() };
    let [obligation, due, due_rule, text] = ["", "30/07/2023", "by", "x"].map(str::to_owned);
    let extend = directives::Extend { id, clause: 1, obligation, seen: 0, due, due_rule, text };
    let (issue, more) = (Action::IssueDirectives, Action::ExtendDeadlines);
    vec![
        ("form", issue, directives::form(store, admin).await.map(drop)),
        ("enter", issue, directives::begin(store, admin, head()).await.map(drop)),
        ("change", issue, directives::save(store, admin, id, 1, head()).await),
        ("demand", issue, directives::add_clause(store, admin, clause(id, 1, "report", "SYT")).await),
        ("no demand", issue, directives::remove_clause(store, admin, id, 1, 1).await),
        ("standing", issue, directives::add_standing(store, admin, standing(id, 1, "SYT")).await),
        ("no standing", issue, directives::remove_standing(store, admin, id, 1, 1).await),
        ("issue", issue, directives::issue(store, admin, directives::Issue { id, version: 1, asks_nothing: true }).await),
        ("withdraw", issue, directives::withdraw(store, admin, words).await),
        ("replace", issue, directives::replace(store, admin, replace).await),
        ("extend", more, directives::extend(store, admin, extend).await),
        ("quota", issue, quotas::make(store, admin, Default::default()).await.map(drop)),
        ("no quota", issue, quotas::withdraw(store, admin, QuotaId(Uuid::nil()), "x").await),
    ]
}

/// The same of plans.
async fn planning(db: &Db, [officer, head, reviewer]: &[Caller; 3]) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let (store, id, task) = (&db.store, PlanId(Uuid::nil()), TaskId(Uuid::nil()));
    let words = plans::Words { id, seen: 1, text: "x".into() };
    let [kind, title, due_date, due_rule] = ["launch", "x", "01/08/2023", "by"].map(str::to_owned);
    let milestone = plans::Milestone { kind, title, due_date, due_rule };
    let back = plans::Return { id, seen: 1, remarks: Vec::new(), due: String::new() };
    let report = plans::Report { plan: id, event: "launch".into(), seen: 1, on: String::new() };
    let start =
        plans::MoveTask { plan: id, task, event: "start".into(), seen: 1, text: String::new(), on: String::new(), due: String::new() };
    let (write, send, review, tell) = (Action::WriteDrafts, Action::SubmitPapers, Action::ReviewPapers, Action::ReportProgress);
    vec![
        ("plan", write, plans::begin(store, officer, ModelId(Uuid::nil())).await.map(drop)),
        ("ends", write, plans::save(store, officer, id, 1, ("", "")).await),
        ("task", write, plans::add_task(store, officer, id, Default::default()).await.map(drop)),
        ("other task", write, plans::save_task(store, officer, id, task, 1, Default::default()).await),
        ("no task", write, plans::remove_task(store, officer, id, task, 1).await),
        ("milestone", write, plans::add_milestone(store, officer, id, milestone).await),
        ("no milestone", write, plans::remove_milestone(store, officer, id, MilestoneId(Uuid::nil())).await),
        ("send", send, plans::act(store, head, "submit", words.clone()).await),
        ("approve", review, plans::act(store, reviewer, "accept", words).await),
        ("send back", review, plans::return_it(store, reviewer, back).await),
        ("launch", tell, plans::report(store, head, report).await),
        ("start", tell, plans::move_task(store, officer, start).await),
    ]
}

/// The same of delegations: who gives, and who ends.
async fn lending(db: &Db, head: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let (store, id) = (&db.store, DelegationId(Uuid::nil()));
    let lend = Action::DelegateRights;
    vec![
        ("delegate", lend, delegations::give(store, head, Default::default()).await.map(drop)),
        ("no delegation", lend, delegations::end(store, head, id).await),
    ]
}

/// The same of difficulties.
async fn hindrances(db: &Db, [officer, head, reviewer]: &[Caller; 3], admin: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let (store, id) = (&db.store, DifficultyId(Uuid::nil()));
    let form = |event: &str| difficulties::Move { id, seen: 1, event: event.into(), text: "x".into(), on: String::new() };
    let merge = difficulties::Merge { into: id, chosen: [(id, 1)].into(), text: String::new() };
    let urge = notices::Urge { directive: DocumentId(Uuid::nil()), unit: String::new(), text: "x".into() };
    let (raise, handle) = (Action::RaiseDifficulties, Action::HandleDifficulties);
    let (unite, centre) = (Action::MergeDifficulties, Action::AskCentre);
    vec![
        ("difficulty", raise, difficulties::begin(store, officer, Default::default()).await.map(drop)),
        ("its words", raise, difficulties::save(store, officer, id, 1, Default::default()).await),
        ("no difficulty", raise, difficulties::discard(store, officer, id, 1).await),
        ("raise", raise, difficulties::act(store, officer, form("raise")).await),
        ("decide", handle, difficulties::act(store, head, form("decide")).await),
        ("attach", raise, files::may_attach(store, officer, SubjectKind::Difficulty, id.0).await.map(drop)),
        ("say", Action::Comment, comments::write(store, officer, SubjectKind::Difficulty, id.0, "x").await.map(drop)),
        ("unsay", Action::Comment, comments::withdraw(store, officer, CommentId(id.0)).await.map(drop)),
        ("take off", raise, files::remove(store, officer, SubjectKind::Difficulty, id.0, FileId(id.0)).await.map(drop)),
        ("merge", unite, difficulties::merge(store, reviewer, merge).await),
        ("unmerge", unite, difficulties::act(store, reviewer, form("unmerge")).await),
        ("centre", centre, difficulties::act(store, admin, form("ask_centre")).await),
        ("days", Action::ManageSettings, settings::save_ladder(store, admin, 1, &[]).await),
        ("reminders", Action::ManageSettings, settings::save_reminders(store, admin, settings::Reminders::default()).await),
        ("urge", Action::SendReminders, notices::urge(store, admin, urge).await),
    ]
}

/// The same of a model that runs.
async fn steered(db: &Db, [officer, _, reviewer]: &[Caller; 3], admin: &Caller) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let (store, id) = (&db.store, ModelId(Uuid::nil()));
    let [event, text, on] = ["suspend", "x", ""].map(str::to_owned);
    let assess = steering::Assess { id, seen: 1, verdict: "maintain".into(), text: "x".into(), marks: Vec::new(), criteria: 0 };
    let copy = steering::Replicate { id: id.to_string(), ..Default::default() };
    let steer = Action::SteerModels;
    vec![
        ("steer", steer, steering::act(store, admin, steering::Move { id, seen: 1, event, text, on }).await),
        ("assess", Action::EvaluateModels, steering::assess(store, reviewer, assess).await),
        ("copy", steer, steering::replicate(store, admin, copy).await.map(drop)),
        ("adapt", Action::WriteDrafts, steering::adapt(store, officer, id, 1, Default::default()).await),
        ("criteria", Action::ManageSettings, steering::save_criteria(store, admin, 0, "x").await),
    ]
}

/// Whether a use case opens a transaction for it. Rights of the lifecycle come before the use cases that need them.
fn is_used(action: Action) -> bool {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/services")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("sources").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if std::fs::read_to_string(entry.path()).expect("a source").contains(&format!("begin(caller, Action::{action:?})")) {
                return true;
            }
        }
    }
    false
}

/// The same of those that only a unit's people may do, or only a reviewer.
async fn papers(db: &Db, people: &[Caller; 3]) -> Vec<(&'static str, Action, Result<(), Error>)> {
    let [officer, head, reviewer] = people;
    let store = &db.store;
    let id = registrations::list(store, officer, Default::default()).await.expect("registrations").rows[0].id;
    let words = registrations::Words { id, seen: 1, text: "x".into() };
    let save = registrations::Save { id, version: 1, text: Default::default() };
    let back = registrations::Return { id, seen: 1, remarks: Vec::new(), due: String::new(), explain: false };
    let explained = |event: &str| explanations::Move {
        id: domain::ids::ExplanationId(Uuid::nil()),
        seen: 1,
        event: event.to_owned(),
        text: "x".into(),
        remarks: Vec::new(),
        due: String::new(),
    };
    let begin = registrations::Begin { name: "x".into(), reach: "provincial".into(), for_area: false, directive: String::new() };
    let (write, send, review, ask) = (Action::WriteDrafts, Action::SubmitPapers, Action::ReviewPapers, Action::RequestExplanations);
    vec![
        ("begin", write, registrations::begin(store, officer, begin).await.map(drop)),
        ("renew", write, registrations::renew(store, officer, id).await.map(drop)),
        ("save", write, registrations::save(store, officer, save).await),
        ("submit", send, registrations::submit(store, head, words.clone()).await),
        ("recall", send, registrations::recall(store, head, words.clone()).await),
        ("answer", send, explanations::act(store, head, explained("answer")).await.map(drop)),
        ("accept", review, registrations::accept(store, reviewer, words).await),
        ("return", review, registrations::return_it(store, reviewer, back).await),
        ("hear", ask, explanations::act(store, reviewer, explained("accept")).await.map(drop)),
    ]
}

#[tokio::test]
async fn suspend_refuses_every_write() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        assert!(suspend(&db.options, THANH_HOA, true).await.expect("suspended"));
        assert_eq!(db.last_event(&admin).await, ("tenant_suspended".to_owned(), None, "Tỉnh Thanh Hóa".to_owned()));
        let admin = again(db, &admin).await;
        let people =
            [db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await, db.caller(THANH_HOA, "thamdinh").await];
        let before = db.rows().await;
        let mut results = writes(db, &admin).await;
        results.extend(documents(db, &admin).await);
        results.extend(papers(db, &people).await);
        results.extend(planning(db, &people).await);
        results.extend(hindrances(db, &people, &admin).await);
        results.extend(lending(db, &people[1]).await);
        results.extend(steered(db, &people, &admin).await);
        for action in Action::ALL.iter().filter(|action| action.writes() && **action != Action::ManageOwnAccount && is_used(**action)) {
            assert!(results.iter().any(|(_, tried, _)| tried == action), "{action}: no use case of it is tried");
        }
        for (what, _, result) in results {
            assert_eq!(refused(result), Fault::Suspended, "{what}");
        }
        db.assert_unchanged_since(&before, "suspended").await;
    })
    .await;
}

#[tokio::test]
async fn suspend_leaves_reading_and_ones_own_account() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let (admin, store) = (again(db, &admin).await, &db.store);
        home::get(store, &admin, None).await.expect("home");
        units::list(store, &admin, Default::default()).await.expect("units");
        models::list(store, &admin, Default::default()).await.expect("models");
        directives::list(store, &admin, None).await.expect("directives");
        coverage::get(store, &admin, Default::default()).await.expect("coverage");
        quotas::list(store, &admin, None).await.expect("quotas");
        audit::list(store, &admin, Default::default()).await.expect("audit");
        users::list(store, &admin, Default::default()).await.expect("users");
        settings::get(store, &admin).await.expect("settings");
        let officer = again(db, &db.caller(THANH_HOA, "canbo").await).await;
        let new = "mot mat khau moi, du dai";
        accounts::change_password(store, &officer, PASSWORD, new, new).await.expect("one's own");
        sessions::revoke_others(store, &officer).await.expect("one's own");
        sign_in::sign_out(store, &officer).await.expect("one's own");
    })
    .await;
}

#[tokio::test]
async fn suspend_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let before = db.rows().await;
        assert!(suspend(&db.options, THANH_HOA, true).await.expect("suspended already"));
        db.assert_unchanged_since(&before, "suspended already").await;
        for _ in 0..2 {
            assert!(suspend(&db.options, THANH_HOA, false).await.expect("resumed"));
        }
        assert_eq!(db.last_event(&admin).await.0, "tenant_resumed");
        for (what, _, result) in writes(db, &again(db, &admin).await).await {
            assert_ne!(result.map_err(Error::into_fault), Err(Fault::Suspended), "{what}");
        }
    })
    .await;
}

#[tokio::test]
async fn suspend_unknown() {
    on_each(async |db: &Db| {
        let before = db.rows().await;
        for slug in ["", "hai-phong", "%"] {
            assert!(!suspend(&db.options, slug, true).await.expect("nothing to suspend"), "{slug}");
        }
        db.assert_unchanged_since(&before, "no such tenant").await;
    })
    .await;
}

#[tokio::test]
async fn suspend_other_tenant() {
    on_each(async |db: &Db| {
        let other = db.other().await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        let other = again(db, &other).await;
        for (what, _, result) in writes(db, &other).await {
            assert_ne!(result.map_err(Error::into_fault), Err(Fault::Suspended), "{what}");
        }
    })
    .await;
}
