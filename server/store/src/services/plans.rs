//! `/plans`: a unit writes one, its head sends it, the standing agency approves or returns it; then the unit reports progress.

mod begin;
mod content;
mod details;
mod line;
mod list;
mod moves;
mod progress;
mod save;

pub use begin::begin;
pub use details::get;
pub use line::line;
pub use list::list;
pub use moves::{Return, Words, act, return_it};
pub use progress::{MoveTask, Report, move_task, report};
pub use save::{Milestone, add_milestone, add_task, remove_milestone, remove_task, save, save_task};

use domain::access::Action;
use domain::error::Fault;
use domain::ids::{PlanId, TaskId, UnitId};
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Plan};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::Error;
use crate::entities::plan::{Column, Entity, Model};
use crate::entities::{life_event, pilot_model, task};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::queries::scope::Scope;
use crate::tenancy::TenantTx;

/// A plan with its model and its life, as the person may know it.
pub(super) struct Found {
    row: Model,
    model: pilot_model::Model,
    events: Vec<life_event::Model>,
    state: PaperState,
    /// For which units the person acts; none for whoever acts for no unit.
    scope: Option<Scope>,
}

impl Found {
    /// The plan, unless it is a draft of another unit: whether that exists is nobody's business.
    async fn load(tx: &TenantTx, as_of: &AsOf, id: PlanId) -> Result<Self, Error> {
        let row = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let events = life::whole(tx, MachineKind::Plan, id.0).await?;
        let state = events.last().map(life::state_of::<Plan>).transpose()?.unwrap_or(PaperState::Draft);
        let actor = tx.actor().ok_or(Fault::NotFound)?;
        let scope = if actor.role.needs_unit() { Some(Scope::load(tx, actor, as_of.day).await?) } else { None };
        let own = scope.as_ref().is_some_and(|scope| scope.has(row.unit_id));
        if !own && !is_public(state, &events) {
            return Err(Fault::NotFound.into());
        }
        let model = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.eq(row.model_id)).one(tx.conn()).await?;
        let model = model.ok_or_else(|| Error::Broken(format!("no model {}", row.model_id)))?;
        Ok(Self { row, model, events, state, scope })
    }

    /// The plan, for a change: whoever else changes it waits until this transaction is over, and finds it changed.
    async fn lock(tx: &TenantTx, as_of: &AsOf, id: PlanId) -> Result<Self, Error> {
        let same = tx.update::<Entity>().col_expr(Column::Version, Expr::col(Column::Version)).filter(Column::Id.eq(id));
        same.exec(tx.conn()).await?;
        Self::load(tx, as_of, id).await
    }

    /// The same, of one's own unit, while it is being written.
    async fn lock_draft(tx: &TenantTx, as_of: &AsOf, id: PlanId) -> Result<Self, Error> {
        let found = Self::lock(tx, as_of, id).await?.of_own_unit(Action::WriteDrafts)?;
        // Sent meanwhile: what was typed comes back beside what was sent.
        if found.state == PaperState::Draft { Ok(found) } else { Err(Fault::Stale.into()) }
    }

    /// Refuses whoever does not act for its unit: they may read what was sent, not write it.
    fn of_own_unit(self, action: Action) -> Result<Self, Error> {
        if self.own() { Ok(self) } else { Err(Fault::Forbidden { action }.into()) }
    }

    fn own(&self) -> bool {
        self.acts_for(self.row.unit_id)
    }

    /// Whether the person acts for this unit.
    fn acts_for(&self, unit: UnitId) -> bool {
        self.scope.as_ref().is_some_and(|scope| scope.has(unit))
    }
}

/// Whether everybody in the tenant may know of a plan: it was sent, and is not being written again.
pub(crate) fn is_public(state: PaperState, events: &[life_event::Model]) -> bool {
    state != PaperState::Draft && events.iter().any(|event| event.event.as_deref() == Some("submit"))
}

/// Its tasks, in order. One query.
async fn tasks(tx: &TenantTx, plan: PlanId) -> Result<Vec<task::Model>, Error> {
    let rows = tx.find::<task::Entity>().filter(task::Column::PlanId.eq(plan));
    Ok(rows.order_by_asc(task::Column::Ordinal).order_by_asc(task::Column::Id).all(tx.conn()).await?)
}

/// One of its tasks.
async fn task_of(tx: &TenantTx, plan: PlanId, id: TaskId) -> Result<task::Model, Error> {
    Ok(task_if_any(tx, plan, id).await?.ok_or(Fault::NotFound)?)
}

/// The same, if it is there.
async fn task_if_any(tx: &TenantTx, plan: PlanId, id: TaskId) -> Result<Option<task::Model>, Error> {
    let rows = tx.find::<task::Entity>().filter(task::Column::PlanId.eq(plan)).filter(task::Column::Id.eq(id));
    Ok(rows.one(tx.conn()).await?)
}
