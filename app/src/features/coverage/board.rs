//! One level of the board: how many, and each unit as a named cell that opens.

use domain::lifecycle::CoverageState;
use domain::text::{self, coverage as texts};
use domain::units::Level;
use domain::views::coverage::{CoverageCell, CoverageLevel};
use leptos::prelude::*;
use time::Date;

use super::coverage_tone;
use crate::contexts::use_lang;
use crate::features::parts::{on, unit_address};
use crate::ui::badge::{Badge, Shape};
use crate::ui::panel::Group;

/// Cells by name where the level has a denominator; a list that opens where it has none.
#[component]
pub fn LevelBoard(level: CoverageLevel, as_of: Option<Date>) -> impl IntoView {
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
    let legend = legend
        .map(|(state, count)| view! { <Badge tone=coverage_tone(state) label=text::coverage::legend_item(lang, state, count) bare=true/> });
    let sentence = text::coverage::registered_sentence(lang, level.registered, level.total);
    let cells = level.cells.into_iter().map(move |cell| view! { <Cell cell as_of/> }).collect_view();
    view! {
        <Group title count id=format!("level-{}", level.level)>
            <div class="panel" data-testid=format!("coverage-{}", level.level)>
                <div class="pad">
                    <ul class="cells">{cells}</ul>
                    <p class="lg">{legend}</p>
                </div>
                <footer>{sentence}" "{if named { t.cell_hint } else { t.no_denominator }}</footer>
            </div>
        </Group>
    }
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
