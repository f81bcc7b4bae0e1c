//! Indicators, periods, targets and figures of one province, as public documents and reports state them.

use std::collections::{BTreeMap, HashMap};

use domain::figures::indicator::{Course, Definition, Direction, Joining, Measure};
use domain::figures::{IndicatorGroup, Percent, Quantity};
use domain::fold::fold_vi;
use domain::ids::{FigureId, IndicatorId, PeriodId};
use domain::period::{CutOff, Period, PeriodCode};
use domain::text::{Lang, parse_percent};
use sea_orm::Set;

use super::files::{self, day, known, some_day};
use super::registry::unit_id;
use crate::Error;
use crate::entities::{figure, indicator, indicator_target, indicator_version, period};
use crate::secrets::{hex, seed_uuid};
use crate::tenancy::TenantTx;

/// Loads them. Answers how many rows were new.
pub(super) async fn load(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    Ok(indicators(tx, slug).await? + targets(tx, slug).await? + periods(tx, slug).await? + figures(tx, slug).await?)
}

fn indicator_id(slug: &str, code: &str) -> IndicatorId {
    IndicatorId(seed_uuid(&["indicator", slug, code]))
}

/// The id that a period of the seed always gets.
pub(in crate::admin) fn period_id(slug: &str, code: PeriodCode) -> PeriodId {
    PeriodId(seed_uuid(&["period", slug, &code.to_string()]))
}

/// What every province measures, and what this one does.
async fn indicators(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let (mut rows, mut versions) = (Vec::new(), Vec::new());
    let mut places: HashMap<String, i64> = HashMap::new();
    for row in files::indicators()? {
        // The place is that of the file, so that provinces with more have the others in the same places.
        let place = places.entry(row.group.clone()).or_default();
        *place += 1;
        if row.tenant.as_deref().is_some_and(|own| own != slug) {
            continue;
        }
        let definition = definition(&row)?;
        let since = known(&row.known_on)?;
        rows.push(indicator::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(indicator_id(slug, &row.code)),
            code: Set(row.code.clone()),
            ordinal: Set(*place),
            group_code: Set(code("group", IndicatorGroup::from_code(&row.group), &row.group)?.code().to_owned()),
            known_at: Set(since),
            recorded_at: Set(tx.now()),
        });
        versions.push(indicator_version::ActiveModel {
            tenant_id: Set(tx.tenant()),
            indicator_id: Set(indicator_id(slug, &row.code)),
            seq: Set(1),
            from_day: Set(day(&row.known_on)?),
            search: Set(fold_vi(&format!("{} {} {}", row.code, row.name_vi, row.name_en))),
            name_vi: Set(row.name_vi),
            name_en: Set(row.name_en),
            hash: Set(hex(&definition.hash())),
            measure: Set(definition.measure.code().to_owned()),
            direction: Set(definition.direction.code().to_owned()),
            course: Set(definition.course.code().to_owned()),
            joining: Set(definition.joining.code().to_owned()),
            words: Set(definition.words),
            unit: Set(definition.unit),
            numerator: Set(definition.numerator),
            denominator: Set(definition.denominator),
            source: Set(row.source),
            known_at: Set(since),
            recorded_at: Set(tx.now()),
        });
    }
    Ok(tx.insert_missing(rows).await? + tx.insert_missing(versions).await?)
}

fn definition(row: &files::IndicatorRow) -> Result<Definition, Error> {
    let definition = Definition {
        code: row.code.clone(),
        words: row.words.clone(),
        unit: row.unit.clone(),
        numerator: row.numerator.clone(),
        denominator: row.denominator.clone().unwrap_or_default(),
        measure: code("measure", Measure::from_code(&row.measure), &row.measure)?,
        direction: code("direction", Direction::from_code(&row.direction), &row.direction)?,
        course: code("course", Course::from_code(&row.course), &row.course)?,
        joining: code("joining", Joining::from_code(&row.joining), &row.joining)?,
    };
    if definition.is_sound() { Ok(definition) } else { Err(Error::Broken(format!("seed: the parts of {} do not fit", row.code))) }
}

async fn targets(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut rows = Vec::new();
    for row in files::indicator_targets()?.into_iter().filter(|row| row.tenant == slug) {
        rows.push(indicator_target::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(seed_uuid(&["indicator_target", slug, &row.key])),
            indicator_id: Set(indicator_id(slug, &row.indicator)),
            unit_id: Set(row.unit_key.as_deref().map(|key| unit_id(slug, key))),
            first_day: Set(day(&row.first_on)?),
            last_day: Set(some_day(row.last_on.as_deref())?),
            target: Set(quantity(row.target.as_deref())?),
            floor: Set(quantity(row.floor.as_deref())?),
            source: Set(row.source),
            known_at: Set(known(&row.known_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(rows).await
}

/// The periods that the figures speak of, closed as Decree 09/2019/NĐ-CP has it. Each is known from its first day.
async fn periods(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut codes: BTreeMap<PeriodCode, Period> = BTreeMap::new();
    for row in files::figures()?.into_iter().filter(|row| row.tenant == slug) {
        let period = period(&row.period)?;
        codes.insert(period.code, period);
    }
    let rows = codes.into_values().map(|period| period::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(period_id(slug, period.code)),
        kind: Set(period.kind().code().to_owned()),
        code: Set(period.code.to_string()),
        first_day: Set(period.first),
        last_day: Set(period.last),
        known_at: Set(domain::clock::Instant::at_hour(period.first, 0)),
        recorded_at: Set(tx.now()),
    });
    tx.insert_missing(rows.collect()).await
}

fn period(text: &str) -> Result<Period, Error> {
    let period = text.parse().ok().and_then(|code| Period::of(code, CutOff::DECREE_09));
    period.ok_or_else(|| Error::unknown_code("period", text))
}

async fn figures(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut rows = Vec::new();
    for row in files::figures()?.into_iter().filter(|row| row.tenant == slug) {
        let (stated, points) = (printed(row.stated.as_deref())?, printed(row.points.as_deref())?);
        rows.push(figure::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(FigureId(seed_uuid(&["figure", slug, &row.key]))),
            indicator_id: Set(indicator_id(slug, &row.indicator)),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            period_id: Set(period_id(slug, period(&row.period)?.code)),
            numerator: Set(quantity(row.numerator.as_deref())?),
            denominator: Set(quantity(row.denominator.as_deref())?),
            stated: Set(stated.map(Percent::value)),
            stated_decimals: Set(stated.map(|one| i64::from(one.decimals()))),
            stated_points: Set(points.map(Percent::value)),
            points_decimals: Set(points.map(|one| i64::from(one.decimals()))),
            note: Set(row.note.unwrap_or_default()),
            source: Set(row.source),
            sample: Set(row.sample == 1),
            author_id: Set(None),
            known_at: Set(known(&row.known_on)?),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(rows).await
}

/// A decimal of a file, exactly.
fn quantity(text: Option<&str>) -> Result<Option<Quantity>, Error> {
    text.map(|text| text.parse().map_err(|_| Error::Broken(format!("seed: {text:?} is no quantity")))).transpose()
}

/// What a paper printed, with the decimals that it printed.
fn printed(text: Option<&str>) -> Result<Option<Percent>, Error> {
    text.map(|text| parse_percent(Lang::En, text).ok_or_else(|| Error::Broken(format!("seed: {text:?} is no percentage")))).transpose()
}

fn code<T>(what: &str, found: Option<T>, text: &str) -> Result<T, Error> {
    found.ok_or_else(|| Error::unknown_code(what, text))
}
