//! Why a file is not read at all.

use serde::{Deserialize, Serialize};

use crate::access::coded;

coded! {
    /// The kinds of spreadsheet files that are read.
    BookKind {
        /// Excel 2007 and later; with macros too, which are never run.
        Xlsx = "xlsx",
        /// Excel 97 to 2003.
        Xls = "xls",
        /// OpenDocument.
        Ods = "ods",
        /// Text with separators.
        Csv = "csv",
    }
}

coded! {
    /// What may be too much of in a file.
    BookLimit {
        /// Bytes of the file.
        FileBytes = "file_bytes",
        /// Bytes of its content after decompression.
        InflatedBytes = "inflated_bytes",
        /// Parts of the archive.
        Entries = "entries",
        /// Sheets.
        Sheets = "sheets",
        /// Rows that hold something, of one sheet.
        Rows = "rows",
        /// Columns that hold something, of one sheet.
        Columns = "columns",
        /// Cells that hold something, of all sheets.
        Cells = "cells",
        /// Merged areas, of one sheet.
        Merged = "merged",
        /// Characters of one cell.
        CellText = "cell_text",
    }
}

/// Why a file is no workbook that can be read. One reason: the first that was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum BookError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is encrypted.
    #[error("the file is protected by a password")]
    Password,
    /// It is something else, whatever its name says.
    #[error("not a spreadsheet: {what}")]
    OtherKind {
        /// What it looks like.
        what: OtherKind,
    },
    /// It ends in the middle.
    #[error("the file is cut off")]
    CutOff,
    /// It is one, but broken inside.
    #[error("the file is damaged ({kind})")]
    Damaged {
        /// What it is.
        kind: BookKind,
    },
    /// There is too much of something.
    #[error("more than {max} {what}")]
    TooMuch {
        /// Of what.
        what: BookLimit,
        /// The most that is taken.
        max: u64,
    },
    /// No sheet holds anything.
    #[error("no sheet holds anything")]
    NothingInside,
}

coded! {
    /// What a file that is no spreadsheet may be.
    OtherKind {
        /// A web page saved with the name of a spreadsheet, as web applications do.
        Html = "html",
        /// XML, such as Excel's of 2003.
        Xml = "xml",
        /// PDF.
        Pdf = "pdf",
        /// Word or PowerPoint.
        Document = "document",
        /// Excel's binary workbook (.xlsb).
        Xlsb = "xlsb",
        /// An archive of something else.
        Archive = "archive",
        /// A picture.
        Picture = "picture",
        /// Text in an encoding that isn't UTF-8 or UTF-16.
        Text = "text",
        /// Nothing known.
        Unknown = "unknown",
    }
}
