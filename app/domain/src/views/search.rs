//! `/search`.

use serde::{Deserialize, Serialize};

use crate::access::coded;

/// As many are shown of each kind.
pub const SHOWN: usize = 20;
/// Fewer letters find everything and nothing.
pub const SHORTEST: usize = 2;

coded! {
    /// What can be found, in the order of the page.
    SearchKind {
        /// Documents.
        Directives = "directives",
        /// Models.
        Models = "models",
        /// Units.
        Units = "units",
        /// Indicators.
        Indicators = "indicators",
        /// Registrations.
        Registrations = "registrations",
        /// Plans and their tasks.
        Plans = "plans",
        /// Difficulties.
        Difficulties = "difficulties",
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// Its page.
    pub href: String,
    /// Its name.
    pub title: String,
    /// What else is known of it.
    pub about: String,
}

/// What was found of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchGroup {
    /// Which kind.
    pub kind: SearchKind,
    /// How many in all.
    pub total: u32,
    /// The first of them, the best first.
    pub rows: Vec<Hit>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    /// The words, as they were typed.
    pub typed: String,
    /// The words without marks; empty when there are too few letters to look for.
    pub needle: String,
    /// Kinds of which something was found.
    pub groups: Vec<SearchGroup>,
}
