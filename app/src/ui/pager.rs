//! Pages of a long list, as links that keep the other parameters.

use domain::text::common;
use domain::views::frame::Page;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::use_lang;

/// Nothing while one page is enough.
#[component]
pub fn Pager(page: Page) -> impl IntoView {
    let lang = use_lang();
    let t = common(lang);
    let pages = page.total.div_ceil(page.size.max(1)).max(1);
    let query = use_query_map();
    let address = move |number: u32| {
        query.with(|query| {
            let mut next = query.clone();
            next.replace("page", number.to_string());
            next.to_query_string()
        })
    };
    let link = move |number: u32| {
        let current = (number == page.number).then_some("page");
        view! { <a href=move || address(number) aria-current=current aria-label=common::page_number(lang, number)>{number}</a> }
    };
    let first = (page.number.max(1) - 1) * page.size + 1;
    let last = (first + page.size).saturating_sub(1).min(page.total);
    view! {
        <div class="filters">
            <span class="sub">{common::pager_range(lang, first.min(page.total), last, page.total)}</span>
            <span class="grow"></span>
            {(pages > 1).then(|| view! { <nav class="pager" aria-label=t.pages>{(1..=pages).map(link).collect_view()}</nav> })}
        </div>
    }
    .into_any()
}
