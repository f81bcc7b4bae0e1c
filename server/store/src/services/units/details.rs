//! `/units/{code}`: who holds a code, what it came from, what it owes.

use std::cmp::Reverse;

use domain::access::Action;
use domain::error::Fault;
use domain::units::{Level, SuccessionKind, Validity};
use domain::views::units::{SuccessionRow, UnitDetails, UnitHead};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use time::Date;

use crate::entities::unit::{Column, Model};
use crate::entities::{obligation, pilot_model, standing_duty, unit_succession};
use crate::queries::as_of::AsOf;
use crate::queries::{models, obligations, standing_duties, units};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// Province, district, commune: no tree is deeper.
const DEPTH: usize = 4;

/// The holder of a code on a day; where none held it, the latest before, else the first after.
///
/// # Errors
/// [`Fault::NotFound`] where no unit of the tenant ever held the code; [`Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, code: &str, as_of: Option<Date>) -> Result<UnitDetails, Error> {
    let tx = store.begin(caller, Action::ViewUnits).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let mut holders = units::select(&tx, Column::Code.eq(code)).await?;
    holders.sort_by_key(|unit| unit.valid_from);
    let unit = holder(&holders, as_of.day).ok_or(Fault::NotFound)?;
    let validity = units::validity(unit);
    let in_force = validity.contains(as_of.day);
    let tree_day = nearest(validity, as_of.day);
    let children = units::select(&tx, units::in_force(tree_day).add(Column::ParentId.eq(unit.id))).await?;
    let (predecessors, successors) = successions(&tx, unit).await?;
    let details = UnitDetails {
        as_of: as_of.day,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        standing: standing_duties::owed(&tx, &as_of, Condition::all().add(standing_duty::Column::UnitId.eq(unit.id))).await?,
        unit: units::head(unit)?,
        in_force,
        level: units::level(&unit.level)?,
        validity,
        ancestors: ancestors(&tx, unit).await?,
        predecessors,
        successors,
        same_code: others(&holders, unit)?,
        children: units::heads(&children)?,
        models: models::rows(&tx, &as_of, pilot_model::Column::LeadUnitId.eq(unit.id)).await?,
        obligations: obligations::listed(&tx, &as_of, obligation::Column::UnitId.eq(unit.id)).await?,
        approximate: tree_day < super::COMMUNES_KNOWN_FROM && (children.iter().any(is_commune) || is_commune(unit)),
        source: unit.source.clone(),
    };
    tx.commit().await?;
    Ok(details)
}

fn is_commune(unit: &Model) -> bool {
    unit.level == Level::Commune.code()
}

/// Of the holders of one code, in order of time, the one that is meant on a day.
fn holder(holders: &[Model], day: Date) -> Option<&Model> {
    let on = holders.iter().find(|unit| units::validity(unit).contains(day));
    let before = || holders.iter().filter(|unit| unit.valid_to.is_some_and(|to| to < day)).max_by_key(|unit| unit.valid_to);
    on.or_else(before).or_else(|| holders.first())
}

/// The day itself, or of a unit that is over, or still to come, its last or first day.
fn nearest(validity: Validity, day: Date) -> Date {
    match validity {
        Validity { to: Some(to), .. } if to < day => to,
        Validity { from: Some(from), .. } if from > day => from,
        Validity { .. } => day,
    }
}

fn others(holders: &[Model], unit: &Model) -> Result<Vec<(UnitHead, Validity)>, Error> {
    let others = holders.iter().filter(|other| other.id != unit.id);
    others.map(|other| Ok((units::head(other)?, units::validity(other)))).collect()
}

/// From the province down. One query for each level above the unit.
async fn ancestors(tx: &TenantTx, unit: &Model) -> Result<Vec<UnitHead>, Error> {
    let mut ancestors = Vec::new();
    let mut above = unit.parent_id;
    while let Some(id) = above.filter(|_| ancestors.len() < DEPTH) {
        let found = units::by_ids(tx, [id]).await?;
        let parent = units::of(&found, id)?;
        ancestors.push(units::head(parent)?);
        above = parent.parent_id;
    }
    ancestors.reverse();
    Ok(ancestors)
}

/// Predecessors and successors, in official order. Three queries.
async fn successions(tx: &TenantTx, unit: &Model) -> Result<(Vec<SuccessionRow>, Vec<SuccessionRow>), Error> {
    use unit_succession::{Column, Entity};
    let either = Condition::any().add(Column::FromId.eq(unit.id)).add(Column::ToId.eq(unit.id));
    let rows = tx.find::<Entity>().filter(either).all(tx.conn()).await?;
    let others = units::by_ids(tx, rows.iter().map(|row| if row.from_id == unit.id { row.to_id } else { row.from_id })).await?;
    let parents = units::by_ids(tx, others.values().filter_map(|other| other.parent_id)).await?;
    let mut sorted = Vec::with_capacity(rows.len());
    for row in &rows {
        let forward = row.from_id == unit.id;
        let other = units::of(&others, if forward { row.to_id } else { row.from_id })?;
        let kind = SuccessionKind::from_code(&row.kind);
        let view = SuccessionRow {
            unit: units::head(other)?,
            parent: other.parent_id.and_then(|id| parents.get(&id)).map(|parent| parent.name.clone()),
            kind: kind.ok_or_else(|| Error::unknown_code("kind of succession", &row.kind))?,
            effective_on: row.effective_on,
        };
        sorted.push((forward, other, view));
    }
    sorted.sort_by(|(_, a, _), (_, b, _)| units::order(a).cmp(&units::order(b)));
    let (forward, back): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(forward, ..)| *forward);
    let views = |rows: Vec<(bool, &Model, SuccessionRow)>| {
        let mut views: Vec<SuccessionRow> = rows.into_iter().map(|(.., view)| view).collect();
        views.sort_by_key(|view| Reverse(view.effective_on));
        views
    };
    Ok((views(back), views(forward)))
}
