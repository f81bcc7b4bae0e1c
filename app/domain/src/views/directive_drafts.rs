//! `/directives/new`, and `/directives/{id}` of a document that is being entered.

use serde::{Deserialize, Serialize};
use time::Date;

use super::units::UnitHead;
use crate::deadline::Due;
use crate::directive::Chosen;
use crate::error::Refusal;
use crate::lifecycle::ObligationKind;

/// What the form for a new document begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveForm {
    /// The day.
    pub today: Date,
    /// Who issued the newest document.
    pub issuer: String,
}

/// What a document being entered asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftClause {
    /// Its number.
    pub clause: u32,
    /// What kind.
    pub kind: ObligationKind,
    /// What is asked.
    pub title: String,
    /// Where it is to be sent.
    pub sent_to: Option<String>,
    /// Until when.
    pub due: Due,
    /// Which units.
    pub chosen: Chosen,
    /// These units on the day of issue, in official order.
    pub units: Vec<UnitHead>,
    /// Whether offices are closed on the last day in time.
    pub day_off: bool,
    /// Whether the due date is over already.
    pub past: bool,
}

/// How many units a choice takes on the day of issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChoice {
    /// The choice.
    pub chosen: Chosen,
    /// How many.
    pub units: u32,
}

/// The part of the page that only those see who may issue it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveDraftView {
    /// Version, to be sent back with a change.
    pub version: i64,
    /// Its demands, by number.
    pub clauses: Vec<DraftClause>,
    /// What may be chosen, with how many units that is.
    pub choices: Vec<UnitChoice>,
    /// What still stands in the way of issuing it.
    pub lacks: Vec<Refusal>,
}
