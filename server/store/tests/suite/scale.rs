//! Lists of thousands: a page sends as many statements as with a handful of rows, shows one page, filters, and keeps its order.

use std::collections::BTreeMap;

use domain::difficulty::HandlingLevel;
use domain::lifecycle::paper::PaperState;
use domain::views::coverage::CoverageFilter;
use domain::views::difficulties::{DifficultyFilter, DifficultyList};
use domain::views::directives::{DirectiveShown, DutyFilter};
use domain::views::models::{ModelFilter, ModelList};
use domain::views::order::Order;
use domain::views::plans::{PlanFilter, PlanList};
use domain::views::registrations::{RegistrationFilter, RegistrationList};
use store::services::{coverage, difficulties, directives, home, models, plans, registrations};
use store::{Caller, Error};

use crate::support::bulk::{MODELS, OBLIGATIONS};
use crate::support::statements::counted;
use crate::support::{Db, on_each};

/// Rows of one page.
const PAGE: usize = 40;

/// How many statements each page sent.
type Asked = BTreeMap<String, usize>;

#[tokio::test]
async fn lists_of_thousands_ask_as_often_as_lists_of_a_handful() {
    on_each(async |db: &Db| {
        let agency = db.admin().await;
        let asked = async || every_page(db, &agency, &[OPENED, NARROWED]).await;
        let (few, before) = (model_page(db, &agency, ModelFilter::default()).await.page.total, asked().await);
        db.grow(&agency).await;
        assert_eq!(model_page(db, &agency, ModelFilter::default()).await.page.total, few + MODELS, "they are there");
        assert_eq!(asked().await, before);
        the_pages_hold(db, &agency).await;
        let listed = directives::list(&db.store, &agency, None).await.expect("directives");
        let owed: u32 = listed.rows.iter().map(|row| row.obligations).sum();
        assert!(owed >= OBLIGATIONS, "{owed}");
    })
    .await;
}

