//! `/notifications`, and urging late units.

mod list;
pub mod server_fns;
mod urge;

pub use list::NoticesPage;
pub use urge::UrgePanel;
