//! What an event brings with it: who, when, and the data that its rule may need.

use crate::access::{Action, Role};
use crate::clarity::{ClaritySet, TaskDraft};
use crate::clock::Instant;
use crate::deadline::Due;
use crate::difficulty::{DifficultyDraft, HandlingLevel, Ladder};
use crate::directive::DirectiveDraft;
use crate::figures::CellRef;
use crate::figures::completeness::Completeness;
use crate::ids::{AccountId, DifficultyId, DocumentId};
use crate::period::opening::PeriodState;
use crate::plan::PlanDraft;
use crate::proposal::Proposal;
use crate::replication::{Copies, Verdict};
use crate::review::{Addressee, Remark};
use time::Date;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By<'a> {
    /// A person.
    Person(Hand<'a>),
    /// Time: a job of the system.
    Clock,
}

/// A person at work, for himself or for somebody who delegated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand<'a> {
    /// The account that is signed in.
    pub account: AccountId,
    /// Its role.
    pub role: Role,
    /// Set when the person acts in somebody else's name; then only that one's rights count.
    pub stands_in: Option<StandIn<'a>>,
}

/// In whose name, and with which of that person's rights ([`crate::delegation`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandIn<'a> {
    /// Who delegated.
    pub account: AccountId,
    /// Their role.
    pub role: Role,
    /// The rights delegated, in force now.
    pub rights: &'a [Action],
}

impl Hand<'_> {
    /// Whether this hand may do it: by its own right, or in another's name by a right that was delegated and is still that one's.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        match self.stands_in {
            None => self.role.may(action),
            Some(other) => other.role.may(action) && other.rights.contains(&action),
        }
    }

    /// The role whose right is used.
    #[must_use]
    pub fn acting_role(&self) -> Role {
        self.stands_in.map_or(self.role, |other| other.role)
    }

    /// Whether the hand, or the one it stands in for, is among these people. Standing in for the maker does not make a checker.
    #[must_use]
    pub fn is_one_of(&self, people: &[AccountId]) -> bool {
        people.contains(&self.account) || self.stands_in.is_some_and(|other| people.contains(&other.account))
    }
}

/// Who, when and with what.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Who acts.
    pub by: By<'a>,
    /// Those who wrote and sent what is decided on, and those in whose name they did. Empty for seeds and imports.
    pub makers: &'a [AccountId],
    /// The present moment.
    pub now: Instant,
    /// Hour of the day at which due dates end in this tenant.
    pub deadline_hour: u8,
    /// What came with the event.
    pub given: Given<'a>,
}

/// What may come with an event. A rule asks for some of it ([`super::need::Need`]); what is absent counts as missing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Given<'a> {
    /// A reason, an answer, a decision: the words.
    pub text: &'a str,
    /// What is wrong, part by part.
    pub remarks: &'a [Remark],
    /// To whom it goes.
    pub addressee: Option<Addressee>,
    /// Until when an answer is expected.
    pub due: Option<Due>,
    /// The day on which it happened.
    pub on: Option<Date>,
    /// The document that carries it or takes the place of this one.
    pub document: Option<DocumentId>,
    /// Result of the assessment.
    pub verdict: Option<Verdict>,
    /// The copies of the model elsewhere.
    pub copies: Option<Copies>,
    /// A registration's content.
    pub proposal: Option<&'a Proposal>,
    /// Whether an explanation was demanded and has not been sent ([`crate::explanation::is_owed`]).
    pub explanation_owed: Option<bool>,
    /// A plan's content.
    pub plan: Option<&'a PlanDraft>,
    /// A task's content.
    pub task: Option<&'a TaskDraft>,
    /// Which clarities this tenant demands of a task.
    pub clarities: Option<&'a ClaritySet>,
    /// A directive's content.
    pub directive: Option<&'a DirectiveDraft>,
    /// A difficulty's content.
    pub difficulty: Option<&'a DifficultyDraft>,
    /// The level that handles the difficulty now.
    pub level: Option<HandlingLevel>,
    /// The tenant's levels and their days.
    pub ladder: Option<&'a Ladder>,
    /// When the level's time is over.
    pub expires_at: Option<Instant>,
    /// The difficulty under which this one goes.
    pub target: Option<MergeTarget>,
    /// How complete a report is.
    pub figures: Option<Completeness>,
    /// The cells that a return speaks of.
    pub cells: &'a [CellRef],
    /// Whether the period's figures can be entered.
    pub period: Option<PeriodState>,
}

/// Where a difficulty is merged into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeTarget {
    /// The one that is merged.
    pub this: DifficultyId,
    /// The one that stays.
    pub into: DifficultyId,
    /// Whether that one is open, or waits for the centre.
    pub open: bool,
    /// Whether others were merged into the one that is merged: they would hang on a chain.
    pub has_own: bool,
}
