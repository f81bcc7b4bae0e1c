//! `/directives` and `/directives/{id}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::comments::Thread;
use super::directive_drafts::DirectiveDraftView;
use super::files::FileBox;
use super::frame::Page;
use super::life::PastEvent;
use super::order::Order;
use super::registrations::ExplanationRow;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::ids::{DocumentId, ObligationId};
use crate::lifecycle::ObligationKind;
use crate::lifecycle::directive::{DirectiveEvent, DirectiveState};
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
    /// Where it stands on the day.
    pub state: DirectiveState,
    /// Obligations it put on units.
    pub obligations: u32,
    /// Of these, fulfilled as of the day.
    pub fulfilled: u32,
    /// The next due date not yet past on the day, if any obligation is open.
    pub next_due: Option<Due>,
}

/// Which duties of a document to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct DutyFilter {
    /// Text to find in the names of units, with or without tone marks.
    pub search: Option<String>,
    /// Only this state.
    pub state: Option<ObligationState>,
    /// Only this demand.
    pub clause: Option<u32>,
    /// How they are sorted; in the order of the document when absent.
    pub sort: Option<Order>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// What of a document's page is to be shown beside the document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectiveShown {
    /// A duty whose answer is opened.
    pub opened: Option<ObligationId>,
    /// Which duties.
    pub duties: DutyFilter,
}

impl From<Option<ObligationId>> for DirectiveShown {
    fn from(opened: Option<ObligationId>) -> Self {
        Self { opened, ..Self::default() }
    }
}

/// What a document asks without a date, as long as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingDuty {
    /// Its number.
    pub ordinal: u32,
    /// What is asked.
    pub title: String,
    /// Of whom, in official order.
    pub units: Vec<UnitHead>,
}

/// The same, as a unit reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnStandingDuty {
    /// What is asked.
    pub title: String,
    /// By which document.
    pub directive: DirectiveHead,
}

/// Which documents to list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DirectiveFilter {
    /// As known on this day; today when absent.
    pub as_of: Option<Date>,
    /// Text to find in number, subject and issuer, with or without tone marks.
    pub search: Option<String>,
    /// Only this state.
    pub state: Option<DirectiveState>,
    /// How it is sorted; the newest first when absent.
    pub sort: Option<Order>,
    /// 1-based page.
    pub page: Option<u32>,
}

impl From<Option<Date>> for DirectiveFilter {
    fn from(as_of: Option<Date>) -> Self {
        Self { as_of, ..Self::default() }
    }
}

/// The list, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveList {
    /// The day shown.
    pub as_of: Date,
    /// Documents that are being entered; only for those who may issue them.
    pub drafts: Vec<DirectiveHead>,
    /// Whether the person may enter one.
    pub may_write: bool,
    /// How many are in each state, of those that match the other filters.
    pub states: Vec<(DirectiveState, u32)>,
    /// Newest first, unless sorted otherwise.
    pub rows: Vec<DirectiveRow>,
    /// Which page.
    pub page: Page,
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
    /// Until when, with the extensions granted by the day.
    pub due: Due,
    /// Until when the document said.
    pub first_due: Due,
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
    /// Until when the units that still owe it have time, at least; once nobody owes it, until when they all had.
    pub due: Due,
    /// Units that owe it.
    pub total: u32,
    /// Of these, fulfilled as of the day.
    pub fulfilled: u32,
    /// Of these, fulfilled after the due time.
    pub late: u32,
    /// Of these, with something still to do.
    pub open: u32,
    /// Extensions granted by the day.
    pub extensions: u32,
}

/// A later due date that was granted at once to one or more units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtensionRow {
    /// Number of the demand.
    pub clause: u32,
    /// To whom.
    pub units: Vec<UnitHead>,
    /// The new due date.
    pub due: Due,
    /// Why.
    pub reason: String,
    /// Who granted it.
    pub actor: Option<String>,
    /// When.
    pub granted_at: Instant,
    /// Whether the due date until then was over for one of them.
    pub after_expiry: bool,
}

/// What a unit answers in words, as its own people and those who asked may read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DutyAnswer {
    /// What was asked, of whom.
    pub duty: ObligationRow,
    /// The question and the answers.
    pub answer: ExplanationRow,
}

/// One document, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveDetails {
    /// Its own files, and those of the answers shown.
    pub files: Vec<FileBox>,
    /// What is said about it, or about its parts.
    pub threads: Vec<Thread>,
    /// What it asks without a date.
    pub standing: Vec<StandingDuty>,
    /// How many duties are in each state, of those that match the other filters.
    pub duty_states: Vec<(ObligationState, u32)>,
    /// Which page of the duties.
    pub duty_page: Page,
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
    /// Where it stands on the day.
    pub state: DirectiveState,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
    /// What this person may do now; nothing on another day.
    pub offers: Vec<DirectiveEvent>,
    /// The documents in force that may take its place, newest first; only where that may be done.
    pub others: Vec<DirectiveHead>,
    /// Whether this person may give units more time.
    pub may_extend: bool,
    /// Extensions granted by the day, oldest first.
    pub extensions: Vec<ExtensionRow>,
    /// The duties whose answers this person may open.
    pub readable: Vec<ObligationId>,
    /// The duties of the person's own units that a difficulty may be raised about: those that are still to be done.
    pub raisable: Vec<ObligationId>,
    /// Answers to show: those of the person's own units; for those who asked, what waits and what was opened.
    pub answers: Vec<DutyAnswer>,
    /// All that wait for those who asked, also those not shown.
    pub answers_waiting: u32,
    /// The day, for the default due date of a return.
    pub today: Date,
    /// What is being entered, while it is a draft.
    pub draft: Option<DirectiveDraftView>,
}
