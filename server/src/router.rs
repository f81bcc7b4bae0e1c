//! All routes, with what every request passes on its way to one. Also what the tests call.

use std::sync::OnceLock;

use app::{App, ShellOptions, shell};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use http::{Extensions, HeaderMap, StatusCode, Version, header};
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list, render_app_async_with_context};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

use crate::limits::Panicked;
use crate::state::AppState;
use crate::{caller, csrf, gate, headers, host, http as plain, kept_form, limits, observe, session};

/// The whole server.
pub fn build_router(state: AppState) -> Router {
    behind_walls(pages(&state).merge(plain::files::routes()).merge(plain::tables::routes()), state)
}

/// Routes with what every request passes on its way to one; `bench` measures that alone. The last layer added is the outermost;
/// the order is explained at the crate's root.
pub fn behind_walls(routes: Router<AppState>, state: AppState) -> Router {
    let with = |state: &AppState| state.clone();
    routes
        .layer(from_fn_with_state(with(&state), gate::guard))
        .layer(from_fn_with_state(with(&state), kept_form::forms))
        .layer(from_fn_with_state(with(&state), caller::find))
        .layer(from_fn_with_state(with(&state), session::sessions))
        .layer(from_fn_with_state(with(&state), csrf::check))
        .layer(from_fn_with_state(with(&state), host::find))
        // Rendered answers only: the site's files lie compressed beside themselves.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(DefaultPredicate::new().and(no_attachment)))
        .merge(state.site.routes())
        .merge(plain::health::routes())
        .merge(plain::dev::routes(state.config.dev, &state.config.mail))
        .layer(from_fn_with_state(with(&state), headers::secure))
        .layer(from_fn_with_state(with(&state), limits::enforce))
        .layer(CatchPanicLayer::custom(Panicked(with(&state).site)))
        .layer(from_fn_with_state(with(&state), observe::observe))
        .with_state(state)
}

/// The pages that `app` declares.
///
/// Found out once in a process, before the first page is rendered. While Leptos does it, a flag common to all threads makes
/// every resource wait for ever (`leptos_server::SuppressResourceLoad`): a page rendered meanwhile would never be finished.
#[must_use]
pub fn routes() -> Vec<AxumRouteListing> {
    static ROUTES: OnceLock<Vec<AxumRouteListing>> = OnceLock::new();
    ROUTES.get_or_init(|| generate_route_list(App)).clone()
}

/// Pages and server functions, as `app` declares them.
fn pages(state: &AppState) -> Router<AppState> {
    let options = ShellOptions {
        js: state.site.js.clone(),
        wasm: state.site.wasm.clone(),
        css: state.site.css.clone(),
        reload: state.config.dev.reload,
    };
    let page = move || shell(options.clone());
    let missing = render_app_async_with_context(caller::provide, page.clone());
    let not_found = move |request: Request| {
        let answer = missing(request);
        async move {
            let mut response: Response = answer.await;
            // The app's own "no such page"; a redirect or another status that it chose stays.
            if response.status() == StatusCode::OK {
                *response.status_mut() = StatusCode::NOT_FOUND;
            }
            response
        }
    };
    Router::new().leptos_routes_with_context(state, routes(), caller::provide, page).fallback(not_found).layer(from_fn(only_known_methods))
}

/// Evidence files are compressed in themselves, and keep the length that they have.
fn no_attachment(_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions) -> bool {
    !headers.contains_key(header::CONTENT_DISPOSITION)
}

/// Leptos panics on a target without a path (`OPTIONS *`, `CONNECT host`); such requests are for proxies, not for us.
async fn only_known_methods(request: Request, next: axum::middleware::Next) -> Response {
    if request.uri().path_and_query().is_some_and(|target| target.as_str().starts_with('/')) {
        return next.run(request).await;
    }
    let mut response = Response::default();
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
}
