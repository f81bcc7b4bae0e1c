//! `/registrations`: a unit writes one, its head sends it, the standing agency accepts or returns it.

mod begin;
mod content;
mod details;
mod list;
mod moves;
mod save;

pub use begin::{Begin, begin, choices, renew};
pub use details::get;
pub(crate) use list::lines;
pub use list::list;
pub use moves::{Return, Words, accept, act, recall, return_it, submit, withdraw, withdraw_decision};
pub use save::{Save, save};

use domain::access::Action;
use domain::error::Fault;
use domain::ids::RegistrationId;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Registration};
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::registration::{Column, Entity, Model};
use crate::entities::{life_event, pilot_model};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::queries::scope::Scope;
use crate::tenancy::TenantTx;

/// A registration with its model and its life, as the person may know it.
pub(crate) struct Found {
    pub(crate) row: Model,
    pub(crate) model: pilot_model::Model,
    pub(crate) events: Vec<life_event::Model>,
    pub(crate) state: PaperState,
    /// Whether the person acts for its unit.
    pub(crate) own: bool,
}

impl Found {
    /// The registration, unless it is a draft of another unit: whether that exists is nobody's business.
    pub(crate) async fn load(tx: &TenantTx, as_of: &AsOf, id: RegistrationId) -> Result<Self, Error> {
        let row = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let events = life::whole(tx, MachineKind::Registration, id.0).await?;
        let state = events.last().map(life::state_of::<Registration>).transpose()?.unwrap_or(PaperState::Draft);
        let actor = tx.actor().ok_or(Fault::NotFound)?;
        let own = actor.role.needs_unit() && Scope::load(tx, actor, as_of.day).await?.has(row.unit_id);
        let was_sent = events.iter().any(|event| event.event.as_deref() == Some("submit"));
        if !own && !was_sent {
            return Err(Fault::NotFound.into());
        }
        let model = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.eq(row.model_id)).one(tx.conn()).await?;
        let model = model.ok_or_else(|| Error::Broken(format!("no model {}", row.model_id)))?;
        Ok(Self { row, model, events, state, own })
    }

    /// Refuses whoever does not act for its unit: they may read what was sent, not write it.
    pub(crate) fn of_own_unit(self, action: Action) -> Result<Self, Error> {
        if self.own { Ok(self) } else { Err(Fault::Forbidden { action }.into()) }
    }
}
