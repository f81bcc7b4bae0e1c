//! What stands in a workbook, whatever kind of file it came from. Only cells that hold something are kept.

use serde::{Deserialize, Serialize};
use time::Date;

use super::decimal::Decimal;

mod address;

pub use address::{Address, Area};

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Cell {
    /// Nothing; or a formula whose result the file doesn't say.
    Empty,
    /// Text in composed form (NFC).
    Text(String),
    /// A number, exactly: the shortest decimal form of what is stored.
    Number(Decimal),
    /// A day, and the second of that day (0 to 86 399); a day alone is at 0.
    Date(Date, u32),
    /// True or false.
    Bool(bool),
    /// An error of the spreadsheet program, such as `#REF!`.
    Error(String),
}

impl Cell {
    /// Whether there is nothing to read: no value, or blanks only.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The text, where it is one and not blank; without blanks at its ends.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }
}

/// A cell that holds something, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// Where.
    pub at: Address,
    /// What.
    pub cell: Cell,
    /// Whether it was computed by a formula of the sheet. Formulas are never run here.
    pub formula: bool,
    /// Whether the number is shown as a percentage: 0,651 reads 65,1 %.
    pub percent: bool,
}

impl Filled {
    /// A value that somebody typed.
    #[must_use]
    pub const fn typed(at: Address, cell: Cell) -> Self {
        Self { at, cell, formula: false, percent: false }
    }
}

/// One sheet of a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name (NFC).
    pub name: String,
    /// Whether its tab is shown.
    pub visible: bool,
    /// By row, then column; each place once.
    cells: Vec<Filled>,
    /// Cells merged into one.
    merged: Vec<Area>,
}

impl Sheet {
    /// A sheet of these cells. Of two in one place the later counts, as programs do.
    #[must_use]
    pub fn new(name: String, visible: bool, mut cells: Vec<Filled>, mut merged: Vec<Area>) -> Self {
        if !cells.is_sorted_by(|a, b| a.at < b.at) {
            cells.sort_by_key(|cell| cell.at);
            // Of equals the first stays; reversed, that is the one that came last.
            cells.reverse();
            cells.dedup_by_key(|cell| cell.at);
            cells.reverse();
        }
        merged.sort_unstable();
        Self { name, visible, cells, merged }
    }

    /// All cells that hold something, by row, then column.
    #[must_use]
    pub fn cells(&self) -> &[Filled] {
        &self.cells
    }

    /// The merged areas, by their first cell.
    #[must_use]
    pub fn merged(&self) -> &[Area] {
        &self.merged
    }

    /// What stands at a place, if anything.
    #[must_use]
    pub fn filled(&self, at: Address) -> Option<&Filled> {
        self.cells.binary_search_by_key(&at, |cell| cell.at).ok().and_then(|found| self.cells.get(found))
    }

    /// What stands at a place; [`Cell::Empty`] for nothing.
    #[must_use]
    pub fn cell(&self, at: Address) -> &Cell {
        self.filled(at).map_or(&Cell::Empty, |filled| &filled.cell)
    }

    /// The cells of one row, by column.
    #[must_use]
    pub fn row(&self, row: u32) -> &[Filled] {
        let from = self.cells.partition_point(|cell| cell.at.row < row);
        let rest = &self.cells[from..];
        &rest[..rest.partition_point(|cell| cell.at.row == row)]
    }

    /// The rows that hold something, from the top.
    pub fn rows(&self) -> impl Iterator<Item = &[Filled]> {
        self.cells.chunk_by(|a, b| a.at.row == b.at.row)
    }

    /// The smallest area that has every cell in it; none for an empty sheet.
    #[must_use]
    pub fn used(&self) -> Option<Area> {
        let (first, last) = (self.cells.first()?, self.cells.last()?);
        let columns = || self.cells.iter().map(|cell| cell.at.column);
        Some(Area {
            from: Address { row: first.at.row, column: columns().min()? },
            to: Address { row: last.at.row, column: columns().max()? },
        })
    }

    /// The merged area that a place belongs to.
    #[must_use]
    pub fn merged_at(&self, at: Address) -> Option<Area> {
        self.merged.iter().take_while(|area| area.from.row <= at.row).find(|area| area.contains(at)).copied()
    }

    /// What a place shows: in a merged area, what stands in its first cell.
    #[must_use]
    pub fn shown(&self, at: Address) -> &Cell {
        self.cell(self.merged_at(at).map_or(at, |area| area.from))
    }
}

/// A workbook.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Its sheets, in the order of their tabs.
    pub sheets: Vec<Sheet>,
}

impl Book {
    /// The sheet of a name.
    #[must_use]
    pub fn sheet(&self, name: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.name == name)
    }
}

#[cfg(test)]
mod tests;
