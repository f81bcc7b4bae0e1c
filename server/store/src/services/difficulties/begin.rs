//! A unit writes down what it met: as a draft, or raised at once.

use domain::access::Action;
use domain::clock::Instant;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::DifficultyEvent;
use domain::views::difficulties::{DifficultyChoices, DifficultyText};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::about::{self, About};
use super::moves::raise;
use super::{Found, save};
use crate::audit::{Event, record};
use crate::entities::difficulty::{ActiveModel, Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::secrets::new_id;
use crate::{Caller, Error, Store};
use domain::audit::EventCode;

/// A new one, as typed.
#[derive(Debug, Clone, Default)]
pub struct Begin {
    /// Id of the model that it hangs on, or empty.
    pub model: String,
    /// Id of the task, or empty.
    pub task: String,
    /// Id of the obligation, or empty.
    pub obligation: String,
    /// The content.
    pub text: DifficultyText,
    /// Raised at once, or kept as a draft.
    pub raise: bool,
}

/// What the form of a new one needs: of which unit it will be, and what it hangs on.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for a thing that is not known; [`domain::error::Fault::Forbidden`] without the right, and for
/// what is another unit's.
pub async fn choices(store: &Store, caller: &Caller, about: [&str; 3]) -> Result<DifficultyChoices, Error> {
    // Who may not raise is not shown the form.
    let tx = store.begin(caller, Action::ViewDifficulties).await?;
    if !caller.actor.may(Action::RaiseDifficulties) {
        return Err(domain::error::Fault::Forbidden { action: Action::RaiseDifficulties }.into());
    }
    let as_of = AsOf::load(&tx, None).await?;
    let thing = about::find(&tx, About::read(about)?).await?;
    let unit = about::unit_of(&tx, &as_of, thing.as_ref()).await?;
    let known = units::by_ids(&tx, [unit]).await?;
    let unit = units::head(units::of(&known, unit)?)?;
    tx.commit().await?;
    Ok(DifficultyChoices { unit, about: thing.map(|thing| thing.link) })
}

/// Writes one down.
///
/// # Errors
/// As [`choices`]; refusals on the fields, of what is missing only when it is raised at once.
pub async fn begin(store: &Store, caller: &Caller, typed: Begin) -> Result<DifficultyId, Error> {
    let tx = store.begin(caller, Action::RaiseDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let about = About::read([&typed.model, &typed.task, &typed.obligation])?;
    let thing = about::find(&tx, about).await?;
    let unit = about::unit_of(&tx, &as_of, thing.as_ref()).await?;
    let id = DifficultyId(new_id());
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        unit_id: Set(unit),
        model_id: Set(about.model),
        task_id: Set(about.task),
        obligation_id: Set(about.obligation),
        merged_into: Set(None),
        version: Set(1),
        author_id: Set(Some(caller.actor.account)),
        source: Set(caller.actor.username.clone()),
        sample: Set(false),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
        ..save::columns(save::read(&typed.text)?)
    };
    tx.insert(row).await?;
    if typed.raise {
        let found = Found::load(&tx, &as_of, id).await?;
        raise(&tx, &as_of, &found, Some(0)).await?;
    } else {
        let title = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.map(|row| row.title).unwrap_or_default();
        let detail = json!({ "event": DifficultyEvent::Raise.code(), "draft": true });
        record(&tx, Event { event: EventCode::DifficultyEdited, subject_id: Some(id.0), subject: &title, detail }).await?;
    }
    tx.commit().await?;
    Ok(id)
}
