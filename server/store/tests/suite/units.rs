//! `/units` and `/units/{code}`.

use domain::access::Action;
use domain::error::Fault;
use domain::units::{Level, UnitKind};
use domain::views::units::{UnitFilter, UnitList};
use store::Caller;
use store::services::units::{get, list};
use time::Date;
use time::macros::date;

use crate::support::{Db, NGHE_AN, THANH_HOA, on_each, refused};

const S0: Date = date!(2023 - 05 - 24);
const TODAY: Date = date!(2026 - 01 - 05);

async fn on(db: &Db, caller: &Caller, day: Date, filter: UnitFilter) -> UnitList {
    list(&db.store, caller, UnitFilter { as_of: Some(day), ..filter }).await.expect("units can be listed")
}

fn of(list: &UnitList, level: Level) -> u32 {
    list.levels.iter().find(|(l, _)| *l == level).map_or(0, |(_, n)| *n)
}

#[tokio::test]
async fn units_list_counts_the_real_units() {
    on_each(async |db: &Db| {
        for (slug, communes, code, districts) in
            [(THANH_HOA, 166, "38", 27), (NGHE_AN, 130, "40", 21), ("quang-ngai", 96, "51", 13), ("tp-hcm", 168, "79", 22)]
        {
            let caller = db.caller(slug, "thuongtruc").await;
            let today = on(db, &caller, TODAY, UnitFilter::default()).await;
            assert_eq!((of(&today, Level::Commune), of(&today, Level::District)), (communes, 0), "{slug}");
            assert_eq!(today.roots, [code]);
            assert!(!today.approximate);
            let under = UnitFilter { under: Some(code.to_owned()), level: Some(Level::District), ..UnitFilter::default() };
            let then = on(db, &caller, S0, under).await;
            assert_eq!(then.page.total, districts, "{slug} on the day of S0");
            assert!(then.approximate);
            assert!(then.rows.iter().all(|row| row.kind.level() == Level::District));
        }
    })
    .await;
}

#[tokio::test]
async fn units_list_finds_without_tone_marks_in_official_order() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let search = |text: &str| UnitFilter { search: Some(text.to_owned()), ..UnitFilter::default() };
        let found = on(db, &caller, S0, UnitFilter { kind: Some(UnitKind::RuralDistrict), ..search("quan HOA") }).await;
        assert_eq!(found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Huyện Quan Hóa"]);
        let row = &found.rows[0];
        assert_eq!((row.parent.as_deref(), row.children > 0), (Some("Tỉnh Thanh Hóa"), true));
        assert!(on(db, &caller, S0, search("385")).await.rows.iter().any(|row| row.code == "385"));
        assert_eq!(on(db, &caller, S0, search("%")).await.page.total, 0);
        let all = on(db, &caller, S0, UnitFilter::default()).await;
        let levels: Vec<Level> = all.rows.iter().map(|row| row.kind.level()).collect();
        assert!(levels.is_sorted() && levels[0] == Level::Provincial);
        assert_eq!((all.rows.len(), all.page.size), (200, 200));
        assert!(all.rows.iter().all(|row| !row.kind.is_root()));
        let last = on(db, &caller, S0, UnitFilter { page: Some(u32::MAX), ..UnitFilter::default() }).await;
        let shown = (all.page.total - 1) / 200 * 200 + u32::try_from(last.rows.len()).expect("a page");
        assert_eq!(shown, all.page.total);
    })
    .await;
}

#[tokio::test]
async fn units_get_tells_where_a_unit_came_from_and_went() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let district = get(&db.store, &caller, "384", Some(S0)).await.expect("Mường Lát");
        assert!(district.in_force && district.level == Level::District);
        assert_eq!(district.ancestors.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["38"]);
        assert!(district.children.iter().all(|child| child.kind.level() == Level::Commune) && !district.children.is_empty());
        let ended = get(&db.store, &caller, "384", Some(TODAY)).await.expect("the last holder");
        assert!(!ended.in_force);
        assert_eq!(ended.children.len(), district.children.len(), "those of its last day");
        // A commune's code that a commune of today took over.
        let today = get(&db.store, &caller, "14845", Some(TODAY)).await.expect("Xã Mường Lát");
        assert!(today.in_force && !today.predecessors.is_empty() && !today.same_code.is_empty());
        let before = &today.same_code[0].0;
        let then = get(&db.store, &caller, "14845", Some(S0)).await.expect("its holder before");
        assert_eq!(&then.unit, before);
        assert_eq!(then.ancestors.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), ["38", "384"]);
        assert!(then.successors.iter().any(|s| s.unit.id == today.unit.id && s.effective_on == date!(2025 - 07 - 01)));
    })
    .await;
}

#[tokio::test]
async fn units_get_shows_models_and_obligations_as_of_the_day() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let health = get(&db.store, &caller, "SYT", Some(S0)).await.expect("Sở Y tế");
        assert_eq!((health.models.len(), health.obligations.len()), (2, 3), "two models; register, plan and launch");
        let before = get(&db.store, &caller, "SYT", S0.previous_day()).await.expect("Sở Y tế");
        assert!(before.models.is_empty() && before.obligations.is_empty());
    })
    .await;
}

#[tokio::test]
async fn units_get_unknown() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        for code in ["", "99999", "%", "syt"] {
            assert_eq!(refused(get(&db.store, &caller, code, None).await), Fault::NotFound, "{code}");
        }
        let under = UnitFilter { under: Some("99999".to_owned()), ..UnitFilter::default() };
        assert_eq!(on(db, &caller, S0, under).await.page.total, 0);
    })
    .await;
}

#[tokio::test]
async fn units_other_tenant() {
    on_each(async |db: &Db| {
        let other = db.other().await;
        assert_eq!(refused(get(&db.store, &other, "385", Some(S0)).await), Fault::NotFound);
        let under = UnitFilter { under: Some("38".to_owned()), ..UnitFilter::default() };
        assert_eq!(on(db, &other, S0, under).await.page.total, 0);
    })
    .await;
}

#[tokio::test]
async fn units_wrong_role() {
    on_each(async |db: &Db| {
        let analyst = db.analyst().await;
        let forbidden = Fault::Forbidden { action: Action::ViewUnits };
        assert_eq!(refused(list(&db.store, &analyst, UnitFilter::default()).await), forbidden);
        assert_eq!(refused(get(&db.store, &analyst, "38", None).await), forbidden);
    })
    .await;
}
