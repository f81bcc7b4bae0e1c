//! Changing a person's role, unit and name; disabling and enabling.

use domain::access::{Action, Role};
use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::fold::sort_key_vi;
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, Set};
use serde_json::json;

use super::create::{check, refusal};
use super::{one, role_of, search_words};
use crate::Error;
use crate::audit::{Event, lock_chain, record};
use crate::entities::{account, session};
use crate::tenancy::{Caller, Store, TenantTx};

/// What the form gives, as typed.
#[derive(Debug, Clone)]
pub struct Change {
    /// Who.
    pub id: AccountId,
    /// The version that the form was filled from.
    pub version: i64,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Code of a role.
    pub role: String,
    /// Code of a unit.
    pub unit_code: String,
}

/// Changes name, position, role and unit.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Stale`], refusals that name the fields.
pub async fn change(store: &Store, caller: &Caller, change: Change) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let row = one(&tx, change.id).await?;
    let mut refusals = Vec::new();
    let checked =
        check(&tx, caller.tenant.is_centre(), &change.name, &change.position, &change.role, &change.unit_code, &mut refusals).await?;
    if let Some(checked) = &checked {
        let against = may_demote(&tx, caller, &row, checked.role).await?;
        refusals.extend(against.map(|code| refusal("role", code)));
    }
    let Some(checked) = checked.filter(|_| refusals.is_empty()) else {
        return Err(Fault::Refused { refusals }.into());
    };
    let update = account::ActiveModel {
        search: Set(search_words(&row.username, &checked.name, &checked.position)),
        sort_key: Set(sort_key_vi(&checked.name)),
        name: Set(checked.name.clone()),
        position: Set(checked.position),
        role: Set(checked.role.code().to_owned()),
        unit_id: Set(checked.unit),
        ..Default::default()
    };
    save(&tx, &row, change.version, update).await?;
    let detail = json!({ "role": [row.role, checked.role.code()], "unit": [row.unit_id, checked.unit] });
    record(&tx, Event { event: EventCode::UserChanged, subject_id: Some(row.id.0), subject: &checked.name, detail }).await?;
    tx.commit().await
}

/// Disables an account and ends its sessions. Its history stays.
///
/// # Errors
/// [`Fault::NotFound`]; [`Fault::Stale`], also when it is disabled already; refused for oneself and for the last administrator.
pub async fn disable(store: &Store, caller: &Caller, id: AccountId, version: i64) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let row = one(&tx, id).await?;
    if row.disabled_at.is_some() {
        return Err(Fault::Stale.into());
    }
    may_disable(&tx, caller, &row).await?;
    disable_in(&tx, &row, version).await?;
    record(&tx, Event { event: EventCode::UserDisabled, subject_id: Some(row.id.0), subject: &row.name, detail: json!({}) }).await?;
    tx.commit().await
}

/// Enables a disabled account.
///
/// # Errors
/// [`Fault::NotFound`]; [`Fault::Stale`], also when it is not disabled.
pub async fn enable(store: &Store, caller: &Caller, id: AccountId, version: i64) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let row = one(&tx, id).await?;
    if row.disabled_at.is_none() {
        return Err(Fault::Stale.into());
    }
    save(&tx, &row, version, account::ActiveModel { disabled_at: Set(None), ..Default::default() }).await?;
    record(&tx, Event { event: EventCode::UserEnabled, subject_id: Some(row.id.0), subject: &row.name, detail: json!({}) }).await?;
    tx.commit().await
}

/// What speaks against giving `row` this role: it would leave oneself, or the whole tenant, without administration.
pub(super) async fn may_demote(tx: &TenantTx, caller: &Caller, row: &account::Model, role: Role) -> Result<Option<RefusalCode>, Error> {
    if role.may(Action::ManageUsers) || !role_of(row)?.may(Action::ManageUsers) {
        return Ok(None);
    }
    if row.id == caller.actor.account {
        return Ok(Some(RefusalCode::OwnAccount));
    }
    Ok(is_last_admin(tx, row).await?.then_some(RefusalCode::LastAdmin))
}

/// Refuses to disable oneself or the last administrator.
pub(super) async fn may_disable(tx: &TenantTx, caller: &Caller, row: &account::Model) -> Result<(), Error> {
    if row.id == caller.actor.account {
        return Err(Fault::rule(RefusalCode::OwnAccount).into());
    }
    if role_of(row)?.may(Action::ManageUsers) && is_last_admin(tx, row).await? {
        return Err(Fault::rule(RefusalCode::LastAdmin).into());
    }
    Ok(())
}

pub(super) async fn disable_in(tx: &TenantTx, row: &account::Model, version: i64) -> Result<(), Error> {
    let update = account::ActiveModel { disabled_at: Set(Some(tx.now())), ..Default::default() };
    save(tx, row, version, update).await?;
    tx.delete::<session::Entity>().filter(session::Column::AccountId.eq(row.id)).exec(tx.conn()).await?;
    Ok(())
}

/// Writes `update` if the row still has `version`.
pub(super) async fn save(tx: &TenantTx, row: &account::Model, version: i64, mut update: account::ActiveModel) -> Result<(), Error> {
    update.version = Set(version + 1);
    let done = tx
        .update::<account::Entity>()
        .set(update)
        .filter(account::Column::Id.eq(row.id))
        .filter(account::Column::Version.eq(version))
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 0 { Err(Fault::Stale.into()) } else { Ok(()) }
}

async fn is_last_admin(tx: &TenantTx, row: &account::Model) -> Result<bool, Error> {
    // Two administrators who disable each other at once: the second must see what the first did.
    lock_chain(tx).await?;
    let admins = Role::ALL.iter().filter(|role| role.may(Action::ManageUsers)).map(|role| role.code());
    let others = tx
        .find::<account::Entity>()
        .filter(account::Column::Role.is_in(admins))
        .filter(account::Column::DisabledAt.is_null())
        .filter(account::Column::Id.ne(row.id))
        .count(tx.conn())
        .await?;
    Ok(others == 0)
}
