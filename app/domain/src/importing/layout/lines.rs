//! What a row below the headings is: of a unit, a total, a group, or nothing.

use super::{ColumnRole, Layout};
use crate::importing::grid::{Address, Cell, Filled, Sheet};
use crate::importing::names::key;

/// Words for totals.
const TOTAL: &[&str] = &[
    "tong",
    "tong cong",
    "tong so",
    "cong",
    "toan tinh",
    "toan thanh pho",
    "toan quoc",
    "cong chung",
    "tong toan tinh",
    "binh quan",
    "total",
];
/// What groups of units begin with.
const GROUP: &[&str] = &["khoi", "cap", "nhom", "cac so", "cac xa", "cac phuong", "cac huyen", "cac don vi", "cum"];

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Nothing that is read: empty, numbers of columns, words below the table, or left out by a person.
    Empty,
    /// A sum of rows.
    Total,
    /// The heading of a group of units, perhaps with its sum.
    Group,
    /// A unit and its figures.
    Unit,
}

/// What a row is, by its column of units; whether a unit of that name exists is another question.
#[must_use]
pub fn line(sheet: &Sheet, layout: &Layout, row: u32) -> Line {
    let cells = sheet.row(row);
    if layout.skipped.contains(&row) || cells.iter().all(|cell| cell.cell.is_blank()) || is_numbering(cells) {
        return Line::Empty;
    }
    let place = |role: &ColumnRole| layout.column_of(role).map(|column| Address::new(row, column));
    let label = |role: &ColumnRole| place(role).map(|at| sheet.cell(at));
    let (name, code) = (label(&ColumnRole::UnitName), label(&ColumnRole::UnitCode));
    let figures = has_figures(sheet, layout, row);
    // "Tổng cộng" is often merged over the ordinal and the name, or stands in the wrong one of them.
    let texts = [name, label(&ColumnRole::Ordinal), code].into_iter().flatten().filter_map(Cell::text);
    if texts.filter(|text| may_label(text)).map(key).any(|text| TOTAL.contains(&text.as_str())) {
        return Line::Total;
    }
    let named = [name, code].into_iter().flatten().any(|cell| !cell.is_blank());
    if !named {
        let lonely = label(&ColumnRole::Ordinal).and_then(Cell::text).is_some_and(is_group);
        return match (figures, lonely) {
            (_, true) => Line::Group,
            (true, false) => Line::Unit,
            (false, false) => Line::Empty,
        };
    }
    let ordinal = label(&ColumnRole::Ordinal).and_then(Cell::text).unwrap_or_default();
    let grouped = is_roman(ordinal) || name.and_then(Cell::text).is_some_and(is_group);
    if grouped { Line::Group } else { Line::Unit }
}

/// Whether any column of figures holds something in this row.
pub fn has_figures(sheet: &Sheet, layout: &Layout, row: u32) -> bool {
    layout.figures().any(|(column, ..)| {
        let cell = sheet.cell(Address::new(row, column));
        !cell.is_blank() && !cell.text().is_some_and(crate::importing::number::is_dash)
    })
}

/// "I", "II", "A": the numbers of groups; units are numbered 1, 2, 3.
fn is_roman(ordinal: &str) -> bool {
    let ordinal = ordinal.trim_end_matches(['.', ')']);
    !ordinal.is_empty() && (ordinal.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) || matches!(ordinal, "A" | "B" | "C" | "D"))
}

/// Whether a text may be the label of a total or a group by its first letter, before it is taken apart: units hardly ever are.
fn may_label(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    text.starts_with(['T', 't', 'C', 'c', 'B', 'b', 'K', 'k', 'N', 'n']) || is_roman(&first.to_uppercase())
}

fn is_group(text: &str) -> bool {
    if !may_label(text) {
        return false;
    }
    let words = key(text);
    let rest = words.split_once(' ').filter(|(first, _)| is_roman(&first.to_uppercase())).map_or(words.as_str(), |(_, rest)| rest);
    GROUP.iter().any(|group| rest.strip_prefix(group).is_some_and(|after| after.is_empty() || after.starts_with(' ')))
}

/// "(1) (2) (3)", "A B 1 2 3=1/2": the numbers of the columns.
pub(super) fn is_numbering(cells: &[Filled]) -> bool {
    let mut count = 0;
    let mut next = None;
    for cell in cells.iter().filter(|cell| !cell.cell.is_blank()) {
        let number = match &cell.cell {
            Cell::Number(number) => number.to_whole(),
            Cell::Text(text) => {
                // "(5)=(3)/(4)" is the fifth column.
                let first = text.split('=').next().unwrap_or_default();
                let text = first.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
                if matches!(text, "A" | "B" | "C") {
                    count += 1;
                    continue;
                }
                text.parse().ok()
            }
            _ => None,
        };
        // One more than the number before: figures hardly ever are.
        let Some(number) = number.filter(|number| next.map_or((0..=3).contains(number), |next| next == *number)) else { return false };
        next = Some(number + 1);
        count += 1;
    }
    count >= 3
}
