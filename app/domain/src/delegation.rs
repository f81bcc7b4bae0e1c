//! Delegation for a period: an absent head lets somebody act in the head's name. Every act names both; maker ≠ checker counts both.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::{Action, Role};
use crate::clarity::has_words;
use crate::clock::Instant;
use crate::error::{Refusal, RefusalCode};
use crate::ids::AccountId;

/// The longest period, in days.
pub const MOST_DAYS: u32 = 92;

/// Some rights of one person, used by another between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegation {
    /// Whose rights.
    pub from: AccountId,
    /// Who uses them.
    pub to: AccountId,
    /// Which.
    pub rights: Vec<Action>,
    /// First day.
    pub first: Date,
    /// Last day, included.
    pub last: Date,
    /// Why; never empty.
    pub reason: String,
    /// When it was ended early.
    pub revoked_at: Option<Instant>,
}

/// Whether a right may be delegated at all: work may, the running of accounts and settings may not, nor delegation itself.
#[must_use]
pub const fn delegable(action: Action) -> bool {
    action.writes()
        && !matches!(
            action,
            Action::ManageOwnAccount | Action::ManageUsers | Action::ManageSettings | Action::DelegateRights | Action::Comment
        )
}

/// Whether a deputy with these rights may do `action`: the rights themselves, the pages of the work that they are about and a
/// word on it, and what concerns the deputy's own account. The trail, the people and the settings stay with whoever has them.
#[must_use]
pub fn covers(rights: &[Action], action: Action) -> bool {
    if action.writes() {
        return matches!(action, Action::ManageOwnAccount | Action::Comment) || rights.contains(&action);
    }
    !matches!(action, Action::ViewAudit | Action::ViewUsers | Action::ViewSettings)
}

impl Delegation {
    /// Whether it is in force at a moment.
    #[must_use]
    pub fn in_force(&self, at: Instant) -> bool {
        (self.first..=self.last).contains(&at.day()) && self.revoked_at.is_none_or(|revoked| at < revoked)
    }

    /// What is wrong with a new one, given the roles of both, the others that stand, and the day.
    #[must_use]
    pub fn check(&self, giver: Role, taker: Role, others: &[Self], now: Instant) -> Vec<Refusal> {
        let refuse = |field: &str, code| Refusal { field: Some(field.to_owned()), code };
        let mut refusals = Vec::new();
        if self.to == self.from {
            refusals.push(refuse("to", RefusalCode::DelegateSelf));
        } else if giver.is_centre() != taker.is_centre() {
            refusals.push(refuse("to", RefusalCode::RoleNotHere));
        }
        if self.rights.is_empty() {
            refusals.push(refuse("rights", RefusalCode::TooFew { min: 1 }));
        }
        let not_theirs = self.rights.iter().filter(|action| !delegable(**action) || !giver.may(**action));
        refusals.extend(not_theirs.map(|action| refuse("rights", RefusalCode::NotDelegable { action: *action })));
        let days = (self.last - self.first).whole_days().saturating_add(1);
        if days < 1 {
            refusals.push(refuse("last", RefusalCode::EndBeforeStart));
        } else if days > i64::from(MOST_DAYS) {
            refusals.push(refuse("last", RefusalCode::DelegationTooLong { days: MOST_DAYS }));
        } else if self.last < now.day() {
            refusals.push(refuse("last", RefusalCode::DuePast));
        }
        if !has_words(&self.reason) {
            refusals.push(refuse("text", RefusalCode::Required));
        }
        if others.iter().any(|other| self.clashes(other, now)) {
            refusals.push(refuse("rights", RefusalCode::DelegatedAlready));
        }
        refusals
    }

    /// Two people must not use one person's right on the same day.
    fn clashes(&self, other: &Self, now: Instant) -> bool {
        let ended = other.revoked_at.is_some_and(|revoked| revoked <= now);
        let same_days = self.first <= other.last && other.first <= self.last;
        !ended && other.from == self.from && same_days && self.rights.iter().any(|action| other.rights.contains(action))
    }
}

