//! Figures and dates as they are printed: `1.234,5`, `65,5 %`, `−0,97`, `dd/MM/yyyy`. Exact integers, no floats.

use time::{Date, Month, Weekday};

use crate::clock::Instant;
use crate::text::Lang;

/// What stands where there is no figure. Never 0.
pub const MISSING: &str = "—";
/// The true minus sign, as wide as a plus.
pub const MINUS: char = '−';
/// The space that never breaks a line.
pub const NBSP: char = '\u{a0}';

/// A whole number with its thousands parted: 1.234.567 (vi), 1,234,567 (en).
#[must_use]
pub fn fmt_int(lang: Lang, value: i64) -> String {
    fmt_scaled(lang, value, 0)
}

/// A scaled integer: `value` in units of 10^−`decimals`, with just so many places. 12345 with 1 is 1.234,5.
#[must_use]
pub fn fmt_scaled(lang: Lang, value: i64, decimals: u8) -> String {
    let digits = unsigned(lang, value.unsigned_abs(), decimals);
    if value < 0 { format!("{MINUS}{digits}") } else { digits }
}

/// A change: as [`fmt_scaled`], with its sign: +1,86, −0,97, and 0,00 without one.
#[must_use]
pub fn fmt_signed(lang: Lang, value: i64, decimals: u8) -> String {
    let plus = if value > 0 { "+" } else { "" };
    format!("{plus}{}", fmt_scaled(lang, value, decimals))
}

/// A change between two percentages, in percentage points: +3,04 điểm %.
#[must_use]
pub fn fmt_pct_points(lang: Lang, value: i64, decimals: u8) -> String {
    let change = fmt_signed(lang, value, decimals);
    match lang {
        Lang::Vi => format!("{change}{NBSP}điểm{NBSP}%"),
        Lang::En => format!("{change}{NBSP}percentage points"),
    }
}

/// `numerator / denominator` in tenths of a per cent, half rounded away from zero. `None` without a denominator.
#[must_use]
pub fn percent_tenths(numerator: i64, denominator: i64) -> Option<i64> {
    if denominator == 0 {
        return None;
    }
    let (top, bottom) = (i128::from(numerator) * 1_000, i128::from(denominator));
    let size = (top.abs() * 2 + bottom.abs()) / (bottom.abs() * 2);
    let signed = if (top < 0) == (bottom < 0) { size } else { -size };
    Some(i64::try_from(signed).unwrap_or(if signed < 0 { i64::MIN } else { i64::MAX }))
}

/// A ratio as a percentage with one place: 65,5 % (vi, with a space that doesn't break), 65.5% (en). "—" without a denominator.
#[must_use]
pub fn fmt_percent(lang: Lang, numerator: i64, denominator: i64) -> String {
    percent_tenths(numerator, denominator).map_or_else(|| MISSING.to_owned(), |tenths| fmt_rate(lang, tenths, 1))
}

/// A percentage that is already one (a stated rate): `value` in units of 10^−`decimals` per cent.
#[must_use]
pub fn fmt_rate(lang: Lang, value: i64, decimals: u8) -> String {
    let figure = fmt_scaled(lang, value, decimals);
    match lang {
        Lang::Vi => format!("{figure}{NBSP}%"),
        Lang::En => format!("{figure}%"),
    }
}

/// dd/MM/yyyy, the same in both languages.
#[must_use]
pub fn fmt_date(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), u8::from(day.month()), day.year())
}

/// dd/MM, where the year is plain.
#[must_use]
pub fn fmt_day_month(day: Date) -> String {
    format!("{:02}/{:02}", day.day(), u8::from(day.month()))
}

/// HH:mm on Vietnam's clock.
#[must_use]
pub fn fmt_time(at: Instant) -> String {
    let local = at.local();
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// HH:mm dd/MM/yyyy on Vietnam's clock.
#[must_use]
pub fn fmt_datetime(at: Instant) -> String {
    format!("{} {}", fmt_time(at), fmt_date(at.day()))
}

/// When something was known: HH:mm dd/MM/yyyy, or the day alone. What is entered later is known of a day and begins with it.
#[must_use]
pub fn fmt_known(at: Instant) -> String {
    if at == Instant::at_hour(at.day(), 0) { fmt_date(at.day()) } else { fmt_datetime(at) }
}

/// "Thứ Sáu, 26/05/2023".
#[must_use]
pub fn fmt_weekday_date(lang: Lang, day: Date) -> String {
    let weekday = match (lang, day.weekday()) {
        (Lang::Vi, Weekday::Monday) => "Thứ Hai",
        (Lang::Vi, Weekday::Tuesday) => "Thứ Ba",
        (Lang::Vi, Weekday::Wednesday) => "Thứ Tư",
        (Lang::Vi, Weekday::Thursday) => "Thứ Năm",
        (Lang::Vi, Weekday::Friday) => "Thứ Sáu",
        (Lang::Vi, Weekday::Saturday) => "Thứ Bảy",
        (Lang::Vi, Weekday::Sunday) => "Chủ nhật",
        (Lang::En, Weekday::Monday) => "Monday",
        (Lang::En, Weekday::Tuesday) => "Tuesday",
        (Lang::En, Weekday::Wednesday) => "Wednesday",
        (Lang::En, Weekday::Thursday) => "Thursday",
        (Lang::En, Weekday::Friday) => "Friday",
        (Lang::En, Weekday::Saturday) => "Saturday",
        (Lang::En, Weekday::Sunday) => "Sunday",
    };
    format!("{weekday}, {}", fmt_date(day))
}

/// The date of dd/MM/yyyy or d/M/yyyy, spaces around it allowed. `None` when it is no date.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.trim().split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || day.len() > 2 || month.len() > 2 || year.len() != 4 {
        return None;
    }
    from_parts(year, month, day)
}

