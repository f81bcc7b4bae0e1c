//! A model worth copying in other units, and what they make of it.

use domain::error::{Fault, RefusalCode};
use domain::ids::ModelId;
use domain::lifecycle::ModelState;
use domain::replication::Copies;
use domain::views::family::{CopyText, Family};
use store::services::steering::{self, Replicate};
use store::services::{models, plans};
use store::{Caller, Error};

use super::{People, act, completed, desk, rule, stands};
use crate::support::{Db, fields, on_each, refused};

async fn family(db: &Db, caller: &Caller, id: ModelId) -> Family {
    steering::family(&db.store, &db.at_now(caller), id, None).await.expect("a family")
}

async fn copy_to(db: &Db, caller: &Caller, id: ModelId, chosen: &str, names: &str) -> Result<u32, Error> {
    let seen = desk(db, caller, id).await.seen;
    let form = Replicate { id: id.to_string(), seen, chosen: chosen.into(), names: names.into() };
    steering::replicate(&db.store, &db.at_now(caller), form).await
}

fn leads(family: &Family) -> Vec<(&str, u32)> {
    family.root.flat().into_iter().map(|(node, depth)| (node.model.lead.code.as_str(), depth)).collect()
}

#[tokio::test]
async fn replicate_makes_linked_models_of_other_units() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "replicate").await;
        assert_eq!(copy_to(db, &people.leader, id, "", "Sở Tư pháp; SNV; STP").await.expect("copied"), 2, "each unit once");
        assert_eq!(db.last_event(&people.agency).await.0, "model_moved");
        let shown = family(db, &people.viewer, id).await;
        assert_eq!(leads(&shown), [("SYT", 0), ("SNV", 1), ("STP", 1)]);
        assert_eq!(shown.copies, Copies { completed: 0, open: 2, cancelled: 0 });
        assert_eq!(desk(db, &people.viewer, id).await.state, ModelState::Replicating);
        // A group leaves out those that have it: the origin's own unit and the two copies.
        let departments = copy_to(db, &people.agency, id, "kind:department", "").await.expect("more");
        let again = refused(copy_to(db, &people.agency, id, "kind:department", "STP").await);
        assert_eq!(fields(again), [("names".to_owned(), RefusalCode::TooFew { min: 1 })]);
        assert_eq!(family(db, &people.viewer, id).await.copies.open, departments + 2);
        let copy = shown.root.copies[1].model.clone();
        let model = models::get(&db.store, &db.at_now(&people.viewer), copy.id, None).await.expect("a copy");
        assert_eq!((model.model.state, model.directives.len(), model.model.sample), (ModelState::Accepted, 1, true));
        plans::begin(&db.store, &db.at_now(&people.stranger), copy.id).await.expect("its unit plans it");
    })
    .await;
}

#[tokio::test]
async fn replicate_ends_when_the_copies_are_settled() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "replicate").await;
        copy_to(db, &people.leader, id, "", "STP; SNV").await.expect("copied");
        assert_eq!(rule(refused(act(db, &people.leader, id, "finish_replication", "").await)), RefusalCode::NoCopies);
        let copies: Vec<ModelId> = family(db, &people.viewer, id).await.root.copies.iter().map(|copy| copy.model.id).collect();
        stands(db, &people.agency, copies[0], "completed").await;
        assert_eq!(rule(refused(act(db, &people.leader, id, "finish_replication", "").await)), RefusalCode::CopiesOpen { open: 1 });
        act(db, &people.leader, copies[1], "cancel", "Không phù hợp").await.expect("given up");
        act(db, &people.leader, id, "finish_replication", "").await.expect("finished");
        let shown = family(db, &people.viewer, id).await;
        assert_eq!((shown.copies, shown.may_replicate), (Copies { completed: 1, open: 0, cancelled: 1 }, false));
        assert_eq!(desk(db, &people.viewer, id).await.state, ModelState::Replicated);
    })
    .await;
}

