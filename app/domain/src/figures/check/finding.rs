//! What a check found: a code with the figures that its sentence needs, what it means for sending, and where.

use serde::{Deserialize, Serialize};

use super::super::{Pair, Percent, Quantity, Slot, Value};
use crate::access::coded;

coded! {
    /// What a finding means for sending the report.
    Severity {
        /// It can't be sent.
        Error = "error",
        /// It can be sent with a note that explains it.
        Warning = "warning",
    }
}

/// One figure in the words of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// A percentage.
    Percent(Percent),
    /// A quantity.
    Quantity(Quantity),
}

/// What was found, with the figures that its sentence needs ([`crate::text::finding`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FindingCode {
    /// One half of a pair stands there, the other does not.
    MissingHalf,
    /// A count below zero.
    Negative {
        /// As typed.
        value: Quantity,
    },
    /// A part that is larger than the whole.
    OverDenominator {
        /// The numerator.
        numerator: Quantity,
        /// The denominator.
        denominator: Quantity,
    },
    /// Some of nothing.
    NoDenominator {
        /// The numerator.
        numerator: Quantity,
    },
    /// A printed percentage without both counts behind it.
    StatedOnly {
        /// As printed.
        stated: Percent,
    },
    /// The printed percentage is not the pair's.
    StatedDiffers {
        /// As printed.
        stated: Percent,
        /// What the pair gives, with as many decimals.
        computed: Percent,
        /// The pair.
        pair: Pair,
    },
    /// Far from what it usually was.
    Jump {
        /// Now.
        value: Figure,
        /// The median of before.
        usual: Figure,
        /// Whether both are what was added in a period, not what stands there.
        added: bool,
    },
    /// Exactly what was reported for the period before.
    SameAsLast {
        /// The figure.
        value: Value,
    },
    /// Whole thousands.
    Round {
        /// As typed.
        value: Quantity,
    },
    /// A cumulative figure lower than in the period before.
    Falls {
        /// Now.
        value: Quantity,
        /// In the period before.
        last: Quantity,
    },
    /// A denominator that changed by more than half.
    DenominatorMoved {
        /// Now.
        denominator: Quantity,
        /// In the period before.
        last: Quantity,
    },
    /// The province's own figure is not the sum of its units'.
    SumDiffers {
        /// The province's own.
        whole: Quantity,
        /// The sum.
        sum: Quantity,
        /// Of how many units.
        units: u32,
    },
}

impl FindingCode {
    /// Whether it stands in the way.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::MissingHalf | Self::Negative { .. } | Self::OverDenominator { .. } | Self::NoDenominator { .. } => Severity::Error,
            Self::StatedOnly { .. }
            | Self::StatedDiffers { .. }
            | Self::Jump { .. }
            | Self::SameAsLast { .. }
            | Self::Round { .. }
            | Self::Falls { .. }
            | Self::DenominatorMoved { .. }
            | Self::SumDiffers { .. } => Severity::Warning,
        }
    }
}

/// One thing found in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What.
    #[serde(flatten)]
    pub code: FindingCode,
    /// What it means for sending.
    pub severity: Severity,
    /// In which place of the cell.
    pub slot: Slot,
}

impl Finding {
    pub(super) fn at(slot: Slot, code: FindingCode) -> Self {
        Self { severity: code.severity(), code, slot }
    }
}
