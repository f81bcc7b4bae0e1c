//! Stopped, resumed, assessed, completed, given up; a new phase.

use domain::error::{Fault, RefusalCode};
use domain::lifecycle::ModelState;
use domain::lifecycle::model::ModelEvent;
use domain::replication::Verdict;
use store::services::steering::{self, Move};
use store::services::{models, plans};

use super::{People, accepted, act, assess, assessment, completed, desk, rule, running, stands};
use crate::support::{Db, fields, on_each, refused};

#[tokio::test]
async fn act_stops_resumes_and_completes_by_another_person() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        assert_eq!(desk(db, &people.agency, id).await.offers, [ModelEvent::Suspend, ModelEvent::Evaluate, ModelEvent::Cancel]);
        act(db, &people.agency, id, "suspend", "Chờ thiết bị").await.expect("suspended");
        assert_eq!(db.last_event(&people.agency).await.0, "model_moved");
        act(db, &people.leader, id, "resume", "Đã có thiết bị").await.expect("resumed");
        assess(db, &people.agency, id, "replicate").await.expect("assessed");
        let after = desk(db, &people.agency, id).await;
        assert_eq!(after.state, ModelState::Evaluated);
        assert!(!after.offers.contains(&ModelEvent::Complete), "not whoever assessed");
        assert_eq!(rule(refused(act(db, &people.agency, id, "complete", "26/05/2023").await)), RefusalCode::OwnWork);
        assert!(desk(db, &people.leader, id).await.offers.contains(&ModelEvent::Complete));
        act(db, &people.leader, id, "complete", "26/05/2023").await.expect("completed");
        let done = desk(db, &people.viewer, id).await;
        assert_eq!((done.state, done.offers.len()), (ModelState::Completed, 0));
        let texts: Vec<_> = done.history.iter().filter_map(|event| event.text.as_deref()).collect();
        assert_eq!(texts, ["Chờ thiết bị", "Đã có thiết bị", "Chạy ổn định"], "every reason stays to be read");
        let one = &done.assessments[0];
        assert_eq!((one.verdict, one.marks.len(), one.marks[0].words.as_str()), (Verdict::Replicate, 5, "Tốt"));
    })
    .await;
}

#[tokio::test]
async fn act_begins_a_phase_and_the_unit_plans_it() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "maintain").await;
        act(db, &people.leader, id, "start_phase", "Mở rộng đến trạm y tế").await.expect("a new phase");
        let model = models::get(&db.store, &db.at_now(&people.viewer), id, None).await.expect("the model");
        assert_eq!((model.phase, model.model.state), (2, ModelState::Planning));
        let plan = plans::begin(&db.store, &db.at_now(&people.officer), id).await.expect("a plan of the phase");
        assert_eq!(plans::get(&db.store, &db.at_now(&people.officer), plan).await.expect("it").phase, 2);
        assert!(desk(db, &people.viewer, id).await.phases.is_empty(), "a draft is nobody else's to see");
    })
    .await;
}

#[tokio::test]
async fn act_gives_up_and_brings_back() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = accepted(db, &people.agency).await;
        assert_eq!(fields(refused(act(db, &people.leader, id, "cancel", " ").await)), [("text".to_owned(), RefusalCode::Required)]);
        act(db, &people.leader, id, "cancel", "Trùng mô hình khác").await.expect("cancelled");
        act(db, &people.agency, id, "reinstate", "Không trùng").await.expect("back");
        assert_eq!(desk(db, &people.viewer, id).await.state, ModelState::Draft);
        stands(db, &people.agency, id, "submitted").await;
        assert!(!desk(db, &people.leader, id).await.offers.contains(&ModelEvent::Cancel));
        let waits = rule(refused(act(db, &people.leader, id, "cancel", "x").await));
        assert!(matches!(waits, RefusalCode::WrongState { .. }), "a registration that waits is decided first");
    })
    .await;
}

#[tokio::test]
async fn act_twice_is_stale() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        let seen = desk(db, &people.agency, id).await.seen;
        let form = Move { id, seen, event: "suspend".into(), text: "x".into(), on: String::new() };
        steering::act(&db.store, &db.at_now(&people.agency), form.clone()).await.expect("suspended");
        assert_eq!(refused(steering::act(&db.store, &db.at_now(&people.leader), form).await), Fault::Stale);
        act(db, &people.agency, id, "resume", "x").await.expect("resumed");
        let first = assessment(id, desk(db, &people.agency, id).await.seen, "improve");
        steering::assess(&db.store, &db.at_now(&people.reviewer), first.clone()).await.expect("assessed");
        assert_eq!(refused(steering::assess(&db.store, &db.at_now(&people.agency), first).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn assess_says_what_is_missing() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        let mut form = assessment(id, desk(db, &people.reviewer, id).await.seen, "");
        (form.text, form.marks) = (String::new(), vec![["met".to_owned(), String::new()], ["x".to_owned(), "w".repeat(1_001)]]);
        let missing = fields(refused(steering::assess(&db.store, &db.at_now(&people.reviewer), form).await));
        let names: Vec<&str> = missing.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["text", "verdict", "mark_2", "words_2", "mark_3", "mark_4", "mark_5"]);
        let early = accepted_elsewhere(db, &people).await;
        let early = rule(refused(assess(db, &people.reviewer, early, "maintain").await));
        assert!(matches!(early, RefusalCode::WrongState { .. }), "it does not run");
    })
    .await;
}

/// A model of another unit, accepted.
async fn accepted_elsewhere(db: &Db, people: &People) -> domain::ids::ModelId {
    let filter = domain::views::models::ModelFilter { state: Some(ModelState::Accepted), ..Default::default() };
    models::list(&db.store, &db.at_now(&people.agency), filter).await.expect("models").rows[0].id
}

#[tokio::test]
async fn criteria_are_dated_and_assessments_keep_theirs() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        let before = steering::criteria(&db.store, &db.at_now(&people.leader)).await.expect("the usual ones");
        assert_eq!((before.criteria.len(), before.seen), (5, 0));
        let stale = assessment(id, desk(db, &people.reviewer, id).await.seen, "maintain");
        steering::save_criteria(&db.store, &db.at_now(&people.agency), 0, "Một\n\nHai").await.expect("set");
        assert_eq!(refused(steering::save_criteria(&db.store, &db.at_now(&people.agency), 0, "Ba").await), Fault::Stale);
        assert_eq!(refused(steering::assess(&db.store, &db.at_now(&people.reviewer), stale.clone()).await), Fault::Stale);
        let form = steering::Assess { criteria: 1, ..stale };
        steering::assess(&db.store, &db.at_now(&people.reviewer), form).await.expect("assessed");
        steering::save_criteria(&db.store, &db.at_now(&people.agency), 1, "Khác").await.expect("set again");
        let shown = desk(db, &people.viewer, id).await;
        assert_eq!((shown.criteria, shown.criteria_seen), (vec!["Khác".to_owned()], 2));
        let kept: Vec<_> = shown.assessments[0].marks.iter().map(|mark| mark.criterion.as_str()).collect();
        assert_eq!(kept, ["Một", "Hai"]);
        let empty = refused(steering::save_criteria(&db.store, &db.at_now(&people.agency), 2, " \n").await);
        assert_eq!(fields(empty), [("criteria".to_owned(), RefusalCode::TooFew { min: 1 })]);
    })
    .await;
}
