//! Models in a table, and the reasons of a return.

use domain::deadline::Tone;
use domain::lifecycle::{ModelState, ReasonCode};
use domain::text::{labels, models as texts};
use domain::views::models::ModelRow;
use domain::views::order::{Order, SortBy};
use leptos::prelude::*;
use time::Date;

use super::filters::{Head, heads};
use super::{UnitLink, on};
use crate::contexts::use_lang;
use crate::ui::badge::{Badge, SampleMark};
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The tone of a state: green is done, yellow needs an eye, red came back, indigo waits, grey has not begun.
#[must_use]
pub const fn model_tone(state: ModelState) -> Tone {
    use ModelState as S;
    match state {
        S::Completed | S::Replicating | S::Replicated => Tone::Green,
        S::Launched | S::InProgress | S::Evaluated | S::Accepted | S::Planned => Tone::Indigo,
        S::Suspended => Tone::Yellow,
        S::Returned => Tone::Red,
        S::Draft | S::Submitted | S::Planning | S::Cancelled => Tone::Grey,
    }
}

/// The table. `sortable`: its heads sort, as on the page of all models.
#[component]
pub fn ModelTable(
    rows: Vec<ModelRow>,
    as_of: Option<Date>,
    #[prop(optional)] sortable: bool,
    #[prop(optional_no_strip)] sort: Option<Order>,
) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let columns =
        [(t.column_name, SortBy::Name), (t.column_lead, SortBy::Unit), (t.column_level, SortBy::Level), (t.column_state, SortBy::State)];
    let (columns, sorts) = heads(&columns.map(|(words, by)| Head(Column(words, false), sortable.then_some(by))), sort);
    let row = move |model: ModelRow| {
        let href = format!("/models/{}{}", model.id, on(as_of, '?'));
        view! {
            <tr role="row">
                <HeadCell><a class="plain" href=href>{model.name}</a><SampleMark when=model.sample/></HeadCell>
                <Cell label=t.column_lead><UnitLink unit=model.lead as_of/></Cell>
                <Cell label=t.column_level short=true>{labels::level(lang, model.level)}</Cell>
                <Cell label=t.column_state><Badge tone=model_tone(model.state) label=labels::model_state(lang, model.state) bare=true/></Cell>
            </tr>
        }
    };
    view! { <DataTable label=t.title columns sorts>{rows.into_iter().map(row).collect_view()}</DataTable> }.into_any()
}

/// Why a registration was returned.
#[component]
pub fn Reasons(reasons: Vec<ReasonCode>) -> impl IntoView {
    let lang = use_lang();
    let badge = move |reason: ReasonCode| view! { <Badge tone=Tone::Red label=labels::reason(lang, reason) wrap=true/>" " };
    reasons.into_iter().map(badge).collect_view()
}
