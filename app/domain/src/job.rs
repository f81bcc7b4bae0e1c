//! Work that the system does by itself: what comes back with the clock, and when.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::coded;
use crate::clock::Instant;
use crate::format::iso;

coded! {
    /// What a job does.
    JobKind {
        /// Tells people what happened.
        Tell = "tell",
        /// Sends difficulties up whose days at a level are over. Every hour.
        Climb = "climb",
        /// Reminds of what is due and tells superiors of what is late. Every day.
        Remind = "remind",
        /// Writes each person's daily e-mail. Every day.
        Digest = "digest",
        /// Sends one e-mail.
        Mail = "mail",
        /// Throws away what has run out. Every day.
        Sweep = "sweep",
    }
}

/// A job that comes back with the clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// What.
    pub kind: JobKind,
    /// The key under which it is done once: several servers may ask for it, each as often as it likes.
    pub key: String,
    /// Not before.
    pub run_at: Instant,
    /// The day that it is for.
    pub day: Date,
}

/// At which hour of the night what has run out is thrown away.
const SWEEP_HOUR: u8 = 3;
/// What is in an e-mail of a day is made first.
const DIGEST_AFTER_SECONDS: i64 = 600;

/// The turns of now: the climb of this hour, and those of today. What was missed on earlier days does not come again: the next turn
/// finds all that is due.
#[must_use]
pub fn turns(now: Instant, digest_hour: u8) -> Vec<Turn> {
    let (day, hour) = (now.day(), now.local().hour());
    let turn = |kind: JobKind, run_at| Turn { kind, key: format!("{kind}:{}", iso(day)), run_at, day };
    let remind_at = Instant::at_hour(day, digest_hour);
    vec![
        Turn { kind: JobKind::Climb, key: format!("{}:{}:{hour:02}", JobKind::Climb, iso(day)), run_at: Instant::at_hour(day, hour), day },
        turn(JobKind::Sweep, Instant::at_hour(day, SWEEP_HOUR)),
        turn(JobKind::Remind, remind_at),
        turn(JobKind::Digest, remind_at.plus_seconds(DIGEST_AFTER_SECONDS)),
    ]
}

/// Seconds until a job that failed so many times is tried again: half a minute, doubled each time, an hour at most.
#[must_use]
pub fn wait_seconds(failures: u32) -> i64 {
    let doubled = 30_i64.saturating_mul(1_i64 << failures.saturating_sub(1).min(20));
    doubled.min(3_600)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn each_turn_has_one_key_however_often_it_is_asked_for() {
        let at = |t| turns(Instant::from_datetime(t), 7);
        let keys = |turns: Vec<Turn>| turns.into_iter().map(|turn| turn.key).collect::<Vec<_>>();
        let morning = at(datetime!(2023-05-26 07:59 +7));
        assert_eq!(morning, at(datetime!(2023-05-26 07:01 +7)));
        assert_eq!(keys(morning.clone()), ["climb:2023-05-26:07", "sweep:2023-05-26", "remind:2023-05-26", "digest:2023-05-26"]);
        assert_eq!(keys(at(datetime!(2023-05-26 08:00 +7)))[..2], ["climb:2023-05-26:08".to_owned(), "sweep:2023-05-26".to_owned()]);
        // A day of Vietnam begins at 17:00 of the day before in Greenwich.
        assert_eq!(keys(at(datetime!(2023-05-26 17:00 UTC)))[1], "sweep:2023-05-27");
        let at: Vec<_> = morning.iter().map(|turn| turn.run_at).collect();
        assert_eq!(at[2], Instant::from_datetime(datetime!(2023-05-26 07:00 +7)));
        assert!(at[3] > at[2], "what an e-mail tells is there before it is written");
    }

    #[test]
    fn a_failure_waits_longer_each_time() {
        assert_eq!([1, 2, 3, 9, 4_000].map(wait_seconds), [30, 60, 120, 3_600, 3_600]);
    }
}
