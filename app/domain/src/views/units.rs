//! `/units` and `/units/{code}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::directives::{ObligationRow, OwnStandingDuty};
use super::frame::Page;
use super::models::ModelRow;
use crate::ids::UnitId;
use crate::units::{Level, SuccessionKind, UnitKind, Validity};

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UnitFilter {
    /// The day whose tree is meant; today when absent.
    pub as_of: Option<Date>,
    /// Text to find in names and codes, with or without tone marks.
    pub search: Option<String>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this kind.
    pub kind: Option<UnitKind>,
    /// Only below the unit of this code.
    pub under: Option<String>,
    /// 1-based page. 0 or absent: the first.
    pub page: Option<u32>,
}

/// A unit in a sentence or a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitHead {
    /// Id.
    pub id: UnitId,
    /// Official code.
    pub code: String,
    /// Full name: "Huyện Quan Hóa".
    pub name: String,
    /// Name without the kind: "Quan Hóa".
    pub short_name: String,
    /// Kind.
    pub kind: UnitKind,
    /// A sample, not a real unit.
    pub sample: bool,
}

/// A row of the table: what its cells show, no more. A page carries up to two hundred of them twice, as cells and as data for
/// the program, so as data a row is a bare list of its values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "UnitValues", into = "UnitValues")]
pub struct UnitRow {
    /// Official code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Kind.
    pub kind: UnitKind,
    /// A sample, not a real unit.
    pub sample: bool,
    /// The unit above it, if any.
    pub parent: Option<String>,
    /// How many units it was made of.
    pub predecessors: u32,
    /// How many units stand directly below it on the day.
    pub children: u32,
}

type UnitValues = (String, String, UnitKind, bool, Option<String>, u32, u32);

impl From<UnitValues> for UnitRow {
    fn from((code, name, kind, sample, parent, predecessors, children): UnitValues) -> Self {
        Self { code, name, kind, sample, parent, predecessors, children }
    }
}

impl From<UnitRow> for UnitValues {
    fn from(row: UnitRow) -> Self {
        (row.code, row.name, row.kind, row.sample, row.parent, row.predecessors, row.children)
    }
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitList {
    /// The day shown.
    pub as_of: Date,
    /// Units per level on that day (roots left out), whatever the filter says.
    pub levels: Vec<(Level, u32)>,
    /// Units per kind on that day (roots left out), whatever the filter says.
    pub kinds: Vec<(UnitKind, u32)>,
    /// Codes of the provinces (roots) in force that day: one today, several before the mergers of 2025.
    pub roots: Vec<String>,
    /// The rows of the page.
    pub rows: Vec<UnitRow>,
    /// Which page.
    pub page: Page,
    /// The day's tree below the province level is the one of 06/2025; earlier changes are not loaded.
    pub approximate: bool,
}

/// A predecessor or successor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuccessionRow {
    /// The other unit.
    pub unit: UnitHead,
    /// The unit that stood above it.
    pub parent: Option<String>,
    /// Whole or in part.
    pub kind: SuccessionKind,
    /// First day of the new state.
    pub effective_on: Date,
}

/// `/units/{code}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitDetails {
    /// The day asked for.
    pub as_of: Date,
    /// The moment that countdowns count from.
    pub at: crate::clock::Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// What documents ask of it without a date.
    pub standing: Vec<OwnStandingDuty>,
    /// The unit that held the code on that day, or, where none did, the latest holder before it, else the first after it.
    pub unit: UnitHead,
    /// Whether it was in force on the day.
    pub in_force: bool,
    /// Level.
    pub level: Level,
    /// Days in force.
    pub validity: Validity,
    /// The units above it, from the province down.
    pub ancestors: Vec<UnitHead>,
    /// What it was made of.
    pub predecessors: Vec<SuccessionRow>,
    /// What it went into.
    pub successors: Vec<SuccessionRow>,
    /// Units that hold or held the same code at other times.
    pub same_code: Vec<(UnitHead, Validity)>,
    /// Units directly below it on the day.
    pub children: Vec<UnitHead>,
    /// Its models as of the day.
    pub models: Vec<ModelRow>,
    /// Its obligations as of the day.
    pub obligations: Vec<ObligationRow>,
    /// The day's communes are those of 06/2025; earlier changes are not loaded.
    pub approximate: bool,
    /// Where the facts come from.
    pub source: String,
}
