//! How large a request may be, how long it may take, and what happens when it panics.

use std::any::Any;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::HeaderMap;
use http::header;
use tower_http::catch_panic::ResponseForPanic;

use crate::http::files;
use crate::notice::Notice;
use crate::site::Site;
use crate::state::AppState;

/// Layer: refuses a body that announces too much, and gives up on an answer that takes too long. A body that hides its
/// length is cut off where it is read (`kept_form`).
pub async fn enforce(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    let limit = u64::try_from(state.config.server.body_limit).unwrap_or(u64::MAX);
    // A form with a file is measured as it comes, so that it can say at its field what is wrong, and may take its time.
    let upload = files::is_upload(request.method(), request.uri().path());
    if !upload && announced.is_some_and(|bytes| bytes > limit) {
        return state.notice(&headers, Notice::TooLarge);
    }
    let patience = if upload { state.config.files.upload_timeout } else { state.config.server.request_timeout };
    let patience = Duration::from_secs(patience);
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::error!("given up after server.request_timeout");
            state.notice(&headers, Notice::TooSlow)
        }
    }
}

/// Answers for code that panicked. The request's headers are gone by then, so the answer is a page.
#[derive(Debug, Clone)]
pub struct Panicked(pub Arc<Site>);

impl ResponseForPanic for Panicked {
    type ResponseBody = axum::body::Body;

    fn response_for_panic(&mut self, cause: Box<dyn Any + Send + 'static>) -> Response {
        let text = cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
        tracing::error!(panic = text.unwrap_or("?"), "a request panicked");
        let html = HeaderMap::from_iter([(header::ACCEPT, http::HeaderValue::from_static("text/html"))]);
        Notice::Broken.answer(&html, &self.0.css)
    }
}
