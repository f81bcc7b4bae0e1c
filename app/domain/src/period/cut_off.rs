//! On which day figures are closed. Decree 09/2019/NĐ-CP on administrative reports closes on the 14th: a month is from the 15th of the
//! month before to the 14th, a quarter and a half shift likewise, a year is 15/12 to 14/12. Provinces differ, so that it is a setting.

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};

use super::PeriodKind;
use super::code::{Parts, PeriodCode};

/// The last day of periods: of months and longer ones a day of their last month, of weeks a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct CutOff {
    /// 1 to 28; none: the last of the month.
    last_day: Option<u8>,
    /// 1 (Monday) to 7 (Sunday).
    last_weekday: u8,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    last_day: Option<u8>,
    last_weekday: u8,
}

impl CutOff {
    /// As the calendar: months end with their last day, weeks on Sunday.
    pub const CALENDAR: Self = Self { last_day: None, last_weekday: 7 };
    /// Decree 09/2019/NĐ-CP: 15th to 14th; it says nothing of weeks.
    pub const DECREE_09: Self = Self { last_day: Some(14), last_weekday: 7 };

    /// A cut-off on a day of the month, 1 to 28 (every month has these; `None`: its last day), and a weekday, 1 (Monday) to 7.
    #[must_use]
    pub fn new(last_day: Option<u8>, last_weekday: u8) -> Option<Self> {
        let sound = last_day.is_none_or(|day| (1..=28).contains(&day)) && (1..=7).contains(&last_weekday);
        sound.then_some(Self { last_day, last_weekday })
    }

    /// Day of the month, 1 to 28; none: its last day.
    #[must_use]
    pub const fn last_day(self) -> Option<u8> {
        self.last_day
    }

    /// Day of the week, 1 (Monday) to 7 (Sunday).
    #[must_use]
    pub const fn last_weekday(self) -> u8 {
        self.last_weekday
    }

    /// First and last day of a period.
    pub(super) fn days(self, code: PeriodCode) -> Option<(Date, Date)> {
        if let Some(days) = code.own_days() {
            return Some(days);
        }
        if let Some(monday) = code.monday() {
            let last = monday.checked_add(Duration::days(i64::from(self.last_weekday) - 1))?;
            return Some((last.checked_sub(Duration::days(6))?, last));
        }
        let (first, last) = code.months()?;
        let before = if first == 1 { (code.year() - 1, 12) } else { (code.year(), first - 1) };
        Some((self.end_of_month(before.0, before.1)?.next_day()?, self.end_of_month(code.year(), last)?))
    }

    /// The day on which a month is closed.
    fn end_of_month(self, year: i32, month: u8) -> Option<Date> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, self.last_day.unwrap_or_else(|| month.length(year))).ok()
    }

    /// The period of a kind that a day belongs to. `None` of ad hoc ones, and beyond the years of codes.
    #[must_use]
    pub fn code_of(self, kind: PeriodKind, day: Date) -> Option<PeriodCode> {
        let parts = match kind {
            PeriodKind::Week => {
                // The ISO week whose own last day is the first on or after this day.
                return PeriodCode::week_of(day.checked_add(Duration::days(7 - i64::from(self.last_weekday)))?);
            }
            PeriodKind::AdHoc => return None,
            PeriodKind::Month => Parts::Months,
            PeriodKind::Quarter => Parts::Quarters,
            PeriodKind::Half => Parts::Halves,
            PeriodKind::Year => Parts::Years,
        };
        let over = self.last_day.is_some_and(|last| day.day() > last);
        let month = match (u8::from(day.month()), over) {
            (12, true) => (day.year() + 1, 1),
            (month, true) => (day.year(), month + 1),
            (month, false) => (day.year(), month),
        };
        PeriodCode::part(parts, month.0, (month.1 - 1) / (12 / parts.count()) + 1)
    }
}

impl TryFrom<Stored> for CutOff {
    type Error = NoSuchDay;
    fn try_from(stored: Stored) -> Result<Self, NoSuchDay> {
        Self::new(stored.last_day, stored.last_weekday).ok_or(NoSuchDay)
    }
}

impl From<CutOff> for Stored {
    fn from(one: CutOff) -> Self {
        Self { last_day: one.last_day, last_weekday: one.last_weekday }
    }
}

/// No day that every month or week has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a cut-off is on a day from 1 to 28 and a weekday from 1 to 7")]
pub struct NoSuchDay;
