//! What tests are written with: [`app::TestApp`], and [`client::Client`], a browser without JavaScript on one host.

pub mod answer;
pub mod app;
pub mod client;

/// Path of a server function, by its own name.
pub fn function(name: &str) -> &'static str {
    let mut paths = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path);
    let found = paths.find(|path| path.rsplit('/').next() == Some(name));
    found.unwrap_or_else(|| panic!("no server function is called {name}"))
}

/// Paths of the server functions that need somebody signed in.
pub fn private_functions() -> Vec<(&'static str, http::Method)> {
    let public = |path: &str| server::gate::PUBLIC.iter().any(|(public, _)| *public == path);
    let mut paths: Vec<_> = leptos::server_fn::axum::server_fn_paths().filter(|(path, _)| !public(path)).collect();
    paths.sort_by_key(|(path, _)| *path);
    paths
}
