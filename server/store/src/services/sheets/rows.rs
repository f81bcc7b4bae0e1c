//! Units, models, who registered, indicators.

use domain::figures::{Cell, Quantity, Slot, Value as Figure};
use domain::importing::decimal::Decimal;
use domain::text::{self, Lang, common, coverage as coverage_texts, indicators as indicator_texts, labels};
use domain::text::{models as model_texts, units as unit_texts};
use domain::views::coverage::CoverageFilter;
use domain::views::indicators::{HeatAsked, IndicatorFilter};
use domain::views::models::ModelFilter;
use domain::views::units::UnitFilter;
use workbooks::table::{Kind, Table, Value};

use super::{count, sample, table, words};
use crate::queries::paging::WHOLE;
use crate::services::{coverage as boards, indicators as lists, models as model_lists, units as unit_lists};
use crate::{Caller, Error, Store};

/// Units of a day.
pub(super) async fn units(store: &Store, caller: &Caller, filter: UnitFilter, lang: Lang) -> Result<Table, Error> {
    let list = unit_lists::list(store, caller, UnitFilter { page: Some(WHOLE), ..filter }).await?;
    let t = unit_texts(lang);
    let columns = [
        (t.column_code, Kind::Text, 12),
        (t.column_name, Kind::Text, 44),
        (t.column_kind, Kind::Text, 20),
        (t.column_parent, Kind::Text, 30),
        (t.column_predecessors, Kind::Integer, 14),
        (t.column_children, Kind::Integer, 18),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::units::UnitRow| {
        [
            words(row.code),
            words(row.name),
            words(labels::unit_kind(lang, row.kind)),
            words(row.parent.unwrap_or_default()),
            count(row.predecessors),
            count(row.children),
            sample(lang, row.sample),
        ]
    };
    Ok(table(t.title, Some(list.as_of), columns, list.rows.into_iter().map(row).collect()))
}

/// Models of a day.
pub(super) async fn models(store: &Store, caller: &Caller, filter: ModelFilter, lang: Lang) -> Result<Table, Error> {
    let list = model_lists::list(store, caller, ModelFilter { page: Some(WHOLE), ..filter }).await?;
    let t = model_texts(lang);
    let columns = [
        (t.column_name, Kind::Text, 60),
        (t.column_level, Kind::Text, 16),
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_lead, Kind::Text, 36),
        (t.column_state, Kind::Text, 18),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::models::ModelRow| {
        [
            words(row.name),
            words(labels::level(lang, row.level)),
            words(row.lead.code),
            words(row.lead.name),
            words(labels::model_state(lang, row.state)),
            sample(lang, row.sample),
        ]
    };
    Ok(table(t.title, Some(list.as_of), columns, list.rows.into_iter().map(row).collect()))
}

/// Who has registered under a document, who has not, and why what came was returned.
pub(super) async fn coverage(store: &Store, caller: &Caller, filter: CoverageFilter, lang: Lang) -> Result<Table, Error> {
    let board = boards::get(store, caller, filter).await?;
    let t = coverage_texts(lang);
    let columns = [
        (t.column_level, Kind::Text, 16),
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 40),
        (t.column_state, Kind::Text, 18),
        (t.column_reasons, Kind::Text, 50),
    ];
    let mut rows = Vec::new();
    let (title, day) = match &board {
        Some(board) => (format!("{}: {}", t.title, board.directive.number), Some(board.as_of)),
        None => (t.title.to_owned(), None),
    };
    for level in board.iter().flat_map(|board| &board.levels) {
        for cell in &level.cells {
            let returned = board.iter().flat_map(|board| &board.returned).find(|row| Some(row.model) == cell.model);
            let reasons: Vec<&str> = returned.iter().flat_map(|row| &row.reasons).map(|reason| labels::reason(lang, *reason)).collect();
            rows.push([
                words(labels::level(lang, level.level)),
                words(cell.unit.code.clone()),
                words(cell.unit.name.clone()),
                words(labels::coverage_state(lang, cell.state)),
                words(reasons.join("; ")),
            ]);
        }
    }
    Ok(table(title, day, columns, rows))
}

