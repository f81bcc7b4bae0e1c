//! `/directives`, `/directives/new` and `/directives/{id}`.

mod answers;
mod details;
mod draft;
mod forms;
mod list;
mod moves;
mod new;
pub mod server_fns;
mod standing;

pub use details::{Clauses, DirectivePage};
pub use list::DirectivesPage;
pub use new::NewDirectivePage;
pub use standing::OwnStanding;
