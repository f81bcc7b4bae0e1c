//! What a document being entered will ask of which units: rows and the tree of its day, between the form and the rules.

use std::collections::{BTreeMap, HashSet};

use domain::deadline::Due;
use domain::directive::{Chosen, ClauseDraft, DirectiveDraft};
use domain::error::{Refusal, RefusalCode};
use domain::ids::{DocumentId, UnitId};
use domain::lifecycle::model::Model as ModelLife;
use domain::lifecycle::{ModelState, ObligationKind};
use domain::units::{Level, UnitKind};
use domain::views::directive_drafts::UnitChoice;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use time::Date;

use crate::Error;
use crate::entities::directive_clause::{Column, Entity, Model};
use crate::entities::{document, pilot_model, unit};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::{life, obligations, units};
use crate::tenancy::TenantTx;

/// The units of the day of issue, and which of them lead a model.
pub(super) struct Tree {
    pub(super) units: Vec<unit::Model>,
    leading: HashSet<UnitId>,
}

/// One demand with its units.
pub(super) struct Demand<'a> {
    pub(super) clause: u32,
    pub(super) draft: ClauseDraft,
    pub(super) due: Due,
    pub(super) chosen: Chosen,
    pub(super) units: Vec<&'a unit::Model>,
}

/// The rows of a draft, by number. One query.
pub(super) async fn rows(tx: &TenantTx, id: DocumentId) -> Result<Vec<Model>, Error> {
    Ok(tx.find::<Entity>().filter(Column::DocumentId.eq(id)).order_by_asc(Column::Clause).all(tx.conn()).await?)
}

impl Tree {
    /// Three queries.
    pub(super) async fn load(tx: &TenantTx, as_of: &AsOf, day: Date) -> Result<Self, Error> {
        let known = tx.find::<pilot_model::Entity>().filter(as_of.known(pilot_model::Column::KnownAt));
        let ids = known.clone().select_only().column(pilot_model::Column::Id).into_query();
        let states = life::states::<ModelLife>(tx, as_of, ids).await?;
        let stands = |model: &pilot_model::Model| {
            let state = states.get(&model.id.0).copied().unwrap_or(ModelState::Draft);
            !matches!(state, ModelState::Draft | ModelState::Cancelled)
        };
        let leading = known.all(tx.conn()).await?.into_iter().filter(stands).map(|model| model.lead_unit_id).collect();
        Ok(Self { units: units::select(tx, units::in_force(day)).await?, leading })
    }

    /// The units that a choice takes, in official order.
    pub(super) fn take(&self, chosen: &Chosen) -> Result<Vec<&unit::Model>, Error> {
        let mut taken = Vec::new();
        for unit in &self.units {
            if chosen.takes(&unit.code, units::kind(unit)?, self.leading.contains(&unit.id)) {
                taken.push(unit);
            }
        }
        Ok(taken)
    }

    /// Every choice that takes somebody, but names.
    pub(super) fn choices(&self) -> Result<Vec<UnitChoice>, Error> {
        let levels = Level::ALL.iter().copied();
        let all = std::iter::once(Chosen::All)
            .chain(levels.clone().map(Chosen::Level))
            .chain(UnitKind::ALL.iter().copied().map(Chosen::Kind))
            .chain(std::iter::once(Chosen::WithoutModel(None)))
            .chain(levels.map(|level| Chosen::WithoutModel(Some(level))));
        let mut choices = Vec::new();
        for chosen in all {
            let units = count(self.take(&chosen)?.len());
            if units > 0 {
                choices.push(UnitChoice { chosen, units });
            }
        }
        Ok(choices)
    }

    /// The rows as demands.
    pub(super) fn demands(&self, rows: &[Model]) -> Result<Vec<Demand<'_>>, Error> {
        rows.iter().map(|row| self.demand(row)).collect()
    }

    fn demand(&self, row: &Model) -> Result<Demand<'_>, Error> {
        let chosen = Chosen::from_code(&row.chosen).ok_or_else(|| Error::unknown_code("choice of units", &row.chosen))?;
        let units = self.take(&chosen)?;
        let due = obligations::due(row.due_on, &row.due_rule)?;
        let draft = ClauseDraft {
            kind: ObligationKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of obligation", &row.kind))?,
            title: row.title.clone(),
            sent_to: row.sent_to.clone(),
            due: Some(due),
            units: units.iter().map(|unit| unit.id).collect(),
            own_due: BTreeMap::new(),
        };
        Ok(Demand { clause: u32::try_from(row.clause).unwrap_or_default(), draft, due, chosen, units })
    }
}

/// The document as the rules know it.
pub(super) fn draft(row: &document::Model, demands: &[Demand<'_>]) -> DirectiveDraft {
    DirectiveDraft {
        number: row.number.clone(),
        issuer: row.issuer.clone(),
        subject: row.subject.clone(),
        issued_on: Some(row.issued_on),
        clauses: demands.iter().map(|demand| demand.draft.clone()).collect(),
    }
}

/// Everything that stands in the way of issuing it, the units that are not there among it.
pub(super) fn lacks(row: &document::Model, demands: &[Demand<'_>], today: Date) -> Vec<Refusal> {
    let mut refusals = draft(row, demands).check(today);
    for demand in demands {
        let codes = demand.units();
        refusals.extend(codes.into_iter().map(|code| Refusal { field: Some(format!("clauses-{}-units", demand.clause)), code }));
    }
    refusals
}

impl Demand<'_> {
    /// Named units that are not there on the day of issue, and units that are gone when it is due.
    pub(super) fn units(&self) -> Vec<RefusalCode> {
        let named = match &self.chosen {
            Chosen::Named(codes) => codes.as_slice(),
            _ => &[],
        };
        let gone = named.iter().filter(|code| !self.units.iter().any(|unit| unit.code == **code));
        let mut refusals: Vec<_> = gone.map(|code| RefusalCode::UnitNamed { name: code.clone(), found: 0 }).collect();
        let last = self.due.last_day();
        let ended = self.units.iter().filter(|unit| unit.valid_to.is_some_and(|to| to < last));
        let ended: Vec<String> = ended.map(|unit| unit.name.clone()).collect();
        if !ended.is_empty() {
            refusals.push(RefusalCode::UnitsEnd { units: ended });
        }
        refusals
    }
}
