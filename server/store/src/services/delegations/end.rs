//! A delegation ends before its last day.

use domain::access::Action;
use domain::audit::EventCode;
use domain::delegation::Delegation;
use domain::error::Fault;
use domain::ids::DelegationId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::audit::{Event, record};
use crate::entities::delegation::{ActiveModel, Column, Entity};
use crate::entities::{account, stand_in};
use crate::queries::delegations::of;
use crate::services::notices::tell_deputy;
use crate::{Caller, Error, Store};

/// Ends what the person gave; who acts by it acts in their own name from now on.
///
/// # Errors
/// [`Fault::NotFound`] for what is not the caller's, or is over; [`Fault::Forbidden`].
pub async fn end(store: &Store, caller: &Caller, id: DelegationId) -> Result<(), Error> {
    let tx = store.begin(caller, Action::DelegateRights).await?;
    let own = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(Column::FromId.eq(caller.actor.account));
    let row = own.one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let standing = tx.update::<Entity>().set(ActiveModel { revoked_at: Set(Some(tx.now())), ..Default::default() });
    let standing = standing.filter(Column::Id.eq(id)).filter(Column::RevokedAt.is_null()).filter(Column::LastDay.gte(tx.now().day()));
    if standing.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    tx.delete::<stand_in::Entity>().filter(stand_in::Column::DelegationId.eq(id)).exec(tx.conn()).await?;
    let ended = Delegation { revoked_at: Some(tx.now()), ..of(row.clone())? };
    tell_deputy(&tx, id, &ended, &caller.actor.name).await?;
    let other = tx.find::<account::Entity>().filter(account::Column::Id.eq(row.to_id)).one(tx.conn()).await?;
    let other = other.map(|row| row.name).unwrap_or_default();
    record(&tx, Event { event: EventCode::DelegationEnded, subject_id: Some(id.0), subject: &other, detail: json!({}) }).await?;
    tx.commit().await
}
