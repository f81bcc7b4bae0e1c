//! A deputy begins to act in the other's name, and stops.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::Fault;
use domain::ids::DelegationId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::audit::{Event, record};
use crate::entities::stand_in::{ActiveModel, Column, Entity};
use crate::entities::{account, delegation};
use crate::queries::delegations::of;
use crate::{Caller, Error, Store};

/// From now on this session acts in the giver's name. Who acts for somebody already changes over.
///
/// # Errors
/// [`Fault::NotFound`] for what was not given to the caller, is not in force, or whose giver is no longer at work.
pub async fn stand_in(store: &Store, caller: &Caller, id: DelegationId) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let row = tx.find::<delegation::Entity>().filter(delegation::Column::Id.eq(id));
    let row = row.filter(delegation::Column::ToId.eq(caller.actor.account)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let one = of(row)?;
    let giver = tx.find::<account::Entity>().filter(account::Column::Id.eq(one.from)).filter(account::Column::DisabledAt.is_null());
    let giver = giver.one(tx.conn()).await?.filter(|_| one.in_force(tx.now())).ok_or(Fault::NotFound)?;
    tx.delete::<Entity>().filter(Column::IdHash.eq(&caller.actor.session)).exec(tx.conn()).await?;
    let row = ActiveModel { tenant_id: Set(tx.tenant()), id_hash: Set(caller.actor.session.clone()), delegation_id: Set(id) };
    tx.insert(row).await?;
    record(&tx, Event { event: EventCode::StoodIn, subject_id: Some(id.0), subject: &giver.name, detail: json!({}) }).await?;
    tx.commit().await
}

/// The session acts in the person's own name again.
///
/// # Errors
/// [`Fault::NotFound`] where it does already.
pub async fn step_back(store: &Store, caller: &Caller) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let gone = tx.delete::<Entity>().filter(Column::IdHash.eq(&caller.actor.session)).exec(tx.conn()).await?;
    if gone.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    let subject = caller.actor.stands_in.as_ref().map(|other| other.name.clone()).unwrap_or_default();
    record(&tx, Event { event: EventCode::SteppedBack, subject_id: None, subject: &subject, detail: json!({}) }).await?;
    tx.commit().await
}
