//! By what a tenant assesses its models. Each set stands from the moment it was saved; the ones before stay.

use domain::access::Action;
use domain::assessment;
use domain::audit::EventCode;
use domain::error::Fault;
use domain::views::steering::CriteriaView;
use sea_orm::{QueryFilter, QueryOrder, Set};
use serde_json::json;

use crate::audit::{Event, record};
use crate::entities::criteria_set::{ActiveModel, Column, Entity};
use crate::life::at_once;
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The criteria in force on the day, and how many sets there were. One query.
pub(super) async fn in_force(tx: &TenantTx, as_of: &AsOf) -> Result<CriteriaView, Error> {
    let sets = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).order_by_asc(Column::Seq).all(tx.conn()).await?;
    let criteria = sets.last().map_or_else(assessment::usual, |set| set.criteria.lines().map(str::to_owned).collect());
    Ok(CriteriaView { criteria, seen: count(sets.len()) })
}

/// The criteria in force, for the settings.
///
/// # Errors
/// [`Fault::Forbidden`] without the right to the settings.
pub async fn criteria(store: &Store, caller: &Caller) -> Result<CriteriaView, Error> {
    let tx = store.begin(caller, Action::ViewSettings).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let view = in_force(&tx, &as_of).await?;
    tx.commit().await?;
    Ok(view)
}

/// Sets other criteria, one a line.
///
/// # Errors
/// [`Fault::Stale`] where somebody set others meanwhile; refused on `criteria`.
pub async fn save_criteria(store: &Store, caller: &Caller, seen: u32, typed: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let wanted = assessment::read(typed).map_err(|code| Error::from(Fault::field("criteria", code)))?;
    let before = in_force(&tx, &as_of).await?;
    if before.seen != seen {
        return Err(Fault::Stale.into());
    }
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(new_id()),
        seq: Set(i64::from(seen).saturating_add(1)),
        criteria: Set(wanted.join("\n")),
        actor_id: Set(caller.actor.account),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await.map_err(at_once)?;
    let detail = json!({ "criteria": [before.criteria, wanted] });
    record(&tx, Event { event: EventCode::SettingsChanged, subject_id: None, subject: "", detail }).await?;
    tx.commit().await
}
