//! Lives in words: who did what, when, and what was wrong.

use std::collections::HashMap;

use domain::difficulty::HandlingLevel;
use domain::ids::AccountId;
use domain::lifecycle::machine::MachineKind;
use domain::views::life::PastEvent;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::{account, life_event};
use crate::queries::{documents, life, obligations};
use crate::tenancy::TenantTx;

/// A level out of a row.
pub(crate) fn level(code: &str) -> Result<HandlingLevel, Error> {
    HandlingLevel::from_code(code).ok_or_else(|| Error::unknown_code("handling level", code))
}

/// The events of one subject, oldest first. Three queries.
pub(crate) async fn told(tx: &TenantTx, machine: MachineKind, events: Vec<life_event::Model>) -> Result<Vec<PastEvent>, Error> {
    let people = tx
        .find::<account::Entity>()
        .filter(account::Column::Id.is_in(events.iter().flat_map(|event| [event.actor_id, event.in_name_of]).flatten()));
    let people: HashMap<AccountId, String> = people.all(tx.conn()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut remarks = life::remarks(tx, events.iter().map(|event| event.id)).await?;
    let directives = documents::by_ids(tx, events.iter().filter_map(|event| event.document_id)).await?;
    events
        .into_iter()
        .map(|event| {
            Ok(PastEvent {
                machine,
                due: event.due_on.zip(event.due_rule.as_deref()).map(|(on, rule)| obligations::due(on, rule)).transpose()?,
                directive: event.document_id.map(|id| documents::of(&directives, id)).transpose()?.map(documents::head),
                actor: event.actor_id.and_then(|id| people.get(&id).cloned()),
                in_name_of: event.in_name_of.and_then(|id| people.get(&id).cloned()),
                remarks: remarks.remove(&event.id).unwrap_or_default(),
                event: event.event,
                state: event.state,
                known_at: event.known_at,
                recorded_at: event.recorded_at,
                text: event.text,
                on: event.on_day,
                level: event.level.as_deref().map(level).transpose()?,
            })
        })
        .collect()
}
