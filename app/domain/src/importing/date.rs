//! Days that came as text or as the serial number of a spreadsheet.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// Why a text is no day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "snake_case")]
pub enum DateFault {
    /// It is not written as one.
    NotADate,
    /// Day and month are swapped: 4/25/2024.
    MonthFirst {
        /// The day that it would be.
        meant: Date,
    },
    /// Written as one, but there is no such day: 31/02/2024.
    NoSuchDay,
    /// The year has two digits.
    ShortYear,
}

/// The day of d/M/yyyy, d-M-yyyy, d.M.yyyy or yyyy-MM-dd (a time behind it is left out). The day comes first, as everywhere in Vietnam; 04/05/2024
/// is the fourth of May.
///
/// # Errors
/// [`DateFault`]: never a guess; day and month that can only be swapped are an error, too.
pub fn read(text: &str) -> Result<Date, DateFault> {
    let text = text.trim();
    let text = text.split_once(['T', ' ']).map_or(text, |(day, time)| if is_time(time) { day } else { text });
    let mark = text.chars().find(|c| !c.is_ascii_digit()).ok_or(DateFault::NotADate)?;
    if !matches!(mark, '/' | '-' | '.') {
        return Err(DateFault::NotADate);
    }
    let mut parts = text.split(mark);
    let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return Err(DateFault::NotADate);
    };
    if ![a, b, c].iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())) {
        return Err(DateFault::NotADate);
    }
    if a.len() == 4 {
        return if b.len() <= 2 && c.len() <= 2 { of_parts(c, b, a).ok_or(DateFault::NoSuchDay) } else { Err(DateFault::NotADate) };
    }
    match (a.len(), b.len(), c.len()) {
        (1..=2, 1..=2, 4) => match (of_parts(a, b, c), of_parts(b, a, c)) {
            (Some(day), _) => Ok(day),
            (None, Some(meant)) if b.parse::<u8>().is_ok_and(|month| month > 12) => Err(DateFault::MonthFirst { meant }),
            _ => Err(DateFault::NoSuchDay),
        },
        (1..=2, 1..=2, 2) => Err(DateFault::ShortYear),
        _ => Err(DateFault::NotADate),
    }
}

/// Whether a text behind a day is the time of day: "08:30", "08:30:00.000Z".
fn is_time(text: &str) -> bool {
    let text = text.trim();
    text.contains(':') && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'Z'))
}

fn of_parts(day: &str, month: &str, year: &str) -> Option<Date> {
    let month = Month::try_from(month.parse::<u8>().ok()?).ok()?;
    let year: i32 = year.parse().ok()?;
    if year < 1 { None } else { Date::from_calendar_date(year, month, day.parse().ok()?).ok() }
}

/// The day of a serial number (ISO/IEC 29500-1, 18.17.4.1): 1 is 01/01/1900, and 60 is a 29/02/1900 that never was, so that from
/// 01/03/1900 on day 0 is 30/12/1899; where a workbook counts from 1904, day 0 is 01/01/1904. `None` before that and after 9999.
#[must_use]
pub fn of_serial(days: i64, from_1904: bool) -> Option<Date> {
    let first = if from_1904 { julian(1904, Month::January, 1)? } else { julian(1899, Month::December, 30)? };
    let days = match days {
        0.. if from_1904 => days,
        1..=59 => days + 1,
        61.. => days,
        _ => return None,
    };
    let last = julian(9999, Month::December, 31)?;
    let found = i64::from(first).checked_add(days)?;
    if found > i64::from(last) { None } else { Date::from_julian_day(i32::try_from(found).ok()?).ok() }
}

/// The serial number of a day, counted from 1900.
#[must_use]
pub fn serial(day: Date) -> i64 {
    let first = julian(1899, Month::December, 30).unwrap_or_default();
    let days = i64::from(day.to_julian_day()) - i64::from(first);
    if days > 60 { days } else { days - 1 }
}

fn julian(year: i32, month: Month, day: u8) -> Option<i32> {
    Date::from_calendar_date(year, month, day).ok().map(Date::to_julian_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{fmt_date, iso};
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn days_as_offices_write_them() {
        let day = date!(2024 - 05 - 04);
        for text in [
            "04/05/2024",
            "4/5/2024",
            " 4-5-2024 ",
            "4.5.2024",
            "2024-05-04",
            "2024-5-4",
            "2024-05-04T00:00:00",
            "04/05/2024 08:30",
            "2024/05/04",
        ] {
            assert_eq!(read(text), Ok(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        assert_eq!(read("4/25/2024"), Err(DateFault::MonthFirst { meant: date!(2024 - 04 - 25) }));
        for text in ["31/02/2024", "00/05/2024", "29/02/2023", "2024-13-01", "13/13/2024", "1/1/0000"] {
            assert_eq!(read(text), Err(DateFault::NoSuchDay), "{text}");
        }
        assert_eq!(read("4/5/24"), Err(DateFault::ShortYear));
        for text in ["", "tháng 4/2024", "4/2024", "1/2/3/2024", "٤/5/2024", "20240504", "4-5/2024", "12345/1/1", "4/5/2024 x"] {
            assert_eq!(read(text), Err(DateFault::NotADate), "{text}");
        }
    }

    #[test]
    fn serial_numbers() {
        let known = [(1, date!(1900 - 01 - 01)), (59, date!(1900 - 02 - 28)), (61, date!(1900 - 03 - 01)), (45_412, date!(2024 - 04 - 30))];
        for (days, day) in known {
            assert_eq!((of_serial(days, false), serial(day)), (Some(day), days));
        }
        assert_eq!((of_serial(0, true), of_serial(43_950, true)), (Some(date!(1904 - 01 - 01)), Some(date!(2024 - 04 - 30))));
        assert_eq!([of_serial(0, false), of_serial(60, false), of_serial(-1, true), of_serial(i64::MAX, false)], [None; 4]);
        assert_eq!((of_serial(2_958_465, false), of_serial(2_958_466, false)), (Some(date!(9999 - 12 - 31)), None));
    }

    proptest! {
        #[test]
        fn days_come_back(julian in 2_415_080_i32..5_373_484) {
            let day = Date::from_julian_day(julian).expect("inside the calendar");
            prop_assert_eq!(read(&fmt_date(day)), Ok(day));
            prop_assert_eq!(read(&iso(day)), Ok(day));
            prop_assert_eq!(of_serial(serial(day), false), Some(day));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,24}", typed in "[0-9/.:T -]{0,16}", days: i64, from_1904: bool) {
            let _ = (read(&text), read(&typed), of_serial(days, from_1904));
        }
    }
}
