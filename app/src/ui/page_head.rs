//! Head of a page: the way to it, its title, one sentence.

use domain::text::common;
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::layouts::Title;

/// The head. `crumbs` are (address, words), from the outermost.
#[component]
pub fn PageHead(
    #[prop(into)] title: String,
    #[prop(into, optional)] subtitle: String,
    #[prop(optional)] crumbs: Vec<(String, String)>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let label = common::nav(use_lang()).breadcrumbs;
    let crumb = |(href, words): (String, String)| view! { <a href=href>{words}</a><span aria-hidden="true">"/"</span> };
    let crumbs =
        (!crumbs.is_empty()).then(|| view! { <nav class="crumb" aria-label=label>{crumbs.into_iter().map(crumb).collect_view()}</nav> });
    view! {
        <Title text=title.clone()/>
        <div class="head">
            <div>
                {crumbs}
                <h1>{title}</h1>
                {(!subtitle.is_empty()).then(|| view! { <p class="sub">{subtitle}</p> })}
            </div>
            {children.map(|children| view! { <div class="acts">{children()}</div> })}
        </div>
    }
    .into_any()
}
