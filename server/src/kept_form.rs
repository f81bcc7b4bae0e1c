//! Forms without JavaScript: what was typed survives a refusal and a session that ended (`docs/adr/0003-kept-forms.md`).
//!
//! A `POST` of a browser to a server function is answered with 303: after success to where the function redirects or back
//! to the page, after a refusal back to the page with the form kept, without a session to the sign-in form. The page that
//! the form stands on takes it out of the context (`RequestContext::kept`). Answers to scripts get the fault's status.

mod cookie;
mod fields;

use app::error::AppError;
use app::ssr::RequestContext;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::error::Fault;
use domain::views::frame::KeptForm;
use http::{HeaderMap, Method, StatusCode, header};
use leptos::server_fn::error::{FromServerFnError, SERVER_FN_ERROR_HEADER};
use store::services::kept_forms::{self, Kept};

use crate::csrf::local_part;
use crate::gate::{Verdict, sign_in_then};
use crate::http::files;
use crate::notice::{Notice, accepts_html};
use crate::state::AppState;

/// Layer, around the gate: its refusals bring a form back too.
pub async fn forms(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(context) = request.extensions().get::<RequestContext>().cloned() else {
        return state.notice(request.headers(), Notice::Broken);
    };
    let function = state.functions.access(request.uri().path()).is_some();
    match (request.method(), function) {
        (&Method::POST, true) => post(&state, &context, request, next).await,
        (method, false) if files::is_upload(method, request.uri().path()) => files::around(&state, &context, request, next).await,
        (&Method::GET, false) => get(&state, &context, request, next).await,
        _ => next.run(request).await,
    }
}

/// Gives a kept form back to its page. Passing through `/sign-in` on the way does not lose it.
async fn get(state: &AppState, context: &RequestContext, mut request: Request, next: Next) -> Response {
    let tokens = cookie::read(request.headers(), &state.cookie_name(cookie::NAME));
    let path = request.uri().path().to_owned();
    let (Some(tenant), Verdict::Pass, false) = (&context.tenant, state.judge(context, &path), tokens.is_empty()) else {
        return next.run(request).await;
    };
    let mut waiting = Vec::new();
    let mut kept = None;
    for token in tokens {
        match kept_forms::peek(&state.store, tenant, &token).await {
            Ok(Some(found)) if found.page == path => {
                if let Err(error) = kept_forms::forget(&state.store, tenant, &token).await {
                    drop(error.into_fault());
                }
                // The newest stands first; an older one of the same page is superseded.
                kept = kept.or(Some(found.form));
            }
            Ok(Some(_)) => waiting.push(token),
            Ok(None) => {}
            Err(error) => drop(error.into_fault()),
        }
    }
    let taken = kept.is_some();
    if let Some(context) = request.extensions_mut().get_mut::<RequestContext>() {
        context.kept = kept;
    }
    let mut response = next.run(request).await;
    if taken {
        cookie::write(response.headers_mut(), state, &waiting);
    }
    response
}

async fn post(state: &AppState, context: &RequestContext, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (headers, function) = (parts.headers.clone(), parts.uri.path().to_owned());
    let sent = match axum::body::to_bytes(body, state.config.server.body_limit).await {
        Ok(sent) => sent,
        Err(error) => {
            let too_large = std::error::Error::source(&error).is_some_and(|e| e.to_string().contains("length limit"));
            return state.notice(&headers, if too_large { Notice::TooLarge } else { Notice::Malformed });
        }
    };
    let response = next.run(Request::from_parts(parts, Body::from(sent.clone()))).await;
    let error = response.headers().contains_key(SERVER_FN_ERROR_HEADER);
    let (response, error) = if error { decode(response).await } else { (response, None) };
    // A notice of ours (nothing here on this host) is an answer already.
    let notice = error.is_none() && (response.status().is_client_error() || response.status().is_server_error());
    if notice || !accepts_html(&headers) {
        return with_status(response, error.as_ref());
    }
    let page = Page::of(&context.origin, &headers);
    match error {
        None => {
            let mut response = see_other(response, &context.origin, &page);
            // Whoever signs out leaves nothing behind for the next person at this browser.
            if context.caller.is_some() && context.session.is_empty().await {
                cookie::write(response.headers_mut(), state, &[]);
            }
            response
        }
        Some(AppError::Transport(cause)) => {
            tracing::warn!(cause, "a form can't be read");
            state.notice(&headers, Notice::Malformed)
        }
        Some(AppError::Fault(fault)) => bounce(state, context, Form { function, sent, page }, fault, &headers, response).await,
    }
}

