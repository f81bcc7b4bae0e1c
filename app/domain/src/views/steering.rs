//! What may happen to a model once it is registered, on its page: steering, assessment, phases.

use serde::{Deserialize, Serialize};

use super::life::PastEvent;
use crate::assessment::Mark;
use crate::clock::Instant;
use crate::ids::{ModelId, PlanId};
use crate::lifecycle::ModelState;
use crate::lifecycle::model::ModelEvent;
use crate::lifecycle::paper::PaperState;
use crate::replication::Verdict;

/// A criterion with its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarkRow {
    /// The criterion, as it was worded then.
    pub criterion: String,
    /// How far it was met.
    pub mark: Mark,
    /// In words; may be empty.
    pub words: String,
}

/// An assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentRow {
    /// What it recommends.
    pub verdict: Verdict,
    /// In words.
    pub text: String,
    /// Who assessed.
    pub actor: Option<String>,
    /// When.
    pub at: Instant,
    /// A mark for each criterion.
    pub marks: Vec<MarkRow>,
}

/// The plan of a phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhaseRow {
    /// Which phase.
    pub phase: u32,
    /// Its plan.
    pub plan: PlanId,
    /// How the plan stands.
    pub state: PaperState,
}

/// The desk of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelDesk {
    /// Which.
    pub model: ModelId,
    /// Where it stands on the day.
    pub state: ModelState,
    /// How many events it has.
    pub seen: u32,
    /// What this person may do with it, today.
    pub offers: Vec<ModelEvent>,
    /// The criteria in force on the day.
    pub criteria: Vec<String>,
    /// How many times they had been set.
    pub criteria_seen: u32,
    /// Its assessments, the last first.
    pub assessments: Vec<AssessmentRow>,
    /// Plans of its phases that were sent, the first phase first.
    pub phases: Vec<PhaseRow>,
    /// What happened to it, oldest first.
    pub history: Vec<PastEvent>,
}

/// The criteria of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriteriaView {
    /// Those in force.
    pub criteria: Vec<String>,
    /// How many times they were set.
    pub seen: u32,
}
