//! One level of the board: how many, and each unit as a named cell that opens.

use domain::format::fmt_int;
use domain::ids::DocumentId;
use domain::lifecycle::CoverageState;
use domain::text::{self, common, coverage as texts};
use domain::units::Level;
use domain::views::coverage::{CoverageCell, CoverageLevel};
use leptos::prelude::*;
use time::Date;

use super::coverage_tone;
use super::rows::Shown;
use crate::contexts::use_lang;
use crate::features::parts::{on, unit_address};
use crate::ui::badge::{Badge, Shape};
use crate::ui::panel::Group;

/// Every unit as a named cell; under them each count, which opens its rows.
#[component]
pub fn LevelBoard(level: CoverageLevel, directive: DocumentId, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let title = match level.level {
        Level::Provincial => t.board_provincial,
        Level::District => t.board_district,
        Level::Commune => t.board_commune,
    };
    let named = level.total.is_some();
    let count = text::coverage::registered(lang, level.registered, level.total);
    let legend = [
        (CoverageState::Registered, level.registered),
        (CoverageState::Returned, level.returned),
        (CoverageState::Waiting, level.waiting),
        (CoverageState::None, level.none),
    ];
    let of = level.level;
    let legend = legend.map(|(state, count)| view! { <Count level=of state count directive as_of/> });
    let all = Shown { table: true, level: Some(of), state: None }.address(directive, as_of);
    let listed = u32::try_from(level.cells.len()).unwrap_or(u32::MAX);
    let total = view! {
        <a href=all data-testid=format!("coverage-total-{of}") data-count=level.total.unwrap_or(listed)>
            {common(lang).show_table}" ("{fmt_int(lang, i64::from(listed))}")"
        </a>
    };
    let sentence = text::coverage::registered_sentence(lang, level.registered, level.total);
    let cells = level.cells.into_iter().map(move |cell| view! { <Cell cell as_of/> }).collect_view();
    view! {
        <Group title count id=format!("level-{}", level.level)>
            <div class="panel" data-testid=format!("coverage-{}", level.level)>
                <div class="pad">
                    <ul class="cells">{cells}</ul>
                    <p class="lg">{legend}</p>
                </div>
                <footer>{sentence}". "{if named { t.cell_hint } else { t.no_denominator }}" "{total}</footer>
            </div>
        </Group>
    }
}

/// A count of the key, leading to its rows.
#[component]
fn Count(level: Level, state: CoverageState, count: u32, directive: DocumentId, as_of: Option<Date>) -> impl IntoView {
    let badge = view! { <Badge tone=coverage_tone(state) label=text::coverage::legend_item(use_lang(), state, count) bare=true/> };
    let id = format!("coverage-{state}-{level}");
    if count == 0 {
        return view! { <span data-testid=id data-count=count>{badge}</span> }.into_any();
    }
    let href = Shown { table: true, level: Some(level), state: Some(state) }.address(directive, as_of);
    view! { <a class="plain" href=href data-testid=id data-count=count>{badge}</a> }.into_any()
}

#[component]
fn Cell(cell: CoverageCell, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let class = match cell.state {
        CoverageState::Registered => "cell",
        CoverageState::Returned => "cell r",
        CoverageState::Waiting => "cell i",
        CoverageState::None => "cell o",
    };
    let label = text::coverage::cell(lang, &cell.unit.name, cell.state);
    let href = cell.model.map_or_else(|| unit_address(&cell.unit.code, as_of), |model| format!("/models/{model}{}", on(as_of, '?')));
    view! {
        <li><a class=class href=href title=label.clone() aria-label=label data-state=cell.state.code()><Shape tone=coverage_tone(cell.state)/>{cell.unit.short_name}</a></li>
    }
}
