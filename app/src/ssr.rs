//! What the server hands to pages and server functions while a request is served. The only module behind `ssr`.

use domain::access::Action;
use domain::error::Fault;
use domain::views::delegations::InNameOf;
use domain::views::frame::{Frame, Me, TenantHead};
use domain::views::front::FrontCard;
use leptos::prelude::use_context;
use store::{Caller, Store, Tenant};

use crate::error::AppError;

/// Everything a server function may need of its request. Provided once, by the router, to pages and functions alike.
#[derive(Clone)]
pub struct RequestContext {
    /// The store; nothing can be read from it without a [`Caller`].
    pub store: Store,
    /// Bytes of the largest file that is taken.
    pub file_limit: u64,
    /// The tenant of the host; `None` on the bare host.
    pub tenant: Option<Tenant>,
    /// The person signed in on this host.
    pub caller: Option<Caller>,
    /// The tower session of this request.
    pub session: tower_sessions::Session,
    /// Client network for throttling: IPv4 /24 or IPv6 /48, as text.
    pub network: String,
    /// `User-Agent`, as sent.
    pub agent: String,
    /// `http://thanh-hoa.localhost:3000`: scheme and authority of the request's own host.
    pub origin: String,
    /// Scheme and base authority, to make addresses of other tenants: (`http`, `localhost:3000`).
    pub base: (String, String),
    /// A form that came back to this person and page (`docs/adr/0003`).
    pub kept: Option<domain::views::frame::KeptForm>,
    /// Whether development pages exist.
    pub dev: bool,
}

/// The context of the running request.
///
/// # Errors
/// [`Fault::Internal`] when called outside a request: a bug of ours.
pub fn request() -> Result<RequestContext, AppError> {
    use_context::<RequestContext>().ok_or(AppError::Fault(Fault::Internal))
}

/// The person of the running request, with the store.
///
/// # Errors
/// [`Fault::SignedOut`] when nobody is signed in on this host.
pub fn caller() -> Result<(Store, Caller), AppError> {
    let context = request()?;
    let caller = context.caller.ok_or(AppError::Fault(Fault::SignedOut))?;
    Ok((context.store, caller))
}

impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        let fault = error.into_fault();
        set_status_for_program(&fault);
        Self::Fault(fault)
    }
}

/// Answers a program's call with the fault's own status. A page sets its status itself, and a form of a browser must keep
/// the redirect that leads back to its page.
fn set_status_for_program(fault: &Fault) {
    let wants_html = use_context::<http::request::Parts>()
        .and_then(|parts| parts.headers.get(http::header::ACCEPT).map(|accept| accept.as_bytes().windows(9).any(|w| w == b"text/html")));
    if wants_html != Some(true) {
        set_status(fault.status());
    }
}

/// Sets the status of the answer that is being made.
pub(crate) fn set_status(status: u16) {
    if let (Some(options), Ok(status)) = (use_context::<leptos_axum::ResponseOptions>(), http::StatusCode::from_u16(status)) {
        options.set_status(status);
    }
}

/// Bytes of the largest file that is taken.
pub(crate) fn file_limit() -> u64 {
    use_context::<RequestContext>().map(|context| context.file_limit).unwrap_or_default()
}

/// The id under which the log knows the running request.
pub(crate) fn request_id() -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    parts.headers.get("x-request-id").and_then(|id| id.to_str().ok()).map(str::to_owned)
}

/// The reader's preferences, from their cookies.
pub(crate) fn preferences() -> crate::contexts::Preferences {
    let headers = use_context::<http::request::Parts>().map(|parts| parts.headers).unwrap_or_default();
    let origin = use_context::<RequestContext>().map(|context| context.origin).unwrap_or_default();
    preferences_of(&headers, &origin)
}

/// The language of a reader, for what is no page.
#[must_use]
pub fn lang_of(headers: &http::HeaderMap, origin: &str) -> domain::text::Lang {
    preferences_of(headers, origin).lang
}

