//! Figures over time: what follows what, what was corrected, and how often the database is asked.

use domain::figures::check::FindingCode;
use domain::figures::{PercentPoints, Quantity, Slot};
use domain::views::indicators::{IndicatorAsked, IndicatorFilter, UnitFigure};
use store::Caller;
use store::services::indicators::{get, list};
use time::Date;
use time::macros::date;
use uuid::Uuid;

use super::{LATE, details, on, pair};
use crate::support::statements::counted;
use crate::support::{Db, on_each};

/// Adds a figure of an indicator to the province, known so many seconds after now.
async fn say(db: &Db, admin: &Caller, code: &str, period: &str, halves: (i64, i64), later: i64) {
    say_of(db, admin, "38", (code, period), halves, later).await;
}

/// Adds one to a unit.
async fn say_of(db: &Db, admin: &Caller, unit: &str, (code, period): (&str, &str), halves: (i64, i64), later: i64) {
    let (tenant, id) = (db.uuid(admin.tenant.id.0), db.uuid(Uuid::now_v7()));
    let (first, last) = (format!("{period}-01"), format!("{period}-14"));
    let known = db.store.now().plus_seconds(later).0;
    let period_id = db.uuid(Uuid::from_u128(u128::from(period.replace('-', "").parse::<u32>().expect("a month"))));
    let (top, bottom) = (halves.0 * Quantity::SCALE, halves.1 * Quantity::SCALE);
    for sql in [
        format!(
            "INSERT INTO period (tenant_id, id, kind, code, first_day, last_day, known_at, recorded_at) \
             VALUES ({tenant}, {period_id}, 'month', '{period}', '{first}', '{last}', 0, 0) ON CONFLICT DO NOTHING"
        ),
        format!(
            "INSERT INTO figure (tenant_id, id, indicator_id, unit_id, period_id, numerator, denominator, note, source, sample, known_at, \
             recorded_at) SELECT i.tenant_id, {id}, i.id, u.id, {period_id}, {top}, {bottom}, '', 'test', u.sample, {known}, {known} \
             FROM indicator i JOIN unit u ON u.tenant_id = i.tenant_id AND u.code = '{unit}' WHERE i.tenant_id = {tenant} AND i.code = '{code}'"
        ),
    ] {
        db.write(admin, &sql).await;
    }
}

#[tokio::test]
async fn indicators_course_and_revisions() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        for (period, halves, later) in
            [("2023-01", (50, 100), 0), ("2023-02", (53, 100), 0), ("2023-04", (60, 100), 0), ("2023-04", (61, 100), 60)]
        {
            say(db, &admin, "HS_TT", period, halves, later).await;
        }
        let view = details(db, &db.at_now(&admin), "HS_TT", IndicatorAsked::default()).await;
        assert_eq!(view.rows[0].figure.cell, pair(60, 100), "the correction is not known yet");
        let later = db.later(3_600).await;
        let mut caller = admin.clone();
        caller.now = later.now();
        let view = get(&later, &caller, "HS_TT", IndicatorAsked::default()).await.expect("the indicator");
        assert_eq!(
            view.periods.iter().map(|(period, units)| (period.code.to_string(), *units)).collect::<Vec<_>>(),
            [("2023-04".to_owned(), 1), ("2023-02".to_owned(), 1), ("2023-01".to_owned(), 1)]
        );
        assert_eq!(view.rows[0].figure.cell, pair(61, 100), "the latest known wins");
        assert_eq!(view.rows[0].revisions.iter().map(|one| one.cell).collect::<Vec<_>>(), [pair(60, 100)]);
        let changes: Vec<_> = view.series.iter().map(|point| (point.period.code.to_string(), point.change)).collect();
        // April does not follow February: nothing is compared across a gap.
        let points = PercentPoints::new(300, 2);
        assert_eq!(changes, [("2023-01".to_owned(), None), ("2023-02".to_owned(), points), ("2023-04".to_owned(), None)]);
        assert_eq!(view.of.as_ref().map(|unit| unit.code.as_str()), Some("38"));
        let asked = IndicatorAsked { period: "2023-02".parse().ok(), ..IndicatorAsked::default() };
        let view = get(&later, &caller, "HS_TT", asked).await.expect("the indicator");
        assert_eq!((view.rows[0].figure.cell, view.series.len()), (pair(53, 100), 2), "up to the period asked for");
        let nothing = IndicatorAsked { period: "2019-01".parse().ok(), ..IndicatorAsked::default() };
        let view = get(&later, &caller, "HS_TT", nothing).await.expect("the indicator");
        assert_eq!((view.shown, view.rows.len(), view.periods.len()), (None, 0, 3));
        let unit = IndicatorAsked { unit: Some("SYT".into()), ..IndicatorAsked::default() };
        let view = get(&later, &caller, "HS_TT", unit).await.expect("the indicator");
        assert_eq!((view.of.map(|unit| unit.code), view.series.len()), (Some("SYT".to_owned()), 0), "it said nothing");
    })
    .await;
}

