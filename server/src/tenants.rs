//! The tenants by host, read anew every few seconds: a suspension shows soon, and a host costs no query.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use store::{Tenant, services};
use tokio::sync::RwLock;

use crate::host::{Base, RESERVED};
use crate::state::AppState;

/// How old the list may be. A suspension takes this long at most.
pub const FRESH: Duration = Duration::from_secs(2);

/// Every tenant under the host that leads to it.
#[derive(Debug, Default)]
pub struct Directory {
    by_host: HashMap<String, Tenant>,
}

impl Directory {
    /// Makes the allow-list of hosts and fills in each tenant's address.
    #[must_use]
    pub fn new(tenants: Vec<Tenant>, base: &Base) -> Self {
        let mut by_host = HashMap::new();
        for mut tenant in tenants {
            if RESERVED.contains(&tenant.head.slug.as_str()) {
                tracing::warn!(tenant = tenant.head.slug, "a tenant has a reserved name; its host stays unknown");
                continue;
            }
            let host = match &tenant.host {
                Some(own) => own.to_ascii_lowercase(),
                None => format!("{}.{}", tenant.head.slug, base.host),
            };
            tenant.head.url = base.origin_of(&host);
            by_host.insert(host, tenant);
        }
        Self { by_host }
    }

    /// The tenant of a host, given in lower case and without port.
    #[must_use]
    pub fn by_host(&self, host: &str) -> Option<&Tenant> {
        self.by_host.get(host)
    }

    /// All, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Tenant> {
        self.by_host.values()
    }
}

/// The list and when it was read.
#[derive(Debug, Clone)]
pub struct Tenants {
    fresh: Duration,
    read: Arc<RwLock<Option<(Instant, Arc<Directory>)>>>,
}

impl Tenants {
    /// Empty; the first request reads it. Tests want `fresh` zero.
    #[must_use]
    pub fn new(fresh: Duration) -> Self {
        Self { fresh, read: Arc::default() }
    }

    /// The list. When it can't be read anew the old one serves on: pages then say what is wrong with the database.
    ///
    /// # Errors
    /// When it was never read and can't be.
    pub async fn directory(&self, state: &AppState) -> Result<Arc<Directory>, ()> {
        if let Some((at, directory)) = &*self.read.read().await
            && at.elapsed() < self.fresh
        {
            return Ok(Arc::clone(directory));
        }
        let mut read = self.read.write().await;
        // Somebody else may have read it while this one waited.
        if let Some((at, directory)) = &*read
            && at.elapsed() < self.fresh
        {
            return Ok(Arc::clone(directory));
        }
        match services::tenants::all(&state.store).await {
            Ok(tenants) => {
                let directory = Arc::new(Directory::new(tenants, &state.base));
                *read = Some((Instant::now(), Arc::clone(&directory)));
                Ok(directory)
            }
            Err(error) => {
                // Logged by `into_fault`.
                let fault = error.into_fault();
                tracing::error!(%fault, "the list of tenants can't be read");
                let old = read.as_ref().map(|(_, directory)| Arc::clone(directory)).ok_or(());
                // Not at every request: a database that is down must not be asked by everybody in turn.
                if let Some((at, _)) = read.as_mut() {
                    *at = Instant::now();
                }
                old
            }
        }
    }
}
