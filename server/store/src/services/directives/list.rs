//! The list: documents known on a day, and for those who may issue them what is being entered.

use std::collections::{BTreeMap, HashMap};

use domain::access::Action;
use domain::clock::Instant;
use domain::deadline::DueStatus;
use domain::ids::DocumentId;
use domain::lifecycle::directive::{Directive, DirectiveState};
use domain::views::directives::{DirectiveFilter, DirectiveHead, DirectiveList, DirectiveRow};
use domain::views::order::SortBy;
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use crate::entities::document::{Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::obligations::Owed;
use crate::queries::paging::{count, cut, needle};
use crate::queries::sorting::{Key, arrange, due, place, words};
use crate::queries::{documents, life, obligations};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

const PAGE_SIZE: u32 = 40;

/// The documents known on a day, newest first. Nine queries; eleven for those who may issue.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: impl Into<DirectiveFilter>) -> Result<DirectiveList, Error> {
    let filter = filter.into();
    let tx = store.begin(caller, Action::ViewDirectives).await?;
    let as_of = AsOf::load(&tx, filter.as_of).await?;
    let known = tx.find::<Entity>().filter(as_of.known(Column::KnownAt));
    let ids = known.clone().select_only().column(Column::Id).into_query();
    let found = known.order_by_desc(Column::IssuedOn).order_by_asc(Column::Number).all(tx.conn()).await?;
    let states = life::states::<Directive>(&tx, &as_of, ids).await?;
    let owed = obligations::owed(&tx, &as_of, Condition::all()).await?;
    let may_write = !as_of.past && !caller.tenant.suspended && caller.actor.may(Action::IssueDirectives);
    let drafts = if may_write { drafts(&tx, &as_of).await? } else { Vec::new() };
    tx.commit().await?;
    let mut by_document: HashMap<DocumentId, Vec<&Owed>> = HashMap::new();
    for owed in &owed {
        by_document.entry(owed.row.document_id).or_default().push(owed);
    }
    let needle = needle(filter.search.as_deref());
    let found = found.iter().filter(|document| needle.as_ref().is_none_or(|needle| document.search.contains(needle)));
    let rows = found.map(|document| {
        let owed = by_document.get(&document.id).map_or(&[][..], Vec::as_slice);
        let open = owed.iter().filter(|o| o.open() && !matches!(o.status(&as_of), DueStatus::Late { .. }));
        DirectiveRow {
            directive: documents::head(document),
            state: states.get(&document.id.0).copied().unwrap_or(DirectiveState::Issued),
            obligations: count(owed.len()),
            fulfilled: count(owed.iter().filter(|o| o.fulfilled()).count()),
            next_due: open.map(|o| o.due).min_by_key(|due| due.last_day()),
        }
    });
    let mut rows: Vec<DirectiveRow> = rows.collect();
    let mut states: BTreeMap<DirectiveState, u32> = BTreeMap::new();
    for row in &rows {
        *states.entry(row.state).or_default() += 1;
    }
    rows.retain(|row| filter.state.is_none_or(|state| row.state == state));
    arrange(&mut rows, filter.sort, |row, by| match by {
        SortBy::Name => Some(words(&row.directive.number)),
        SortBy::Since => Some(Key::Number(i64::from(row.directive.issued_on.to_julian_day()))),
        SortBy::Due => Some(due(row.next_due)),
        SortBy::State => Some(place(Some(row.state))),
        SortBy::Unit | SortBy::Level => None,
    });
    let (rows, page) = cut(rows, filter.page, PAGE_SIZE);
    Ok(DirectiveList { as_of: as_of.day, drafts, may_write, states: states.into_iter().collect(), rows, page })
}

/// What is being entered, newest first. Two queries.
async fn drafts(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<DirectiveHead>, Error> {
    let unknown = tx.find::<Entity>().filter(Column::KnownAt.eq(Instant::NOT_YET));
    let ids = unknown.clone().select_only().column(Column::Id).into_query();
    let found = unknown.order_by_desc(Column::RecordedAt).order_by_desc(Column::Id).all(tx.conn()).await?;
    let states = life::states::<Directive>(tx, as_of, ids).await?;
    let draft = |id: DocumentId| states.get(&id.0).is_none_or(|state| *state == DirectiveState::Draft);
    Ok(found.iter().filter(|document| draft(document.id)).map(documents::head).collect())
}
