//! `/files/…`: files sent with a form and sent out again. Streamed both ways: no file is ever whole in memory.
//!
//! `POST /files/{kind}/{id}` is an ordinary form (`multipart/form-data`): it comes back to its page with the text that was typed
//! and what was wrong, like any other (`docs/adr/0003-kept-forms.md`); the file itself has to be chosen again.

mod form;
mod send;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::error::Fault;
use domain::evidence::SubjectKind;
use http::{HeaderMap, Method, StatusCode, header};
use store::services::files::{self, Attach};
use uuid::Uuid;

use app::ssr::RequestContext;

use crate::gate::Verdict;
use crate::kept_form::{Form, Page, bounce};
use crate::notice::{self, Notice, accepts_html};
use crate::state::AppState;
use form::{Filled, Upload};

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/files/{id}", get(send::send)).route("/files/{kind}/{id}", post(receive))
}

/// Whether a request is a form with a file: it has limits of its own.
#[must_use]
pub fn is_upload(method: &Method, path: &str) -> bool {
    method == Method::POST && path.starts_with("/files/")
}

/// Around the gate: of a form sent after the session ended, the text survives signing in again.
pub async fn around(state: &AppState, context: &RequestContext, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    if state.judge(context, &path) != Verdict::SignIn || !accepts_html(request.headers()) {
        return next.run(request).await;
    }
    let headers = request.headers().clone();
    let mut upload = match Upload::new(request, state.files.limits()) {
        Ok(upload) => upload,
        Err(notice) => return state.notice(&headers, notice),
    };
    let text = upload.text_only().await;
    give_back(state, context, &headers, path, text, Fault::SignedOut).await
}

async fn receive(State(state): State<AppState>, Path((kind, id)): Path<(String, String)>, request: Request) -> Response {
    let headers = request.headers().clone();
    let Some(context) = request.extensions().get::<RequestContext>().cloned() else {
        return state.notice(&headers, Notice::Broken);
    };
    let path = request.uri().path().to_owned();
    let mut upload = match Upload::new(request, state.files.limits()) {
        Ok(upload) => upload,
        Err(notice) => return state.notice(&headers, notice),
    };
    let outcome = take(&state, &context, &mut upload, &kind, &id).await;
    // A browser that is still sending does not hear an answer: what is left is read and thrown away, within bounds.
    upload.drain().await;
    match outcome {
        Ok(page) if accepts_html(&headers) => Redirect::to(&page).into_response(),
        Ok(page) => (StatusCode::CREATED, [(header::LOCATION, page)]).into_response(),
        Err(form::Stopped::Fault(fault)) => give_back(&state, &context, &headers, path, upload.typed(), fault).await,
        Err(form::Stopped::Unreadable) => state.notice(&headers, Notice::Malformed),
    }
}

/// Takes the file, and answers where to go then.
async fn take(state: &AppState, context: &RequestContext, upload: &mut Upload, kind: &str, id: &str) -> Result<String, form::Stopped> {
    let caller = context.caller.as_ref().ok_or(Fault::SignedOut)?;
    let kind = SubjectKind::from_code(kind).ok_or(Fault::NotFound)?;
    let id: Uuid = id.parse().map_err(|_| Fault::NotFound)?;
    // Before the file: whoever may not attach anything fills no disk.
    let page = files::may_attach(&state.store, caller, kind, id).await?;
    let Filled { name, received } = upload.read(&state.files).await?;
    let form = Attach { kind, id, name, note: upload.note(), received };
    files::attach(&state.store, &state.files, caller, form).await?;
    Ok(domain::views::files::done(&page, "file_attached"))
}

/// Refused: back to the page with what was typed, or the fault itself for a program.
async fn give_back(
    state: &AppState,
    context: &RequestContext,
    headers: &HeaderMap,
    function: String,
    typed: String,
    fault: Fault,
) -> Response {
    if !accepts_html(headers) {
        return notice::fault(&function, fault);
    }
    // What a person may not know of has no page to come back to.
    if fault == Fault::NotFound {
        return state.notice(headers, Notice::NotFound);
    }
    let form = Form { function, sent: typed.into(), page: Page::of(&context.origin, headers) };
    bounce(state, context, form, fault, headers, Response::new(Body::empty())).await
}
