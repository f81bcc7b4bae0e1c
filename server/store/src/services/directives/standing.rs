//! What a document asks without a date is added to a draft, or taken out of it.

use std::collections::BTreeSet;

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::ids::DocumentId;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::Found;
use super::demands::Tree;
use crate::entities::standing_duty::{ActiveModel, Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::{standing_duties, units};
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// What is asked, as typed.
#[derive(Debug, Clone)]
pub struct NewStanding {
    /// Of which draft.
    pub id: DocumentId,
    /// The version that the form was filled from.
    pub version: i64,
    /// What is asked.
    pub title: String,
    /// Names or codes of units, parted by ";".
    pub names: String,
}

/// Adds one to a draft.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], [`Fault::Stale`] when the draft was changed or issued meanwhile; refusals on `title`
/// and `names`: none, and each that is unknown on the day of issue.
pub async fn add_standing(store: &Store, caller: &Caller, typed: NewStanding) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::draft(&tx, typed.id, typed.version).await?;
    let tree = Tree::load(&tx, &as_of, found.row.issued_on).await?;
    let mut fields = Typed::default();
    let title = fields.words("title", &typed.title, 500);
    let names = fields.words("names", &typed.names, 10_000);
    let (named, wrong) = units::named(&tree.units, &names);
    for (name, found) in wrong {
        fields.refuse("names", RefusalCode::UnitNamed { name, found });
    }
    fields.done(Some(()))?;
    let ordinal = standing_duties::rows(&tx, typed.id).await?.last().map_or(1, |last| last.ordinal + 1);
    let asked: BTreeSet<_> = named.iter().map(|unit| unit.id).collect();
    let row = |unit| ActiveModel {
        tenant_id: Set(tx.tenant()),
        document_id: Set(typed.id),
        ordinal: Set(ordinal),
        unit_id: Set(unit),
        title: Set(title.clone()),
    };
    tx.insert_all(asked.iter().copied().map(row).collect()).await?;
    found.edited(&tx, json!({ "version": typed.version + 1, "added_standing": ordinal, "units": asked.len(), "title": title })).await?;
    tx.commit().await
}

/// Takes one out of a draft.
///
/// # Errors
/// [`Fault::NotFound`] also for one that the draft does not have, [`Fault::Forbidden`], [`Fault::Stale`].
pub async fn remove_standing(store: &Store, caller: &Caller, id: DocumentId, version: i64, ordinal: u32) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let found = Found::draft(&tx, id, version).await?;
    let rows = tx.delete::<Entity>().filter(Column::DocumentId.eq(id)).filter(Column::Ordinal.eq(i64::from(ordinal)));
    if rows.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    found.edited(&tx, json!({ "version": version + 1, "removed_standing": ordinal })).await?;
    tx.commit().await
}
