//! Working days of one tenant. Holidays and made-up days are data: the government announces them year by year.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Included};
use time::{Date, Weekday};

/// Which days are worked. Monday to Friday, except holidays; and the days off that are worked to make up for one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// Days off: Tết, 30/4, 2/9… and the days swapped for them.
    pub holidays: BTreeSet<Date>,
    /// Saturdays or Sundays worked instead (làm bù). Stronger than `holidays`.
    pub working: BTreeSet<Date>,
}

impl Calendar {
    /// Whether offices work on `day`.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.working.contains(&day) || (is_weekday(day) && !self.holidays.contains(&day))
    }

    /// Working days after `from` up to and including `to`. Negative when `to` is the earlier: swapping the two swaps the sign.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> i64 {
        if to < from {
            return -self.working_days_between(to, from);
        }
        let range = (Excluded(from), Included(to));
        if from == to {
            return 0;
        }
        let off = self.holidays.range(range).filter(|day| is_weekday(**day) && !self.working.contains(*day)).count();
        let made_up = self.working.range(range).filter(|day| !is_weekday(**day)).count();
        weekdays_up_to(to) - weekdays_up_to(from) + count(made_up) - count(off)
    }

    /// The `days`-th working day after `from` (before it, when negative); `from` itself for 0. Stops at the ends of time.
    #[must_use]
    pub fn add_working_days(&self, from: Date, days: i64) -> Date {
        let mut day = from;
        let mut left = days.unsigned_abs();
        while left > 0 {
            let next = if days > 0 { day.next_day() } else { day.previous_day() };
            let Some(next) = next else { return day };
            day = next;
            left -= u64::from(self.is_working_day(day));
        }
        day
    }
}

fn is_weekday(day: Date) -> bool {
    !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

/// Mondays to Fridays from a fixed Monday (Julian day 0 was one) up to and including `day`.
fn weekdays_up_to(day: Date) -> i64 {
    let days = i64::from(day.to_julian_day()) + 1;
    days.div_euclid(7) * 5 + days.rem_euclid(7).min(5)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    /// 30/4–3/5/2023 off (Hùng kings' day, Reunification, Labour); Saturday 06/05 made up for argument's sake.
    fn spring_2023() -> Calendar {
        Calendar {
            holidays: [date!(2023 - 04 - 29), date!(2023 - 05 - 01), date!(2023 - 05 - 02), date!(2023 - 05 - 03)].into(),
            working: [date!(2023 - 05 - 06)].into(),
        }
    }

    #[test]
    fn counts_over_a_holiday() {
        let calendar = spring_2023();
        assert!(!calendar.is_working_day(date!(2023 - 05 - 01)));
        assert!(calendar.is_working_day(date!(2023 - 05 - 06)));
        assert_eq!(calendar.working_days_between(date!(2023 - 04 - 28), date!(2023 - 05 - 08)), 4);
        assert_eq!(calendar.add_working_days(date!(2023 - 04 - 28), 1), date!(2023 - 05 - 04));
        assert_eq!(calendar.add_working_days(date!(2023 - 05 - 04), -1), date!(2023 - 04 - 28));
        assert_eq!(calendar.add_working_days(Date::MAX, 3), Date::MAX);
    }

    fn day() -> impl Strategy<Value = Date> {
        (2_460_000_i32..2_460_400).prop_map(|julian| Date::from_julian_day(julian).expect("inside the calendar"))
    }

    fn calendar() -> impl Strategy<Value = Calendar> {
        let days = || prop::collection::btree_set(day(), 0..60);
        (days(), days()).prop_map(|(holidays, working)| Calendar { holidays, working })
    }

    proptest! {
        #[test]
        fn counting_equals_walking(calendar in calendar(), a in day(), b in day()) {
            let (from, to) = (a.min(b), a.max(b));
            let mut walked = 0;
            let mut day = from;
            while day < to {
                day = day.next_day().expect("inside the calendar");
                walked += i64::from(calendar.is_working_day(day));
            }
            prop_assert_eq!(calendar.working_days_between(from, to), walked);
            prop_assert_eq!(calendar.working_days_between(to, from), -walked);
        }

        #[test]
        fn adding_undoes_counting(calendar in calendar(), from in day(), days in 0_i64..200) {
            let to = calendar.add_working_days(from, days);
            prop_assert_eq!(calendar.working_days_between(from, to), days);
            if days > 0 {
                prop_assert!(calendar.is_working_day(to));
            }
        }
    }
}
