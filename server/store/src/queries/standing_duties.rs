//! What documents ask of units without a date.

use std::collections::BTreeMap;

use domain::ids::DocumentId;
use domain::views::directives::{OwnStandingDuty, StandingDuty};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};

use crate::Error;
use crate::entities::standing_duty::{Column, Entity, Model};
use crate::entities::{document, unit};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, units};
use crate::tenancy::TenantTx;

/// The rows of a document, in its order. One query.
pub(crate) async fn rows(tx: &TenantTx, id: DocumentId) -> Result<Vec<Model>, Error> {
    Ok(tx.find::<Entity>().filter(Column::DocumentId.eq(id)).order_by_asc(Column::Ordinal).all(tx.conn()).await?)
}

/// Those of one document, each with its units in official order. Two queries.
pub(crate) async fn of(tx: &TenantTx, id: DocumentId) -> Result<Vec<StandingDuty>, Error> {
    let rows = rows(tx, id).await?;
    let known = units::by_ids(tx, rows.iter().map(|row| row.unit_id)).await?;
    let mut by_ordinal: BTreeMap<i64, (String, Vec<_>)> = BTreeMap::new();
    for row in rows {
        let unit = units::of(&known, row.unit_id)?;
        by_ordinal.entry(row.ordinal).or_insert((row.title, Vec::new())).1.push(unit);
    }
    let duty = |(ordinal, (title, mut units)): (i64, (String, Vec<&unit::Model>))| {
        units.sort_by_cached_key(|unit| units::place(unit));
        let units = units.into_iter().map(units::head).collect::<Result<_, Error>>()?;
        Ok(StandingDuty { ordinal: u32::try_from(ordinal).unwrap_or_default(), title, units })
    };
    by_ordinal.into_iter().map(duty).collect()
}

/// Those that documents in force on the day put on some units, the newest document first. Two queries.
pub(crate) async fn owed(tx: &TenantTx, as_of: &AsOf, units: Condition) -> Result<Vec<OwnStandingDuty>, Error> {
    let rows = tx.find::<Entity>().filter(units).order_by_asc(Column::Ordinal).all(tx.conn()).await?;
    let named = document::Column::Id.is_in(rows.iter().map(|row| row.document_id));
    let documents = documents::standing(tx, as_of, Condition::all().add(named)).await?;
    let mut owed = Vec::new();
    for document in documents.iter().rev() {
        let mut titles: Vec<&str> = rows.iter().filter(|row| row.document_id == document.id).map(|row| row.title.as_str()).collect();
        titles.dedup();
        owed.extend(titles.into_iter().map(|title| OwnStandingDuty { title: title.to_owned(), directive: documents::head(document) }));
    }
    Ok(owed)
}
