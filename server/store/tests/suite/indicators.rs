//! Indicators: the figures of S1, S3, S4 and of later reports, as known on a day, with what was found and what was known before.

mod course;
mod heat;

use domain::access::Action;
use domain::error::Fault;
use domain::figures::check::{FindingCode, Severity};
use domain::figures::indicator::Band;
use domain::figures::{Cell, Gap, IndicatorGroup, Pair, Percent, PercentPoints, Quantity, rate::ToTarget};
use domain::views::indicators::{IndicatorAsked, IndicatorDetails, IndicatorFilter, IndicatorList, UnitFigure};
use store::Caller;
use store::services::indicators::{get, list};
use time::Date;
use time::macros::date;

use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, on_each, refused};

const QUANG_NGAI: &str = "quang-ngai";
const HCM: &str = "tp-hcm";
/// A day on which everything that is seeded is known.
const LATE: Date = date!(2026 - 02 - 01);

fn whole(n: i64) -> Option<Quantity> {
    Quantity::whole(n)
}

fn pair(numerator: i64, denominator: i64) -> Cell {
    Cell::from(Pair::whole(numerator, denominator).expect("small"))
}

fn printed(value: i64, decimals: u8) -> Option<Percent> {
    Percent::new(value, decimals)
}

fn on(as_of: Date) -> IndicatorAsked {
    IndicatorAsked { as_of: Some(as_of), ..IndicatorAsked::default() }
}

async fn listed(db: &Db, caller: &Caller, filter: IndicatorFilter) -> IndicatorList {
    list(&db.store, caller, filter).await.expect("indicators can be listed")
}

async fn details(db: &Db, caller: &Caller, code: &str, asked: IndicatorAsked) -> IndicatorDetails {
    get(&db.store, caller, code, asked).await.unwrap_or_else(|error| panic!("{code}: {error}"))
}

/// The only figure of an indicator, on a late day.
async fn only(db: &Db, slug: &str, code: &str) -> UnitFigure {
    let mut view = details(db, &db.caller(slug, "xem").await, code, on(LATE)).await;
    assert_eq!((view.rows.len(), view.periods.len()), (1, 1), "{slug} {code}");
    view.rows.remove(0)
}

fn codes(row: &UnitFigure) -> Vec<(Severity, FindingCode)> {
    row.findings.iter().map(|finding| (finding.severity, finding.code)).collect()
}

