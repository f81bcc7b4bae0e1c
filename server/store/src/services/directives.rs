//! `/directives`: the register of documents and what they ask; entering, issuing, withdrawing and replacing them; more time.

mod answers;
mod clauses;
mod demands;
mod details;
mod drafts;
mod duties;
mod ends;
mod extend;
mod issue;
mod list;
mod standing;

pub use clauses::{NewClause, add_clause, remove_clause};
pub use details::get;
pub use drafts::{Head, begin, form, save};
pub use ends::{Replace, Words, replace, withdraw};
pub use extend::{Extend, extend};
pub use issue::{Issue, issue};
pub use list::list;
pub use standing::{NewStanding, add_standing, remove_standing};

use domain::audit::EventCode;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::ids::DocumentId;
use domain::lifecycle::directive::{Directive, DirectiveEvent, DirectiveState};
use domain::lifecycle::machine::MachineKind;
use sea_orm::{ColumnTrait, QueryFilter, Set};

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::document::{ActiveModel, Column, Entity, Model};
use crate::entities::life_event;
use crate::queries::life;
use crate::tenancy::TenantTx;

/// A document with its life, for those who may issue it: also a draft.
struct Found {
    row: Model,
    events: Vec<life_event::Model>,
    state: DirectiveState,
}

impl Found {
    async fn load(tx: &TenantTx, id: DocumentId) -> Result<Self, Error> {
        let row = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
        let events = life::whole(tx, MachineKind::Directive, id.0).await?;
        let state = state_of(&row, &events)?;
        Ok(Self { row, events, state })
    }

    /// The draft of this version; whatever else it is now, the form that was sent is of yesterday.
    async fn draft(tx: &TenantTx, id: DocumentId, version: i64) -> Result<Self, Error> {
        let found = Self::load(tx, id).await?;
        if found.state != DirectiveState::Draft || found.row.version != version {
            return Err(Fault::Stale.into());
        }
        Ok(found)
    }

    /// A draft was changed beside its head: a new version, and a line of the trail.
    async fn edited(&self, tx: &TenantTx, detail: serde_json::Value) -> Result<(), Error> {
        self.write(tx, ActiveModel::default()).await?;
        let event = EventCode::DirectiveEdited;
        record(tx, Event { event, subject_id: Some(self.row.id.0), subject: self.name(), detail }).await
    }

    /// Number and sign, for the trail.
    fn name(&self) -> &str {
        &self.row.number
    }

    /// Writes to the draft, unless somebody did so meanwhile.
    async fn write(&self, tx: &TenantTx, change: ActiveModel) -> Result<(), Error> {
        let author_id = Set(tx.actor().map(|actor| actor.account));
        let change = ActiveModel { version: Set(self.row.version + 1), author_id, ..change };
        let rows = tx.update::<Entity>().set(change).filter(Column::Id.eq(self.row.id)).filter(Column::Version.eq(self.row.version));
        let rows = rows.filter(Column::KnownAt.eq(Instant::NOT_YET)).exec(tx.conn()).await?;
        if rows.rows_affected == 0 { Err(Fault::Stale.into()) } else { Ok(()) }
    }
}

/// Where a document stands. One that no life tells of came from a source, which prints only what was issued.
fn state_of(row: &Model, events: &[life_event::Model]) -> Result<DirectiveState, Error> {
    let without = if row.known_at == Instant::NOT_YET { DirectiveState::Draft } else { DirectiveState::Issued };
    events.last().map_or(Ok(without), life::state_of::<Directive>)
}

/// What can't happen to a document where it stands.
fn wrong_state(state: DirectiveState, event: DirectiveEvent) -> Error {
    let (state, event) = (Some(state.code().to_owned()), event.code().to_owned());
    Fault::rule(RefusalCode::WrongState { machine: MachineKind::Directive, state, event }).into()
}
