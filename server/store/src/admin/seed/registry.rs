//! Units, settings, calendar, accounts of one tenant.

use std::collections::{BTreeSet, HashMap};

use domain::access::Role;
use domain::fold::{fold_vi, sort_key_vi};
use domain::ids::{AccountId, SuccessionId, UnitId};
use domain::units::UnitKind;
use sea_orm::Set;

use super::files::{self, TenantRow, UnitRow, day, some_day};
use crate::Error;
use crate::entities::{account, calendar_day, standing_agency, tenant_setting, unit, unit_succession};
use crate::secrets::seed_uuid;
use crate::tenancy::TenantTx;

/// Loads them. Answers how many rows were new.
pub(super) async fn load(tx: &TenantTx, tenant: &TenantRow, demo: bool) -> Result<u64, Error> {
    let slug = tenant.slug.as_str();
    let mut inserted = units(tx, slug).await?;
    inserted += successions(tx, slug).await?;
    let setting = tenant_setting::ActiveModel {
        tenant_id: Set(tx.tenant()),
        committee: Set(tenant.committee_vi.clone()),
        spelling: Set("classic".to_owned()),
        deadline_hour: Set(17),
        // The seeds come from public documents, so a demonstration may show their totals.
        public_facts: Set(demo && tenant.kind == "province"),
        clarities: Set(tenant.clarities.clone()),
        ladder: Set(crate::queries::ladder::write(&domain::difficulty::Ladder::default())),
        version: Set(1),
        ..Default::default()
    };
    inserted += tx.insert_missing(vec![setting]).await?;
    if tenant.kind == "province" {
        inserted += calendar(tx).await?;
    }
    inserted += standing_agencies(tx, slug).await?;
    if demo {
        inserted += accounts(tx, slug).await?;
    }
    Ok(inserted)
}

/// The id of a seeded unit.
pub(super) fn unit_id(slug: &str, key: &str) -> UnitId {
    UnitId(seed_uuid(&["unit", slug, key]))
}

async fn units(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let rows: Vec<UnitRow> = files::units()?.into_iter().filter(|row| row.tenant == slug).collect();
    let parents: HashMap<&str, Option<&str>> = rows.iter().map(|row| (row.key.as_str(), row.parent_key.as_deref())).collect();
    let depth = |key: &str| std::iter::successors(Some(key), |key| parents.get(key).copied().flatten()).take(5).count();
    let mut models = Vec::with_capacity(rows.len());
    for row in &rows {
        let kind = UnitKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of unit", &row.kind))?;
        let model = unit::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(unit_id(slug, &row.key)),
            code: Set(row.code.clone()),
            kind: Set(row.kind.clone()),
            level: Set(kind.level().code().to_owned()),
            name: Set(row.name.clone()),
            short_name: Set(row.short_name.clone()),
            search: Set(fold_vi(&row.name)),
            sort_key: Set(sort_key_vi(&row.short_name)),
            parent_id: Set(row.parent_key.as_deref().map(|key| unit_id(slug, key))),
            valid_from: Set(some_day(row.valid_from.as_deref())?),
            valid_to: Set(some_day(row.valid_to.as_deref())?),
            sample: Set(row.sample == 1),
            ordinal: Set(row.ordinal),
            source: Set(row.source.clone()),
            recorded_at: Set(tx.now()),
        };
        models.push((depth(&row.key), model));
    }
    // Parents first: a batch must find them in the table.
    models.sort_by_key(|(depth, _)| *depth);
    tx.insert_missing(models.into_iter().map(|(_, model)| model).collect()).await
}

async fn successions(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut models = Vec::new();
    for row in files::successions()?.into_iter().filter(|row| row.tenant == slug) {
        models.push(unit_succession::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(SuccessionId(seed_uuid(&["succession", slug, &row.from_key, &row.to_key]))),
            from_id: Set(unit_id(slug, &row.from_key)),
            to_id: Set(unit_id(slug, &row.to_key)),
            kind: Set(row.kind),
            effective_on: Set(day(&row.effective_on)?),
            source: Set(row.source),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(models).await
}

/// The days of the years that the tenant has none of from the same source yet: a year that it has is its own, and a day that
/// it removed from it stays away.
async fn calendar(tx: &TenantTx) -> Result<u64, Error> {
    let rows = files::calendar()?;
    let sources: BTreeSet<&str> = rows.iter().map(|row| row.source.as_str()).collect();
    let held = tx.find::<calendar_day::Entity>().all(tx.conn()).await?;
    let held: BTreeSet<i32> = held.iter().filter(|row| sources.contains(row.source.as_str())).map(|row| row.day.year()).collect();
    let mut models = Vec::new();
    for row in rows {
        if held.contains(&day(&row.day)?.year()) {
            continue;
        }
        models.push(calendar_day::ActiveModel {
            tenant_id: Set(tx.tenant()),
            day: Set(day(&row.day)?),
            working: Set(row.kind == "working"),
            name_vi: Set(row.name_vi),
            name_en: Set(row.name_en),
            source: Set(row.source),
        });
    }
    tx.insert_missing(models).await
}

async fn standing_agencies(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut models = Vec::new();
    for row in files::standing_agencies()?.into_iter().filter(|row| row.tenant == slug) {
        let from = row.valid_from.as_deref().unwrap_or_default();
        models.push(standing_agency::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(seed_uuid(&["standing_agency", slug, &row.unit_key, from])),
            unit_id: Set(unit_id(slug, &row.unit_key)),
            valid_from: Set(some_day(row.valid_from.as_deref())?),
            valid_to: Set(some_day(row.valid_to.as_deref())?),
            source: Set(row.source),
            recorded_at: Set(tx.now()),
        });
    }
    tx.insert_missing(models).await
}

async fn accounts(tx: &TenantTx, slug: &str) -> Result<u64, Error> {
    let mut models = Vec::new();
    for row in files::accounts()?.into_iter().filter(|row| row.tenant == slug) {
        let role = Role::from_code(&row.role).ok_or_else(|| Error::unknown_code("role", &row.role))?;
        models.push(account::ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(AccountId(seed_uuid(&["account", slug, &row.username]))),
            search: Set(fold_vi(&format!("{} {} {}", row.username, row.display_name, row.position))),
            sort_key: Set(sort_key_vi(&row.display_name)),
            username: Set(row.username),
            name: Set(row.display_name),
            position: Set(row.position),
            role: Set(role.code().to_owned()),
            unit_id: Set(row.unit_key.as_deref().map(|key| unit_id(slug, key))),
            password_hash: Set(None),
            password_changed_at: Set(None),
            disabled_at: Set(None),
            last_sign_in: Set(None),
            demo: Set(true),
            version: Set(1),
            created_at: Set(tx.now()),
            ..Default::default()
        });
    }
    tx.insert_missing(models).await
}
