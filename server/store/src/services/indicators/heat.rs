//! The figures of a period, units by indicators.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::Action;
use domain::figures::Standing;
use domain::figures::indicator::Band;
use domain::ids::{IndicatorId, PeriodId, UnitId};
use domain::period::Period;
use domain::views::indicators::{HeatAsked, HeatCell, HeatRow, HeatTable, IndicatorHead};
use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

use super::{named, province};
use crate::entities::{figure, indicator, indicator_target, period};
use crate::queries::as_of::AsOf;
use crate::queries::figures::{self, Versions};
use crate::queries::units;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The table of a period as known on a day. Eight queries, however many units and indicators there are.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn heat(store: &Store, caller: &Caller, asked: HeatAsked) -> Result<HeatTable, Error> {
    let tx = store.begin(caller, Action::ViewFigures).await?;
    let as_of = AsOf::load(&tx, asked.as_of).await?;
    let periods = reported(&tx, &as_of).await?;
    let shown = asked.period.map_or_else(|| periods.first(), |code| periods.iter().find(|(_, period)| period.code == code)).copied();
    let newest = newest(&tx, &as_of, shown.map(|(id, _)| id)).await?;
    let versions = figures::versions(&tx, &as_of, Condition::all()).await?;
    let targets = figures::targets(&tx, &as_of, Condition::all()).await?;
    let rows = tx.find::<indicator::Entity>().filter(as_of.known(indicator::Column::KnownAt)).all(tx.conn()).await?;
    let known = units::by_ids(&tx, newest.keys().map(|(_, unit)| *unit)).await?;
    let own = province(&named(&tx, &as_of, None).await?).map(|unit| unit.id);
    tx.commit().await?;

    let columns = columns(&rows, &versions, &newest, shown)?;
    let mut listed: Vec<_> = known.values().collect();
    listed.sort_by(|a, b| (Some(a.id) != own, units::order(a)).cmp(&(Some(b.id) != own, units::order(b))));
    let table = Table { versions: &versions, targets: &targets, newest: &newest };
    let mut bands: BTreeMap<Band, u32> = BTreeMap::new();
    let mut heat = Vec::with_capacity(listed.len());
    for unit in listed {
        let mut cells = Vec::with_capacity(columns.len());
        for (id, head) in &columns {
            let cell = shown.map(|(_, period)| table.cell((*id, unit.id), head, period)).transpose()?.flatten();
            if let Some(band) = cell.as_ref().and_then(|cell| cell.standing.band) {
                *bands.entry(band).or_default() += 1;
            }
            cells.push(cell);
        }
        heat.push(HeatRow { unit: units::head(unit)?, cells });
    }
    Ok(HeatTable {
        as_of: as_of.day,
        periods: periods.into_iter().map(|(_, period)| period).collect(),
        shown: shown.map(|(_, period)| period),
        indicators: columns.into_iter().map(|(_, head)| head).collect(),
        rows: heat,
        bands: bands.into_iter().collect(),
    })
}

/// The periods that have figures, the latest end first, of those that end together the shortest. One query, which looks at one
/// figure of each period: how long the history is makes no difference to it.
async fn reported(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<(PeriodId, Period)>, Error> {
    use figure::{Column, Entity};
    let one = Query::select()
        .expr(Expr::val(1))
        .from(Entity)
        .and_where(Expr::col((Entity, Column::TenantId)).equals((period::Entity, period::Column::TenantId)))
        .and_where(Expr::col((Entity, Column::PeriodId)).equals((period::Entity, period::Column::Id)))
        .and_where(Expr::col((Entity, Column::KnownAt)).lt(as_of.known_before()))
        .to_owned();
    let mut reported: Vec<_> = figures::periods(tx, as_of, Condition::all().add(Expr::exists(one))).await?.into_iter().collect();
    reported.sort_by_key(|(_, period)| std::cmp::Reverse((period.last, period.first)));
    Ok(reported)
}

type Newest = HashMap<(IndicatorId, UnitId), figure::Model>;

/// The latest known figure of each cell of a period. One query.
async fn newest(tx: &TenantTx, as_of: &AsOf, period: Option<PeriodId>) -> Result<Newest, Error> {
    // Without a period there is none of this id; the same query finds nothing.
    let period = period.unwrap_or(PeriodId(uuid::Uuid::nil()));
    let rows = tx.find::<figure::Entity>().filter(figure::Column::PeriodId.eq(period)).filter(as_of.known(figure::Column::KnownAt));
    let mut newest = Newest::new();
    for row in rows.all(tx.conn()).await? {
        let order = |row: &figure::Model| (row.known_at, row.recorded_at, row.id);
        let key = (row.indicator_id, row.unit_id);
        if newest.get(&key).is_none_or(|held| order(held) < order(&row)) {
            newest.insert(key, row);
        }
    }
    Ok(newest)
}

/// The indicators that have figures in the period, by group.
fn columns(
    rows: &[indicator::Model],
    versions: &Versions,
    newest: &Newest,
    shown: Option<(PeriodId, Period)>,
) -> Result<Vec<(IndicatorId, IndicatorHead)>, Error> {
    let Some((_, period)) = shown else { return Ok(Vec::new()) };
    let reported: HashSet<IndicatorId> = newest.keys().map(|(id, _)| *id).collect();
    let mut columns = Vec::new();
    for row in rows.iter().filter(|row| reported.contains(&row.id)) {
        if let Some(version) = versions.get(&row.id).and_then(|all| figures::version_on(all, period.last)) {
            let head = figures::head(row, version)?;
            columns.push(((head.group, row.ordinal, row.code.clone()), (row.id, head)));
        }
    }
    columns.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(columns.into_iter().map(|(_, column)| column).collect())
}

/// What was loaded.
struct Table<'a> {
    versions: &'a Versions,
    targets: &'a [indicator_target::Model],
    newest: &'a Newest,
}

impl Table<'_> {
    fn cell(&self, at: (IndicatorId, UnitId), head: &IndicatorHead, period: Period) -> Result<Option<HeatCell>, Error> {
        let Some(row) = self.newest.get(&at) else { return Ok(None) };
        let figure = figures::view(row, period, self.versions.get(&at.0).map_or(&[][..], Vec::as_slice))?;
        let targets = self.targets.iter().filter(|target| target.indicator_id == at.0);
        let target = figures::target_on(targets, Some(at.1), period.last);
        let standing = Standing::of(figure.cell.value(figure.measure), target, head.direction);
        Ok(Some(HeatCell { figure, standing }))
    }
}
