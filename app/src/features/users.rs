//! `/users`: the people of a tenant, for its standing agency.

mod forms;
mod list;
mod one;
pub mod server_fns;

pub use list::UsersPage;
pub use one::UserPage;