/// A form that was sent, and from where.
pub(crate) struct Form {
    /// The path that it was sent to.
    pub(crate) function: String,
    /// Its fields.
    pub(crate) sent: Bytes,
    /// The page that it stands on.
    pub(crate) page: Page,
}

/// Back to the page, with the form kept.
pub(crate) async fn bounce(
    state: &AppState,
    context: &RequestContext,
    form: Form,
    fault: Fault,
    request: &HeaderMap,
    refused: Response,
) -> Response {
    let to = if fault == Fault::SignedOut { sign_in_then(&form.page.address) } else { form.page.address.clone() };
    let mut response = Redirect::to(&to).into_response();
    for cookie in refused.headers().get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    let (Some(tenant), Some(fields)) = (&context.tenant, fields::worth_keeping(&form.sent)) else { return response };
    let kept = Kept { page: form.page.path().to_owned(), form: KeptForm { action: form.function, fields, fault } };
    match kept_forms::keep(&state.store, tenant, &context.network, &kept).await {
        Ok(token) => {
            let mut tokens = cookie::read(request, &state.cookie_name(cookie::NAME));
            tokens.insert(0, token);
            cookie::write(response.headers_mut(), state, &tokens);
        }
        // The person still learns that it was refused, only not why; the log has the cause.
        Err(error) => drop(error.into_fault()),
    }
    response
}

/// The page that a form stands on: path and query, from the `Referer` if that is of our own origin.
pub(crate) struct Page {
    address: String,
}

impl Page {
    pub(crate) fn of(origin: &str, headers: &HeaderMap) -> Self {
        let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok());
        let local = referer.and_then(|referer| local_part(origin, referer)).unwrap_or("/");
        Self { address: fields::without_error(local) }
    }

    fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or("/")
    }
}

/// Reads the error of a server function, and leaves the answer as it was.
async fn decode(response: Response) -> (Response, Option<AppError>) {
    let (parts, body) = response.into_parts();
    // Our own answer: codes and figures, a few hundred bytes.
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap_or_default();
    let error = AppError::de(body.clone());
    (Response::from_parts(parts, Body::from(body)), Some(error))
}

/// For scripts: the status says what the body says.
fn with_status(mut response: Response, error: Option<&AppError>) -> Response {
    let status = match error {
        Some(AppError::Fault(fault)) => StatusCode::from_u16(fault.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        Some(AppError::Transport(_)) => StatusCode::BAD_REQUEST,
        None => return response,
    };
    *response.status_mut() = status;
    response
}

/// For browsers: on to where the function says, or back to the page. Only within this host: a `Referer` or a parameter
/// must not make us send anybody elsewhere.
fn see_other(response: Response, origin: &str, page: &Page) -> Response {
    let said = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
    let local = said.and_then(|said| local_part(origin, said).or_else(|| is_local(said).then_some(said)));
    let to = local.map_or_else(|| page.address.clone(), fields::without_error);
    let mut answer = Redirect::to(&to).into_response();
    for (name, value) in response.headers() {
        if *name == header::SET_COOKIE {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer
}

/// `/path`, but neither `//host` nor `/\host`, which browsers take for another host.
fn is_local(address: &str) -> bool {
    address.starts_with('/') && !address[1..].starts_with(['/', '\\'])
}

#[cfg(test)]
mod tests;
