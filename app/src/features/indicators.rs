//! `/indicators` and `/indicators/{code}`.

mod details;
mod figures;
mod heat;
mod list;
mod meaning;
mod series;
pub mod server_fns;

pub use details::IndicatorPage;
pub use heat::FiguresPage;
pub use list::IndicatorsPage;

use domain::figures::Standing;
use domain::figures::indicator::Target;
use domain::format::MISSING;
use domain::text::{self, Lang, figures as words, indicators as texts};
use domain::views::indicators::{FigureView, IndicatorHead};
use leptos::prelude::*;

use crate::contexts::use_lang;
use crate::ui::badge::{Badge, SampleMark};

/// A figure: computed first, then what it was counted from, then what a paper printed.
#[component]
fn Figure(figure: FigureView) -> impl IntoView {
    let lang = use_lang();
    let (cell, measure) = (figure.cell, figure.measure);
    let lonely = cell.stated.is_some() && cell.value(measure).is_none() && measure.is_pair();
    let halves = text::figures::halves(lang, measure, &cell).map(|halves| view! { <small>{halves}</small> });
    let stated = cell.stated.map(|stated| view! { <small data-testid="stated">{text::figures::stated(lang, stated)}</small> });
    let points =
        figure.points.map(|points| view! { <small data-testid="stated-points">{text::figures::stated_points(lang, points)}</small> });
    view! {
        <span class="fig">
            <b data-testid="figure">{text::figures::cell(lang, measure, &cell)}</b>
            {halves}{stated}{points}
            {lonely.then(|| view! { <small>{texts(lang).stated_only}</small> })}
            <SampleMark when=figure.sample/>
        </span>
    }
    .into_any()
}

/// What is to be reached; "chưa giao chỉ tiêu" where nothing is.
fn aim(lang: Lang, indicator: &IndicatorHead, target: Target) -> String {
    let mark = |mark| text::figures::mark(lang, indicator.measure, mark, &indicator.unit);
    target.target.map_or_else(|| words(lang).no_target.to_owned(), mark)
}

/// Where a figure stands: the band, how far it is, and in percentage points.
#[component]
fn Against(standing: Standing, indicator: IndicatorHead) -> impl IntoView {
    let lang = use_lang();
    let band = standing.band.map(|band| view! { <Badge tone=band.tone() label=text::labels::band(lang, band) bare=true/> });
    let gap = standing
        .gap
        .map(|gap| view! { <small data-testid="gap">{text::figures::gap(lang, gap, indicator.direction, &indicator.unit)}</small> });
    let points = standing.points.map(|points| text::indicators::over_target(lang, &text::points(lang, points)));
    let points = points.map(|points| view! { <small data-testid="over-target">{points}</small> });
    let none = (standing == Standing::default()).then_some(MISSING);
    view! { <span class="fig">{band}{gap}{points}{none}</span> }.into_any()
}
