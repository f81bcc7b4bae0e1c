//! `/healthz`: the process lives. `/readyz`: it can serve. Both answer on any host: a load balancer asks by address.

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use http::StatusCode;
use store::services;

use crate::state::AppState;

/// The two routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready))
}

/// Whether the database answers and its schema is this version's. The reason goes to the log, not to strangers.
async fn ready(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match services::health::ready(&state.store).await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(reason) => {
            tracing::error!(reason, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "not ready: see the log, or run diem06 doctor\n")
        }
    }
}
