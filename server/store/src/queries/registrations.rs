//! Registrations as of a day, each with what happened to it by then.

use std::collections::{HashMap, HashSet};

use domain::ids::{RegistrationId, UnitId};
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Registration};
use domain::lifecycle::{CoverageState, Decision, ReasonCode};
use domain::review::Remark;
use domain::views::models::{DecisionRow, RegistrationRow};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::registration::{Column, Entity, Model};
use crate::entities::{life_event, pilot_model};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, life, units};
use crate::tenancy::TenantTx;

/// A registration with what was decided on it, newest last.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    pub(crate) row: Model,
    pub(crate) decisions: Vec<Judgement>,
    pub(crate) state: CoverageState,
}

/// A decision with its remarks.
#[derive(Debug, Clone)]
pub(crate) struct Judgement {
    pub(crate) decision: Decision,
    pub(crate) event: life_event::Model,
    pub(crate) remarks: Vec<Remark>,
}

impl Decided {
    /// Whether the unit registers for itself, and not for the whole province.
    pub(crate) fn for_itself(&self) -> bool {
        self.row.scope == "unit"
    }

    /// Why the latest decision returned it.
    pub(crate) fn reasons(&self) -> Vec<ReasonCode> {
        self.decisions.last().map_or_else(Vec::new, |last| last.remarks.iter().map(|remark| remark.reason).collect())
    }
}

/// The known registrations that fulfil a condition and were sent, oldest first. Three queries.
pub(crate) async fn decided(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<Decided>, Error> {
    let query = tx.find::<Entity>().filter(condition.into()).filter(as_of.known(Column::KnownAt));
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let rows = query.order_by_asc(Column::KnownAt).order_by_asc(Column::Id).all(tx.conn()).await?;
    let mut lives = life::of(tx, as_of, &[MachineKind::Registration], ids).await?;
    let returns = lives.values().flatten().filter(|event| decision_of(event) == Some(Decision::Returned)).map(|event| event.id);
    let mut remarks = life::remarks(tx, returns.collect::<Vec<_>>()).await?;
    let mut decided = Vec::with_capacity(rows.len());
    for row in rows {
        let events = lives.remove(&row.id.0).unwrap_or_default();
        let Some(state) = events.last().map(life::state_of::<Registration>).transpose()?.and_then(coverage) else { continue };
        let decision = |event: life_event::Model| {
            let remarks = remarks.remove(&event.id).unwrap_or_default();
            decision_of(&event).map(|decision| Judgement { decision, event, remarks })
        };
        decided.push(Decided { row, decisions: events.into_iter().filter_map(decision).collect(), state });
    }
    Ok(decided)
}

/// How a registration counts on a board; what was not sent, or taken back, does not.
const fn coverage(state: PaperState) -> Option<CoverageState> {
    match state {
        PaperState::Submitted => Some(CoverageState::Waiting),
        PaperState::Accepted => Some(CoverageState::Registered),
        PaperState::Returned | PaperState::Replaced => Some(CoverageState::Returned),
        PaperState::Draft | PaperState::Withdrawn => None,
    }
}

fn decision_of(event: &life_event::Model) -> Option<Decision> {
    match event.event.as_deref() {
        Some("accept") => Some(Decision::Accepted),
        Some("return") => Some(Decision::Returned),
        _ => None,
    }
}

/// Of registrations in order of time, the last of each key.
pub(crate) fn latest<K: std::hash::Hash + Eq>(all: &[Decided], key: impl Fn(&Decided) -> K) -> HashMap<K, &Decided> {
    all.iter().map(|one| (key(one), one)).collect()
}

/// Of registrations in order of time, those that no later one of the same unit, scope and model replaces.
pub(crate) fn standing(all: Vec<Decided>) -> Vec<Decided> {
    let key = |one: &Decided| (one.row.unit_id, one.row.model_id, one.for_itself());
    let last: HashSet<RegistrationId> = latest(&all, key).into_values().map(|one| one.row.id).collect();
    all.into_iter().filter(|one| last.contains(&one.row.id)).collect()
}

/// The rows of a table, in the order given. Three queries.
pub(crate) async fn rows(tx: &TenantTx, decided: Vec<Decided>) -> Result<Vec<RegistrationRow>, Error> {
    let units = units::by_ids(tx, decided.iter().map(|d| d.row.unit_id)).await?;
    let names = model_names(tx, &decided).await?;
    let documents = decided.iter().flat_map(|d| &d.decisions).filter_map(|d| d.event.document_id);
    let documents = documents::by_ids(tx, documents).await?;
    decided
        .into_iter()
        .map(|one| {
            Ok(RegistrationRow {
                id: one.row.id,
                model: one.row.model_id,
                model_name: names.get(&one.row.model_id).cloned().unwrap_or_default(),
                level: units::level(&one.row.level)?,
                unit: units::head(units::of(&units, one.row.unit_id)?)?,
                submitted_on: one.row.submitted_on,
                known_on: one.row.known_at.day(),
                state: one.state,
                decisions: one.decisions.into_iter().map(|d| decision_row(d, &documents)).collect::<Result<_, _>>()?,
                sample: one.row.sample,
            })
        })
        .collect()
}

/// Names of the models registered. One query.
pub(crate) async fn model_names(tx: &TenantTx, decided: &[Decided]) -> Result<HashMap<domain::ids::ModelId, String>, Error> {
    let mut ids: Vec<_> = decided.iter().map(|d| d.row.model_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let query = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.is_in(ids)).select_only();
    let query = query.column(pilot_model::Column::Id).column(pilot_model::Column::Name);
    Ok(query.into_tuple::<(domain::ids::ModelId, String)>().all(tx.conn()).await?.into_iter().collect())
}

/// The units that registered.
pub(crate) fn unit_ids(decided: &[Decided]) -> impl Iterator<Item = UnitId> {
    decided.iter().map(|d| d.row.unit_id)
}

fn decision_row(one: Judgement, documents: &documents::DocumentMap) -> Result<DecisionRow, Error> {
    let directive = one.event.document_id.map(|id| documents::of(documents, id)).transpose()?;
    Ok(DecisionRow {
        decision: one.decision,
        reasons: one.remarks.iter().map(|remark| remark.reason).collect(),
        text: one.event.text,
        // What was decided here was decided on the day it was recorded; a source may not say.
        decided_on: one.event.on_day.or_else(|| one.event.actor_id.map(|_| one.event.known_at.day())),
        directive: directive.map(documents::head),
        recorded_at: one.event.recorded_at,
    })
}
