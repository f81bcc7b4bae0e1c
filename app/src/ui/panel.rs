//! A titled group of a page, and a list of facts.

use leptos::prelude::*;

/// A section with a heading and, after it, how many there are.
#[component]
pub fn Group(
    #[prop(into)] title: String,
    #[prop(into, optional)] count: String,
    #[prop(into, optional)] id: String,
    children: Children,
) -> impl IntoView {
    let count = (!count.is_empty()).then(|| view! { <span class="n">{count}</span> });
    view! {
        <section class="group" id=(!id.is_empty()).then_some(id)>
            <h2>{title}" "{count}</h2>
            {children()}
        </section>
    }
    .into_any()
}

/// Facts: (name, value).
#[component]
pub fn Facts(rows: Vec<(&'static str, AnyView)>) -> impl IntoView {
    let row = |(name, value): (&'static str, AnyView)| view! { <dt>{name}</dt><dd>{value}</dd> };
    view! { <dl class="kv">{rows.into_iter().map(row).collect_view()}</dl> }.into_any()
}
