//! A new delegation.

use domain::access::{Action, Role};
use domain::audit::EventCode;
use domain::delegation::Delegation;
use domain::error::{Fault, RefusalCode};
use domain::ids::DelegationId;
use domain::views::delegations::DelegationText;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::audit::{Event, lock_chain, record};
use crate::entities::account;
use crate::entities::delegation::{ActiveModel, Column, Entity};
use crate::queries::delegations::of;
use crate::secrets::new_id;
use crate::services::notices::tell_deputy;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The most characters of a reason.
const REASON_MAX: u32 = 500;

/// Gives rights to somebody else for a period.
///
/// # Errors
/// [`Fault::Forbidden`] without the right, and for whoever acts in another's name; refusals on `to`, `rights`, `first`, `last` and
/// `text`.
pub async fn give(store: &Store, caller: &Caller, form: DelegationText) -> Result<DelegationId, Error> {
    let tx = store.begin(caller, Action::DelegateRights).await?;
    // Two at once must see each other: one right has one deputy a day.
    lock_chain(&tx).await?;
    let (one, taker) = read(&tx, caller, form).await?;
    let others = tx.find::<Entity>().filter(Column::FromId.eq(one.from)).all(tx.conn()).await?;
    let others: Vec<Delegation> = others.into_iter().map(of).collect::<Result<_, Error>>()?;
    let refusals = one.check(caller.actor.own_role, taker.1, &others, caller.now);
    if !refusals.is_empty() {
        return Err(Fault::Refused { refusals }.into());
    }
    let id = DelegationId(new_id());
    let rights = one.rights.iter().map(|action| action.code()).collect::<Vec<_>>().join(" ");
    tell_deputy(&tx, id, &one, &caller.actor.name).await?;
    let detail = json!({ "rights": rights, "first": one.first.to_string(), "last": one.last.to_string() });
    tx.insert(ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        from_id: Set(one.from),
        to_id: Set(one.to),
        rights: Set(rights),
        first_day: Set(one.first),
        last_day: Set(one.last),
        reason: Set(one.reason.clone()),
        created_at: Set(tx.now()),
        revoked_at: Set(None),
    })
    .await?;
    record(&tx, Event { event: EventCode::RightsDelegated, subject_id: Some(id.0), subject: &taker.0, detail }).await?;
    tx.commit().await?;
    Ok(id)
}

/// What was typed, and the name and role of who is to act.
async fn read(tx: &TenantTx, caller: &Caller, form: DelegationText) -> Result<(Delegation, (String, Role)), Error> {
    let mut typed = Typed::default();
    let person = tx.find::<account::Entity>().filter(account::Column::Username.eq(form.to.trim().to_lowercase()));
    let person = person.filter(account::Column::DisabledAt.is_null()).one(tx.conn()).await?;
    if person.is_none() {
        typed.refuse("to", if form.to.trim().is_empty() { RefusalCode::Required } else { RefusalCode::UnknownPerson });
    }
    let rights = form.rights().collect();
    let (first, last) = (typed.day("first", &form.first), typed.day("last", &form.last));
    let reason = typed.words("text", &form.text, REASON_MAX);
    let read = person.zip(first.zip(last)).map(|(person, (first, last))| {
        let one = Delegation { from: caller.actor.account, to: person.id, rights, first, last, reason, revoked_at: None };
        (one, (person.name, person.role))
    });
    let (one, (name, role)) = typed.done(read)?;
    let role = Role::from_code(&role).ok_or_else(|| Error::unknown_code("role", &role))?;
    Ok((one, (name, role)))
}
