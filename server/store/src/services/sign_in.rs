//! Signing in and out, and who a session belongs to.

mod deputy;
mod throttle;

use domain::access::Role;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::ids::{AccountId, DelegationId, UnitId};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, QueryTrait, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record, record_as};
use crate::entities::{account, notice, session, stand_in, unit};
use crate::secrets::verify_password;
use crate::tenancy::{Actor, Caller, Errand, Store, Tenant, TenantTx};

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

/// Who a session belongs to, in one row: every request asks for it.
#[derive(FromQueryResult)]
struct Holder {
    id_hash: String,
    created_at: Instant,
    seen_at: Instant,
    account: AccountId,
    username: String,
    name: String,
    position: String,
    role: String,
    unit: Option<UnitId>,
    unit_name: Option<String>,
    /// By which the session acts in somebody else's name.
    delegation: Option<DelegationId>,
    /// Notices not seen yet.
    unseen: i64,
}

/// The account that a live session signed in, unless it is disabled, the unit it acts for, and in whose name. The joins
/// run along foreign keys that hold the tenant.
async fn holder(store: &Store, tx: &TenantTx, handle: &str) -> Result<Option<Holder>, Error> {
    let signed_in = session::Entity::belongs_to(account::Entity)
        .from((session::Column::TenantId, session::Column::AccountId))
        .to((account::Column::TenantId, account::Column::Id));
    let acts_for = account::Entity::belongs_to(unit::Entity)
        .from((account::Column::TenantId, account::Column::UnitId))
        .to((unit::Column::TenantId, unit::Column::Id));
    let stands_in = session::Entity::belongs_to(stand_in::Entity)
        .from((session::Column::TenantId, session::Column::IdHash))
        .to((stand_in::Column::TenantId, stand_in::Column::IdHash));
    let unseen = tx.find::<notice::Entity>().select_only().expr(Expr::cust("COUNT(*)")).filter(notice::Column::SeenAt.is_null());
    let unseen = unseen.filter(Expr::col((notice::Entity, notice::Column::AccountId)).equals((account::Entity, account::Column::Id)));
    let row = store
        .session_limits()
        .live(tx, handle)
        .select_only()
        .columns([session::Column::IdHash, session::Column::CreatedAt, session::Column::SeenAt])
        .column_as(account::Column::Id, "account")
        .columns([account::Column::Username, account::Column::Name, account::Column::Position, account::Column::Role])
        .column_as(account::Column::UnitId, "unit")
        .column_as(unit::Column::Name, "unit_name")
        .column_as(stand_in::Column::DelegationId, "delegation")
        .expr_as(Expr::SubQuery(None, Box::new(unseen.into_query().into())), "unseen")
        .join(JoinType::InnerJoin, signed_in.into())
        .join(JoinType::LeftJoin, acts_for.into())
        .join(JoinType::LeftJoin, stands_in.into())
        .filter(account::Column::DisabledAt.is_null());
    Ok(row.into_model().one(tx.conn()).await?)
}

/// The caller of a session, or nobody: a session that is unknown, was revoked or is over, or whose account is disabled.
///
/// # Errors
/// The database's; [`Error::Broken`] for a role that this version does not know.
pub async fn load(store: &Store, tenant: &Tenant, session: &str) -> Result<Option<Caller>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::Session).await?;
    let Some(held) = holder(store, &tx, session).await? else { return Ok(None) };
    let now = tx.now();
    let deputy = match held.delegation {
        Some(id) => deputy::principal(&tx, id, held.account).await?,
        None => None,
    };
    drop(tx);
    if held.seen_at.plus_seconds(TOUCH_SECONDS) < now {
        touch(store, tenant, &held).await?;
    }
    let role = Role::from_code(&held.role).ok_or_else(|| Error::unknown_code("role", &held.role))?;
    let own = Actor {
        account: held.account,
        username: held.username,
        name: held.name,
        position: held.position,
        role,
        own_role: role,
        stands_in: None,
        unit: held.unit,
        unit_name: held.unit_name,
        session: held.id_hash,
    };
    let actor = match deputy {
        Some(deputy) => deputy.acted_by(own),
        None => own,
    };
    Ok(Some(Caller { tenant: tenant.clone(), actor, now, unseen: u32::try_from(held.unseen).unwrap_or_default() }))
}

async fn touch(store: &Store, tenant: &Tenant, held: &Holder) -> Result<(), Error> {
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
