//! Demo accounts and their one password.

use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::owned;
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::account;
use crate::secrets::hash_password;
use crate::services::tenants;
use crate::tenancy::{ConnectError, Errand, Options, Store};

/// Gives every demo account this password. Answers how many there are.
///
/// # Errors
/// [`ConnectError`] with the remedy.
pub async fn demo_password(options: &Options, password: &str) -> Result<u64, ConnectError> {
    let (store, _) = owned(options).await?;
    set_all(&store, password).await.map_err(|e| ConnectError::Db(e.to_string()))
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
            record(&tx, Event { event: "password_changed", subject_id: None, subject: "", detail }).await?;
        }
        changed += done.rows_affected;
        tx.commit().await?;
    }
    Ok(changed)
}
