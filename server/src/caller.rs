//! Session → caller, and the context that pages and server functions get.

use app::ssr::RequestContext;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderName, HeaderValue};
use leptos::nonce::use_nonce;
use leptos::prelude::{provide_context, use_context};
use leptos_axum::ResponseOptions;
use store::{Caller, SessionRows, Tenant, services};
use tower_sessions::Session;

use crate::headers::content_security_policy;
use crate::host::Visit;
use crate::notice::Notice;
use crate::session::agent;
use crate::state::AppState;

/// Layer: finds out who asks and puts the [`RequestContext`] into the extensions.
pub async fn find(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let (Some(visit), Some(session)) = (extensions.get::<Visit>().cloned(), extensions.get::<Session>().cloned()) else {
        return state.notice(request.headers(), Notice::Broken);
    };
    let caller = match &visit.tenant {
        Some(tenant) => load(&state, tenant, &session).await,
        None => Ok(None),
    };
    let caller = match caller {
        Ok(caller) => caller,
        Err(error) => {
            tracing::error!(%error, "nobody can be recognised");
            return state.notice(request.headers(), Notice::Unavailable);
        }
    };
    let context = RequestContext {
        store: state.store.clone(),
        file_limit: state.files.limits().file,
        tenant: visit.tenant,
        caller,
        session,
        network: visit.network,
        agent: agent(&request).to_owned(),
        origin: visit.origin,
        base: (state.base.scheme.as_str().to_owned(), state.base.authority()),
        kept: None,
        dev: state.config.dev.ui_kit,
    };
    request.extensions_mut().insert(context);
    next.run(request).await
}

/// Asks the rows of the session at once, not the session: what it holds besides is of no matter for most requests.
async fn load(state: &AppState, tenant: &Tenant, session: &Session) -> Result<Option<Caller>, store::Error> {
    match session.id() {
        Some(id) => services::sign_in::load(&state.store, tenant, &SessionRows::handle(&id)).await,
        None => Ok(None),
    }
}

/// Run by Leptos for every page and server function: hands the context on, and sends the page's nonce as its policy.
pub fn provide() {
    let Some(parts) = use_context::<http::request::Parts>() else { return };
    if let Some(context) = parts.extensions.get::<RequestContext>() {
        provide_context(context.clone());
    }
    let policy = use_nonce().and_then(|nonce| HeaderValue::from_str(&content_security_policy(Some(&nonce))).ok());
    if let (Some(policy), Some(options)) = (policy, use_context::<ResponseOptions>()) {
        options.insert_header(HeaderName::from_static("content-security-policy"), policy);
    }
}