/// yyyy-MM-dd, as it stands in a URL or a file.
#[must_use]
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

/// The date of yyyy-MM-dd. `None` when it is no date.
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    from_parts(year, month, day)
}

fn from_parts(year: &str, month: &str, day: &str) -> Option<Date> {
    if ![year, month, day].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    Date::from_calendar_date(year.parse().ok()?, month, day.parse().ok()?).ok()
}

fn unsigned(lang: Lang, value: u64, decimals: u8) -> String {
    let (group, point) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let places = usize::from(decimals);
    let digits = format!("{value:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            out.push(group);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(point);
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Vi};
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    #[test]
    fn figures() {
        assert_eq!((fmt_int(Vi, 1_234_567), fmt_int(En, 1_234_567)), ("1.234.567".to_owned(), "1,234,567".to_owned()));
        assert_eq!(fmt_int(Vi, i64::MIN), "−9.223.372.036.854.775.808");
        assert_eq!((fmt_int(Vi, 999), fmt_int(Vi, 1_000)), ("999".to_owned(), "1.000".to_owned()));
        assert_eq!((fmt_scaled(Vi, 12_345, 1), fmt_scaled(En, -5, 2)), ("1.234,5".to_owned(), "−0.05".to_owned()));
        assert_eq!((fmt_signed(Vi, 186, 2), fmt_signed(Vi, -97, 2)), ("+1,86".to_owned(), "−0,97".to_owned()));
        assert_eq!(fmt_signed(Vi, 0, 2), "0,00");
        assert_eq!(fmt_pct_points(Vi, 304, 2), "+3,04\u{a0}điểm\u{a0}%");
        assert_eq!(fmt_pct_points(En, 1215, 2), "+12.15\u{a0}percentage points");
    }

    #[test]
    fn percentages() {
        assert_eq!(fmt_percent(Vi, 78_000, 119_000), "65,5\u{a0}%");
        assert_eq!(fmt_percent(En, 78_000, 119_000), "65.5%");
        assert_eq!(fmt_percent(Vi, 208, 208), "100,0\u{a0}%");
        assert_eq!(fmt_percent(Vi, 3, 0), "—");
        assert_eq!((percent_tenths(1, 2_000), percent_tenths(-1, 2_000)), (Some(1), Some(-1)));
        assert_eq!(percent_tenths(49, 100_000), Some(0));
    }

    #[test]
    fn dates() {
        assert_eq!(fmt_weekday_date(Vi, date!(2023 - 05 - 26)), "Thứ Sáu, 26/05/2023");
        assert_eq!(fmt_datetime(Instant::from_datetime(datetime!(2023-05-26 17:05 UTC))), "00:05 27/05/2023");
        assert_eq!(fmt_known(Instant::from_datetime(datetime!(2023-05-26 17:05 UTC))), "00:05 27/05/2023");
        assert_eq!(fmt_known(Instant::from_datetime(datetime!(2023-05-26 17:00:00.000_001 UTC))), "00:00 27/05/2023");
        assert_eq!(fmt_known(Instant::from_datetime(datetime!(2023-05-26 17:00 UTC))), "27/05/2023");
        assert_eq!(parse_date(" 5/6/2023 "), Some(date!(2023 - 06 - 05)));
        for wrong in ["", "31/02/2023", "05-06-2023", "5/6/23", "+5/6/2023", "1/2/3/2023", "٥/6/2023"] {
            assert_eq!(parse_date(wrong), None, "{wrong}");
        }
        assert_eq!((parse_iso("2023-05-26"), parse_iso("2023-5-26")), (Some(date!(2023 - 05 - 26)), None));
    }

    proptest! {
        #[test]
        fn dates_come_back(julian in 1_721_426_i32..5_373_484) {
            let day = Date::from_julian_day(julian).expect("inside the calendar");
            prop_assert_eq!(parse_date(&fmt_date(day)), Some(day));
            prop_assert_eq!(parse_iso(&iso(day)), Some(day));
        }

        #[test]
        fn figures_come_back(value: i64, decimals in 0_u8..12) {
            let plain: String = fmt_scaled(Vi, value, decimals).chars().filter(|c| !".,".contains(*c)).collect();
            prop_assert_eq!(plain.replace(MINUS, "-").parse::<i64>(), Ok(value));
        }

        #[test]
        fn a_percentage_is_off_by_half_a_tenth_at_most(top in -1_000_000_i64..1_000_000, bottom in 1_i64..1_000_000) {
            let tenths = percent_tenths(top, bottom).expect("there is a denominator");
            prop_assert!((i128::from(tenths) * i128::from(bottom) - i128::from(top) * 1_000).abs() * 2 <= i128::from(bottom));
        }
    }
}
