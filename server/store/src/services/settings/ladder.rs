//! How many working days each level has before a difficulty climbs.

use domain::access::Action;
use domain::audit::EventCode;
use domain::difficulty::{HandlingLevel, Ladder, Step};
use domain::error::{Fault, Refusal, RefusalCode};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::tenant_setting;
use crate::queries::ladder;
use crate::tenancy::{Caller, Store};

/// Changes the days per level, as typed. A level without any is not used.
///
/// # Errors
/// [`Fault::Stale`]; refused at the level whose days are out of range, and on `ladder` where no level is left.
pub async fn save_ladder(store: &Store, caller: &Caller, version: i64, typed: &[(HandlingLevel, String)]) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let wanted = read(typed)?;
    let before = super::row(&tx).await?;
    let update = tenant_setting::ActiveModel { ladder: Set(ladder::write(&wanted)), version: Set(version + 1), ..Default::default() };
    let done = tx.update::<tenant_setting::Entity>().set(update).filter(tenant_setting::Column::Version.eq(version));
    if done.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({ "ladder": [before.ladder, ladder::write(&wanted)] });
    record(&tx, Event { event: EventCode::SettingsChanged, subject_id: None, subject: "", detail }).await?;
    tx.commit().await
}

fn read(typed: &[(HandlingLevel, String)]) -> Result<Ladder, Error> {
    let (mut steps, mut refusals) = (Vec::new(), Vec::new());
    for (level, days) in typed.iter().filter(|(_, days)| !days.trim().is_empty()) {
        match days.trim().parse::<u8>().ok().filter(|days| (1..=Ladder::MOST_DAYS).contains(days)) {
            Some(working_days) => steps.push(Step { level: *level, working_days }),
            None => {
                let code = RefusalCode::OutOfRange { min: 1, max: i64::from(Ladder::MOST_DAYS) };
                refusals.push(Refusal { field: Some(level.code().to_owned()), code });
            }
        }
    }
    if refusals.is_empty() { Ok(Ladder::try_from(steps)?) } else { Err(Fault::Refused { refusals }.into()) }
}
