//! `/models`: the models of a day, with the count of each state on top.

use domain::lifecycle::ModelState;
use domain::text::{self, labels, models as texts};
use domain::units::Level;
use domain::views::models::{ModelFilter, ModelList};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::server_fns::list_models;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, ModelTable, SelectFilter, TextFilter, UnreadFilters, narrowed};
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::state::Empty;

/// The page.
#[component]
pub fn ModelsPage() -> impl IntoView {
    let query = use_query_map();
    let as_of = as_of_query();
    let filter = Memo::new(move |_| {
        let word = |name: &str| query.with(|query| query.get(name)).filter(|word| !word.is_empty());
        ModelFilter {
            as_of: as_of.get(),
            search: word("q"),
            level: word("level").as_deref().and_then(Level::from_code),
            state: word("state").as_deref().and_then(ModelState::from_code),
            page: word("page").and_then(|page| page.parse().ok()),
        }
    });
    let list = Resource::new(move || filter.get(), list_models);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }
}

#[component]
fn Content(list: ModelList, filter: ModelFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let as_of = filter.as_of;
    let total = list.states.iter().map(|(_, count)| count).sum();
    let state = filter.state;
    let counts = list
        .states
        .iter()
        .map(|(code, count)| (narrowed("state", code.code()), labels::model_state(lang, *code).to_owned(), *count, state == Some(*code)));
    let counts = counts.collect();
    let clear = filter.search.is_some() || filter.level.is_some() || filter.state.is_some();
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        view! { <ModelTable rows=list.rows as_of/><Pager page=list.page/> }.into_any()
    };
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::models::subtitle(lang, total, list.as_of)/>
        <UnreadFilters read=vec![("level", filter.level.is_some()), ("state", filter.state.is_some())]/>
        <Counts label=t.by_state rows=counts/>
        <Filters filter clear/>
        {rows}
    }
}

#[component]
fn Filters(filter: ModelFilter, clear: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let levels = Level::ALL.iter().map(|level| (level.code().to_owned(), labels::level(lang, *level).to_owned())).collect();
    let states = ModelState::ALL.iter().map(|state| (state.code().to_owned(), labels::model_state(lang, *state).to_owned())).collect();
    view! {
        <FilterBar clear as_of=filter.as_of>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="level" label=t.filter_level all=t.all_levels options=levels value=filter.level.map(|l| l.code().to_owned()).unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=filter.state.map(|s| s.code().to_owned()).unwrap_or_default()/>
        </FilterBar>
    }
}
