//! People, as the operator of the instance may help them: the demo accounts' one password, and a first way in.

use domain::audit::EventCode;
use domain::clock::Instant;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::owned;
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::account;
use crate::secrets::hash_password;
use crate::services::{tenants, users};
use crate::tenancy::{ConnectError, Errand, Options, Store, check_schema};

/// Gives every demo account this password. Answers how many there are.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn demo_password(options: &Options, password: &str) -> Result<u64, ConnectError> {
    let (store, _) = owned(options).await?;
    set_all(&store, password).await.map_err(|e| ConnectError::Db(e.to_string()))
}

/// Why the operator gets no link.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No tenant has this slug.
    #[error("there is no such tenant")]
    NoTenant,
    /// The tenant has no such account.
    #[error("the tenant has no such account")]
    NoAccount,
    /// The account is disabled: the tenant's administrators enable it first.
    #[error("the account is disabled")]
    Disabled,
    /// The database.
    #[error(transparent)]
    Database(#[from] ConnectError),
}

/// Makes a one-time link with which an account sets its password; earlier links stop working. Answers the token and when
/// it runs out. For the first administrator of a tenant, and for one who is locked out with nobody else to help.
///
/// # Errors
/// [`LinkError`].
pub async fn password_link(options: &Options, slug: &str, username: &str) -> Result<(String, Instant), LinkError> {
    let (store, db) = owned(options).await?;
    check_schema(&db).await?;
    link(&store, slug, username).await.map_err(|error| LinkError::Database(ConnectError::Db(error.to_string())))?
}

async fn link(store: &Store, slug: &str, username: &str) -> Result<Result<(String, Instant), LinkError>, Error> {
    let Some(tenant) = tenants::find(store, slug).await? else { return Ok(Err(LinkError::NoTenant)) };
    let tx = store.begin_errand(tenant.id, Errand::Operator).await?;
    let row = tx.find::<account::Entity>().filter(account::Column::Username.eq(username)).one(tx.conn()).await?;
    let row = match row {
        None => return Ok(Err(LinkError::NoAccount)),
        Some(row) if row.disabled_at.is_some() => return Ok(Err(LinkError::Disabled)),
        Some(row) => row,
    };
    // Without an actor: nobody of the tenant did it.
    let made = users::replace_link(&tx, &row, json!({ "by": "operator" })).await?;
    tx.commit().await?;
    Ok(Ok(made))
}

/// One hash for all: they share the password anyway, and a demo's first start should not take a second for each of them.
pub(super) async fn set_all(store: &Store, password: &str) -> Result<u64, Error> {
    let hash = hash_password(password).await?;
    let mut changed = 0;
    for tenant in tenants::all(store).await? {
        let tx = store.begin_errand(tenant.id, Errand::Seed).await?;
        let update =
            account::ActiveModel { password_hash: Set(Some(hash.clone())), password_changed_at: Set(Some(tx.now())), ..Default::default() };
        let done = tx.update::<account::Entity>().set(update).filter(account::Column::Demo.eq(true)).exec(tx.conn()).await?;
        if done.rows_affected > 0 {
            let detail = json!({ "accounts": done.rows_affected });
            record(&tx, Event { event: EventCode::PasswordChanged, subject_id: None, subject: "", detail }).await?;
        }
        changed += done.rows_affected;
        tx.commit().await?;
    }
    Ok(changed)
}