/// In whose names a person may act at a moment, for one action. What the giver's role no longer allows has ended with it:
/// [`crate::lifecycle::Hand::may`] asks that role again.
pub fn principals(to: AccountId, action: Action, delegations: &[Delegation], at: Instant) -> impl Iterator<Item = &Delegation> {
    delegations.iter().filter(move |one| one.to == to && one.rights.contains(&action) && one.in_force(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::{date, datetime};
    use uuid::Uuid;

    fn person(n: u128) -> AccountId {
        AccountId(Uuid::from_u128(n))
    }

    fn leave() -> Delegation {
        Delegation {
            from: person(1),
            to: person(2),
            rights: vec![Action::SubmitPapers],
            first: date!(2023 - 05 - 25),
            last: date!(2023 - 05 - 31),
            reason: "Đi công tác".to_owned(),
            revoked_at: None,
        }
    }

    fn now() -> Instant {
        Instant::from_datetime(datetime!(2023-05-24 08:00 +7))
    }

    fn codes(one: &Delegation, others: &[Delegation]) -> Vec<RefusalCode> {
        one.check(Role::UnitHead, Role::UnitOfficer, others, now()).into_iter().map(|refusal| refusal.code).collect()
    }

    #[test]
    fn check_names_what_is_wrong() {
        assert_eq!(codes(&leave(), &[]), []);
        assert_eq!(codes(&Delegation { to: person(1), ..leave() }, &[]), [RefusalCode::DelegateSelf]);
        assert_eq!(codes(&Delegation { last: date!(2023 - 05 - 24), ..leave() }, &[]), [RefusalCode::EndBeforeStart]);
        let too_long = Delegation { last: date!(2023 - 08 - 25), ..leave() };
        assert_eq!(codes(&too_long, &[]), [RefusalCode::DelegationTooLong { days: MOST_DAYS }]);
        assert_eq!(codes(&Delegation { last: date!(2023 - 08 - 24), ..leave() }, &[]), []);
        let past = Delegation { first: date!(2023 - 05 - 01), last: date!(2023 - 05 - 23), ..leave() };
        assert_eq!(codes(&past, &[]), [RefusalCode::DuePast]);
        assert_eq!(codes(&Delegation { rights: Vec::new(), ..leave() }, &[]), [RefusalCode::TooFew { min: 1 }]);
        let review = Delegation { rights: vec![Action::ReviewPapers], ..leave() };
        assert_eq!(codes(&review, &[]), [RefusalCode::NotDelegable { action: Action::ReviewPapers }], "a head has no such right");
        let chain = Delegation { rights: vec![Action::DelegateRights], ..leave() };
        assert_eq!(codes(&chain, &[]), [RefusalCode::NotDelegable { action: Action::DelegateRights }]);
    }

    #[test]
    fn a_deputy_sees_the_work_and_keeps_an_account() {
        let rights = [Action::SubmitPapers];
        for action in [Action::SubmitPapers, Action::ViewHome, Action::ViewDifficulties, Action::ManageOwnAccount] {
            assert!(covers(&rights, action), "{action}");
        }
        for action in [Action::ReviewPapers, Action::ViewAudit, Action::ViewUsers, Action::ViewSettings, Action::DelegateRights] {
            assert!(!covers(&rights, action), "{action}");
        }
    }

    #[test]
    fn one_right_one_deputy_a_day() {
        let other = Delegation { to: person(3), first: date!(2023 - 05 - 31), last: date!(2023 - 06 - 02), ..leave() };
        assert_eq!(codes(&leave(), std::slice::from_ref(&other)), [RefusalCode::DelegatedAlready]);
        assert_eq!(codes(&leave(), &[Delegation { revoked_at: Some(now()), ..other.clone() }]), []);
        assert_eq!(codes(&leave(), &[Delegation { from: person(9), ..other }]), []);
    }

    proptest! {
        /// In force on the days named and no other, and from the moment of revocation on no more.
        #[test]
        fn ends_by_itself(day in 0_i64..20, hour in 0_u8..24, revoked in prop::option::of((0_i64..20, 0_u8..24))) {
            let at = |(day, hour): (i64, u8)| Instant::at_hour(date!(2023 - 05 - 20) + time::Duration::days(day), hour);
            let one = Delegation { revoked_at: revoked.map(at), ..leave() };
            let found = principals(person(2), Action::SubmitPapers, std::slice::from_ref(&one), at((day, hour))).count();
            let expected = (5..=11).contains(&day) && revoked.is_none_or(|revoked| (day, hour) < revoked);
            prop_assert_eq!(found == 1, expected);
        }
    }
}
