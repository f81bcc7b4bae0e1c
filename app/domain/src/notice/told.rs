//! Who is told of which event: one table.

use serde::{Deserialize, Serialize};

use super::NoticeKind;
use crate::access::coded;
use crate::lifecycle::difficulty::DifficultyEvent;
use crate::lifecycle::directive::DirectiveEvent;
use crate::lifecycle::explanation::ExplanationEvent;
use crate::lifecycle::machine::MachineKind;
use crate::lifecycle::paper::PaperEvent;
use crate::lifecycle::report::ReportEvent;
use crate::lifecycle::task::TaskEvent;

coded! {
    /// Who is told. Whoever did it is never told of it.
    Audience {
        /// Those who decide on what units send.
        Reviewers = "reviewers",
        /// The people of the units that it concerns.
        Unit = "unit",
        /// The heads of these units.
        Heads = "heads",
        /// Those who wrote or sent it, and the heads of their unit.
        Senders = "senders",
        /// The people of the level that has a difficulty now.
        Level = "level",
    }
}

/// What an event, by its code, tells whom; nothing for what concerns nobody else.
#[must_use]
pub fn told_by(machine: MachineKind, event: &str) -> Option<(NoticeKind, Audience)> {
    use {Audience as A, NoticeKind as K};
    Some(match machine {
        MachineKind::Registration | MachineKind::Plan => match PaperEvent::from_code(event)? {
            PaperEvent::Submit => (K::ToReview, A::Reviewers),
            PaperEvent::Accept => (K::Accepted, A::Senders),
            PaperEvent::Return => (K::Returned, A::Senders),
            PaperEvent::WithdrawDecision => (K::Reversed, A::Senders),
            PaperEvent::Write | PaperEvent::Recall | PaperEvent::Replace | PaperEvent::Withdraw => return None,
        },
        MachineKind::Explanation => match ExplanationEvent::from_code(event)? {
            ExplanationEvent::Request => (K::ExplanationRequested, A::Unit),
            ExplanationEvent::Answer => (K::ToReview, A::Reviewers),
            ExplanationEvent::Accept => (K::Accepted, A::Senders),
            ExplanationEvent::Return => (K::Returned, A::Senders),
            ExplanationEvent::WithdrawDecision => (K::Reversed, A::Senders),
            ExplanationEvent::Recall | ExplanationEvent::Withdraw => return None,
        },
        MachineKind::Task => match TaskEvent::from_code(event)? {
            TaskEvent::Assign => (K::Assigned, A::Unit),
            TaskEvent::Present => (K::ToReview, A::Heads),
            TaskEvent::Rework => (K::Returned, A::Senders),
            _ => return None,
        },
        MachineKind::Difficulty => match DifficultyEvent::from_code(event)? {
            DifficultyEvent::Raise | DifficultyEvent::Reopen => (K::ToReview, A::Level),
            DifficultyEvent::Escalate | DifficultyEvent::Climb => (K::Climbed, A::Level),
            DifficultyEvent::SendBack => (K::Returned, A::Senders),
            DifficultyEvent::Decide | DifficultyEvent::RecordAnswer => (K::Decided, A::Senders),
            _ => return None,
        },
        MachineKind::Directive => match DirectiveEvent::from_code(event)? {
            DirectiveEvent::Issue => (K::Assigned, A::Unit),
            DirectiveEvent::Withdraw | DirectiveEvent::Replace => (K::Reversed, A::Unit),
            DirectiveEvent::Write => return None,
        },
        MachineKind::Report => match ReportEvent::from_code(event)? {
            ReportEvent::Present => (K::ToReview, A::Heads),
            ReportEvent::Submit => (K::ToReview, A::Reviewers),
            ReportEvent::HeadReturn | ReportEvent::Return => (K::Returned, A::Senders),
            ReportEvent::Approve => (K::Accepted, A::Senders),
            ReportEvent::Reopen => (K::Reversed, A::Senders),
            ReportEvent::Ask | ReportEvent::Write | ReportEvent::TakeBack | ReportEvent::Recall => return None,
        },
        MachineKind::Model => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_must_do_is_told_and_what_is_written_for_oneself_is_not() {
        use {Audience as A, MachineKind as M, NoticeKind as K};
        assert_eq!(told_by(M::Plan, "submit"), Some((K::ToReview, A::Reviewers)));
        assert_eq!(told_by(M::Registration, "return"), Some((K::Returned, A::Senders)));
        assert_eq!(told_by(M::Directive, "issue"), Some((K::Assigned, A::Unit)));
        assert_eq!(told_by(M::Report, "present"), Some((K::ToReview, A::Heads)));
        assert_eq!(told_by(M::Report, "head_return"), Some((K::Returned, A::Senders)));
        assert_eq!(told_by(M::Difficulty, "climb"), Some((K::Climbed, A::Level)));
        for (machine, event) in [(M::Registration, "write"), (M::Model, "accept"), (M::Task, "start"), (M::Plan, "no such event")] {
            assert_eq!(told_by(machine, event), None, "{machine} {event}");
        }
    }
}
