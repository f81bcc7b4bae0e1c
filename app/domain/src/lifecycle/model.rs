//! The life of a pilot model: register, plan, launch, run, assess, replicate; a new phase plans again.

use super::ModelState as S;
use super::machine::{Machine, MachineKind, Rule, Who::Right};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// What may happen to a model.
    ModelEvent {
        /// A unit begins to write one.
        Begin = "begin",
        /// Its registration is sent, for the first time or again.
        Submit = "submit",
        /// Its registration is taken back before a decision.
        Recall = "recall",
        /// Its registration is accepted.
        Accept = "accept",
        /// Its registration is returned.
        Return = "return",
        /// The acceptance or return was a mistake.
        WithdrawDecision = "withdraw_decision",
        /// Its unit begins to plan.
        StartPlanning = "start_planning",
        /// Its plan is approved.
        ApprovePlan = "approve_plan",
        /// The approval of its plan was a mistake.
        WithdrawPlanApproval = "withdraw_plan_approval",
        /// Lễ ra mắt.
        Launch = "launch",
        /// It runs.
        Start = "start",
        /// It stops for a time.
        Suspend = "suspend",
        /// It runs on: after a stop, or because the assessment asks for more.
        Resume = "resume",
        /// It is assessed.
        Evaluate = "evaluate",
        /// It is completed.
        Complete = "complete",
        /// It is copied elsewhere.
        Replicate = "replicate",
        /// It begins as a copy of another, in another unit.
        Copy = "copy",
        /// All its copies are settled.
        FinishReplication = "finish_replication",
        /// Copying is given up.
        StopReplication = "stop_replication",
        /// A new phase begins ("giai đoạn 2").
        StartPhase = "start_phase",
        /// A draft is thrown away.
        Discard = "discard",
        /// It is given up.
        Cancel = "cancel",
        /// Giving it up was a mistake: it is registered anew.
        Reinstate = "reinstate",
    }
}

coded! {
    /// How reports count models: "26 đã triển khai: 6 hoàn thành, 20 đang thực hiện; 12 chưa bắt đầu".
    ModelGroup {
        /// Done or running.
        Deployed = "deployed",
        /// Completed, whether copied since or not.
        Done = "done",
        /// Launched and not completed.
        Running = "running",
        /// All before the launch.
        NotStarted = "not_started",
    }
}

/// The machine of models.
#[derive(Debug)]
pub struct Model;

const fn rule(event: ModelEvent, from: &'static [S], to: S, right: A, needs: &'static [N]) -> Rule<S, ModelEvent> {
    Rule { event, from, to, who: Right(right), other_person: false, needs }
}

const fn checked(event: ModelEvent, from: &'static [S], to: S, right: A, needs: &'static [N]) -> Rule<S, ModelEvent> {
    Rule { event, from, to, who: Right(right), other_person: true, needs }
}

