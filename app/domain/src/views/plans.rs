//! `/plans` and `/plans/{id}`.

use serde::{Deserialize, Serialize};
use time::Date;

use super::comments::Thread;
use super::directives::DirectiveHead;
use super::files::FileBox;
use super::frame::Page;
use super::life::PastEvent;
use super::order::Order;
use super::units::UnitHead;
use crate::clarity::Clarity;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::error::Refusal;
use crate::ids::{MilestoneId, ModelId, PlanId, TaskId};
use crate::life_line::Step;
use crate::lifecycle::ModelState;
use crate::lifecycle::model::ModelEvent;
use crate::lifecycle::paper::{PaperEvent, PaperState};
use crate::lifecycle::task::{TaskEvent, TaskState};
use crate::plan::MilestoneKind;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PlanFilter {
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
pub struct PlanLine {
    /// Id.
    pub id: PlanId,
    /// Name of the model.
    pub name: String,
    /// Who plans.
    pub unit: UnitHead,
    /// Where it stands.
    pub state: PaperState,
    /// When that became known.
    pub since: Instant,
    /// Its first day, as far as its tasks or its approval say.
    pub from: Option<Date>,
    /// Until when all of it is done.
    pub ends: Option<Due>,
    /// Its tasks that are not given up.
    pub tasks: u32,
    /// Those of them that are done.
    pub done: u32,
    /// A sample.
    pub sample: bool,
}

/// A model for which a plan can be begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plannable {
    /// Id.
    pub id: ModelId,
    /// Name.
    pub name: String,
    /// Who leads it.
    pub unit: UnitHead,
    /// A sample.
    pub sample: bool,
}

/// The list: what was sent by any unit, and the drafts of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanList {
    /// Plans per state, whatever the filter's state says.
    pub states: Vec<(PaperState, u32)>,
    /// What waits first, then newest first.
    pub rows: Vec<PlanLine>,
    /// Which page.
    pub page: Page,
    /// Approved plans that the search finds, for the timeline of the province: those that run first, by their first day; at most 60.
    pub approved: Vec<PlanLine>,
    /// All of them, also those not drawn.
    pub approved_total: u32,
    /// Models that are at the step of planning and have no plan: of one's own units, or of all for whoever acts for none; at most 40.
    pub waiting: Vec<Plannable>,
    /// All of them.
    pub waiting_total: u32,
    /// Whether the person may begin one.
    pub may_begin: bool,
    /// The day.
    pub today: Date,
}

/// What may be written of a task, as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskText {
    /// What is to be done.
    pub work: String,
    /// Name or code of the unit that leads it.
    pub owner: String,
    /// The leader who answers for it: the position, no personal data.
    pub accountable: String,
    /// First day, dd/MM/yyyy.
    pub starts_on: String,
    /// Due date, dd/MM/yyyy.
    pub due_date: String,
    /// `by`, `before` or [`TaskText::RECURRING`].
    pub due_rule: String,
    /// What comes out.
    pub deliverable: String,
    /// How much of it.
    pub quantity: String,
    /// Of what.
    pub quantity_of: String,
    /// Who decides.
    pub authority: String,
    /// How.
    pub solution: String,
    /// Days of the steps on the way, dd/MM/yyyy, separated by spaces, commas or lines.
    pub progress: String,
}

impl TaskText {
    /// In the place of a rule of the due date: thường xuyên.
    pub const RECURRING: &'static str = "recurring";
}

/// A task on the page of its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// Id.
    pub id: TaskId,
    /// Its number in the plan, from 1.
    pub nth: u32,
    /// Its content.
    pub text: TaskText,
    /// The unit that leads it.
    pub owner: Option<UnitHead>,
    /// First day.
    pub starts_on: Option<Date>,
    /// The due date in force; none of what is permanent.
    pub due: Option<Due>,
    /// Days of the steps on the way.
    pub steps: Vec<Date>,
    /// What it is clear about, of what the tenant demands.
    pub clear: Vec<(Clarity, bool)>,
    /// Version of the draft, to be sent back with a change.
    pub version: i64,
    /// Where it stands; nowhere before the plan is approved.
    pub state: Option<TaskState>,
    /// The day it was signed as done.
    pub done_on: Option<Date>,
    /// Days after its first due date at which it ended, or ends at the earliest.
    pub slip: Option<i64>,
    /// What this person may do now.
    pub offers: Vec<TaskEvent>,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
    /// Whether this person may raise a difficulty of it.
    pub may_raise: bool,
}

/// A milestone of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedMilestone {
    /// Id.
    pub id: MilestoneId,
    /// What it marks.
    pub kind: MilestoneKind,
    /// In words.
    pub title: String,
    /// Until when.
    pub due: Due,
    /// The day it was reached.
    pub done_on: Option<Date>,
}

/// One plan, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDetails {
    /// Files of its tasks, as far as the person may see them.
    pub files: Vec<FileBox>,
    /// What is said about it, or about its parts.
    pub threads: Vec<Thread>,
    /// Id.
    pub id: PlanId,
    /// The model.
    pub model: ModelId,
    /// Its name.
    pub name: String,
    /// A sample.
    pub sample: bool,
    /// Where the model stands.
    pub model_state: ModelState,
    /// How many events the model has seen.
    pub model_seen: u32,
    /// What this person may report of the model: launched, started.
    pub model_offers: Vec<ModelEvent>,
    /// Who plans.
    pub unit: UnitHead,
    /// Phase of the model, from 1.
    pub phase: u32,
    /// Until when all of it is done.
    pub ends: Option<Due>,
    /// Version of the draft, to be sent back with a change.
    pub version: i64,
    /// Where it stands.
    pub state: PaperState,
    /// The documents that the model stands under.
    pub directives: Vec<DirectiveHead>,
    /// Its tasks, in order.
    pub tasks: Vec<TaskRow>,
    /// Its milestones, by due date.
    pub milestones: Vec<PlannedMilestone>,
    /// What this person may do now.
    pub offers: Vec<PaperEvent>,
    /// Whether this person may write in it.
    pub may_edit: bool,
    /// Whether this person may begin a new one in its place.
    pub may_renew: bool,
    /// What still stands in the way of sending it; empty unless it is a draft.
    pub lacks: Vec<Refusal>,
    /// Names of the units that may lead a task; empty for whoever only reads.
    pub units: Vec<String>,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// The day.
    pub today: Date,
}

/// The life of a model as a line of steps, with the way to its plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelLine {
    /// The model.
    pub model: ModelId,
    /// Where it stands.
    pub state: ModelState,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// Its plan, with where that stands; none that this person may not know.
    pub plan: Option<(PlanId, PaperState)>,
    /// Whether this person may begin one.
    pub may_begin: bool,
}
