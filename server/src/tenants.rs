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

/// What was read, and when.
#[derive(Debug, Clone)]
struct Read {
    at: Instant,
    directory: Arc<Directory>,
}

/// The list as last read.
#[derive(Debug, Clone)]
pub struct Tenants {
    fresh: Duration,
    read: Arc<RwLock<Option<Read>>>,
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
    /// [`Unread`] when it was never read and can't be.
    pub async fn directory(&self, state: &AppState) -> Result<Arc<Directory>, Unread> {
        if let Some(directory) = self.fresh(self.read.read().await.as_ref()) {
            return Ok(directory);
        }
        let mut read = self.read.write().await;
        // Somebody else may have read it while this one waited.
        if let Some(directory) = self.fresh(read.as_ref()) {
            return Ok(directory);
        }
        match services::tenants::all(&state.store).await {
            Ok(tenants) => {
                let directory = Arc::new(Directory::new(tenants, &state.base));
                *read = Some(Read { at: Instant::now(), directory: Arc::clone(&directory) });
                Ok(directory)
            }
            Err(error) => {
                tracing::error!(%error, "the list of tenants can't be read");
                let Some(old) = read.as_mut() else { return Err(Unread) };
                // Not at every request: a database that is down must not be asked by everybody in turn.
                old.at = Instant::now();
                Ok(Arc::clone(&old.directory))
            }
        }
    }

    fn fresh(&self, read: Option<&Read>) -> Option<Arc<Directory>> {
        read.filter(|read| read.at.elapsed() < self.fresh).map(|read| Arc::clone(&read.directory))
    }
}

/// The list was never read and can't be.
#[derive(Debug, Clone, Copy)]
pub struct Unread;
