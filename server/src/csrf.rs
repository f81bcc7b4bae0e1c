//! Whether a request that may change something comes from our own page.
//!
//! Siblings (`nghe-an.<base>`) are *same-site* to the browser: SameSite cookies do not keep them apart, so this must.
//! - `Sec-Fetch-Site`, where sent, must say `same-origin` or `none`; `same-site` is refused.
//! - `Origin`, where sent, must be the request's own scheme and host, byte for byte; `null` is refused.
//! - With neither (every browser since 2020 sends one of them with a POST): a `Referer` must then be of the own origin. Without
//!   a `Referer` either, a request that carries a cookie or wants a page is refused; what remains are machine clients
//!   without a cookie, who hold no rights that a foreign page could borrow.
//!
//! tower-http's `csrf` layer is not used besides: it accepts a foreign `Origin` when `Sec-Fetch-Site` is same-origin, and
//! compares with `Host` rather than with the host that was found (behind a proxy they may differ).

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, Method, header};

use crate::host::Visit;
use crate::notice::{Notice, accepts_html};
use crate::state::AppState;

/// Layer: refuses what does not come from our own page.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let own = request.extensions().get::<Visit>().is_some_and(|visit| is_own(&visit.origin, request.headers()));
    if safe || own {
        return next.run(request).await;
    }
    tracing::warn!("a request from elsewhere was refused");
    state.notice(request.headers(), Notice::CrossSite)
}

fn is_own(origin: &str, headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site");
    let sent = headers.get(header::ORIGIN);
    if site.is_some_and(|site| site != "same-origin" && site != "none") || sent.is_some_and(|sent| sent != origin) {
        return false;
    }
    if site.is_some() || sent.is_some() {
        return true;
    }
    match headers.get(header::REFERER) {
        Some(referer) => referer.to_str().is_ok_and(|referer| local_part(origin, referer).is_some()),
        None => !headers.contains_key(header::COOKIE) && !accepts_html(headers),
    }
}

/// Path and query of an address below `origin`.
#[must_use]
pub fn local_part<'a>(origin: &str, address: &'a str) -> Option<&'a str> {
    let rest = address.strip_prefix(origin)?;
    match rest.as_bytes().first() {
        None => Some("/"),
        Some(b'/') => Some(rest),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: &str = "http://thanh-hoa.localhost:3000";

    fn verdict(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| (http::HeaderName::from_static(name), http::HeaderValue::from_static(value)));
        is_own(OWN, &headers.collect())
    }

    #[test]
    fn our_own_page_may() {
        assert!(verdict(&[("origin", OWN), ("sec-fetch-site", "same-origin")]));
        assert!(verdict(&[("origin", OWN)]));
        assert!(verdict(&[("sec-fetch-site", "none")]));
        assert!(verdict(&[("referer", "http://thanh-hoa.localhost:3000/units"), ("cookie", "sid=x")]));
    }

    #[test]
    fn a_sibling_and_a_stranger_may_not() {
        assert!(!verdict(&[("origin", "http://nghe-an.localhost:3000"), ("sec-fetch-site", "same-site")]));
        assert!(!verdict(&[("origin", OWN), ("sec-fetch-site", "same-site")]));
        assert!(!verdict(&[("origin", "http://nghe-an.localhost:3000"), ("sec-fetch-site", "same-origin")]));
        assert!(!verdict(&[("origin", "null")]));
        assert!(!verdict(&[("origin", "https://thanh-hoa.localhost:3000")]));
        assert!(!verdict(&[("origin", "http://thanh-hoa.localhost:3001")]));
        assert!(!verdict(&[("referer", "http://thanh-hoa.localhost:3000.evil.example/")]));
    }

    #[test]
    fn without_any_origin_only_clients_without_a_cookie_may() {
        assert!(verdict(&[("accept", "application/json")]));
        assert!(!verdict(&[("cookie", "sid=x")]));
        assert!(!verdict(&[("accept", "text/html")]));
    }
}
