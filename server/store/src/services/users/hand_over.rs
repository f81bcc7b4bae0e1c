//! One person's place goes to another: role and unit move, the first account is disabled, both histories stay.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::change::{disable_in, may_demote, may_disable, save};
use super::{one, role_of};
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::account;
use crate::tenancy::{Caller, Store};

/// Hands the place of `from` over to the account named `to_username`.
///
/// # Errors
/// [`Fault::NotFound`] for an unknown `from`, [`Fault::Stale`]; refused on `to_username` when there is no such enabled
/// account or it is the same, or a place without administration would go to oneself or to the last administrator; for oneself.
pub async fn hand_over(store: &Store, caller: &Caller, from: AccountId, to_username: &str, version: i64) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageUsers).await?;
    let from = one(&tx, from).await?;
    let to = tx
        .find::<account::Entity>()
        .filter(account::Column::Username.eq(to_username.trim().to_lowercase()))
        .filter(account::Column::DisabledAt.is_null())
        .one(tx.conn())
        .await?;
    let Some(to) = to.filter(|to| to.id != from.id) else {
        return Err(Fault::field("to_username", RefusalCode::BadChoice).into());
    };
    if let Some(code) = may_demote(&tx, caller, &to, role_of(&from)?).await? {
        return Err(Fault::field("to_username", code).into());
    }
    let place = account::ActiveModel { role: Set(from.role.clone()), unit_id: Set(from.unit_id), ..Default::default() };
    save(&tx, &to, to.version, place).await?;
    // After the move, so that handing over the last administrator's place is no loss of administrators.
    may_disable(&tx, caller, &from).await?;
    disable_in(&tx, &from, version).await?;
    let detail = json!({ "to": to.id, "to_username": to.username, "role": from.role, "unit": from.unit_id });
    record(&tx, Event { event: EventCode::UserHandedOver, subject_id: Some(from.id.0), subject: &from.name, detail }).await?;
    tx.commit().await
}
