//! Obligations as of a day, with what was known of their fulfilment.

use domain::clock::Instant;
use domain::deadline::{Due, DueStatus};
use domain::extension::due_at;
use domain::ids::DocumentId;
use domain::lifecycle::{DueRule, ObligationKind};
use domain::obligation::{ObligationState, Settlement};
use domain::views::directives::{ClauseSummary, ObligationRow};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait};

use crate::Error;
use crate::entities::due_extension;
use crate::entities::obligation::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::settlements::Settled;
use crate::queries::{documents, extensions, units};
use crate::tenancy::TenantTx;

/// An obligation and how it stood on the day.
#[derive(Debug, Clone)]
pub(crate) struct Owed {
    pub(crate) row: Model,
    pub(crate) kind: ObligationKind,
    /// In force on the day.
    pub(crate) due: Due,
    /// As the document said.
    pub(crate) first: Due,
    /// Granted by the day, oldest first.
    pub(crate) extensions: Vec<due_extension::Model>,
    pub(crate) state: ObligationState,
    /// When the unit did its part, as far as that stands: sent and waiting, or accepted.
    pub(crate) sent_at: Option<Instant>,
}

impl Owed {
    /// How it stands against its due date on the day. What was sent counts, though the review is to come.
    pub(crate) fn status(&self, as_of: &AsOf) -> DueStatus {
        self.due.status(as_of.at, self.sent_at, as_of.deadline_hour)
    }

    /// Whether it was sent and accepted.
    pub(crate) fn fulfilled(&self) -> bool {
        self.state == ObligationState::Fulfilled
    }

    /// Whether the unit has something to do.
    pub(crate) fn open(&self) -> bool {
        self.state.open()
    }
}

/// The due date of a row.
pub(crate) fn due(on: time::Date, rule: &str) -> Result<Due, Error> {
    let rule = DueRule::from_code(rule).ok_or_else(|| Error::unknown_code("due rule", rule))?;
    Ok(Due { on, rule })
}

/// The known obligations that fulfil a condition. Six queries.
pub(crate) async fn owed(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<Owed>, Error> {
    let query = tx.find::<Entity>().filter(condition.into()).filter(as_of.known(Column::KnownAt));
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let rows = query.all(tx.conn()).await?;
    let settled = Settled::load(tx, as_of, &ids).await?;
    let mut extensions = extensions::of(tx, as_of, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let kind = ObligationKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of obligation", &row.kind))?;
            let Settlement { state, sent_at } = settled.of(&row)?;
            let first = due(row.due_on, &row.due_rule)?;
            let extensions = extensions.remove(&row.id).unwrap_or_default();
            let due = due_at(first, &extensions::granted(&extensions)?, as_of.at);
            Ok(Owed { due, first, extensions, kind, state, sent_at, row })
        })
        .collect()
}

/// The known obligations that fulfil a condition and that their unit has still to do. As many queries as [`owed`].
pub(crate) async fn open(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<Owed>, Error> {
    let mut owed = owed(tx, as_of, condition).await?;
    owed.retain(Owed::open);
    Ok(owed)
}

/// The rows of a table, in the order given. Two queries.
pub(crate) async fn rows(tx: &TenantTx, owed: Vec<Owed>) -> Result<Vec<ObligationRow>, Error> {
    let units = units::by_ids(tx, owed.iter().map(|o| o.row.unit_id)).await?;
    let documents = documents::by_ids(tx, owed.iter().map(|o| o.row.document_id)).await?;
    owed.into_iter()
        .map(|owed| {
            Ok(ObligationRow {
                id: owed.row.id,
                directive: documents::head(documents::of(&documents, owed.row.document_id)?),
                clause: clause(&owed.row),
                kind: owed.kind,
                title: owed.row.title,
                sent_to: owed.row.sent_to,
                unit: units::head(units::of(&units, owed.row.unit_id)?)?,
                due: owed.due,
                first_due: owed.first,
                state: owed.state,
                sent_at: owed.sent_at,
                sample: owed.row.sample,
            })
        })
        .collect()
}

/// Everything that fulfils a condition: newest document first, then by demand. For the page of one unit or model.
pub(crate) async fn listed(tx: &TenantTx, as_of: &AsOf, condition: impl Into<Condition>) -> Result<Vec<ObligationRow>, Error> {
    let mut rows = rows(tx, owed(tx, as_of, condition).await?).await?;
    rows.sort_by(|a, b| {
        let key = |row: &ObligationRow| (std::cmp::Reverse(row.directive.issued_on), row.directive.number.clone(), row.clause, row.id);
        key(a).cmp(&key(b))
    });
    Ok(rows)
}

/// The demands of one document, by number. The wording is that of the demand's first row: its units share it.
pub(crate) fn clauses(as_of: &AsOf, owed: &[Owed]) -> Vec<ClauseSummary> {
    let mut clauses: Vec<ClauseSummary> = Vec::new();
    let mut sorted: Vec<&Owed> = owed.iter().collect();
    sorted.sort_by_key(|o| (o.row.clause, o.row.id));
    for owed in sorted {
        let number = clause(&owed.row);
        if clauses.last().is_none_or(|last| last.clause != number) {
            clauses.push(ClauseSummary {
                clause: number,
                kind: owed.kind,
                title: owed.row.title.clone(),
                sent_to: owed.row.sent_to.clone(),
                due: owed.due,
                total: 0,
                fulfilled: 0,
                late: 0,
                open: 0,
                extensions: 0,
            });
        }
        if let Some(last) = clauses.last_mut() {
            last.total += 1;
            // While somebody owes it, the nearest date of those who do.
            last.due = match (owed.open(), last.open > 0) {
                (true, false) => owed.due,
                (true, true) => earlier(last.due, owed.due),
                (false, true) => last.due,
                (false, false) => later(last.due, owed.due),
            };
            last.open += count(usize::from(owed.open()));
            last.extensions += count(owed.extensions.len());
            last.fulfilled += count(usize::from(owed.fulfilled()));
            last.late += count(usize::from(owed.fulfilled() && matches!(owed.status(as_of), DueStatus::SettledLate { .. })));
        }
    }
    clauses
}

fn earlier(a: Due, b: Due) -> Due {
    if b.last_day() < a.last_day() { b } else { a }
}

fn later(a: Due, b: Due) -> Due {
    if b.last_day() > a.last_day() { b } else { a }
}

/// The condition that a document asks it.
pub(crate) fn under(document: DocumentId) -> Condition {
    Condition::all().add(Column::DocumentId.eq(document))
}

fn clause(row: &Model) -> u32 {
    u32::try_from(row.clause).unwrap_or_default()
}
