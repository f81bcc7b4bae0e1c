//! A line that tells: information, warning, refusal.

use domain::deadline::Tone;
use leptos::prelude::*;

use super::badge::{Shape, tone_class};

/// The line. `role` is `status` for what just happened and `alert` for a refusal; what was always there has none.
#[component]
pub fn Note(tone: Tone, #[prop(optional)] role: Option<&'static str>, children: Children) -> impl IntoView {
    view! {
        <div class=format!("note {}", tone_class(tone)) role=role>
            <Shape tone/>
            <div>{children()}</div>
        </div>
    }
}
