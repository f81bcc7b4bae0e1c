//! What happens to a model once it is registered: stopped, resumed, given up, assessed, completed, planned for a new phase.

mod assess;
mod copies;
mod criteria;
mod desk;
mod family;
mod moves;

pub use assess::{Assess, assess};
pub use copies::{Replicate, adapt, replicate};
pub use criteria::{criteria, save_criteria};
pub use desk::get;
pub use family::family;
pub use moves::{Move, act};

use domain::error::Fault;
use domain::ids::{AccountId, ModelId};
use domain::lifecycle::ModelState;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::life_event;
use crate::entities::pilot_model::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::tenancy::TenantTx;

/// The longest words of a person, in characters.
const TEXT_MAX: u32 = 4_000;

/// A model with its life.
struct Found {
    row: Model,
    events: Vec<life_event::Model>,
    state: ModelState,
}

impl Found {
    /// The model, unless it is a draft that nobody but its unit knows of.
    async fn load(tx: &TenantTx, as_of: &AsOf, id: ModelId) -> Result<Self, Error> {
        let rows = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(as_of.known(Column::KnownAt));
        let row = rows.one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let mut events = life::whole(tx, MachineKind::Model, id.0).await?;
        events.retain(|event| event.known_at < as_of.known_before());
        let state = events.last().map(life::state_of::<ModelLife>).transpose()?.unwrap_or(ModelState::Draft);
        Ok(Self { row, events, state })
    }

    /// The same, for a change: whoever else changes it waits until this transaction is over, and finds it changed.
    async fn lock(tx: &TenantTx, as_of: &AsOf, id: ModelId) -> Result<Self, Error> {
        let same = tx.update::<Entity>().col_expr(Column::Phase, Expr::col(Column::Phase)).filter(Column::Id.eq(id));
        same.exec(tx.conn()).await?;
        Self::load(tx, as_of, id).await
    }

    /// Who assessed it last: that one does not declare it completed.
    fn assessor(&self) -> Vec<AccountId> {
        let last = self.events.iter().rev().find(|event| event.event.as_deref() == Some(ModelEvent::Evaluate.code()));
        last.into_iter().flat_map(|event| [event.actor_id, event.in_name_of]).flatten().collect()
    }
}

/// Whether an event is one of a model's page and needs no more than words or a day.
const fn is_steering(event: ModelEvent) -> bool {
    use ModelEvent as E;
    matches!(
        event,
        E::Cancel | E::FinishReplication | E::StopReplication | E::Suspend | E::Resume | E::Complete | E::StartPhase | E::Reinstate
    )
}
