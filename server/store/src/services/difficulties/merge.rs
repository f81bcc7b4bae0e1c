//! The same difficulty of several units goes on under one.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Action;
use domain::difficulty::TEXT_MAX;
use domain::error::{Fault, RefusalCode};
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState};
use domain::lifecycle::{Given, MergeTarget};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, Set};

use super::Found;
use super::moves::fire;
use crate::entities::difficulty::{ActiveModel, Column, Entity};
use crate::queries::as_of::AsOf;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store, typed};

/// The most that go under one at once.
const MERGED_MAX: u32 = 100;

/// Which go under which.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The one that stays.
    pub into: DifficultyId,
    /// Those that are merged, each with how many of its events the page showed.
    pub chosen: BTreeMap<DifficultyId, u32>,
    /// Why; may be empty.
    pub text: String,
}

/// Puts several under one; all of them, or none.
///
/// # Errors
/// [`Fault::NotFound`] for any that the tenant does not have; [`Fault::Forbidden`]; [`Fault::Stale`]; refused where none is chosen,
/// where the one that stays is not open or is chosen itself, and where a chosen one has others under it.
pub async fn merge(store: &Store, caller: &Caller, form: Merge) -> Result<(), Error> {
    let tx = store.begin(caller, Action::MergeDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let text = typed::text("text", &form.text, TEXT_MAX)?;
    if form.chosen.is_empty() {
        return Err(Fault::field("chosen", RefusalCode::TooFew { min: 1 }).into());
    }
    if form.chosen.len() > MERGED_MAX as usize {
        return Err(Fault::field("chosen", RefusalCode::OutOfRange { min: 1, max: i64::from(MERGED_MAX) }).into());
    }
    // Always in the order of their ids, so that two people who merge crosswise don't wait for each other.
    let ids: BTreeSet<DifficultyId> = form.chosen.keys().copied().chain([form.into]).collect();
    let mut found = BTreeMap::new();
    for id in ids {
        found.insert(id, Found::lock(&tx, &as_of, id).await?);
    }
    let target = found.get(&form.into).ok_or(Fault::NotFound)?;
    let open = matches!(target.past.state, Some(DifficultyState::Open | DifficultyState::WaitingCentre));
    for (id, seen) in &form.chosen {
        let merged = MergeTarget { this: *id, into: form.into, open, has_own: has_own(&tx, *id).await? };
        let given = Given { text: &text, target: Some(merged), ..Given::default() };
        let found = found.get(id).ok_or(Fault::NotFound)?;
        fire(&tx, &as_of, found, DifficultyEvent::Merge, (Some(*seen), given), None).await?;
    }
    let under = ActiveModel { merged_into: Set(Some(form.into)), ..Default::default() };
    tx.update::<Entity>().set(under).filter(Column::Id.is_in(form.chosen.into_keys())).exec(tx.conn()).await?;
    tx.commit().await
}

async fn has_own(tx: &TenantTx, id: DifficultyId) -> Result<bool, Error> {
    Ok(tx.find::<Entity>().filter(Column::MergedInto.eq(id)).count(tx.conn()).await? > 0)
}
