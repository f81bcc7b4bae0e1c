//! The headings of a sheet: put together per column, and remembered in short.

use time::Date;

use crate::fold::fold_vi;
use crate::importing::grid::{Address, Cell, Sheet};
use crate::importing::period::{self, Period};

/// Between the headings of one column.
const JOIN: &str = " – ";
/// How many rows above the headings may say the period.
const TITLE_ROWS: u32 = 30;
/// The widest sheet whose headings are put together, in columns that hold something.
const MOST_COLUMNS: usize = 2_000;
/// How many merged areas headings have at most; a form has a few dozen.
const MOST_MERGED: usize = 1_000;

/// Something that a cell says, and which cell.
type Placed<T> = (T, Address);

/// What the columns are called, from the left: the headings of `rows` rows from `head` on, joined. A merged heading counts for all its columns; one
/// that stands over several columns unmerged, with smaller ones below, for those to its right that have none.
pub(super) fn of(sheet: &Sheet, head: u32, rows: u32) -> Vec<(u32, String)> {
    let rows: Vec<u32> = (head..head.saturating_add(rows)).collect();
    let mut columns: Vec<u32> =
        rows.iter().flat_map(|row| sheet.row(*row)).filter(|cell| !cell.cell.is_blank()).map(|cell| cell.at.column).collect();
    let merged = sheet.merged().iter().filter(|area| area.from.row <= head.saturating_add(3) && area.to.row >= head);
    let merged: Vec<_> = merged.take(MOST_MERGED).copied().collect();
    for area in merged.iter().filter(|area| rows.contains(&area.from.row) && !sheet.cell(area.from).is_blank()) {
        columns.extend((area.from.column..=area.to.column).take(MOST_COLUMNS));
    }
    columns.sort_unstable();
    columns.dedup();
    columns.truncate(MOST_COLUMNS);
    let shown = |at: Address| sheet.cell(merged.iter().find(|area| area.contains(at)).map_or(at, |area| area.from));
    let mut names: Vec<(u32, Vec<String>)> = columns.into_iter().map(|column| (column, Vec::new())).collect();
    for (nth, row) in rows.iter().enumerate() {
        let mut over: Option<(u32, String)> = None;
        for (column, parts) in &mut names {
            let at = Address::new(*row, *column);
            let below = || rows.get(nth + 1).is_some_and(|next| sheet.cell(Address::new(*next, *column)).text().is_some());
            let text = match text_of(shown(at)) {
                Some(text) => {
                    // Only what has something smaller under itself can reach over the next column.
                    over = below().then(|| (*column, text.clone()));
                    Some(text)
                }
                None => match over.take() {
                    Some((left, text)) if left + 1 == *column && below() => {
                        over = Some((*column, text.clone()));
                        Some(text)
                    }
                    _ => None,
                },
            };
            if let Some(text) = text.filter(|text| parts.last() != Some(text)) {
                parts.push(text);
            }
        }
    }
    names.into_iter().filter(|(_, parts)| !parts.is_empty()).map(|(column, parts)| (column, parts.join(JOIN))).collect()
}

/// A heading on one line.
fn text_of(cell: &Cell) -> Option<String> {
    let text = match cell {
        Cell::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Cell::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The headings in short: their words, folded, numbers left out, so that "Tháng 4/2024" and "Tháng 5/2024" are the same form.
pub(super) fn fingerprint(headings: &[(u32, String)]) -> String {
    // FNV-1a, 64 bits (Fowler, Noll, Vo): nothing hangs on its strength, a person sees what is applied.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let first = headings.first().map_or(0, |(column, _)| *column);
    for (column, heading) in headings {
        (column - first).to_le_bytes().into_iter().for_each(&mut eat);
        let mut number = false;
        for c in fold_vi(heading).chars() {
            if !(c.is_ascii_digit() && number) {
                let shown = if c.is_ascii_digit() { '#' } else { c };
                shown.encode_utf8(&mut [0; 4]).bytes().for_each(&mut eat);
            }
            number = c.is_ascii_digit();
        }
        eat(0);
    }
    format!("{hash:016x}")
}

/// The period and the day that the title or the headings name. Two different periods are none: a comparison of months says both.
pub(super) fn time(sheet: &Sheet, head: u32, rows: u32) -> (Option<Placed<Period>>, Option<Placed<Date>>) {
    let mut periods: Vec<Placed<Period>> = Vec::new();
    let mut days: Vec<Placed<Date>> = Vec::new();
    for row in head.saturating_sub(TITLE_ROWS)..head.saturating_add(rows) {
        for filled in sheet.row(row).iter().take(MOST_COLUMNS) {
            match &filled.cell {
                Cell::Text(text) => {
                    let said = period::said(text);
                    periods.extend(said.periods.into_iter().map(|one| (one, filled.at)));
                    days.extend(said.days.into_iter().map(|one| (one, filled.at)));
                }
                Cell::Date(day, _) => days.push((*day, filled.at)),
                _ => {}
            }
        }
    }
    // A year beside a narrower period is the year of that period: "Kế hoạch năm 2024" over "tháng 4/2024".
    if periods.iter().any(|(one, _)| !matches!(one, Period::Year { .. })) {
        periods.retain(|(one, _)| !matches!(one, Period::Year { .. }));
    }
    (one_of(&periods), one_of(&days))
}

/// The first, where all say the same.
fn one_of<T: Copy + PartialEq>(found: &[Placed<T>]) -> Option<Placed<T>> {
    let first = found.first()?;
    found.iter().all(|(one, _)| *one == first.0).then_some(*first)
}
