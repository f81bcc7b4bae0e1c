//! Figures out of rows: of the revisions of one cell the latest known is what stands.

use std::collections::HashMap;

use domain::figures::indicator::{Definition, Target};
use domain::figures::{Cell, IndicatorGroup, Percent, PercentPoints};
use domain::ids::{IndicatorId, PeriodId, UnitId};
use domain::period::Period;
use domain::views::indicators::{FigureView, IndicatorHead, VersionRow};
use sea_orm::{Condition, QueryFilter, QueryOrder};
use time::Date;

use crate::Error;
use crate::entities::{figure, indicator, indicator_target, indicator_version, period};
use crate::queries::as_of::AsOf;
use crate::tenancy::TenantTx;

/// Versions by indicator, the oldest first.
pub(crate) type Versions = HashMap<IndicatorId, Vec<indicator_version::Model>>;

/// The versions known on the day that fulfil a condition. One query.
pub(crate) async fn versions(tx: &TenantTx, as_of: &AsOf, which: Condition) -> Result<Versions, Error> {
    use indicator_version::{Column, Entity};
    let rows = tx.find::<Entity>().filter(which).filter(as_of.known(Column::KnownAt)).order_by_asc(Column::Seq).all(tx.conn()).await?;
    let mut versions = Versions::new();
    for row in rows {
        versions.entry(row.indicator_id).or_default().push(row);
    }
    Ok(versions)
}

/// Of the versions of one indicator, oldest first, the one that holds on a day: the last that has begun, else the first.
pub(crate) fn version_on(versions: &[indicator_version::Model], day: Date) -> Option<&indicator_version::Model> {
    let begun = versions.iter().filter(|version| version.from_day <= day).max_by_key(|version| (version.from_day, version.seq));
    begun.or_else(|| versions.first())
}

/// Of the targets of one indicator, those known on the day; the latest known last. One query.
pub(crate) async fn targets(tx: &TenantTx, as_of: &AsOf, which: Condition) -> Result<Vec<indicator_target::Model>, Error> {
    use indicator_target::{Column, Entity};
    let known = tx.find::<Entity>().filter(which).filter(as_of.known(Column::KnownAt));
    Ok(known.order_by_asc(Column::KnownAt).order_by_asc(Column::RecordedAt).order_by_asc(Column::Id).all(tx.conn()).await?)
}

/// Of the targets of one indicator, the latest known last, the one that holds for a unit on a day: its own before everybody's.
pub(crate) fn target_on<'a>(targets: impl IntoIterator<Item = &'a indicator_target::Model>, unit: Option<UnitId>, day: Date) -> Target {
    let holds = |row: &&indicator_target::Model| {
        row.first_day <= day && row.last_day.is_none_or(|last| day <= last) && (row.unit_id.is_none() || row.unit_id == unit)
    };
    // Of equals the last.
    let row = targets.into_iter().filter(holds).max_by_key(|row| row.unit_id.is_some());
    row.map(target).unwrap_or_default()
}

/// What is to be reached, of a row.
pub(crate) const fn target(row: &indicator_target::Model) -> Target {
    Target { target: row.target, floor: row.floor }
}

/// The periods known on the day, by id. One query.
pub(crate) async fn periods(tx: &TenantTx, as_of: &AsOf, which: Condition) -> Result<HashMap<PeriodId, Period>, Error> {
    use period::{Column, Entity};
    let rows = tx.find::<Entity>().filter(which).filter(as_of.known(Column::KnownAt)).all(tx.conn()).await?;
    rows.into_iter().map(|row| Ok((row.id, of_row(&row)?))).collect()
}

fn of_row(row: &period::Model) -> Result<Period, Error> {
    let code = row.code.parse().map_err(|_| Error::unknown_code("period", &row.code))?;
    Ok(Period { code, first: row.first_day, last: row.last_day })
}

/// Revisions of cells, the newest first, by unit and period.
pub(crate) type Cells = HashMap<(UnitId, PeriodId), Vec<figure::Model>>;

/// Sorts revisions into cells.
pub(crate) fn cells(mut rows: Vec<figure::Model>) -> Cells {
    rows.sort_by_key(|row| std::cmp::Reverse((row.known_at, row.recorded_at, row.id)));
    let mut cells = Cells::new();
    for row in rows {
        cells.entry((row.unit_id, row.period_id)).or_default().push(row);
    }
    cells
}

/// What stands in a row.
pub(crate) fn cell(row: &figure::Model) -> Result<Cell, Error> {
    let parts = row.stated.zip(row.stated_decimals);
    let stated = parts.map(|(value, decimals)| printed(decimals, |decimals| Percent::new(value, decimals))).transpose()?;
    Ok(Cell { numerator: row.numerator, denominator: row.denominator, stated })
}

