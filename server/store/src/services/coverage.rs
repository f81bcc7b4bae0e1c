//! `/coverage`: who has registered under a directive, who has not, who was returned and why.

mod board;

use domain::access::Action;
use domain::ids::DocumentId;
use domain::lifecycle::ObligationKind;
use domain::views::coverage::{CoverageBoard, CoverageFilter};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::entities::{directive_clause, document, model_document, obligation, registration, unit};
use crate::queries::as_of::AsOf;
use crate::queries::{documents, obligations, registrations, units};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};
use board::Facts;

/// The board of a directive, or of the newest one that asks for registrations. Eleven queries, and one
/// more for a general call.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for a document that the tenant does not have or that was issued only after the day;
/// [`domain::error::Fault::Forbidden`] for the centre. `None` while no document asks for registrations.
pub async fn get(store: &Store, caller: &Caller, filter: CoverageFilter) -> Result<Option<CoverageBoard>, Error> {
    let tx = store.begin(caller, Action::ViewCoverage).await?;
    let as_of = AsOf::load(&tx, filter.as_of).await?;
    let board = board(&tx, &as_of, filter.directive).await?;
    tx.commit().await?;
    Ok(board)
}

/// The board within a transaction.
pub(crate) async fn board(tx: &TenantTx, as_of: &AsOf, directive: Option<DocumentId>) -> Result<Option<CoverageBoard>, Error> {
    let choices = choices(tx, as_of).await?;
    let document = match directive {
        Some(id) => documents::get(tx, as_of, id).await?,
        None => match choices.first() {
            Some(newest) => newest.clone(),
            None => return Ok(None),
        },
    };
    let owed = obligations::owed(tx, as_of, obligations::under(document.id)).await?;
    let decided = decided(tx, as_of, document.id).await?;
    let names = registrations::model_names(tx, &decided).await?;
    let concerned = registrations::unit_ids(&decided).chain(owed.iter().map(|o| o.row.unit_id));
    let concerned = units::by_ids(tx, concerned).await?;
    let everyone = everyone(tx, &document).await?;
    let facts = Facts { owed: &owed, decided: &decided, concerned: &concerned, names: &names, everyone: everyone.as_deref() };
    Ok(Some(CoverageBoard {
        directive: documents::head(&document),
        choices: choices.iter().map(documents::head).collect(),
        as_of: as_of.day,
        past: as_of.past,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        clauses: obligations::clauses(as_of, &owed),
        levels: facts.levels()?,
        returned: facts.returned()?,
    }))
}

/// The units that were there when a general call was issued: a document whose demands were not written into the register says
/// whom it asks only in words, a whole level at a time. `None` where the register names the units, each of which then owes.
async fn everyone(tx: &TenantTx, document: &document::Model) -> Result<Option<Vec<unit::Model>>, Error> {
    let written = tx.find::<directive_clause::Entity>().filter(directive_clause::Column::DocumentId.eq(document.id));
    let written = written.filter(directive_clause::Column::Kind.eq(ObligationKind::Register.code()));
    if written.count(tx.conn()).await? > 0 {
        return Ok(None);
    }
    Ok(Some(units::select(tx, units::in_force(document.issued_on)).await?))
}

/// The documents of the day that ask for registrations, newest first.
async fn choices(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<document::Model>, Error> {
    let asking = tx.find::<obligation::Entity>().filter(obligation::Column::Kind.eq(ObligationKind::Register.code()));
    let asking = asking.select_only().column(obligation::Column::DocumentId).into_query();
    documents::standing(tx, as_of, document::Column::Id.in_subquery(asking)).await
}

/// The known registrations of the models that stand under a document, oldest first.
async fn decided(tx: &TenantTx, as_of: &AsOf, document: DocumentId) -> Result<Vec<registrations::Decided>, Error> {
    let models = tx.find::<model_document::Entity>().filter(model_document::Column::DocumentId.eq(document));
    let models = models.select_only().column(model_document::Column::ModelId).into_query();
    registrations::decided(tx, as_of, registration::Column::ModelId.in_subquery(models)).await
}
