//! How much of anything is taken.

use domain::importing::book_error::{BookError, BookLimit};

/// The most of everything. What is beyond is refused with [`BookError::TooMuch`], never cut off in silence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes after decompression, of all parts that are read together; counted while inflating, whatever the archive declares.
    pub inflated_bytes: u64,
    /// Parts of an archive.
    pub entries: usize,
    /// Sheets.
    pub sheets: usize,
    /// Rows that hold something, of one sheet.
    pub rows: usize,
    /// Columns that hold something, of one sheet.
    pub columns: usize,
    /// Cells that hold something, of all sheets.
    pub cells: usize,
    /// Merged areas of one sheet.
    pub merged: usize,
    /// Characters of one cell. Excel itself takes 32 767.
    pub cell_text: usize,
}

/// What a report of a province needs, and some room: the largest files seen have a few thousand rows.
impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 20_000_000,
            inflated_bytes: 200_000_000,
            entries: 2_000,
            sheets: 100,
            rows: 100_000,
            columns: 1_000,
            cells: 500_000,
            merged: 20_000,
            cell_text: 32_767,
        }
    }
}

impl Limits {
    /// The refusal of a limit.
    pub(crate) fn exceeded(&self, what: BookLimit) -> BookError {
        let whole = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        let max = match what {
            BookLimit::FileBytes => self.file_bytes,
            BookLimit::InflatedBytes => self.inflated_bytes,
            BookLimit::Entries => whole(self.entries),
            BookLimit::Sheets => whole(self.sheets),
            BookLimit::Rows => whole(self.rows),
            BookLimit::Columns => whole(self.columns),
            BookLimit::Cells => whole(self.cells),
            BookLimit::Merged => whole(self.merged),
            BookLimit::CellText => whole(self.cell_text),
        };
        BookError::TooMuch { what, max }
    }
}