/// A row as a page shows it.
pub(crate) fn view(row: &figure::Model, period: Period, versions: &[indicator_version::Model]) -> Result<FigureView, Error> {
    let version = version_on(versions, period.last).ok_or_else(|| Error::Broken(format!("no version of {}", row.indicator_id)))?;
    let parts = row.stated_points.zip(row.points_decimals);
    Ok(FigureView {
        period,
        measure: definition("", version)?.measure,
        cell: cell(row)?,
        points: parts.map(|(value, decimals)| printed(decimals, |decimals| PercentPoints::new(value, decimals))).transpose()?,
        note: row.note.clone(),
        source: row.source.clone(),
        sample: row.sample,
        known_at: row.known_at,
        recorded_at: row.recorded_at,
    })
}

fn printed<T>(decimals: i64, make: impl FnOnce(u8) -> Option<T>) -> Result<T, Error> {
    let made = u8::try_from(decimals).ok().and_then(make);
    made.ok_or_else(|| Error::Broken(format!("a percentage with {decimals} decimals")))
}

/// What a version says.
pub(crate) fn definition(code: &str, row: &indicator_version::Model) -> Result<Definition, Error> {
    Ok(Definition {
        code: code.to_owned(),
        words: row.words.clone(),
        unit: row.unit.clone(),
        numerator: row.numerator.clone(),
        denominator: row.denominator.clone(),
        measure: known("measure", &row.measure)?,
        direction: known("direction", &row.direction)?,
        course: known("course", &row.course)?,
        joining: known("joining", &row.joining)?,
    })
}

/// A stored code.
fn known<T: domain::access::Coded>(what: &str, code: &str) -> Result<T, Error> {
    T::ALL.iter().copied().find(|one| one.code() == code).ok_or_else(|| Error::unknown_code(what, code))
}

/// An indicator by the words of a version.
pub(crate) fn head(row: &indicator::Model, version: &indicator_version::Model) -> Result<IndicatorHead, Error> {
    Ok(IndicatorHead {
        code: row.code.clone(),
        name_vi: version.name_vi.clone(),
        name_en: version.name_en.clone(),
        group: known::<IndicatorGroup>("group of indicators", &row.group_code)?,
        unit: version.unit.clone(),
        measure: known("measure", &version.measure)?,
        direction: known("direction", &version.direction)?,
    })
}

/// A version as a page shows it.
pub(crate) fn version(code: &str, row: &indicator_version::Model) -> Result<VersionRow, Error> {
    Ok(VersionRow {
        seq: u32::try_from(row.seq).unwrap_or(u32::MAX),
        from: row.from_day,
        definition: definition(code, row)?,
        hash: row.hash.clone(),
        source: row.source.clone(),
        known_at: row.known_at,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clock::Instant;
    use domain::figures::Quantity;
    use domain::ids::TenantId;
    use time::macros::date;
    use uuid::Uuid;

    fn row(unit: Option<u128>, first: Date, last: Option<Date>, per_cent: i64) -> indicator_target::Model {
        indicator_target::Model {
            tenant_id: TenantId(Uuid::nil()),
            id: Uuid::nil(),
            indicator_id: IndicatorId(Uuid::nil()),
            unit_id: unit.map(|id| UnitId(Uuid::from_u128(id))),
            first_day: first,
            last_day: last,
            target: Quantity::whole(per_cent),
            floor: None,
            source: String::new(),
            known_at: Instant(0),
            recorded_at: Instant(0),
        }
    }

    #[test]
    fn a_units_own_target_comes_before_everybodys_and_the_latest_known_before_others() {
        let year = (date!(2024 - 01 - 01), Some(date!(2024 - 12 - 31)));
        let rows = [
            row(Some(1), year.0, year.1, 50),
            row(None, year.0, year.1, 30),
            row(None, year.0, None, 40),
            row(Some(2), date!(2025 - 01 - 01), None, 60),
        ];
        let on = |unit: Option<u128>, day| target_on(&rows, unit.map(|id| UnitId(Uuid::from_u128(id))), day).target.map(Quantity::raw);
        let day = date!(2024 - 06 - 14);
        assert_eq!(on(Some(1), day), Some(500_000));
        assert_eq!(on(Some(2), day), Some(400_000), "its own begins later");
        assert_eq!((on(None, day), on(None, date!(2023 - 12 - 31))), (Some(400_000), None));
        assert_eq!((on(Some(1), date!(2025 - 01 - 01)), on(Some(2), date!(2025 - 01 - 01))), (Some(400_000), Some(600_000)));
    }
}
