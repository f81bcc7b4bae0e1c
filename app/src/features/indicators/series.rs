//! The course of one unit: drawn, and in a table that says the same.

use domain::figures::Quantity;
use domain::format::MISSING;
use domain::text::{self, Lang, indicators as texts};
use domain::views::indicators::{FigureView, IndicatorDetails, SeriesPoint};
use leptos::prelude::*;
use time::Date;

use super::Figure;
use crate::contexts::use_lang;
use crate::features::parts::{UnitLink, instead_of};
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};
use crate::ui::trend::{Trend, TrendPoint};

/// Decimals of the percentages that are drawn; quantities have as many.
const DECIMALS: u8 = Quantity::DECIMALS;

/// The course; nothing where there is no figure at all.
#[component]
pub fn Course(view: IndicatorDetails, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let unit = view.of.filter(|_| !view.series.is_empty())?;
    let points: Vec<TrendPoint> = view.series.iter().map(|point| drawn(lang, point)).collect();
    let known: Vec<&TrendPoint> = points.iter().filter(|point| point.value.is_some()).collect();
    let chart = match (known.first(), known.last()) {
        (Some(first), Some(last)) if known.len() > 1 => {
            let label = text::indicators::trend_sentence(lang, &unit.name, (&first.label, &first.words), (&last.label, &last.words));
            view! { <Trend label points=points.clone()/> }.into_any()
        }
        _ => view! { <p class="sub">{t.trend_one}</p> }.into_any(),
    };
    let province = view.rows.first().is_some_and(|row| row.unit.id != unit.id);
    let back = province.then(|| view! { <p><a href=instead_of(&[], "unit", "")>{t.of_province}</a></p> });
    let columns = vec![Column(t.column_period, false), Column(t.column_value, true), Column(t.column_change, true)];
    let rows = view.series.into_iter().rev().map(|point| view! { <Row point/> }).collect_view();
    Some(
        view! {
            <Group title=t.trend id="trend">
                <p class="sub"><UnitLink unit as_of/></p>
                {chart}
                <DataTable label=t.trend columns>{rows}</DataTable>
                {back}
            </Group>
        }
        .into_any(),
    )
}

#[component]
fn Row(point: SeriesPoint) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let figure = match point.figure {
        Some(figure) => view! { <Figure figure/> }.into_any(),
        None => MISSING.into_any(),
    };
    view! {
        <tr role="row" data-testid="series">
            <HeadCell>{text::period(lang, &point.period)}</HeadCell>
            <Cell label=t.column_value figures=true>{figure}</Cell>
            <Cell label=t.column_change figures=true>{point.change.map_or_else(|| MISSING.to_owned(), |change| text::points(lang, change))}</Cell>
        </tr>
    }
    .into_any()
}

/// A rate or an amount; a printed percentage is no figure, and leaves a gap.
fn drawn(lang: Lang, point: &SeriesPoint) -> TrendPoint {
    let value = |figure: &FigureView| {
        let value = figure.cell.value(figure.measure)?;
        match value.pair() {
            Some(pair) => Some(pair.percent(DECIMALS)?.value()),
            None => value.amount().map(Quantity::raw),
        }
    };
    TrendPoint {
        label: text::period(lang, &point.period),
        value: point.figure.as_ref().and_then(value),
        words: point.figure.as_ref().map_or_else(|| MISSING.to_owned(), |figure| text::figures::cell(lang, figure.measure, &figure.cell)),
    }
}
