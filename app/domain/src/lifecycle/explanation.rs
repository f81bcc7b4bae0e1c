//! The life of an explanation (giải trình): asked, answered, accepted or returned. What it is about: [`crate::explanation`].

use super::machine::{Machine, MachineKind, Rule, Who::Right};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where an explanation stands.
    ExplanationState {
        /// Asked for, not answered.
        Requested = "requested",
        /// Answered, waiting for a decision.
        Answered = "answered",
        /// Accepted.
        Accepted = "accepted",
        /// Returned with remarks.
        Returned = "returned",
        /// No longer asked for.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What may happen to an explanation.
    ExplanationEvent {
        /// It is asked for.
        Request = "request",
        /// It is answered.
        Answer = "answer",
        /// The answer is taken back before a decision.
        Recall = "recall",
        /// It is accepted.
        Accept = "accept",
        /// It is returned.
        Return = "return",
        /// The decision was a mistake.
        WithdrawDecision = "withdraw_decision",
        /// The request was a mistake, or is settled otherwise.
        Withdraw = "withdraw",
    }
}

/// The machine of explanations.
#[derive(Debug)]
pub struct Explanation;

impl Machine for Explanation {
    type State = ExplanationState;
    type Event = ExplanationEvent;
    const KIND: MachineKind = MachineKind::Explanation;
    const RULES: &'static [Rule<ExplanationState, ExplanationEvent>] = {
        use ExplanationEvent as E;
        use ExplanationState as S;
        const fn row(event: E, from: &'static [S], to: S, right: A, other_person: bool, needs: &'static [N]) -> Rule<S, E> {
            Rule { event, from, to, who: Right(right), other_person, needs }
        }
        &[
            row(E::Request, &[], S::Requested, A::RequestExplanations, false, &[N::Text, N::Addressee, N::Due]),
            row(E::Answer, &[S::Requested, S::Returned], S::Answered, A::SubmitPapers, false, &[N::Text]),
            row(E::Recall, &[S::Answered], S::Requested, A::SubmitPapers, false, &[N::Text]),
            row(E::Accept, &[S::Answered], S::Accepted, A::RequestExplanations, true, &[]),
            row(E::Return, &[S::Answered], S::Returned, A::RequestExplanations, true, &[N::Remarks, N::Addressee, N::Due]),
            row(E::WithdrawDecision, &[S::Accepted, S::Returned], S::Answered, A::RequestExplanations, false, &[N::Text]),
            row(E::Withdraw, &[S::Requested, S::Answered, S::Returned], S::Withdrawn, A::RequestExplanations, false, &[N::Text]),
        ]
    };
}
