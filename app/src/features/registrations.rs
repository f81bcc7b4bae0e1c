//! `/registrations`: writing, sending and reviewing.

mod decide;
mod details;
mod draft;
mod explain;
mod list;
mod new;
pub mod server_fns;

pub use details::RegistrationPage;
pub use list::RegistrationsPage;
pub use new::NewRegistrationPage;

use domain::deadline::Tone;
use domain::lifecycle::paper::PaperState;

/// Accepted is green, returned red, waiting indigo, the rest grey.
#[must_use]
pub const fn paper_tone(state: PaperState) -> Tone {
    match state {
        PaperState::Accepted => Tone::Green,
        PaperState::Returned => Tone::Red,
        PaperState::Submitted => Tone::Indigo,
        PaperState::Draft | PaperState::Replaced | PaperState::Withdrawn => Tone::Grey,
    }
}
