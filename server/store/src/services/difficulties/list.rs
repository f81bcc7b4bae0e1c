//! The list, with how many stand where.

use std::collections::BTreeMap;

use domain::access::Action;
use domain::fold::fold_vi;
use domain::lifecycle::difficulty::DifficultyState;
use domain::views::difficulties::{DifficultyFilter, DifficultyLine, DifficultyList};
use domain::views::order::SortBy;

use super::lines::{known, lines};
use crate::queries::as_of::AsOf;
use crate::queries::paging::{cut, needle};
use crate::queries::scope::Scope;
use crate::queries::sorting::{arrange, due, moment, place, words};
use crate::{Caller, Error, Store};

const PAGE_SIZE: u32 = 40;

/// The difficulties that the person may know of. At most eight queries, however many there are.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for a viewer and for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: DifficultyFilter) -> Result<DifficultyList, Error> {
    let tx = store.begin(caller, Action::ViewDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let scope = Scope::load(&tx, &caller.actor, as_of.day).await?;
    let rows = lines(&tx, &as_of, known(&as_of, &scope)).await?;
    tx.commit().await?;
    Ok(shown(rows.into_iter().map(|(_, line)| line).collect(), &filter, &as_of))
}

fn shown(mut rows: Vec<DifficultyLine>, filter: &DifficultyFilter, as_of: &AsOf) -> DifficultyList {
    if let Some(needle) = needle(filter.search.as_deref()) {
        rows.retain(|row| fold_vi(&row.title).contains(&needle) || fold_vi(&row.unit.name).contains(&needle));
    }
    if let Some(category) = filter.category {
        rows.retain(|row| row.category == Some(category));
    }
    let of_state = |row: &DifficultyLine| filter.state.is_none_or(|state| row.state == Some(state));
    let of_level = |row: &DifficultyLine| filter.level.is_none_or(|level| row.level == Some(level));
    let (mut states, mut levels) = (BTreeMap::new(), BTreeMap::new());
    for row in &rows {
        if let Some(state) = row.state.filter(|_| of_level(row)) {
            *states.entry(state).or_default() += 1;
        }
        if let Some(level) = row.level.filter(|_| of_state(row)) {
            *levels.entry(level).or_default() += 1;
        }
    }
    rows.retain(|row| of_state(row) && of_level(row));
    // Drafts first; then what is due first; then what is over, the newest first.
    let rank = |row: &DifficultyLine| match row.state {
        None => 0,
        Some(DifficultyState::Open) => 1,
        Some(DifficultyState::WaitingCentre | DifficultyState::Decided) => 2,
        Some(DifficultyState::Resolved | DifficultyState::Merged | DifficultyState::Withdrawn) => 3,
    };
    rows.sort_by_key(|row| (rank(row), row.due.map(domain::deadline::Due::last_day), std::cmp::Reverse(row.since), row.id));
    arrange(&mut rows, filter.sort, |row, by| match by {
        SortBy::Name => Some(words(&row.title)),
        SortBy::Unit => Some(words(&row.unit.name)),
        SortBy::Level => Some(place(row.level)),
        SortBy::State => Some(place(row.state)),
        SortBy::Due => Some(due(row.due)),
        SortBy::Since => Some(moment(row.since)),
    });
    let (rows, page) = cut(rows, filter.page, PAGE_SIZE);
    DifficultyList {
        states: states.into_iter().collect(),
        levels: levels.into_iter().collect(),
        rows,
        page,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
    }
}
