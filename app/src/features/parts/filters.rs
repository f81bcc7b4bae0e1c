//! Filters are GET forms and links: they work without a script, and live in the address.

use domain::format::fmt_int;
use domain::text::common;
use domain::views::order::{Order, SortBy};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use crate::contexts::use_lang;
use crate::ui::icon::{Icon, IconName};
use crate::ui::table::{Column, Sort};

/// The bar. `keep` are parameters to carry along, the day among them; `clear` offers to remove all filters in one action.
#[component]
pub fn FilterBar(
    clear: bool,
    #[prop(optional_no_strip)] as_of: Option<Date>,
    #[prop(optional)] keep: Vec<(&'static str, String)>,
    children: Children,
) -> impl IntoView {
    let t = common(use_lang());
    let back = format!("?{}", super::on(as_of, '&').trim_start_matches('&'));
    let kept = keep.into_iter().filter(|(_, value)| !value.is_empty());
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <form method="get" class="filters" role="search">
            {kept}
            {as_of.map(|day| view! { <input type="hidden" name="as_of" value=domain::format::iso(day)/> })}
            {children()}
            <button class="btn" type="submit">{t.filter}</button>
            {clear.then(|| view! { <a class="btn quiet" href=back>{t.clear_filters}</a> })}
        </form>
    }
    .into_any()
}

/// A filter of the address that no list knows is said to be so: the page must not pass all rows off as those that were
/// meant. `read` are the filters of the page with whether each was understood.
#[component]
pub fn UnreadFilters(read: Vec<(&'static str, bool)>) -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let line = move |(name, understood): (&'static str, bool)| {
        let typed = query.with_untracked(|query| query.get(name)).filter(|typed| !understood && !typed.is_empty())?;
        let words = common::unread_filter(lang, name, &typed);
        Some(view! { <p class="note y" role="alert" data-testid="bad-filter"><Icon name=IconName::Warn/><span>{words}</span></p> })
    };
    read.into_iter().map(line).collect_view()
}

/// Text to find.
#[component]
pub fn TextFilter(name: &'static str, label: &'static str, value: String) -> impl IntoView {
    let hint = common(use_lang()).search_hint;
    view! { <input class="inp" type="search" name=name aria-label=label placeholder=label title=hint value=value/> }
}

/// One of several; the empty value is all.
#[component]
pub fn SelectFilter(
    name: &'static str,
    label: &'static str,
    all: &'static str,
    options: Vec<(String, String)>,
    value: String,
) -> impl IntoView {
    let option = move |(code, words): (String, String)| {
        let on = code == value;
        view! { <option value=code selected=on>{words}</option> }
    };
    view! {
        <select class="inp" name=name aria-label=label>
            <option value="">{all}</option>
            {options.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

/// The address of the list that is shown, narrowed by one filter more: the others stay, and it begins at its first page.
#[must_use]
pub fn narrowed(name: &'static str, value: &str) -> String {
    instead_of(&[], name, value)
}

/// Like [`narrowed`], but without these filters.
#[must_use]
pub fn instead_of(others: &[&str], name: &'static str, value: &str) -> String {
    let mut query = use_query_map().get_untracked();
    for gone in ["page", "done"].iter().chain(others) {
        query.remove(gone);
    }
    query.replace(name, value.to_owned());
    query.to_query_string()
}

/// A column of a list, and by what its head sorts.
#[derive(Debug, Clone, Copy)]
pub struct Head(pub Column, pub Option<SortBy>);

/// The columns with where their heads lead; the list begins at its first page again.
#[must_use]
pub fn heads(heads: &[Head], now: Option<Order>) -> (Vec<Column>, Vec<Sort>) {
    let sort = |(at, Head(_, by)): (usize, &Head)| {
        let by = (*by)?;
        let shown = now.filter(|now| now.by == by).map(|now| !now.down);
        Some(Sort(at, narrowed("sort", &Order::next(by, now).to_string()), shown))
    };
    (heads.iter().map(|head| head.0).collect(), heads.iter().enumerate().filter_map(sort).collect())
}

/// Counts that open their rows: (address, words, how many, is it what is shown).
#[component]
pub fn Counts(label: &'static str, rows: Vec<(String, String, u32, bool)>) -> impl IntoView {
    let lang = use_lang();
    let item = move |(href, words, count, here): (String, String, u32, bool)| {
        view! { <a href=href aria-current=here.then_some("true")><b class="tn">{fmt_int(lang, i64::from(count))}</b>" "{words}</a> }
    };
    view! { <nav class="counts" aria-label=label>{rows.into_iter().map(item).collect_view()}</nav> }.into_any()
}
