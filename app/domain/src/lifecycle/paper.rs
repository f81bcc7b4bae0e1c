//! What a unit sends for review: registrations and plans. One shape, two tables that differ only in what must be in the paper.
//!
//! A paper that was sent is never edited: to send again is to write a new one, which replaces the old.

use super::ModelState;
use super::machine::{Machine, MachineKind, Rule, Who::Right};
use super::model::ModelEvent;
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a paper stands.
    PaperState {
        /// Being written.
        Draft = "draft",
        /// Sent, waiting for review.
        Submitted = "submitted",
        /// Accepted.
        Accepted = "accepted",
        /// Returned with remarks.
        Returned = "returned",
        /// A newer one stands in its place.
        Replaced = "replaced",
        /// Taken back for good by the unit.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What may happen to a paper.
    PaperEvent {
        /// It is begun.
        Write = "write",
        /// It is sent.
        Submit = "submit",
        /// It is taken back before a decision.
        Recall = "recall",
        /// It is accepted.
        Accept = "accept",
        /// It is returned.
        Return = "return",
        /// The decision was a mistake.
        WithdrawDecision = "withdraw_decision",
        /// A newer one takes its place; the words say what changed.
        Replace = "replace",
        /// The unit gives it up.
        Withdraw = "withdraw",
    }
}

/// The machine of registrations.
#[derive(Debug)]
pub struct Registration;

/// The machine of plans.
#[derive(Debug)]
pub struct Plan;

type Row = Rule<PaperState, PaperEvent>;

/// The table, given what a paper must hold to be sent.
const fn rules(content: &'static [N]) -> [Row; 8] {
    use PaperEvent as E;
    use PaperState as S;
    const fn row(event: E, from: &'static [S], to: S, right: A, other_person: bool, needs: &'static [N]) -> Row {
        Rule { event, from, to, who: Right(right), other_person, needs }
    }
    [
        row(E::Write, &[], S::Draft, A::WriteDrafts, false, &[]),
        row(E::Submit, &[S::Draft], S::Submitted, A::SubmitPapers, false, content),
        row(E::Recall, &[S::Submitted], S::Draft, A::SubmitPapers, false, &[N::Text]),
        row(E::Accept, &[S::Submitted], S::Accepted, A::ReviewPapers, true, &[]),
        row(E::Return, &[S::Submitted], S::Returned, A::ReviewPapers, true, &[N::Remarks, N::Addressee, N::Due]),
        row(E::WithdrawDecision, &[S::Accepted, S::Returned], S::Submitted, A::ReviewPapers, false, &[N::Text]),
        row(E::Replace, &[S::Accepted, S::Returned], S::Replaced, A::SubmitPapers, false, &[N::Text]),
        row(E::Withdraw, &[S::Draft, S::Submitted, S::Returned], S::Withdrawn, A::SubmitPapers, false, &[N::Text]),
    ]
}

impl Machine for Registration {
    type State = PaperState;
    type Event = PaperEvent;
    const KIND: MachineKind = MachineKind::Registration;
    const RULES: &'static [Row] = &rules(&[N::Proposal, N::Explained]);
}

impl Machine for Plan {
    type State = PaperState;
    type Event = PaperEvent;
    const KIND: MachineKind = MachineKind::Plan;
    const RULES: &'static [Row] = &rules(&[N::Plan]);
}

/// What an event of its registration does to the model, in the same transaction.
#[must_use]
pub const fn model_event_of_registration(event: PaperEvent) -> Option<ModelEvent> {
    match event {
        PaperEvent::Submit => Some(ModelEvent::Submit),
        PaperEvent::Recall => Some(ModelEvent::Recall),
        PaperEvent::Accept => Some(ModelEvent::Accept),
        PaperEvent::Return => Some(ModelEvent::Return),
        PaperEvent::WithdrawDecision => Some(ModelEvent::WithdrawDecision),
        PaperEvent::Write | PaperEvent::Replace | PaperEvent::Withdraw => None,
    }
}

/// What an event of a plan does to the model, in the same transaction: `plan` and `model` are the states before it.
#[must_use]
pub const fn model_event_of_plan(event: PaperEvent, plan: Option<PaperState>, model: ModelState) -> Option<ModelEvent> {
    match (event, plan, model) {
        (PaperEvent::Write, None, ModelState::Accepted) => Some(ModelEvent::StartPlanning),
        (PaperEvent::Accept, ..) => Some(ModelEvent::ApprovePlan),
        (PaperEvent::WithdrawDecision, Some(PaperState::Accepted), _) => Some(ModelEvent::WithdrawPlanApproval),
        _ => None,
    }
}
