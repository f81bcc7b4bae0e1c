//! Documents as they stand in a sentence, and by id.

use std::collections::HashMap;

use domain::error::Fault;
use domain::ids::DocumentId;
use domain::lifecycle::directive::{Directive, DirectiveState};
use domain::views::directives::DirectiveHead;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::document::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::tenancy::TenantTx;

/// Documents by id.
pub(crate) type DocumentMap = HashMap<DocumentId, Model>;

/// As it stands in a sentence or a cell.
pub(crate) fn head(document: &Model) -> DirectiveHead {
    DirectiveHead {
        id: document.id,
        number: document.number.clone(),
        kind: document.kind.clone(),
        issued_on: document.issued_on,
        issuer: document.issuer.clone(),
        subject: document.subject.clone(),
        sample: document.sample,
    }
}

/// One document, unless it was made known only after the day shown: a draft is known to nobody.
pub(crate) async fn get(tx: &TenantTx, as_of: &AsOf, id: DocumentId) -> Result<Model, Error> {
    let document = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(as_of.known(Column::KnownAt)).one(tx.conn()).await?;
    Ok(document.ok_or(Fault::NotFound)?)
}

/// The documents known on the day that still stand, newest first: what was withdrawn or replaced asks nobody any more. Two queries.
pub(crate) async fn standing(tx: &TenantTx, as_of: &AsOf, only: impl Into<Condition>) -> Result<Vec<Model>, Error> {
    let known = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).filter(only.into());
    let ids = known.clone().select_only().column(Column::Id).into_query();
    let states = life::states::<Directive>(tx, as_of, ids).await?;
    let mut found = known.order_by_desc(Column::IssuedOn).order_by_asc(Column::Number).all(tx.conn()).await?;
    found.retain(|document| states.get(&document.id.0).is_none_or(|state| *state == DirectiveState::Issued));
    Ok(found)
}

/// The documents of these ids, which may repeat.
pub(crate) async fn by_ids(tx: &TenantTx, ids: impl IntoIterator<Item = DocumentId>) -> Result<DocumentMap, Error> {
    let mut ids: Vec<DocumentId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    let documents = tx.find::<Entity>().filter(Column::Id.is_in(ids)).all(tx.conn()).await?;
    Ok(documents.into_iter().map(|document| (document.id, document)).collect())
}

/// The document of a foreign key.
pub(crate) fn of(documents: &DocumentMap, id: DocumentId) -> Result<&Model, Error> {
    documents.get(&id).ok_or_else(|| Error::Broken(format!("no document {id}")))
}
