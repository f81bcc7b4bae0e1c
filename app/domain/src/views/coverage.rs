//! `/coverage`: who has registered under a directive, who has not, who was returned and why.

use serde::{Deserialize, Serialize};
use time::Date;

use super::directives::{ClauseSummary, DirectiveHead};
use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::ids::{DocumentId, ModelId};
use crate::lifecycle::{CoverageState, ReasonCode};
use crate::units::Level;

/// What the board is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CoverageFilter {
    /// Which directive; the newest that asks for registrations when absent.
    pub directive: Option<DocumentId>,
    /// As known at the end of this day; today when absent.
    pub as_of: Option<Date>,
}

/// One unit on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageCell {
    /// The unit.
    pub unit: UnitHead,
    /// Its latest registration at its own level.
    pub state: CoverageState,
    /// The model of that registration.
    pub model: Option<ModelId>,
}

/// One level of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageLevel {
    /// The level.
    pub level: Level,
    /// Units whose latest registration is accepted.
    pub registered: u32,
    /// Units whose latest registration was returned.
    pub returned: u32,
    /// Units waiting for review.
    pub waiting: u32,
    /// Units without a registration. For a level without denominator only those that owe one are listed.
    pub none: u32,
    /// All units of the level on the day: the denominator. `None` where the directive prints none (provincial level of S0).
    pub total: Option<u32>,
    /// In official order.
    pub cells: Vec<CoverageCell>,
}

/// One returned registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnedRow {
    /// The unit.
    pub unit: UnitHead,
    /// The model.
    pub model: ModelId,
    /// Its name.
    pub model_name: String,
    /// At which level.
    pub level: Level,
    /// Why.
    pub reasons: Vec<ReasonCode>,
    /// What it owes: register again and explain.
    pub due: Option<Due>,
    /// When that was fulfilled, as known on the day.
    pub sent_at: Option<Instant>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoverageBoard {
    /// The directive.
    pub directive: DirectiveHead,
    /// Every directive that can be shown here.
    pub choices: Vec<DirectiveHead>,
    /// The day shown.
    pub as_of: Date,
    /// Whether `as_of` was asked for (the yellow band, no writing).
    pub past: bool,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// Its demands.
    pub clauses: Vec<ClauseSummary>,
    /// By level.
    pub levels: Vec<CoverageLevel>,
    /// Returned registrations, in official order of the units.
    pub returned: Vec<ReturnedRow>,
}
