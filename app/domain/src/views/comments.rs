//! What is said about something, as its page shows it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Instant;
use crate::comment::Piece;
use crate::evidence::SubjectKind;
use crate::ids::CommentId;

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentRow {
    /// Id.
    pub id: CommentId,
    /// Who wrote it.
    pub by: String,
    /// In whose name, if not their own.
    pub in_name_of: Option<String>,
    /// When.
    pub at: Instant,
    /// What it says, mentions by people's names; nothing of one that was taken back.
    pub body: Vec<Piece>,
    /// When it was taken back.
    pub withdrawn_at: Option<Instant>,
    /// Whether this person may take it back.
    pub may_withdraw: bool,
}

/// What is said about one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Which.
    pub id: Uuid,
    /// The comments, oldest first.
    pub rows: Vec<CommentRow>,
    /// Whether this person may say something.
    pub may_write: bool,
    /// Who may be mentioned: user name and name. Empty for whoever may not write.
    pub people: Vec<(String, String)>,
}

/// The thread of a thing among those of a page.
#[must_use]
pub fn of(threads: &[Thread], kind: SubjectKind, id: Uuid) -> Option<Thread> {
    threads.iter().find(|one| (one.kind, one.id) == (kind, id)).cloned()
}
