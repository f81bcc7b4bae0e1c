//! tower-sessions' store on our own table: hashed ids, one tenant, listable and revocable.

use async_trait::async_trait;
use domain::clock::Instant;
use domain::ids::{AccountId, TenantId};
use sea_orm::{ColumnTrait, QueryFilter, Select, Set};
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use crate::entities::session;
use crate::secrets::digest;
use crate::tenancy::{Errand, Store, TenantTx};

/// The key under which a session holds the account signed in.
pub const ACCOUNT_KEY: &str = "account";

/// How long sessions last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// A session not used for this long ends.
    pub idle_hours: u32,
    /// A session ends after this long, used or not.
    pub absolute_hours: u32,
}

impl Default for SessionLimits {
    fn default() -> Self {
        Self { idle_hours: 12, absolute_hours: 7 * 24 }
    }
}

impl SessionLimits {
    /// The session of a handle, while it lasts. The limits of today hold for sessions of yesterday too: what the row says was
    /// reckoned with those of then.
    pub(crate) fn live(self, tx: &TenantTx, handle: &str) -> Select<session::Entity> {
        let now = tx.now();
        tx.find::<session::Entity>()
            .filter(session::Column::IdHash.eq(handle))
            .filter(session::Column::ExpiresAt.gt(now))
            .filter(session::Column::SeenAt.gt(now.plus_seconds(-seconds(self.idle_hours))))
            .filter(session::Column::CreatedAt.gt(now.plus_seconds(-seconds(self.absolute_hours))))
    }

    /// When a session that is used `now` ends.
    pub(crate) fn expiry(self, created: Instant, now: Instant) -> Instant {
        now.plus_seconds(seconds(self.idle_hours)).min(created.plus_seconds(seconds(self.absolute_hours)))
    }
}

fn seconds(hours: u32) -> i64 {
    i64::from(hours) * 3600
}

/// The sessions of one tenant, as seen by one client.
#[derive(Debug, Clone)]
pub struct SessionRows {
    store: Store,
    tenant: TenantId,
    agent: String,
    network: String,
}

impl SessionRows {
    /// Sessions of `tenant`; what is created remembers the browser and the network it came from.
    #[must_use]
    pub fn new(store: Store, tenant: TenantId, agent: &str, network: &str) -> Self {
        Self { store, tenant, agent: agent.chars().take(200).collect(), network: network.to_owned() }
    }

    /// The handle of a session: what the database knows of its id.
    #[must_use]
    pub fn handle(id: &Id) -> String {
        digest(&id.to_string())
    }

    async fn begin(&self) -> Result<TenantTx> {
        self.store.begin_errand(self.tenant, Errand::Session).await.map_err(backend)
    }

    fn content(record: &Record) -> Result<(String, Option<AccountId>)> {
        let data = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
        let account = record.data.get(ACCOUNT_KEY).and_then(|v| serde_json::from_value(v.clone()).ok());
        Ok((data, account))
    }
}

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for SessionRows {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let (data, account) = Self::content(record)?;
        let tx = self.begin().await?;
        let now = tx.now();
        let row = session::ActiveModel {
            tenant_id: Set(self.tenant),
            // 128 random bits do not collide; if they did, the primary key refuses the second.
            id_hash: Set(Self::handle(&record.id)),
            account_id: Set(account),
            data: Set(data),
            agent: Set(self.agent.clone()),
            network: Set(self.network.clone()),
            created_at: Set(now),
            seen_at: Set(now),
            expires_at: Set(self.store.session_limits().expiry(now, now)),
        };
        tx.insert(row).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    // Only updates: a request that was under way when its session was signed out or revoked must not bring it back.
    async fn save(&self, record: &Record) -> Result<()> {
        let (data, account) = Self::content(record)?;
        let tx = self.begin().await?;
        let change = session::ActiveModel { data: Set(data), account_id: Set(account), seen_at: Set(tx.now()), ..Default::default() };
        let update = tx.update::<session::Entity>().set(change).filter(session::Column::IdHash.eq(Self::handle(&record.id)));
        update.exec(tx.conn()).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let tx = self.store.begin_reading_errand(self.tenant, Errand::Session).await.map_err(backend)?;
        let row = self.store.session_limits().live(&tx, &Self::handle(id)).one(tx.conn()).await.map_err(backend)?;
        let Some(row) = row else { return Ok(None) };
        let data = serde_json::from_str(&row.data).map_err(|e| Error::Decode(e.to_string()))?;
        // tower-sessions compares this with the system's clock; ours may be a demo's, and the row has been checked.
        let expiry_date = time::OffsetDateTime::UNIX_EPOCH + time::Duration::days(365 * 200);
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let tx = self.begin().await?;
        let gone = tx.delete::<session::Entity>().filter(session::Column::IdHash.eq(Self::handle(id)));
        gone.exec(tx.conn()).await.map_err(backend)?;
        tx.commit().await.map_err(backend)
    }
}
