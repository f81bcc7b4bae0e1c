//! Who may not: other tenants, other units, those without the right; and what nobody has.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::ModelId;
use domain::views::family::CopyText;
use store::Caller;
use store::services::steering::{self, Move, Replicate};
use uuid::Uuid;

use super::{People, assessment, running};
use crate::support::{Db, NGHE_AN, on_each, refused};

/// What each use case of one model answers to somebody.
async fn tried(db: &Db, caller: &Caller, id: ModelId) -> Vec<(&'static str, Fault)> {
    let (store, caller) = (&db.store, &db.at_now(caller));
    let form = Move { id, seen: 2, event: "suspend".into(), text: "x".into(), on: String::new() };
    let copy = Replicate { id: id.to_string(), seen: 2, chosen: String::new(), names: "STP".into() };
    vec![
        ("act", refused(steering::act(store, caller, form).await)),
        ("assess", refused(steering::assess(store, caller, assessment(id, 2, "maintain")).await)),
        ("replicate", refused(steering::replicate(store, caller, copy).await)),
        ("adapt", refused(steering::adapt(store, caller, id, 1, CopyText::default()).await)),
    ]
}

#[tokio::test]
async fn steering_unknown_and_other_tenant() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        let before = db.rows().await;
        let mut outsiders = vec![(people.agency.clone(), ModelId(Uuid::nil())), (people.officer.clone(), ModelId(Uuid::nil()))];
        for username in ["thuongtruc", "canbo"] {
            outsiders.push((db.caller(NGHE_AN, username).await, id));
        }
        for (caller, id) in outsiders {
            let (store, now) = (&db.store, &db.at_now(&caller));
            assert_eq!(refused(steering::get(store, now, id, None).await), Fault::NotFound);
            assert_eq!(refused(steering::family(store, now, id, None).await), Fault::NotFound);
            for (what, fault) in tried(db, &caller, id).await {
                let may = fault == Fault::NotFound || matches!(fault, Fault::Forbidden { .. });
                assert!(may, "{what} by {} of {}: {fault:?}", caller.actor.username, caller.tenant.head.slug);
            }
        }
        let after = db.rows().await;
        for table in ["pilot_model", "life_event", "model_copy", "assessment_mark"] {
            assert_eq!(before[table], after[table], "{table}");
        }
        for event in ["launch", "submit", "evaluate", "replicate", "copy", "x"] {
            let form = Move { id, seen: 2, event: event.into(), text: "x".into(), on: String::new() };
            assert_eq!(refused(steering::act(&db.store, &db.at_now(&people.agency), form).await), Fault::NotFound, "{event}");
        }
    })
    .await;
}

#[tokio::test]
async fn steering_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = running(db, &people).await;
        let forbidden = |action| Fault::Forbidden { action };
        for caller in [&people.viewer, &people.officer, &people.stranger, &db.analyst().await] {
            let writes = caller.actor.role.may(Action::WriteDrafts);
            for (what, fault) in tried(db, caller, id).await {
                let expected = match what {
                    "assess" => forbidden(Action::EvaluateModels),
                    "adapt" if writes => Fault::NotFound,
                    "adapt" => forbidden(Action::WriteDrafts),
                    _ => forbidden(Action::SteerModels),
                };
                assert_eq!(fault, expected, "{what} by {}", caller.actor.username);
            }
            let saved = steering::save_criteria(&db.store, &db.at_now(caller), 0, "x").await;
            assert_eq!(refused(saved), forbidden(Action::ManageSettings));
        }
        assert_eq!(refused(steering::criteria(&db.store, &people.viewer).await), forbidden(Action::ViewSettings));
        let analyst = db.analyst().await;
        assert_eq!(refused(steering::get(&db.store, &analyst, id, None).await), forbidden(Action::ViewTasks));
        assert_eq!(refused(steering::family(&db.store, &analyst, id, None).await), forbidden(Action::ViewModels));
        // A reviewer assesses and steers nothing; a leader steers and does not assess.
        let assessed = steering::assess(&db.store, &db.at_now(&people.leader), assessment(id, 2, "maintain")).await;
        assert_eq!(refused(assessed), forbidden(Action::EvaluateModels));
        let form = Move { id, seen: 2, event: "suspend".into(), text: "x".into(), on: String::new() };
        assert_eq!(refused(steering::act(&db.store, &db.at_now(&people.reviewer), form).await), forbidden(Action::SteerModels));
    })
    .await;
}