/// Indicators with the province's latest figures: the halves and what they give, each in a column of its own.
pub(super) async fn indicators(store: &Store, caller: &Caller, filter: IndicatorFilter, lang: Lang) -> Result<Table, Error> {
    let list = lists::list(store, caller, filter).await?;
    let t = indicator_texts(lang);
    let columns = [
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_name, Kind::Text, 50),
        (t.column_period, Kind::Text, 18),
        (labels::slot(lang, Slot::Numerator), Kind::Decimal(2), 16),
        (labels::slot(lang, Slot::Denominator), Kind::Decimal(2), 16),
        (text::figures(lang).rate, Kind::Percent(2), 10),
        (labels::slot(lang, Slot::Stated), Kind::Percent(2), 14),
        (t.column_units, Kind::Integer, 16),
        (common(lang).sample, Kind::Text, 8),
    ];
    let row = |row: domain::views::indicators::IndicatorRow| {
        let figure = row.figure.as_ref();
        [
            words(row.indicator.code.clone()),
            words(row.indicator.name(lang)),
            words(figure.map(|figure| text::period(lang, &figure.period)).unwrap_or_default()),
            quantity(figure.and_then(|figure| figure.cell.numerator)),
            quantity(figure.and_then(|figure| figure.cell.denominator)),
            rate(figure.and_then(|figure| figure.cell.value(figure.measure))),
            figure.map_or(Value::Missing, |figure| stated(figure.cell)),
            count(row.units),
            sample(lang, figure.is_some_and(|figure| figure.sample)),
        ]
    };
    Ok(table(t.title, Some(list.as_of), columns, list.rows.into_iter().map(row).collect()))
}

/// All figures of a period, a line each: what a pivot table is made of.
pub(super) async fn figures(store: &Store, caller: &Caller, asked: HeatAsked, lang: Lang) -> Result<Table, Error> {
    let heat = lists::heat(store, caller, asked).await?;
    let t = indicator_texts(lang);
    let columns = [
        (unit_texts(lang).column_code, Kind::Text, 12),
        (t.column_unit, Kind::Text, 36),
        (t.code, Kind::Text, 12),
        (t.column_name, Kind::Text, 50),
        (labels::slot(lang, Slot::Numerator), Kind::Decimal(2), 16),
        (labels::slot(lang, Slot::Denominator), Kind::Decimal(2), 16),
        (text::figures(lang).rate, Kind::Percent(2), 10),
        (labels::slot(lang, Slot::Stated), Kind::Percent(2), 14),
        (t.column_standing, Kind::Text, 16),
        (common(lang).sample, Kind::Text, 8),
    ];
    let mut rows = Vec::new();
    for row in &heat.rows {
        for (head, cell) in heat.indicators.iter().zip(&row.cells) {
            let Some(cell) = cell else { continue };
            rows.push([
                words(row.unit.code.clone()),
                words(row.unit.name.clone()),
                words(head.code.clone()),
                words(head.name(lang)),
                quantity(cell.figure.cell.numerator),
                quantity(cell.figure.cell.denominator),
                rate(cell.figure.cell.value(cell.figure.measure)),
                stated(cell.figure.cell),
                words(cell.standing.band.map(|band| labels::band(lang, band)).unwrap_or_default()),
                sample(lang, cell.figure.sample),
            ]);
        }
    }
    let title = heat.shown.map_or_else(|| t.heat.to_owned(), |period| format!("{}: {}", t.heat, text::period(lang, &period)));
    Ok(table(title, Some(heat.as_of), columns, rows))
}

/// What the halves give, with two decimals; never the printed one.
fn rate(value: Option<Figure>) -> Value {
    let per_cent = value.as_ref().and_then(Figure::pair).and_then(|pair| pair.percent(2));
    per_cent.map_or(Value::Missing, |one| Value::Number(Decimal { mantissa: one.value().into(), decimals: one.decimals() }))
}

fn stated(cell: Cell) -> Value {
    cell.stated.map_or(Value::Missing, |one| Value::Number(Decimal { mantissa: one.value().into(), decimals: one.decimals() }))
}

fn quantity(quantity: Option<Quantity>) -> Value {
    let parts = quantity.map(Quantity::shortest);
    parts.map_or(Value::Missing, |(mantissa, decimals)| Value::Number(Decimal { mantissa: mantissa.into(), decimals }))
}
