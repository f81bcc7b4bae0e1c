//! Stopped, resumed, completed, given up, brought back; a new phase.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::ModelId;
use domain::lifecycle::Given;
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use sea_orm::{ColumnTrait, QueryFilter, Set};

use super::copies::counted;
use super::{Found, TEXT_MAX, is_steering};
use crate::entities::pilot_model::{ActiveModel, Column, Entity};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// What happens to a model, as typed.
#[derive(Debug, Clone)]
pub struct Move {
    /// Which.
    pub id: ModelId,
    /// How many events the page showed.
    pub seen: u32,
    /// A code of [`ModelEvent`].
    pub event: String,
    /// Why.
    pub text: String,
    /// On which day, dd/MM/yyyy.
    pub on: String,
}

/// Fires an event of a model that the standing agency or a leader decides.
///
/// # Errors
/// [`Fault::NotFound`] for a model that is not known, and for a code that is none of these; [`Fault::Forbidden`]; [`Fault::Stale`];
/// what is missing, at its field; refused in another state, and to whoever assessed it where it is to be completed.
pub async fn act(store: &Store, caller: &Caller, form: Move) -> Result<(), Error> {
    let event = ModelEvent::from_code(&form.event).filter(|event| is_steering(*event));
    let event = event.ok_or(Fault::NotFound)?;
    let tx = store.begin(caller, Action::SteerModels).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.id).await?;
    let mut fields = Typed::default();
    let text = fields.text("text", &form.text, TEXT_MAX);
    let on = if form.on.trim().is_empty() { None } else { fields.day("on", &form.on) };
    fields.done(Some(()))?;
    let makers = if event == ModelEvent::Complete { found.assessor() } else { Vec::new() };
    let copies = if event == ModelEvent::FinishReplication { Some(counted(&tx, &as_of, form.id).await?) } else { None };
    let given = Given { text: &text, on, copies, ..Given::default() };
    let shot = Shot { subject: form.id.0, name: &found.row.name, event, seen: Some(form.seen), makers, given };
    fire::<ModelLife>(&tx, &as_of, shot).await?;
    if event == ModelEvent::StartPhase {
        let next = ActiveModel { phase: Set(found.row.phase.saturating_add(1)), ..Default::default() };
        tx.update::<Entity>().set(next).filter(Column::Id.eq(form.id)).exec(tx.conn()).await?;
    }
    tx.commit().await
}
