//! A document is withdrawn, or another takes its place: it stays to be read, and nobody owes what it asks any more.

use domain::access::Action;
use domain::error::RefusalCode;
use domain::ids::DocumentId;
use domain::lifecycle::Given;
use domain::lifecycle::directive::{Directive, DirectiveEvent};
use sea_orm::ColumnTrait;

use super::Found;
use crate::entities::document;
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::documents;
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The longest reason, in characters.
const REASON_MAX: u32 = 2_000;

/// Which document, how much of its life the person had seen, and why.
#[derive(Debug, Clone)]
pub struct Words {
    /// Which.
    pub id: DocumentId,
    /// How many events the page showed.
    pub seen: u32,
    /// The reason.
    pub text: String,
}

/// Another document in the place of one.
#[derive(Debug, Clone)]
pub struct Replace {
    /// Which, and why.
    pub words: Words,
    /// The id of the other, as chosen.
    pub document: String,
}

/// Withdraws a document that was a mistake, or gives up a draft.
///
/// # Errors
/// [`domain::error::Fault::NotFound`], [`domain::error::Fault::Forbidden`], [`domain::error::Fault::Stale`]; the reason is asked for; refused where it no longer stands.
pub async fn withdraw(store: &Store, caller: &Caller, words: Words) -> Result<(), Error> {
    end(store, caller, words, DirectiveEvent::Withdraw, None).await
}

/// Lets another document in force take its place.
///
/// # Errors
/// As [`withdraw`]; refused on `document` for itself, for one that is unknown, and for one that no longer stands.
pub async fn replace(store: &Store, caller: &Caller, typed: Replace) -> Result<(), Error> {
    end(store, caller, typed.words, DirectiveEvent::Replace, Some(typed.document)).await
}

async fn end(store: &Store, caller: &Caller, words: Words, event: DirectiveEvent, by: Option<String>) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, words.id).await?;
    let mut fields = Typed::default();
    let text = fields.text("text", &words.text, REASON_MAX);
    let mut document = None;
    if let Some(by) = by.filter(|by| !by.is_empty()) {
        let others = others(&tx, &as_of, words.id).await?;
        document = others.iter().map(|other| other.id).find(|id| id.to_string() == by);
        if document.is_none() {
            fields.refuse("document", RefusalCode::BadChoice);
        }
    }
    fields.done(Some(()))?;
    let given = Given { text: &text, document, ..Given::default() };
    let shot = Shot { subject: words.id.0, name: found.name(), event, seen: Some(words.seen), makers: Vec::new(), given };
    fire::<Directive>(&tx, &as_of, shot).await?;
    tx.commit().await
}

/// The documents in force but this one, newest first. Two queries.
pub(super) async fn others(tx: &TenantTx, as_of: &AsOf, but: DocumentId) -> Result<Vec<document::Model>, Error> {
    documents::standing(tx, as_of, document::Column::Id.ne(but)).await
}
