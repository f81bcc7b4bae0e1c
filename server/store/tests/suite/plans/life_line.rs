//! The life of a model as a line, with the way to its plan.

use domain::error::Fault;
use domain::ids::ModelId;
use domain::life_line::{StepKind, StepMark};
use domain::lifecycle::ModelState;
use domain::lifecycle::paper::PaperState;
use store::services::plans;
use time::macros::date;

use super::{People, accepted, act, clear, draft};
use crate::support::{Db, THANH_HOA, on_each, refused};

#[tokio::test]
async fn line_leads_to_the_plan_once_it_may_be_known() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let model = accepted(db, &people.officer).await;
        let before = plans::line(&db.store, &people.officer, model, None).await.expect("the line");
        assert_eq!((before.state, before.may_begin, before.plan), (ModelState::Accepted, true, None));
        let of = |line: &domain::views::plans::ModelLine, kind| line.steps.iter().find(|step| step.kind == kind).map(|step| step.mark);
        assert_eq!(of(&before, StepKind::Plan), Some(StepMark::Now));
        let (id, _) = draft(db, &people, clear()).await;
        let other = db.caller(THANH_HOA, "canbo2").await;
        let theirs = plans::line(&db.store, &other, model, None).await.expect("the line");
        assert_eq!((theirs.plan, theirs.may_begin), (None, false));
        let own = plans::line(&db.store, &db.at_now(&people.head), model, None).await.expect("the line");
        assert_eq!((own.plan, own.may_begin), (Some((id, PaperState::Draft)), false));
        act(db, &people.head, id, "submit", "").await.expect("sent");
        act(db, &people.agency, id, "accept", "").await.expect("approved");
        let theirs = plans::line(&db.store, &db.at_now(&other), model, None).await.expect("the line");
        assert_eq!((theirs.plan, of(&theirs, StepKind::Plan)), (Some((id, PaperState::Accepted)), Some(StepMark::Done)));
        let past = plans::line(&db.store, &people.head, model, Some(date!(2023 - 05 - 24))).await.expect("the line");
        assert_eq!((past.state, past.plan, past.may_begin), (ModelState::Accepted, None, false));
    })
    .await;
}

#[tokio::test]
async fn line_unknown_and_other_tenant() {
    on_each(async |db: &Db| {
        let model = accepted(db, &db.admin().await).await;
        assert_eq!(refused(plans::line(&db.store, &db.other().await, model, None).await), Fault::NotFound);
        let none = ModelId(uuid::Uuid::now_v7());
        assert_eq!(refused(plans::line(&db.store, &db.admin().await, none, None).await), Fault::NotFound);
        let before = Some(date!(2023 - 05 - 23));
        assert_eq!(refused(plans::line(&db.store, &db.admin().await, model, before).await), Fault::NotFound);
    })
    .await;
}