#[tokio::test]
async fn indicators_of_the_province_are_held_against_its_units() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        // A commune of the day is in its district's figure.
        let shares = [("38", (100, 200)), ("SYT", (30, 60)), ("STP", (40, 80)), ("14761", (1, 2))];
        for (unit, halves) in shares {
            say_of(db, &admin, unit, ("HS_TT", "2023-04"), halves, 0).await;
        }
        let found = async || {
            let view = details(db, &db.at_now(&admin), "HS_TT", IndicatorAsked::default()).await;
            let codes = |row: &UnitFigure| row.findings.iter().map(|one| (one.slot, one.code)).collect::<Vec<_>>();
            assert!(view.rows[1..].iter().all(|row| codes(row).is_empty()), "only the province is more than one unit");
            (view.rows.len(), view.rows[0].unit.code.clone(), codes(&view.rows[0]))
        };
        let differs = |slot, of: i64, units: i64, count| {
            let (whole, sum) = (Quantity::whole(of).expect("small"), Quantity::whole(units).expect("small"));
            (slot, FindingCode::SumDiffers { whole, sum, units: count })
        };
        let both = vec![differs(Slot::Numerator, 100, 70, 2), differs(Slot::Denominator, 200, 140, 2)];
        assert_eq!(found().await, (4, "38".to_owned(), both));
        say_of(db, &admin, "CAT", ("HS_TT", "2023-04"), (30, 60), 0).await;
        assert_eq!(found().await, (5, "38".to_owned(), Vec::new()));
    })
    .await;
}

#[tokio::test]
async fn indicators_ask_as_often_for_many_as_for_none() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let asked = async |day: Date| {
            let filter = IndicatorFilter { as_of: Some(day), ..Default::default() };
            let (list, of_list) = counted(list(&db.store, &admin, filter)).await;
            let (view, of_view) = counted(get(&db.store, &admin, "NV_HT", on(day))).await;
            (list.expect("a list").rows.len(), view.expect("an indicator").rows.len(), of_list, of_view)
        };
        let (_, none, few_list, few_view) = asked(date!(2022 - 02 - 01)).await;
        let tenant = db.uuid(admin.tenant.id.0);
        let id = if db.options.owner_url.is_some() { "gen_random_uuid()" } else { "randomblob(16)" };
        let many = format!(
            "INSERT INTO figure (tenant_id, id, indicator_id, unit_id, period_id, numerator, denominator, note, source, sample, known_at, \
             recorded_at) SELECT u.tenant_id, {id}, i.id, u.id, p.id, 10000, 20000, '', 'test', u.sample, 0, 0 FROM unit u \
             JOIN indicator i ON i.tenant_id = u.tenant_id JOIN period p ON p.tenant_id = u.tenant_id \
             WHERE u.tenant_id = {tenant} AND u.level = 'provincial' AND u.code <> '38'"
        );
        db.write(&admin, &many).await;
        let (listed, some, many_list, many_view) = asked(LATE).await;
        assert!(none == 0 && some > 40 && listed == 26, "{none} {some} {listed}");
        assert_eq!((few_list, few_view), (many_list, many_view));
        assert!(many_list <= 12 && many_view <= 13, "{many_list} {many_view}");
    })
    .await;
}
