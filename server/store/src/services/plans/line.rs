//! The life of a model as a line, for its page, with the way to its plan.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::ModelId;
use domain::life_line::{Stood, line as draw};
use domain::lifecycle::ModelState;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::model::Model as ModelLife;
use domain::lifecycle::paper::PaperState;
use domain::views::plans::ModelLine;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, QueryFilter};
use time::Date;

use super::begin::last;
use super::is_public;
use crate::entities::pilot_model::{Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::queries::scope::Scope;
use crate::{Caller, Error, Store};

/// The line of a model as known on a day. The plan is that of now.
///
/// # Errors
/// [`Fault::NotFound`] for a model that the tenant does not have or that was not known on the day;
/// [`Fault::Forbidden`] for the centre.
pub async fn line(store: &Store, caller: &Caller, id: ModelId, as_of: Option<Date>) -> Result<ModelLine, Error> {
    let tx = store.begin(caller, Action::ViewTasks).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let rows = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(as_of.known(Column::KnownAt));
    let model = rows.one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let this = Query::select().expr(Expr::val(id.0)).to_owned();
    let events = life::of(&tx, &as_of, &[MachineKind::Model], this).await?.remove(&id.0).unwrap_or_default();
    let stood: Vec<Stood> = events
        .iter()
        .map(|event| Ok(Stood { state: life::state_of::<ModelLife>(event)?, on: event.on_day.unwrap_or_else(|| event.known_at.day()) }))
        .collect::<Result<_, Error>>()?;
    let state = stood.last().map_or(ModelState::Draft, |stood| stood.state);
    let acts = caller.actor.role.needs_unit();
    let own = acts && Scope::load(&tx, &caller.actor, as_of.day).await?.has(model.lead_unit_id);
    let found = if as_of.past { None } else { last(&tx, &model).await? };
    let mut plan = None;
    if let Some((row, state)) = &found {
        let events = life::whole(&tx, MachineKind::Plan, row.id.0).await?;
        plan = (own || is_public(*state, &events)).then_some((row.id, *state));
    }
    tx.commit().await?;
    let free = found.is_none_or(|(_, state)| matches!(state, PaperState::Replaced | PaperState::Withdrawn));
    let plans = matches!(state, ModelState::Accepted | ModelState::Planning);
    Ok(ModelLine { model: id, state, steps: draw(&stood), plan, may_begin: own && free && plans && !as_of.past })
}
