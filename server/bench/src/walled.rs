//! `walled PORT FILE`: a file behind everything that a page of the instance stands behind: host, session, gate, headers. Takes
//! the instance's configuration from the environment, so that a session of the instance is one here too.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::Router;
use server::config::Config;
use server::router::behind_walls;
use server::serve::{listen, run, told_to_stop};
use server::site::Site;
use server::state::AppState;
use server::tenants::FRESH;
use store::Store;
use tower_http::services::ServeFile;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [port, file] = arguments.as_slice() else { bail!("usage: walled PORT FILE") };
    let config = Config::load(None, &std::env::vars().collect::<HashMap<_, _>>())?;
    let base = config.base()?;
    let site = Site::open(Path::new(&config.server.site))?;
    let store = Store::connect(&config.store_options()).await?;
    let routes = Router::new().route_service("/units", ServeFile::new(file));
    let router = behind_walls(routes, AppState::new(store, config, base, site, FRESH));
    let address = SocketAddr::from(([127, 0, 0, 1], port.parse().context("PORT")?));
    let listener = listen(address).await.with_context(|| address.to_string())?;
    run(listener, router, told_to_stop(), Duration::from_secs(1)).await?;
    Ok(())
}