fn preferences_of(headers: &http::HeaderMap, origin: &str) -> crate::contexts::Preferences {
    let header = headers.get(http::header::COOKIE).and_then(|value| value.to_str().ok());
    let cookie = |name: &str| {
        let mut pairs = header.unwrap_or_default().split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
    };
    let word = |name: &str| cookie(&own_cookie(origin, name));
    crate::contexts::Preferences::from_words(word("lang"), word("theme"), word("density"))
}

/// The name of a cookie of this very host. Without the prefix, which exists over https only, a sibling host could set it too.
fn own_cookie(origin: &str, name: &str) -> String {
    if origin.starts_with("https:") { format!("__Host-{name}") } else { name.to_owned() }
}

/// Remembers a preference for a year and leads back to the page.
///
/// # Errors
/// [`Fault::Internal`] outside a request.
pub(crate) fn remember(name: &str, value: &str) -> Result<(), AppError> {
    let context = request()?;
    let secure = if context.origin.starts_with("https:") { "; Secure" } else { "" };
    let name = own_cookie(&context.origin, name);
    let cookie = format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly{secure}");
    if let (Some(options), Ok(cookie)) = (use_context::<leptos_axum::ResponseOptions>(), http::HeaderValue::from_str(&cookie)) {
        options.append_header(http::header::SET_COOKIE, cookie);
    }
    Ok(())
}

/// The frame of the running request. Outside of one, while Leptos asks for the routes, there is nothing in it.
pub(crate) fn frame() -> Frame {
    let Ok(context) = request() else { return Frame::default() };
    let me = context.caller.as_ref().map(|caller| Me {
        name: caller.actor.name.clone(),
        unit: caller.actor.unit_name.clone(),
        role: caller.actor.role,
        rights: Action::ALL.iter().copied().filter(|action| caller.actor.may(*action)).collect(),
        in_name_of: caller.actor.stands_in.as_ref().map(|other| InNameOf {
            name: other.name.clone(),
            position: other.position.clone(),
            until: other.until,
        }),
    });
    Frame {
        front: format!("{}://{}/", context.base.0, context.base.1),
        suspended: context.tenant.as_ref().is_some_and(|tenant| tenant.suspended),
        demo: context.store.is_demo(),
        unseen: context.caller.as_ref().map_or(0, |caller| caller.unseen),
        // The router filled its address in, as the allow-list of hosts has it.
        tenant: context.tenant.map(|tenant| tenant.head),
        me,
    }
}

/// Every tenant, for the front page.
///
/// # Errors
/// [`Fault::NotFound`] on a tenant's host; the database's.
pub(crate) async fn front() -> Result<Vec<FrontCard>, AppError> {
    let context = request()?;
    if context.tenant.is_some() {
        return Err(Fault::NotFound.into());
    }
    let cards = store::services::front::get(&context.store).await?.into_iter().map(|(tenant, facts)| {
        let url = url_of(&context.base, tenant.host.as_deref(), &tenant.head.slug);
        FrontCard { tenant: TenantHead { url, ..tenant.head }, facts }
    });
    Ok(cards.collect())
}

/// The address of a tenant: its own host or its name below the base, at the base's port.
fn url_of((scheme, authority): &(String, String), own: Option<&str>, slug: &str) -> String {
    // Not the colons within an IPv6 address.
    let port = authority.rfind(':').filter(|at| authority.rfind(']').is_none_or(|end| end < *at)).map_or("", |at| &authority[at..]);
    match own {
        Some(host) => format!("{scheme}://{}{port}", host.to_ascii_lowercase()),
        None => format!("{scheme}://{slug}.{authority}"),
    }
}

/// An id out of an address or a form; what is none is answered like an unknown one.
pub(crate) fn id<T: std::str::FromStr>(text: &str) -> Result<T, AppError> {
    text.parse().map_err(|_| Fault::NotFound.into())
}

/// The tenant of the running request, signed in or not.
///
/// # Errors
/// [`Fault::NotFound`] on the bare host.
pub fn tenant() -> Result<(Store, Tenant), AppError> {
    let context = request()?;
    let tenant = context.tenant.ok_or(AppError::Fault(Fault::NotFound))?;
    Ok((context.store, tenant))
}

