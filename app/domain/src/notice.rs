//! Notifications, and which of them go into a person's digest.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::{Date, Weekday};

use crate::access::coded;
use crate::clock::Instant;
use crate::ids::{AccountId, NoticeId};
use crate::review::Subject;

mod told;
mod words;

pub use told::{Audience, told_by};
pub use words::NoticeWords;

coded! {
    /// What a notice tells, the most urgent first: a digest is in this order.
    NoticeKind {
        /// Quá hạn.
        Overdue = "overdue",
        /// Something came back with remarks.
        Returned = "returned",
        /// An explanation is asked for.
        ExplanationRequested = "explanation_requested",
        /// A difficulty climbed to one's level.
        Climbed = "climbed",
        /// Somebody urges.
        Urged = "urged",
        /// Somebody mentions one in a comment.
        Mentioned = "mentioned",
        /// Sắp đến hạn.
        DueSoon = "due_soon",
        /// A directive or a task arrived.
        Assigned = "assigned",
        /// Something waits for one's review.
        ToReview = "to_review",
        /// A decision or a document was withdrawn.
        Reversed = "reversed",
        /// A due date moved.
        Extended = "extended",
        /// A difficulty was decided.
        Decided = "decided",
        /// Something was accepted.
        Accepted = "accepted",
        /// Rights were delegated to one.
        Delegated = "delegated",
    }
}

coded! {
    /// How often somebody wants a digest.
    Frequency {
        /// Never: they look in the product.
        Off = "off",
        /// Every day.
        Daily = "daily",
        /// On Mondays.
        Weekly = "weekly",
    }
}

/// One notice to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Id.
    pub id: NoticeId,
    /// To whom.
    pub to: AccountId,
    /// What it tells.
    pub kind: NoticeKind,
    /// Of what.
    pub subject: Subject,
    /// Since when.
    pub at: Instant,
    /// Whether it was read in the product.
    pub read: bool,
}

/// What a person wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestWish {
    /// How often.
    pub frequency: Frequency,
    /// From which hour of the day; 0 to 23.
    pub hour: u8,
    /// The most lines.
    pub most: u32,
}

impl Default for DigestWish {
    fn default() -> Self {
        Self { frequency: Frequency::Daily, hour: 7, most: 20 }
    }
}

/// A digest to send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest<'a> {
    /// The lines: the most urgent first, then the newest.
    pub lines: Vec<&'a Notice>,
    /// How many more there are.
    pub more: u32,
}

impl DigestWish {
    /// The digest that is due now, if any: after the hour, once a day or week, and only when something is unread since the last.
    ///
    /// Of several notices about one thing only the newest counts: what was late and then accepted is no longer late.
    #[must_use]
    pub fn digest<'a>(&self, to: AccountId, notices: &'a [Notice], last: Option<Instant>, now: Instant) -> Option<Digest<'a>> {
        let slot = self.slot(now)?;
        if last.is_some_and(|last| last >= slot) {
            return None;
        }
        let mut newest: BTreeMap<Subject, &Notice> = BTreeMap::new();
        for one in notices.iter().filter(|one| one.to == to && one.at <= now) {
            let kept = newest.entry(one.subject).or_insert(one);
            if (one.at, one.id) > (kept.at, kept.id) {
                *kept = one;
            }
        }
        let unread = |one: &&Notice| !one.read && last.is_none_or(|last| one.at > last);
        let mut lines: Vec<&Notice> = newest.into_values().filter(unread).collect();
        lines.sort_by_key(|one| (one.kind, std::cmp::Reverse((one.at, one.id))));
        let most = usize::try_from(self.most.max(1)).unwrap_or(usize::MAX);
        let more = u32::try_from(lines.len().saturating_sub(most)).unwrap_or(u32::MAX);
        lines.truncate(most);
        (!lines.is_empty()).then_some(Digest { lines, more })
    }

    /// The moment since which a digest is due.
    fn slot(&self, now: Instant) -> Option<Instant> {
        let today = now.day();
        let at = |day: Date| Instant::at_hour(day, self.hour);
        let newest = if at(today) <= now { today } else { today.previous_day()? };
        match self.frequency {
            Frequency::Off => None,
            Frequency::Daily => Some(at(newest)),
            Frequency::Weekly if newest.weekday() == Weekday::Monday => Some(at(newest)),
            Frequency::Weekly => Some(at(newest.prev_occurrence(Weekday::Monday))),
        }
    }
}

#[cfg(test)]
mod tests;
