//! `/models` and `/models/{id}`.

mod details;
mod life;
mod list;
pub mod server_fns;

pub use details::ModelPage;
pub use list::ModelsPage;
