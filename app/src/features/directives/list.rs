//! `/directives`: the register, newest first.

use domain::format::fmt_date;
use domain::lifecycle::directive::DirectiveState;
use domain::text::{self, directives as texts, labels};
use domain::views::directives::{DirectiveFilter, DirectiveHead, DirectiveList, DirectiveRow};
use domain::views::order::{Order, SortBy};
use domain::views::query::{FromQuery, Query};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::moves::state_tone;
use super::server_fns::list_directives;
use crate::contexts::use_lang;
use crate::features::parts::{Counts, FilterBar, Head, SelectFilter, TextFilter, UnreadFilters, heads, narrowed, on};
use crate::layouts::{AsOfControl, PageOf};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::panel::Group;
use crate::ui::progress::Progress;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn DirectivesPage() -> impl IntoView {
    let query = use_query_map();
    let filter = Memo::new(move |_| query.with(|query| DirectiveFilter::from_query(&Query::new(&|name| query.get(name)))));
    let list = Resource::new(move || filter.get(), list_directives);
    view! { <PageOf resource=list render=move |list| view! { <Content list filter=filter.get_untracked()/> }/> }
}

#[component]
fn Content(list: DirectiveList, filter: DirectiveFilter) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let as_of = filter.as_of;
    let total = list.states.iter().map(|(_, count)| count).sum();
    let words = |state: DirectiveState| labels::directive_state(lang, state).to_owned();
    let counts = list.states.iter().map(|(state, n)| (narrowed("state", state.code()), words(*state), *n, filter.state == Some(*state)));
    let counts = counts.collect();
    let clear = filter.search.is_some() || filter.state.is_some();
    let rows = if list.rows.is_empty() {
        view! { <Empty title=if clear { t.no_match } else { t.empty }/> }.into_any()
    } else {
        view! { <Rows rows=list.rows as_of sort=filter.sort/><Pager page=list.page sheet=Sheet::Directives/> }.into_any()
    };
    let write = list.may_write.then(|| view! { <a class="btn pri" href="/directives/new">{t.write}</a> });
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::directives::count(lang, total)>{write}</PageHead>
        <UnreadFilters read=vec![("state", filter.state.is_some())]/>
        <Drafts rows=list.drafts/>
        <Counts label=t.by_state rows=counts/>
        <Filters filter clear/>
        {rows}
    }
    .into_any()
}

#[component]
fn Filters(filter: DirectiveFilter, clear: bool) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let states = DirectiveState::ALL.iter().filter(|state| **state != DirectiveState::Draft);
    let states = states.map(|state| (state.code().to_owned(), labels::directive_state(lang, *state).to_owned())).collect();
    let keep = vec![("sort", filter.sort.map(|sort| sort.to_string()).unwrap_or_default())];
    let state = filter.state.map(|state| state.code().to_owned()).unwrap_or_default();
    view! {
        <FilterBar clear as_of=filter.as_of keep>
            <TextFilter name="q" label=t.search value=filter.search.unwrap_or_default()/>
            <SelectFilter name="state" label=t.filter_state all=t.all_states options=states value=state/>
        </FilterBar>
    }
    .into_any()
}

/// What is being entered.
#[component]
fn Drafts(rows: Vec<DirectiveHead>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let count = rows.len().to_string();
    let row = move |draft: DirectiveHead| {
        let name = text::directives::cite(lang, &draft.kind, &draft.number, draft.issued_on);
        view! { <li><a href=format!("/directives/{}", draft.id)>{name}</a><small class="dim">" · "{draft.subject}</small></li> }
    };
    (!rows.is_empty()).then(|| {
        let rows = rows.into_iter().map(row).collect_view();
        view! { <Group title=t.drafts count><div class="panel"><div class="pad"><p class="sub">{t.drafts_hint}</p><ul class="list" data-testid="drafts">{rows}</ul></div></div></Group> }
    })
}

#[component]
fn Rows(rows: Vec<DirectiveRow>, as_of: Option<Date>, sort: Option<Order>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = [
        (t.column_number, Some(SortBy::Name)),
        (t.column_subject, None),
        (t.column_kind, None),
        (t.column_issued, Some(SortBy::Since)),
        (t.column_fulfilled, None),
        (t.column_next_due, Some(SortBy::Due)),
    ];
    let (columns, sorts) = heads(&columns.map(|(words, by)| Head(Column(words, false), by)), sort);
    let row = move |row: DirectiveRow| {
        let d = row.directive;
        let progress = if row.state == DirectiveState::Issued {
            view! { <Progress done=row.fulfilled total=row.obligations label=t.column_fulfilled/> }.into_any()
        } else {
            view! { <Badge tone=state_tone(row.state) label=labels::directive_state(lang, row.state) bare=true/> }.into_any()
        };
        let due = row.next_due.map_or_else(|| t.none_open.to_owned(), |due| text::due(lang, due));
        view! {
            <tr role="row">
                <HeadCell><a class="plain" href=format!("/directives/{}{}", d.id, on(as_of, '?'))>{d.number}</a><SampleMark when=d.sample/></HeadCell>
                <Cell label=t.column_subject>{d.subject}<small class="dim">" · "{d.issuer}</small></Cell>
                <Cell label=t.column_kind>{labels::document_kind(lang, &d.kind)}</Cell>
                <Cell label=t.column_issued>{fmt_date(d.issued_on)}</Cell>
                <Cell label=t.column_fulfilled>{progress}</Cell>
                <Cell label=t.column_next_due>{due}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}
