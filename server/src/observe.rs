//! Request id, span, metrics: one line per request, with the route's pattern, never with names, bodies or queries.

use std::net::SocketAddr;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue};
use tracing::Instrument;
use tracing::field::Empty;
use uuid::Uuid;

use crate::state::AppState;

/// The header that carries the id to the log of the proxy and to the person who reports a failure.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Layer, outermost.
pub async fn observe(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let trusted = peer.is_some_and(|peer| state.config.server.trusted_proxies.contains(peer));
    let id = request_id(trusted, request.headers());
    let route = request.extensions().get::<MatchedPath>().map_or("unmatched", MatchedPath::as_str).to_owned();
    let method = request.method().as_str().to_owned();
    request.headers_mut().insert(REQUEST_ID, id.clone());
    let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default(), method, path = request.uri().path(), tenant = Empty,);
    let started = Instant::now();
    let mut response = next.run(request).instrument(span.clone()).await;
    let taken = started.elapsed();
    let status = response.status();
    span.in_scope(|| tracing::info!(status = status.as_u16(), duration_ms = taken.as_secs_f64() * 1e3, "answered"));
    let labels = [("method", method), ("route", route), ("status", status.as_str().to_owned())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels).record(taken.as_secs_f64());
    response.headers_mut().insert(REQUEST_ID, id);
    response
}

/// The proxy's id if it is one of ours and sent a plain one; else a new one. A stranger's id would let it write into our log.
fn request_id(trusted: bool, headers: &HeaderMap) -> HeaderValue {
    let plain = |value: &&HeaderValue| {
        let text = value.as_bytes();
        (1..=64).contains(&text.len()) && text.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-')
    };
    let given = headers.get(REQUEST_ID).filter(plain).filter(|_| trusted).cloned();
    given.or_else(|| HeaderValue::from_str(&Uuid::now_v7().to_string()).ok()).unwrap_or(HeaderValue::from_static("none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_proxies_may_name_a_request() {
        let headers = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_static("abc-1"))]);
        assert_eq!(request_id(true, &headers), "abc-1");
        assert_ne!(request_id(false, &headers), "abc-1");
        let forged = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_static("a b=c"))]);
        assert_ne!(request_id(true, &forged), "a b=c");
    }
}
