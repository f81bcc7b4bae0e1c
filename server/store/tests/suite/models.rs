//! `/models` and `/models/{id}`.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::ModelId;
use domain::lifecycle::model::ModelGroup;
use domain::lifecycle::{CoverageState, Decision, ModelState};
use domain::units::Level;
use domain::views::models::{ModelFilter, ModelList, ModelRow};
use store::Caller;
use store::services::models::{get, list};
use time::Date;
use time::macros::date;

use crate::support::{Db, on_each, refused};

const S0: Date = date!(2023 - 05 - 24);

async fn listed(db: &Db, caller: &Caller, filter: ModelFilter) -> ModelList {
    list(&db.store, caller, ModelFilter { as_of: Some(S0), ..filter }).await.expect("models can be listed")
}

/// The one model of S0 that has a name.
async fn health(db: &Db, caller: &Caller) -> ModelRow {
    let found = listed(db, caller, ModelFilter { search: Some("vneid".to_owned()), ..ModelFilter::default() }).await;
    assert_eq!(found.page.total, 1);
    found.rows.into_iter().next().expect("one row")
}

#[tokio::test]
async fn models_list_filters_and_pages() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let first = listed(db, &caller, ModelFilter::default()).await;
        assert_eq!((first.rows.len(), first.page.size, first.page.total), (40, 40, 70));
        assert_eq!(first.states, [(ModelState::Returned, 6), (ModelState::Accepted, 64)]);
        let second = listed(db, &caller, ModelFilter { page: Some(2), ..ModelFilter::default() }).await;
        assert_eq!(second.rows.len(), 30);
        let levels: Vec<Level> = first.rows.iter().chain(&second.rows).map(|row| row.lead.kind.level()).collect();
        assert!(levels.is_sorted());
        let returned = ModelFilter { state: Some(ModelState::Returned), level: Some(Level::District), ..ModelFilter::default() };
        let returned = listed(db, &caller, returned).await;
        assert_eq!((returned.page.total, returned.states.len()), (5, 2), "states are counted whatever state is asked for");
        let before = ModelFilter { as_of: S0.previous_day(), ..ModelFilter::default() };
        assert_eq!(list(&db.store, &caller, before).await.expect("an empty list").page.total, 0);
    })
    .await;
}

#[tokio::test]
async fn models_get_shows_the_health_model_of_s0() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let row = health(db, &caller).await;
        assert!(!row.sample && row.lead.code == "SYT" && row.level == Level::Provincial);
        let model = get(&db.store, &caller, row.id, Some(S0)).await.expect("the model");
        assert_eq!(model.model, row);
        assert_eq!(model.directives.iter().map(|d| d.number.as_str()).collect::<Vec<_>>(), ["7115/UBND-KSTTHCNC"]);
        assert_eq!(model.registrations.len(), 1);
        let registration = &model.registrations[0];
        assert_eq!((registration.state, registration.known_on), (CoverageState::Returned, S0));
        let decision = registration.decisions.last().expect("it was decided on");
        assert_eq!((decision.decision, decision.reasons.len()), (Decision::Returned, 3));
        assert!(decision.directive.is_some() && decision.recorded_at.day() > S0);
        assert_eq!(model.milestones.iter().map(|m| (m.due.on, m.done_on)).collect::<Vec<_>>(), [(date!(2023 - 05 - 31), None)]);
        assert_eq!(model.obligations.iter().map(|o| o.clause).collect::<Vec<_>>(), [1, 2, 3]);
    })
    .await;
}

#[tokio::test]
async fn models_get_unknown() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let nobody = ModelId(uuid::Uuid::nil());
        assert_eq!(refused(get(&db.store, &caller, nobody, None).await), Fault::NotFound);
        let id = health(db, &caller).await.id;
        assert_eq!(refused(get(&db.store, &caller, id, S0.previous_day()).await), Fault::NotFound, "not known yet");
    })
    .await;
}

#[tokio::test]
async fn models_other_tenant() {
    on_each(async |db: &Db| {
        let (caller, other) = (db.admin().await, db.other().await);
        let id = health(db, &caller).await.id;
        assert_eq!(refused(get(&db.store, &other, id, Some(S0)).await), Fault::NotFound);
        assert_eq!(listed(db, &other, ModelFilter::default()).await.page.total, 0);
    })
    .await;
}

#[tokio::test]
async fn models_wrong_role() {
    on_each(async |db: &Db| {
        let analyst = db.analyst().await;
        let forbidden = Fault::Forbidden { action: Action::ViewModels };
        assert_eq!(refused(list(&db.store, &analyst, ModelFilter::default()).await), forbidden);
        assert_eq!(refused(get(&db.store, &analyst, ModelId(uuid::Uuid::nil()), None).await), forbidden);
    })
    .await;
}

/// How many of the models of a tenant reports count where: deployed, done, running, not started.
async fn grouped(db: &Db, slug: &str, filter: ModelFilter) -> [u32; 4] {
    let list = list(&db.store, &db.caller(slug, "xem").await, filter).await.expect("models can be listed");
    let groups: Vec<ModelGroup> = list.groups.iter().map(|(group, _)| *group).collect();
    assert_eq!(groups, ModelGroup::ALL);
    std::array::from_fn(|at| list.groups[at].1)
}

#[tokio::test]
async fn models_of_s4_are_counted_as_reported() {
    on_each(async |db: &Db| {
        let day = Some(date!(2024 - 05 - 10));
        let filter = ModelFilter { as_of: day, ..ModelFilter::default() };
        assert_eq!(grouped(db, "nghe-an", filter.clone()).await, [26, 6, 20, 12]);
        assert_eq!(grouped(db, "nghe-an", ModelFilter { as_of: Some(date!(2024 - 04 - 30)), ..filter.clone() }).await, [0; 4]);
        let caller = db.caller("nghe-an", "xem").await;
        for (group, count) in [(ModelGroup::Deployed, 26), (ModelGroup::Done, 6), (ModelGroup::Running, 20), (ModelGroup::NotStarted, 12)] {
            let of = list(&db.store, &caller, ModelFilter { group: Some(group), ..filter.clone() }).await.expect("models");
            assert_eq!((of.page.total, of.groups[0].1), (count, 26), "{group}: the counts stay, the rows are its own");
        }
    })
    .await;
}

#[tokio::test]
async fn models_of_s2_stand_under_two_plans() {
    on_each(async |db: &Db| {
        let caller = db.caller("tp-hcm", "xem").await;
        let filter = ModelFilter { as_of: Some(date!(2024 - 04 - 25)), ..ModelFilter::default() };
        let all = list(&db.store, &caller, filter.clone()).await.expect("models");
        assert_eq!(all.page.total, 35);
        let under: Vec<(&str, u32)> = all.directives.iter().map(|(head, count)| (head.number.as_str(), *count)).collect();
        assert_eq!(under, [("1948/KH-UBND", 35), ("4206/KH-UBND", 35)]);
        let one = ModelFilter { directive: Some(all.directives[0].0.id), ..filter.clone() };
        assert_eq!(list(&db.store, &caller, one).await.expect("models").page.total, 35);
        let model = get(&db.store, &caller, all.rows[0].id, filter.as_of).await.expect("a model");
        assert_eq!(model.directives.len(), 2, "a model stands under both");
        let unknown = ModelFilter { directive: Some(domain::ids::DocumentId(uuid::Uuid::nil())), ..filter };
        assert_eq!(list(&db.store, &caller, unknown).await.expect("models").page.total, 0);
    })
    .await;
}
