//! What the instance is measured against, as a server of its own on the loopback:
//!
//! - `bench bare PORT ROWS.json`: a bare Leptos page with the rows and cells of `/units`, from memory;
//! - `bench file PORT FILE`: a file, and nothing else;
//! - `bench walled PORT FILE`: a file behind everything that a page of the instance stands behind: host, session, gate,
//!   headers. Takes the instance's configuration from the environment, so that a session of the instance is one here too.
//!
//! `end2end/bench/load.mjs` starts and asks them.

mod bare;

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result, bail};
use axum::Router;
use server::config::Config;
use server::router::behind_walls;
use server::serve::{listen, run, told_to_stop};
use server::site::Site;
use server::state::AppState;
use server::tenants::FRESH;
use tower_http::services::ServeFile;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, port, file] = arguments.as_slice() else { bail!("usage: bench bare|file|walled PORT FILE") };
    let routes = match what.as_str() {
        "bare" => bare::routes(Path::new(file))?,
        "file" => Router::new().route_service("/units", ServeFile::new(file)),
        "walled" => walled(file).await?,
        other => bail!("there is no {other:?}: bare, file or walled"),
    };
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse().context("PORT")?));
    let listener = listen(address).await.with_context(|| address.to_string())?;
    run(listener, routes, told_to_stop(), std::time::Duration::from_secs(1)).await?;
    Ok(())
}

/// The file where the instance has its page.
async fn walled(file: &str) -> Result<Router> {
    let config = Config::load(None, &std::env::vars().collect::<HashMap<_, _>>())?;
    let base = config.base()?;
    let site = Site::open(Path::new(&config.server.site))?;
    let store = store::Store::connect(&config.store_options()).await?;
    let routes = Router::new().route_service("/units", ServeFile::new(file));
    Ok(behind_walls(routes, AppState::new(store, config, base, site, FRESH)))
}
