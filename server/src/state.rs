//! What every request may use.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRef;
use axum::response::Response;
use http::HeaderMap;
use leptos::config::LeptosOptions;
use store::{FileRoom, Store};

use crate::config::Config;
use crate::gate::Functions;
use crate::host::Base;
use crate::notice::Notice;
use crate::site::Site;
use crate::tenants::Tenants;

/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct AppState {
    /// The rows.
    pub store: Store,
    /// The evidence files.
    pub files: FileRoom,
    /// The configuration.
    pub config: Arc<Config>,
    /// Under which address browsers know us.
    pub base: Arc<Base>,
    /// The built site.
    pub site: Arc<Site>,
    /// The tenants by host.
    pub tenants: Tenants,
    /// Every server function, and which of them are public.
    pub functions: Arc<Functions>,
    leptos: Arc<LeptosOptions>,
}

impl AppState {
    /// Puts it together. `fresh`: how long the list of tenants may be used.
    #[must_use]
    pub fn new(store: Store, config: Config, base: Base, site: Site, fresh: Duration) -> Self {
        let leptos = LeptosOptions::builder().output_name("diem06").site_root(site.root.display().to_string()).site_pkg_dir("pkg").build();
        Self {
            store,
            files: config.file_room(),
            config: Arc::new(config),
            base: Arc::new(base),
            site: Arc::new(site),
            tenants: Tenants::new(fresh),
            functions: Arc::new(Functions::registered()),
            leptos: Arc::new(leptos),
        }
    }

    /// A short answer of the server itself.
    #[must_use]
    pub fn notice(&self, request: &HeaderMap, notice: Notice) -> Response {
        notice.answer(request, &self.site.css)
    }

    /// The name of a cookie. `__Host-` makes the browser insist on Secure, Path=/ and no Domain, so that a sibling host
    /// can't set it; it exists over https only.
    #[must_use]
    pub fn cookie_name(&self, name: &str) -> String {
        if self.base.is_https() { format!("__Host-{name}") } else { name.to_owned() }
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        LeptosOptions::clone(&state.leptos)
    }
}
