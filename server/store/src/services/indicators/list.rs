//! The list: every indicator of a day with the province's latest figure.

use std::collections::{BTreeMap, HashMap};

use domain::access::Action;
use domain::figures::{IndicatorGroup, Standing};
use domain::ids::{IndicatorId, UnitId};
use domain::period::Period;
use domain::views::indicators::{FigureView, IndicatorFilter, IndicatorList, IndicatorRow};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect};
use time::Date;

use super::{named, province};
use crate::entities::{figure, indicator, period};
use crate::queries::as_of::AsOf;
use crate::queries::figures::{self, Versions};
use crate::queries::paging::{count, needle};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The indicators known on a day, by group, each with the province's figure of the latest period. Nine queries.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: IndicatorFilter) -> Result<IndicatorList, Error> {
    let tx = store.begin(caller, Action::ViewFigures).await?;
    let as_of = AsOf::load(&tx, filter.as_of).await?;
    let known = tx.find::<indicator::Entity>().filter(as_of.known(indicator::Column::KnownAt)).all(tx.conn()).await?;
    let versions = figures::versions(&tx, &as_of, Condition::all()).await?;
    let targets = figures::targets(&tx, &as_of, Condition::all()).await?;
    let own = province(&named(&tx, &as_of, None).await?).map(|unit| unit.id);
    let reporting = reporting(&tx, &as_of).await?;
    let latest = latest(&tx, &as_of, own, &versions).await?;
    tx.commit().await?;

    let needle = needle(filter.search.as_deref());
    let mut listed = Vec::with_capacity(known.len());
    let mut groups: BTreeMap<IndicatorGroup, u32> = BTreeMap::new();
    for row in &known {
        let Some(version) = versions.get(&row.id).and_then(|all| figures::version_on(all, as_of.day)) else { continue };
        if needle.as_ref().is_some_and(|needle| !version.search.contains(needle)) {
            continue;
        }
        let head = figures::head(row, version)?;
        *groups.entry(head.group).or_default() += 1;
        if filter.group.is_some_and(|group| group != head.group) {
            continue;
        }
        let figure = latest.get(&row.id).cloned();
        let day = figure.as_ref().map_or(as_of.day, |figure| figure.period.last);
        let target = figures::target_on(targets.iter().filter(|target| target.indicator_id == row.id), own, day);
        let value = figure.as_ref().and_then(|figure| figure.cell.value(figure.measure));
        let standing = Standing::of(value, target, head.direction);
        let units = reporting.get(&row.id).copied().unwrap_or_default();
        listed.push(((head.group, row.ordinal, row.code.clone()), IndicatorRow { indicator: head, figure, target, standing, units }));
    }
    listed.sort_by(|(a, _), (b, _)| a.cmp(b));
    // Every group that the province measures something of, in the order of the decision.
    let groups = IndicatorGroup::ALL.iter().filter_map(|group| groups.get(group).map(|count| (*group, *count))).collect();
    Ok(IndicatorList { as_of: as_of.day, groups, rows: listed.into_iter().map(|(_, row)| row).collect() })
}

/// How many units have figures of each indicator. One query.
async fn reporting(tx: &TenantTx, as_of: &AsOf) -> Result<HashMap<IndicatorId, u32>, Error> {
    use figure::{Column, Entity};
    let units = Expr::col((Entity, Column::UnitId)).count_distinct();
    let query = tx.find::<Entity>().select_only().column(Column::IndicatorId).column_as(units, "units");
    let query = query.filter(as_of.known(Column::KnownAt)).group_by(Column::IndicatorId);
    let rows: Vec<(IndicatorId, i64)> = query.into_tuple().all(tx.conn()).await?;
    Ok(rows.into_iter().map(|(id, units)| (id, usize::try_from(units).map_or(u32::MAX, count))).collect())
}

/// A unit's figure of the latest period of each indicator. Three queries, however long the history is.
async fn latest(tx: &TenantTx, as_of: &AsOf, unit: Option<UnitId>, versions: &Versions) -> Result<HashMap<IndicatorId, FigureView>, Error> {
    use figure::{Column, Entity};
    // Without a province there is no unit of this id; the same queries find nothing.
    let unit = unit.unwrap_or(UnitId(uuid::Uuid::nil()));
    let own = Condition::all().add(Column::UnitId.eq(unit)).add(as_of.known(Column::KnownAt));
    let of_period =
        Entity::belongs_to(period::Entity).from((Column::TenantId, Column::PeriodId)).to((period::Column::TenantId, period::Column::Id));
    let query = tx.find::<Entity>().join(JoinType::InnerJoin, of_period.into()).filter(own.clone());
    let ends = query.select_only().column(Column::IndicatorId).column_as(period::Column::LastDay.max(), "ends");
    let ends: HashMap<IndicatorId, Date> =
        ends.group_by(Column::IndicatorId).into_tuple::<(IndicatorId, Date)>().all(tx.conn()).await?.into_iter().collect();
    let days: std::collections::BTreeSet<Date> = ends.values().copied().collect();
    let periods = figures::periods(tx, as_of, Condition::all().add(period::Column::LastDay.is_in(days))).await?;
    let rows = tx.find::<Entity>().filter(own).filter(Column::PeriodId.is_in(periods.keys().copied())).all(tx.conn()).await?;
    let mut newest: HashMap<IndicatorId, (Period, figure::Model)> = HashMap::new();
    for row in rows {
        let Some(period) = periods.get(&row.period_id).copied().filter(|period| ends.get(&row.indicator_id) == Some(&period.last)) else {
            continue;
        };
        let key = |period: &Period, row: &figure::Model| (period.first, row.known_at, row.recorded_at, row.id);
        // Of periods that end together the shortest; of its revisions the latest known.
        if newest.get(&row.indicator_id).is_none_or(|(held, other)| key(held, other) < key(&period, &row)) {
            newest.insert(row.indicator_id, (period, row));
        }
    }
    let view = |(id, (period, row)): (IndicatorId, (Period, figure::Model))| {
        Ok((id, figures::view(&row, period, versions.get(&id).map_or(&[][..], Vec::as_slice))?))
    };
    newest.into_iter().map(view).collect()
}
