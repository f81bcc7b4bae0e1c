//! Many synthetic figures, to measure with: `diem06 seed --scale`. In demonstrations only, and every row says that it is a sample.

use domain::clock::Instant;
use domain::figures::Quantity;
use domain::figures::indicator::Measure;
use domain::fold::{fold_vi, sort_key_vi};
use domain::ids::{FigureId, IndicatorId, PeriodId, TenantId, UnitId};
use domain::period::{CutOff, Period, PeriodKind, generate};
use domain::units::UnitKind;
use domain::views::frame::TenantKind;
use sea_orm::{Condition, Set};
use time::{Date, Duration};

use super::owned;
use super::seed::period_id;
use crate::entities::{figure, indicator, period, unit};
use crate::queries::as_of::AsOf;
use crate::queries::{figures, units};
use crate::secrets::seed_uuid;
use crate::services;
use crate::tenancy::{ConnectError, Errand, Options, Store, TenantTx};
use crate::{Error, Tenant};

/// Of so many indicators, the first of each province, every unit gets figures.
pub const INDICATORS: usize = 25;
/// Where synthetic rows say that they come from.
const SOURCE: &str = "synthetic, made by `diem06 seed --scale` to measure with";
/// Days after the end of a period on which its figures are known.
const KNOWN_AFTER: i64 = 5;

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// In so many provinces, in official order.
    pub provinces: usize,
    /// So many units, spread over the provinces.
    pub units: usize,
    /// Of so many months, the last ones.
    pub months: usize,
}

/// What was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scaled {
    /// Slugs of the provinces.
    pub provinces: Vec<String>,
    /// Rows that were not there before.
    pub inserted: u64,
}

/// Makes the rows. The same again changes nothing.
///
/// # Errors
/// [`ConnectError`] with the remedy; refused where there are real tenants, and before the seed.
pub async fn scale(options: &Options, wanted: Scale) -> Result<Scaled, ConnectError> {
    let (store, _) = owned(options).await?;
    make(&store, wanted).await.map_err(|e| ConnectError::Db(e.to_string()))
}

async fn make(store: &Store, wanted: Scale) -> Result<Scaled, Error> {
    let tenants = services::tenants::all(store).await?;
    if tenants.is_empty() || tenants.iter().any(|tenant| !tenant.demo) {
        return Err(Error::Broken(
            "synthetic figures are for demonstrations: `diem06 seed --demo` on a database of its own first".to_owned(),
        ));
    }
    let mut scaled = Scaled::default();
    let provinces: Vec<&Tenant> = tenants.iter().filter(|tenant| tenant.head.kind == TenantKind::Province).take(wanted.provinces).collect();
    for (nth, tenant) in provinces.iter().enumerate() {
        // What doesn't divide goes to the first ones.
        let share = wanted.units / provinces.len() + usize::from(nth < wanted.units % provinces.len());
        let tx = store.begin_errand(tenant.id, Errand::Seed).await?;
        scaled.inserted += province(&tx, &tenant.head.slug, share, wanted.months).await?;
        tx.commit().await?;
        scaled.provinces.push(tenant.head.slug.clone());
    }
    Ok(scaled)
}

async fn province(tx: &TenantTx, slug: &str, share: usize, months: usize) -> Result<u64, Error> {
    let as_of = AsOf::load(tx, None).await?;
    let (made, ids) = add_units(tx, &as_of, slug, share).await?;
    let mut inserted = made;
    let measured = measured(tx, &as_of).await?;
    for period in last_months(as_of.day, months) {
        let id = period_id(slug, period.code);
        inserted += add_period(tx, id, &period).await?;
        let rows = ids.iter().enumerate().flat_map(|(unit, unit_id)| {
            let of_unit = measured.iter().enumerate();
            of_unit
                .map(move |(nth, (indicator, measure))| row(tx.tenant(), (slug, unit, nth), (*indicator, *unit_id, id), &period, *measure))
        });
        let recorded = tx.now();
        let rows = rows.map(|row| figure::ActiveModel { recorded_at: Set(recorded), ..row });
        inserted += tx.insert_missing(rows.collect()).await?;
    }
    Ok(inserted)
}

/// The last months that are over, by the cut-off that the seed has, the oldest first.
fn last_months(today: Date, months: usize) -> Vec<Period> {
    let from = today.checked_sub(Duration::days(31 * (i64::try_from(months).unwrap_or(i64::MAX / 62) + 1))).unwrap_or(Date::MIN);
    let mut all = generate(PeriodKind::Month, CutOff::DECREE_09, from, today);
    all.split_off(all.len().saturating_sub(months))
}

