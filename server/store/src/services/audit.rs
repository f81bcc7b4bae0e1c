//! `/audit`: the chain of events, a page at a time, each page proved against the events before it.

use std::collections::HashMap;

use domain::access::Action;
use domain::views::audit::{AuditFilter, AuditList, AuditRow};
use sea_orm::sea_query::LikeExpr;
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::audit::{GENESIS, IN_NAME_OF, hash_of};
use crate::entities::audit_event::{Column, Entity, Model};
use crate::queries::paging::{needle, page, skipped};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// The most events that a sheet has: the newest.
pub(crate) const WHOLE_MAX: u32 = 10_000;
const PAGE_SIZE: u32 = 50;
/// Characters of a hash that are shown.
const HASH_SHOWN: usize = 8;

/// Events, newest first. Four queries.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] without the right to the audit trail.
pub async fn list(store: &Store, caller: &Caller, filter: AuditFilter) -> Result<AuditList, Error> {
    let tx = store.begin(caller, Action::ViewAudit).await?;
    let event = filter.event.filter(|code| !code.is_empty()).map(|code| Column::Event.eq(code));
    let search = needle(filter.search.as_deref()).map(|words| Column::Search.like(containing(&words)));
    let subject = filter.subject.map(|id| Column::SubjectId.eq(id));
    let query = tx.find::<Entity>().filter(Condition::all().add_option(event).add_option(search).add_option(subject));
    let total = query.clone().count(tx.conn()).await?;
    let page = page(filter.page, PAGE_SIZE, usize::try_from(total).unwrap_or(usize::MAX));
    let rows = query.order_by_desc(Column::Seq).offset(skipped(page) as u64).limit(u64::from(page.size.min(WHOLE_MAX)));
    let rows = rows.all(tx.conn()).await?;
    let events = tx.find::<Entity>().select_only().column(Column::Event).distinct().order_by_asc(Column::Event);
    let events = events.into_tuple::<String>().all(tx.conn()).await?;
    let chain_holds = holds(&rows, &before(&tx, &rows).await?);
    tx.commit().await?;
    let rows = rows.into_iter().map(|row| AuditRow {
        seq: row.seq,
        at: row.at,
        in_name_of: in_name_of(&row.detail),
        actor: row.actor,
        event: row.event,
        subject: row.subject,
        hash: row.hash.chars().take(HASH_SHOWN).collect(),
    });
    Ok(AuditList { rows: rows.collect(), page, events, chain_holds })
}

fn in_name_of(detail: &str) -> Option<String> {
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    Some(detail.get(IN_NAME_OF)?.as_str()?.to_owned())
}

/// A pattern for the words wherever they stand, with nothing in them meaning more than itself.
fn containing(words: &str) -> LikeExpr {
    let literal = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{literal}%")).escape('\\')
}

/// The hashes of the events before those of the page: a filter leaves gaps, and the page ends before the chain does.
async fn before(tx: &TenantTx, rows: &[Model]) -> Result<HashMap<i64, String>, Error> {
    let query = tx.find::<Entity>().filter(Column::Seq.is_in(rows.iter().map(|row| row.seq - 1)));
    let query = query.select_only().column(Column::Seq).column(Column::Hash);
    Ok(query.into_tuple::<(i64, String)>().all(tx.conn()).await?.into_iter().collect())
}

/// Whether each event is what its hash says, and follows the one before it.
fn holds(rows: &[Model], before: &HashMap<i64, String>) -> bool {
    let follows = |row: &Model| {
        let hash = if row.seq == 1 { Some(GENESIS) } else { before.get(&(row.seq - 1)).map(String::as_str) };
        hash == Some(row.prev_hash.as_str())
    };
    rows.iter().all(|row| hash_of(row) == row.hash && follows(row))
}
