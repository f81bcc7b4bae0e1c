//! Forms that came back (docs/adr/0003): kept for an hour under a random token that only the browser knows.

use domain::views::frame::KeptForm;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};

use crate::Error;
use crate::entities::kept_form;
use crate::secrets::{digest, token};
use crate::tenancy::{Errand, Store, Tenant};

/// How long a form waits for its person to sign in again.
const SECONDS: i64 = 3600;

/// A form, and the page that it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Path of the page the form stands on.
    pub page: String,
    /// The form.
    pub form: KeptForm,
}

/// Keeps a form. Answers the token for the cookie.
///
/// # Errors
/// The database's.
pub async fn keep(store: &Store, tenant: &Tenant, kept: &Kept) -> Result<String, Error> {
    let tx = store.begin_errand(tenant.id, Errand::KeptForm).await?;
    let stale = tx.delete::<kept_form::Entity>().filter(kept_form::Column::ExpiresAt.lte(tx.now()));
    stale.exec(tx.conn()).await?;
    let token = token();
    let row = kept_form::ActiveModel {
        tenant_id: Set(tx.tenant()),
        token_hash: Set(digest(&token)),
        body: Set(serde_json::to_string(kept).map_err(|e| Error::Broken(e.to_string()))?),
        expires_at: Set(tx.now().plus_seconds(SECONDS)),
    };
    tx.insert(row).await?;
    tx.commit().await?;
    Ok(token)
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
