//! `/audit`: the tenant's chain of events.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::frame::Page;
use crate::clock::Instant;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AuditFilter {
    /// Only events of this code.
    pub event: Option<String>,
    /// Text to find in the actor or the subject, with or without tone marks.
    pub search: Option<String>,
    /// Only what happened to this.
    pub subject: Option<Uuid>,
    /// 1-based page.
    pub page: Option<u32>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    /// Number in the chain, from 1.
    pub seq: i64,
    /// When.
    pub at: Instant,
    /// User name of who did it; `None`: the system.
    pub actor: Option<String>,
    /// User name of the one in whose name it was done.
    pub in_name_of: Option<String>,
    /// Code of the event: `signed_in`, `user_created`…
    pub event: String,
    /// What it was done to, in words.
    pub subject: String,
    /// First eight characters of the event's hash.
    pub hash: String,
}

/// The list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditList {
    /// Events of the page.
    pub rows: Vec<AuditRow>,
    /// Which page.
    pub page: Page,
    /// Codes that occur.
    pub events: Vec<String>,
    /// Whether every hash of the page follows from the one before it.
    pub chain_holds: bool,
}
