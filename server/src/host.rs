//! Host → tenant. The only place that decides whose request it is; everything behind reads [`Visit`].

mod base;

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::request::Parts;
use http::uri::Authority;
use http::{HeaderMap, header};
use store::Tenant;

use crate::notice::Notice;
use crate::proxies;
use crate::state::AppState;
pub use base::{Base, Scheme};

/// Labels that can't be tenants: a visitor would take them for the instance itself, or mail and proxies use them.
pub const RESERVED: [&str; 16] =
    ["www", "api", "app", "admin", "mail", "smtp", "imap", "ftp", "ns", "auth", "login", "static", "cdn", "status", "docs", "localhost"];

/// Where a request came in. Put into the extensions by [`find`]; nothing behind it looks at `Host` again.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The tenant of the host; `None` on the bare host.
    pub tenant: Option<Tenant>,
    /// `http://thanh-hoa.localhost:3000`.
    pub origin: String,
    /// Network of the client, for throttling.
    pub network: String,
}

/// Layer: finds the tenant of the host, or answers 404.
pub async fn find(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let visit = match visit(&state, &parts).await {
        Ok(visit) => visit,
        Err(notice) => return state.notice(&parts.headers, notice),
    };
    if let Some(tenant) = &visit.tenant {
        tracing::Span::current().record("tenant", tenant.head.slug.as_str());
    }
    parts.extensions.insert(visit);
    next.run(Request::from_parts(parts, body)).await
}

async fn visit(state: &AppState, parts: &Parts) -> Result<Visit, Notice> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let trusted = peer.is_some_and(|peer| state.config.server.trusted_proxies.contains(peer));
    let authority = requested(parts, trusted).ok_or(Notice::UnknownHost)?;
    let (host, port) = split(&authority).ok_or(Notice::UnknownHost)?;
    let base = &state.base;
    // A wrong port is another origin to the browser: cookies would be shared, addresses and CSRF checks would not match.
    if port.unwrap_or(base.scheme.default_port()) != base.port {
        return Err(Notice::UnknownHost);
    }
    let directory = state.tenants.directory(state).await.map_err(|_| Notice::Unavailable)?;
    let tenant = if host == base.host { None } else { Some(directory.by_host(&host).ok_or(Notice::UnknownHost)?) };
    let client = peer.map(|peer| state.config.server.trusted_proxies.client(peer, &parts.headers));
    Ok(Visit {
        origin: tenant.map_or_else(|| base.origin(), |tenant| tenant.head.url.clone()),
        tenant: tenant.cloned(),
        network: client.map_or_else(|| "unknown".to_owned(), |client: IpAddr| proxies::network(client)),
    })
}

/// The authority that the client asked for. A target in absolute form wins over `Host` (RFC 9112 §3.2.2); two `Host`
/// headers are an attack.
fn requested(parts: &Parts, trusted: bool) -> Option<String> {
    if trusted && let Some(forwarded) = single(&parts.headers, "x-forwarded-host")? {
        return Some(forwarded);
    }
    if let Some(authority) = parts.uri.authority() {
        return Some(authority.as_str().to_owned());
    }
    single(&parts.headers, header::HOST.as_str())?
}

/// `None`: more than one, or not text. `Some(None)`: absent.
fn single(headers: &HeaderMap, name: &str) -> Option<Option<String>> {
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return None;
    }
    first.map_or(Some(None), |value| value.to_str().ok().map(|text| Some(text.trim().to_owned())))
}

/// Host in lower case without the trailing dot of a fully qualified name, and the port if one is written.
fn split(authority: &str) -> Option<(String, Option<u16>)> {
    let authority: Authority = authority.parse().ok()?;
    if authority.as_str().contains('@') {
        return None;
    }
    let port = match authority.as_str().strip_prefix(authority.host())? {
        "" => None,
        written => Some(written.strip_prefix(':')?.parse().ok()?),
    };
    let host = authority.host().to_ascii_lowercase();
    let host = host.strip_suffix('.').unwrap_or(&host);
    (!host.is_empty()).then(|| (host.to_owned(), port))
}

#[cfg(test)]
mod tests;
