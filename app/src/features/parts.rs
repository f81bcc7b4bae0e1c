//! Parts that several features share and that know words of the domain.

mod filters;
mod history;
mod models;
mod obligations;
mod review;

pub use filters::{Counts, FilterBar, Head, SelectFilter, TextFilter, UnreadFilters, heads, instead_of, narrowed};
pub use history::{History, Remarks};
pub use models::{ModelTable, Reasons, model_tone};
pub use obligations::{DueCell, ObligationTable};
pub use review::{Paper, PaperMove, PaperReturn, PaperVerbs, Remarks as PaperRemarks};

use domain::text::common;
use domain::views::units::UnitHead;
use leptos::prelude::*;
use time::Date;

use crate::contexts::use_lang;
use crate::ui::badge::SampleMark;

/// A unit's name, leading to its page on the same day.
#[component]
pub fn UnitLink(unit: UnitHead, #[prop(optional_no_strip)] as_of: Option<Date>) -> impl IntoView {
    view! { <a class="plain" href=unit_address(&unit.code, as_of)>{unit.name}</a><SampleMark when=unit.sample/> }
}

/// The page of a unit, on a day.
#[must_use]
pub fn unit_address(code: &str, as_of: Option<Date>) -> String {
    format!("/units/{code}{}", on(as_of, '?'))
}

/// `?as_of=2023-05-24` (or `&`), nothing for now.
#[must_use]
pub fn on(as_of: Option<Date>, mark: char) -> String {
    as_of.map(|day| format!("{mark}as_of={}", domain::format::iso(day))).unwrap_or_default()
}

/// Where a page's facts come from.
#[component]
pub fn Source(text: String) -> impl IntoView {
    view! { <p class="sub source">{common(use_lang()).source}": "{text}</p> }
}
