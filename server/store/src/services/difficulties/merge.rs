//! The same difficulty of several units goes on under one.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::fold::nfc;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState};
use domain::lifecycle::{Given, MergeTarget};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, Set};

use super::moves::{TEXT_MAX, fire};
use super::{Found, lock};
use crate::entities::difficulty::{ActiveModel, Column, Entity};
use crate::queries::as_of::AsOf;
use crate::{Caller, Error, Store};

/// Which goes under which.
#[derive(Debug, Clone)]
pub struct Merge {
    /// The one that is merged.
    pub id: DifficultyId,
    /// How many of its events the page showed.
    pub seen: u32,
    /// The one that stays.
    pub into: DifficultyId,
    /// Why; may be empty.
    pub text: String,
}

/// Puts one under another.
///
/// # Errors
/// [`Fault::NotFound`] for either that the tenant does not have; [`Fault::Forbidden`]; [`Fault::Stale`]; refused where the other is
/// not open, is the same, or this one has others under it.
pub async fn merge(store: &Store, caller: &Caller, form: Merge) -> Result<(), Error> {
    let tx = store.begin(caller, Action::MergeDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    // Always in this order, so that two people who merge crosswise don't wait for each other.
    for id in [form.id.min(form.into), form.id.max(form.into)] {
        lock(&tx, id).await?;
    }
    let found = Found::load(&tx, &as_of, form.id).await?;
    let target = Found::load(&tx, &as_of, form.into).await?;
    let text = nfc(form.text.trim());
    if text.chars().count() > TEXT_MAX as usize {
        return Err(Fault::field("text", RefusalCode::TooLong { max: TEXT_MAX }).into());
    }
    let has_own = tx.find::<Entity>().filter(Column::MergedInto.eq(form.id)).count(tx.conn()).await? > 0;
    let open = matches!(target.past.state, Some(DifficultyState::Open | DifficultyState::WaitingCentre));
    let merged = MergeTarget { this: form.id, into: form.into, open, has_own };
    let given = Given { text: &text, target: Some(merged), ..Given::default() };
    fire(&tx, &as_of, &found, DifficultyEvent::Merge, (Some(form.seen), given), None).await?;
    let under = ActiveModel { merged_into: Set(Some(form.into)), ..Default::default() };
    tx.update::<Entity>().set(under).filter(Column::Id.eq(form.id)).exec(tx.conn()).await?;
    tx.commit().await
}
