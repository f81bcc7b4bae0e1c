//! The life of a task: written by a unit and approved, or given from above; carried out; signed; done. Or permanent ("thường xuyên").

use super::machine::{Machine, MachineKind, Rule, Who::Right};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a task stands.
    TaskState {
        /// Being written.
        Draft = "draft",
        /// Sent for approval.
        Submitted = "submitted",
        /// Chưa triển khai.
        NotStarted = "not_started",
        /// Đang thực hiện.
        InProgress = "in_progress",
        /// Đang trình ký.
        Signing = "signing",
        /// Hoàn thành.
        Done = "done",
        /// Thường xuyên: has no end, and so is never late.
        Recurring = "recurring",
        /// Tạm dừng.
        Suspended = "suspended",
        /// Không thực hiện nữa.
        Cancelled = "cancelled",
    }
}

coded! {
    /// What may happen to a task.
    TaskEvent {
        /// A unit begins to write one.
        Write = "write",
        /// The standing agency gives one.
        Assign = "assign",
        /// It is sent for approval.
        Submit = "submit",
        /// It is approved.
        Approve = "approve",
        /// It is returned.
        Return = "return",
        /// Work begins.
        Start = "start",
        /// It is put before the head for signature.
        Present = "present",
        /// The head signs: done.
        Sign = "sign",
        /// The head wants more.
        Rework = "rework",
        /// It becomes permanent. Not the unit's to say: it takes the due date away.
        MakeRecurring = "make_recurring",
        /// A permanent task gets an end after all.
        SetEnd = "set_end",
        /// It stops for a time.
        Suspend = "suspend",
        /// It goes on.
        Resume = "resume",
        /// It was not done after all.
        Reopen = "reopen",
        /// A draft is thrown away.
        Discard = "discard",
        /// It is given up.
        Cancel = "cancel",
    }
}

/// The machine of tasks.
#[derive(Debug)]
pub struct Task;

impl Machine for Task {
    type State = TaskState;
    type Event = TaskEvent;
    const KIND: MachineKind = MachineKind::Task;
    const RULES: &'static [Rule<TaskState, TaskEvent>] = {
        use TaskEvent as E;
        use TaskState as S;
        const fn row(event: E, from: &'static [S], to: S, right: A, other_person: bool, needs: &'static [N]) -> Rule<S, E> {
            Rule { event, from, to, who: Right(right), other_person, needs }
        }
        &[
            row(E::Write, &[], S::Draft, A::WriteDrafts, false, &[]),
            row(E::Assign, &[], S::NotStarted, A::AssignTasks, false, &[N::ClearTask]),
            row(E::Submit, &[S::Draft], S::Submitted, A::SubmitPapers, false, &[N::ClearTask]),
            row(E::Approve, &[S::Submitted], S::NotStarted, A::ReviewPapers, true, &[]),
            row(E::Return, &[S::Submitted], S::Draft, A::ReviewPapers, true, &[N::Remarks, N::Addressee, N::Due]),
            row(E::Start, &[S::NotStarted], S::InProgress, A::ReportProgress, false, &[]),
            row(E::Present, &[S::InProgress], S::Signing, A::ReportProgress, false, &[N::Text]),
            row(E::Sign, &[S::Signing], S::Done, A::SubmitPapers, true, &[N::Day]),
            row(E::Rework, &[S::Signing], S::InProgress, A::SubmitPapers, false, &[N::Text]),
            row(E::MakeRecurring, &[S::NotStarted, S::InProgress], S::Recurring, A::AssignTasks, false, &[N::Text]),
            row(E::SetEnd, &[S::Recurring], S::InProgress, A::AssignTasks, false, &[N::Text, N::Due]),
            row(E::Suspend, &[S::NotStarted, S::InProgress, S::Recurring], S::Suspended, A::AssignTasks, false, &[N::Text]),
            row(E::Resume, &[S::Suspended], S::InProgress, A::AssignTasks, false, &[N::Text]),
            row(E::Reopen, &[S::Done], S::InProgress, A::AssignTasks, false, &[N::Text]),
            row(E::Discard, &[S::Draft], S::Cancelled, A::WriteDrafts, false, &[]),
            row(
                E::Cancel,
                &[S::Submitted, S::NotStarted, S::InProgress, S::Recurring, S::Suspended],
                S::Cancelled,
                A::AssignTasks,
                false,
                &[N::Text],
            ),
        ]
    };
}
