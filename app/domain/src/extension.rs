//! Due dates that move: each extension is a dated fact with a reason; the first due date stays, so that slip can be told.

use serde::{Deserialize, Serialize};

use crate::clarity::has_words;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::error::{Refusal, RefusalCode};

/// A later due date for one obligation, task or milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extension {
    /// The new due date.
    pub due: Due,
    /// Why; never empty.
    pub reason: String,
    /// When it was granted.
    pub granted_at: Instant,
}

impl Extension {
    /// What is wrong with it, given the due date until now: no reason, not later, or over before it is granted.
    #[must_use]
    pub fn check(&self, current: Due, deadline_hour: u8) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        if !has_words(&self.reason) {
            refusals.push(Refusal { field: Some("text".to_owned()), code: RefusalCode::Required });
        }
        let code = if self.due.last_day() <= current.last_day() {
            Some(RefusalCode::NotLater)
        } else {
            (self.due.instant(deadline_hour) <= self.granted_at).then_some(RefusalCode::DuePast)
        };
        refusals.extend(code.map(|code| Refusal { field: Some("due".to_owned()), code }));
        refusals
    }

    /// Whether it was granted only after the due date until then was over: shown as "gia hạn sau khi đã quá hạn".
    #[must_use]
    pub fn after_expiry(&self, current: Due, deadline_hour: u8) -> bool {
        self.granted_at > current.instant(deadline_hour)
    }
}

/// The due date in force at a moment: the last extension granted by then, or the first due date.
#[must_use]
pub fn due_at(first: Due, extensions: &[Extension], at: Instant) -> Due {
    let granted = extensions.iter().filter(|one| one.granted_at <= at);
    granted.max_by_key(|one| (one.granted_at, one.due.last_day())).map_or(first, |one| one.due)
}

/// Days by which something ends after its first due date: when done, by the day it was; while open, by the due date in force or by
/// today, whichever is later. Negative: before the due date.
#[must_use]
pub fn slip(first: Due, current: Due, done: Option<Instant>, now: Instant) -> i64 {
    let end = match done.filter(|done| *done <= now) {
        Some(done) => done.day(),
        None => current.last_day().max(now.day()),
    };
    (end - first.last_day()).whole_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::DueRule;
    use proptest::prelude::*;
    use time::Date;
    use time::macros::{date, datetime};

    fn by(on: Date) -> Due {
        Due { on, rule: DueRule::By }
    }

    fn extension(due: Due, granted_at: time::OffsetDateTime) -> Extension {
        Extension { due, reason: "Chờ hướng dẫn của bộ".to_owned(), granted_at: Instant::from_datetime(granted_at) }
    }

    #[test]
    fn check_names_what_is_wrong() {
        let current = Due { on: date!(2023 - 05 - 30), rule: DueRule::Before };
        let granted = datetime!(2023-05-25 08:00 +7);
        assert_eq!(extension(by(date!(2023 - 05 - 30)), granted).check(current, 17), [], "đến hết 30 is later than trước 30");
        let codes = |one: &Extension| one.check(current, 17).into_iter().map(|refusal| refusal.code).collect::<Vec<_>>();
        assert_eq!(codes(&extension(by(date!(2023 - 05 - 29)), granted)), [RefusalCode::NotLater]);
        assert_eq!(codes(&extension(by(date!(2023 - 06 - 02)), datetime!(2023-06-02 17:00 +7))), [RefusalCode::DuePast]);
        let silent = Extension { reason: " ".to_owned(), ..extension(by(date!(2023 - 06 - 02)), granted) };
        assert_eq!(codes(&silent), [RefusalCode::Required]);
        assert!(!silent.after_expiry(current, 17));
        assert!(extension(by(date!(2023 - 06 - 10)), datetime!(2023-05-29 17:01 +7)).after_expiry(current, 17));
    }

    #[test]
    fn the_due_date_of_a_past_day_is_the_one_then_in_force() {
        let first = by(date!(2023 - 05 - 30));
        let all = [
            extension(by(date!(2023 - 06 - 10)), datetime!(2023-05-28 08:00 +7)),
            extension(by(date!(2023 - 06 - 20)), datetime!(2023-06-09 08:00 +7)),
        ];
        let on = |t| due_at(first, &all, Instant::from_datetime(t)).on;
        assert_eq!(on(datetime!(2023-05-27 08:00 +7)), date!(2023 - 05 - 30));
        assert_eq!(on(datetime!(2023-06-01 08:00 +7)), date!(2023 - 06 - 10));
        assert_eq!(on(datetime!(2023-07-01 08:00 +7)), date!(2023 - 06 - 20));
        let now = Instant::from_datetime(datetime!(2023-06-25 08:00 +7));
        assert_eq!(slip(first, all[1].due, None, now), 26, "open: until today");
        assert_eq!(slip(first, all[1].due, Some(Instant::from_datetime(datetime!(2023-05-28 08:00 +7))), now), -2);
    }

    proptest! {
        #[test]
        fn extensions_that_pass_never_shorten(gaps in prop::collection::vec((1_i64..40, 0_i64..40), 0..6)) {
            let first = by(date!(2023 - 05 - 30));
            let (mut current, mut now, mut all) = (first, Instant::at_hour(date!(2023 - 05 - 01), 8), Vec::new());
            for (later, wait) in gaps {
                now = now.plus_seconds(wait * 86_400);
                let due = by(current.on + time::Duration::days(later));
                let one = Extension { due, reason: "Chờ hướng dẫn".to_owned(), granted_at: now };
                if one.check(current, 17).is_empty() {
                    all.push(one);
                }
                let then = due_at(first, &all, now);
                prop_assert!(then.last_day() >= current.last_day());
                prop_assert!(slip(first, then, None, now) >= (then.on - first.on).whole_days());
                current = then;
            }
        }
    }
}
