//! Quota rules on `/coverage`: which units have too few models.

use serde::{Deserialize, Serialize};
use time::Date;

use super::directives::DirectiveHead;
use super::models::ModelRow;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::ids::QuotaId;
use crate::quota::Quota;
use crate::units::Level;

/// That a rule was a mistake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaEnd {
    /// When it was withdrawn.
    pub at: Instant,
    /// Why.
    pub why: String,
    /// By whom.
    pub actor: String,
}

/// A rule with how many units meet it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaRow {
    /// Id.
    pub id: QuotaId,
    /// What it says.
    pub rule: Quota,
    /// The document that says so.
    pub directive: Option<DirectiveHead>,
    /// Whether the day lies in its period; outside of it nothing is counted.
    pub in_period: bool,
    /// Units that it binds on the day.
    pub bound: u32,
    /// Those that have enough models.
    pub met: u32,
    /// Withdrawn by the day.
    pub end: Option<QuotaEnd>,
}

impl QuotaRow {
    /// Units that have too few.
    #[must_use]
    pub const fn missing(&self) -> u32 {
        self.bound.saturating_sub(self.met)
    }
}

/// The rules known on a day, the last period first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaList {
    /// The rules.
    pub rows: Vec<QuotaRow>,
    /// Whether this person may make and withdraw rules, today.
    pub may_make: bool,
    /// The documents in force, for the form of who may.
    pub directives: Vec<DirectiveHead>,
}

/// One unit on the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaUnitRow {
    /// The unit.
    pub unit: UnitHead,
    /// Its models that count.
    pub models: Vec<ModelRow>,
    /// How many it still lacks.
    pub lacks: u32,
}

/// The board of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaBoard {
    /// The rule.
    pub row: QuotaRow,
    /// The day shown.
    pub as_of: Date,
    /// Per level: units bound, and those that meet it.
    pub levels: Vec<(Level, u32, u32)>,
    /// The units, those that lack models first, then in official order.
    pub units: Vec<QuotaUnitRow>,
    /// Whether this person may withdraw it, today.
    pub may_withdraw: bool,
    /// Where the rule comes from.
    pub source: String,
}
