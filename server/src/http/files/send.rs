//! A file goes out: as an attachment, never to be shown within our own origin.

use app::ssr::RequestContext;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use domain::error::Fault;
use domain::evidence::disposition;
use domain::ids::FileId;
use http::header;
use store::services::files::{self, Open};

use crate::notice::{self, Notice, accepts_html};
use crate::state::AppState;

/// `GET /files/{id}`. `nosniff` and `private, no-store` come with every answer (`headers`).
pub(super) async fn send(State(state): State<AppState>, Path(id): Path<String>, request: Request) -> Response {
    let headers = request.headers().clone();
    let context = request.extensions().get::<RequestContext>();
    let Some(caller) = context.and_then(|context| context.caller.as_ref()) else {
        return state.notice(&headers, Notice::SignedOut);
    };
    let found = match id.parse::<FileId>() {
        Ok(id) => files::open(&state.store, &state.files, caller, id).await.map_err(store::Error::into_fault),
        Err(_) => Err(Fault::NotFound),
    };
    match found {
        Ok(open) => attachment(open),
        Err(Fault::NotFound) => state.notice(&headers, Notice::NotFound),
        Err(_) if accepts_html(&headers) => state.notice(&headers, Notice::Broken),
        Err(fault) => notice::fault(request.uri().path(), fault),
    }
}

fn attachment(Open { name, kind, bytes, sha256, content }: Open) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.media_type().to_owned()),
        (header::CONTENT_LENGTH, bytes.to_string()),
        (header::CONTENT_DISPOSITION, disposition(&name)),
        (header::ETAG, format!("\"{sha256}\"")),
    ];
    (headers, Body::from_stream(content)).into_response()
}
