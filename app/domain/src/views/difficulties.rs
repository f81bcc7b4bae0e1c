//! `/difficulties` and `/difficulties/{id}`.

use serde::{Deserialize, Serialize};

use super::comments::Thread;
use super::files::FileBox;
use super::frame::Page;
use super::life::PastEvent;
use super::order::Order;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::difficulty::{Category, HandlingLevel, Step};
use crate::error::Refusal;
use crate::ids::{DifficultyId, DocumentId, ModelId, PlanId};
use crate::lifecycle::difficulty::{DifficultyEvent, DifficultyState};

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DifficultyFilter {
    /// Text to find in titles and names of units, with or without tone marks.
    pub search: Option<String>,
    /// Only this state.
    pub state: Option<DifficultyState>,
    /// Only those that this level has.
    pub level: Option<HandlingLevel>,
    /// Only this category.
    pub category: Option<Category>,
    /// How it is sorted; by itself when absent.
    pub sort: Option<Order>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifficultyLine {
    /// Id.
    pub id: DifficultyId,
    /// What happened.
    pub title: String,
    /// What it is about.
    pub category: Option<Category>,
    /// Who met it.
    pub unit: UnitHead,
    /// Where it stands; `None` for a draft.
    pub state: Option<DifficultyState>,
    /// The level that has it.
    pub level: Option<HandlingLevel>,
    /// Until when that level must decide.
    pub due: Option<Due>,
    /// When the last thing happened to it.
    pub since: Instant,
    /// Whether that was a return to the unit.
    pub sent_back: bool,
    /// How many events it has had.
    pub seen: u32,
    /// A sample.
    pub sample: bool,
}

/// The list: what was raised, as far as the person may know of it, and the drafts of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifficultyList {
    /// Difficulties per state, whatever the filter's state says.
    pub states: Vec<(DifficultyState, u32)>,
    /// Open ones and those with the centre, per level, whatever the filter's level says.
    pub levels: Vec<(HandlingLevel, u32)>,
    /// Drafts first, then what is due first, then what is over.
    pub rows: Vec<DifficultyLine>,
    /// Which page.
    pub page: Page,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
}

/// What may be written in a draft, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DifficultyText {
    /// Code of the category; empty while it is open.
    pub category: String,
    /// What happened.
    pub title: String,
    /// Nguyên nhân.
    pub cause: String,
    /// Kiến nghị, đề xuất.
    pub ask: String,
    /// Who is asked.
    pub asked_body: String,
}

/// What a difficulty hangs on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AboutLink {
    /// A model.
    Model {
        /// Which.
        id: ModelId,
        /// Its name.
        name: String,
    },
    /// A task of a plan.
    Task {
        /// Of which plan.
        plan: PlanId,
        /// What is to be done.
        name: String,
    },
    /// What a document asks.
    Obligation {
        /// Which document.
        directive: DocumentId,
        /// Number of the demand.
        clause: u32,
        /// What is asked.
        name: String,
    },
}

impl AboutLink {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Model { name, .. } | Self::Task { name, .. } | Self::Obligation { name, .. } => name,
        }
    }

    /// Its page.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Model { id, .. } => format!("/models/{id}"),
            Self::Task { plan, .. } => format!("/plans/{plan}#tasks"),
            Self::Obligation { directive, clause, .. } => format!("/directives/{directive}#clause-{clause}"),
        }
    }
}

/// One difficulty, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifficultyDetails {
    /// Its files.
    pub files: Vec<FileBox>,
    /// What is said about it, or about its parts.
    pub threads: Vec<Thread>,
    /// As a list shows it.
    pub line: DifficultyLine,
    /// What it hangs on; `None` for the unit's work as a whole.
    pub about: Option<AboutLink>,
    /// The content.
    pub text: DifficultyText,
    /// Version of the draft, to be sent back with a change.
    pub version: i64,
    /// The tenant's levels with their days, from the bottom up.
    pub ladder: Vec<Step>,
    /// Working days spent at each level, as far as it had it.
    pub days: Vec<(HandlingLevel, u32)>,
    /// Where it climbs if nobody decides, and when.
    pub climbs: Option<(HandlingLevel, Instant)>,
    /// The one that it was put under.
    pub merged_into: Option<(DifficultyId, String)>,
    /// Those that were put under it.
    pub merged: Vec<DifficultyLine>,
    /// Those of the same category that may be put under it, the most alike first; with whether the title says nearly the same.
    pub mergeable: Vec<(DifficultyLine, bool)>,
    /// What this person may do now.
    pub offers: Vec<DifficultyEvent>,
    /// Whether the person's own level is above the one that has it: passing it up takes it over.
    pub takes_over: bool,
    /// Whether this person may write in it.
    pub may_edit: bool,
    /// What is still missing before it can be raised; empty unless it is a draft.
    pub lacks: Vec<Refusal>,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
    /// Where it comes from, for seeded rows.
    pub source: String,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
}

/// What the form of a new one needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifficultyChoices {
    /// Of which unit it will be.
    pub unit: UnitHead,
    /// What it will hang on.
    pub about: Option<AboutLink>,
}
