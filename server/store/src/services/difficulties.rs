//! `/difficulties`: a unit raises one, the level that has it decides, passes it up or sends it back; the clock takes it up otherwise.

mod about;
mod begin;
mod climb;
mod details;
mod lines;
mod list;
mod merge;
mod moves;
mod save;

pub use begin::{Begin, begin, choices};
pub use climb::climb_due;
pub use details::get;
pub(crate) use lines::{open_now, seen, waiting};
pub use list::list;
pub use merge::{Merge, merge};
pub use moves::{Move, act};
pub use save::{discard, save};

use domain::access::Action;
use domain::clock::Instant;
use domain::difficulty::{Category, DifficultyDraft, HandlingLevel, Held, Stay};
use domain::error::Fault;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{Difficulty, DifficultyState};
use domain::lifecycle::machine::MachineKind;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::difficulty::{Column, Entity, Model};
use crate::entities::life_event;
use crate::queries::as_of::AsOf;
use crate::queries::scope::Scope;
use crate::queries::{histories, life};
use crate::tenancy::{Actor, TenantTx};

/// A difficulty with its life, as the person may know it.
pub(super) struct Found {
    row: Model,
    past: Past,
    /// For which units the person acts; none for whoever acts for no unit.
    scope: Option<Scope>,
}

/// What happened to one so far.
pub(super) struct Past {
    events: Vec<life_event::Model>,
    /// `None` for a draft.
    state: Option<DifficultyState>,
    /// Who had it, from when to when.
    held: Vec<Held>,
}

impl Past {
    fn of(events: Vec<life_event::Model>) -> Result<Self, Error> {
        let state = events.last().map(life::state_of::<Difficulty>).transpose()?;
        let moment = |event: &life_event::Model| Ok((event.known_at, event.level.as_deref().map(histories::level).transpose()?));
        let moments: Vec<(Instant, Option<HandlingLevel>)> = events.iter().map(moment).collect::<Result<_, Error>>()?;
        Ok(Self { state, held: Held::spans(&moments), events })
    }

    /// The level that has it now, and since when.
    fn stay(&self) -> Option<Stay> {
        self.held.last().filter(|held| held.until.is_none()).map(|held| held.stay)
    }
}

impl Found {
    /// The difficulty, unless it is another unit's: those are for their unit, and for who handles all.
    async fn load(tx: &TenantTx, as_of: &AsOf, id: DifficultyId) -> Result<Self, Error> {
        let events = life::known(tx, as_of, MachineKind::Difficulty, id.0).await?;
        Self::with(tx, as_of, id, events).await
    }

    async fn with(tx: &TenantTx, as_of: &AsOf, id: DifficultyId, events: Vec<life_event::Model>) -> Result<Self, Error> {
        let row = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let past = Past::of(events)?;
        let actor = tx.actor().ok_or(Fault::NotFound)?;
        let scope = if actor.role.needs_unit() { Some(Scope::load(tx, actor, as_of.day).await?) } else { None };
        let found = Self { row, past, scope };
        let known = actor.role.sees_all_units() && found.past.state.is_some();
        if known || found.own() { Ok(found) } else { Err(Fault::NotFound.into()) }
    }

    /// The same, for a change: whoever else changes it waits until this transaction is over, and finds it changed.
    async fn lock(tx: &TenantTx, as_of: &AsOf, id: DifficultyId) -> Result<Self, Error> {
        lock(tx, id).await?;
        let events = life::whole(tx, MachineKind::Difficulty, id.0).await?;
        Self::with(tx, as_of, id, events).await
    }

    /// The same, of one's own unit, while it is being written.
    async fn lock_draft(tx: &TenantTx, as_of: &AsOf, id: DifficultyId, version: i64) -> Result<Self, Error> {
        let found = Self::lock(tx, as_of, id).await?.of_own_unit(Action::RaiseDifficulties)?;
        // Raised or saved meanwhile: what was typed comes back beside what is there.
        if found.past.state.is_none() && found.row.version == version { Ok(found) } else { Err(Fault::Stale.into()) }
    }

    /// Refuses whoever does not act for its unit.
    fn of_own_unit(self, action: Action) -> Result<Self, Error> {
        if self.own() { Ok(self) } else { Err(Fault::Forbidden { action }.into()) }
    }

    fn own(&self) -> bool {
        self.scope.as_ref().is_some_and(|scope| scope.has(self.row.unit_id))
    }
}

/// Holds the row until the transaction is over.
async fn lock(tx: &TenantTx, id: DifficultyId) -> Result<(), Error> {
    let same = tx.update::<Entity>().col_expr(Column::Version, Expr::col(Column::Version)).filter(Column::Id.eq(id));
    same.exec(tx.conn()).await?;
    Ok(())
}

/// The content of a row.
fn draft(row: &Model) -> Result<DifficultyDraft, Error> {
    Ok(DifficultyDraft {
        category: category(row)?,
        title: row.title.clone(),
        cause: row.cause.clone(),
        ask: row.ask.clone(),
        asked_body: row.asked_body.clone(),
    })
}

fn category(row: &Model) -> Result<Option<Category>, Error> {
    let code = |code: &str| Category::from_code(code).ok_or_else(|| Error::unknown_code("category", code));
    row.category.as_deref().map(code).transpose()
}

/// Whether somebody has it on their desk: the level is theirs.
fn decides_at(actor: &Actor, level: Option<HandlingLevel>) -> bool {
    level.is_some() && actor.may(Action::HandleDifficulties) && HandlingLevel::of(actor.role) == level
}
