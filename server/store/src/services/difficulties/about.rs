//! What a difficulty hangs on: a model, a task, what a document asks; or nothing.

use std::str::FromStr;

use domain::access::Action;
use domain::clock::Instant;
use domain::error::Fault;
use domain::ids::{ModelId, ObligationId, TaskId, UnitId};
use domain::views::difficulties::AboutLink;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::{difficulty, obligation, pilot_model, plan, task};
use crate::queries::as_of::AsOf;
use crate::queries::scope::Scope;
use crate::tenancy::TenantTx;

/// Which, at most one of them.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct About {
    pub(super) model: Option<ModelId>,
    pub(super) task: Option<TaskId>,
    pub(super) obligation: Option<ObligationId>,
}

impl About {
    /// The first that is named; what is no id is answered like an unknown one.
    pub(super) fn read([model, task, obligation]: [&str; 3]) -> Result<Self, Error> {
        let mut about = Self::default();
        if !model.is_empty() {
            about.model = Some(id(model)?);
        } else if !task.is_empty() {
            about.task = Some(id(task)?);
        } else if !obligation.is_empty() {
            about.obligation = Some(id(obligation)?);
        }
        Ok(about)
    }

    pub(super) const fn of(row: &difficulty::Model) -> Self {
        Self { model: row.model_id, task: row.task_id, obligation: row.obligation_id }
    }
}

fn id<T: FromStr>(text: &str) -> Result<T, Error> {
    text.parse().map_err(|_| Fault::NotFound.into())
}

/// A thing, whose it is, and since when everybody knows of it.
pub(super) struct Thing {
    pub(super) link: AboutLink,
    unit: UnitId,
    known_at: Instant,
}

/// The thing; none for nothing. At most two queries.
pub(super) async fn find(tx: &TenantTx, about: About) -> Result<Option<Thing>, Error> {
    if let Some(id) = about.model {
        let row = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.eq(id)).one(tx.conn()).await?;
        let row = row.ok_or(Fault::NotFound)?;
        return Ok(Some(Thing { link: AboutLink::Model { id, name: row.name }, unit: row.lead_unit_id, known_at: row.known_at }));
    }
    if let Some(id) = about.task {
        let row = tx.find::<task::Entity>().filter(task::Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let plan = tx.find::<plan::Entity>().filter(plan::Column::Id.eq(row.plan_id)).one(tx.conn()).await?;
        let plan = plan.ok_or_else(|| Error::Broken(format!("no plan {}", row.plan_id)))?;
        let link = AboutLink::Task { plan: plan.id, name: row.work };
        return Ok(Some(Thing { link, unit: row.owner_unit_id.unwrap_or(plan.unit_id), known_at: row.known_at }));
    }
    let Some(id) = about.obligation else { return Ok(None) };
    let row = tx.find::<obligation::Entity>().filter(obligation::Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let clause = u32::try_from(row.clause).unwrap_or_default();
    let link = AboutLink::Obligation { directive: row.document_id, clause, name: row.title };
    Ok(Some(Thing { link, unit: row.unit_id, known_at: row.known_at }))
}

/// The unit that meets it: whose the thing is, or one's own. A thing of another unit is refused, one that is nobody else's
/// business is missing.
pub(super) async fn unit_of(tx: &TenantTx, as_of: &AsOf, thing: Option<&Thing>) -> Result<UnitId, Error> {
    let action = Action::RaiseDifficulties;
    let actor = tx.actor().ok_or(Fault::Forbidden { action })?;
    let Some(thing) = thing else { return Ok(actor.unit.ok_or(Fault::Forbidden { action })?) };
    if Scope::load(tx, actor, as_of.day).await?.has(thing.unit) {
        Ok(thing.unit)
    } else if thing.known_at < as_of.known_before() {
        Err(Fault::Forbidden { action }.into())
    } else {
        Err(Fault::NotFound.into())
    }
}
