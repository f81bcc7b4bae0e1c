//! Status: colour, shape and word together.

use domain::deadline::Tone;
use domain::text::common;
use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::contexts::use_lang;

const fn class_and_shape(tone: Tone) -> (&'static str, IconName) {
    match tone {
        Tone::Green => ("g", IconName::Done),
        Tone::Yellow => ("y", IconName::Warn),
        Tone::Red => ("r", IconName::Stop),
        Tone::Grey => ("", IconName::Ring),
        Tone::Indigo => ("i", IconName::Half),
    }
}

/// The class of a tone, for other components that wear it.
#[must_use]
pub const fn tone_class(tone: Tone) -> &'static str {
    class_and_shape(tone).0
}

/// A badge; `bare` (no tint) inside dense tables, `wrap` for long words.
#[component]
pub fn Badge(tone: Tone, #[prop(into)] label: String, #[prop(optional)] bare: bool, #[prop(optional)] wrap: bool) -> impl IntoView {
    let (class, shape) = class_and_shape(tone);
    let class = format!("bd {class}{}{}", if bare { " bare" } else { "" }, if wrap { " wrap" } else { "" });
    view! { <span class=class><Icon name=shape/>{label}</span> }.into_any()
}

/// The shape of a tone alone, for places where the word stands beside it.
#[component]
pub fn Shape(tone: Tone) -> impl IntoView {
    view! { <Icon name=class_and_shape(tone).1/> }
}

/// Time left or late, with the date under it.
#[component]
pub fn Countdown(tone: Tone, #[prop(into)] label: String, #[prop(into)] date: String) -> impl IntoView {
    view! { <p class="cd"><Badge tone label/><small>{date}</small></p> }.into_any()
}

/// "mẫu": a sample, never to be taken for real.
#[component]
pub fn SampleMark(#[prop(optional)] when: Option<bool>) -> impl IntoView {
    let t = common(use_lang());
    when.unwrap_or(true).then(|| view! { " "<span class="mau" title=t.sample_hint>{t.sample}</span> })
}
