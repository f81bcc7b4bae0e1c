//! `/directives` and `/directives/{id}`.

mod details;
mod list;
pub mod server_fns;

pub use details::{Clauses, DirectivePage};
pub use list::DirectivesPage;