/// How a list is asked for: what is looked for, which page.
type Way = (Option<&'static str>, Option<u32>);
const OPENED: Way = (None, None);
const NARROWED: Way = (Some("lon 49"), Some(3));

/// What each list sends.
async fn every_page(db: &Db, caller: &Caller, ways: &[Way]) -> Asked {
    let (store, mut asked) = (&db.store, Asked::new());
    let document = directives::list(store, caller, None).await.expect("documents").rows;
    let document = document.iter().max_by_key(|row| row.obligations).expect("a document").directive.id;
    let mut note = |name: String, (ok, count): (Result<(), Error>, usize)| {
        ok.unwrap_or_else(|error| panic!("{name}: {error}"));
        asked.insert(name, count);
    };
    for (search, page) in ways.iter().copied() {
        let (how, search) = (search.unwrap_or("opened"), search.map(str::to_owned));
        let filter = ModelFilter { search: search.clone(), page, ..Default::default() };
        note(format!("models {how}"), counted(async { models::list(store, caller, filter).await.map(drop) }).await);
        let filter = RegistrationFilter { search: search.clone(), page, ..Default::default() };
        note(format!("registrations {how}"), counted(async { registrations::list(store, caller, filter).await.map(drop) }).await);
        let filter = PlanFilter { search: search.clone(), page, ..Default::default() };
        note(format!("plans {how}"), counted(async { plans::list(store, caller, filter).await.map(drop) }).await);
        let filter = DifficultyFilter { search, page, ..Default::default() };
        note(format!("difficulties {how}"), counted(async { difficulties::list(store, caller, filter).await.map(drop) }).await);
    }
    let sort = Order::parse("-name");
    let filter = ModelFilter { sort, ..Default::default() };
    note("models sorted".to_owned(), counted(async { models::list(store, caller, filter).await.map(drop) }).await);
    for duties in [
        DutyFilter::default(),
        DutyFilter { search: Some("lon 49".into()), sort: Order::parse("-unit"), page: Some(2), ..Default::default() },
    ] {
        let name = format!("duties {:?}", duties.search);
        let shown = DirectiveShown { duties, ..Default::default() };
        note(name, counted(async { directives::get(store, caller, document, None, shown).await.map(drop) }).await);
    }
    let filter = CoverageFilter::default();
    note("coverage".to_owned(), counted(async { coverage::get(store, caller, filter).await.map(drop) }).await);
    note("directives".to_owned(), counted(async { directives::list(store, caller, None).await.map(drop) }).await);
    note("home".to_owned(), counted(async { home::get(store, caller, None).await.map(drop) }).await);
    assert!(asked.values().all(|count| (1..=40).contains(count)), "{asked:?}");
    asked
}

/// Pages of forty, none twice; counts that are those of the rows; the order that the page promises.
async fn the_pages_hold(db: &Db, caller: &Caller) {
    let model = async |filter| model_page(db, caller, filter).await;
    let [one, two] = [model(ModelFilter::default()).await, model(ModelFilter { page: Some(2), ..Default::default() }).await];
    assert_eq!((one.rows.len(), two.rows.len()), (PAGE, PAGE));
    assert!(two.rows.iter().all(|row| one.rows.iter().all(|other| other.id != row.id)), "no row on two pages");
    let (state, count) = *one.states.last().expect("states");
    assert_eq!(model(ModelFilter { state: Some(state), ..Default::default() }).await.page.total, count);
    assert_eq!(model(ModelFilter { search: Some("lớn 4999".into()), ..Default::default() }).await.page.total, 1);

    let sent = async |filter| registration_page(db, caller, filter).await;
    let [one, two] = [sent(RegistrationFilter::default()).await, sent(RegistrationFilter { page: Some(2), ..Default::default() }).await];
    let rows: Vec<_> = one.rows.iter().chain(&two.rows).collect();
    assert_eq!(rows.len(), 2 * PAGE);
    let key = |row: &&domain::views::registrations::RegistrationLine| (row.state != PaperState::Submitted, std::cmp::Reverse(row.since));
    assert!(rows.is_sorted_by_key(key), "what waits first, then the newest");
    let through = sent(RegistrationFilter { state: Some(PaperState::Accepted), ..Default::default() }).await.page.total;
    assert!(one.states.contains(&(PaperState::Accepted, through)) && through >= MODELS / 2, "{through}: {:?}", one.states);

    let planned = plan_page(db, caller, PlanFilter { state: Some(PaperState::Accepted), ..Default::default() }).await;
    assert_eq!((planned.page.total, planned.rows.len()), (MODELS / 2, PAGE));
    assert!(planned.rows.iter().all(|row| (row.tasks, row.done) == (2, 0)));

    let documents = directives::list(&db.store, caller, None).await.expect("documents").rows;
    let document = documents.iter().max_by_key(|row| row.obligations).expect("a document");
    let shown = async |duties: DutyFilter| {
        let shown = DirectiveShown { duties, ..Default::default() };
        directives::get(&db.store, caller, document.directive.id, None, shown).await.expect("the document")
    };
    let [one, two] = [shown(DutyFilter::default()).await, shown(DutyFilter { page: Some(2), ..Default::default() }).await];
    assert_eq!((one.obligations.len(), two.obligations.len(), one.duty_page.total), (100, 100, document.obligations));
    assert!(two.obligations.iter().all(|row| one.obligations.iter().all(|other| other.id != row.id)), "no duty on two pages");
    for (state, count) in &one.duty_states {
        assert_eq!(shown(DutyFilter { state: Some(*state), ..Default::default() }).await.duty_page.total, *count, "{state}");
    }
    let down = shown(DutyFilter { sort: Order::parse("-due"), ..Default::default() }).await.obligations;
    assert!(down.is_sorted_by_key(|row| std::cmp::Reverse(row.due.last_day())), "the latest first");

    let met = async |filter| difficulty_page(db, caller, filter).await;
    let one = met(DifficultyFilter::default()).await;
    assert!(one.rows.is_sorted_by_key(|row| row.due.map(domain::deadline::Due::last_day)), "what is due first");
    for (level, count) in &one.levels {
        assert_eq!(met(DifficultyFilter { level: Some(*level), ..Default::default() }).await.page.total, *count, "{level}");
    }
    assert!(one.levels.iter().any(|(level, count)| *level == HandlingLevel::Centre && *count == MODELS / 2), "{:?}", one.levels);
}

async fn model_page(db: &Db, caller: &Caller, filter: ModelFilter) -> ModelList {
    models::list(&db.store, caller, filter).await.expect("models")
}

async fn registration_page(db: &Db, caller: &Caller, filter: RegistrationFilter) -> RegistrationList {
    registrations::list(&db.store, caller, filter).await.expect("registrations")
}

async fn plan_page(db: &Db, caller: &Caller, filter: PlanFilter) -> PlanList {
    plans::list(&db.store, caller, filter).await.expect("plans")
}

async fn difficulty_page(db: &Db, caller: &Caller, filter: DifficultyFilter) -> DifficultyList {
    difficulties::list(&db.store, caller, filter).await.expect("difficulties")
}
