//! Spreadsheets in and out: bytes in, values out. No SQL, no HTTP, no async; what the values mean is a matter of `domain::importing`.
//!
//! [`read()`] takes whatever an office sends (.xlsx, .xlsm, .xls, .ods, .csv) and trusts nothing: the kind is found from the content, every
//! amount has a limit ([`Limits`]), archives are counted while they are inflated, formulas and macros are never run. Memory grows
//! with the cells that hold something, whatever range a sheet declares. The three formats are read here, cell by cell, because a
//! general reader keeps the whole used range, drops which numbers are percentages, and may panic on hostile bytes; `calamine` is what the
//! tests compare with.
//!
//! [`marked`] gives a workbook back with its faults; [`table::Table`] writes exports.

mod archive;
mod cfb;
mod delimited;
mod formats;
mod gather;
mod limits;
mod marked;
mod ods;
mod read;
mod sniff;
pub mod table;
mod xls;
mod xlsx;
mod xml;

pub use domain::importing::book_error::BookError;
pub use domain::importing::grid::{Book, Cell, Filled, Sheet};
pub use limits::Limits;
pub use marked::marked;
pub use read::{kind, read};
