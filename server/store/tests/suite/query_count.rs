//! A page asks the same number of queries however many rows it shows.

use domain::views::difficulties::DifficultyFilter;
use domain::views::models::ModelFilter;
use domain::views::units::UnitFilter;
use store::Caller;
use store::services::{difficulties, directives, home, models, search, units};
use time::macros::date;

use crate::support::statements::counted;
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each};

#[tokio::test]
async fn pages_ask_as_often_for_seventy_rows_as_for_none() {
    on_each(async |db: &Db| {
        // The dispatch and the difficulties are known to Thanh Hóa alone.
        let (many, none) = (asked(db, &db.admin().await).await, asked(db, &db.other().await).await);
        assert_eq!(many, none);
        assert!(many.iter().all(|n| (1..=40).contains(n)), "{many:?}");
    })
    .await;
}

/// Those of a unit look up whose they are: a query more.
#[tokio::test]
async fn lists_of_a_unit_ask_as_often_for_some_rows_as_for_none() {
    on_each(async |db: &Db| {
        let list = async |slug: &str| {
            let officer = db.caller(slug, "canbo").await;
            let (list, asked) = counted(difficulties::list(&db.store, &officer, DifficultyFilter::default())).await;
            (list.expect("difficulties").rows.len(), asked)
        };
        let ((some, many), (none, few)) = (list(THANH_HOA).await, list(NGHE_AN).await);
        assert_eq!((some, none, many), (1, 0, few));
        assert!(many <= 12, "{many}");
    })
    .await;
}

async fn asked(db: &Db, caller: &Caller) -> [usize; 7] {
    let day = Some(date!(2023 - 05 - 24));
    let store = &db.store;
    let (list, units_asked) = counted(units::list(store, caller, UnitFilter { as_of: day, ..UnitFilter::default() })).await;
    let (unit, unit_asked) = counted(units::get(store, caller, "SYT", day)).await;
    let (models, models_asked) = counted(models::list(store, caller, ModelFilter { as_of: day, ..ModelFilter::default() })).await;
    let (directives, directives_asked) = counted(directives::list(store, caller, day)).await;
    let (home, home_asked) = counted(home::get(store, caller, day)).await;
    let (difficulties, difficulties_asked) = counted(difficulties::list(store, caller, DifficultyFilter::default())).await;
    // Something of each kind of what everybody is shown, or nothing at all.
    let words = if caller.tenant.head.slug == THANH_HOA { "mô hình" } else { "không có gì" };
    let (found, search_asked) = counted(search::find(store, caller, words)).await;
    let failed = [found.err(), list.err(), unit.err(), models.err(), directives.err(), home.err(), difficulties.err()];
    assert!(failed.iter().all(Option::is_none), "{failed:?}");
    [units_asked, unit_asked, models_asked, directives_asked, home_asked, difficulties_asked, search_asked]
}
