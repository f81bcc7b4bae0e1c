//! `/directives`: the register, newest first.

use domain::format::fmt_date;
use domain::text::{self, directives as texts, labels};
use domain::views::directives::{DirectiveList, DirectiveRow};
use leptos::prelude::*;
use time::Date;

use super::server_fns::list_directives;
use crate::contexts::use_lang;
use crate::features::parts::on;
use crate::layouts::{AsOfControl, PageOf, as_of_query};
use crate::ui::badge::SampleMark;
use crate::ui::page_head::PageHead;
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
    view! {
        <AsOfControl as_of/>
        <PageHead title=t.title subtitle=text::directives::count(lang, count)/>
        {rows}
    }
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
        let due = row.next_due.map_or_else(|| t.none_open.to_owned(), |due| text::due(lang, due));
        view! {
            <tr role="row">
                <HeadCell><a class="plain" href=format!("/directives/{}{}", d.id, on(as_of, '?'))>{d.number}</a><SampleMark when=d.sample/></HeadCell>
                <Cell label=t.column_subject>{d.subject}<small class="dim">" · "{d.issuer}</small></Cell>
                <Cell label=t.column_kind>{labels::document_kind(lang, &d.kind)}</Cell>
                <Cell label=t.column_issued>{fmt_date(d.issued_on)}</Cell>
                <Cell label=t.column_fulfilled><Progress done=row.fulfilled total=row.obligations label=t.column_fulfilled/></Cell>
                <Cell label=t.column_next_due>{due}</Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns>{rows.into_iter().map(row).collect_view()}</DataTable> }
}
