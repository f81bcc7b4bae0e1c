//! Which unit is the standing agency: it differs by province and by date.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::date_field;
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::standing_agency as agency;
use crate::secrets::new_id;
use crate::services::users::unit_today;
use crate::tenancy::{Caller, Store};

/// Makes a unit the standing agency from a day on; the one before it ends the day before.
///
/// # Errors
/// Refused on `unit_code` for an unknown unit, on `from` when it is not after the beginning of the one in force.
pub async fn set_standing_agency(store: &Store, caller: &Caller, unit_code: &str, from: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let from = date_field("from", from)?;
    let Some(unit) = unit_today(&tx, unit_code).await? else {
        return Err(Fault::field("unit_code", RefusalCode::UnknownUnit).into());
    };
    let rows = tx.find::<agency::Entity>().filter(agency::Column::ValidTo.is_null()).all(tx.conn()).await?;
    if rows.iter().any(|row| row.valid_from.is_some_and(|begun| from <= begun)) {
        return Err(Fault::field("from", RefusalCode::EndBeforeStart).into());
    }
    tx.update::<agency::Entity>()
        .set(agency::ActiveModel { valid_to: Set(from.previous_day()), ..Default::default() })
        .filter(agency::Column::ValidTo.is_null())
        .exec(tx.conn())
        .await?;
    let row = agency::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(new_id()),
        unit_id: Set(unit.id),
        valid_from: Set(Some(from)),
        valid_to: Set(None),
        source: Set(caller.actor.username.clone()),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    let detail = json!({ "standing_agency": unit.code, "from": domain::format::iso(from) });
    record(&tx, Event { event: "settings_changed", subject_id: Some(unit.id.0), subject: &unit.name, detail }).await?;
    tx.commit().await
}
