//! A return says what is wrong, where, why, who must act and until when; a decision is withdrawn with a reason, never edited.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::clarity::has_words;
use crate::clock::Instant;
use crate::error::{Refusal, RefusalCode};
use crate::ids::{
    AccountId, DecisionId, DelegationId, DifficultyId, DocumentId, ExplanationId, IndicatorId, MilestoneId, ModelId, ObligationId, PlanId,
    RegistrationId, TaskId, UnitId,
};
use crate::lifecycle::{MachineKind, ReasonCode};

coded! {
    /// The part of what was sent that a remark speaks of.
    Part {
        /// All of it.
        Whole = "whole",
        /// The name.
        Name = "name",
        /// The level it is registered at.
        Level = "level",
        /// The objective.
        Objective = "objective",
        /// Who leads and who takes part.
        Units = "units",
        /// The responsible leader.
        Leader = "responsible_leader",
        /// Its actions, or the tasks of a plan.
        Actions = "actions",
        /// What comes out of it.
        Product = "deliverable",
        /// What it is measured by.
        Indicators = "indicators",
        /// Dates and milestones.
        Schedule = "schedule",
        /// The words of an explanation.
        Answer = "answer",
        /// Files that prove it.
        Evidence = "evidence",
    }
}

/// The longest words of a remark, in characters.
pub const REMARK_MAX: u32 = 1_000;

/// One remark of a return: a reason, the part it speaks of, and what is to be done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// Why.
    pub reason: ReasonCode,
    /// Where.
    pub part: Part,
    /// In words.
    pub text: String,
}

/// Who must act on a return or a request: a unit, and where known the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Addressee {
    /// The unit.
    pub unit: UnitId,
    /// The person.
    pub person: Option<AccountId>,
}

/// What is wrong with the remarks of a return: none at all, one without words, a reason that does not belong there.
#[must_use]
pub fn check_remarks(kind: MachineKind, remarks: &[Remark]) -> Vec<Refusal> {
    if remarks.is_empty() {
        // Where the first one would be said.
        return vec![Refusal { field: Some("remark_reason_1".to_owned()), code: RefusalCode::Required }];
    }
    let field = |nth: usize, what: &str| Some(format!("remark_{what}_{}", nth + 1));
    let one = |(nth, remark): (usize, &Remark)| {
        let text = (!has_words(&remark.text)).then(|| Refusal { field: field(nth, "text"), code: RefusalCode::Required });
        let reason = (!remark.reason.fits(kind)).then(|| Refusal { field: field(nth, "reason"), code: RefusalCode::BadChoice });
        text.into_iter().chain(reason)
    };
    remarks.iter().enumerate().flat_map(one).collect()
}

/// A row that something else speaks of: the subject of an explanation, a reminder, a notice, a reversal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum Subject {
    /// A document.
    Directive(DocumentId),
    /// What a document asks of a unit.
    Obligation(ObligationId),
    /// A model.
    Model(ModelId),
    /// A registration.
    Registration(RegistrationId),
    /// A decision.
    Decision(DecisionId),
    /// A plan.
    Plan(PlanId),
    /// A task.
    Task(TaskId),
    /// A milestone.
    Milestone(MilestoneId),
    /// An explanation.
    Explanation(ExplanationId),
    /// A difficulty.
    Difficulty(DifficultyId),
    /// An indicator.
    Indicator(IndicatorId),
    /// Rights given to somebody for a period.
    Delegation(DelegationId),
}

/// The withdrawal of a decision or a document that was a mistake. The mistake stays to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// What is withdrawn.
    pub of: Subject,
    /// Why; never empty.
    pub reason: String,
    /// What takes its place, if anything.
    pub replaced_by: Option<Subject>,
    /// Since when.
    pub at: Instant,
    /// By whom.
    pub by: AccountId,
}

impl Reversal {
    /// What is wrong with it: no reason, a replacement by itself or by a thing of another kind.
    #[must_use]
    pub fn check(&self) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        if !has_words(&self.reason) {
            refusals.push(Refusal { field: Some("text".to_owned()), code: RefusalCode::Required });
        }
        let same_kind = |other: Subject| std::mem::discriminant(&other) == std::mem::discriminant(&self.of);
        if self.replaced_by.is_some_and(|other| other == self.of || !same_kind(other)) {
            refusals.push(Refusal { field: Some("replaced_by".to_owned()), code: RefusalCode::BadChoice });
        }
        refusals
    }
}

/// Whether something stands at a moment: no reversal of it is known by then.
#[must_use]
pub fn stands(of: Subject, reversals: &[Reversal], at: Instant) -> bool {
    !reversals.iter().any(|one| one.of == of && one.at <= at)
}
