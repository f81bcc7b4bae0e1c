//! A document is begun, and its head changed, while nobody else knows of it.

use domain::access::Action;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::directive::KINDS;
use domain::error::RefusalCode;
use domain::fold::fold_vi;
use domain::ids::DocumentId;
use domain::lifecycle::Given;
use domain::lifecycle::directive::{Directive, DirectiveEvent};
use domain::views::directive_drafts::DirectiveForm;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde_json::json;
use time::Date;

use super::Found;
use crate::audit::{Event, record};
use crate::entities::document::{ActiveModel, Column, Entity};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The head of a document, as typed.
#[derive(Debug, Clone)]
pub struct Head {
    /// Number and sign.
    pub number: String,
    /// Code of its kind.
    pub kind: String,
    /// Day of issue.
    pub issued_on: String,
    /// Who issues it.
    pub issuer: String,
    /// What it is about.
    pub subject: String,
}

/// What the form begins with.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] without the right.
pub async fn form(store: &Store, caller: &Caller) -> Result<DirectiveForm, Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let known = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).order_by_desc(Column::IssuedOn).order_by_desc(Column::Id);
    let newest = known.limit(1).one(tx.conn()).await?;
    tx.commit().await?;
    Ok(DirectiveForm { today: as_of.day, issuer: newest.map(|row| row.issuer).unwrap_or_default() })
}

/// Begins a document. Until it is issued only those know of it who may issue it.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] without the right; refusals on the fields.
pub async fn begin(store: &Store, caller: &Caller, typed: Head) -> Result<DocumentId, Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let id = DocumentId(new_id());
    let head = read(&tx, id, &typed).await?;
    let name = typed.number.trim();
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        source: Set(caller.actor.username.clone()),
        sample: Set(false),
        version: Set(1),
        author_id: Set(Some(caller.actor.account)),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
        ..head
    };
    tx.insert(row).await?;
    let shot = Shot { subject: id.0, name, event: DirectiveEvent::Write, seen: None, makers: Vec::new(), given: Given::default() };
    fire::<Directive>(&tx, &as_of, shot).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes the head of a draft.
///
/// # Errors
/// [`domain::error::Fault::NotFound`], [`domain::error::Fault::Forbidden`], [`domain::error::Fault::Stale`] when it was changed or
/// issued meanwhile; refusals on the fields.
pub async fn save(store: &Store, caller: &Caller, id: DocumentId, version: i64, typed: Head) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let found = Found::draft(&tx, id, version).await?;
    let head = read(&tx, id, &typed).await?;
    found.write(&tx, head).await?;
    let detail = json!({ "version": version + 1 });
    record(&tx, Event { event: EventCode::DirectiveEdited, subject_id: Some(id.0), subject: typed.number.trim(), detail }).await?;
    tx.commit().await
}

async fn read(tx: &TenantTx, id: DocumentId, typed: &Head) -> Result<ActiveModel, Error> {
    let mut fields = Typed::default();
    let number = fields.words("number", &typed.number, 60);
    let kind = KINDS.into_iter().find(|kind| *kind == typed.kind);
    if kind.is_none() {
        fields.refuse("kind", RefusalCode::BadChoice);
    }
    let issued_on = fields.day("issued_on", &typed.issued_on);
    let issuer = fields.words("issuer", &typed.issuer, 200);
    let subject = fields.words("subject", &typed.subject, 500);
    if let Some(day) = issued_on
        && is_taken(tx, id, &number, day).await?
    {
        fields.refuse("number", RefusalCode::NumberTaken);
    }
    let (kind, issued_on) = fields.done(kind.zip(issued_on))?;
    Ok(ActiveModel {
        search: Set(fold_vi(&format!("{number} {subject} {issuer}"))),
        number: Set(number),
        kind: Set(kind.to_owned()),
        issued_on: Set(issued_on),
        issuer: Set(issuer),
        subject: Set(subject),
        ..Default::default()
    })
}

/// Whether another document has this number and day.
async fn is_taken(tx: &TenantTx, id: DocumentId, number: &str, day: Date) -> Result<bool, Error> {
    let same = tx.find::<Entity>().filter(Column::Number.eq(number)).filter(Column::IssuedOn.eq(day)).filter(Column::Id.ne(id));
    Ok(same.one(tx.conn()).await?.is_some())
}
