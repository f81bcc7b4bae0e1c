//! Deadlines: the wording of a document, the last moment in time, and how one stands against it.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::coded;
use crate::clock::Instant;
use crate::lifecycle::DueRule;

/// A due date as the document words it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Due {
    /// The date that is written in the document.
    pub on: Date,
    /// "trước ngày" or "đến hết ngày".
    pub rule: DueRule,
}

coded! {
    /// The colour of a status. Never alone: always with a shape and a word.
    Tone {
        /// Xanh: done, in time.
        Green = "green",
        /// Vàng: soon.
        Yellow = "yellow",
        /// Đỏ: late, returned.
        Red = "red",
        /// Xám: far off, settled, not applicable.
        Grey = "grey",
        /// Chàm: at somebody else's desk.
        Indigo = "indigo",
    }
}

coded! {
    /// Where a duty stands on the home page.
    Urgency {
        /// Làm ngay: late, or due within a week.
        Now = "now",
        /// Sắp đến hạn: due later.
        Soon = "soon",
        /// Đã xong.
        Done = "done",
    }
}

/// How a duty stands against its deadline. Days are calendar days in Vietnam.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DueStatus {
    /// Fulfilled in time.
    OnTime,
    /// Fulfilled after the deadline.
    SettledLate {
        /// Days after the last day; at least 1.
        days: u32,
    },
    /// Open, the last day is still to come.
    Left {
        /// Days until the last day; at least 1.
        days: u32,
    },
    /// Open, today is the last day.
    LeftHours {
        /// Hours until the deadline, a begun hour counted as one; at least 1.
        hours: u32,
    },
    /// Open, and the deadline is over.
    Late {
        /// Days after the last day; at least 1, also in the evening of the last day itself.
        days: u32,
    },
}

impl Due {
    /// The last day that is in time: for "trước ngày 30" the 29th, for "đến hết ngày 30" the 30th.
    #[must_use]
    pub fn last_day(self) -> Date {
        match self.rule {
            DueRule::By => self.on,
            DueRule::Before => self.on.previous_day().unwrap_or(self.on),
        }
    }

    /// The last moment in time: `deadline_hour`:00 in Vietnam on the last day, itself included; 24 means until midnight.
    #[must_use]
    pub fn instant(self, deadline_hour: u8) -> Instant {
        let day = self.last_day();
        if deadline_hour >= 24 {
            return Instant(Instant::end_of_day(day).0.saturating_sub(1));
        }
        Instant::at_hour(day, deadline_hour)
    }

    /// How a duty stands at `now`. What is fulfilled only after `now` is still open: a past `as_of` shows what was known then.
    #[must_use]
    pub fn status(self, now: Instant, fulfilled_at: Option<Instant>, deadline_hour: u8) -> DueStatus {
        let deadline = self.instant(deadline_hour);
        let days_late = |at: Instant| days_from_to(self.last_day(), at.day()).max(1);
        match fulfilled_at.filter(|at| *at <= now) {
            Some(at) if at <= deadline => DueStatus::OnTime,
            Some(at) => DueStatus::SettledLate { days: days_late(at) },
            None if now > deadline => DueStatus::Late { days: days_late(now) },
            None => match days_from_to(now.day(), self.last_day()) {
                0 => DueStatus::LeftHours { hours: hours_from_to(now, deadline) },
                days => DueStatus::Left { days },
            },
        }
    }
}

impl DueStatus {
    /// The colour: grey beyond a week, yellow within it and today, red late, green in time, grey once settled late.
    #[must_use]
    pub const fn tone(self) -> Tone {
        match self {
            Self::OnTime => Tone::Green,
            Self::Left { days: 0..=7 } | Self::LeftHours { .. } => Tone::Yellow,
            Self::SettledLate { .. } | Self::Left { .. } => Tone::Grey,
            Self::Late { .. } => Tone::Red,
        }
    }

    /// The part of the home page that it belongs to.
    #[must_use]
    pub const fn urgency(self) -> Urgency {
        match self {
            Self::OnTime | Self::SettledLate { .. } => Urgency::Done,
            Self::Late { .. } | Self::LeftHours { .. } | Self::Left { days: 0..=7 } => Urgency::Now,
            Self::Left { .. } => Urgency::Soon,
        }
    }
}

/// Days from one date to a later one; 0 when it isn't later.
fn days_from_to(from: Date, to: Date) -> u32 {
    u32::try_from((to - from).whole_days()).unwrap_or(0)
}

