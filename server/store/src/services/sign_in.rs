//! Signing in and out, and who a session belongs to.

mod throttle;

use domain::access::Role;
use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record, record_as};
use crate::entities::{account, session, unit};
use crate::secrets::verify_password;
use crate::tenancy::{Actor, Caller, Errand, Store, Tenant};

/// A session is touched at most this often, so that reading pages does not write.
const TOUCH_SECONDS: i64 = 300;

/// The account that a name and password belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SignedIn {
    /// Its id, for the session.
    pub account: AccountId,
}

/// Checks a name and password.
///
/// # Errors
/// [`RefusalCode::WrongCredentials`] whichever of the two is wrong; [`Fault::Throttled`] after repeated failures.
pub async fn check(store: &Store, tenant: &Tenant, username: &str, password: &str, network: &str) -> Result<SignedIn, Error> {
    let username = username.trim().to_lowercase();
    // Counted before the password is looked at: a hundred attempts at once must not all be heard.
    let tx = store.begin_errand(tenant.id, Errand::SignIn).await?;
    let heard = throttle::count_attempt(&tx, &username, network).await?;
    let found = tx.find::<account::Entity>().filter(account::Column::Username.eq(&username)).one(tx.conn()).await?;
    tx.commit().await?;
    if let throttle::Heard::Blocked { seconds } = heard {
        return Err(Fault::Throttled { seconds }.into());
    }
    let hash = found.as_ref().filter(|row| row.disabled_at.is_none()).and_then(|row| row.password_hash.clone());
    let right = verify_password(password, hash).await?;
    let Some(row) = found.filter(|_| right) else {
        return Err(Fault::rule(RefusalCode::WrongCredentials).into());
    };
    let tx = store.begin_errand(tenant.id, Errand::SignIn).await?;
    throttle::clear(&tx, &username, network).await?;
    tx.update::<account::Entity>()
        .set(account::ActiveModel { last_sign_in: Set(Some(tx.now())), ..Default::default() })
        .filter(account::Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    let event = Event { event: EventCode::SignedIn, subject_id: Some(row.id.0), subject: &row.name, detail: json!({ "network": network }) };
    record_as(&tx, Some((row.id, row.username.clone())), event).await?;
    tx.commit().await?;
    Ok(SignedIn { account: row.id })
}

/// Writes down that the caller signs out. The session itself is deleted by its owner, the session layer.
///
/// # Errors
/// The database's.
pub async fn sign_out(store: &Store, caller: &Caller) -> Result<(), Error> {
    let tx = store.begin(caller, domain::access::Action::ManageOwnAccount).await?;
    let subject = caller.actor.name.clone();
    record(&tx, Event { event: EventCode::SignedOut, subject_id: Some(caller.actor.account.0), subject: &subject, detail: json!({}) })
        .await?;
    tx.commit().await
}

/// The caller of a session, or nobody: a session that is unknown, was revoked or is over, or whose account is disabled.
///
/// # Errors
/// The database's; [`Error::Broken`] for a role that this version does not know.
pub async fn load(store: &Store, tenant: &Tenant, session: &str) -> Result<Option<Caller>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::Session).await?;
    let held = store.session_limits().live(&tx, session).await?;
    let Some((held, account)) = held.and_then(|held| held.account_id.map(|account| (held, account))) else { return Ok(None) };
    let row = tx
        .find::<account::Entity>()
        .filter(account::Column::Id.eq(account))
        .filter(account::Column::DisabledAt.is_null())
        .one(tx.conn())
        .await?;
    let Some(row) = row else { return Ok(None) };
    let unit_name = match row.unit_id {
        Some(id) => tx.find::<unit::Entity>().filter(unit::Column::Id.eq(id)).one(tx.conn()).await?.map(|unit| unit.name),
        None => None,
    };
    let now = tx.now();
    drop(tx);
    if held.seen_at.plus_seconds(TOUCH_SECONDS) < now {
        touch(store, tenant, &held).await?;
    }
    let role = Role::from_code(&row.role).ok_or_else(|| Error::unknown_code("role", &row.role))?;
    let actor = Actor {
        account: row.id,
        username: row.username,
        name: row.name,
        position: row.position,
        role,
        unit: row.unit_id,
        unit_name,
        session: session.to_owned(),
    };
    Ok(Some(Caller { tenant: tenant.clone(), actor, now }))
}

async fn touch(store: &Store, tenant: &Tenant, held: &session::Model) -> Result<(), Error> {
    let tx = store.begin_errand(tenant.id, Errand::Session).await?;
    let now = tx.now();
    tx.update::<session::Entity>()
        .set(session::ActiveModel {
            seen_at: Set(now),
            expires_at: Set(store.session_limits().expiry(held.created_at, now)),
            ..Default::default()
        })
        .filter(session::Column::IdHash.eq(&held.id_hash))
        .exec(tx.conn())
        .await?;
    tx.commit().await
}
