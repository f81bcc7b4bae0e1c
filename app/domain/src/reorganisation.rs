//! What a reorganisation of units does to figures: additive ones keep their sum, rates are carried half by half, the rest stays apart.
//!
//! Succession is dated and many-to-many. Nothing is overwritten: what a step carries is computed from what the old units reported, and
//! lists where every part came from, so that undoing it is leaving it out.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

use crate::figures::indicator::Joining;
use crate::figures::{Pair, Quantity, Value};
use crate::ids::UnitId;
use crate::units::SuccessionKind;

mod carried;
mod preview;
pub mod split;

pub use carried::{Carried, Outcome, Part, Row};
pub use preview::Preview;
use split::split;

/// All of a unit, in millionths.
pub const WHOLE: u32 = 1_000_000;

/// How much of an old unit went into a new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// The old unit.
    pub from: UnitId,
    /// The new one.
    pub to: UnitId,
    /// Its share, in millionths of the old one. 0: it took a part, of which nothing is known.
    pub share: u32,
    /// Whether the share is a guess: nobody has counted yet ("ước tính").
    pub estimate: bool,
}

impl Link {
    /// A link as the conversion tables give it. Where a unit was split and nobody knows the shares, one successor takes everything.
    #[must_use]
    pub const fn of_kind(from: UnitId, to: UnitId, kind: SuccessionKind) -> Self {
        let share = match kind {
            SuccessionKind::Whole | SuccessionKind::SplitDefault => WHOLE,
            SuccessionKind::Split => 0,
        };
        Self { from, to, share, estimate: !matches!(kind, SuccessionKind::Whole) }
    }
}

/// What is wrong with the links of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "flaw", rename_all = "snake_case")]
pub enum Flaw {
    /// The same two units are linked twice.
    #[error("{from} goes to {to} twice")]
    Twice {
        /// The old unit.
        from: UnitId,
        /// The new one.
        to: UnitId,
    },
    /// The shares of an old unit don't add to 1.
    #[error("the shares of {from} add to {millionths} millionths")]
    SharesDontAdd {
        /// The old unit.
        from: UnitId,
        /// What they add to.
        millionths: u64,
    },
}

/// One reorganisation, on one day. A unit that it does not name stays what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Step {
    on: Date,
    links: BTreeMap<UnitId, Vec<Link>>,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    on: Date,
    links: Vec<Link>,
}

impl Step {
    /// A step of these links, in any order.
    ///
    /// # Errors
    /// The first [`Flaw`], by the order of the units.
    pub fn new(on: Date, links: impl IntoIterator<Item = Link>) -> Result<Self, Flaw> {
        let mut all: BTreeMap<UnitId, Vec<Link>> = BTreeMap::new();
        for link in links {
            all.entry(link.from).or_default().push(link);
        }
        for (from, links) in &mut all {
            links.sort_unstable();
            if let Some(link) = twice(links) {
                return Err(Flaw::Twice { from: *from, to: link.to });
            }
            let millionths: u64 = links.iter().map(|link| u64::from(link.share)).sum();
            if millionths != u64::from(WHOLE) {
                return Err(Flaw::SharesDontAdd { from: *from, millionths });
            }
        }
        Ok(Self { on, links: all })
    }

    /// The first day of the new units.
    #[must_use]
    pub const fn on(&self) -> Date {
        self.on
    }

    /// The links, by old unit, then by new one.
    pub fn links(&self) -> impl Iterator<Item = &Link> + '_ {
        self.links.values().flatten()
    }

    /// Carries figures of old units over to the new ones. Rows of one unit are joined first; their order does not matter.
    #[must_use]
    pub fn carry(&self, joining: Joining, rows: &[Row]) -> Carried {
        let mut parts: Vec<Part> = Vec::new();
        for row in rows {
            let Some(links) = self.links.get(&row.unit) else {
                parts.push(Part {
                    from: row.unit,
                    to: row.unit,
                    value: row.value,
                    estimate: row.estimate,
                    guessed: false,
                    complete: row.complete,
                });
                continue;
            };
            let shares: Vec<u32> = links.iter().map(|link| link.share).collect();
            let values = share_out(row.value, &shares);
            parts.extend(links.iter().zip(values).map(|(link, value)| Part {
                from: link.from,
                to: link.to,
                value,
                estimate: row.estimate,
                guessed: link.estimate,
                complete: row.complete,
            }));
        }
        parts.sort_unstable_by_key(|part| (part.to, part.from, order(part.value)));
        let reported: BTreeSet<UnitId> = rows.iter().map(|row| row.unit).collect();
        let missing: BTreeSet<UnitId> = self.links().filter(|link| !reported.contains(&link.from)).map(|link| link.to).collect();
        Carried { joining, parts, missing }
    }
}

impl TryFrom<Stored> for Step {
    type Error = Flaw;
    fn try_from(stored: Stored) -> Result<Self, Flaw> {
        Self::new(stored.on, stored.links)
    }
}

impl From<Step> for Stored {
    fn from(step: Step) -> Self {
        Self { on: step.on, links: step.links.into_values().flatten().collect() }
    }
}

/// All reorganisations of a province, in the order of their days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Succession(Vec<Step>);

impl Succession {
    /// Of steps in any order. Two on one day happen in the order given.
    #[must_use]
    pub fn new(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut steps: Vec<Step> = steps.into_iter().collect();
        steps.sort_by_key(Step::on);
        Self(steps)
    }

    /// Carries figures of units as they were on the day `reported` to those of the day `shown`, step by step. Empty when nothing
    /// happened in between; a figure that can't be joined stays with the step after which it stands apart.
    #[must_use]
    pub fn carry(&self, joining: Joining, rows: &[Row], reported: Date, shown: Date) -> Vec<Carried> {
        let mut done: Vec<Carried> = Vec::new();
        for step in self.0.iter().filter(|step| reported < step.on && step.on <= shown) {
            let rows = done.last().map_or_else(|| rows.to_vec(), Carried::rows);
            done.push(step.carry(joining, &rows));
        }
        done
    }
}

/// A figure by shares. Of a pair the numerator and what is left to the denominator are parted, each by largest remainder, so that no
/// part has more than all of it: parting both halves by themselves could give 3/2.
fn share_out(value: Value, shares: &[u32]) -> Vec<Value> {
    match value {
        Value::Amount { amount } => split(amount, shares).into_iter().map(|amount| Value::Amount { amount }).collect(),
        Value::Pair(Pair { numerator, denominator }) => {
            let rest = denominator.checked_sub(numerator).filter(|rest| !rest.is_negative() && !numerator.is_negative());
            let (tops, bottoms) = (split(numerator, shares), split(rest.unwrap_or(denominator), shares));
            let pair = |(top, bottom): (Quantity, Quantity)| {
                let denominator = if rest.is_some() { top.checked_add(bottom).unwrap_or(bottom) } else { bottom };
                Value::Pair(Pair { numerator: top, denominator })
            };
            tops.into_iter().zip(bottoms).map(pair).collect()
        }
    }
}

/// The second of two links between the same units; they are in order.
fn twice(links: &[Link]) -> Option<&Link> {
    links.iter().zip(links.iter().skip(1)).find_map(|(one, next)| (one.to == next.to).then_some(next))
}

/// An order of figures, so that the order of rows leaves no trace.
fn order(value: Value) -> (i64, i64) {
    match value {
        Value::Pair(pair) => (pair.numerator.raw(), pair.denominator.raw()),
        Value::Amount { amount } => (amount.raw(), 0),
    }
}

#[cfg(test)]
mod tests;