/// Hours from one moment to a later one, a begun hour counted as one; at least 1.
fn hours_from_to(from: Instant, to: Instant) -> u32 {
    const HOUR: i64 = 3_600_000_000;
    let hours = to.0.saturating_sub(from.0).saturating_add(HOUR - 1) / HOUR;
    u32::try_from(hours).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    fn at(t: time::OffsetDateTime) -> Instant {
        Instant::from_datetime(t)
    }

    #[test]
    fn follows_the_badges_of_the_design() {
        let by = |on| Due { on, rule: DueRule::By };
        let now = at(datetime!(2023-05-26 12:00 +7));
        let status = |due: Due| due.status(now, None, 17);
        assert_eq!(status(by(date!(2023 - 06 - 05))), DueStatus::Left { days: 10 });
        assert_eq!(status(by(date!(2023 - 05 - 30))), DueStatus::Left { days: 4 });
        assert_eq!(status(by(date!(2023 - 05 - 26))), DueStatus::LeftHours { hours: 5 });
        assert_eq!(status(by(date!(2023 - 05 - 24))), DueStatus::Late { days: 2 });
        assert_eq!(status(Due { on: date!(2023 - 05 - 30), rule: DueRule::Before }), DueStatus::Left { days: 3 });
    }

    #[test]
    fn the_deadline_itself_is_in_time() {
        let due = Due { on: date!(2023 - 05 - 30), rule: DueRule::Before };
        let deadline = at(datetime!(2023-05-29 17:00 +7));
        assert_eq!(due.instant(17), deadline);
        assert_eq!(due.instant(24), at(datetime!(2023-05-29 23:59:59.999999 +7)));
        assert_eq!(due.status(deadline, None, 17), DueStatus::LeftHours { hours: 1 });
        assert_eq!(due.status(deadline, Some(deadline), 17), DueStatus::OnTime);
        let evening = at(datetime!(2023-05-29 18:00 +7));
        assert_eq!(due.status(evening, None, 17), DueStatus::Late { days: 1 });
        assert_eq!(due.status(evening, Some(evening), 17), DueStatus::SettledLate { days: 1 });
        assert_eq!(due.status(deadline, Some(evening), 17), DueStatus::LeftHours { hours: 1 });
    }

    #[test]
    fn tones() {
        let tones = [(DueStatus::Left { days: 8 }, Tone::Grey), (DueStatus::Left { days: 7 }, Tone::Yellow)];
        for (status, tone) in tones {
            assert_eq!(status.tone(), tone);
        }
        assert_eq!(DueStatus::LeftHours { hours: 3 }.tone(), Tone::Yellow);
        assert_eq!(DueStatus::Late { days: 1 }.tone(), Tone::Red);
        assert_eq!(DueStatus::OnTime.tone(), Tone::Green);
        assert_eq!(DueStatus::SettledLate { days: 2 }.tone(), Tone::Grey);
    }

    fn day() -> impl Strategy<Value = Date> {
        (2_460_000_i32..2_460_100).prop_map(|julian| Date::from_julian_day(julian).expect("inside the calendar"))
    }

    fn moment() -> impl Strategy<Value = Instant> {
        (day(), 0_i64..86_400).prop_map(|(day, second)| Instant::at_hour(day, 0).plus_seconds(second))
    }

    /// How late, on one axis: the longer one waits, the greater.
    fn lateness(status: DueStatus) -> (u8, i64) {
        match status {
            DueStatus::Left { days } => (0, -i64::from(days)),
            DueStatus::LeftHours { hours } => (1, -i64::from(hours)),
            DueStatus::Late { days } => (2, i64::from(days)),
            DueStatus::OnTime | DueStatus::SettledLate { .. } => (3, 0),
        }
    }

    proptest! {
        #[test]
        fn before_a_day_is_by_the_day_before(on in day(), now in moment(), done in prop::option::of(moment()), hour in 0_u8..=24) {
            let before = Due { on, rule: DueRule::Before };
            let by = Due { on: on.previous_day().expect("inside the calendar"), rule: DueRule::By };
            prop_assert_eq!(before.instant(hour), by.instant(hour));
            prop_assert_eq!(before.status(now, done, hour), by.status(now, done, hour));
        }

        #[test]
        fn waiting_never_helps(on in day(), a in moment(), b in moment(), hour in 0_u8..=24) {
            let due = Due { on, rule: DueRule::By };
            let (first, second) = (due.status(a.min(b), None, hour), due.status(a.max(b), None, hour));
            prop_assert!(lateness(first) <= lateness(second));
        }

        #[test]
        fn in_time_means_at_the_latest_at_the_deadline(on in day(), now in moment(), done in moment(), hour in 0_u8..=24) {
            let due = Due { on, rule: DueRule::By };
            let in_time = due.status(now, Some(done), hour) == DueStatus::OnTime;
            prop_assert_eq!(in_time, done <= now && done <= due.instant(hour));
        }
    }
}
