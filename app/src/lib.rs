//! The web application: pages, components and server functions. The only crate that knows the words `ssr` and `hydrate`.
//!
//! Pages are rendered on the server only (docs/adr/0007); what lives in the browser stands in [`islands`].

#![cfg_attr(
    feature = "ssr",
    expect(
        missing_docs,
        reason = "#[server] makes public structs of the arguments, whose fields nobody can document; functions and components are"
    )
)]

pub mod islands;

#[cfg(feature = "ssr")]
pub mod contexts;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod features;
#[cfg(feature = "ssr")]
pub mod layouts;
#[cfg(feature = "ssr")]
mod routes;
#[cfg(feature = "ssr")]
mod shell;
#[cfg(feature = "ssr")]
pub mod ssr;
#[cfg(feature = "ssr")]
pub mod ui;

#[cfg(feature = "ssr")]
pub use routes::App;
#[cfg(feature = "ssr")]
pub use shell::{ShellOptions, shell};
