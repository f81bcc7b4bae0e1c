//! Figures that can be trusted: exact quantities, ratios as pairs, indicators and the checks of one cell.
//!
//! Nothing here is ever a binary float. A ratio is stored as its two halves; a printed percentage is a `stated` one that can only
//! raise a warning. Percentages and differences of percentages ("điểm %") are different types with different words.

use serde::{Deserialize, Serialize};

use crate::access::coded;

pub mod check;
pub mod completeness;
pub mod group;
pub mod history;
pub mod indicator;
pub mod quantity;
pub mod rate;
pub mod standing;

pub use group::IndicatorGroup;
pub use quantity::Quantity;
pub use rate::{Pair, Percent, PercentPoints, Rate};
pub use standing::{Gap, Standing};

use crate::ids::IndicatorId;
use indicator::{Joining, Measure};

coded! {
    /// A place of one cell of a report. An amount stands in the place of the numerator.
    Slot {
        /// Tử số, or the amount.
        Numerator = "numerator",
        /// Mẫu số.
        Denominator = "denominator",
        /// Tỷ lệ ghi trong văn bản: what a paper printed.
        Stated = "stated",
    }
}

/// One cell of a report, or one place of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Of which indicator.
    pub indicator: IndicatorId,
    /// Which place; none for the whole cell.
    pub slot: Option<Slot>,
}

/// A complete figure of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Value {
    /// Numerator and denominator.
    Pair(Pair),
    /// One quantity.
    Amount {
        /// How much.
        amount: Quantity,
    },
}

/// What stands in one cell: each place filled or not. Empty is not zero.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The numerator, or the amount.
    pub numerator: Option<Quantity>,
    /// The denominator; none for an amount.
    pub denominator: Option<Quantity>,
    /// What a paper printed as the percentage. Never used to compute.
    pub stated: Option<Percent>,
}

impl Cell {
    /// The complete figure, if there is one.
    #[must_use]
    pub fn value(&self, measure: Measure) -> Option<Value> {
        let first = self.numerator?;
        match measure {
            Measure::Amount => Some(Value::Amount { amount: first }),
            Measure::Share | Measure::Part => Some(Value::Pair(Pair { numerator: first, denominator: self.denominator? })),
        }
    }

    /// Whether nothing at all stands in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.numerator.is_none() && self.denominator.is_none() && self.stated.is_none()
    }
}

impl From<Pair> for Cell {
    fn from(pair: Pair) -> Self {
        Self { numerator: Some(pair.numerator), denominator: Some(pair.denominator), stated: None }
    }
}

/// Figures of several units in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Joined {
    /// They add up to this.
    One {
        /// The sum; of pairs, half by half.
        value: Value,
    },
    /// There is nothing to join.
    Empty,
    /// They must be shown apart: no sum of them means anything.
    Apart,
    /// The sum is larger than a quantity holds, or pairs and amounts are mixed.
    Impossible,
}

/// Joins figures by the indicator's rule. The order does not matter.
#[must_use]
pub fn join(joining: Joining, values: &[Value]) -> Joined {
    let Some(first) = values.first() else { return Joined::Empty };
    let halves = |half: fn(&Value) -> Option<Quantity>| Quantity::sum(values.iter().map(half).collect::<Option<Vec<_>>>()?);
    let sum = match (joining, first) {
        (Joining::None, _) => return Joined::Apart,
        (Joining::Sum, Value::Amount { .. }) => halves(Value::amount).map(|amount| Value::Amount { amount }),
        (Joining::RatioOfSums, Value::Pair(_)) => {
            let (top, bottom) =
                (halves(|value| value.pair().map(|pair| pair.numerator)), halves(|value| value.pair().map(|pair| pair.denominator)));
            top.zip(bottom).map(|(numerator, denominator)| Value::Pair(Pair { numerator, denominator }))
        }
        (Joining::Sum, Value::Pair(_)) | (Joining::RatioOfSums, Value::Amount { .. }) => None,
    };
    sum.map_or(Joined::Impossible, |value| Joined::One { value })
}

impl Value {
    /// The pair, if it is one.
    #[must_use]
    pub const fn pair(&self) -> Option<Pair> {
        match self {
            Self::Pair(pair) => Some(*pair),
            Self::Amount { .. } => None,
        }
    }

    /// The amount, if it is one.
    #[must_use]
    pub const fn amount(&self) -> Option<Quantity> {
        match self {
            Self::Pair(_) => None,
            Self::Amount { amount } => Some(*amount),
        }
    }
}

#[cfg(test)]
mod tests;
