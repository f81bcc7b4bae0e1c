//! Every change leaves an event, in the same transaction, each hash covering the one before (per tenant).

use domain::audit::EventCode;
use domain::fold::fold_vi;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::Value;
use uuid::Uuid;

use crate::Error;
use crate::entities::audit_event;
use crate::secrets::digest;
use crate::tenancy::TenantTx;

/// What happened, to what.
#[derive(Debug, Clone)]
pub(crate) struct Event<'a> {
    /// What.
    pub event: EventCode,
    /// Id of the row.
    pub subject_id: Option<Uuid>,
    /// The row in words.
    pub subject: &'a str,
    /// Values that changed. Never a password, a token, or a citizen's data.
    pub detail: Value,
}

/// The key in the detail under which stands in whose name it was done.
pub(crate) const IN_NAME_OF: &str = "in_name_of";

/// The hash that the first event follows.
pub(crate) const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Appends an event. Call it last before the commit: on PostgreSQL it queues writers of the same tenant.
pub(crate) async fn record(tx: &TenantTx, mut event: Event<'_>) -> Result<(), Error> {
    // Who acts in somebody else's name leaves both names.
    if let (Some(other), Some(detail)) = (tx.actor().and_then(|actor| actor.stands_in.as_ref()), event.detail.as_object_mut()) {
        detail.insert(IN_NAME_OF.to_owned(), other.username.clone().into());
    }
    let actor = tx.actor().map(|a| (a.account, a.username.clone()));
    record_as(tx, actor, event).await
}

/// Like [`record`], for events before there is a caller (a sign-in names the account signed in to).
pub(crate) async fn record_as(tx: &TenantTx, actor: Option<(domain::ids::AccountId, String)>, event: Event<'_>) -> Result<(), Error> {
    lock_chain(tx).await?;
    let last = tx.find::<audit_event::Entity>().order_by_desc(audit_event::Column::Seq).limit(1).one(tx.conn()).await?;
    let (seq, prev_hash) = last.map_or((1, GENESIS.to_owned()), |last| (last.seq + 1, last.hash));
    let actor_name = actor.as_ref().map(|(_, name)| name.clone());
    let mut row = audit_event::Model {
        tenant_id: tx.tenant(),
        seq,
        at: tx.now(),
        actor_id: actor.map(|(id, _)| id),
        search: fold_vi(&format!("{} {}", actor_name.as_deref().unwrap_or_default(), event.subject)),
        actor: actor_name,
        event: event.event.code().to_owned(),
        subject_id: event.subject_id,
        subject: event.subject.to_owned(),
        detail: event.detail.to_string(),
        prev_hash,
        hash: String::new(),
    };
    row.hash = hash_of(&row);
    let row = audit_event::ActiveModel {
        tenant_id: Set(row.tenant_id),
        seq: Set(row.seq),
        at: Set(row.at),
        actor_id: Set(row.actor_id),
        actor: Set(row.actor),
        event: Set(row.event),
        subject_id: Set(row.subject_id),
        subject: Set(row.subject),
        search: Set(row.search),
        detail: Set(row.detail),
        prev_hash: Set(row.prev_hash),
        hash: Set(row.hash),
    };
    tx.insert(row).await
}

/// Walks the whole chain of a tenant. Answers the number of the first event that is not what its hash says, or does not
/// follow the one before it.
pub(crate) async fn first_break(tx: &TenantTx) -> Result<Option<i64>, Error> {
    /// A page of the chain: few enough to hold, many enough to be quick.
    const PAGE: u64 = 1000;
    let (mut seq, mut hash) = (0, GENESIS.to_owned());
    loop {
        let next = tx.find::<audit_event::Entity>().filter(audit_event::Column::Seq.gt(seq));
        let rows = next.order_by_asc(audit_event::Column::Seq).limit(PAGE).all(tx.conn()).await?;
        if rows.is_empty() {
            return Ok(None);
        }
        for row in rows {
            if row.seq != seq + 1 || row.prev_hash != hash || hash_of(&row) != row.hash {
                return Ok(Some(seq + 1));
            }
            (seq, hash) = (row.seq, row.hash);
        }
    }
}

/// What the hash of an event covers: everything but the search words and itself.
pub(crate) fn hash_of(row: &audit_event::Model) -> String {
    let parts = serde_json::json!([
        row.tenant_id,
        row.seq,
        row.at,
        row.actor_id,
        row.actor,
        row.event,
        row.subject_id,
        row.subject,
        row.detail,
        row.prev_hash,
    ]);
    digest(&parts.to_string())
}

/// Two writers must not take the same number. SQLite has one writer anyway; PostgreSQL gets a lock per tenant that ends
/// with the transaction.
pub(crate) async fn lock_chain(tx: &TenantTx) -> Result<(), Error> {
    use sea_orm::{ConnectionTrait, DbBackend, Statement};
    if tx.conn().get_database_backend() == DbBackend::Postgres {
        let key = i64::from_be_bytes(tx.tenant().0.as_bytes()[8..].try_into().map_err(|_| Error::Broken("uuid".to_owned()))?);
        let sql = "SELECT pg_advisory_xact_lock($1)";
        tx.conn().execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [key.into()])).await?;
    }
    Ok(())
}
