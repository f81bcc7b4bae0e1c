//! "Việc của tôi".

use domain::lifecycle::CoverageState;
use store::services::home::get;
use time::Date;
use time::macros::date;

use crate::support::{Db, THANH_HOA, on_each};

const S0: Date = date!(2023 - 05 - 24);

#[tokio::test]
async fn home_shows_an_officer_what_the_unit_owes() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let home = get(&db.store, &officer, Some(S0)).await.expect("home");
        assert_eq!(home.unit.as_deref(), Some("Sở Y tế"));
        assert_eq!((home.open_total, home.late_total), (3, 0));
        // The first is "trước 30/05", so its last day is the 29th; then the launch on the 31st; then the plan.
        assert_eq!(home.open.iter().map(|o| o.duty.clause).collect::<Vec<_>>(), [1, 3, 2]);
        assert!(home.open.iter().all(|o| o.duty.unit.code == "SYT" && o.units == 1));
        assert_eq!(home.returned.iter().map(|r| (r.unit.code.as_str(), r.state)).collect::<Vec<_>>(), [("SYT", CoverageState::Returned)]);
        assert_eq!(home.models.len(), 2);
        let late = get(&db.store, &officer, Some(date!(2023 - 06 - 01))).await.expect("home");
        assert_eq!((late.open_total, late.late_total), (3, 2));
    })
    .await;
}

#[tokio::test]
async fn home_of_another_unit_shows_its_own_only() {
    on_each(async |db: &Db| {
        let justice = get(&db.store, &db.caller(THANH_HOA, "canbo2").await, Some(S0)).await.expect("home");
        assert!(!justice.open.is_empty() && justice.open.iter().all(|o| o.duty.unit.code == "STP"));
        assert!(justice.returned.is_empty());
        let commune = get(&db.store, &db.caller(THANH_HOA, "canboxa").await, Some(S0)).await.expect("home");
        assert_eq!((commune.open_total, commune.models.len(), commune.returned.len()), (0, 0, 0));
        assert!(commune.unit.is_some());
    })
    .await;
}

#[tokio::test]
async fn home_of_the_standing_agency_shows_all_units() {
    on_each(async |db: &Db| {
        for username in ["thuongtruc", "lanhdao", "thamdinh", "xem"] {
            let home = get(&db.store, &db.caller(THANH_HOA, username).await, Some(S0)).await.expect("home");
            assert_eq!((home.open_total, home.late_total), (71, 0), "{username}");
            // Each demand once, with how many units have it still to do.
            let demands: Vec<_> = home.open.iter().map(|o| (o.duty.clause, o.units)).collect();
            assert_eq!(demands.iter().map(|(_, units)| units).sum::<u32>(), 71, "{demands:?}");
            let once: std::collections::HashSet<_> = home.open.iter().map(|o| (o.duty.clause, o.duty.due.last_day())).collect();
            assert!(once.len() == demands.len() && demands.len() < 10, "{demands:?}");
            assert!(home.open.iter().map(|o| o.duty.due.last_day()).is_sorted());
            assert_eq!((home.returned.len(), home.models.len()), (6, 10));
            assert_eq!(home.standing_agency.as_deref(), Some("Công an tỉnh"));
        }
    })
    .await;
}

#[tokio::test]
async fn home_unknown_before_the_dispatch() {
    on_each(async |db: &Db| {
        let home = get(&db.store, &db.admin().await, S0.previous_day()).await.expect("home");
        assert_eq!((home.open_total, home.models.len(), home.returned.len()), (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn home_other_tenant() {
    on_each(async |db: &Db| {
        let home = get(&db.store, &db.other().await, Some(S0)).await.expect("home");
        assert_eq!((home.open_total, home.models.len(), home.returned.len()), (0, 0, 0));
    })
    .await;
}

/// Every role has a home; the centre's holds nothing of any province.
#[tokio::test]
async fn home_wrong_role() {
    on_each(async |db: &Db| {
        let home = get(&db.store, &db.analyst().await, Some(S0)).await.expect("home");
        assert_eq!((home.open_total, home.models.len(), home.returned.len()), (0, 0, 0));
        assert_eq!((home.standing_agency, home.deadline_hour), (None, 17));
    })
    .await;
}
