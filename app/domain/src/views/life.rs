//! What happened to something, as its history tab tells it.

use serde::{Deserialize, Serialize};
use time::Date;

use super::directives::DirectiveHead;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::difficulty::HandlingLevel;
use crate::lifecycle::MachineKind;
use crate::review::Remark;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastEvent {
    /// Whose life.
    pub machine: MachineKind,
    /// What happened; `None` where a source only says where things stood.
    pub event: Option<String>,
    /// The state after it.
    pub state: String,
    /// When it was known.
    pub known_at: Instant,
    /// When the system wrote it; later than `known_at` for seeds and imports.
    pub recorded_at: Instant,
    /// Who did it; `None` for seeds and the clock.
    pub actor: Option<String>,
    /// In whose name, if not in their own.
    pub in_name_of: Option<String>,
    /// In words.
    pub text: Option<String>,
    /// The level that has a difficulty after it.
    pub level: Option<HandlingLevel>,
    /// The day on which it happened, if it was stated.
    pub on: Option<Date>,
    /// What was wrong.
    pub remarks: Vec<Remark>,
    /// Until when an answer is expected.
    pub due: Option<Due>,
    /// The document that carries it.
    pub directive: Option<DirectiveHead>,
}
