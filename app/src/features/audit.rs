//! `/audit`: the tenant's chain of events.

pub mod server_fns;

use domain::format::{fmt_datetime, fmt_int};
use domain::text::{self, audit as texts};
use domain::views::audit::{AuditList, AuditRow};
use domain::views::sheets::Sheet;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::contexts::use_lang;
use crate::features::parts::{FilterBar, SelectFilter, TextFilter, UnreadFilters};
use crate::layouts::PageOf;
use crate::ui::icon::{Icon, IconName};
use crate::ui::page_head::PageHead;
use crate::ui::pager::Pager;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};
use server_fns::list_audit;

/// The page.
#[component]
pub fn AuditPage() -> impl IntoView {
    let query = use_query_map();
    let word = move |name: &'static str| query.with(|query| query.get(name)).unwrap_or_default();
    let key = Memo::new(move |_| (word("event"), word("q"), word("subject"), word("page").parse::<u32>().unwrap_or(1).max(1)));
    let list = Resource::new(move || key.get(), |(event, search, subject, page)| list_audit(event, search, subject, page));
    let render = move |list| {
        let (event, search, subject, _) = key.get_untracked();
        view! { <Content list event search subject/> }
    };
    view! { <PageOf resource=list render/> }
}

/// In whose name it was done.
fn behind(name: Option<String>) -> Option<impl IntoView> {
    let words = text::delegations(use_lang()).on_behalf;
    name.map(|name| view! { <p class="meta">{words}" "{name}</p> })
}

#[component]
fn Content(list: AuditList, event: String, search: String, subject: String) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let events = list.events.iter().map(|code| (code.clone(), text::audit::event(lang, code).to_owned())).collect();
    let known = list.events.contains(&event);
    let filtered = !event.is_empty() || !search.is_empty() || !subject.is_empty();
    let of_one = (!subject.is_empty()).then(|| view! { <p class="sub">{t.of_one}</p> });
    let chain = if list.chain_holds {
        view! { <p class="note" data-testid="chain"><Icon name=IconName::Done/><span>{t.chain_holds}" "{t.chain_hint}</span></p> }
            .into_any()
    } else {
        view! { <p class="note r" role="alert" data-testid="chain"><Icon name=IconName::Stop/><span>{t.chain_broken}</span></p> }.into_any()
    };
    view! {
        <PageHead title=t.title subtitle=t.subtitle/>
        {chain}
        <UnreadFilters read=vec![("event", known)]/>
        {of_one}
        <FilterBar clear=filtered keep=vec![("subject", subject)]>
            <TextFilter name="q" label=t.search value=search/>
            <SelectFilter name="event" label=t.filter_event all=t.all_events options=events value=event/>
        </FilterBar>
        {if list.rows.is_empty() { view! { <Empty title=t.no_match/> }.into_any() } else { view! { <Rows rows=list.rows/><Pager page=list.page sheet=Sheet::Audit/> }.into_any() }}
    }
}

#[component]
fn Rows(rows: Vec<AuditRow>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = vec![
        Column(t.column_event, false),
        Column(t.column_seq, true),
        Column(t.column_at, false),
        Column(t.column_actor, false),
        Column(t.column_subject, false),
        Column(t.column_hash, false),
    ];
    let row = move |event: AuditRow| {
        view! {
            <tr role="row">
                <HeadCell>{text::audit::event(lang, &event.event).to_owned()}</HeadCell>
                <Cell label=t.column_seq figures=true>{fmt_int(lang, event.seq)}</Cell>
                <Cell label=t.column_at>{fmt_datetime(event.at)}</Cell>
                <Cell label=t.column_actor>{event.actor.unwrap_or_else(|| t.system.to_owned())}{behind(event.in_name_of)}</Cell>
                <Cell label=t.column_subject>{event.subject}</Cell>
                <Cell label=t.column_hash><code>{event.hash}</code></Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns>{rows.into_iter().map(row).collect_view()}</DataTable> }
}
