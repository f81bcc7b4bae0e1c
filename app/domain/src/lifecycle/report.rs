//! The life of one unit's report of figures for one period: owed, written, signed by the head, reviewed, and corrected where it must be.
//! The periods: [`crate::period`]; what is checked before it is sent: [`crate::figures`].
//!
//! An officer writes and presents it to the head; a head, or who stands in for one, may also write and send it. What is approved is
//! known from then on; a correction is a new version, and the approved one stays to be read.

use super::machine::{Machine, MachineKind, Rule, Who};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a unit's report stands.
    ReportState {
        /// Chưa nộp: owed, not begun.
        NotSubmitted = "not_submitted",
        /// Đang soạn.
        Drafting = "drafting",
        /// Chờ trưởng đơn vị duyệt.
        AwaitingHead = "awaiting_head",
        /// Chờ duyệt.
        AwaitingReview = "awaiting_review",
        /// Đã duyệt.
        Approved = "approved",
        /// Cần bổ sung: from the head's desk or the reviewer's.
        Returned = "returned",
    }
}

impl ReportState {
    /// Whether the unit has done its part: it waits for review or is approved. Only then its sending counts as in time.
    #[must_use]
    pub const fn is_sent(self) -> bool {
        matches!(self, Self::AwaitingReview | Self::Approved)
    }

    /// Whether the unit may change its figures.
    #[must_use]
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Drafting | Self::Returned)
    }
}

coded! {
    /// What may happen to a unit's report.
    ReportEvent {
        /// The period asks it of the unit: by itself, when the period opens.
        Ask = "ask",
        /// It is begun.
        Write = "write",
        /// The officer puts it before the head of the unit.
        Present = "present",
        /// It is taken back from the head's desk.
        TakeBack = "take_back",
        /// The head wants more.
        HeadReturn = "head_return",
        /// The unit sends it: the head's signature.
        Submit = "submit",
        /// The unit takes it back before a decision.
        Recall = "recall",
        /// It is approved.
        Approve = "approve",
        /// The reviewer wants more.
        Return = "return",
        /// What was approved must be corrected.
        Reopen = "reopen",
    }
}

/// The machine of reports.
#[derive(Debug)]
pub struct Report;

impl Machine for Report {
    type State = ReportState;
    type Event = ReportEvent;
    const KIND: MachineKind = MachineKind::Report;
    const RULES: &'static [Rule<ReportState, ReportEvent>] = {
        use ReportEvent as E;
        use ReportState as S;
        const fn row(event: E, from: &'static [S], to: S, right: A, other_person: bool, needs: &'static [N]) -> Rule<S, E> {
            Rule { event, from, to, who: Who::Right(right), other_person, needs }
        }
        // What a locked period still allows is to decide on what had come in.
        const RETURN: &[N] = &[N::Remarks, N::Addressee, N::Due, N::Cells, N::OpenPeriod];
        &[
            Rule { event: E::Ask, from: &[], to: S::NotSubmitted, who: Who::Clock, other_person: false, needs: &[N::OpenPeriod] },
            row(E::Write, &[S::NotSubmitted], S::Drafting, A::WriteDrafts, false, &[N::OpenPeriod]),
            row(E::Present, &[S::Drafting, S::Returned], S::AwaitingHead, A::WriteDrafts, false, &[N::Figures, N::OpenPeriod]),
            row(E::TakeBack, &[S::AwaitingHead], S::Drafting, A::WriteDrafts, false, &[N::OpenPeriod]),
            row(E::HeadReturn, &[S::AwaitingHead], S::Returned, A::SubmitPapers, true, RETURN),
            row(
                E::Submit,
                &[S::Drafting, S::Returned, S::AwaitingHead],
                S::AwaitingReview,
                A::SubmitPapers,
                false,
                &[N::Figures, N::OpenPeriod],
            ),
            row(E::Recall, &[S::AwaitingReview], S::Drafting, A::SubmitPapers, false, &[N::Text, N::OpenPeriod]),
            row(E::Approve, &[S::AwaitingReview], S::Approved, A::ReviewPapers, true, &[]),
            row(E::Return, &[S::AwaitingReview], S::Returned, A::ReviewPapers, true, RETURN),
            row(E::Reopen, &[S::Approved], S::Drafting, A::ReviewPapers, false, &[N::Text, N::OpenPeriod]),
        ]
    };
}

#[cfg(test)]
mod tests;
