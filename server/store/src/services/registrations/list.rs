//! The list: what any unit sent, and the drafts of one's own.

use std::collections::{BTreeMap, HashMap};

use domain::access::Action;
use domain::clock::Instant;
use domain::fold::fold_vi;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Registration};
use domain::views::order::SortBy;
use domain::views::registrations::{RegistrationFilter, RegistrationLine, RegistrationList};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait};

use crate::entities::pilot_model;
use crate::entities::registration::{Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::paging::{cut, needle};
use crate::queries::scope::Scope;
use crate::queries::sorting::{arrange, moment, place, words};
use crate::queries::{life, units};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

const PAGE_SIZE: u32 = 40;

/// The registrations, newest first. Seven queries.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: RegistrationFilter) -> Result<RegistrationList, Error> {
    let tx = store.begin(caller, Action::ViewModels).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let lines = lines(&tx, caller, &as_of, Condition::all()).await?;
    tx.commit().await?;
    Ok(shown(lines, &filter))
}

/// The registrations that the person may know of and that fulfil a condition. Six queries.
pub(crate) async fn lines(tx: &TenantTx, caller: &Caller, as_of: &AsOf, condition: Condition) -> Result<Vec<RegistrationLine>, Error> {
    let sent = Condition::any().add(as_of.known(Column::KnownAt));
    let own =
        if caller.actor.role.needs_unit() { Some(Scope::load(tx, &caller.actor, as_of.day).await?.of_units(Column::UnitId)) } else { None };
    let query = tx.find::<Entity>().filter(sent.add_option(own)).filter(condition);
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let of = query.clone().select_only().column(Column::ModelId).into_query();
    let rows = query.all(tx.conn()).await?;
    let lives = life::of(tx, as_of, &[MachineKind::Registration], ids).await?;
    let units = units::by_ids(tx, rows.iter().map(|row| row.unit_id)).await?;
    let models = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.in_subquery(of));
    let names: HashMap<_, _> = models.all(tx.conn()).await?.into_iter().map(|model| (model.id, model.name)).collect();
    let mut lines = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(last) = lives.get(&row.id.0).and_then(|events| events.last()) else { continue };
        lines.push(RegistrationLine {
            id: row.id,
            name: names.get(&row.model_id).cloned().unwrap_or_default(),
            unit: units::head(units::of(&units, row.unit_id)?)?,
            level: units::level(&row.level)?,
            state: life::state_of::<Registration>(last)?,
            since: last.known_at,
            sample: row.sample,
        });
    }
    Ok(lines)
}

fn shown(mut lines: Vec<RegistrationLine>, filter: &RegistrationFilter) -> RegistrationList {
    if let Some(needle) = needle(filter.search.as_deref()) {
        lines.retain(|line| fold_vi(&line.name).contains(&needle) || fold_vi(&line.unit.name).contains(&needle));
    }
    let mut states: BTreeMap<PaperState, u32> = BTreeMap::new();
    for line in &lines {
        *states.entry(line.state).or_default() += 1;
    }
    if let Some(state) = filter.state {
        lines.retain(|line| line.state == state);
    }
    // What waits comes first; then what happened last.
    let waits = |line: &RegistrationLine| line.state != PaperState::Submitted;
    let key = |line: &RegistrationLine| (waits(line), std::cmp::Reverse::<Instant>(line.since), line.id);
    lines.sort_by_key(key);
    arrange(&mut lines, filter.sort, |line, by| match by {
        SortBy::Name => Some(words(&line.name)),
        SortBy::Unit => Some(words(&line.unit.name)),
        SortBy::Level => Some(place(Some(line.level))),
        SortBy::State => Some(place(Some(line.state))),
        SortBy::Since => Some(moment(line.since)),
        SortBy::Due => None,
    });
    let (rows, page) = cut(lines, filter.page, PAGE_SIZE);
    RegistrationList { states: states.into_iter().collect(), rows, page }
}