/// Checks the password, gives the session a new id and leads to `next`.
pub(crate) async fn sign_in(username: &str, password: &str, next: &str) -> Result<(), AppError> {
    let (store, tenant) = tenant()?;
    let context = request()?;
    let signed_in = store::services::sign_in::check(&store, &tenant, username, password, &context.network).await?;
    // A session id from before signing in may be known to somebody else.
    context.session.cycle_id().await.map_err(broken)?;
    context.session.insert(store::SESSION_ACCOUNT, signed_in.account).await.map_err(broken)?;
    leptos_axum::redirect(local(next));
    Ok(())
}

/// Ends the session.
pub(crate) async fn sign_out() -> Result<(), AppError> {
    let (store, caller) = caller()?;
    store::services::sign_in::sign_out(&store, &caller).await?;
    request()?.session.flush().await.map_err(broken)?;
    leptos_axum::redirect("/sign-in?done=out");
    Ok(())
}

/// A path of this host; anything that a browser could read as another host becomes the start page.
fn local(next: &str) -> &str {
    let safe = next.starts_with('/') && !next.starts_with("//") && !next.contains(['\\', '\r', '\n', '\t']);
    if safe { next } else { "/" }
}

fn broken(error: tower_sessions::session::Error) -> AppError {
    tracing::error!(%error, "the session store failed");
    AppError::Fault(Fault::Internal)
}

/// Makes a one-time link and puts it into the session, so that it stands in no address and no log.
pub(crate) async fn issue_link(id: &str) -> Result<(), AppError> {
    let (store, caller) = caller()?;
    let context = request()?;
    let account: domain::ids::AccountId = id.parse().map_err(|_| Fault::NotFound)?;
    let (token, expires_at) = store::services::users::password_link(&store, &caller, account).await?;
    let filter = domain::views::users::UserFilter { id: Some(account), ..Default::default() };
    let list = store::services::users::list(&store, &caller, filter).await?;
    let username = list.rows.into_iter().next().map(|row| row.username).unwrap_or_default();
    let url = format!("{}/set-password?t={token}", context.origin);
    let link = domain::views::users::PasswordLink { username, url, expires_at };
    context.session.insert(&format!("link-{account}"), link).await.map_err(broken)?;
    leptos_axum::redirect(&format!("/users/{account}?done=link"));
    Ok(())
}

/// Takes the link out of the session: it is shown once.
pub(crate) async fn take_link(id: &str) -> Result<Option<domain::views::users::PasswordLink>, AppError> {
    caller()?;
    let account: domain::ids::AccountId = id.parse().map_err(|_| Fault::NotFound)?;
    request()?.session.remove(&format!("link-{account}")).await.map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::{local, url_of};

    #[test]
    fn a_tenant_with_a_host_of_its_own_is_at_the_same_port() {
        let base = |authority: &str| ("http".to_owned(), authority.to_owned());
        assert_eq!(url_of(&base("localhost:3000"), None, "nghe-an"), "http://nghe-an.localhost:3000");
        assert_eq!(url_of(&base("localhost:3000"), Some("De-An.test"), "nghe-an"), "http://de-an.test:3000");
        assert_eq!(url_of(&base("diem06.example"), Some("de-an.test"), "nghe-an"), "http://de-an.test");
        assert_eq!(url_of(&base("[::1]"), Some("de-an.test"), "nghe-an"), "http://de-an.test");
        assert_eq!(url_of(&base("[::1]:3000"), Some("de-an.test"), "nghe-an"), "http://de-an.test:3000");
    }

    #[test]
    fn only_paths_of_this_host_are_led_to() {
        assert_eq!(local("/coverage?as_of=2023-05-24"), "/coverage?as_of=2023-05-24");
        for bad in ["", "//evil.test", "https://evil.test", "/\\evil.test", "/\t/evil.test"] {
            assert_eq!(local(bad), "/", "{bad:?}");
        }
    }
}
