//! How an obligation stands, told from what was sent for it. Never stored: a stored state could disagree with the papers.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::clock::Instant;
use crate::lifecycle::paper::PaperState;

coded! {
    /// Where an obligation stands. From the least to the most settled.
    ObligationState {
        /// What was sent came back.
        Returned = "returned",
        /// Nothing was sent.
        Open = "open",
        /// Sent, waiting for review.
        Sent = "sent",
        /// Sent and accepted.
        Fulfilled = "fulfilled",
        /// The document that asked for it was withdrawn or replaced.
        Withdrawn = "withdrawn",
    }
}

impl ObligationState {
    /// Whether the unit has something to do.
    #[must_use]
    pub const fn open(self) -> bool {
        matches!(self, Self::Open | Self::Returned)
    }
}

/// One thing sent for an obligation: a registration, a plan, an explanation, a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// When it was sent.
    pub sent_at: Instant,
    /// Where it stands.
    pub state: PaperState,
}

/// How an obligation, or a part of one, stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settlement {
    /// The state.
    pub state: ObligationState,
    /// When the unit did its part: this counts against the due date, not the day of the review. Gone again when it comes back.
    pub sent_at: Option<Instant>,
}

impl Settlement {
    /// From what was sent for it, in any order. What is accepted stands even if a later one came back.
    #[must_use]
    pub fn of(answers: &[Answer]) -> Self {
        let earliest = |state: PaperState| answers.iter().filter(|one| one.state == state).map(|one| one.sent_at).min();
        let settled = |state, sent_at| Self { state, sent_at: Some(sent_at) };
        if let Some(at) = earliest(PaperState::Accepted) {
            return settled(ObligationState::Fulfilled, at);
        }
        if let Some(at) = earliest(PaperState::Submitted) {
            return settled(ObligationState::Sent, at);
        }
        let state = if earliest(PaperState::Returned).is_some() { ObligationState::Returned } else { ObligationState::Open };
        Self { state, sent_at: None }
    }

    /// Of an obligation with several parts, such as "register again and explain": as its least settled part, sent with its last.
    /// Without parts it is open.
    #[must_use]
    pub fn of_all(parts: &[Self]) -> Self {
        let state = parts.iter().map(|part| part.state).min().unwrap_or(ObligationState::Open);
        let sent_at = parts.iter().map(|part| part.sent_at).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        Self { state, sent_at }
    }

    /// Of an obligation whose document no longer stands: owed by nobody.
    #[must_use]
    pub const fn withdrawn(self) -> Self {
        Self { state: ObligationState::Withdrawn, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(at: i64, state: PaperState) -> Answer {
        Answer { sent_at: Instant(at), state }
    }

    #[test]
    fn follows_the_papers() {
        use ObligationState as O;
        use PaperState as P;
        let of = |answers: &[Answer]| {
            let one = Settlement::of(answers);
            (one.state, one.sent_at.map(|at| at.0))
        };
        assert_eq!(of(&[]), (O::Open, None));
        assert_eq!(of(&[sent(1, P::Draft), sent(2, P::Withdrawn), sent(3, P::Replaced)]), (O::Open, None));
        assert_eq!(of(&[sent(1, P::Returned)]), (O::Returned, None));
        assert_eq!(of(&[sent(1, P::Returned), sent(5, P::Submitted)]), (O::Sent, Some(5)));
        assert_eq!(of(&[sent(9, P::Returned), sent(5, P::Accepted)]), (O::Fulfilled, Some(5)));
        assert_eq!(Settlement::of(&[sent(5, P::Accepted)]).withdrawn().state, O::Withdrawn);
    }

    #[test]
    fn register_and_explain_needs_both() {
        let registered = Settlement::of(&[sent(5, PaperState::Accepted)]);
        let explained = Settlement::of(&[sent(8, PaperState::Submitted)]);
        assert_eq!(Settlement::of_all(&[registered, Settlement::of(&[])]), Settlement { state: ObligationState::Open, sent_at: None });
        let both = Settlement { state: ObligationState::Sent, sent_at: Some(Instant(8)) };
        assert_eq!(Settlement::of_all(&[registered, explained]), both);
        assert_eq!(Settlement::of_all(&[]).state, ObligationState::Open);
    }
}
