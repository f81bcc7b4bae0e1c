//! The duties of a document: found by unit, narrowed to a state or a demand, sorted, a page at a time.

use std::collections::BTreeMap;

use domain::fold::fold_vi;
use domain::obligation::ObligationState;
use domain::views::directives::DutyFilter;
use domain::views::frame::Page;
use domain::views::order::SortBy;

use crate::queries::obligations::Owed;
use crate::queries::paging::{cut, needle};
use crate::queries::sorting::{arrange, due, place, words};
use crate::queries::units::UnitMap;

/// More than on other lists: a document to a hundred communes is read as one table.
const PAGE_SIZE: u32 = 100;

/// How many are in each state, of those that match the other filters.
pub(super) type States = Vec<(ObligationState, u32)>;

/// The duties to be shown, of all in the order of the document.
pub(super) fn shown(mut owed: Vec<Owed>, owers: &UnitMap, filter: &DutyFilter) -> (Vec<Owed>, States, Page) {
    let name = |one: &Owed| owers.get(&one.row.unit_id).map(|unit| unit.name.as_str()).unwrap_or_default();
    if let Some(needle) = needle(filter.search.as_deref()) {
        owed.retain(|one| fold_vi(name(one)).contains(&needle));
    }
    owed.retain(|one| filter.clause.is_none_or(|clause| one.row.clause == i64::from(clause)));
    let mut states: BTreeMap<ObligationState, u32> = BTreeMap::new();
    for one in &owed {
        *states.entry(one.state).or_default() += 1;
    }
    owed.retain(|one| filter.state.is_none_or(|state| one.state == state));
    arrange(&mut owed, filter.sort, |one, by| match by {
        SortBy::Unit => Some(words(name(one))),
        SortBy::State => Some(place(Some(one.state))),
        SortBy::Due => Some(due(Some(one.due))),
        SortBy::Name | SortBy::Level | SortBy::Since => None,
    });
    let (owed, page) = cut(owed, filter.page, PAGE_SIZE);
    (owed, states.into_iter().collect(), page)
}
