//! Holidays and make-up working days. Official swaps are decided yearly, so the tenant edits them.

use domain::access::Action;
use domain::audit::EventCode;
use domain::checks::too_long;
use domain::error::{Fault, RefusalCode};
use domain::fold::nfc;
use domain::format::iso;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::{NAME_MAX, date_field};
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::calendar_day;
use crate::tenancy::{Caller, Store};

/// Makes a day a holiday or a working day; a second time replaces the first.
///
/// # Errors
/// Refusals on `day` and `name`.
pub async fn set_day(store: &Store, caller: &Caller, day: &str, working: bool, name: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let day = date_field("day", day)?;
    let name = nfc(name.trim());
    if name.is_empty() {
        return Err(Fault::field("name", RefusalCode::Required).into());
    }
    if let Some(code) = too_long(&name, NAME_MAX) {
        return Err(Fault::field("name", code).into());
    }
    tx.delete::<calendar_day::Entity>().filter(calendar_day::Column::Day.eq(day)).exec(tx.conn()).await?;
    let row = calendar_day::ActiveModel {
        tenant_id: Set(tx.tenant()),
        day: Set(day),
        working: Set(working),
        name_vi: Set(name.clone()),
        name_en: Set(name.clone()),
        source: Set(caller.actor.username.clone()),
    };
    tx.insert(row).await?;
    let detail = json!({ "day": iso(day), "working": working });
    record(&tx, Event { event: EventCode::CalendarChanged, subject_id: None, subject: &name, detail }).await?;
    tx.commit().await
}

/// Makes a day ordinary again.
///
/// # Errors
/// [`Fault::NotFound`] when it is ordinary already.
pub async fn remove_day(store: &Store, caller: &Caller, day: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let day = date_field("day", day)?;
    let gone = tx.delete::<calendar_day::Entity>().filter(calendar_day::Column::Day.eq(day)).exec(tx.conn()).await?;
    if gone.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    let detail = json!({ "day": iso(day), "removed": true });
    record(&tx, Event { event: EventCode::CalendarChanged, subject_id: None, subject: &iso(day), detail }).await?;
    tx.commit().await
}
