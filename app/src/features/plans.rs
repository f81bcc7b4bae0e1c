//! `/plans` and `/plans/{id}`.

mod decide;
mod details;
mod frame;
mod list;
mod milestones;
mod progress;
pub mod server_fns;
mod task;
mod task_form;
mod timeline;

pub use details::PlanPage;
pub use list::PlansPage;

use domain::deadline::{DueStatus, Tone};
use domain::lifecycle::paper::PaperState;
use domain::lifecycle::task::TaskState;

/// The tone of a plan's state.
const fn plan_tone(state: PaperState) -> Tone {
    match state {
        PaperState::Accepted => Tone::Green,
        PaperState::Submitted => Tone::Indigo,
        PaperState::Returned => Tone::Red,
        PaperState::Draft | PaperState::Replaced | PaperState::Withdrawn => Tone::Grey,
    }
}

/// The tone of a task: late is red whatever its state, unless it is over.
const fn task_tone(state: Option<TaskState>, due: Option<DueStatus>) -> Tone {
    use TaskState as S;
    match (state, due) {
        (Some(S::Done), _) => Tone::Green,
        (Some(S::NotStarted | S::InProgress | S::Signing), Some(DueStatus::Late { .. })) => Tone::Red,
        (Some(S::InProgress | S::Signing | S::Recurring), _) => Tone::Indigo,
        (Some(S::Suspended), _) => Tone::Yellow,
        (Some(S::Draft | S::Submitted | S::NotStarted | S::Cancelled) | None, _) => Tone::Grey,
    }
}
