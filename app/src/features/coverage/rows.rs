//! The board as a table: the rows behind a figure (`?view=table&level=…&state=…`).

use domain::format::MISSING;
use domain::ids::DocumentId;
use domain::lifecycle::CoverageState;
use domain::text::{coverage as texts, labels, models};
use domain::units::Level;
use domain::views::coverage::{CoverageCell, CoverageLevel};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use time::Date;

use super::coverage_tone;
use crate::contexts::use_lang;
use crate::features::parts::{UnitLink, on};
use crate::ui::badge::Badge;
use crate::ui::panel::Group;
use crate::ui::table::{Cell, Column, DataTable, HeadCell};

/// Which rows of the board the address asks for. Unknown words count as none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Shown {
    /// A table instead of the cells.
    pub table: bool,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this state.
    pub state: Option<CoverageState>,
}

impl Shown {
    /// What the address says.
    #[must_use]
    pub fn of_address() -> Memo<Self> {
        let query = use_query_map();
        Memo::new(move |_| {
            let word = |name: &str| query.with(|query| query.get(name)).unwrap_or_default();
            Self {
                table: word("view") == "table",
                level: Level::from_code(&word("level")),
                state: CoverageState::from_code(&word("state")),
            }
        })
    }

    /// The address of these rows.
    #[must_use]
    pub fn address(self, directive: DocumentId, as_of: Option<Date>) -> String {
        let view = if self.table { "&view=table" } else { "" };
        let level = self.level.map(|level| format!("&level={level}")).unwrap_or_default();
        let state = self.state.map(|state| format!("&state={state}")).unwrap_or_default();
        format!("/coverage?directive={directive}{}{view}{level}{state}#rows", on(as_of, '&'))
    }

    fn has(self, level: Level, state: CoverageState) -> bool {
        self.level.is_none_or(|wanted| wanted == level) && self.state.is_none_or(|wanted| wanted == state)
    }
}

/// The rows asked for, in official order.
#[component]
pub fn CoverageRows(levels: Vec<CoverageLevel>, shown: Shown, directive: DocumentId, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let of_level = |level: CoverageLevel| level.cells.into_iter().map(move |cell| (level.level, cell));
    let rows: Vec<_> = levels.into_iter().flat_map(of_level).filter(|(level, cell)| shown.has(*level, cell.state)).collect();
    let words = [shown.level.map(|level| labels::level(lang, level)), shown.state.map(|state| labels::coverage_state(lang, state))];
    let words: Vec<&str> = std::iter::once(t.board).chain(words.into_iter().flatten()).collect();
    let columns =
        vec![Column(t.column_unit, false), Column(t.column_level, false), Column(t.column_state, false), Column(t.column_model, false)];
    let count = rows.len().to_string();
    let table = if rows.is_empty() {
        view! { <p class="sub">{t.rows_none}</p> }.into_any()
    } else {
        let rows = rows.into_iter().map(|(level, cell)| view! { <Row level cell as_of/> }).collect_view();
        view! { <DataTable label=t.board columns>{rows}</DataTable> }.into_any()
    };
    view! {
        <Group title=words.join(" · ") count id="rows">
            <p class="sub"><a href=Shown::default().address(directive, as_of)>{t.show_cells}</a></p>
            {table}
        </Group>
    }
}

#[component]
fn Row(level: Level, cell: CoverageCell, as_of: Option<Date>) -> impl IntoView {
    let lang = use_lang();
    let t = texts(lang);
    let model = cell.model.map_or_else(
        || MISSING.into_any(),
        |model| view! { <a href=format!("/models/{model}{}", on(as_of, '?'))>{models(lang).open_model}</a> }.into_any(),
    );
    view! {
        <tr role="row" data-testid="coverage-row" data-state=cell.state.code()>
            <HeadCell><UnitLink unit=cell.unit as_of/></HeadCell>
            <Cell label=t.column_level>{labels::level(lang, level)}</Cell>
            <Cell label=t.column_state><Badge tone=coverage_tone(cell.state) label=labels::coverage_state(lang, cell.state) bare=true/></Cell>
            <Cell label=t.column_model>{model}</Cell>
        </tr>
    }
}
