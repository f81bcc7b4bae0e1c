//! A demand is added to a draft, or taken out of it.

use domain::access::Action;
use domain::deadline::Due;
use domain::directive::Chosen;
use domain::error::{Fault, RefusalCode};
use domain::ids::DocumentId;
use domain::lifecycle::{DueRule, ObligationKind};
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::Found;
use super::demands::{self, Demand, Tree};
use crate::entities::directive_clause::{ActiveModel, Column, Entity, Model};
use crate::entities::{directive_clause, document};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// The code of the choice for which the names are typed.
const BY_NAME: &str = "units";

/// A demand, as typed.
#[derive(Debug, Clone)]
pub struct NewClause {
    /// Of which draft.
    pub id: DocumentId,
    /// The version that the form was filled from.
    pub version: i64,
    /// Code of its kind.
    pub kind: String,
    /// What is asked.
    pub title: String,
    /// Where it is to be sent; may be empty.
    pub sent_to: String,
    /// Until when.
    pub due_on: String,
    /// "trước" or "đến hết", as code.
    pub due_rule: String,
    /// Code of the choice of units, or "units" for those of `names`.
    pub chosen: String,
    /// Names or codes of units, parted by ";".
    pub names: String,
}

/// Adds a demand to a draft.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`], [`Fault::Stale`] when the draft was changed or issued meanwhile; refusals on the
/// fields: dates in the wrong order, no unit, a unit that is unknown or gone when it is due.
pub async fn add_clause(store: &Store, caller: &Caller, typed: NewClause) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::draft(&tx, typed.id, typed.version).await?;
    let tree = Tree::load(&tx, &as_of, found.row.issued_on).await?;
    let rows = demands::rows(&tx, typed.id).await?;
    let number = rows.last().map_or(1, |last| last.clause + 1);
    let row = read(&found.row, &tree, number, &typed)?;
    check(&found.row, &tree, &row, &typed)?;
    let title = row.title.clone();
    tx.insert(active(&row)).await?;
    found.edited(&tx, json!({ "version": typed.version + 1, "added": number, "title": title })).await?;
    tx.commit().await
}

/// Takes a demand out of a draft; those behind it move up.
///
/// # Errors
/// [`Fault::NotFound`] also for a demand that the draft does not have, [`Fault::Forbidden`], [`Fault::Stale`].
pub async fn remove_clause(store: &Store, caller: &Caller, id: DocumentId, version: i64, clause: u32) -> Result<(), Error> {
    let tx = store.begin(caller, Action::IssueDirectives).await?;
    let found = Found::draft(&tx, id, version).await?;
    let mut rows = demands::rows(&tx, id).await?;
    let at = rows.iter().position(|row| row.clause == i64::from(clause)).ok_or(Fault::NotFound)?;
    let gone = rows.remove(at);
    tx.delete::<Entity>().filter(Column::DocumentId.eq(id)).exec(tx.conn()).await?;
    let left = (1..).zip(rows).map(|(clause, row)| active(&Model { clause, ..row }));
    tx.insert_all(left.collect()).await?;
    found.edited(&tx, json!({ "version": version + 1, "removed": clause, "title": gone.title })).await?;
    tx.commit().await
}

fn read(document: &document::Model, tree: &Tree, clause: i64, typed: &NewClause) -> Result<Model, Error> {
    let mut fields = Typed::default();
    let kind: Option<ObligationKind> = fields.code("kind", &typed.kind);
    let title = fields.words("title", &typed.title, 500);
    let sent_to = fields.text("sent_to", &typed.sent_to, 200);
    let due_on = fields.day("due_on", &typed.due_on);
    let due_rule: Option<DueRule> = fields.code("due_rule", &typed.due_rule);
    let chosen = choose(&mut fields, tree, typed);
    let due = due_on.zip(due_rule).map(|(on, rule)| Due { on, rule });
    let ((kind, due), chosen) = fields.done(kind.zip(due).zip(chosen))?;
    Ok(Model {
        tenant_id: document.tenant_id,
        document_id: document.id,
        clause,
        kind: kind.code().to_owned(),
        title,
        sent_to: (!sent_to.is_empty()).then_some(sent_to),
        due_on: due.on,
        due_rule: due.rule.code().to_owned(),
        chosen: chosen.code(),
    })
}

fn choose(fields: &mut Typed, tree: &Tree, typed: &NewClause) -> Option<Chosen> {
    if typed.chosen != BY_NAME {
        let chosen = Chosen::from_code(&typed.chosen).filter(|chosen| !matches!(chosen, Chosen::Named(_)));
        if chosen.is_none() {
            fields.refuse("chosen", RefusalCode::BadChoice);
        }
        return chosen;
    }
    let names = fields.text("names", &typed.names, 10_000);
    let (named, wrong) = units::named(&tree.units, &names);
    for (name, found) in wrong {
        fields.refuse("names", RefusalCode::UnitNamed { name, found });
    }
    Some(Chosen::Named(named.into_iter().map(|unit| unit.code.clone()).collect()))
}

/// What the rules say of the demand alone, at the fields of its form.
fn check(document: &document::Model, tree: &Tree, row: &Model, typed: &NewClause) -> Result<(), Error> {
    let demands: Vec<Demand<'_>> = tree.demands(std::slice::from_ref(row))?;
    let at = if typed.chosen == BY_NAME { "names" } else { "chosen" };
    let mut fields = Typed::default();
    for demand in &demands {
        let alone = demands::draft(document, std::slice::from_ref(demand));
        for refusal in alone.check(document.issued_on) {
            match refusal.field.as_deref() {
                Some("clauses-1-units") => fields.refuse(at, refusal.code),
                Some("clauses-1-due") => fields.refuse("due_on", refusal.code),
                Some("clauses-1-title") => fields.refuse("title", refusal.code),
                _ => {}
            }
        }
        for code in demand.units() {
            fields.refuse(at, code);
        }
    }
    fields.done(Some(()))
}

fn active(row: &Model) -> ActiveModel {
    directive_clause::ActiveModel {
        tenant_id: Set(row.tenant_id),
        document_id: Set(row.document_id),
        clause: Set(row.clause),
        kind: Set(row.kind.clone()),
        title: Set(row.title.clone()),
        sent_to: Set(row.sent_to.clone()),
        due_on: Set(row.due_on),
        due_rule: Set(row.due_rule.clone()),
        chosen: Set(row.chosen.clone()),
    }
}
