//! The first stop of the keyboard.

use domain::text::common;
use leptos::prelude::*;

use crate::contexts::use_lang;

/// Leads past the navigation.
#[component]
pub fn SkipLink() -> impl IntoView {
    view! { <a class="skip" href="#main" rel="external">{common(use_lang()).skip_to_content}</a> }
}
