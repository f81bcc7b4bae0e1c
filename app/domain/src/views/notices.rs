//! `/notifications`: what happened that concerns one.

use serde::{Deserialize, Serialize};
use time::Date;

use super::frame::Page;
use super::units::UnitHead;
use crate::clock::Instant;
use crate::ids::{DocumentId, NoticeId};
use crate::notice::{NoticeKind, NoticeWords};

/// What the page is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct NoticeFilter {
    /// Of one kind only.
    pub kind: Option<NoticeKind>,
    /// Only what was not seen yet.
    pub unseen: bool,
    /// Which page.
    pub page: Option<u32>,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeRow {
    /// Id, to open it.
    pub id: NoticeId,
    /// What it tells.
    pub kind: NoticeKind,
    /// Of what.
    pub words: NoticeWords,
    /// Since when.
    pub at: Instant,
    /// Whether it was opened.
    pub seen: bool,
}

/// The page: what was not seen first, then the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeList {
    /// The rows of the page.
    pub rows: Vec<NoticeRow>,
    /// How many unseen ones there are of each kind, the most urgent first; kinds without any are absent.
    pub kinds: Vec<(NoticeKind, u32)>,
    /// All unseen ones.
    pub unseen: u32,
    /// Which page of how many.
    pub page: Page,
}

/// A unit that is late under a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateUnit {
    /// The unit.
    pub unit: UnitHead,
    /// How many things it owes.
    pub owes: u32,
    /// Since when: the earliest last day in time.
    pub last_day: Date,
    /// How often it was urged today.
    pub urged_today: u32,
}

/// Whom one may urge under a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UrgeView {
    /// The document.
    pub directive: DocumentId,
    /// The late units, in official order.
    pub late: Vec<LateUnit>,
    /// The most that one unit is urged on one day.
    pub cap: u32,
}
