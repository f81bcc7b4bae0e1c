//! Cells as they come out of a file, counted against the limits.

use domain::fold::nfc;
use domain::importing::book_error::{BookError, BookLimit};
use domain::importing::decimal::Decimal;
use domain::importing::escape::unescaped;
use domain::importing::grid::{Area, Book, Cell, Filled, Sheet};

use crate::limits::Limits;

/// A workbook that is being read.
pub(crate) struct Gather<'l> {
    limits: &'l Limits,
    book: Book,
    cells: usize,
}

/// The sheet that is being read.
#[derive(Default)]
pub(crate) struct Sheets {
    cells: Vec<Filled>,
    merged: Vec<Area>,
    rows: usize,
    last_row: Option<u32>,
    columns: Vec<u32>,
}

impl<'l> Gather<'l> {
    pub(crate) fn new(limits: &'l Limits) -> Self {
        Self { limits, book: Book::default(), cells: 0 }
    }

    pub(crate) fn limits(&self) -> &'l Limits {
        self.limits
    }

    /// One cell more. What holds nothing and is no formula isn't kept.
    pub(crate) fn push(&mut self, sheet: &mut Sheets, filled: Filled) -> Result<(), BookError> {
        let nothing = match &filled.cell {
            Cell::Empty => true,
            Cell::Text(text) => text.is_empty(),
            _ => false,
        };
        if nothing && !filled.formula {
            return Ok(());
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(self.limits.exceeded(BookLimit::Cells));
        }
        if sheet.last_row != Some(filled.at.row) {
            sheet.last_row = Some(filled.at.row);
            sheet.rows += 1;
            if sheet.rows > self.limits.rows {
                return Err(self.limits.exceeded(BookLimit::Rows));
            }
        }
        if let Err(place) = sheet.columns.binary_search(&filled.at.column) {
            if sheet.columns.len() >= self.limits.columns {
                return Err(self.limits.exceeded(BookLimit::Columns));
            }
            sheet.columns.insert(place, filled.at.column);
        }
        sheet.cells.push(filled);
        Ok(())
    }

    /// One merged area more.
    pub(crate) fn merge(&self, sheet: &mut Sheets, area: Area) -> Result<(), BookError> {
        if sheet.merged.len() >= self.limits.merged {
            return Err(self.limits.exceeded(BookLimit::Merged));
        }
        sheet.merged.push(area);
        Ok(())
    }

    /// The sheet is complete.
    pub(crate) fn finish(&mut self, name: &str, visible: bool, sheet: Sheets) -> Result<(), BookError> {
        if self.book.sheets.len() >= self.limits.sheets {
            return Err(self.limits.exceeded(BookLimit::Sheets));
        }
        self.book.sheets.push(Sheet::new(nfc(name), visible, sheet.cells, sheet.merged));
        Ok(())
    }

    /// The workbook; an error when no sheet holds anything.
    pub(crate) fn book(self) -> Result<Book, BookError> {
        if self.book.sheets.iter().all(|sheet| sheet.cells().iter().all(|cell| cell.cell.is_blank() && !cell.formula)) {
            return Err(BookError::NothingInside);
        }
        Ok(self.book)
    }
}

/// A text of a file as it is kept: composed, and without the apostrophe of an escaped export.
pub(crate) fn text(raw: &str) -> String {
    let raw = unescaped(raw);
    // Latin letters with their marks, and the Vietnamese ones with two, are composed as they stand: nearly every text.
    let composed = |c: char| c < '\u{300}' || matches!(c, '\u{1ea0}'..='\u{1ef9}' | '\u{2010}'..='\u{2026}');
    if raw.chars().all(composed) { raw.to_owned() } else { nfc(raw) }
}

/// A stored number exactly: the shortest decimal that is the same double. What no figure can be (1e300) stays a text.
pub(crate) fn number(value: f64) -> Cell {
    // Display of a double is the shortest form that reads back the same, never with an exponent.
    let shortest = value.to_string();
    Decimal::parse(&shortest).map_or(Cell::Text(shortest), Cell::Number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_shortest_of_their_double() {
        let plain = |value| match number(value) {
            Cell::Number(number) => number.to_string(),
            other => format!("{other:?}"),
        };
        assert_eq!(plain("0.65100000000000002".parse().expect("a number")), "0.651");
        assert_eq!(plain(-1234.5), "-1234.5");
        assert_eq!(plain(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(plain(1e20), "100000000000000000000");
        assert!(matches!(number(1e300), Cell::Text(_)) && matches!(number(f64::NAN), Cell::Text(_)));
    }
}
