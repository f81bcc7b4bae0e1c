//! `/metrics`, on a listener of its own: what it tells is not for the public.

use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;

/// From a cached page to one that is too slow, in seconds.
const BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0];

/// Starts recording, once per process, and serves what was recorded until the process ends. "0": neither.
///
/// # Errors
/// When the address is taken, or not one.
pub async fn start(listen: &str) -> Result<()> {
    if listen == "0" {
        return Ok(());
    }
    let remedy = || format!("metrics.listen = {listen:?} can't be used; choose another address or \"0\" for none");
    let listener = TcpListener::bind(listen).await.with_context(remedy)?;
    let handle = PrometheusBuilder::new().set_buckets(&BUCKETS)?.install_recorder()?;
    let shown = handle.clone();
    let routes = Router::new().route("/metrics", get(async move || shown.render()));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, routes).await {
            tracing::error!(%error, "the listener of the metrics ended");
        }
    });
    tokio::spawn(upkeep(handle));
    Ok(())
}

/// Folds what histograms collected; without it they grow while nobody asks.
async fn upkeep(handle: PrometheusHandle) {
    let mut tick = tokio::time::interval(Duration::from_secs(5));
    loop {
        tick.tick().await;
        handle.run_upkeep();
    }
}
