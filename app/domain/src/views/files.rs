//! Files attached to something, as its page shows them.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::clock::Instant;
use crate::evidence::{FileKind, SubjectKind};
use crate::ids::FileId;

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Id.
    pub id: FileId,
    /// Its name, as it was sent.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Bytes.
    pub bytes: u64,
    /// SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// What the person said about it.
    pub note: String,
    /// Who sent it.
    pub by: String,
    /// When.
    pub at: Instant,
    /// Whether this person may take it off again.
    pub may_remove: bool,
    /// Where else the same content is attached, as far as the person may know of it.
    pub elsewhere: Vec<UsedAt>,
    /// In how many other places it is, of which the person may not know more.
    pub hidden: u32,
}

/// A place where the same content is attached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedAt {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Since when it is there.
    pub at: Instant,
}

/// The files of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileBox {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Which.
    pub id: Uuid,
    /// The files, oldest first.
    pub rows: Vec<FileRow>,
    /// Whether this person may attach one now.
    pub may_attach: bool,
}

/// The box of a thing among those of a page.
#[must_use]
pub fn of(boxes: &[FileBox], kind: SubjectKind, id: Uuid) -> Option<FileBox> {
    boxes.iter().find(|one| (one.kind, one.id) == (kind, id)).cloned()
}

/// A page's address with what was just done.
#[must_use]
pub fn done(page: &str, code: &str) -> String {
    format!("{page}{}done={code}", if page.contains('?') { '&' } else { '?' })
}
