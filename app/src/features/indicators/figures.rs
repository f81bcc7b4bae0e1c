//! The figures of one period by unit, each with what was found and what was known before.

use domain::deadline::Tone;
use domain::figures::check::{Finding, Severity};
use domain::format::fmt_known;
use domain::text::{self, common, indicators as texts};
use domain::views::indicators::{FigureView, IndicatorHead, UnitFigure};
use leptos::prelude::*;
use time::Date;

use super::{Against, Figure, aim};
use crate::contexts::use_lang;
use crate::features::parts::{Source, UnitLink, narrowed};
use crate::ui::badge::Badge;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// The table.
#[component]
pub fn UnitFigures(rows: Vec<UnitFigure>, indicator: IndicatorHead, as_of: Option<Date>) -> impl IntoView {
    let t = texts(use_lang());
    let columns = vec![
        Column(t.column_unit, false),
        Column(t.column_value, true),
        Column(t.column_target, true),
        Column(t.column_standing, true),
        Column(t.column_known, false),
    ];
    let rows = rows.into_iter().map(|row| view! { <Row row indicator=indicator.clone() as_of/> }).collect_view();
    view! { <DataTable label=t.figures columns>{rows}</DataTable> }.into_any()
}

#[component]
fn Row(row: UnitFigure, indicator: IndicatorHead, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let (target, known_at, late) = (aim(lang, &indicator, row.target), row.figure.known_at, back_dated(&row.figure));
    let course = narrowed("unit", &row.unit.code);
    let findings = row.findings.iter().map(|finding| view! { <Found finding=*finding/> }).collect_view();
    let note = (!row.figure.note.is_empty()).then(|| view! { <p data-testid="note">{common(lang).note}": "{row.figure.note.clone()}</p> });
    let (source, code) = (row.figure.source.clone(), row.unit.code.clone());
    view! {
        <tr role="row" data-testid="unit-figure" data-code=code>
            <HeadCell><UnitLink unit=row.unit as_of/><br/><a class="dim" href=course>{t.see_trend}</a></HeadCell>
            <Cell label=t.column_value figures=true><Figure figure=row.figure/></Cell>
            <Cell label=t.column_target figures=true>{target}</Cell>
            <Cell label=t.column_standing figures=true><Against standing=row.standing indicator/></Cell>
            <Cell label=t.column_known>{fmt_known(known_at)}{late}</Cell>
        </tr>
        <tr role="row" class="said">
            <td role="cell" colspan="5">
                {findings}{note}<Source text=source/><Revisions rows=row.revisions/>
            </td>
        </tr>
    }
    .into_any()
}

/// One thing found, as a line with its severity in shape and word.
#[component]
fn Found(finding: Finding) -> impl IntoView {
    let lang = use_lang();
    let tone = match finding.severity {
        Severity::Error => Tone::Red,
        Severity::Warning => Tone::Yellow,
    };
    let words = text::finding(lang, finding.slot, &finding.code);
    view! {
        <p data-testid="finding"><Badge tone label=text::labels::severity(lang, finding.severity) bare=true/>" "{words}</p>
    }
    .into_any()
}

/// What stood there before, the newest first.
#[component]
fn Revisions(rows: Vec<FigureView>) -> impl IntoView {
    let t = texts(use_lang());
    let row = |figure: FigureView| {
        let known = fmt_known(figure.known_at);
        let source = figure.source.clone();
        view! { <li data-testid="revision"><Figure figure/>" · "{known}<Source text=source/></li> }
    };
    let count = rows.len();
    (count > 0).then(|| {
        view! { <details class="fold-form"><summary>{t.revisions}" ("{count}")"</summary><ul>{rows.into_iter().map(row).collect_view()}</ul></details> }
    })
}

/// That the system learnt it later than it was known.
fn back_dated(figure: &FigureView) -> impl IntoView + use<> {
    let lang = use_lang();
    (figure.recorded_at.day() != figure.known_at.day()).then(|| {
        view! { " "<span class="mau" title=common::recorded_at(lang, figure.recorded_at)>{common(lang).back_dated}</span> }
    })
}
