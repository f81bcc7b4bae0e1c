//! Forms that came back (docs/adr/0003): kept for an hour under a random token that only the browser knows.

use domain::views::frame::KeptForm;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::entities::kept_form;
use crate::secrets::{digest, token};
use crate::tenancy::{Errand, Store, Tenant, TenantTx};

/// How long a form waits for its person to sign in again.
const SECONDS: i64 = 3600;

/// Most forms kept for one client network: an office behind one address may be signed out all at once.
const PER_NETWORK: u64 = 100;
/// Most forms of a tenant, of 64 kB at most: whoever posts without signing in must not fill the disk.
const PER_TENANT: u64 = 1000;

/// A form, and the page that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Path of the page the form stands on.
    pub page: String,
    /// The form.
    pub form: KeptForm,
}

/// Keeps a form that came from a client network. Answers the token for the cookie. Above the caps the oldest go.
///
/// # Errors
/// The database's.
pub async fn keep(store: &Store, tenant: &Tenant, network: &str, kept: &Kept) -> Result<String, Error> {
    let tx = store.begin_errand(tenant.id, Errand::KeptForm).await?;
    let stale = tx.delete::<kept_form::Entity>().filter(kept_form::Column::ExpiresAt.lte(tx.now()));
    stale.exec(tx.conn()).await?;
    let token = token();
    let row = kept_form::ActiveModel {
        tenant_id: Set(tx.tenant()),
        token_hash: Set(digest(&token)),
        body: Set(serde_json::to_string(kept).map_err(|e| Error::Broken(e.to_string()))?),
        expires_at: Set(tx.now().plus_seconds(SECONDS)),
        network: Set(network.to_owned()),
    };
    tx.insert(row).await?;
    trim(&tx, Some(network), PER_NETWORK).await?;
    trim(&tx, None, PER_TENANT).await?;
    tx.commit().await?;
    Ok(token)
}

/// Deletes all but the newest so many, of one network or of all.
async fn trim(tx: &TenantTx, network: Option<&str>, most: u64) -> Result<(), Error> {
    /// One form is added at a time, so more than one too many is rare.
    const BATCH: u64 = 100;
    let of = network.map(|network| kept_form::Column::Network.eq(network));
    let oldest = tx.find::<kept_form::Entity>().select_only().column(kept_form::Column::TokenHash).filter(Condition::all().add_option(of));
    let oldest = oldest.order_by_desc(kept_form::Column::ExpiresAt).order_by_desc(kept_form::Column::TokenHash).offset(most).limit(BATCH);
    let oldest: Vec<String> = oldest.into_tuple().all(tx.conn()).await?;
    if !oldest.is_empty() {
        tx.delete::<kept_form::Entity>().filter(kept_form::Column::TokenHash.is_in(oldest)).exec(tx.conn()).await?;
    }
    Ok(())
}

/// Looks at a kept form without taking it.
///
/// # Errors
/// The database's.
pub async fn peek(store: &Store, tenant: &Tenant, token: &str) -> Result<Option<Kept>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::KeptForm).await?;
    let row = tx
        .find::<kept_form::Entity>()
        .filter(kept_form::Column::TokenHash.eq(digest(token)))
        .filter(kept_form::Column::ExpiresAt.gt(tx.now()))
        .one(tx.conn())
        .await?;
    Ok(row.and_then(|row| serde_json::from_str(&row.body).ok()))
}

/// Forgets a kept form.
///
/// # Errors
/// The database's.
pub async fn forget(store: &Store, tenant: &Tenant, token: &str) -> Result<(), Error> {
    let tx = store.begin_errand(tenant.id, Errand::KeptForm).await?;
    tx.delete::<kept_form::Entity>().filter(kept_form::Column::TokenHash.eq(digest(token))).exec(tx.conn()).await?;
    tx.commit().await
}
