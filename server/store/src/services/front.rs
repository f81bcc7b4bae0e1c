//! The front page of the bare host: the tenants, each with the totals that it shows to everybody.

use std::collections::BTreeMap;

use domain::units::{Level, UnitKind};
use domain::views::front::{FrontFacts, RegisteredFact};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};

use crate::entities::{tenant_setting, unit};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::units;
use crate::services::{coverage, tenants};
use crate::tenancy::{Errand, Tenant, TenantTx};
use crate::{Error, Store};

/// Every tenant, in the official order. Each one's totals are read in a transaction of its own, and only where its setting
/// "public facts" is on: a constant number of queries per tenant.
///
/// # Errors
/// The database's.
pub async fn get(store: &Store) -> Result<Vec<(Tenant, Option<FrontFacts>)>, Error> {
    let mut cards = Vec::new();
    for tenant in tenants::all(store).await? {
        let facts = if tenant.is_centre() { None } else { facts(store, &tenant).await? };
        cards.push((tenant, facts));
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

/// How many units of each kind stand at commune level on the day of `as_of`.
async fn communes(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<(UnitKind, u32)>, Error> {
    use unit::{Column, Entity};
    let query = tx.find::<Entity>().select_only().column(Column::Kind).column_as(Column::Id.count(), "n");
    let query = query.filter(units::in_force(as_of.day)).filter(Column::Level.eq(Level::Commune.code())).group_by(Column::Kind);
    let mut kinds = BTreeMap::new();
    for (kind, n) in query.into_tuple::<(String, i64)>().all(tx.conn()).await? {
        kinds.insert(units::kind_of(&kind)?, count(usize::try_from(n).unwrap_or_default()));
    }
    Ok(kinds.into_iter().collect())
}
