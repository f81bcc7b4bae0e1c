//! Obligations in a table, and how much time is left.

use domain::clock::Instant;
use domain::deadline::Due;
use domain::format::fmt_datetime;
use domain::text::{self, directives as texts};
use domain::views::directives::ObligationRow;
use leptos::prelude::*;
use time::Date;

use super::{UnitLink, on};
use crate::contexts::use_lang;
use crate::ui::badge::{Countdown, SampleMark};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// Time left or late at `at`, with the due date as it is worded.
#[component]
pub fn DueCell(due: Due, at: Instant, #[prop(optional_no_strip)] fulfilled_at: Option<Instant>, deadline_hour: u8) -> impl IntoView {
    let lang = use_lang();
    let status = due.status(at, fulfilled_at, deadline_hour);
    view! { <Countdown tone=status.tone() label=text::due_status(lang, status) date=text::due(lang, due)/> }.into_any()
}

/// The table; `units` shows who owes, else under which document.
#[component]
pub fn ObligationTable(
    rows: Vec<ObligationRow>,
    at: Instant,
    deadline_hour: u8,
    as_of: Option<Date>,
    #[prop(optional)] units: bool,
    #[prop(into, optional)] label: String,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let first = if units { t.column_unit } else { t.column_duty };
    let second = if units { t.column_duty } else { t.column_number };
    let label = if label.is_empty() { t.obligations.to_owned() } else { label };
    let columns = vec![Column(first, false), Column(second, false), Column(t.column_state, false), Column(t.column_fulfilled_at, false)];
    let row = move |duty: ObligationRow| {
        let document = format!("/directives/{}{}", duty.directive.id, on(as_of, '?'));
        let (head, cell) = if units {
            (view! { <UnitLink unit=duty.unit as_of/> }.into_any(), duty.title.into_any())
        } else {
            (duty.title.into_any(), view! { <a href=document>{duty.directive.number}</a> }.into_any())
        };
        let done = duty.sent_at.map_or_else(|| t.not_fulfilled.to_owned(), fmt_datetime);
        view! {
            <tr role="row">
                <HeadCell>{head}<SampleMark when=duty.sample && !units/></HeadCell>
                <Cell label=second>{cell}</Cell>
                <Cell label=t.column_state><DueCell due=duty.due at fulfilled_at=duty.sent_at deadline_hour/></Cell>
                <Cell label=t.column_fulfilled_at>{done}</Cell>
            </tr>
        }
    };
    view! { <DataTable label columns>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}
