//! One-time links with which a person sets a first or forgotten password.

use domain::access::Action;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::{Value, json};

use super::one;
use crate::Error;
use crate::audit::{Event, record, record_as};
use crate::entities::{account, password_link, session};
use crate::secrets::{digest, hash_password, token};
use crate::services::accounts::set_hash;
use crate::tenancy::{Caller, Errand, Store, Tenant, TenantTx};

/// A link is good for three days: it is handed over in person or by an official message.
const SECONDS: i64 = 3 * 24 * 3600;

/// Makes a link for an account; earlier ones stop working. Answers the token and when it runs out.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown or disabled account.
pub async fn password_link(store: &Store, caller: &Caller, id: AccountId) -> Result<(String, Instant), Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let row = one(&tx, id).await?;
    if row.disabled_at.is_some() {
        return Err(Fault::NotFound.into());
    }
    let made = replace(&tx, &row, json!({})).await?;
    tx.commit().await?;
    Ok(made)
}

/// Makes the link of an account and uses up the earlier ones; the event is the last thing before the commit.
pub(crate) async fn replace(tx: &TenantTx, row: &account::Model, detail: Value) -> Result<(String, Instant), Error> {
    let used = password_link::ActiveModel { used_at: Set(Some(tx.now())), ..Default::default() };
    tx.update::<password_link::Entity>()
        .set(used)
        .filter(password_link::Column::AccountId.eq(row.id))
        .filter(password_link::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    let (token, expires_at) = (token(), tx.now().plus_seconds(SECONDS));
    let link = password_link::ActiveModel {
        tenant_id: Set(tx.tenant()),
        token_hash: Set(digest(&token)),
        account_id: Set(row.id),
        expires_at: Set(expires_at),
        used_at: Set(None),
    };
    tx.insert(link).await?;
    record(tx, Event { event: EventCode::PasswordLinkIssued, subject_id: Some(row.id.0), subject: &row.name, detail }).await?;
    Ok((token, expires_at))
}

/// The user name that a link is for, while it is good.
///
/// # Errors
/// The database's.
pub async fn link_owner(store: &Store, tenant: &Tenant, token: &str) -> Result<Option<String>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::SignIn).await?;
    Ok(owner(&tx, token).await?.map(|row| row.username))
}

/// Sets the password of a link's account, uses the link up and ends the account's sessions.
///
/// # Errors
/// [`RefusalCode::LinkExpired`]; refusals on `new` and `repeat`.
pub async fn set_password_by_link(store: &Store, tenant: &Tenant, token: &str, new: &str, repeat: &str) -> Result<AccountId, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::SignIn).await?;
    let Some(row) = owner(&tx, token).await? else {
        return Err(Fault::rule(RefusalCode::LinkExpired).into());
    };
    drop(tx);
    let refusals = domain::passwords::check(&row.username, new, repeat);
    if !refusals.is_empty() {
        return Err(Fault::Refused { refusals }.into());
    }
    let hash = hash_password(new).await?;
    let tx = store.begin_errand(tenant.id, Errand::SignIn).await?;
    // Two people with one link: the second finds it used, because this counts rows.
    let done = tx
        .update::<password_link::Entity>()
        .set(password_link::ActiveModel { used_at: Set(Some(tx.now())), ..Default::default() })
        .filter(password_link::Column::TokenHash.eq(digest(token)))
        .filter(password_link::Column::UsedAt.is_null())
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 0 {
        return Err(Fault::rule(RefusalCode::LinkExpired).into());
    }
    set_hash(&tx, &row.id, hash).await?;
    tx.delete::<session::Entity>().filter(session::Column::AccountId.eq(row.id)).exec(tx.conn()).await?;
    let event = Event { event: EventCode::PasswordSet, subject_id: Some(row.id.0), subject: &row.name, detail: json!({}) };
    record_as(&tx, Some((row.id, row.username.clone())), event).await?;
    tx.commit().await?;
    Ok(row.id)
}

async fn owner(tx: &TenantTx, token: &str) -> Result<Option<account::Model>, Error> {
    let link = tx
        .find::<password_link::Entity>()
        .filter(password_link::Column::TokenHash.eq(digest(token)))
        .filter(password_link::Column::UsedAt.is_null())
        .filter(password_link::Column::ExpiresAt.gt(tx.now()))
        .one(tx.conn())
        .await?;
    let Some(link) = link else { return Ok(None) };
    let row = tx.find::<account::Entity>().filter(account::Column::Id.eq(link.account_id)).one(tx.conn()).await?;
    Ok(row.filter(|row| row.disabled_at.is_none()))
}
