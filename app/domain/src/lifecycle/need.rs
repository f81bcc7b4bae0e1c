//! What a rule may ask for, and what is wrong when it is not there. The code of a need is the name of the form field.

use serde::{Deserialize, Serialize};

use super::context::{By, Context};
use super::machine::MachineKind;
use crate::access::coded;
use crate::clarity::has_words;
use crate::difficulty::HandlingLevel;
use crate::error::{Refusal, RefusalCode};
use crate::figures::completeness::Completeness;
use crate::period::opening::PeriodState;
use crate::replication::Verdict;
use crate::review::{self, Part};

coded! {
    /// One demand of a rule.
    Need {
        /// Words: why, what was done, what was decided.
        Text = "text",
        /// At least one remark, each with reason code, part and words.
        Remarks = "remarks",
        /// The unit, and where known the person, that must act.
        Addressee = "addressee",
        /// A due date that is still to come.
        Due = "due",
        /// The day on which it happened, not in the future.
        Day = "on",
        /// The document that carries it.
        Document = "document",
        /// The result of the assessment.
        Verdict = "verdict",
        /// The assessment recommended copying it.
        WorthCopying = "worth_copying",
        /// Copies exist, one at least is completed, none is under way.
        CopiesSettled = "copies",
        /// A complete registration at its own level.
        Proposal = "proposal",
        /// The explanation that was demanded has been sent.
        Explained = "explanation",
        /// A plan with tasks that have every clarity.
        Plan = "plan",
        /// A task that has every clarity.
        ClearTask = "task",
        /// A directive's number, issuer, subject, day, and clauses with units and due dates.
        Directive = "directive",
        /// Category, what happened, cause, what is asked of whom.
        Difficulty = "difficulty",
        /// The level that has it now is the actor's or below.
        OwnLevel = "level",
        /// There is a level above, in the province.
        LevelAbove = "level_above",
        /// There is a level below, in the province.
        LevelBelow = "level_below",
        /// The level's time is over.
        Expired = "expired",
        /// Another open difficulty.
        Target = "target",
        /// Every required cell is filled, none is wrong, and what is odd has a note.
        Figures = "figures",
        /// Which cells the remarks on figures speak of.
        Cells = "cells",
        /// The period is open.
        OpenPeriod = "period",
    }
}

impl Need {
    /// What is missing; nothing when the need is met.
    #[must_use]
    pub fn check(self, kind: MachineKind, context: &Context<'_>) -> Vec<Refusal> {
        let given = &context.given;
        let required = |there: bool| self.unless(there, RefusalCode::Required);
        match self {
            Self::Text => required(has_words(given.text)),
            Self::Remarks => review::check_remarks(kind, given.remarks),
            Self::Addressee => required(given.addressee.is_some()),
            Self::Due => match given.due {
                None => required(false),
                Some(due) => self.unless(due.instant(context.deadline_hour) > context.now, RefusalCode::DuePast),
            },
            Self::Day => match given.on {
                None => required(false),
                Some(day) => self.unless(day <= context.now.day(), RefusalCode::InFuture),
            },
            Self::Document => required(given.document.is_some()),
            Self::Verdict => required(given.verdict.is_some()),
            Self::WorthCopying => self.unless(given.verdict == Some(Verdict::Replicate), RefusalCode::NotWorthCopying),
            Self::CopiesSettled => {
                let copies = given.copies.unwrap_or_default();
                if copies.completed == 0 {
                    self.refuse(RefusalCode::NoCopies)
                } else {
                    self.unless(copies.open == 0, RefusalCode::CopiesOpen { open: copies.open })
                }
            }
            Self::Proposal => given.proposal.map_or_else(|| required(false), |proposal| proposal.check()),
            Self::Explained => match given.explanation_owed {
                None => required(false),
                Some(owed) => self.unless(!owed, RefusalCode::ExplanationOwed),
            },
            Self::Plan => given.plan.zip(given.clarities).map_or_else(|| required(false), |(plan, set)| plan.check(set)),
            Self::ClearTask => given.task.zip(given.clarities).map_or_else(|| required(false), |(task, set)| task.check(set)),
            Self::Directive => given.directive.map_or_else(|| required(false), |directive| directive.check(context.now.day())),
            Self::Difficulty => given.difficulty.map_or_else(|| required(false), |difficulty| difficulty.check()),
            Self::OwnLevel => match (given.level, &context.by) {
                (Some(level), By::Person(hand)) if HandlingLevel::of(hand.acting_role()).is_some_and(|own| own >= level) => Vec::new(),
                (Some(level), _) => self.refuse(RefusalCode::NotYourLevel { level }),
                (None, _) => required(false),
            },
            Self::LevelAbove => {
                let above = given.level.zip(given.ladder).and_then(|(level, ladder)| ladder.above(level));
                self.unless(above.is_some(), RefusalCode::TopLevel)
            }
            Self::LevelBelow => {
                let below = given.level.zip(given.ladder).is_some_and(|(level, ladder)| ladder.bottom() < level);
                self.unless(below, RefusalCode::BottomLevel)
            }
            Self::Expired => self.unless(given.expires_at.is_some_and(|at| at < context.now), RefusalCode::NotExpired),
            Self::Target => match given.target {
                None => required(false),
                Some(target) if target.this == target.into => self.refuse(RefusalCode::MergeSelf),
                Some(target) => self.unless(target.open && !target.has_own, RefusalCode::MergeChain),
            },
            Self::Figures => given.figures.map_or_else(|| required(false), |figures| self.of_figures(figures)),
            Self::Cells => {
                let on_figures = given.remarks.iter().any(|remark| remark.part == Part::Indicators);
                required(!given.cells.is_empty() || !(on_figures || given.remarks.is_empty()))
            }
            Self::OpenPeriod => match given.period {
                None => required(false),
                Some(state) => self.unless(state == PeriodState::Open, RefusalCode::PeriodLocked),
            },
        }
    }

    /// Whether it speaks of the level that has a difficulty: known before anybody types anything.
    #[must_use]
    pub const fn is_of_level(self) -> bool {
        matches!(self, Self::OwnLevel | Self::LevelAbove | Self::LevelBelow)
    }

    fn of_figures(self, figures: Completeness) -> Vec<Refusal> {
        let codes = [
            (figures.missing(), RefusalCode::CellsMissing { cells: figures.missing() }),
            (figures.wrong, RefusalCode::CellsWrong { cells: figures.wrong }),
            (figures.unexplained, RefusalCode::CellsUnexplained { cells: figures.unexplained }),
        ];
        codes.into_iter().filter(|(count, _)| *count > 0).flat_map(|(_, code)| self.refuse(code)).collect()
    }

    fn refuse(self, code: RefusalCode) -> Vec<Refusal> {
        vec![Refusal { field: Some(self.code().to_owned()), code }]
    }

    fn unless(self, met: bool, code: RefusalCode) -> Vec<Refusal> {
        if met { Vec::new() } else { self.refuse(code) }
    }
}
