//! Codes of periods: 2024-W17, 2024-04, 2024-Q2, 2024-H1, 2024; of ad hoc ones their days, 2024-05-01_2024-05-24.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;
use time::{Date, Weekday, util::weeks_in_year};

use super::PeriodKind;
use crate::format::{iso, parse_iso};

/// Years that a code may carry: all that anybody reports on, and away from the ends of the calendar.
pub const YEARS: RangeInclusive<i32> = 1900..=2999;

/// Which period. The order is by kind, then by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodCode(Inner);

/// Always within [`YEARS`] and the numbers of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Inner {
    /// Year and number of a week as in ISO 8601.
    Week(i32, u8),
    /// Year, and which of its 12, 4, 2 or 1 parts.
    Months(Parts, i32, u8),
    /// First and last day.
    AdHoc(Date, Date),
}

/// Into how many parts a year is parted; the order is that of [`PeriodKind`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Parts {
    Months,
    Quarters,
    Halves,
    Years,
}

impl Parts {
    pub(super) const fn count(self) -> u8 {
        match self {
            Self::Months => 12,
            Self::Quarters => 4,
            Self::Halves => 2,
            Self::Years => 1,
        }
    }
}

impl PeriodCode {
    /// A week of ISO 8601: the year that its Thursday lies in. `None` when the year has no such week.
    #[must_use]
    pub fn week(year: i32, week: u8) -> Option<Self> {
        let weeks = YEARS.contains(&year).then(|| weeks_in_year(year))?;
        (1..=weeks).contains(&week).then_some(Self(Inner::Week(year, week)))
    }

    /// A month, 1 to 12.
    #[must_use]
    pub fn month(year: i32, month: u8) -> Option<Self> {
        Self::part(Parts::Months, year, month)
    }

    /// A quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        Self::part(Parts::Quarters, year, quarter)
    }

    /// A half, 1 or 2.
    #[must_use]
    pub fn half(year: i32, half: u8) -> Option<Self> {
        Self::part(Parts::Halves, year, half)
    }

    /// A whole year.
    #[must_use]
    pub fn whole_year(year: i32) -> Option<Self> {
        Self::part(Parts::Years, year, 1)
    }

    /// Any days. `None` when the last stands before the first.
    #[must_use]
    pub fn ad_hoc(first: Date, last: Date) -> Option<Self> {
        let inside = YEARS.contains(&first.year()) && YEARS.contains(&last.year());
        (inside && first <= last).then_some(Self(Inner::AdHoc(first, last)))
    }

    pub(super) fn part(parts: Parts, year: i32, number: u8) -> Option<Self> {
        let inside = YEARS.contains(&year) && (1..=parts.count()).contains(&number);
        inside.then_some(Self(Inner::Months(parts, year, number)))
    }

    /// The week that ends on, or has, this Sunday.
    pub(super) fn week_of(day: Date) -> Option<Self> {
        let (year, week, _) = day.to_iso_week_date();
        Self::week(year, week)
    }

    /// How long it is.
    #[must_use]
    pub const fn kind(self) -> PeriodKind {
        match self.0 {
            Inner::Week(..) => PeriodKind::Week,
            Inner::Months(Parts::Months, ..) => PeriodKind::Month,
            Inner::Months(Parts::Quarters, ..) => PeriodKind::Quarter,
            Inner::Months(Parts::Halves, ..) => PeriodKind::Half,
            Inner::Months(Parts::Years, ..) => PeriodKind::Year,
            Inner::AdHoc(..) => PeriodKind::AdHoc,
        }
    }

    /// The year that its code carries; of an ad hoc one that of its last day.
    #[must_use]
    pub const fn year(self) -> i32 {
        match self.0 {
            Inner::Week(year, _) | Inner::Months(_, year, _) => year,
            Inner::AdHoc(_, last) => last.year(),
        }
    }

    /// Its number in the year, from 1; none of an ad hoc one.
    #[must_use]
    pub const fn number(self) -> Option<u8> {
        match self.0 {
            Inner::Week(_, number) | Inner::Months(_, _, number) => Some(number),
            Inner::AdHoc(..) => None,
        }
    }

    /// Of a month, quarter, half or year: its first and its last month, 1 to 12.
    pub(super) const fn months(self) -> Option<(u8, u8)> {
        match self.0 {
            Inner::Months(parts, _, number) => {
                let length = 12 / parts.count();
                Some((length * (number - 1) + 1, length * number))
            }
            Inner::Week(..) | Inner::AdHoc(..) => None,
        }
    }

    /// Of a week: its Monday as in ISO 8601.
    pub(super) fn monday(self) -> Option<Date> {
        match self.0 {
            Inner::Week(year, week) => Date::from_iso_week_date(year, week, Weekday::Monday).ok(),
            Inner::Months(..) | Inner::AdHoc(..) => None,
        }
    }

    /// Of an ad hoc one: its days.
    pub(super) const fn own_days(self) -> Option<(Date, Date)> {
        match self.0 {
            Inner::AdHoc(first, last) => Some((first, last)),
            Inner::Week(..) | Inner::Months(..) => None,
        }
    }

    /// The one after it. `None` of ad hoc ones, and at the end of [`YEARS`].
    #[must_use]
    pub fn next(self) -> Option<Self> {
        self.moved(1)
    }

    /// The one before it. `None` of ad hoc ones, and at the beginning of [`YEARS`].
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        self.moved(-1)
    }

    fn moved(self, by: i32) -> Option<Self> {
        match self.0 {
            Inner::Week(..) => Self::week_of(self.monday()?.checked_add(time::Duration::weeks(i64::from(by)))?),
            Inner::Months(parts, year, number) => {
                let count = i32::from(parts.count());
                let index = year * count + i32::from(number) - 1 + by;
                Self::part(parts, index.div_euclid(count), u8::try_from(index.rem_euclid(count) + 1).ok()?)
            }
            Inner::AdHoc(..) => None,
        }
    }

    /// The same period of the year before (cùng kỳ năm trước). `None` of a week 53 where that year has none, and of days that it has not.
    #[must_use]
    pub fn year_before(self) -> Option<Self> {
        match self.0 {
            Inner::Week(year, week) => Self::week(year - 1, week),
            Inner::Months(parts, year, number) => Self::part(parts, year - 1, number),
            Inner::AdHoc(first, last) => Self::ad_hoc(first.replace_year(first.year() - 1).ok()?, last.replace_year(last.year() - 1).ok()?),
        }
    }
}

