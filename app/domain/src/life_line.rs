//! The life of a model as it is drawn: seven steps on a line, each done, at hand, gone wrong, or still to come.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::coded;
use crate::lifecycle::ModelState;

coded! {
    /// A step of the line.
    StepKind {
        /// Đăng ký.
        Register = "register",
        /// Xét duyệt.
        Review = "review",
        /// Kế hoạch.
        Plan = "plan",
        /// Ra mắt.
        Launch = "launch",
        /// Triển khai.
        Run = "run",
        /// Đánh giá.
        Evaluate = "evaluate",
        /// Nhân rộng.
        Replicate = "replicate",
    }
}

coded! {
    /// How a step stands.
    StepMark {
        /// Done.
        Done = "done",
        /// What is to be done next, or is under way.
        Now = "now",
        /// It stopped here: returned, suspended, given up.
        Stopped = "stopped",
        /// Still to come, or left out.
        Open = "open",
    }
}

/// A step with how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Which.
    pub kind: StepKind,
    /// How it stands.
    pub mark: StepMark,
    /// The day on which that became so, where it is known.
    pub on: Option<Date>,
}

/// Where a model was at a moment of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stood {
    /// The state.
    pub state: ModelState,
    /// Since which day.
    pub on: Date,
}

/// The step that a state is at, and how that step stands.
const fn place(state: ModelState) -> (StepKind, StepMark) {
    use ModelState as S;
    use StepKind as K;
    match state {
        S::Draft => (K::Register, StepMark::Now),
        S::Submitted => (K::Review, StepMark::Now),
        S::Returned => (K::Review, StepMark::Stopped),
        S::Accepted | S::Planning => (K::Plan, StepMark::Now),
        S::Planned => (K::Launch, StepMark::Now),
        S::Launched | S::InProgress => (K::Run, StepMark::Now),
        S::Suspended => (K::Run, StepMark::Stopped),
        S::Evaluated => (K::Evaluate, StepMark::Now),
        S::Completed => (K::Evaluate, StepMark::Done),
        S::Replicating => (K::Replicate, StepMark::Now),
        S::Replicated => (K::Replicate, StepMark::Done),
        S::Cancelled => (K::Register, StepMark::Stopped),
    }
}

/// The line of a life, oldest state first. What was given up stopped where it was. A launch that was never held is left out, not done.
#[must_use]
pub fn line(life: &[Stood]) -> Vec<Step> {
    let last = life.last().map_or(ModelState::Draft, |stood| stood.state);
    let before = life.iter().rev().find(|stood| stood.state != ModelState::Cancelled).map_or(ModelState::Draft, |stood| stood.state);
    let (at, mark) = if last == ModelState::Cancelled { (place(before).0, StepMark::Stopped) } else { place(last) };
    let launched = life.iter().any(|stood| stood.state == ModelState::Launched);
    let step = |kind: StepKind| {
        let mark = match kind.cmp(&at) {
            std::cmp::Ordering::Equal => mark,
            std::cmp::Ordering::Greater => StepMark::Open,
            std::cmp::Ordering::Less if kind == StepKind::Launch && !launched => StepMark::Open,
            std::cmp::Ordering::Less => StepMark::Done,
        };
        let on = match mark {
            StepMark::Open => None,
            // Over since the first day on which the model stood beyond it, after it last stood at it or before it.
            StepMark::Done => {
                let beyond = |stood: &&Stood| stood.state != ModelState::Cancelled && passed(kind, stood.state);
                life.iter()
                    .rev()
                    .take_while(|stood| stood.state == ModelState::Cancelled || beyond(stood))
                    .filter(beyond)
                    .last()
                    .map(|stood| stood.on)
            }
            StepMark::Now | StepMark::Stopped => life.last().map(|stood| stood.on),
        };
        Step { kind, mark, on }
    };
    StepKind::ALL.iter().copied().map(step).collect()
}

/// Whether a model in this state has the step behind it.
fn passed(kind: StepKind, state: ModelState) -> bool {
    let (at, mark) = place(state);
    at > kind || (at == kind && mark == StepMark::Done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    fn marks(states: &[ModelState]) -> Vec<StepMark> {
        let life: Vec<Stood> = states.iter().map(|state| Stood { state: *state, on: date!(2023 - 05 - 24) }).collect();
        line(&life).into_iter().map(|step| step.mark).collect()
    }

    #[test]
    fn each_state_has_its_place() {
        use ModelState as S;
        use StepMark::{Done, Now, Open, Stopped};
        assert_eq!(marks(&[S::Draft]), [Now, Open, Open, Open, Open, Open, Open]);
        assert_eq!(marks(&[S::Submitted, S::Returned]), [Done, Stopped, Open, Open, Open, Open, Open]);
        assert_eq!(marks(&[S::Accepted]), [Done, Done, Now, Open, Open, Open, Open]);
        assert_eq!(marks(&[S::Planned, S::Launched]), [Done, Done, Done, Done, Now, Open, Open]);
        assert_eq!(marks(&[S::Replicated]), [Done, Done, Done, Open, Done, Done, Done]);
    }

    #[test]
    fn a_launch_that_was_never_held_is_left_out() {
        use ModelState as S;
        assert_eq!(marks(&[S::Planned, S::InProgress])[3], StepMark::Open);
    }

    #[test]
    fn what_was_given_up_stopped_where_it_was() {
        use ModelState as S;
        use StepMark::{Done, Open, Stopped};
        assert_eq!(marks(&[S::Accepted, S::Planning, S::Cancelled]), [Done, Done, Stopped, Open, Open, Open, Open]);
    }

    #[test]
    fn days_are_those_of_the_last_time() {
        use ModelState as S;
        let stood = |state, on| Stood { state, on };
        let life = [
            stood(S::Submitted, date!(2023 - 05 - 01)),
            stood(S::Returned, date!(2023 - 05 - 10)),
            stood(S::Submitted, date!(2023 - 05 - 20)),
            stood(S::Accepted, date!(2023 - 05 - 24)),
            stood(S::Planning, date!(2023 - 05 - 26)),
        ];
        let days: Vec<_> = line(&life).into_iter().map(|step| step.on).collect();
        let [first, accepted, now] = [date!(2023 - 05 - 01), date!(2023 - 05 - 24), date!(2023 - 05 - 26)].map(Some);
        assert_eq!(days, [first, accepted, now, None, None, None, None]);
    }
}
