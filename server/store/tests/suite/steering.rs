//! A model once it runs: stopped, resumed, assessed, completed, copied, planned anew. What the modules share.

mod copying;
mod deciding;
mod walls;

use domain::error::Fault;
use domain::ids::ModelId;
use domain::lifecycle::ModelState;
use domain::views::models::ModelFilter;
use domain::views::steering::ModelDesk;
use store::services::models;
use store::services::steering::{self, Assess, Move};
use store::{Caller, Error};

use crate::support::{Db, THANH_HOA};

struct People {
    agency: Caller,
    leader: Caller,
    reviewer: Caller,
    /// Of Sở Y tế.
    officer: Caller,
    /// Of Sở Tư pháp.
    stranger: Caller,
    viewer: Caller,
}

impl People {
    async fn of(db: &Db) -> Self {
        let caller = async |username: &str| db.caller(THANH_HOA, username).await;
        Self {
            agency: caller("thuongtruc").await,
            leader: caller("lanhdao").await,
            reviewer: caller("thamdinh").await,
            officer: caller("canbo").await,
            stranger: caller("canbo2").await,
            viewer: caller("xem").await,
        }
    }
}

/// The sample of Sở Y tế, registered and accepted.
async fn accepted(db: &Db, caller: &Caller) -> ModelId {
    let filter = ModelFilter { state: Some(ModelState::Accepted), ..ModelFilter::default() };
    let list = models::list(&db.store, &db.at_now(caller), filter).await.expect("models");
    list.rows.into_iter().find(|row| row.lead.code == "SYT").expect("a model of Sở Y tế").id
}

/// Lets a source say where a model stands now.
async fn stands(db: &Db, admin: &Caller, model: ModelId, state: &str) {
    let (id, event, now) =
        (db.uuid(model.0), db.uuid(uuid::Uuid::from_u128(model.0.as_u128().wrapping_add(state.len() as u128))), db.store.now().0);
    let sql = format!(
        "INSERT INTO life_event (tenant_id, id, machine, subject_id, seq, state, source, known_at, recorded_at) \
         SELECT tenant_id, {event}, 'model', {id}, MAX(seq) + 1, '{state}', 'test', {now}, {now} \
         FROM life_event WHERE machine = 'model' AND subject_id = {id} AND tenant_id = {} GROUP BY tenant_id",
        db.uuid(admin.tenant.id.0)
    );
    db.write(admin, &sql).await;
}

/// The sample of Sở Y tế, under way.
async fn running(db: &Db, people: &People) -> ModelId {
    let id = accepted(db, &people.agency).await;
    stands(db, &people.agency, id, "in_progress").await;
    id
}

async fn desk(db: &Db, caller: &Caller, id: ModelId) -> ModelDesk {
    steering::get(&db.store, &db.at_now(caller), id, None).await.expect("a desk")
}

/// Fires an event as of what the page shows.
async fn act(db: &Db, caller: &Caller, id: ModelId, event: &str, words: &str) -> Result<(), Error> {
    let seen = desk(db, caller, id).await.seen;
    let [text, on] = if event == "complete" { ["", words] } else { [words, ""] }.map(str::to_owned);
    steering::act(&db.store, &db.at_now(caller), Move { id, seen, event: event.into(), text, on }).await
}

/// An assessment that meets every criterion.
fn assessment(id: ModelId, seen: u32, verdict: &str) -> Assess {
    let marks = vec![["met".to_owned(), "Tốt".to_owned()]; 5];
    Assess { id, seen, verdict: verdict.into(), text: "Chạy ổn định".into(), marks, criteria: 0 }
}

async fn assess(db: &Db, caller: &Caller, id: ModelId, verdict: &str) -> Result<(), Error> {
    let form = assessment(id, desk(db, caller, id).await.seen, verdict);
    steering::assess(&db.store, &db.at_now(caller), form).await
}

/// The sample of Sở Y tế, assessed and completed.
async fn completed(db: &Db, people: &People, verdict: &str) -> ModelId {
    let id = running(db, people).await;
    assess(db, &people.reviewer, id, verdict).await.expect("assessed");
    act(db, &people.leader, id, "complete", "26/05/2023").await.expect("completed");
    id
}

/// What is wrong with the whole of something.
#[track_caller]
fn rule(fault: Fault) -> domain::error::RefusalCode {
    let Fault::Refused { refusals } = fault else { panic!("{fault:?}") };
    refusals.into_iter().next().expect("a refusal").code
}
