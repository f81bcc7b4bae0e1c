//! Registrations as of a day, each with the decisions known by then.

use std::collections::{HashMap, HashSet};

use domain::ids::{RegistrationId, UnitId};
use domain::lifecycle::{CoverageState, Decision, ReasonCode};
use domain::views::models::{DecisionRow, RegistrationRow};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::registration::{Column, Entity, Model};
use crate::entities::{pilot_model, registration_decision as decision};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, units};
use crate::tenancy::TenantTx;

/// A registration with what was decided on it, newest last.
#[derive(Debug, Clone)]
pub(crate) struct Decided {
    pub(crate) row: Model,
    pub(crate) decisions: Vec<decision::Model>,
    pub(crate) state: CoverageState,
}

impl Decided {
    /// Whether the unit registers for itself, and not for the whole province.
    pub(crate) fn for_itself(&self) -> bool {
        self.row.scope == "unit"
    }

    /// Why the latest decision returned it.
    pub(crate) fn reasons(&self) -> Result<Vec<ReasonCode>, Error> {
        self.decisions.last().map_or(Ok(Vec::new()), |last| reasons(&last.reasons))
    }
}

/// The known registrations that fulfil a condition, oldest first. Two queries.
pub(crate) async fn decided(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<Decided>, Error> {
    let query = tx.find::<Entity>().filter(condition.into()).filter(as_of.known(Column::KnownAt));
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let rows = query.order_by_asc(Column::KnownAt).order_by_asc(Column::Id).all(tx.conn()).await?;
    let mut decisions: HashMap<RegistrationId, Vec<decision::Model>> = HashMap::new();
    let known = tx
        .find::<decision::Entity>()
        .filter(as_of.known(decision::Column::KnownAt))
        .filter(decision::Column::RegistrationId.in_subquery(ids))
        .order_by_asc(decision::Column::KnownAt)
        .order_by_asc(decision::Column::Id)
        .all(tx.conn())
        .await?;
    for row in known {
        decisions.entry(row.registration_id).or_default().push(row);
    }
    rows.into_iter()
        .map(|row| {
            let decisions = decisions.remove(&row.id).unwrap_or_default();
            let state = match decisions.last() {
                None => CoverageState::Waiting,
                Some(last) => match decision_of(last)? {
                    Decision::Accepted => CoverageState::Registered,
                    Decision::Returned => CoverageState::Returned,
                },
            };
            Ok(Decided { row, decisions, state })
        })
        .collect()
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
    let documents = decided.iter().flat_map(|d| &d.decisions).filter_map(|d| d.document_id);
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

fn decision_row(row: decision::Model, documents: &documents::DocumentMap) -> Result<DecisionRow, Error> {
    let directive = row.document_id.map(|id| documents::of(documents, id)).transpose()?;
    Ok(DecisionRow {
        decision: decision_of(&row)?,
        reasons: reasons(&row.reasons)?,
        text: row.text,
        decided_on: row.decided_on,
        directive: directive.map(documents::head),
        recorded_at: row.recorded_at,
    })
}

fn decision_of(row: &decision::Model) -> Result<Decision, Error> {
    Decision::from_code(&row.decision).ok_or_else(|| Error::unknown_code("decision", &row.decision))
}

/// The codes of a return, stored as one text with "|" between them.
fn reasons(codes: &str) -> Result<Vec<ReasonCode>, Error> {
    let codes = codes.split('|').map(str::trim).filter(|code| !code.is_empty());
    codes.map(|code| ReasonCode::from_code(code).ok_or_else(|| Error::unknown_code("reason", code))).collect()
}
