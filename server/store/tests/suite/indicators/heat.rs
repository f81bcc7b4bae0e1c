//! All figures of a period, units by indicators.

use domain::access::Action;
use domain::error::Fault;
use domain::figures::indicator::Band;
use domain::views::indicators::{HeatAsked, HeatTable};
use store::Caller;
use store::services::indicators::heat;
use time::Date;
use time::macros::date;

use super::{LATE, QUANG_NGAI, pair};
use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, on_each, refused};

async fn shown(db: &Db, caller: &Caller, as_of: Date, period: Option<&str>) -> HeatTable {
    let period = period.map(|code| code.parse().expect("a period"));
    heat(&db.store, caller, HeatAsked { as_of: Some(as_of), period }).await.expect("the table")
}

fn codes(table: &HeatTable) -> Vec<&str> {
    table.indicators.iter().map(|head| head.code.as_str()).collect()
}

#[tokio::test]
async fn heat_shows_every_unit_with_a_figure_of_the_period() {
    on_each(async |db: &Db| {
        let viewer = db.caller(THANH_HOA, "xem").await;
        let half = shown(db, &viewer, LATE, Some("2022-H1")).await;
        assert_eq!(half.rows.iter().map(|row| row.unit.code.as_str()).collect::<Vec<_>>(), ["38", "CAT"], "the province first");
        let police = half.indicators.iter().position(|head| head.code == "DVC_CA").expect("a column");
        assert_eq!(half.rows[0].cells[police], None);
        assert_eq!(half.rows[1].cells[police].as_ref().map(|cell| cell.figure.cell), Some(pair(7, 11)));
        assert!(half.rows.iter().all(|row| row.cells.len() == half.indicators.len()));
        assert_eq!(half.periods.last().map(|period| period.code.to_string()).as_deref(), Some("2022-H1"), "the latest end first");
        let latest = shown(db, &viewer, LATE, None).await;
        assert_eq!(latest.shown.map(|period| period.code.to_string()).as_deref(), Some("2025-03"));
        assert!(codes(&latest).contains(&"ASXH_TK") && !codes(&latest).contains(&"DVC_CA"), "only what was reported");
        let early = shown(db, &viewer, date!(2022 - 06 - 14), Some("2022-H1")).await;
        assert_eq!((early.shown, early.rows.len(), early.periods.len()), (None, 0, 0), "not known yet on that day");
    })
    .await;
}

#[tokio::test]
async fn heat_counts_the_bands_of_s3() {
    on_each(async |db: &Db| {
        let table = shown(db, &db.caller(QUANG_NGAI, "xem").await, LATE, Some("2024")).await;
        let of = |code: &str| {
            let at = table.indicators.iter().position(|head| head.code == code).expect("a column");
            table.rows[0].cells[at].clone().expect("a figure")
        };
        assert_eq!(of("ASXH_TK").standing.band, Some(Band::Green), "65,5 % of 30 %");
        assert_eq!(of("BHXH_TK").standing.band, None, "a printed percentage is not computed with");
        let counted: u32 = table.bands.iter().map(|(_, count)| count).sum();
        let banded = table.rows.iter().flat_map(|row| row.cells.iter().flatten()).filter(|cell| cell.standing.band.is_some()).count();
        assert_eq!(counted as usize, banded);
    })
    .await;
}

#[tokio::test]
async fn heat_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let (own, other) = (db.caller(THANH_HOA, "canboxa").await, db.caller(NGHE_AN, "thuongtruc").await);
        let none = shown(db, &own, LATE, Some("1999")).await;
        assert_eq!((none.shown, none.rows.len()), (None, 0), "a period that nobody reported in");
        assert!(!none.periods.is_empty());
        let foreign = shown(db, &other, LATE, Some("2022-H1")).await;
        assert_eq!((foreign.shown, foreign.rows.len()), (None, 0), "Thanh Hóa's period");
        let centre = db.caller(CENTRE, "quantri").await;
        let fault = refused(heat(&db.store, &centre, HeatAsked::default()).await);
        assert_eq!(fault, Fault::Forbidden { action: Action::ViewFigures });
    })
    .await;
}
