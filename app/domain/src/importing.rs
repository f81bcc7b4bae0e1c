//! Figures that come in as spreadsheets: what stands in a sheet, how it is laid out, what its rows say, and everything that is wrong.
//!
//! The way of a file: `workbooks::read` (native) makes a [`grid::Book`] of its bytes; [`layout::guess`] says what its columns mean,
//! and a person corrects that; [`rows::read`] gives the rows and every fault. Nothing is guessed in silence: what isn't certain
//! is an error that names its readings, or a note that says how it was read.

pub mod book_error;
pub mod citizen;
pub mod date;
pub mod decimal;
pub mod escape;
pub mod fault;
pub mod grid;
pub mod layout;
pub mod names;
pub mod number;
pub mod period;
pub mod rows;
pub mod units;