async fn add_units(tx: &TenantTx, as_of: &AsOf, slug: &str, share: usize) -> Result<(u64, Vec<UnitId>), Error> {
    let root = units::select(tx, Condition::all().add(units::in_force(as_of.day))).await?;
    let root = root.into_iter().find(|unit| UnitKind::from_code(&unit.kind).is_some_and(UnitKind::is_root)).map(|unit| unit.id);
    let ids: Vec<UnitId> = (0..share).map(|nth| UnitId(seed_uuid(&["scale-unit", slug, &nth.to_string()]))).collect();
    let row = |(nth, id): (usize, &UnitId)| {
        let name = format!("Đơn vị đo tải {:04}", nth + 1);
        unit::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(*id),
            code: Set(format!("TAI{:04}", nth + 1)),
            kind: Set(UnitKind::Commune.code().to_owned()),
            level: Set(UnitKind::Commune.level().code().to_owned()),
            search: Set(fold_vi(&name)),
            sort_key: Set(sort_key_vi(&name)),
            short_name: Set(name.clone()),
            name: Set(name),
            parent_id: Set(root),
            valid_from: Set(None),
            valid_to: Set(None),
            sample: Set(true),
            ordinal: Set(100_000 + i64::try_from(nth).unwrap_or_default()),
            source: Set(SOURCE.to_owned()),
            recorded_at: Set(tx.now()),
        }
    };
    let rows = ids.iter().enumerate().map(row).collect();
    Ok((tx.insert_missing(rows).await?, ids))
}

async fn add_period(tx: &TenantTx, id: PeriodId, period: &Period) -> Result<u64, Error> {
    let row = period::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        kind: Set(period.kind().code().to_owned()),
        code: Set(period.code.to_string()),
        first_day: Set(period.first),
        last_day: Set(period.last),
        known_at: Set(Instant::at_hour(period.first, 0)),
        recorded_at: Set(tx.now()),
    };
    tx.insert_missing(vec![row]).await
}

/// The first indicators, each with how it is counted.
async fn measured(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<(IndicatorId, Measure)>, Error> {
    let mut rows = tx.find::<indicator::Entity>().all(tx.conn()).await?;
    rows.sort_by(|a, b| (&a.group_code, a.ordinal, &a.code).cmp(&(&b.group_code, b.ordinal, &b.code)));
    let versions = figures::versions(tx, as_of, Condition::all()).await?;
    let mut measured = Vec::with_capacity(INDICATORS);
    for row in rows {
        let Some(version) = versions.get(&row.id).and_then(|all| figures::version_on(all, as_of.day)) else { continue };
        measured.push((row.id, figures::definition(&row.code, version)?.measure));
    }
    measured.truncate(INDICATORS);
    Ok(measured)
}

/// A figure that looks like one: a denominator of some hundreds or thousands, and a share of it that grows with the months.
fn row(
    tenant: TenantId,
    (slug, unit, nth): (&str, usize, usize),
    (indicator, unit_id, period_id): (IndicatorId, UnitId, PeriodId),
    period: &Period,
    measure: Measure,
) -> figure::ActiveModel {
    let code = period.code.to_string();
    let id = seed_uuid(&["scale-figure", slug, &unit.to_string(), &nth.to_string(), &code]);
    // The id is a digest: as good a die as any, and the same on every machine.
    let dice = id.as_u128();
    let part = |shift: u32, of: i64| i64::try_from((dice >> shift) % u128::from(of.unsigned_abs().max(1))).unwrap_or_default();
    let denominator = 200 + part(0, 4_800);
    let share = 40 + part(20, 55) + i64::from(period.last.year() - 2_020);
    let numerator = denominator * share.clamp(0, 100) / 100;
    let half = |count: i64| Quantity::whole(count);
    let known = period.last.checked_add(Duration::days(KNOWN_AFTER)).unwrap_or(period.last);
    figure::ActiveModel {
        tenant_id: Set(tenant),
        id: Set(FigureId(id)),
        indicator_id: Set(indicator),
        unit_id: Set(unit_id),
        period_id: Set(period_id),
        numerator: Set(half(numerator)),
        denominator: Set(if measure.is_pair() { half(denominator) } else { None }),
        stated: Set(None),
        stated_decimals: Set(None),
        stated_points: Set(None),
        points_decimals: Set(None),
        note: Set(String::new()),
        source: Set(SOURCE.to_owned()),
        sample: Set(true),
        author_id: Set(None),
        known_at: Set(Instant::at_hour(known, 9)),
        recorded_at: Set(Instant::at_hour(known, 9)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::seed::tenant_id;
    use super::*;
    use time::macros::date;

    #[test]
    fn the_last_months_that_are_over() {
        let months = last_months(date!(2025 - 01 - 10), 3);
        let codes: Vec<String> = months.iter().map(|period| period.code.to_string()).collect();
        assert_eq!(codes, ["2024-10", "2024-11", "2024-12"], "January ends on the 14th");
        assert_eq!(last_months(date!(2025 - 01 - 14), 60).len(), 60);
    }

    #[test]
    fn a_made_figure_is_sound_and_the_same_again() {
        let period = last_months(date!(2025 - 01 - 10), 1).remove(0);
        let make = |unit| {
            let ids = (IndicatorId(uuid::Uuid::nil()), UnitId(uuid::Uuid::nil()), PeriodId(uuid::Uuid::nil()));
            row(tenant_id("thanh-hoa"), ("thanh-hoa", unit, 3), ids, &period, Measure::Share)
        };
        for unit in 0..500 {
            let (once, again) = (make(unit), make(unit));
            assert_eq!(once, again);
            let (numerator, denominator) = (once.numerator.unwrap(), once.denominator.unwrap());
            assert!(numerator.is_some() && numerator <= denominator, "{numerator:?}/{denominator:?}");
        }
    }
}
