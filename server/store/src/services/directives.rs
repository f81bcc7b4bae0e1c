//! `/directives`: the register of documents and what they ask.

use std::collections::HashMap;

use domain::access::Action;
use domain::deadline::DueStatus;
use domain::ids::DocumentId;
use domain::views::directives::{DirectiveDetails, DirectiveList, DirectiveRow};
use sea_orm::{Condition, QueryFilter, QueryOrder};
use time::Date;

use crate::entities::document::{Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::obligations::Owed;
use crate::queries::paging::count;
use crate::queries::{documents, obligations, units};
use crate::{Caller, Error, Store};

/// The documents known on a day, newest first. Four queries.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, as_of: Option<Date>) -> Result<DirectiveList, Error> {
    let tx = store.begin(caller, Action::ViewDirectives).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let known = tx.find::<Entity>().filter(as_of.known(Column::KnownAt));
    let found = known.order_by_desc(Column::IssuedOn).order_by_asc(Column::Number).all(tx.conn()).await?;
    let owed = obligations::owed(&tx, &as_of, Condition::all()).await?;
    tx.commit().await?;
    let mut by_document: HashMap<DocumentId, Vec<&Owed>> = HashMap::new();
    for owed in &owed {
        by_document.entry(owed.row.document_id).or_default().push(owed);
    }
    let rows = found.iter().map(|document| {
        let owed = by_document.get(&document.id).map_or(&[][..], Vec::as_slice);
        let (done, open): (Vec<&Owed>, Vec<&Owed>) = owed.iter().partition(|o| o.fulfilled());
        let to_come = open.iter().filter(|o| !matches!(o.status(&as_of), DueStatus::Late { .. })).map(|o| o.due);
        DirectiveRow {
            directive: documents::head(document),
            obligations: count(owed.len()),
            fulfilled: count(done.len()),
            next_due: to_come.min_by_key(|due| due.last_day()),
        }
    });
    Ok(DirectiveList { as_of: as_of.day, rows: rows.collect() })
}

/// One document with each unit's obligation.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for a document that the tenant does not have or that was issued only after the day;
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, id: DocumentId, as_of: Option<Date>) -> Result<DirectiveDetails, Error> {
    let tx = store.begin(caller, Action::ViewDirectives).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let document = documents::get(&tx, &as_of, id).await?;
    let mut owed = obligations::owed(&tx, &as_of, obligations::under(id)).await?;
    let owers = units::by_ids(&tx, owed.iter().map(|o| o.row.unit_id)).await?;
    owed.sort_by_cached_key(|o| (o.row.clause, owers.get(&o.row.unit_id).map(units::place)));
    let details = DirectiveDetails {
        directive: documents::head(&document),
        as_of: as_of.day,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        clauses: obligations::clauses(&as_of, &owed),
        obligations: obligations::rows(&tx, owed).await?,
        source: document.source,
    };
    tx.commit().await?;
    Ok(details)
}
