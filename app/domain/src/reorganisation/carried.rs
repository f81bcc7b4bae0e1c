//! Figures after a step, with the origin of every part.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::figures::indicator::Joining;
use crate::figures::{Joined, Value, join};
use crate::ids::UnitId;

/// The figure of one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Whose.
    pub unit: UnitId,
    /// The figure.
    pub value: Value,
    /// Whether it rests on a guessed share.
    pub estimate: bool,
    /// Whether everything that belongs to it was reported.
    pub complete: bool,
}

impl Row {
    /// A figure as its unit reported it.
    #[must_use]
    pub const fn reported(unit: UnitId, value: Value) -> Self {
        Self { unit, value, estimate: false, complete: true }
    }
}

/// What one old unit gave to one new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The old unit.
    pub from: UnitId,
    /// The new one.
    pub to: UnitId,
    /// How much.
    pub value: Value,
    /// Whether the old unit's figure rested on a guessed share already.
    pub estimate: bool,
    /// Whether the share is a guess.
    pub guessed: bool,
    /// Whether the old unit's figure was complete.
    pub complete: bool,
}

/// Figures after a step, with the origin of every part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    pub(super) joining: Joining,
    pub(super) parts: Vec<Part>,
    /// New units of which a predecessor reported nothing.
    pub(super) missing: BTreeSet<UnitId>,
}

/// A unit's figures, joined where they can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// Whose.
    pub unit: UnitId,
    /// One figure, or apart, or too large.
    pub joined: Joined,
    /// Whether it rests on a guessed share.
    pub estimate: bool,
    /// Whether all predecessors reported.
    pub complete: bool,
}

impl Carried {
    /// Every part, by new unit, then by old one.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The new units' figures.
    #[must_use]
    pub fn after(&self) -> Vec<Outcome> {
        let missing = |unit| self.missing.contains(&unit);
        let guessed: BTreeSet<UnitId> = self.parts.iter().filter(|part| part.guessed).map(|part| part.to).collect();
        let whole = |one: Outcome| Outcome {
            estimate: one.estimate || guessed.contains(&one.unit),
            complete: one.complete && !missing(one.unit),
            ..one
        };
        self.gathered(|part| part.to).map(whole).collect()
    }

    /// The step undone: the old units' figures, put together from their parts.
    #[must_use]
    pub fn before(&self) -> Vec<Outcome> {
        self.gathered(|part| part.from).collect()
    }

    fn gathered(&self, unit: fn(&Part) -> UnitId) -> impl Iterator<Item = Outcome> + '_ {
        let mut groups: BTreeMap<UnitId, Vec<&Part>> = BTreeMap::new();
        for part in &self.parts {
            groups.entry(unit(part)).or_default().push(part);
        }
        groups.into_iter().map(move |(unit, parts)| {
            let values: Vec<Value> = parts.iter().map(|part| part.value).collect();
            let joined = match values.as_slice() {
                // A single figure is itself, whether or not it could be joined with others.
                [value] => Joined::One { value: *value },
                _ => join(self.joining, &values),
            };
            let (estimate, complete) = (parts.iter().any(|part| part.estimate), parts.iter().all(|part| part.complete));
            Outcome { unit, joined, estimate, complete }
        })
    }

    /// The rows that a later step starts from: what could be joined into one figure.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let row = |one: Outcome| match one.joined {
            Joined::One { value } => Some(Row { unit: one.unit, value, estimate: one.estimate, complete: one.complete }),
            Joined::Empty | Joined::Apart | Joined::Impossible => None,
        };
        self.after().into_iter().filter_map(row).collect()
    }
}
