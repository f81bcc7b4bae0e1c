//! The front page of the bare host: the tenants, each with the totals that it shows to everybody.

use std::collections::BTreeMap;

use domain::units::Level;
use domain::views::front::{FrontCard, FrontFacts, RegisteredFact};

use crate::entities::tenant_setting;
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::services::{coverage, tenants};
use crate::tenancy::{Errand, Tenant, TenantTx};
use crate::{Error, Store};

/// Every tenant, in the official order. Each one's totals are read in a transaction of its own, and only where its setting
/// "public facts" is on: a constant number of queries per tenant.
///
/// # Errors
/// The database's.
pub async fn get(store: &Store) -> Result<Vec<FrontCard>, Error> {
    let mut cards = Vec::new();
    for tenant in tenants::all(store).await? {
        let facts = if tenant.is_centre() { None } else { facts(store, &tenant).await? };
        cards.push(FrontCard { slug: tenant.head.slug, facts });
    }
    Ok(cards)
}

async fn facts(store: &Store, tenant: &Tenant) -> Result<Option<FrontFacts>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::PublicFacts).await?;
    let setting = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
    if !setting.is_some_and(|setting| setting.public_facts) {
        return Ok(None);
    }
    let as_of = AsOf::load(&tx, None).await?;
    let communes = communes(&tx, &as_of).await?;
    let board = coverage::board(&tx, &as_of, None).await?;
    tx.commit().await?;
    let registered = |level: &domain::views::coverage::CoverageLevel| RegisteredFact {
        level: level.level,
        registered: level.registered,
        total: level.total,
    };
    let (directive, registered) = match board {
        Some(board) => (Some(board.directive), board.levels.iter().map(registered).collect()),
        None => (None, Vec::new()),
    };
    Ok(Some(FrontFacts { communes, directive, registered }))
}

/// How many units of each kind stand at commune level today.
async fn communes(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<(domain::units::UnitKind, u32)>, Error> {
    let mut kinds = BTreeMap::new();
    for unit in units::select(tx, units::in_force(as_of.day)).await? {
        if units::level(&unit.level)? == Level::Commune {
            *kinds.entry(units::kind(&unit)?).or_default() += 1;
        }
    }
    Ok(kinds.into_iter().collect())
}
