//! How a tenant calls itself and counts its days.

mod calendar;
mod clarities;
mod departments;
mod ladder;
mod reminders;
mod standing_agency;

use domain::access::Action;
use domain::audit::EventCode;
use domain::checks::too_long;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::nfc;
use domain::units::{UnitKind, Validity};
use domain::views::settings::{CalendarDay, SettingsView};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, Set};
use serde_json::json;
use time::{Date, Month};

use super::users::{in_force, unit_head};
use crate::Error;
use crate::audit::{Event, record};
use crate::entities::{calendar_day, standing_agency as agency, tenant_setting, unit};
use crate::tenancy::{Caller, Store, TenantTx};

pub use calendar::{remove_day, set_day};
pub use clarities::save_clarities;
pub use departments::{add_department, close_department};
pub use ladder::save_ladder;
pub use reminders::{Reminders, save_reminders};
pub use standing_agency::set_standing_agency;

/// Most characters of a committee's, a department's or a day's name.
const NAME_MAX: u32 = 200;

/// What the form gives, as typed.
#[derive(Debug, Clone)]
pub struct Change {
    /// The version that the form was filled from.
    pub version: i64,
    /// Name of the committee.
    pub committee: String,
    /// `classic` or `modern`.
    pub spelling: String,
    /// 0–23.
    pub deadline_hour: String,
    /// Whether everybody sees the totals on the front page.
    pub public_facts: bool,
}

/// The settings page.
///
/// # Errors
/// [`Fault::Forbidden`] without the right.
pub async fn get(store: &Store, caller: &Caller) -> Result<SettingsView, Error> {
    let tx = store.begin(caller, Action::ViewSettings).await?;
    let setting = row(&tx).await?;
    let units = tx.find::<unit::Entity>().order_by_asc(unit::Column::Ordinal).all(tx.conn()).await?;
    let today = caller.now.day();
    let agencies = tx.find::<agency::Entity>().order_by_desc(agency::Column::ValidFrom).all(tx.conn()).await?;
    let mut standing_agencies = Vec::new();
    for held in agencies {
        if let Some(unit) = units.iter().find(|unit| unit.id == held.unit_id) {
            standing_agencies.push((unit_head(unit)?, Validity { from: held.valid_from, to: held.valid_to }));
        }
    }
    // PostgreSQL puts NULL ("since the beginning") first in descending order, SQLite last: the same order for both.
    standing_agencies.sort_by_key(|(_, days)| std::cmp::Reverse(days.from));
    let mut departments = Vec::new();
    for unit in units.iter().filter(|unit| in_force(unit, today)) {
        let head = unit_head(unit)?;
        if is_department(head.kind) {
            departments.push(head);
        }
    }
    let reminders = crate::queries::reminders::read(&setting)?;
    Ok(SettingsView {
        committee: setting.committee,
        spelling: setting.spelling,
        deadline_hour: u8::try_from(setting.deadline_hour).unwrap_or(17),
        public_facts: setting.public_facts,
        clarities: crate::queries::clarities::read(&setting.clarities)?.into(),
        ladder: crate::queries::ladder::read(&setting.ladder)?,
        reminders,
        standing_agencies,
        departments,
        calendar: days(&tx, today).await?,
        version: setting.version,
    })
}

/// Changes name, spelling, deadline hour and what everybody sees.
///
/// # Errors
/// [`Fault::Stale`], refusals that name the fields.
pub async fn save(store: &Store, caller: &Caller, change: Change) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let committee = nfc(change.committee.trim());
    let refusal = |field: &str, code| Refusal { field: Some(field.to_owned()), code };
    let mut refusals = Vec::new();
    if committee.is_empty() {
        refusals.push(refusal("committee", RefusalCode::Required));
    } else if let Some(code) = too_long(&committee, NAME_MAX) {
        refusals.push(refusal("committee", code));
    }
    if !["classic", "modern"].contains(&change.spelling.as_str()) {
        refusals.push(refusal("spelling", RefusalCode::BadChoice));
    }
    let hour = change.deadline_hour.trim().parse::<i64>().ok().filter(|hour| (0..24).contains(hour));
    let Some(hour) = hour.filter(|_| refusals.is_empty()) else {
        if hour.is_none() {
            refusals.push(refusal("deadline_hour", RefusalCode::OutOfRange { min: 0, max: 23 }));
        }
        return Err(Fault::Refused { refusals }.into());
    };
    let before = row(&tx).await?;
    let update = tenant_setting::ActiveModel {
        committee: Set(committee.clone()),
        spelling: Set(change.spelling.clone()),
        deadline_hour: Set(hour),
        public_facts: Set(change.public_facts),
        version: Set(change.version + 1),
        ..Default::default()
    };
    let done = tx
        .update::<tenant_setting::Entity>()
        .set(update)
        .filter(tenant_setting::Column::Version.eq(change.version))
        .exec(tx.conn())
        .await?;
    if done.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({
        "committee": [before.committee, committee],
        "spelling": [before.spelling, change.spelling],
        "deadline_hour": [before.deadline_hour, hour],
        "public_facts": [before.public_facts, change.public_facts],
    });
    record(&tx, Event { event: EventCode::SettingsChanged, subject_id: None, subject: "", detail }).await?;
    tx.commit().await
}

/// The tenant's one row of settings.
async fn row(tx: &TenantTx) -> Result<tenant_setting::Model, Error> {
    let row = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
    row.ok_or_else(|| Error::Broken("the tenant has no settings row; run the seed again".to_owned()))
}

/// Kinds that a tenant may add and close by itself.
fn is_department(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Department | UnitKind::Vertical | UnitKind::Organisation | UnitKind::Agency)
}

/// Days of this year and the next that differ from the ordinary week.
async fn days(tx: &TenantTx, today: Date) -> Result<Vec<CalendarDay>, Error> {
    let first = Date::from_calendar_date(today.year(), Month::January, 1).unwrap_or(today);
    let last = Date::from_calendar_date(today.year() + 1, Month::December, 31).unwrap_or(today);
    let rows = tx
        .find::<calendar_day::Entity>()
        .filter(calendar_day::Column::Day.between(first, last))
        .order_by_asc(calendar_day::Column::Day)
        .all(tx.conn())
        .await?;
    let day = |row: calendar_day::Model| CalendarDay { day: row.day, working: row.working, name: row.name_vi, source: row.source };
    Ok(rows.into_iter().map(day).collect())
}

/// The date of a form field.
fn date_field(field: &str, text: &str) -> Result<Date, Error> {
    domain::format::parse_date(text.trim()).ok_or_else(|| Fault::field(field, RefusalCode::BadDate).into())
}
