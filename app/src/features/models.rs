//! `/models` and `/models/{id}`.

mod desk;
mod details;
mod family;
mod life;
mod list;
pub mod server_fns;

pub use details::ModelPage;
pub use list::ModelsPage;
