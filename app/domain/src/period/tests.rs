use super::*;
use proptest::prelude::*;
use time::macros::date;

fn days(code: &str, cut_off: CutOff) -> (Date, Date) {
    let period = Period::of(code.parse().expect("a code"), cut_off).expect("inside the calendar");
    (period.first, period.last)
}

#[test]
fn by_the_calendar() {
    let by = |code| days(code, CutOff::CALENDAR);
    assert_eq!(by("2024-02"), (date!(2024 - 02 - 01), date!(2024 - 02 - 29)));
    assert_eq!(by("2024-Q2"), (date!(2024 - 04 - 01), date!(2024 - 06 - 30)));
    assert_eq!(by("2024-H2"), (date!(2024 - 07 - 01), date!(2024 - 12 - 31)));
    assert_eq!(by("2024"), (date!(2024 - 01 - 01), date!(2024 - 12 - 31)));
    assert_eq!(by("2024-W17"), (date!(2024 - 04 - 22), date!(2024 - 04 - 28)));
    assert_eq!(by("2024-05-01_2024-05-24"), (date!(2024 - 05 - 01), date!(2024 - 05 - 24)));
}

#[test]
fn by_decree_09_the_15th_to_the_14th() {
    let by = |code| days(code, CutOff::DECREE_09);
    assert_eq!(by("2024-04"), (date!(2024 - 03 - 15), date!(2024 - 04 - 14)));
    assert_eq!(by("2024-01"), (date!(2023 - 12 - 15), date!(2024 - 01 - 14)));
    assert_eq!(by("2024-Q2"), (date!(2024 - 03 - 15), date!(2024 - 06 - 14)));
    assert_eq!(by("2024-H1"), (date!(2023 - 12 - 15), date!(2024 - 06 - 14)));
    assert_eq!(by("2024"), (date!(2023 - 12 - 15), date!(2024 - 12 - 14)));
    assert_eq!(by("2024-W17"), (date!(2024 - 04 - 22), date!(2024 - 04 - 28)), "the decree says nothing of weeks");
    let of = |day| CutOff::DECREE_09.code_of(PeriodKind::Year, day).map(|code| code.to_string());
    assert_eq!((of(date!(2024 - 12 - 14)), of(date!(2024 - 12 - 15))), (Some("2024".to_owned()), Some("2025".to_owned())));
}

#[test]
fn weeks_may_end_on_another_day() {
    let thursdays = CutOff::new(None, 4).expect("a weekday");
    assert_eq!(days("2024-W17", thursdays), (date!(2024 - 04 - 19), date!(2024 - 04 - 25)));
    let of = |day| thursdays.code_of(PeriodKind::Week, day).map(|code| code.to_string());
    assert_eq!((of(date!(2024 - 04 - 25)), of(date!(2024 - 04 - 26))), (Some("2024-W17".to_owned()), Some("2024-W18".to_owned())));
    assert_eq!((CutOff::new(Some(29), 7), CutOff::new(Some(0), 7), CutOff::new(None, 0), CutOff::new(None, 8)), (None, None, None, None));
    assert!(serde_json::from_str::<CutOff>(r#"{"last_day":31,"last_weekday":7}"#).is_err());
    let json = serde_json::to_string(&CutOff::DECREE_09).expect("json");
    assert_eq!(serde_json::from_str::<CutOff>(&json).expect("a cut-off"), CutOff::DECREE_09);
}

#[test]
fn a_year_has_its_periods() {
    let of = |kind, cut_off| {
        let all = generate(kind, cut_off, date!(2024 - 01 - 01), date!(2024 - 12 - 31));
        all.iter().map(|period| period.code.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(of(PeriodKind::Quarter, CutOff::DECREE_09), ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]);
    assert_eq!(of(PeriodKind::Month, CutOff::DECREE_09).len(), 12);
    assert_eq!(of(PeriodKind::Year, CutOff::DECREE_09), ["2024"]);
    assert_eq!(of(PeriodKind::Half, CutOff::CALENDAR), ["2024-H1", "2024-H2"]);
    assert_eq!(of(PeriodKind::Week, CutOff::CALENDAR).len(), 52);
    assert_eq!(of(PeriodKind::AdHoc, CutOff::CALENDAR), [""; 0]);
    assert_eq!(generate(PeriodKind::Year, CutOff::CALENDAR, date!(2024 - 12 - 31), date!(2024 - 01 - 01)), []);
}

fn cut_off() -> impl Strategy<Value = CutOff> {
    (prop::option::of(1_u8..=28), 1_u8..=7).prop_map(|(day, weekday)| CutOff::new(day, weekday).expect("sound"))
}

fn day() -> impl Strategy<Value = Date> {
    (2_450_000_i32..2_470_000).prop_map(|julian| Date::from_julian_day(julian).expect("inside the calendar"))
}

const KINDS: [PeriodKind; 5] = [PeriodKind::Week, PeriodKind::Month, PeriodKind::Quarter, PeriodKind::Half, PeriodKind::Year];

proptest! {
    #[test]
    fn every_day_is_in_just_one_period(cut_off in cut_off(), day in day(), kind in prop::sample::select(&KINDS)) {
        let code = cut_off.code_of(kind, day).expect("inside the years");
        let period = Period::of(code, cut_off).expect("inside the calendar");
        prop_assert!(period.contains(day) && period.kind() == kind);
        let next = Period::of(code.next().expect("not the last"), cut_off).expect("inside the calendar");
        prop_assert_eq!(period.last.next_day(), Some(next.first), "no gap, no overlap");
        prop_assert_eq!(next.code.previous(), Some(code));
    }

    #[test]
    fn longer_periods_are_made_of_months(cut_off in cut_off(), day in day(), kind in prop::sample::select(&KINDS[2..])) {
        let long = Period::of(cut_off.code_of(kind, day).expect("a code"), cut_off).expect("days");
        let months = generate(PeriodKind::Month, cut_off, long.first, long.last);
        let expected = match kind { PeriodKind::Quarter => 3, PeriodKind::Half => 6, _ => 12 };
        prop_assert_eq!((months.len(), months[0].first, months[months.len() - 1].last), (expected, long.first, long.last));
    }

    #[test]
    fn any_day_may_be_asked_for(julian in -1_930_999_i32..5_373_484, kind in prop::sample::select(PeriodKind::ALL), cut_off in cut_off()) {
        let day = Date::from_julian_day(julian).expect("inside the calendar");
        let code = cut_off.code_of(kind, day);
        let _ = code.and_then(|code| Period::of(code, cut_off));
    }
}
