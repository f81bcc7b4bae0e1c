//! `/difficulties`: how many stand where, then what is due first.

use domain::access::Action;
use domain::difficulty::{Category, HandlingLevel};
use domain::lifecycle::difficulty::DifficultyState;
use domain::text::{Lang, difficulties as texts, labels};
use domain::views::difficulties::{DifficultyFilter, DifficultyList};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::rows::DifficultyTable;
use super::server_fns::list_difficulties;
use crate::contexts::{use_frame, use_lang};
use crate::features::parts::{Counts, FilterBar, SelectFilter, TextFilter, UnreadFilters, narrowed};
use crate::layouts::{DoneLine, PageOf};
use crate::ui::button::{ButtonKind, LinkButton};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::state::Empty;

/// The page.
#[component]
pub fn DifficultiesPage() -> impl IntoView {
    let query = use_query_map();
    let may = use_frame().me.is_some_and(|me| me.may(Action::RaiseDifficulties));
    let filter = Memo::new(move |_| query.with(|query| DifficultyFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_difficulties);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked() may/> }/> }.into_any()
}

fn done(lang: Lang, code: &str) -> Option<String> {
    (code == "discarded").then(|| texts(lang).discarded.to_owned())
}

#[component]
fn Content(list: DifficultyList, filter: DifficultyFilter, may: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (at, deadline_hour) = (list.at, list.deadline_hour);
    let words = |state: DifficultyState| labels::difficulty_state(lang, state).to_owned();
    let states = list.states.iter().map(|(state, n)| (narrowed("state", state.code()), words(*state), *n, filter.state == Some(*state)));
    let states = states.collect();
    let words = |level: HandlingLevel| labels::handling_level(lang, level).to_owned();
    let levels = list.levels.iter().map(|(level, n)| (narrowed("level", level.code()), words(*level), *n, filter.level == Some(*level)));
    let levels: Vec<_> = levels.collect();
    let none = filter.search.is_none() && filter.state.is_none() && filter.level.is_none() && filter.category.is_none();
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if none { t.empty } else { t.no_match }/> }.into_any()
    } else {
        view! { <DifficultyTable rows=list.rows at deadline_hour sort=filter.sort/><Pager page=list.page sheet=Sheet::Difficulties/> }
            .into_any()
    };
    view! {
        <PageHead title=t.title subtitle=t.subtitle>
            {may.then(|| view! { <LinkButton href="/difficulties/new" label=t.new kind=ButtonKind::Primary/> })}
        </PageHead>
        <DoneLine words=done/>
        <UnreadFilters read=vec![("state", filter.state.is_some()), ("level", filter.level.is_some()), ("category", filter.category.is_some())]/>
        <Counts label=t.by_state rows=states/>
        <Counts label=t.by_level rows=levels/>
        <Filters filter clear=!none/>
        {rows}
    }
    .into_any()
}

#[component]
fn Filters(filter: DifficultyFilter, clear: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let states = DifficultyState::ALL.iter().map(|one| (one.code().to_owned(), labels::difficulty_state(lang, *one).to_owned())).collect();
    let levels = HandlingLevel::ALL.iter().map(|one| (one.code().to_owned(), labels::handling_level(lang, *one).to_owned())).collect();
    let categories = Category::ALL.iter().map(|one| (one.code().to_owned(), labels::category(lang, *one).to_owned())).collect();
    let state = filter.state.map(|one| one.code().to_owned()).unwrap_or_default();
    let level = filter.level.map(|one| one.code().to_owned()).unwrap_or_default();
    let category = filter.category.map(|one| one.code().to_owned()).unwrap_or_default();
    view! {
        <FilterBar clear keep=vec![("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default())]>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=state/>
            <SelectFilter name="level" label=t.filter_level all=t.all_levels options=levels value=level/>
            <SelectFilter name="category" label=t.filter_category all=t.all_categories options=categories value=category/>
        </FilterBar>
    }
    .into_any()
}