impl Machine for Model {
    type State = S;
    type Event = ModelEvent;
    const KIND: MachineKind = MachineKind::Model;
    const RULES: &'static [Rule<S, ModelEvent>] = {
        use ModelEvent as E;
        &[
            rule(E::Begin, &[], S::Draft, A::WriteDrafts, &[]),
            rule(E::Submit, &[S::Draft, S::Returned], S::Submitted, A::SubmitPapers, &[N::Proposal, N::Explained]),
            rule(E::Recall, &[S::Submitted], S::Draft, A::SubmitPapers, &[N::Text]),
            checked(E::Accept, &[S::Submitted], S::Accepted, A::ReviewPapers, &[]),
            checked(E::Return, &[S::Submitted], S::Returned, A::ReviewPapers, &[N::Remarks, N::Addressee, N::Due]),
            rule(E::WithdrawDecision, &[S::Accepted, S::Returned], S::Submitted, A::ReviewPapers, &[N::Text]),
            rule(E::StartPlanning, &[S::Accepted], S::Planning, A::WriteDrafts, &[]),
            checked(E::ApprovePlan, &[S::Planning], S::Planned, A::ReviewPapers, &[N::Plan]),
            rule(E::WithdrawPlanApproval, &[S::Planned], S::Planning, A::ReviewPapers, &[N::Text]),
            rule(E::Launch, &[S::Planned], S::Launched, A::ReportProgress, &[N::Day]),
            rule(E::Start, &[S::Planned, S::Launched], S::InProgress, A::ReportProgress, &[N::Day]),
            rule(E::Suspend, &[S::Launched, S::InProgress], S::Suspended, A::SteerModels, &[N::Text]),
            rule(E::Resume, &[S::Suspended, S::Evaluated, S::Completed], S::InProgress, A::SteerModels, &[N::Text]),
            checked(E::Evaluate, &[S::InProgress], S::Evaluated, A::EvaluateModels, &[N::Verdict, N::Text]),
            checked(E::Complete, &[S::Evaluated], S::Completed, A::SteerModels, &[N::Day]),
            rule(E::Replicate, &[S::Completed], S::Replicating, A::SteerModels, &[N::WorthCopying]),
            rule(E::Copy, &[], S::Accepted, A::SteerModels, &[]),
            rule(E::FinishReplication, &[S::Replicating], S::Replicated, A::SteerModels, &[N::CopiesSettled]),
            rule(E::StopReplication, &[S::Replicating], S::Completed, A::SteerModels, &[N::Text]),
            rule(E::StartPhase, &[S::Completed, S::Replicated], S::Planning, A::SteerModels, &[N::Text]),
            rule(E::Discard, &[S::Draft], S::Cancelled, A::WriteDrafts, &[]),
            rule(
                E::Cancel,
                // What is being decided on is decided first: a cancelled model would leave its registration waiting for ever.
                &[S::Returned, S::Accepted, S::Planning, S::Planned, S::Launched, S::InProgress, S::Suspended, S::Evaluated],
                S::Cancelled,
                A::SteerModels,
                &[N::Text],
            ),
            rule(E::Reinstate, &[S::Cancelled], S::Draft, A::SteerModels, &[N::Text]),
        ]
    };
}

impl S {
    /// Whether a unit with a model in this state "has" one: accepted and not given up.
    #[must_use]
    pub const fn counts_for_quota(self) -> bool {
        !matches!(self, Self::Draft | Self::Submitted | Self::Returned | Self::Cancelled)
    }

    /// Whether reports count a model in this state among these. One that was given up is counted nowhere.
    #[must_use]
    pub const fn is_in(self, group: ModelGroup) -> bool {
        let own = match self {
            Self::Draft | Self::Submitted | Self::Returned | Self::Accepted | Self::Planning | Self::Planned => ModelGroup::NotStarted,
            Self::Launched | Self::InProgress | Self::Suspended | Self::Evaluated => ModelGroup::Running,
            Self::Completed | Self::Replicating | Self::Replicated => ModelGroup::Done,
            Self::Cancelled => return false,
        };
        match group {
            ModelGroup::Deployed => !matches!(own, ModelGroup::NotStarted),
            ModelGroup::Done => matches!(own, ModelGroup::Done),
            ModelGroup::Running => matches!(own, ModelGroup::Running),
            ModelGroup::NotStarted => matches!(own, ModelGroup::NotStarted),
        }
    }

    /// Whether the model can still change by itself; the rest is settled.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Replicated | Self::Cancelled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_part_the_states() {
        let of = |group| S::ALL.iter().filter(|state| state.is_in(group)).count();
        let [deployed, done, running, waiting] =
            [ModelGroup::Deployed, ModelGroup::Done, ModelGroup::Running, ModelGroup::NotStarted].map(of);
        assert_eq!((deployed, done, running, waiting), (7, 3, 4, 6));
        assert_eq!(deployed + waiting + 1, S::ALL.len(), "all but the one that was given up");
    }
}
