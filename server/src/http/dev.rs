//! `/dev/start`, for `make dev`: which process this is. A page that sees another one than before loads itself again.

use axum::Router;
use axum::routing::get;

use crate::config::Dev;
use crate::state::AppState;

/// The route; none unless `dev.reload` is set.
pub fn routes(dev: Dev) -> Router<AppState> {
    if !dev.reload {
        return Router::new();
    }
    Router::new().route("/dev/start", get(async || std::process::id().to_string()))
}
