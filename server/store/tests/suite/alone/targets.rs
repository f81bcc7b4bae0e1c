//! How many models units must have, and what becomes of those that run.

use domain::lifecycle::ModelState;
use domain::views::family::CopyText;
use domain::views::models::ModelFilter;
use store::services::models;
use store::services::quotas::{self, Make};
use store::services::steering::{self, Assess, Move, Replicate};

use super::story::Log;
use crate::support::Db;

/// A rule is read, another made and withdrawn.
pub async fn counting(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let admin = db.caller(slug, "thuongtruc").await;
    let listed = log.note("quotas", quotas::list(store, &admin, None).await);
    for row in listed.into_iter().flat_map(|list| list.rows) {
        log.note("quota", quotas::get(store, &admin, row.id, None).await);
    }
    let [title, units, at_least, counted, first, last] =
        ["Mỗi huyện hai mô hình", "level:district", "2", "accepted", "01/01/2023", "31/12/2023"].map(str::to_owned);
    let typed = Make { title, units, at_least, counted, first, last, document: String::new() };
    let made = log.note("make", quotas::make(store, &admin, typed.clone()).await);
    log.note("make again", quotas::make(store, &db.at_now(&admin), typed).await);
    if let Some(id) = made {
        log.note("withdraw", quotas::withdraw(store, &db.at_now(&admin), id, "Nhầm").await);
        log.note("withdrawn", quotas::get(store, &db.at_now(&admin), id, None).await);
    }
}

/// A copied model is copied on, stopped and finished; its copy is worded anew, assessed and given up.
pub async fn copying(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let [admin, leader, officer, viewer] = [
        db.caller(slug, "thuongtruc").await,
        db.caller(slug, "lanhdao").await,
        db.caller(slug, "canbo2").await,
        db.caller(slug, "canboxa").await,
    ];
    let filter = ModelFilter { state: Some(ModelState::Replicating), ..ModelFilter::default() };
    let Some(list) = log.note("replicating", models::list(store, &db.at_now(&viewer), filter).await) else { return };
    let Some(id) = list.rows.first().map(|row| row.id) else { return };
    let seen = async |id| steering::get(store, &db.at_now(&viewer), id, None).await.map_or(0, |desk| desk.seen);
    log.note("desk", steering::get(store, &db.at_now(&admin), id, None).await);
    let copy = Replicate { id: id.to_string(), seen: seen(id).await, chosen: "kind:organisation".into(), names: "STP".into() };
    log.note("copies", steering::replicate(store, &db.at_now(&leader), copy).await);
    let family = log.note("family", steering::family(store, &db.at_now(&viewer), id, None).await);
    let copies: Vec<_> = family.into_iter().flat_map(|family| family.root.copies).map(|copy| copy.model).collect();
    let Some(own) = copies.iter().find(|copy| copy.lead.code == "STP").map(|copy| copy.id) else { return };
    let text = CopyText { objective: "Khác".into(), ..CopyText::default() };
    log.note("adapt", steering::adapt(store, &db.at_now(&officer), own, 1, text.clone()).await);
    log.note("adapt again", steering::adapt(store, &db.at_now(&officer), own, 1, text).await);
    log.note("beside", steering::family(store, &db.at_now(&officer), own, None).await);
    let form = |id, seen, event: &str| Move { id, seen, event: event.into(), text: "x".into(), on: "26/05/2023".into() };
    let assess =
        Assess { id: own, seen: 1, verdict: "stop".into(), text: "x".into(), marks: vec![["met".into(), String::new()]; 2], criteria: 1 };
    log.note("assess", steering::assess(store, &db.at_now(&admin), assess).await);
    for copy in copies {
        log.note("cancel", steering::act(store, &db.at_now(&leader), form(copy.id, seen(copy.id).await, "cancel")).await);
    }
    for event in ["finish_replication", "stop_replication", "start_phase"] {
        log.note(event, steering::act(store, &db.at_now(&leader), form(id, seen(id).await, event)).await);
    }
    log.note("after", steering::get(store, &db.at_now(&viewer), id, None).await);
    log.note("criteria", steering::criteria(store, &db.at_now(&admin)).await);
    log.note("other criteria", steering::save_criteria(store, &db.at_now(&admin), 1, "Ba").await);
}
