//! `/search`: what the person may see and holds the words, by kind.

pub mod server_fns;

use domain::fold::marked;
use domain::text::{self, search as texts};
use domain::views::search::{Hit, SearchGroup, SearchKind, SearchResults};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::use_lang;
use crate::layouts::PageOf;
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::state::Empty;
use server_fns::search;

/// The page.
#[component]
pub fn SearchPage() -> impl IntoView {
    let query = use_query_map();
    let words = Memo::new(move |_| query.with(|query| query.get("q")).unwrap_or_default());
    let results = Resource::new(move || words.get(), search);
    view! { <PageOf resource=results render=|results| view! { <Content results/> }/> }
}

#[component]
fn Content(results: SearchResults) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let total: u32 = results.groups.iter().map(|group| group.total).sum();
    let short = results.needle.is_empty();
    let outcome = if short && results.typed.is_empty() {
        ().into_any()
    } else if short {
        view! { <p class="note y" role="status">{t.short}</p> }.into_any()
    } else if total == 0 {
        view! { <Empty title=t.none hint=t.none_hint/> }.into_any()
    } else {
        view! { <p class="sub" role="status" data-testid="found">{text::search::found(lang, total, &results.typed)}</p> }.into_any()
    };
    let (needle, typed) = (results.needle, results.typed.clone());
    let groups = results.groups.into_iter().map(|group| view! { <Found group needle=needle.clone() typed=typed.clone()/> }.into_any());
    let groups = groups.collect_view();
    view! {
        <PageHead title=t.title subtitle=t.subtitle/>
        <form method="get" action="/search" class="filters" role="search" aria-label=t.page_label>
            <input class="inp wide" type="search" name="q" aria-label=t.words value=results.typed/>
            <button class="btn pri" type="submit">{t.go}</button>
        </form>
        {outcome}
        {groups}
    }
    .into_any()
}

#[component]
fn Found(group: SearchGroup, needle: String, typed: String) -> impl IntoView {
    let lang = use_lang();
    let (kind, total) = (group.kind, group.total);
    let more = usize::try_from(total).is_ok_and(|total| total > group.rows.len());
    let more = more.then(|| view! { <p><a href=list(kind, &typed)>{text::search::all(lang, total)}</a></p> });
    let row = |hit: Hit| {
        view! {
            <li data-testid="hit">
                <a href=hit.href><Marked text=hit.title needle=needle.clone()/></a>
                <p class="meta"><Marked text=hit.about needle=needle.clone()/></p>
            </li>
        }
    };
    let rows = group.rows.into_iter().map(row).collect_view();
    view! {
        <Group title=text::search::group(lang, kind) count=total.to_string() id=kind.code()>
            <div class="panel"><div class="pad"><ul class="hits">{rows}</ul>{more}</div></div>
        </Group>
    }
}

/// The list of a kind, with the same filter.
fn list(kind: SearchKind, typed: &str) -> String {
    let mut address = leptos_router::params::ParamsMap::new();
    address.insert("q", typed.to_owned());
    format!("/{kind}{}", address.to_query_string())
}

/// A text with what was looked for marked in it.
#[component]
fn Marked(text: String, needle: String) -> impl IntoView {
    let piece = |(hit, piece): (bool, String)| if hit { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() };
    marked(&text, &needle).into_iter().map(piece).collect_view()
}
