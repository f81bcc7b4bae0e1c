//! The list: what waits first.

use domain::access::Action;
use domain::format::fmt_known;
use domain::lifecycle::paper::PaperState;
use domain::text::{labels, registrations as texts};
use domain::views::order::{Order, SortBy};
use domain::views::query::{FromQuery, Query};
use domain::views::registrations::{RegistrationFilter, RegistrationLine, RegistrationList};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::paper_tone;
use super::server_fns::list_registrations;
use crate::contexts::{use_frame, use_lang};
use crate::features::parts::{Counts, FilterBar, Head, SelectFilter, TextFilter, UnitLink, UnreadFilters, heads, narrowed};
use crate::layouts::PageOf;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn RegistrationsPage() -> impl IntoView {
    let query = use_query_map();
    let may = use_frame().me.as_ref().is_some_and(|me| me.may(Action::WriteDrafts));
    let filter = Memo::new(move |_| query.with(|query| RegistrationFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_registrations);
    view! { <PageOf resource=list render=move |list| view! { <Content list may filter=filter.get_untracked()/> }/> }
}

#[component]
fn Content(list: RegistrationList, may: bool, filter: RegistrationFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let counts = list.states.iter().map(|(state, count)| {
        (narrowed("state", state.code()), labels::paper_state(lang, *state).to_owned(), *count, filter.state == Some(*state))
    });
    let counts = counts.collect();
    let states = PaperState::ALL.iter().map(|state| (state.code().to_owned(), labels::paper_state(lang, *state).to_owned())).collect();
    let clear = filter.search.is_some() || filter.state.is_some();
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        view! { <Rows rows=list.rows sort=filter.sort/><Pager page=list.page sheet=Sheet::Registrations/> }.into_any()
    };
    view! {
        <PageHead title=t.title subtitle=t.subtitle>{may.then(|| view! { <a class="btn pri" href="/registrations/new">{t.begin}</a> })}</PageHead>
        <UnreadFilters read=vec![("state", filter.state.is_some())]/>
        <Counts label=t.by_state rows=counts/>
        <FilterBar clear keep=vec![("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default())]>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=filter.state.map(|s| s.code().to_owned()).unwrap_or_default()/>
        </FilterBar>
        {rows}
    }
}

#[component]
fn Rows(rows: Vec<RegistrationLine>, sort: Option<Order>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = [
        (t.column_name, SortBy::Name),
        (t.column_unit, SortBy::Unit),
        (t.column_level, SortBy::Level),
        (t.column_state, SortBy::State),
        (t.column_since, SortBy::Since),
    ];
    let (columns, sorts) = heads(&columns.map(|(words, by)| Head(Column(words, false), Some(by))), sort);
    let row = move |row: RegistrationLine| {
        view! {
            <tr role="row" data-testid="registration-row" data-state=row.state.code()>
                <HeadCell><a class="plain" href=format!("/registrations/{}", row.id)>{row.name}</a><SampleMark when=row.sample/></HeadCell>
                <Cell label=t.column_unit><UnitLink unit=row.unit/></Cell>
                <Cell label=t.column_level short=true>{labels::level(lang, row.level)}</Cell>
                <Cell label=t.column_state><Badge tone=paper_tone(row.state) label=labels::paper_state(lang, row.state) bare=true/></Cell>
                <Cell label=t.column_since short=true>{fmt_known(row.since)}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }
}
