//! `/registrations` and `/registrations/{id}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::comments::Thread;
use super::directives::DirectiveHead;
use super::files::FileBox;
use super::frame::Page;
use super::life::PastEvent;
use super::order::Order;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::error::Refusal;
use crate::ids::{DocumentId, ExplanationId, ModelId, RegistrationId};
use crate::level_test::Reach;
use crate::lifecycle::explanation::{ExplanationEvent, ExplanationState};
use crate::lifecycle::paper::{PaperEvent, PaperState};
use crate::near_duplicate::Likeness;
use crate::units::Level;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RegistrationFilter {
    /// Text to find in the names of models and units, with or without tone marks.
    pub search: Option<String>,
    /// Only this state.
    pub state: Option<PaperState>,
    /// How it is sorted; by itself when absent.
    pub sort: Option<Order>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationLine {
    /// Id.
    pub id: RegistrationId,
    /// Name of the model.
    pub name: String,
    /// Who registers.
    pub unit: UnitHead,
    /// At which level.
    pub level: Level,
    /// Where it stands.
    pub state: PaperState,
    /// When that became known.
    pub since: Instant,
    /// A sample.
    pub sample: bool,
}

/// The list: what was sent by any unit, and the drafts of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationList {
    /// Registrations per state, whatever the filter's state says.
    pub states: Vec<(PaperState, u32)>,
    /// Newest first.
    pub rows: Vec<RegistrationLine>,
    /// Which page.
    pub page: Page,
}

/// What may be written in a draft, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalText {
    /// Name of the model.
    pub name: String,
    /// What it is for.
    pub objective: String,
    /// The leader who answers for it.
    pub responsible_leader: String,
    /// What comes out.
    pub deliverable: String,
    /// One measure per line.
    pub indicators: String,
    /// One action per line: what, then "|", then the units that do it, separated by ";".
    pub actions: String,
}

/// An explanation that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationRow {
    /// Id.
    pub id: ExplanationId,
    /// Where it stands.
    pub state: ExplanationState,
    /// Until when.
    pub due: Option<Due>,
    /// What happened to it, oldest first: the question is the first, the answers follow.
    pub history: Vec<PastEvent>,
    /// What this person may do now.
    pub offers: Vec<ExplanationEvent>,
}

/// One registration, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationDetails {
    /// Its files; none for whoever may not see them.
    pub files: Vec<FileBox>,
    /// What is said about it, or about its parts.
    pub threads: Vec<Thread>,
    /// Id.
    pub id: RegistrationId,
    /// The model.
    pub model: ModelId,
    /// Who registers.
    pub unit: UnitHead,
    /// How far the model reaches; `None` where a source does not say.
    pub reach: Option<Reach>,
    /// Whether the unit registers for the whole province.
    pub for_area: bool,
    /// The content.
    pub text: ProposalText,
    /// Version of the draft, to be sent back with a change.
    pub version: i64,
    /// Where it stands.
    pub state: PaperState,
    /// The documents that it stands under.
    pub directives: Vec<DirectiveHead>,
    /// The earlier registration whose place this one takes.
    pub replaces: Option<RegistrationId>,
    /// What this person may do now.
    pub offers: Vec<PaperEvent>,
    /// Whether this person may write in it.
    pub may_edit: bool,
    /// Whether this person may begin a new one in its place.
    pub may_renew: bool,
    /// What still stands in the way of sending it; empty unless it is a draft.
    pub lacks: Vec<Refusal>,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
    /// What was asked about it, or about the one that it replaces.
    pub explanations: Vec<ExplanationRow>,
    /// Models that may be the same.
    pub alike: Vec<(ModelId, String, Likeness)>,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// The day, for the default due date of a return.
    pub today: Date,
}

/// A document under which a unit may register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegistrationChoices {
    /// Documents, newest first, those that ask this unit first.
    pub directives: Vec<DirectiveHead>,
    /// How far models of this unit may reach.
    pub reaches: Vec<Reach>,
    /// The unit.
    pub unit: UnitHead,
    /// The document asked for in the address, if it is one of them.
    pub chosen: Option<DocumentId>,
}
