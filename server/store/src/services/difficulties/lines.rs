//! Difficulties as lists show them.

use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState};
use domain::lifecycle::machine::MachineKind;
use domain::views::difficulties::DifficultyLine;
use sea_orm::{Condition, QueryFilter, QuerySelect, QueryTrait};

use super::{Past, category, decides_at};
use crate::entities::difficulty::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::ladder::OwnTerms;
use crate::queries::life;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::units::{self, UnitMap};
use crate::tenancy::TenantTx;
use crate::{Caller, Error};

/// The condition that a person may know of a row: what was raised, for who handles all; one's own units', drafts too, for the others.
pub(super) fn known(as_of: &AsOf, scope: &Scope) -> Condition {
    match scope {
        Scope::All => Condition::all().add(as_of.known(Column::KnownAt)),
        Scope::These(_) => scope.of_units(Column::UnitId),
    }
}

/// The rows that fulfil a condition, each as a line, with the row itself. Five queries.
pub(super) async fn lines(tx: &TenantTx, as_of: &AsOf, condition: Condition) -> Result<Vec<(Model, DifficultyLine)>, Error> {
    let query = tx.find::<Entity>().filter(condition);
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let rows = query.all(tx.conn()).await?;
    let mut lives = life::of(tx, as_of, &[MachineKind::Difficulty], ids).await?;
    let known = units::by_ids(tx, rows.iter().map(|row| row.unit_id)).await?;
    let terms = OwnTerms::load(tx, as_of).await?;
    let line = |row: Model| {
        let past = Past::of(lives.remove(&row.id.0).unwrap_or_default())?;
        let line = line(&row, &past, &known, &terms)?;
        Ok((row, line))
    };
    rows.into_iter().map(line).collect()
}

pub(super) fn line(row: &Model, past: &Past, known: &UnitMap, terms: &OwnTerms) -> Result<DifficultyLine, Error> {
    let (stay, last) = (past.stay(), past.events.last());
    Ok(DifficultyLine {
        id: row.id,
        title: row.title.clone(),
        category: category(row)?,
        unit: units::head(units::of(known, row.unit_id)?)?,
        state: past.state,
        level: stay.map(|stay| stay.level),
        due: stay.and_then(|stay| terms.terms().due(stay)),
        since: last.map_or(row.recorded_at, |event| event.known_at),
        sent_back: last.is_some_and(|event| event.event.as_deref() == Some(DifficultyEvent::SendBack.code())),
        seen: count(past.events.len()),
        sample: row.sample,
    })
}

/// What is open in the whole tenant now. Five queries.
pub(crate) async fn open_now(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<DifficultyLine>, Error> {
    let rows = lines(tx, as_of, known(as_of, &Scope::All)).await?;
    Ok(rows.into_iter().map(|(_, line)| line).filter(|line| line.state == Some(DifficultyState::Open)).collect())
}

/// What waits for this person's decision, and what came back to the person's units: returned, or decided and to be confirmed.
/// Five queries.
pub(crate) async fn waiting(
    tx: &TenantTx,
    caller: &Caller,
    as_of: &AsOf,
    scope: &Scope,
) -> Result<(Vec<DifficultyLine>, Vec<DifficultyLine>), Error> {
    let rows = lines(tx, as_of, known(as_of, scope)).await?;
    let acts = caller.actor.role.needs_unit();
    let (mut to_decide, mut came_back) = (Vec::new(), Vec::new());
    for (_, line) in rows {
        let open = line.state == Some(DifficultyState::Open);
        if acts && (line.state == Some(DifficultyState::Decided) || (open && line.sent_back)) {
            came_back.push(line);
        } else if open && decides_at(&caller.actor, line.level) {
            to_decide.push(line);
        }
    }
    for rows in [&mut to_decide, &mut came_back] {
        rows.sort_by_key(|line| (line.due.map(domain::deadline::Due::last_day), line.since, line.id));
    }
    Ok((to_decide, came_back))
}

/// Those that the person may know of, the newest first. Seven queries.
pub(crate) async fn seen(tx: &TenantTx, caller: &Caller, as_of: &AsOf) -> Result<Vec<DifficultyLine>, Error> {
    let scope = Scope::load(tx, &caller.actor, as_of.day).await?;
    let mut rows: Vec<_> = lines(tx, as_of, known(as_of, &scope)).await?.into_iter().map(|(_, line)| line).collect();
    rows.sort_by_key(|line| (std::cmp::Reverse(line.since), line.id));
    Ok(rows)
}