impl fmt::Display for PeriodCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Inner::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Inner::Months(Parts::Months, year, month) => write!(f, "{year:04}-{month:02}"),
            Inner::Months(Parts::Quarters, year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Inner::Months(Parts::Halves, year, half) => write!(f, "{year:04}-H{half}"),
            Inner::Months(Parts::Years, year, _) => write!(f, "{year:04}"),
            Inner::AdHoc(first, last) => write!(f, "{}_{}", iso(first), iso(last)),
        }
    }
}

/// The text is no code of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a period: 2024-W17, 2024-04, 2024-Q2, 2024-H1, 2024 or 2024-05-01_2024-05-24")]
pub struct NotAPeriod;

impl FromStr for PeriodCode {
    type Err = NotAPeriod;

    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        parse(text).ok_or(NotAPeriod)
    }
}

fn parse(text: &str) -> Option<PeriodCode> {
    if let Some((first, last)) = text.split_once('_') {
        return PeriodCode::ad_hoc(parse_iso(first)?, parse_iso(last)?);
    }
    let number = |digits: &str, length: usize| {
        let is_number = digits.len() == length && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse::<u16>().ok()).flatten()
    };
    let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
    let year = i32::from(number(year, 4)?);
    let small = |digits: &str, length: usize| number(digits, length).and_then(|number| u8::try_from(number).ok());
    let Some(rest) = rest else { return PeriodCode::whole_year(year) };
    if let Some(week) = rest.strip_prefix('W') {
        PeriodCode::week(year, small(week, 2)?)
    } else if let Some(quarter) = rest.strip_prefix('Q') {
        PeriodCode::quarter(year, small(quarter, 1)?)
    } else if let Some(half) = rest.strip_prefix('H') {
        PeriodCode::half(year, small(half, 1)?)
    } else {
        PeriodCode::month(year, small(rest, 2)?)
    }
}

impl Serialize for PeriodCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PeriodCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests;
