//! `/models`: the models of a day, with the count of each state on top.

use domain::lifecycle::ModelState;
use domain::lifecycle::model::ModelGroup;
use domain::text::{self, labels, models as texts};
use domain::units::Level;
use domain::views::models::{ModelFilter, ModelList};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::server_fns::list_models;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, ModelTable, SelectFilter, TextFilter, UnreadFilters, instead_of};
use crate::layouts::{AsOfControl, PageOf};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::state::Empty;

/// The page.
#[component]
pub fn ModelsPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| ModelFilter::from_query(&Query::new(&|name| query.get(name)))));
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
    // A count opens what it counted: a state or a group takes the other's place, and a document is counted whatever the state.
    let counts = list.states.iter().map(|(code, count)| {
        (instead_of(&["group"], "state", code.code()), labels::model_state(lang, *code).to_owned(), *count, state == Some(*code))
    });
    let counts = counts.collect();
    let of = |wanted: ModelGroup| list.groups.iter().find(|(group, _)| *group == wanted).map_or(0, |(_, count)| *count);
    let progress = text::models::progress(lang, of(ModelGroup::Done), of(ModelGroup::Running), of(ModelGroup::NotStarted));
    let groups = list.groups.iter().map(|(group, count)| {
        (instead_of(&["state"], "group", group.code()), labels::model_group(lang, *group).to_owned(), *count, filter.group == Some(*group))
    });
    let groups = groups.collect();
    let documents = list.directives.into_iter().map(|(d, count)| {
        let words = text::directives::cite(lang, &d.kind, &d.number, d.issued_on);
        (instead_of(&["state", "group"], "directive", &d.id.to_string()), words, count, filter.directive == Some(d.id))
    });
    let documents: Vec<_> = documents.collect();
    let documents = (!documents.is_empty()).then(|| view! { <Counts label=t.by_directive rows=documents/> });
    let chosen = filter.state.is_some() || filter.group.is_some() || filter.directive.is_some();
    let clear = filter.search.is_some() || filter.level.is_some() || chosen;
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        view! { <ModelTable rows=list.rows as_of sortable=true sort=filter.sort/><Pager page=list.page sheet=Sheet::Models/> }.into_any()
    };
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::models::subtitle(lang, total, list.as_of)/>
        <UnreadFilters read=vec![
            ("level", filter.level.is_some()), ("state", filter.state.is_some()),
            ("group", filter.group.is_some()), ("directive", filter.directive.is_some()),
        ]/>
        <p class="sub" data-testid="progress">{progress}</p>
        <Counts label=t.by_group rows=groups/>
        {documents}
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
    let keep = vec![
        ("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default()),
        ("group", filter.group.map(|group| group.code().to_owned()).unwrap_or_default()),
        ("directive", filter.directive.map(|id| id.to_string()).unwrap_or_default()),
    ];
    let states = ModelState::ALL.iter().map(|state| (state.code().to_owned(), labels::model_state(lang, *state).to_owned())).collect();
    view! {
        <FilterBar clear as_of=filter.as_of keep>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="level" label=t.filter_level all=t.all_levels options=levels value=filter.level.map(|l| l.code().to_owned()).unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=filter.state.map(|s| s.code().to_owned()).unwrap_or_default()/>
        </FilterBar>
    }
}
