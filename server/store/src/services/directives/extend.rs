//! More time for one unit, or for all that still owe a demand. The first due date stays to be read.

use domain::access::Action;
use domain::audit::EventCode;
use domain::deadline::Due;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::extension::Extension;
use domain::format::iso;
use domain::ids::{DocumentId, ExtensionId, ObligationId};
use domain::lifecycle::DueRule;
use sea_orm::{ColumnTrait, Set};
use serde_json::json;

use crate::audit::{Event, record};
use crate::entities::{due_extension, obligation};
use crate::queries::as_of::AsOf;
use crate::queries::documents;
use crate::queries::obligations::{self, Owed};
use crate::queries::paging::count;
use crate::secrets::{digest, new_id};
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// More time, as typed.
#[derive(Debug, Clone)]
pub struct Extend {
    /// Of which document.
    pub id: DocumentId,
    /// Number of the demand.
    pub clause: u32,
    /// Id of one obligation; empty for all that are open.
    pub obligation: String,
    /// How many extensions of the demand the page showed.
    pub seen: u32,
    /// The new date.
    pub due: String,
    /// "trước" or "đến hết", as code.
    pub due_rule: String,
    /// Why.
    pub text: String,
}

/// Extends one obligation, or all open ones of a demand; those that have as much time already keep theirs.
///
/// # Errors
/// [`Fault::NotFound`] for a document or demand that the tenant does not know, [`Fault::Forbidden`], [`Fault::Stale`] when
/// somebody extended meanwhile; refused on `due`, `text`, and `obligation` where nothing is owed any more.
pub async fn extend(store: &Store, caller: &Caller, typed: Extend) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ExtendDeadlines).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let document = documents::get(&tx, &as_of, typed.id).await?;
    let of_clause = obligations::under(typed.id).add(obligation::Column::Clause.eq(i64::from(typed.clause)));
    let owed = obligations::owed(&tx, &as_of, of_clause).await?;
    if owed.is_empty() {
        return Err(Fault::NotFound.into());
    }
    if owed.iter().map(|one| count(one.extensions.len())).sum::<u32>() != typed.seen {
        return Err(Fault::Stale.into());
    }
    let one = read(&tx, &typed)?;
    let granted = grant(&as_of, &owed, &typed.obligation, &one)?;
    write(&tx, &granted, &one).await?;
    let ids: Vec<String> = granted.iter().map(|owed| owed.row.id.to_string()).collect();
    let detail = json!({
        "clause": typed.clause, "due": iso(one.due.on), "rule": one.due.rule.code(), "text": one.reason,
        "count": ids.len(), "digest": digest(&ids.join(" ")),
    });
    let event = EventCode::DeadlineExtended;
    record(&tx, Event { event, subject_id: Some(document.id.0), subject: &document.number, detail }).await?;
    tx.commit().await
}

fn read(tx: &TenantTx, typed: &Extend) -> Result<Extension, Error> {
    let mut fields = Typed::default();
    let on = fields.day("due", &typed.due);
    let rule: Option<DueRule> = fields.code("due_rule", &typed.due_rule);
    let reason = fields.words("text", &typed.text, 2_000);
    let due = on.zip(rule).map(|(on, rule)| Due { on, rule });
    fields.done(due.map(|due| Extension { due, reason, granted_at: tx.now() }))
}

/// Who gets it.
fn grant<'a>(as_of: &AsOf, owed: &'a [Owed], obligation: &str, one: &Extension) -> Result<Vec<&'a Owed>, Error> {
    let wanted = obligation.parse::<ObligationId>().ok();
    let mut open: Vec<&Owed> = owed.iter().filter(|owed| owed.open()).collect();
    if !obligation.is_empty() {
        open.retain(|owed| Some(owed.row.id) == wanted);
    }
    if open.is_empty() {
        return Err(Fault::field("obligation", RefusalCode::BadChoice).into());
    }
    let mut refused: Vec<Refusal> = Vec::new();
    open.retain(|owed| {
        let found = one.check(owed.due, as_of.deadline_hour);
        let fine = found.is_empty();
        refused.extend(found);
        fine
    });
    if open.is_empty() {
        refused.truncate(1);
        return Err(Fault::Refused { refusals: refused }.into());
    }
    Ok(open)
}

async fn write(tx: &TenantTx, granted: &[&Owed], one: &Extension) -> Result<(), Error> {
    let actor = tx.actor().ok_or_else(|| Error::Broken("an extension by nobody".to_owned()))?;
    let row = |owed: &&Owed| due_extension::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(ExtensionId(new_id())),
        obligation_id: Set(owed.row.id),
        seq: Set(i64::from(count(owed.extensions.len())) + 1),
        due_on: Set(one.due.on),
        due_rule: Set(one.due.rule.code().to_owned()),
        reason: Set(one.reason.clone()),
        actor_id: Set(Some(actor.account)),
        source: Set(actor.username.clone()),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    };
    let rows: Vec<due_extension::ActiveModel> = granted.iter().map(row).collect();
    let ids = rows.iter().filter_map(|row| row.id.try_as_ref().copied()).collect();
    tx.insert_all(rows).await.map_err(crate::life::at_once)?;
    crate::services::notices::tell_extended(tx, ids).await
}