#[tokio::test]
async fn indicators_every_seeded_figure_is_what_was_reported() {
    on_each(async |db: &Db| {
        let amount = |n: i64| Cell { numerator: whole(n), ..Cell::default() };
        let stated = |stated: Option<Percent>| Cell { stated, ..Cell::default() };
        let with = |cell: Cell, stated: Option<Percent>| Cell { stated, ..cell };
        let index = Cell { numerator: Quantity::from_parts(823, 1), ..Cell::default() };
        for (slug, code, period, unit, cell) in [
            (THANH_HOA, "NV_HT", "2022-H1", "38", pair(10, 13)),
            (THANH_HOA, "DVC_25", "2022-H1", "38", pair(25, 25)),
            (THANH_HOA, "DVC_CA", "2022-H1", "CAT", pair(7, 11)),
            (THANH_HOA, "DUNG_HAN", "2023", "38", stated(printed(9_951, 2))),
            (THANH_HOA, "ASXH_TK", "2025-03", "38", with(pair(45_158, 53_571), printed(843, 1))),
            (THANH_HOA, "BHXH_TK", "2025-03", "38", with(pair(59_991, 164_382), printed(3_649, 2))),
            (THANH_HOA, "TT_TT", "2025-03", "38", with(pair(265_588, 450_684), printed(5_893, 2))),
            (THANH_HOA, "CKS", "2025-03", "38", with(amount(538_000), printed(263, 1))),
            (QUANG_NGAI, "NV_HT", "2024", "51", pair(24, 29)),
            (QUANG_NGAI, "DVC_BN", "2024", "51", pair(14, 14)),
            (QUANG_NGAI, "DVC_BN_HS", "2024", "51", pair(10, 11)),
            (QUANG_NGAI, "HS_BN", "2024", "51", amount(334_000)),
            (QUANG_NGAI, "DVC_422", "2024", "51", pair(9, 28)),
            (QUANG_NGAI, "HS_422", "2024", "51", amount(133_000)),
            (QUANG_NGAI, "KCB_CCCD", "2024", "51", pair(208, 208)),
            (QUANG_NGAI, "LUOT_KCB", "2024", "51", amount(1_300_000)),
            (QUANG_NGAI, "ASXH_TK", "2024", "51", with(pair(78_000, 119_000), printed(651, 1))),
            (QUANG_NGAI, "BHXH_TK", "2024", "51", stated(printed(602, 1))),
            (QUANG_NGAI, "DDDT_THU", "2024", "51", stated(printed(813, 1))),
            (QUANG_NGAI, "DDDT_KH", "2024", "51", stated(printed(92, 0))),
            (QUANG_NGAI, "BCS_766", "2024", "51", index),
            (NGHE_AN, "MH_HT", "2024-04", "40", pair(6, 26)),
            (HCM, "NV_HT", "2025", "79", pair(30, 32)),
            (HCM, "DDDT_DS", "2026-01", "79", stated(printed(85, 0))),
        ] {
            let row = only(db, slug, code).await;
            assert_eq!(row.figure.cell, cell, "{slug} {code}");
            assert_eq!((row.figure.period.code.to_string().as_str(), row.unit.code.as_str()), (period, unit), "{slug} {code}");
            assert!(!row.figure.source.is_empty() && row.figure.recorded_at >= row.figure.known_at, "{code}");
            assert!(row.revisions.is_empty() && !row.figure.sample);
        }
        for (code, points) in [("SH_HS", 304), ("SH_KQ", 1_215)] {
            let figure = only(db, NGHE_AN, code).await.figure;
            assert_eq!(
                (figure.points, figure.cell.is_empty()),
                (PercentPoints::new(points, 2), true),
                "{code}: only the change is printed"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn indicators_what_was_printed_is_held_against_what_was_counted() {
    on_each(async |db: &Db| {
        // S3: 78.000/119.000 is 65,5 %, and 35,5 points over the target; the paper says 65,1 and "35,1 %".
        let social = only(db, QUANG_NGAI, "ASXH_TK").await;
        let differs = FindingCode::StatedDiffers {
            stated: printed(651, 1).expect("a percentage"),
            computed: printed(655, 1).expect("a percentage"),
            pair: Pair::whole(78_000, 119_000).expect("small"),
        };
        assert!(codes(&social).contains(&(Severity::Warning, differs)), "{:?}", social.findings);
        assert_eq!(social.target.target, whole(30));
        assert_eq!((social.standing.band, social.standing.points), (Some(Band::Green), PercentPoints::new(355, 1)));
        assert_eq!(social.standing.gap, Some(Gap::Cases { to: ToTarget::Met }));
        // What agrees is not complained of.
        for code in ["ASXH_TK", "BHXH_TK", "TT_TT"] {
            assert_eq!(codes(&only(db, THANH_HOA, code).await), [], "{code}");
        }
        // Of digital signatures one half is known besides.
        for (slug, code, stated) in [(QUANG_NGAI, "BHXH_TK", printed(602, 1)), (THANH_HOA, "CKS", printed(263, 1))] {
            let only_stated = only(db, slug, code).await;
            let stated = stated.expect("a percentage");
            assert_eq!(codes(&only_stated), [(Severity::Warning, FindingCode::StatedOnly { stated })], "{slug} {code}");
            assert_eq!(only_stated.standing.band, None, "a printed percentage is not judged");
        }
    })
    .await;
}

#[tokio::test]
async fn indicators_list_has_the_latest_figure_as_known_on_the_day() {
    on_each(async |db: &Db| {
        let caller = db.caller(THANH_HOA, "xem").await;
        let day = async |as_of| listed(db, &caller, IndicatorFilter { as_of: Some(as_of), ..Default::default() }).await;
        let figure = |list: &IndicatorList, code: &str| {
            let row = list.rows.iter().find(|row| row.indicator.code == code).unwrap_or_else(|| panic!("no {code}"));
            (row.figure.as_ref().map(|figure| figure.period.code.to_string()), row.units)
        };
        assert!(day(date!(2022 - 01 - 05)).await.rows.is_empty(), "before Decision 06");
        let before = day(date!(2022 - 06 - 14)).await;
        assert_eq!((figure(&before, "NV_HT"), before.rows.len()), ((None, 0), 24), "neither Decision 766 nor the report");
        assert_eq!(figure(&day(date!(2022 - 06 - 15)).await, "NV_HT"), (Some("2022-H1".to_owned()), 1));
        let late = day(LATE).await;
        assert_eq!(late.rows.len(), 26, "twenty-five that all have, and one of its own");
        assert_eq!(figure(&late, "TT_TT").0.as_deref(), Some("2025-03"));
        assert_eq!(figure(&late, "DVC_CA"), (None, 1), "a unit's figure is not the province's");
        let groups: Vec<_> = late.groups.iter().map(|(group, count)| (group.code(), *count)).collect();
        assert_eq!(groups, [("DVC", 9), ("CDS", 10), ("HST", 5), ("CDDH", 2)]);
        assert!(late.rows.is_sorted_by_key(|row| row.indicator.group));
        let narrow = IndicatorFilter { as_of: Some(LATE), group: Some(IndicatorGroup::Steering), search: None };
        let narrow = listed(db, &caller, narrow).await;
        assert_eq!((narrow.rows.len(), narrow.groups.len()), (2, 4), "the counts stay");
        let found = IndicatorFilter { as_of: Some(LATE), search: Some("chu ky so".into()), group: None };
        assert_eq!(listed(db, &caller, found).await.rows.iter().map(|row| row.indicator.code.as_str()).collect::<Vec<_>>(), ["CKS"]);
        let nghe_an = db.caller(NGHE_AN, "xem").await;
        let aimed = listed(db, &nghe_an, IndicatorFilter { as_of: Some(LATE), ..Default::default() }).await;
        let aimed = aimed.rows.iter().find(|row| row.indicator.code == "ASXH_TK").expect("an indicator");
        assert_eq!((aimed.target.target, aimed.figure.is_none(), aimed.standing.band), (whole(90), true, None));
    })
    .await;
}

/// Before the mergers of 2025 the provinces that went into another stand beside it, wherever they are in the official list.
#[tokio::test]
async fn indicators_are_of_the_province_that_outlasts_those_beside_it() {
    on_each(async |db: &Db| {
        for slug in [QUANG_NGAI, HCM] {
            let caller = db.caller(slug, "xem").await;
            db.write(&caller, "UPDATE unit SET ordinal = 9 WHERE parent_id IS NULL AND valid_to IS NULL").await;
        }
        for (slug, code, day) in [(QUANG_NGAI, "51", date!(2024 - 12 - 05)), (HCM, "79", date!(2024 - 12 - 05)), (HCM, "79", LATE)] {
            let caller = db.caller(slug, "xem").await;
            let view = details(db, &caller, "NV_HT", on(day)).await;
            assert_eq!(view.of.map(|unit| unit.code).as_deref(), Some(code), "{slug} {day}");
        }
        let caller = db.caller(QUANG_NGAI, "xem").await;
        let list = listed(db, &caller, IndicatorFilter { as_of: Some(date!(2024 - 12 - 05)), ..Default::default() }).await;
        let tasks = list.rows.into_iter().find(|row| row.indicator.code == "NV_HT").and_then(|row| row.figure);
        assert_eq!(tasks.map(|figure| figure.cell), Some(pair(24, 29)));
    })
    .await;
}

/// Equal definitions have equal hashes in every province.
#[tokio::test]
async fn indicators_mean_the_same_everywhere() {
    on_each(async |db: &Db| {
        let mut hashes = Vec::new();
        for slug in [THANH_HOA, NGHE_AN, QUANG_NGAI, HCM] {
            let view = details(db, &db.caller(slug, "xem").await, "TT_TT", on(LATE)).await;
            let hash: String = view.version.definition.hash().iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(view.version.hash, hash, "{slug}: stored as computed");
            assert!(view.version.definition.is_sound() && view.versions.len() == 1);
            hashes.push(hash);
        }
        hashes.dedup();
        assert_eq!(hashes.len(), 1);
    })
    .await;
}

/// What is read changes nothing, however often.
#[tokio::test]
async fn indicators_twice() {
    on_each(async |db: &Db| {
        let caller = db.caller(QUANG_NGAI, "xem").await;
        let before = db.rows().await;
        let views = [details(db, &caller, "ASXH_TK", on(LATE)).await, details(db, &caller, "ASXH_TK", on(LATE)).await];
        assert_eq!(views[0], views[1]);
        db.assert_unchanged_since(&before, "reading").await;
    })
    .await;
}

#[tokio::test]
async fn indicators_unknown() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        assert_eq!(refused(get(&db.store, &caller, "KHONG_CO", on(LATE)).await), Fault::NotFound);
        assert_eq!(refused(get(&db.store, &caller, "DVC_CA", on(date!(2022 - 06 - 14))).await), Fault::NotFound, "not known yet");
        let unit = IndicatorAsked { unit: Some("KHONG_CO".into()), ..on(LATE) };
        assert_eq!(refused(get(&db.store, &caller, "NV_HT", unit).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn indicators_other_tenant() {
    on_each(async |db: &Db| {
        let other = db.other().await;
        assert_eq!(refused(get(&db.store, &other, "DVC_CA", on(LATE)).await), Fault::NotFound, "only Thanh Hóa measures it");
        let own = details(db, &other, "NV_HT", on(LATE)).await;
        assert!(own.rows.is_empty() && own.periods.is_empty(), "the figures are others'");
        let unit = IndicatorAsked { unit: Some("38".into()), ..on(LATE) };
        assert_eq!(refused(get(&db.store, &other, "NV_HT", unit).await), Fault::NotFound, "another's province");
    })
    .await;
}

#[tokio::test]
async fn indicators_wrong_role() {
    on_each(async |db: &Db| {
        let forbidden = Fault::Forbidden { action: Action::ViewFigures };
        for username in ["quantri", "trunguong"] {
            let centre = db.caller(CENTRE, username).await;
            assert_eq!(refused(list(&db.store, &centre, IndicatorFilter::default()).await), forbidden);
            assert_eq!(refused(get(&db.store, &centre, "NV_HT", IndicatorAsked::default()).await), forbidden);
        }
    })
    .await;
}
