//! `/models` and `/models/{id}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::comments::Thread;
use super::directives::{DirectiveHead, ObligationRow};
use super::frame::Page;
use super::order::Order;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::ids::{DocumentId, MilestoneId, ModelId, RegistrationId};
use crate::lifecycle::model::ModelGroup;
use crate::lifecycle::{CoverageState, Decision, ModelState, ReasonCode};
use crate::units::Level;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ModelFilter {
    /// As known on this day; today when absent.
    pub as_of: Option<Date>,
    /// Text to find in names, with or without tone marks.
    pub search: Option<String>,
    /// Only this level.
    pub level: Option<Level>,
    /// Only this state.
    pub state: Option<ModelState>,
    /// Only those that reports count here.
    pub group: Option<ModelGroup>,
    /// Only those that stand under this document.
    pub directive: Option<DocumentId>,
    /// How it is sorted; by itself when absent.
    pub sort: Option<Order>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelRow {
    /// Id.
    pub id: ModelId,
    /// Name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Who leads it.
    pub lead: UnitHead,
    /// State as of the day.
    pub state: ModelState,
    /// A sample, not a real model.
    pub sample: bool,
}

/// The list, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelList {
    /// The day shown.
    pub as_of: Date,
    /// Models per state, whatever the filter's state and group say.
    pub states: Vec<(ModelState, u32)>,
    /// As reports count them, whatever the filter's state and group say.
    pub groups: Vec<(ModelGroup, u32)>,
    /// How many stand under each document of the day, oldest first, whatever the filter's document says.
    pub directives: Vec<(DirectiveHead, u32)>,
    /// Rows of the page, in the order of the units' official list.
    pub rows: Vec<ModelRow>,
    /// Which page.
    pub page: Page,
}

/// A review's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// Accepted or returned.
    pub decision: Decision,
    /// Why it was returned.
    pub reasons: Vec<ReasonCode>,
    /// In words, if any.
    pub text: Option<String>,
    /// The day of the decision, if the source says.
    pub decided_on: Option<Date>,
    /// The document that carries it.
    pub directive: Option<DirectiveHead>,
    /// When the system learnt it; later than `decided_on` for seeds and imports ("ghi lùi ngày").
    pub recorded_at: Instant,
}

/// A registration with its decisions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationRow {
    /// Id.
    pub id: RegistrationId,
    /// The model registered.
    pub model: ModelId,
    /// Its name.
    pub model_name: String,
    /// At which level.
    pub level: Level,
    /// Who registered.
    pub unit: UnitHead,
    /// The day it was sent, if the source says.
    pub submitted_on: Option<Date>,
    /// The day it was known.
    pub known_on: Date,
    /// Registered, returned or waiting, as of the day.
    pub state: CoverageState,
    /// Newest last.
    pub decisions: Vec<DecisionRow>,
    /// A sample.
    pub sample: bool,
}

/// A milestone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneRow {
    /// Id.
    pub id: MilestoneId,
    /// What.
    pub title: String,
    /// Until when.
    pub due: Due,
    /// The day it was reached.
    pub done_on: Option<Date>,
}

/// One model, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelDetails {
    /// The model.
    pub model: ModelRow,
    /// The day shown.
    pub as_of: Date,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// Number in the national catalogue.
    pub catalogue_no: Option<String>,
    /// Field code.
    pub field: Option<String>,
    /// Phase, from 1.
    pub phase: u32,
    /// The documents it stands under.
    pub directives: Vec<DirectiveHead>,
    /// Its registrations, oldest first.
    pub registrations: Vec<RegistrationRow>,
    /// Its milestones, by due date.
    pub milestones: Vec<MilestoneRow>,
    /// What its lead unit owes under the same documents.
    pub obligations: Vec<ObligationRow>,
    /// Where the facts come from.
    pub source: String,
    /// Whether this person may raise a difficulty of it: its unit's people, today.
    pub may_raise: bool,
    /// What is said about it.
    pub threads: Vec<Thread>,
}
