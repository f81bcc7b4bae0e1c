//! What a page shows when it has nothing, or not yet.

use domain::text::common;
use leptos::prelude::*;

use crate::contexts::use_lang;

/// What will appear here, and one action. As the whole page (`heading`) it carries the `h1`.
#[component]
pub fn Empty(
    #[prop(into)] title: String,
    #[prop(into, optional)] hint: String,
    #[prop(into, optional)] href: String,
    #[prop(into, optional)] label: String,
    #[prop(optional)] heading: bool,
) -> impl IntoView {
    let title = if heading { view! { <h1>{title}</h1> }.into_any() } else { view! { <p class="strong">{title}</p> }.into_any() };
    view! {
        <div class="empty" data-testid="empty">
            {title}
            {(!hint.is_empty()).then(|| view! { <p>{hint}</p> })}
            {(!href.is_empty()).then(|| view! { <a class="btn" href=href>{label}</a> })}
        </div>
    }
}

/// Rows to come; shown by the style sheet only after 400 ms.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! { <div class="sk" role="status"><span class="vh">{common(use_lang()).loading}</span><i></i><i></i><i></i></div> }
}
