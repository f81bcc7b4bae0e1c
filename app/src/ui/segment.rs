//! One of a few, as links: the choice lives in the address.

use leptos::prelude::*;

/// `items` are (address, words, is it the one shown).
#[component]
pub fn Segment(#[prop(into)] label: String, items: Vec<(String, String, bool)>) -> impl IntoView {
    let item = |(href, words, here): (String, String, bool)| view! { <a href=href aria-current=here.then_some("true")>{words}</a> };
    view! { <nav class="seg" aria-label=label>{items.into_iter().map(item).collect_view()}</nav> }
}
