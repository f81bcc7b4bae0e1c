//! `/units` and `/units/{code}`.

mod details;
mod list;
pub mod server_fns;

pub use details::UnitPage;
pub use list::UnitsPage;
