//! Saving a draft.

use domain::access::Action;
use domain::audit::EventCode;
use domain::checks::too_long;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::fold_vi;
use domain::ids::RegistrationId;
use domain::lifecycle::paper::PaperState;
use domain::views::registrations::ProposalText;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::{Found, content};
use crate::audit::{Event, record};
use crate::entities::{pilot_model, registration};
use crate::queries::as_of::AsOf;
use crate::typed::stored;
use crate::{Caller, Error, Store};

/// What the form gives, as typed.
#[derive(Debug, Clone)]
pub struct Save {
    /// Which.
    pub id: RegistrationId,
    /// The version that the form was filled from.
    pub version: i64,
    /// The content.
    pub text: ProposalText,
}

/// Saves a draft as far as it is written. What is still missing is asked for when it is sent.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`] for another unit, [`Fault::Stale`]; refusals on the fields.
pub async fn save(store: &Store, caller: &Caller, save: Save) -> Result<(), Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, save.id).await?.of_own_unit(Action::WriteDrafts)?;
    if found.state != PaperState::Draft || found.row.version != save.version {
        return Err(Fault::Stale.into());
    }
    let text = tidy(save.text)?;
    let lines = content::read(&tx, &text.actions, as_of.day).await?;
    let update = registration::ActiveModel {
        objective: Set(text.objective),
        responsible_leader: Set(text.responsible_leader),
        deliverable: Set(text.deliverable),
        indicators: Set(text.indicators),
        author_id: Set(Some(caller.actor.account)),
        version: Set(save.version + 1),
        ..Default::default()
    };
    let rows = tx.update::<registration::Entity>().set(update).filter(registration::Column::Id.eq(save.id));
    let rows = rows.filter(registration::Column::Version.eq(save.version)).exec(tx.conn()).await?;
    if rows.rows_affected == 0 {
        return Err(Fault::Stale.into());
    }
    // A model that others know keeps its name; a correction of that is a decision, not a draft.
    let unknown = found.row.replaces_id.is_none();
    if unknown {
        let name = pilot_model::ActiveModel { search: Set(fold_vi(&text.name)), name: Set(text.name.clone()), ..Default::default() };
        let model = tx.update::<pilot_model::Entity>().set(name).filter(pilot_model::Column::Id.eq(found.model.id));
        model.exec(tx.conn()).await?;
    }
    content::write(&tx, save.id, &lines).await?;
    let detail = json!({ "version": save.version + 1 });
    record(&tx, Event { event: EventCode::RegistrationEdited, subject_id: Some(save.id.0), subject: &text.name, detail }).await?;
    tx.commit().await
}

/// The text in normal form, within its limits.
fn tidy(text: ProposalText) -> Result<ProposalText, Error> {
    let mut refusals = Vec::new();
    let mut field = |name: &str, typed: &str, max: u32| {
        let typed = stored(typed);
        refusals.extend(too_long(&typed, max).map(|code| Refusal { field: Some(name.to_owned()), code }));
        typed
    };
    let tidy = ProposalText {
        name: field("name", &text.name, 300),
        objective: field("objective", &text.objective, 2_000),
        responsible_leader: field("responsible_leader", &text.responsible_leader, 200),
        deliverable: field("deliverable", &text.deliverable, 1_000),
        indicators: field("indicators", &text.indicators, 2_000),
        actions: field("actions", &text.actions, 10_000),
    };
    if !domain::clarity::has_words(&tidy.name) {
        refusals.push(Refusal { field: Some("name".to_owned()), code: RefusalCode::Required });
    }
    if refusals.is_empty() { Ok(tidy) } else { Err(Fault::Refused { refusals }.into()) }
}
