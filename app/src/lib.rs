//! The web application: pages, components and server functions. The only crate that knows the words `ssr` and `hydrate`.

#![expect(
    missing_docs,
    reason = "#[server] makes public structs of the arguments, whose fields nobody can document; functions and components are"
)]

#[cfg(not(feature = "ssr"))]
mod browser;
pub mod contexts;
pub mod error;
pub mod features;
pub mod layouts;
mod routes;
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
pub mod ui;

#[cfg(not(feature = "ssr"))]
use browser as platform;
#[cfg(feature = "ssr")]
use ssr as platform;

pub use routes::App;
pub use shell::{ShellOptions, shell};
