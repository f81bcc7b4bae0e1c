//! Periods in words: "Tháng 4/2024", "Quý II/2024", "6 tháng đầu năm 2024", "Tuần 17/2024 (22–28/04)".

use super::{Lang, labels, number};
use crate::format::{fmt_date, fmt_day_month};
use crate::period::due::{DayCount, ReportDue};
use crate::period::{Period, PeriodKind};

/// The months in English.
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The name of a period. Of a week and an ad hoc one the days are part of it.
#[must_use]
pub fn period(lang: Lang, period: &Period) -> String {
    let (year, nth) = (period.code.year(), period.code.number().unwrap_or(1));
    let roman = match nth {
        1 => "I",
        2 => "II",
        3 => "III",
        _ => "IV",
    };
    let month = MONTHS.get(usize::from(nth.saturating_sub(1))).copied().unwrap_or_default();
    match (lang, period.kind()) {
        (Lang::Vi, PeriodKind::Week) => format!("Tuần {nth}/{year} ({})", span(period)),
        (Lang::En, PeriodKind::Week) => format!("Week {nth}/{year} ({})", span(period)),
        (Lang::Vi, PeriodKind::Month) => format!("Tháng {nth}/{year}"),
        (Lang::En, PeriodKind::Month) => format!("{month} {year}"),
        (Lang::Vi, PeriodKind::Quarter) => format!("Quý {roman}/{year}"),
        (Lang::En, PeriodKind::Quarter) => format!("Quarter {roman}/{year}"),
        (Lang::Vi, PeriodKind::Half) => format!("6 tháng {} năm {year}", if nth == 1 { "đầu" } else { "cuối" }),
        (Lang::En, PeriodKind::Half) => format!("{} half of {year}", if nth == 1 { "First" } else { "Second" }),
        (Lang::Vi, PeriodKind::Year) => format!("Năm {year}"),
        (Lang::En, PeriodKind::Year) => format!("Year {year}"),
        (Lang::Vi | Lang::En, PeriodKind::AdHoc) => format!("{} ({})", labels::period_kind(lang, PeriodKind::AdHoc), days(period)),
    }
}

/// First and last day in full: 15/03/2024–14/04/2024; a single day once.
#[must_use]
pub fn days(period: &Period) -> String {
    if period.first == period.last {
        return fmt_date(period.first);
    }
    format!("{}–{}", fmt_date(period.first), fmt_date(period.last))
}

/// First and last day, short where the year is plain: 22–28/04, 29/04–05/05, 30/12/2024–05/01/2025.
fn span(period: &Period) -> String {
    let (first, last) = (period.first, period.last);
    if first.year() != last.year() || last.year() != period.code.year() {
        days(period)
    } else if first.month() == last.month() {
        format!("{:02}–{}", first.day(), fmt_day_month(last))
    } else {
        format!("{}–{}", fmt_day_month(first), fmt_day_month(last))
    }
}

/// When a report is due, as a rule: "5 ngày làm việc sau ngày chốt số liệu, 17:00".
#[must_use]
pub fn report_due(lang: Lang, rule: ReportDue) -> String {
    let time = format!("{:02}:{:02}", rule.minute() / 60, rule.minute() % 60);
    let days = number(lang, u32::from(rule.days()));
    match (lang, rule.days(), rule.count()) {
        (Lang::Vi, 0, _) => format!("ngày chốt số liệu, {time}"),
        (Lang::En, 0, _) => format!("on the last day of the period, {time}"),
        (Lang::Vi, ..) => format!("{days} {} sau ngày chốt số liệu, {time}", labels::day_count(lang, rule.count())),
        (Lang::En, 1, DayCount::Working) => format!("1 working day after the end of the period, {time}"),
        (Lang::En, 1, DayCount::Calendar) => format!("1 day after the end of the period, {time}"),
        (Lang::En, ..) => format!("{days} {} after the end of the period, {time}", labels::day_count(lang, rule.count())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::CutOff;

    fn named(lang: Lang, code: &str) -> String {
        period(lang, &Period::of(code.parse().expect("a code"), CutOff::CALENDAR).expect("inside the calendar"))
    }

    #[test]
    fn names() {
        let vi = ["2024-04", "2024-Q2", "2024-H1", "2023-H2", "2024", "2024-W17", "2024-W18", "2025-W01"].map(|code| named(Lang::Vi, code));
        let expected = [
            "Tháng 4/2024",
            "Quý II/2024",
            "6 tháng đầu năm 2024",
            "6 tháng cuối năm 2023",
            "Năm 2024",
            "Tuần 17/2024 (22–28/04)",
            "Tuần 18/2024 (29/04–05/05)",
            "Tuần 1/2025 (30/12/2024–05/01/2025)",
        ];
        assert_eq!(vi, expected);
        let en = ["2024-04", "2024-Q4", "2024-H2", "2024", "2024-W17"].map(|code| named(Lang::En, code));
        assert_eq!(en, ["April 2024", "Quarter IV/2024", "Second half of 2024", "Year 2024", "Week 17/2024 (22–28/04)"]);
        assert_eq!(named(Lang::Vi, "2024-05-01_2024-05-24"), "Đột xuất (01/05/2024–24/05/2024)");
        assert_eq!(named(Lang::En, "2024-05-24_2024-05-24"), "Ad hoc (24/05/2024)");
    }

    #[test]
    fn rules() {
        let rule = |days, count| ReportDue::new(days, count, 17 * 60).expect("a rule");
        assert_eq!(report_due(Lang::Vi, rule(5, DayCount::Working)), "5 ngày làm việc sau ngày chốt số liệu, 17:00");
        assert_eq!(report_due(Lang::Vi, rule(0, DayCount::Calendar)), "ngày chốt số liệu, 17:00");
        assert_eq!(report_due(Lang::En, rule(1, DayCount::Working)), "1 working day after the end of the period, 17:00");
        assert_eq!(report_due(Lang::En, rule(3, DayCount::Calendar)), "3 days after the end of the period, 17:00");
    }
}
