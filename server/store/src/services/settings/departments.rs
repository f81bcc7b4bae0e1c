//! Departments are dated: added from a day, closed on a day, never deleted.

use domain::access::Action;
use domain::audit::EventCode;
use domain::checks::too_long;
use domain::error::{Fault, RefusalCode};
use domain::fold::{fold_vi, nfc, sort_key_vi};
use domain::ids::UnitId;
use domain::units::{Level, UnitKind, Validity};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;
use time::Date;

use super::{NAME_MAX, date_field, is_department};
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::unit;
use crate::secrets::new_id;
use crate::services::users::{in_force, unit_today};
use crate::tenancy::{Caller, Store, TenantTx};

/// Adds a department from a day on.
///
/// # Errors
/// Refusals on `code`, `name`, `kind` and `from`.
pub async fn add_department(store: &Store, caller: &Caller, code: &str, name: &str, kind: &str, from: &str) -> Result<UnitId, Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let from = date_field("from", from)?;
    let (code, name) = (code.trim().to_uppercase(), nfc(name.trim()));
    if !(2..=12).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Fault::field("code", RefusalCode::BadChoice).into());
    }
    if name.is_empty() {
        return Err(Fault::field("name", RefusalCode::Required).into());
    }
    if let Some(code) = too_long(&name, NAME_MAX) {
        return Err(Fault::field("name", code).into());
    }
    let kind = UnitKind::from_code(kind).filter(|kind| is_department(*kind));
    let kind = kind.ok_or_else(|| Error::from(Fault::field("kind", RefusalCode::BadChoice)))?;
    let units = tx.find::<unit::Entity>().order_by_asc(unit::Column::Ordinal).all(tx.conn()).await?;
    let validity = |row: &unit::Model| Validity { from: row.valid_from, to: row.valid_to };
    if units.iter().any(|row| row.code == code && validity(row).to.is_none_or(|to| from <= to)) {
        return Err(Fault::field("code", RefusalCode::CodeTaken).into());
    }
    let root = units.iter().find(|row| in_force(row, from) && UnitKind::from_code(&row.kind).is_some_and(UnitKind::is_root));
    let parent_id = root.map(|root| root.id);
    let last = units.iter().filter(|row| row.level == Level::Provincial.code()).map(|row| row.ordinal).max().unwrap_or(0);
    let id = UnitId(new_id());
    let row = unit::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        code: Set(code.clone()),
        kind: Set(kind.code().to_owned()),
        level: Set(Level::Provincial.code().to_owned()),
        search: Set(fold_vi(&name)),
        sort_key: Set(sort_key_vi(&name)),
        short_name: Set(name.clone()),
        name: Set(name.clone()),
        parent_id: Set(parent_id),
        valid_from: Set(Some(from)),
        valid_to: Set(None),
        sample: Set(false),
        ordinal: Set(last + 1),
        source: Set(caller.actor.username.clone()),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    record(&tx, Event { event: EventCode::DepartmentAdded, subject_id: Some(id.0), subject: &name, detail: json!({ "code": code }) })
        .await?;
    tx.commit().await?;
    Ok(id)
}

/// Closes a department: `to` is its last day.
///
/// # Errors
/// [`Fault::NotFound`] for a code that no department holds today; refused on `to` before its first day.
pub async fn close_department(store: &Store, caller: &Caller, code: &str, to: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let to = date_field("to", to)?;
    let row = department(&tx, code).await?;
    if row.valid_from.is_some_and(|from| to < from) {
        return Err(Fault::field("to", RefusalCode::EndBeforeStart).into());
    }
    end(&tx, &row, to).await?;
    let detail = json!({ "to": domain::format::iso(to) });
    record(&tx, Event { event: EventCode::DepartmentEnded, subject_id: Some(row.id.0), subject: &row.name, detail }).await?;
    tx.commit().await
}

async fn department(tx: &TenantTx, code: &str) -> Result<unit::Model, Error> {
    let row = unit_today(tx, code).await?;
    row.filter(|row| UnitKind::from_code(&row.kind).is_some_and(is_department)).ok_or_else(|| Fault::NotFound.into())
}

async fn end(tx: &TenantTx, row: &unit::Model, to: Date) -> Result<(), Error> {
    tx.update::<unit::Entity>()
        .set(unit::ActiveModel { valid_to: Set(Some(to)), ..Default::default() })
        .filter(unit::Column::Id.eq(row.id))
        .exec(tx.conn())
        .await?;
    Ok(())
}
