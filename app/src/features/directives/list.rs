//! `/directives`: the register, newest first.

use domain::format::fmt_date;
use domain::lifecycle::directive::DirectiveState;
use domain::text::{self, directives as texts, labels};
use domain::views::directives::{DirectiveHead, DirectiveList, DirectiveRow};
use leptos::prelude::*;
use time::Date;

use super::moves::state_tone;
use super::server_fns::list_directives;
use crate::contexts::use_lang;
use crate::features::parts::on;
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::page_head::PageHead;
use crate::ui::panel::Group;
use crate::ui::progress::Progress;
use crate::ui::state::Empty;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The page.
#[component]
pub fn DirectivesPage() -> impl IntoView {
    let as_of = as_of_query();
    let list = Resource::new(move || as_of.get(), list_directives);
    view! { <PageOf resource=list render=move |list| view! { <Content list as_of=as_of.get_untracked()/> }/> }
}

#[component]
fn Content(list: DirectiveList, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let count = u32::try_from(list.rows.len()).unwrap_or(u32::MAX);
    let rows =
        if list.rows.is_empty() { view! { <Empty title=t.empty/> }.into_any() } else { view! { <Rows rows=list.rows as_of/> }.into_any() };
    let write = list.may_write.then(|| view! { <a class="btn pri" href="/directives/new">{t.write}</a> });
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::directives::count(lang, count)>{write}</PageHead>
        <Drafts rows=list.drafts/>
        {rows}
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
fn Rows(rows: Vec<DirectiveRow>, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns = vec![
        Column(t.column_number, false),
        Column(t.column_subject, false),
        Column(t.column_kind, false),
        Column(t.column_issued, false),
        Column(t.column_fulfilled, false),
        Column(t.column_next_due, false),
    ];
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
    view! { <DataTable label=t.title columns>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}
