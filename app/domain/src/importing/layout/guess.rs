//! Finding the headings of a sheet that nobody has described.

use super::columns::{is_unit, keys_of, meanings, says_something};
use super::lines::is_numbering;
use super::{Certainty, ColumnRole, Layout, LayoutFault, headings};
use crate::importing::grid::{Address, Cell, Sheet};
use crate::importing::names::Known;
use crate::importing::units::{UnitIndex, UnitMatch};
use std::collections::BTreeSet;

/// How many rows that hold something are looked at for headings.
pub(super) const LOOK: usize = 60;
/// How many rows headings take at most.
const MOST_HEAD_ROWS: u32 = 3;
/// How many rows with units are enough to tell that a column is one of units.
const ENOUGH: usize = 3;

/// The layout of a sheet, as far as its headings say it.
///
/// # Errors
/// [`LayoutFault`] when there is nothing to go by.
pub fn guess(sheet: &Sheet, known: &Known) -> Result<Layout, LayoutFault> {
    if sheet.cells().iter().all(|cell| cell.cell.is_blank()) {
        return Err(LayoutFault::EmptySheet);
    }
    let by_words = by_words(sheet, known);
    let (head, unit_column) = match by_words {
        Some(head) => (head, None),
        None => by_units(sheet, &UnitIndex::new(&known.units)).map(|(head, column)| (head, Some(column))).ok_or(LayoutFault::NoHeadings)?,
    };
    let (head, head_rows) = extent(sheet, head, unit_column);
    let headings = headings::of(sheet, head, head_rows);
    let fingerprint = headings::fingerprint(&headings);
    let mut columns = meanings(headings, &known.indicators);
    if let Some(unit_column) = unit_column
        && let Some(column) = columns.iter_mut().find(|column| column.column == unit_column)
    {
        (column.role, column.certainty) = (ColumnRole::UnitName, Certainty::Likely);
    }
    let (period, as_of) = headings::time(sheet, head, head_rows);
    Ok(Layout { head, head_rows, columns, period, as_of, skipped: BTreeSet::new(), fingerprint })
}

/// The row that says most of what is known, a column of units among it.
fn by_words(sheet: &Sheet, known: &Known) -> Option<u32> {
    let indicators = keys_of(&known.indicators);
    let mut best: Option<(usize, u32)> = None;
    for row in sheet.rows().take(LOOK) {
        let texts = || row.iter().filter_map(|cell| Some((cell.at, cell.cell.text()?)));
        if !texts().any(|(_, text)| is_unit(text)) {
            continue;
        }
        let score = texts().filter(|(_, text)| says_something(text, &indicators)).count();
        // One heading alone may be a word in a title.
        let alone = texts().count() < 2;
        if let Some((at, _)) = texts().next().filter(|_| !alone)
            && best.is_none_or(|(before, _)| before < score)
        {
            best = Some((score, at.row));
        }
    }
    best.map(|(_, row)| row)
}

/// The row above the first unit, where a column has several units; and that column.
fn by_units(sheet: &Sheet, index: &UnitIndex<'_>) -> Option<(u32, u32)> {
    let mut found: Vec<(u32, usize, u32)> = Vec::new();
    for cell in sheet.rows().take(LOOK).flatten() {
        let is_unit = cell.cell.text().is_some_and(|text| matches!(index.look_up(text), UnitMatch::One(..)));
        if is_unit {
            match found.iter_mut().find(|(column, ..)| *column == cell.at.column) {
                Some((_, count, _)) => *count += 1,
                None => found.push((cell.at.column, 1, cell.at.row)),
            }
        }
    }
    let (column, _, first) = found.into_iter().filter(|(_, count, _)| *count >= ENOUGH).max_by_key(|(_, count, _)| *count)?;
    let above = (0..first).rev().take(5).find(|row| sheet.row(*row).iter().filter(|cell| cell.cell.text().is_some()).count() >= 2)?;
    Some((above, column))
}

/// From which row to which the headings reach: up to merged headings over the row found, down to where its own cells are merged, or where smaller
/// headings stand below.
fn extent(sheet: &Sheet, found: u32, unit_column: Option<u32>) -> (u32, u32) {
    let unit =
        unit_column.or_else(|| sheet.row(found).iter().find(|cell| cell.cell.text().is_some_and(is_unit)).map(|cell| cell.at.column));
    let mut last = found;
    if let Some(unit) = unit {
        let at = Address::new(found, unit);
        match sheet.merged_at(at) {
            Some(area) if area.to.row > found => last = area.to.row.min(found + MOST_HEAD_ROWS - 1),
            _ => {
                // Smaller headings below: words beside an empty place in the column of units.
                while last < found + MOST_HEAD_ROWS - 1 && are_words(sheet, last + 1, unit) {
                    last += 1;
                }
            }
        }
    }
    let mut first = found;
    // Headings over the row: merged over several columns of it, or words over it beside an empty place in the column of units.
    while first > 0 && last - first < MOST_HEAD_ROWS - 1 && is_over(sheet, first - 1, first) {
        first -= 1;
    }
    (first, last - first + 1)
}

/// Whether a row holds words and no figures, and nothing in the column of units.
fn are_words(sheet: &Sheet, row: u32, unit: u32) -> bool {
    let cells = sheet.row(row);
    let words = cells.iter().filter(|cell| cell.cell.text().is_some()).count();
    words > 0
        && sheet.cell(Address::new(row, unit)).is_blank()
        && cells.iter().all(|cell| matches!(cell.cell, Cell::Text(_) | Cell::Empty))
        && !is_numbering(cells)
        && !cells
            .iter()
            .filter_map(|cell| cell.cell.text())
            .any(|text| text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'%')))
}

/// Whether a row has headings that reach over several columns of the row below, and is no title over all of it.
fn is_over(sheet: &Sheet, row: u32, below: u32) -> bool {
    let columns: Vec<u32> = sheet.row(below).iter().filter(|cell| cell.cell.text().is_some()).map(|cell| cell.at.column).collect();
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return false };
    sheet.merged().iter().any(|area| {
        let part = area.from.column > *first || area.to.column < *last;
        let wide = area.to.column > area.from.column && area.from.column >= *first && area.to.column <= *last;
        area.from.row == row && area.to.row == row && wide && part && sheet.cell(area.from).text().is_some()
    })
}
