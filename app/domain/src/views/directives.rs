//! `/directives` and `/directives/{id}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::ids::{DocumentId, ObligationId};
use crate::lifecycle::ObligationKind;
use crate::obligation::ObligationState;

/// A document in a sentence or a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveHead {
    /// Id.
    pub id: DocumentId,
    /// Number and sign: "7115/UBND-KSTTHCNC".
    pub number: String,
    /// Kind code: cv, kh, qd, bc, ttr, tbkl, tb.
    pub kind: String,
    /// Day of issue.
    pub issued_on: Date,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub subject: String,
    /// A sample.
    pub sample: bool,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveRow {
    /// The document.
    pub directive: DirectiveHead,
    /// Obligations it put on units.
    pub obligations: u32,
    /// Of these, fulfilled as of the day.
    pub fulfilled: u32,
    /// The next due date not yet past on the day, if any obligation is open.
    pub next_due: Option<Due>,
}

/// The list, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveList {
    /// The day shown.
    pub as_of: Date,
    /// Newest first.
    pub rows: Vec<DirectiveRow>,
}

/// What one document asks of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObligationRow {
    /// Id.
    pub id: ObligationId,
    /// The document it stands in.
    pub directive: DirectiveHead,
    /// Number of the demand within the document.
    pub clause: u32,
    /// What kind.
    pub kind: ObligationKind,
    /// What is asked.
    pub title: String,
    /// Where it is to be sent.
    pub sent_to: Option<String>,
    /// Who owes it.
    pub unit: UnitHead,
    /// Until when.
    pub due: Due,
    /// How it stands, as known on the day.
    pub state: ObligationState,
    /// When the unit did its part, while that stands: sent and waiting, or accepted.
    pub sent_at: Option<Instant>,
    /// A sample.
    pub sample: bool,
}

/// One demand of a document, over all units that owe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseSummary {
    /// Number of the demand.
    pub clause: u32,
    /// What kind.
    pub kind: ObligationKind,
    /// What is asked.
    pub title: String,
    /// Where it is to be sent.
    pub sent_to: Option<String>,
    /// Until when.
    pub due: Due,
    /// Units that owe it.
    pub total: u32,
    /// Of these, fulfilled as of the day.
    pub fulfilled: u32,
    /// Of these, fulfilled after the due time.
    pub late: u32,
}

/// One document, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveDetails {
    /// The document.
    pub directive: DirectiveHead,
    /// The day shown.
    pub as_of: Date,
    /// The moment that countdowns count from: now, or the deadline hour of a past day.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// Its demands, by number.
    pub clauses: Vec<ClauseSummary>,
    /// Each unit's obligation, by demand, then in official order.
    pub obligations: Vec<ObligationRow>,
    /// Where the facts come from.
    pub source: String,
}
