//! Whom to remind of what today: the owner before the due date, the superior after it, nobody more than so often a day.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

use crate::access::coded;
use crate::calendar::Calendar;
use crate::clock::Instant;
use crate::deadline::{Due, DueStatus};
use crate::error::RefusalCode;
use crate::ids::AccountId;
use crate::review::Subject;

coded! {
    /// Why somebody is reminded.
    ReminderKind {
        /// Due soon: to those who owe it.
        Before = "before",
        /// Overdue: to their superiors.
        After = "after",
        /// Đôn đốc: somebody pressed the button.
        Urged = "urged",
    }
}

/// A tenant's rule for reminders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderPolicy {
    /// Working days before the last day in time on which the owner is reminded.
    pub before: BTreeSet<u32>,
    /// Days after it on which the superior is told.
    pub after: BTreeSet<u32>,
    /// The most that one person gets on one day, urging included.
    pub daily_cap: u32,
    /// Nothing on days off; what fell on one comes on the next working day.
    pub working_days_only: bool,
}

impl Default for ReminderPolicy {
    fn default() -> Self {
        Self { before: [5, 3, 1].into(), after: [1, 3, 7].into(), daily_cap: 3, working_days_only: true }
    }
}

/// An open duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What is owed.
    pub subject: Subject,
    /// Until when, extensions included.
    pub due: Due,
    /// Those who owe it.
    pub owners: Vec<AccountId>,
    /// Their superiors: the head of the unit for an officer's duty, the standing agency for a head's.
    pub superiors: Vec<AccountId>,
}

/// One reminder, and the key under which it is sent only once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Reminder {
    /// To whom.
    pub to: AccountId,
    /// Of what.
    pub subject: Subject,
    /// Why.
    pub kind: ReminderKind,
    /// Which of the policy's days. An extension begins anew, because `last_day` changes.
    pub step: u32,
    /// The last day in time.
    pub last_day: Date,
}

/// A reminder that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Which.
    pub reminder: Reminder,
    /// On which day.
    pub on: Date,
}

/// What to do now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// To send, the most urgent first.
    pub send: Vec<Reminder>,
    /// Held back by the cap; they come in a later round, unless something more urgent has taken their place.
    pub held: Vec<Reminder>,
}

impl ReminderPolicy {
    /// The reminders of a round. Pure and repeatable: what is in `sent` does not come again, so the job may run as often as it likes.
    #[must_use]
    pub fn round(&self, duties: &[Duty], sent: &[Sent], calendar: &Calendar, now: Instant, deadline_hour: u8) -> Round {
        let today = now.day();
        if self.working_days_only && !calendar.is_working_day(today) {
            return Round::default();
        }
        let before: BTreeSet<Reminder> = sent.iter().map(|one| one.reminder).collect();
        let mut candidates = BTreeSet::new();
        for duty in duties {
            candidates.extend(self.of(duty, calendar, now, deadline_hour).into_iter().filter(|one| !before.contains(one)));
        }
        let mut candidates: Vec<Reminder> = candidates.into_iter().collect();
        // The longest overdue first, then what is due first: both are the earliest last day.
        candidates.sort_by_key(|one| (one.last_day, *one));
        let mut left = self.left_today(sent, today);
        let (send, held) = candidates.into_iter().partition(|one| {
            let left = left.entry(one.to).or_insert(self.daily_cap);
            let room = *left > 0;
            *left = left.saturating_sub(1);
            room
        });
        Round { send, held }
    }

    /// Whether somebody may be urged by hand now.
    ///
    /// # Errors
    /// [`RefusalCode::ReminderCap`] when the person has had as many today as the tenant allows.
    pub fn may_urge(&self, to: AccountId, sent: &[Sent], now: Instant) -> Result<(), RefusalCode> {
        let left = self.left_today(sent, now.day()).get(&to).copied().unwrap_or(self.daily_cap);
        if left > 0 { Ok(()) } else { Err(RefusalCode::ReminderCap { max: self.daily_cap }) }
    }

    /// How many more each person may get today; those who have had none are absent.
    fn left_today(&self, sent: &[Sent], today: Date) -> BTreeMap<AccountId, u32> {
        let mut left = BTreeMap::new();
        for one in sent.iter().filter(|one| one.on == today) {
            let count = left.entry(one.reminder.to).or_insert(self.daily_cap);
            *count = count.saturating_sub(1);
        }
        left
    }

    /// The reminders that one duty calls for on this day. Only the latest step: after a missed day nobody gets two.
    fn of(&self, duty: &Duty, calendar: &Calendar, now: Instant, deadline_hour: u8) -> Vec<Reminder> {
        let left = || u32::try_from(calendar.working_days_between(now.day(), duty.due.last_day())).unwrap_or(0);
        let (kind, step, people) = match duty.due.status(now, None, deadline_hour) {
            DueStatus::Late { days } => (ReminderKind::After, self.after.range(..=days).next_back(), &duty.superiors),
            DueStatus::Left { .. } => (ReminderKind::Before, self.before.range(left()..).next(), &duty.owners),
            DueStatus::LeftHours { .. } => (ReminderKind::Before, self.before.iter().next(), &duty.owners),
            DueStatus::OnTime | DueStatus::SettledLate { .. } => return Vec::new(),
        };
        let Some(step) = step.copied() else { return Vec::new() };
        let last_day = duty.due.last_day();
        people.iter().map(|to| Reminder { to: *to, subject: duty.subject, kind, step, last_day }).collect()
    }
}

#[cfg(test)]
mod tests;
