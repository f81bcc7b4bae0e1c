//! One indicator: what it means, its targets, the figures of a period, the course of a unit.

use std::collections::HashMap;

use domain::access::Action;
use domain::error::Fault;
use domain::figures::Standing;
use domain::figures::check::{Dated, Input, Severity, against_sum, check};
use domain::ids::{PeriodId, UnitId};
use domain::period::Period;
use domain::views::indicators::{IndicatorAsked, IndicatorDetails, TargetRow, UnitFigure};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect};

use super::course::{course, window};
use super::{named, province};
use crate::entities::{figure, indicator, indicator_target, indicator_version};
use crate::queries::as_of::AsOf;
use crate::queries::figures::{self, Cells};
use crate::queries::paging::count;
use crate::queries::units::{self, UnitMap};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// An indicator as known on a day. Nine queries.
///
/// # Errors
/// [`Fault::NotFound`] for a code that no indicator known on the day has, and for a unit that the tenant does not have on it;
/// [`Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, code: &str, asked: IndicatorAsked) -> Result<IndicatorDetails, Error> {
    let tx = store.begin(caller, Action::ViewFigures).await?;
    let as_of = AsOf::load(&tx, asked.as_of).await?;
    let row = tx.find::<indicator::Entity>().filter(indicator::Column::Code.eq(code)).filter(as_of.known(indicator::Column::KnownAt));
    let row = row.one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let of_it = |column: indicator_version::Column| Condition::all().add(column.eq(row.id));
    let mut versions = figures::versions(&tx, &as_of, of_it(indicator_version::Column::IndicatorId)).await?;
    let versions = versions.remove(&row.id).unwrap_or_default();
    let version = figures::version_on(&versions, as_of.day).ok_or(Fault::NotFound)?;
    let targets = figures::targets(&tx, &as_of, Condition::all().add(indicator_target::Column::IndicatorId.eq(row.id))).await?;
    let periods = figures::periods(&tx, &as_of, Condition::all()).await?;
    let reported = reported(&tx, &as_of, &row, &periods).await?;
    let shown = asked.period.map_or_else(|| reported.first(), |code| reported.iter().find(|(_, period, _)| period.code == code));
    let shown = shown.map(|(id, period, _)| (*id, *period));
    let window = shown.map(|(_, period)| window(&periods, period)).unwrap_or_default();
    let rows = tx.find::<figure::Entity>().filter(figure::Column::IndicatorId.eq(row.id)).filter(as_of.known(figure::Column::KnownAt));
    let rows = rows.filter(figure::Column::PeriodId.is_in(window.iter().map(|(id, _)| *id))).all(tx.conn()).await?;
    let named = named(&tx, &as_of, asked.unit.as_deref()).await?;
    let own = province(&named);
    let of = match &asked.unit {
        Some(code) => Some(named.iter().find(|unit| unit.code == *code).ok_or(Fault::NotFound)?),
        None => own,
    };
    let meant = rows.iter().map(|row| row.unit_id).chain(targets.iter().filter_map(|target| target.unit_id));
    let known = units::by_ids(&tx, meant).await?;
    tx.commit().await?;

    let cells = figures::cells(rows);
    let around = Around { versions: &versions, targets: &targets, window: &window, cells: &cells };
    let mut listed = shown.map_or_else(|| Ok(Vec::new()), |(id, period)| around.rows(&known, id, period))?;
    if let Some(own) = own {
        around.against_units(&mut listed, own.id, &known)?;
    }
    // Stable: the province first, the others in official order.
    listed.sort_by_key(|row| Some(row.unit.id) != own.map(|unit| unit.id));
    let series = match of {
        Some(unit) => course(&window, |period| around.figure(unit.id, period))?,
        None => Vec::new(),
    };
    let mut told: Vec<_> = versions.iter().map(|version| figures::version(&row.code, version)).collect::<Result<_, _>>()?;
    told.reverse();
    let mut aims = targets.iter().map(|row| target_row(row, &known)).collect::<Result<Vec<_>, _>>()?;
    aims.reverse();
    Ok(IndicatorDetails {
        as_of: as_of.day,
        indicator: figures::head(&row, version)?,
        version: figures::version(&row.code, version)?,
        versions: told,
        targets: aims,
        periods: reported.iter().map(|(_, period, units)| (*period, *units)).collect(),
        shown: shown.map(|(_, period)| period),
        rows: listed,
        of: of.map(units::head).transpose()?,
        series,
    })
}

