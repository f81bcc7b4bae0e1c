//! Wall 5: what may come in without anybody being signed in. Refused before any argument is read.
//!
//! A new server function is private by itself. To make one public, add it to [`PUBLIC`], and say why; the coverage test
//! (`server/tests/routes/coverage.rs`) then wants a row for it.

use std::collections::HashMap;

use app::features::home::server_fns::GetFront;
use app::features::sign_in::server_fns::{LinkOwner, SetPasswordByLink, SignIn};
use app::layouts::server_fns::{SetDensity, SetLanguage, SetTheme};
use app::ssr::RequestContext;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use domain::error::Fault;
use http::{Method, Uri};
use leptos::server_fn::ServerFn;

use crate::notice::{self, Notice, accepts_html};
use crate::state::AppState;

/// Who may call a server function.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, on the bare host too.
    Everywhere,
    /// Anybody on a tenant's host: it speaks of that tenant's accounts.
    OnTenant,
    /// Somebody signed in on this host.
    SignedIn,
}

/// Server functions that nobody need be signed in for.
pub const PUBLIC: [(&str, Access); 7] = [
    // The front page: what each tenant itself shows to everybody. Answers only on the bare host.
    (GetFront::PATH, Access::Everywhere),
    // Three cookies of the reader's own.
    (SetLanguage::PATH, Access::Everywhere),
    (SetTheme::PATH, Access::Everywhere),
    (SetDensity::PATH, Access::Everywhere),
    (SignIn::PATH, Access::OnTenant),
    // Whoever holds the link is who it was made for; the store checks the token.
    (LinkOwner::PATH, Access::OnTenant),
    (SetPasswordByLink::PATH, Access::OnTenant),
];

/// Pages of a tenant's host that nobody need be signed in for.
pub const PUBLIC_PAGES: [&str; 2] = ["/sign-in", "/set-password"];

/// The page of the design system, in development only.
const UI_KIT: &str = "/ui-kit";

/// Every server function of the program, with who may call it.
#[derive(Debug, Default)]
pub struct Functions(HashMap<&'static str, Access>);

impl Functions {
    /// Those that the linker found.
    #[must_use]
    pub fn registered() -> Self {
        let access = |path: &str| PUBLIC.iter().find(|(public, _)| *public == path).map_or(Access::SignedIn, |(_, access)| *access);
        Self(leptos::server_fn::axum::server_fn_paths().map(|(path, _)| (path, access(path))).collect())
    }

    /// Who may call the function of a path; `None` if it is none.
    #[must_use]
    pub fn access(&self, path: &str) -> Option<Access> {
        self.0.get(path).copied()
    }
}

/// What becomes of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It goes on.
    Pass,
    /// Somebody must sign in first.
    SignIn,
    /// Nothing is here, on this host.
    NotFound,
}

/// The rule, as a table. `access`: of the server function, if the path is one.
#[must_use]
pub fn judge(access: Option<Access>, path: &str, on_tenant: bool, signed_in: bool, dev: bool) -> Verdict {
    match (access, on_tenant) {
        (Some(Access::Everywhere), _) | (Some(Access::OnTenant), true) => Verdict::Pass,
        (Some(Access::OnTenant), false) => Verdict::NotFound,
        (Some(Access::SignedIn), _) if signed_in => Verdict::Pass,
        (Some(Access::SignedIn), _) => Verdict::SignIn,
        (None, _) if path == UI_KIT => {
            if dev {
                Verdict::Pass
            } else {
                Verdict::NotFound
            }
        }
        (None, false) => {
            if path == "/" {
                Verdict::Pass
            } else {
                Verdict::NotFound
            }
        }
        (None, true) if signed_in || PUBLIC_PAGES.contains(&path) => Verdict::Pass,
        (None, true) => Verdict::SignIn,
    }
}

impl AppState {
    /// What becomes of a request for `path` in this context.
    #[must_use]
    pub fn judge(&self, context: &RequestContext, path: &str) -> Verdict {
        judge(self.functions.access(path), path, context.tenant.is_some(), context.caller.is_some(), context.dev)
    }
}

/// Layer: lets pass, sends to the sign-in form, or refuses.
pub async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(context) = request.extensions().get::<RequestContext>() else {
        return state.notice(request.headers(), Notice::Broken);
    };
    let path = request.uri().path();
    match state.judge(context, path) {
        Verdict::Pass => next.run(request).await,
        Verdict::NotFound => state.notice(request.headers(), Notice::NotFound),
        Verdict::SignIn if state.functions.access(path).is_some() => notice::fault(path, Fault::SignedOut),
        Verdict::SignIn if matches!(*request.method(), Method::GET | Method::HEAD) && accepts_html(request.headers()) => {
            Redirect::to(&sign_in_address(request.uri())).into_response()
        }
        Verdict::SignIn => state.notice(request.headers(), Notice::SignedOut),
    }
}

/// `/sign-in?next=<where the person wanted to go>`
fn sign_in_address(uri: &Uri) -> String {
    sign_in_then(uri.path_and_query().map_or("/", http::uri::PathAndQuery::as_str))
}

/// `/sign-in?next=<page>`
#[must_use]
pub fn sign_in_then(page: &str) -> String {
    let next: String = form_urlencoded::byte_serialize(page.as_bytes()).collect();
    format!("/sign-in?next={next}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_gets_past_the_sign_in_form() {
        let nobody = |access, path| judge(access, path, true, false, false);
        assert_eq!(nobody(None, "/sign-in"), Verdict::Pass);
        assert_eq!(nobody(None, "/"), Verdict::SignIn);
        assert_eq!(nobody(None, "/no-such-page"), Verdict::SignIn);
        assert_eq!(nobody(Some(Access::SignedIn), "/api/x"), Verdict::SignIn);
        assert_eq!(nobody(Some(Access::OnTenant), "/api/sign_in"), Verdict::Pass);
        assert_eq!(judge(Some(Access::SignedIn), "/api/x", true, true, false), Verdict::Pass);
    }

    #[test]
    fn the_bare_host_has_a_front_page_and_no_sign_in() {
        let bare = |access, path| judge(access, path, false, false, false);
        assert_eq!(bare(None, "/"), Verdict::Pass);
        assert_eq!(bare(None, "/sign-in"), Verdict::NotFound);
        assert_eq!(bare(None, "/units"), Verdict::NotFound);
        assert_eq!(bare(Some(Access::OnTenant), "/api/sign_in"), Verdict::NotFound);
        assert_eq!(bare(Some(Access::Everywhere), "/api/set_theme"), Verdict::Pass);
    }

    #[test]
    fn the_ui_kit_exists_in_development_only() {
        assert_eq!(judge(None, "/ui-kit", false, false, true), Verdict::Pass);
        assert_eq!(judge(None, "/ui-kit", true, true, false), Verdict::NotFound);
    }

    #[test]
    fn the_way_back_survives_as_one_parameter() {
        let uri = Uri::from_static("/coverage?directive=1&as_of=2023-06-06");
        assert_eq!(sign_in_address(&uri), "/sign-in?next=%2Fcoverage%3Fdirective%3D1%26as_of%3D2023-06-06");
    }
}
