//! Obligations in a table, and how much time is left.

use domain::clock::Instant;
use domain::deadline::{Due, Tone};
use domain::format::fmt_datetime;
use domain::ids::ObligationId;
use domain::obligation::ObligationState;
use domain::text::{self, difficulties, directives as texts, labels};
use domain::views::directives::ObligationRow;
use domain::views::order::{Order, SortBy};
use leptos::prelude::*;
use time::Date;

use super::filters::{Head, heads};
use super::{UnitLink, on};
use crate::contexts::use_lang;
use crate::ui::badge::{Badge, Countdown, SampleMark};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// Time left or late at `at`, with the due date as it is worded.
#[component]
pub fn DueCell(due: Due, at: Instant, #[prop(optional_no_strip)] fulfilled_at: Option<Instant>, deadline_hour: u8) -> impl IntoView {
    let lang = use_lang();
    let status = due.status(at, fulfilled_at, deadline_hour);
    view! { <Countdown tone=status.tone() label=text::due_status(lang, status) date=text::due(lang, due)/> }.into_any()
}

/// The table; `units` shows who owes, else under which document. `readable` are duties whose answers may be opened, `raisable`
/// those that a difficulty may be raised about. `sortable`: its heads sort, by unit and by due date.
#[component]
pub fn ObligationTable(
    rows: Vec<ObligationRow>,
    at: Instant,
    deadline_hour: u8,
    as_of: Option<Date>,
    #[prop(optional)] units: bool,
    #[prop(into, optional)] label: String,
    #[prop(optional)] readable: Vec<ObligationId>,
    #[prop(optional)] raisable: Vec<ObligationId>,
    #[prop(optional)] sortable: bool,
    #[prop(optional_no_strip)] sort: Option<Order>,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let first = if units { t.column_unit } else { t.column_duty };
    let second = if units { t.column_duty } else { t.column_number };
    let label = if label.is_empty() { t.obligations.to_owned() } else { label };
    let by = |by: SortBy| sortable.then_some(by);
    let columns = [
        Head(Column(first, false), by(SortBy::Unit)),
        Head(Column(second, false), None),
        Head(Column(t.column_state, false), by(SortBy::Due)),
        Head(Column(t.column_fulfilled_at, false), None),
    ];
    let (columns, sorts) = heads(&columns, sort);
    let row = move |duty: ObligationRow| {
        let document = format!("/directives/{}{}", duty.directive.id, on(as_of, '?'));
        let (head, cell) = if units {
            (view! { <UnitLink unit=duty.unit as_of/> }.into_any(), duty.title.into_any())
        } else {
            (duty.title.into_any(), view! { <a href=document>{duty.directive.number}</a> }.into_any())
        };
        let done = duty.sent_at.map_or_else(|| t.not_fulfilled.to_owned(), fmt_datetime);
        let answer = readable.contains(&duty.id).then(|| {
            let href = format!("/directives/{}?duty={}{}#duty-{}", duty.directive.id, duty.id, on(as_of, '&'), duty.id);
            view! { <br/><a href=href>{t.answer_open}</a> }
        });
        let raise = raisable.contains(&duty.id).then(|| {
            let href = format!("/difficulties/new?obligation={}", duty.id);
            view! { <br/><a href=href data-testid="raise-link">{difficulties(lang).raise_here}</a> }
        });
        let first =
            (duty.first_due != duty.due).then(|| view! { <small class="dim">{text::directives::first_due(lang, duty.first_due)}</small> });
        let stands = match duty.state {
            ObligationState::Withdrawn => view! { <Badge tone=Tone::Grey label=t.not_owed bare=true/> }.into_any(),
            state => {
                // In time or late is told by the clock; that it waits or came back, only by the state.
                let word = matches!(state, ObligationState::Sent | ObligationState::Returned);
                let tone = if state == ObligationState::Sent { Tone::Indigo } else { Tone::Red };
                view! {
                    <DueCell due=duty.due at fulfilled_at=duty.sent_at deadline_hour/>
                    {first}
                    {word.then(|| view! { <Badge tone label=labels::obligation_state(lang, state) bare=true/> })}
                }
                .into_any()
            }
        };
        view! {
            <tr role="row">
                <HeadCell>{head}<SampleMark when=duty.sample && !units/></HeadCell>
                <Cell label=second>{cell}</Cell>
                <Cell label=t.column_state>{stands}</Cell>
                <Cell label=t.column_fulfilled_at>{done}{answer}{raise}</Cell>
            </tr>
        }
    };
    view! { <DataTable label columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}