/// The periods that have figures of an indicator, the newest first, each with how many units. One query.
async fn reported(
    tx: &TenantTx,
    as_of: &AsOf,
    row: &indicator::Model,
    periods: &HashMap<PeriodId, Period>,
) -> Result<Vec<(PeriodId, Period, u32)>, Error> {
    use figure::{Column, Entity};
    let units = Expr::col((Entity, Column::UnitId)).count_distinct();
    let query = tx.find::<Entity>().select_only().column(Column::PeriodId).column_as(units, "units");
    let query = query.filter(Column::IndicatorId.eq(row.id)).filter(as_of.known(Column::KnownAt)).group_by(Column::PeriodId);
    let rows: Vec<(PeriodId, i64)> = query.into_tuple().all(tx.conn()).await?;
    let known = |(id, units): (PeriodId, i64)| {
        let period = periods.get(&id)?;
        Some((id, *period, usize::try_from(units).map_or(u32::MAX, count)))
    };
    let mut reported: Vec<_> = rows.into_iter().filter_map(known).collect();
    // The latest end first; of periods that end together the shortest.
    reported.sort_by_key(|(_, period, _)| std::cmp::Reverse((period.last, period.first)));
    Ok(reported)
}

fn target_row(row: &indicator_target::Model, known: &UnitMap) -> Result<TargetRow, Error> {
    Ok(TargetRow {
        unit: row.unit_id.map(|id| units::of(known, id).and_then(units::head)).transpose()?,
        first: row.first_day,
        last: row.last_day,
        target: figures::target(row),
        source: row.source.clone(),
        known_at: row.known_at,
    })
}

/// What was loaded of one indicator.
struct Around<'a> {
    versions: &'a [indicator_version::Model],
    targets: &'a [indicator_target::Model],
    /// The periods up to the one shown, the oldest first.
    window: &'a [(PeriodId, Period)],
    cells: &'a Cells,
}

impl Around<'_> {
    fn newest(&self, unit: UnitId, period: PeriodId) -> Option<&figure::Model> {
        self.cells.get(&(unit, period))?.first()
    }

    /// What is known of a unit in a period.
    fn figure(&self, unit: UnitId, (id, period): (PeriodId, Period)) -> Result<Option<domain::views::indicators::FigureView>, Error> {
        self.newest(unit, id).map(|row| figures::view(row, period, self.versions)).transpose()
    }

    /// The figures of a period, in official order.
    fn rows(&self, known: &UnitMap, id: PeriodId, period: Period) -> Result<Vec<UnitFigure>, Error> {
        let mut having: Vec<_> =
            self.cells.keys().filter(|(_, of)| *of == id).map(|(unit, _)| units::of(known, *unit)).collect::<Result<_, _>>()?;
        having.sort_by(|a, b| units::order(a).cmp(&units::order(b)));
        having.into_iter().map(|unit| self.row(unit, id, period)).collect()
    }

    fn row(&self, unit: &crate::entities::unit::Model, id: PeriodId, period: Period) -> Result<UnitFigure, Error> {
        let all = self.cells.get(&(unit.id, id)).map_or(&[][..], Vec::as_slice);
        let mut views = all.iter().map(|row| figures::view(row, period, self.versions)).collect::<Result<Vec<_>, _>>()?;
        if views.is_empty() {
            return Err(Error::Broken(format!("no figure of {}", unit.id)));
        }
        let figure = views.remove(0);
        let version = figures::version_on(self.versions, period.last).ok_or_else(|| Error::Broken("no version".to_owned()))?;
        let definition = figures::definition("", version)?;
        let before = self.window.iter().filter(|(_, one)| one.last < period.last);
        let earlier = before.filter_map(|(id, one)| self.newest(unit.id, *id).map(|row| (one, row)));
        let earlier =
            earlier.map(|(one, row)| Ok(Dated { cell: figures::cell(row)?, run: one.run() })).collect::<Result<Vec<_>, Error>>()?;
        let now = Dated { cell: figure.cell, run: period.run() };
        let findings = check(&Input { measure: definition.measure, course: definition.course, now, earlier: &earlier });
        let target = figures::target_on(self.targets, Some(unit.id), period.last);
        let standing = Standing::of(figure.cell.value(figure.measure), target, definition.direction);
        Ok(UnitFigure { unit: units::head(unit)?, figure, target, standing, findings, revisions: views })
    }

    /// Holds the province's own figure against those of the units directly below it: what is further down is in theirs.
    /// Samples are added to samples only.
    fn against_units(&self, listed: &mut [UnitFigure], own: UnitId, known: &UnitMap) -> Result<(), Error> {
        let Some(at) = listed.iter().position(|row| row.unit.id == own) else { return Ok(()) };
        let of = |row: &UnitFigure| row.figure.cell.value(row.figure.measure);
        let (figure, Some(whole)) = (&listed[at].figure, of(&listed[at])) else { return Ok(()) };
        let joining = figures::version_on(self.versions, figure.period.last).map(|version| figures::definition("", version)).transpose()?;
        let below = |row: &&UnitFigure| known.get(&row.unit.id).is_some_and(|unit| unit.parent_id == Some(own));
        let below = listed.iter().filter(below).filter(|row| row.figure.sample == figure.sample);
        let units: Vec<_> = below.filter_map(of).collect();
        let found = joining.map(|definition| against_sum(definition.joining, &units, whole)).unwrap_or_default();
        let row = &mut listed[at];
        if row.findings.iter().all(|one| one.severity != Severity::Error) {
            row.findings.extend(found);
        }
        Ok(())
    }
}
