//! Sessions: tower-sessions over the rows of the host's tenant.
//!
//! The manager is made per request, because its store is: a session is looked up among the rows of this host's tenant only,
//! so a cookie carried to another host is nobody there.

use std::sync::Arc;

use async_trait::async_trait;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use store::SessionRows;
use tower::{Layer, ServiceExt};
use tower_sessions::cookie::SameSite;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Session, SessionManagerLayer, SessionStore};

use crate::host::Visit;
use crate::notice::Notice;
use crate::state::AppState;

/// Layer: puts a [`Session`] into the extensions and its cookie onto the answer.
pub async fn sessions(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    readable_cookies(request.headers_mut());
    let Some(visit) = request.extensions().get::<Visit>().cloned() else {
        return state.notice(request.headers(), Notice::Broken);
    };
    let Some(tenant) = &visit.tenant else {
        request.extensions_mut().insert(Session::new(None, Arc::new(NoSessions), None));
        return next.run(request).await;
    };
    let rows = SessionRows::new(state.store.clone(), tenant.id, agent(&request), &visit.network);
    // No Max-Age: the cookie ends with the browser, the row by the store's idle and absolute limits.
    let manager = SessionManagerLayer::new(rows)
        .with_name(state.cookie_name("sid"))
        .with_secure(state.base.is_https())
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_path("/");
    let mut response = match manager.layer(next).oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    };
    secure_removals(&mut response);
    response
}

/// Takes out what is not ASCII. A header with one such letter is read as none at all, and any host below the same domain
/// can have such a cookie sent along: nobody would be signed in any more.
fn readable_cookies(headers: &mut HeaderMap) {
    let readable = |value: &HeaderValue| value.to_str().is_ok();
    if headers.get_all(header::COOKIE).iter().all(readable) {
        return;
    }
    let pairs = headers.get_all(header::COOKIE).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
    let kept = pairs.map(<[u8]>::trim_ascii).filter(|pair| pair.is_ascii()).collect::<Vec<_>>().join(&b"; "[..]);
    headers.remove(header::COOKIE);
    if let Ok(value) = HeaderValue::from_bytes(&kept) {
        headers.insert(header::COOKIE, value);
    }
}

/// `User-Agent` as sent, or nothing.
#[must_use]
pub fn agent(request: &Request) -> &str {
    request.headers().get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// tower-sessions removes a cookie without `Secure`; browsers then ignore the removal of a `__Host-` cookie.
fn secure_removals(response: &mut Response) {
    for (name, value) in response.headers_mut().iter_mut() {
        if name == header::SET_COOKIE
            && let Ok(text) = value.to_str()
            && text.starts_with("__Host-")
            && !text.contains("Secure")
            && let Ok(secured) = HeaderValue::from_str(&format!("{text}; Secure"))
        {
            *value = secured;
        }
    }
}

/// On the bare host nobody signs in: nothing is found and nothing can be kept.
#[derive(Debug)]
struct NoSessions;

#[async_trait]
impl SessionStore for NoSessions {
    async fn create(&self, _: &mut Record) -> Result<()> {
        Err(Error::Backend("there are no sessions on the bare host".to_owned()))
    }

    async fn save(&self, _: &Record) -> Result<()> {
        Err(Error::Backend("there are no sessions on the bare host".to_owned()))
    }

    async fn load(&self, _: &Id) -> Result<Option<Record>> {
        Ok(None)
    }

    async fn delete(&self, _: &Id) -> Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_that_no_one_can_read_hides_no_other() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, HeaderValue::from_bytes("bẫy=x; sid=abc".as_bytes()).expect("a value"));
        headers.append(header::COOKIE, HeaderValue::from_static("theme=dark"));
        readable_cookies(&mut headers);
        let sent: Vec<_> = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok()).collect();
        assert_eq!(sent, ["sid=abc; theme=dark"]);
        readable_cookies(&mut headers);
        assert_eq!(headers.len(), 1, "what can be read stays as it is");
    }

    #[test]
    fn a_removed_host_cookie_is_secure() {
        let mut response = Response::new(axum::body::Body::empty());
        for cookie in ["theme=dark; Path=/", "__Host-sid=; Path=/; Max-Age=0", "__Host-form=; Secure; Path=/"] {
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(cookie));
        }
        secure_removals(&mut response);
        let sent: Vec<_> = response.headers().get_all(header::SET_COOKIE).iter().filter_map(|v| v.to_str().ok()).collect();
        assert_eq!(sent, ["theme=dark; Path=/", "__Host-sid=; Path=/; Max-Age=0; Secure", "__Host-form=; Secure; Path=/"]);
    }
}
