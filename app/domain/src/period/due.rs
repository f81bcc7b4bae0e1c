//! Until when a period's report is due: so many days after its last day, at a time of day.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use crate::access::coded;
use crate::calendar::Calendar;
use crate::clock::Instant;

coded! {
    /// Which days are counted.
    DayCount {
        /// Ngày làm việc, by the tenant's calendar.
        Working = "working",
        /// Ngày liên tục.
        Calendar = "calendar",
    }
}

/// The rule of one kind of period. A unit may have a due date of its own instead ("hạn riêng").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct ReportDue {
    days: u16,
    count: DayCount,
    minute: u16,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    days: u16,
    count: DayCount,
    minute: u16,
}

impl ReportDue {
    /// The most days after the end of a period.
    pub const MAX_DAYS: u16 = 366;
    /// Minutes of a day: the end of the day.
    pub const MIDNIGHT: u16 = 24 * 60;

    /// So many days (at most [`Self::MAX_DAYS`]) after the last day, at so many minutes after midnight (at most [`Self::MIDNIGHT`]).
    #[must_use]
    pub fn new(days: u16, count: DayCount, minute: u16) -> Option<Self> {
        (days <= Self::MAX_DAYS && minute <= Self::MIDNIGHT).then_some(Self { days, count, minute })
    }

    /// Days after the last day of the period.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.days
    }

    /// Which days are counted.
    #[must_use]
    pub const fn count(self) -> DayCount {
        self.count
    }

    /// Minutes after midnight in Vietnam.
    #[must_use]
    pub const fn minute(self) -> u16 {
        self.minute
    }

    /// The last day in time. Zero days: the last day of the period itself, whether it is worked or not.
    #[must_use]
    pub fn day(self, last: Date, calendar: &Calendar) -> Date {
        match self.count {
            DayCount::Working => calendar.add_working_days(last, i64::from(self.days)),
            DayCount::Calendar => last.checked_add(Duration::days(i64::from(self.days))).unwrap_or(Date::MAX),
        }
    }

    /// The last moment in time, itself included; the end of the day is its last microsecond.
    #[must_use]
    pub fn instant(self, last: Date, calendar: &Calendar) -> Instant {
        let day = self.day(last, calendar);
        if self.minute >= Self::MIDNIGHT {
            return Instant(Instant::end_of_day(day).0.saturating_sub(1));
        }
        Instant::at_hour(day, 0).plus_seconds(i64::from(self.minute) * 60)
    }
}

impl TryFrom<Stored> for ReportDue {
    type Error = NoSuchDue;
    fn try_from(stored: Stored) -> Result<Self, NoSuchDue> {
        Self::new(stored.days, stored.count, stored.minute).ok_or(NoSuchDue)
    }
}

impl From<ReportDue> for Stored {
    fn from(one: ReportDue) -> Self {
        Self { days: one.days, count: one.count, minute: one.minute }
    }
}

/// More days or minutes than a due rule has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("at most 366 days and 24:00")]
pub struct NoSuchDue;

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn days_after_the_end_of_the_period() {
        // April 2024 by Decree 09 ends on Sunday the 14th; Thursday the 18th is Hùng kings' day.
        let (last, calendar) = (date!(2024 - 04 - 14), Calendar { holidays: [date!(2024 - 04 - 18)].into(), ..Calendar::default() });
        let due = |days, count, minute| ReportDue::new(days, count, minute).expect("a rule");
        let five = due(5, DayCount::Working, 17 * 60);
        assert_eq!(five.day(last, &calendar), date!(2024 - 04 - 22), "15, 16, 17, 19, 22");
        assert_eq!(five.instant(last, &calendar), Instant::from_datetime(datetime!(2024-04-22 17:00 +7)));
        assert_eq!(due(5, DayCount::Calendar, 0).day(last, &calendar), date!(2024 - 04 - 19));
        let same_day = due(0, DayCount::Working, 16 * 60 + 30);
        assert_eq!(same_day.instant(last, &calendar), Instant::from_datetime(datetime!(2024-04-14 16:30 +7)));
        let midnight = due(1, DayCount::Working, ReportDue::MIDNIGHT).instant(last, &calendar);
        assert_eq!(midnight, Instant::from_datetime(datetime!(2024-04-15 23:59:59.999999 +7)));
        assert_eq!(due(366, DayCount::Calendar, 0).day(Date::MAX, &calendar), Date::MAX);
    }

    #[test]
    fn no_rule_beyond_a_year_or_a_day() {
        assert_eq!((ReportDue::new(367, DayCount::Working, 0), ReportDue::new(1, DayCount::Working, 1_441)), (None, None));
        let json = r#"{"days":5,"count":"working","minute":1020}"#;
        let read: ReportDue = serde_json::from_str(json).expect("a rule");
        assert_eq!(serde_json::to_string(&read).expect("json"), json);
        assert!(serde_json::from_str::<ReportDue>(r#"{"days":5,"count":"working","minute":2000}"#).is_err());
    }
}
