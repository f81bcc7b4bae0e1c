//! `/plans`: writing, sending, approving, reporting. What the modules share.

mod life_line;
mod progress;
mod review;
mod settings;
mod writing;

use domain::error::{Fault, RefusalCode};
use domain::ids::{ModelId, PlanId, TaskId};
use domain::views::audit::AuditFilter;
use domain::views::models::ModelFilter;
use domain::views::plans::{PlanDetails, PlanFilter, TaskText};
use store::Caller;
use store::services::plans::{self, Words};
use store::services::{audit, models};

use crate::support::{Db, THANH_HOA};

/// The people of one plan.
pub struct People {
    pub officer: Caller,
    pub head: Caller,
    /// The standing agency.
    pub agency: Caller,
}

impl People {
    pub async fn of(db: &Db) -> Self {
        let officer = db.caller(THANH_HOA, "canbo").await;
        Self { officer, head: db.caller(THANH_HOA, "truongdonvi").await, agency: db.admin().await }
    }
}

/// A seeded model of Sở Y tế whose registration was accepted.
pub async fn accepted(db: &Db, caller: &Caller) -> ModelId {
    model(db, caller, "Mô hình mẫu 10").await
}

async fn model(db: &Db, caller: &Caller, name: &str) -> ModelId {
    let filter = ModelFilter { search: Some(name.to_owned()), ..ModelFilter::default() };
    let found = models::list(&db.store, caller, filter).await.expect("models").rows;
    found.into_iter().find(|row| row.name == name).expect("the sample").id
}

/// A task with every clarity.
pub fn clear() -> TaskText {
    TaskText {
        work: "Đối soát dữ liệu khám chữa bệnh".to_owned(),
        owner: "So Y te".to_owned(),
        accountable: "Phó Giám đốc Sở phụ trách".to_owned(),
        starts_on: "01/06/2023".to_owned(),
        due_date: "30/06/2023".to_owned(),
        due_rule: "by".to_owned(),
        deliverable: "Danh sách đã đối soát".to_owned(),
        quantity: "1.200".to_owned(),
        quantity_of: "hồ sơ".to_owned(),
        authority: "Giám đốc Sở".to_owned(),
        solution: "Theo đợt".to_owned(),
        progress: "10/06/2023, 20/06/2023".to_owned(),
    }
}

async fn get(db: &Db, caller: &Caller, id: PlanId) -> PlanDetails {
    plans::get(&db.store, &db.at_now(caller), id).await.expect("the plan")
}

/// A draft with an end and this one task.
pub async fn draft(db: &Db, people: &People, task: TaskText) -> (PlanId, TaskId) {
    let model = accepted(db, &people.officer).await;
    let id = plans::begin(&db.store, &people.officer, model).await.expect("a draft");
    let version = get(db, &people.officer, id).await.version;
    plans::save(&db.store, &people.officer, id, version, ("31/12/2023", "by")).await.expect("the end");
    let task = plans::add_task(&db.store, &people.officer, id, task).await.expect("a task");
    (id, task)
}

/// Fires an event that needs no more than words, having seen all of the plan's life.
pub async fn act(db: &Db, caller: &Caller, id: PlanId, event: &str, text: &str) -> Result<(), store::Error> {
    let seen = get(db, caller, id).await.history.len();
    let words = Words { id, seen: u32::try_from(seen).expect("few events"), text: text.to_owned() };
    plans::act(&db.store, &db.at_now(caller), event, words).await
}

/// A plan with one task, sent and approved.
pub async fn approved(db: &Db, people: &People) -> (PlanId, TaskId) {
    let (id, task) = draft(db, people, clear()).await;
    act(db, &people.head, id, "submit", "").await.expect("sent");
    act(db, &people.agency, id, "accept", "").await.expect("approved");
    (id, task)
}

fn is_wrong_state(fault: &Fault) -> bool {
    matches!(fault, Fault::Refused { refusals } if matches!(refusals[0].code, RefusalCode::WrongState { .. }))
}

/// The fields that a refusal names.
fn fields(fault: &Fault) -> Vec<&str> {
    let Fault::Refused { refusals } = fault else { panic!("{fault:?} names no field") };
    refusals.iter().filter_map(|refusal| refusal.field.as_deref()).collect()
}

/// How many events of a code the trail holds, and that it is whole.
async fn trail(db: &Db, agency: &Caller, code: &str) -> u32 {
    let filter = AuditFilter { event: Some(code.to_owned()), ..AuditFilter::default() };
    let list = audit::list(&db.store, agency, filter).await.expect("the trail");
    assert!(list.chain_holds);
    list.page.total
}

async fn listed(db: &Db, caller: &Caller) -> domain::views::plans::PlanList {
    plans::list(&db.store, &db.at_now(caller), PlanFilter::default()).await.expect("the list")
}