#[tokio::test]
async fn replicate_only_what_was_found_worth_it() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "maintain").await;
        assert_eq!(rule(refused(copy_to(db, &people.leader, id, "", "STP").await)), RefusalCode::NotWorthCopying);
        assert!(family(db, &people.viewer, id).await.root.copies.is_empty());
    })
    .await;
}

#[tokio::test]
async fn replicate_twice_and_wrong_names() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "replicate").await;
        let before = db.rows().await;
        let unknown = fields(refused(copy_to(db, &people.leader, id, "", "Sở Không Có").await));
        assert_eq!(unknown, [("names".to_owned(), RefusalCode::UnitNamed { name: "Sở Không Có".into(), found: 0 })]);
        assert_eq!(fields(refused(copy_to(db, &people.leader, id, "all", "").await)), [("chosen".to_owned(), RefusalCode::BadChoice)]);
        db.assert_unchanged_since(&before, "refused").await;
        let seen = desk(db, &people.leader, id).await.seen;
        let form = Replicate { id: id.to_string(), seen, chosen: String::new(), names: "STP".into() };
        steering::replicate(&db.store, &db.at_now(&people.leader), form.clone()).await.expect("copied");
        assert_eq!(refused(steering::replicate(&db.store, &db.at_now(&people.agency), form).await), Fault::Stale);
        act(db, &people.leader, id, "stop_replication", "Tạm dừng").await.expect("stopped");
        assert_eq!(desk(db, &people.viewer, id).await.state, ModelState::Completed);
    })
    .await;
}

#[tokio::test]
async fn adapt_shows_a_copy_beside_its_origin() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = completed(db, &people, "replicate").await;
        copy_to(db, &people.leader, id, "", "STP").await.expect("copied");
        let copy = family(db, &people.viewer, id).await.root.copies[0].model.id;
        let text = CopyText { objective: "Trả kết quả trong ngày".into(), changes: "Thêm phường".into(), ..CopyText::default() };
        steering::adapt(&db.store, &db.at_now(&people.stranger), copy, 1, text.clone()).await.expect("adapted");
        assert_eq!(db.last_event(&people.agency).await.0, "copy_adapted");
        let shown = family(db, &people.stranger, copy).await;
        let beside = shown.copy.expect("it is a copy");
        assert_eq!((beside.origin.id, beside.theirs, beside.ours, beside.version), (id, CopyText::default(), text.clone(), 2));
        assert!(beside.may_adapt && !family(db, &people.officer, copy).await.copy.expect("a copy").may_adapt);
        assert_eq!(refused(steering::adapt(&db.store, &db.at_now(&people.stranger), copy, 1, text.clone()).await), Fault::Stale);
        let none = refused(steering::adapt(&db.store, &db.at_now(&people.officer), id, 1, text.clone()).await);
        assert_eq!(none, Fault::NotFound, "the origin is no copy");
        // Copied on, it is the origin of the next: three generations.
        stands(db, &people.agency, copy, "in_progress").await;
        super::assess(db, &people.reviewer, copy, "replicate").await.expect("assessed");
        act(db, &people.leader, copy, "complete", "26/05/2023").await.expect("completed");
        let settled = rule(refused(steering::adapt(&db.store, &db.at_now(&people.stranger), copy, 2, text).await));
        assert!(matches!(settled, RefusalCode::WrongState { .. }));
        copy_to(db, &people.leader, copy, "", "SNV").await.expect("copied on");
        let shown = family(db, &people.viewer, copy).await;
        assert_eq!(leads(&shown), [("SYT", 0), ("STP", 1), ("SNV", 2)]);
        let grandchild = family(db, &people.viewer, shown.root.copies[0].copies[0].model.id).await;
        assert_eq!(grandchild.copy.expect("a copy").ours.objective, "Trả kết quả trong ngày", "it begins with what it was copied from");
    })
    .await;
}
