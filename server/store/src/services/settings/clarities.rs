//! What a task must be clear about in this tenant.

use domain::access::Action;
use domain::audit::EventCode;
use domain::clarity::{Clarity, ClaritySet};
use domain::error::Fault;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::tenant_setting;
use crate::queries::clarities;
use crate::tenancy::{Caller, Store};

/// Changes which clarities a plan's tasks need to be sent.
///
/// # Errors
/// [`Fault::Stale`]; refused on `clarities` where none is chosen.
pub async fn save_clarities(store: &Store, caller: &Caller, version: i64, chosen: Vec<Clarity>) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageSettings).await?;
    let set = ClaritySet::try_from(chosen)?;
    let before = super::row(&tx).await?;
    let update = tenant_setting::ActiveModel { clarities: Set(clarities::write(&set)), version: Set(version + 1), ..Default::default() };
    let done = tx.update::<tenant_setting::Entity>().set(update).filter(tenant_setting::Column::Version.eq(version));
    if done.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    let detail = json!({ "clarities": [before.clarities, clarities::write(&set)] });
    record(&tx, Event { event: EventCode::SettingsChanged, subject_id: None, subject: "", detail }).await?;
    tx.commit().await
}
