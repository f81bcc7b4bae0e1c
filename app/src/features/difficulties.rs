//! `/difficulties`, `/difficulties/new` and `/difficulties/{id}`.

mod decide;
mod details;
mod draft;
mod levels;
mod list;
mod merged;
mod new;
mod rows;
pub mod server_fns;

pub use details::DifficultyPage;
pub use list::DifficultiesPage;
pub use new::NewDifficultyPage;
pub use rows::Waiting;

use domain::deadline::Tone;
use domain::lifecycle::difficulty::DifficultyState;
use domain::text::difficulties as texts;
use leptos::prelude::*;

use crate::contexts::use_lang;

/// The tone of a state; none is a draft.
const fn difficulty_tone(state: Option<DifficultyState>) -> Tone {
    use DifficultyState as S;
    match state {
        Some(S::Resolved) => Tone::Green,
        Some(S::Open) => Tone::Yellow,
        Some(S::WaitingCentre | S::Decided) => Tone::Indigo,
        Some(S::Merged | S::Withdrawn) | None => Tone::Grey,
    }
}

/// Leads to the form of a new difficulty; `query` says what it hangs on.
#[component]
pub fn RaiseLink(#[prop(into)] query: String) -> impl IntoView {
    let label = texts(use_lang()).raise_here;
    view! { <a class="btn" href=format!("/difficulties/new?{query}") data-testid="raise-link">{label}</a> }
}
