//! When people are reminded, and how often at most.

use std::collections::BTreeSet;

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::tenant_setting;
use crate::queries::reminders;
use crate::tenancy::{Caller, Store};
use crate::typed::Typed;

/// The most days before or after.
const MOST_DAYS: u32 = 60;
/// The most reminders of a person, or urges of a unit, on one day.
const MOST_A_DAY: u32 = 20;

/// What the form gives, as typed.
#[derive(Debug, Clone, Default)]
pub struct Reminders {
    /// The version that the form was filled from.
    pub version: i64,
    /// Working days before the due date, parted by blanks.
    pub before: String,
    /// Days after it.
    pub after: String,
    /// Reminders per person and day.
    pub daily_cap: String,
    /// Urges per unit and day.
    pub urge_cap: String,
    /// Hour of the daily e-mail.
    pub digest_hour: String,
}

/// Changes when people are reminded.
///
/// # Errors
/// [`Fault::Stale`]; refused at the fields that are out of range.
pub async fn save_reminders(store: &Store, caller: &Caller, typed: Reminders) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let mut fields = Typed::default();
    let before = days(&mut fields, "before", &typed.before);
    let after = days(&mut fields, "after", &typed.after);
    let daily_cap = number(&mut fields, "daily_cap", &typed.daily_cap, (1, MOST_A_DAY));
    let urge_cap = number(&mut fields, "urge_cap", &typed.urge_cap, (1, MOST_A_DAY));
    let digest_hour = number(&mut fields, "digest_hour", &typed.digest_hour, (0, 23));
    let (before, after, daily_cap, urge_cap, digest_hour) = fields.done(Some((before, after, daily_cap, urge_cap, digest_hour)))?;
    let old = super::row(&tx).await?;
    let update = tenant_setting::ActiveModel {
        remind_before: Set(reminders::write(&before)),
        remind_after: Set(reminders::write(&after)),
        reminder_cap: Set(i64::from(daily_cap)),
        urge_cap: Set(i64::from(urge_cap)),
        digest_hour: Set(i64::from(digest_hour)),
        version: Set(typed.version + 1),
        ..Default::default()
    };
    let done = tx.update::<tenant_setting::Entity>().set(update).filter(tenant_setting::Column::Version.eq(typed.version));
    if done.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({
        "remind_before": [old.remind_before, reminders::write(&before)],
        "remind_after": [old.remind_after, reminders::write(&after)],
        "reminder_cap": [old.reminder_cap, daily_cap],
        "urge_cap": [old.urge_cap, urge_cap],
        "digest_hour": [old.digest_hour, digest_hour],
    });
    record(&tx, Event { event: EventCode::SettingsChanged, subject_id: None, subject: "", detail }).await?;
    tx.commit().await
}

/// Days parted by blanks or commas; none at all: nobody is reminded then.
fn days(fields: &mut Typed, field: &str, typed: &str) -> BTreeSet<u32> {
    let parts = typed.split([' ', ',', ';']).filter(|part| !part.is_empty());
    let read: Option<BTreeSet<u32>> = parts.map(|part| part.parse().ok().filter(|day| (1..=MOST_DAYS).contains(day))).collect();
    read.unwrap_or_else(|| {
        fields.refuse(field, RefusalCode::OutOfRange { min: 1, max: i64::from(MOST_DAYS) });
        BTreeSet::new()
    })
}

fn number(fields: &mut Typed, field: &str, typed: &str, (min, max): (u32, u32)) -> u32 {
    typed.trim().parse().ok().filter(|n| (min..=max).contains(n)).unwrap_or_else(|| {
        fields.refuse(field, RefusalCode::OutOfRange { min: i64::from(min), max: i64::from(max) });
        min
    })
}
