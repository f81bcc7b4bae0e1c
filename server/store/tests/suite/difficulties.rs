//! `/difficulties`: raising, handling, climbing, merging. What the modules share.

mod climbing;
mod handling;
mod ladder;
mod merging;
mod raising;
mod walls;

use domain::difficulty::HandlingLevel;
use domain::error::{Fault, RefusalCode};
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::DifficultyState;
use domain::views::audit::AuditFilter;
use domain::views::difficulties::{DifficultyDetails, DifficultyFilter, DifficultyList, DifficultyText};
use store::services::difficulties::{self, Begin, Move};
use store::services::{audit, home};
use store::{Caller, Error, Store};

use crate::support::{Db, THANH_HOA};

/// Seeded difficulties of Thanh Hóa.
const SEEDED: usize = 3;

pub struct People {
    /// Of Sở Y tế, as its head.
    pub officer: Caller,
    pub head: Caller,
    pub agency: Caller,
    reviewer: Caller,
    leader: Caller,
    /// Of Sở Tư pháp.
    pub stranger: Caller,
    pub viewer: Caller,
}

impl People {
    pub async fn of(db: &Db) -> Self {
        let caller = async |username: &str| db.caller(THANH_HOA, username).await;
        Self {
            officer: caller("canbo").await,
            head: caller("truongdonvi").await,
            agency: caller("thuongtruc").await,
            reviewer: caller("thamdinh").await,
            leader: caller("lanhdao").await,
            stranger: caller("canbo2").await,
            viewer: caller("xem").await,
        }
    }
}

/// A content that nothing is missing in.
fn text(title: &str) -> DifficultyText {
    DifficultyText {
        category: "technology".to_owned(),
        title: title.to_owned(),
        cause: "Đường truyền dùng chung".to_owned(),
        ask: "Nâng dung lượng".to_owned(),
        asked_body: "Sở Thông tin và Truyền thông".to_owned(),
    }
}

/// One of Sở Y tế's work as a whole, raised at once.
pub async fn raised(db: &Db, by: &Caller, title: &str) -> DifficultyId {
    let typed = Begin { text: text(title), raise: true, ..Begin::default() };
    difficulties::begin(&db.store, &db.at_now(by), typed).await.expect("raised")
}

async fn get(store: &Store, caller: &Caller, id: DifficultyId) -> DifficultyDetails {
    difficulties::get(store, &at(store, caller), id).await.expect("the difficulty")
}

/// The same person at the store's moment.
fn at(store: &Store, caller: &Caller) -> Caller {
    let mut later = caller.clone();
    later.now = store.now();
    later
}

/// Fires an event, having seen all of it.
async fn act(store: &Store, caller: &Caller, id: DifficultyId, event: &str, text: &str) -> Result<(), Error> {
    let seen = get(store, caller, id).await.line.seen;
    let form = Move { id, seen, event: event.to_owned(), text: text.to_owned(), on: String::new() };
    difficulties::act(store, &at(store, caller), form).await
}

/// Where it stands, and with whom.
async fn stands(store: &Store, caller: &Caller, id: DifficultyId) -> (Option<DifficultyState>, Option<HandlingLevel>) {
    let line = get(store, caller, id).await.line;
    (line.state, line.level)
}

async fn listed(db: &Db, caller: &Caller) -> DifficultyList {
    difficulties::list(&db.store, &db.at_now(caller), DifficultyFilter::default()).await.expect("the list")
}

/// Titles that wait for a person's decision, and that came back.
async fn at_home(db: &Db, caller: &Caller) -> (Vec<String>, Vec<String>) {
    let view = home::get(&db.store, &db.at_now(caller), None).await.expect("home");
    let titles = |rows: Vec<domain::views::difficulties::DifficultyLine>| rows.into_iter().map(|row| row.title).collect();
    (titles(view.to_decide), titles(view.came_back))
}

/// How many events of difficulties the trail holds, and that it is whole.
async fn trail(db: &Db, agency: &Caller, code: &str) -> u32 {
    let filter = AuditFilter { event: Some(code.to_owned()), ..AuditFilter::default() };
    let list = audit::list(&db.store, agency, filter).await.expect("the trail");
    assert!(list.chain_holds);
    list.page.total
}

/// The fields and codes of a refusal, as (field, code).
fn refusals(fault: &Fault) -> Vec<(&str, &RefusalCode)> {
    let Fault::Refused { refusals } = fault else { panic!("{fault:?} names no field") };
    refusals.iter().map(|one| (one.field.as_deref().unwrap_or_default(), &one.code)).collect()
}

fn is_wrong_state(fault: &Fault) -> bool {
    refusals(fault).iter().any(|(_, code)| matches!(code, RefusalCode::WrongState { .. }))
}
