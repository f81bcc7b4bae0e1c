//! What is wrong with a cell, as data: the words are in [`crate::text::importing`].

use serde::{Deserialize, Serialize};
use time::Date;

use super::decimal::Decimal;
use super::grid::Address;
use super::layout::Part;
use super::number::Notation;
use super::period::Period;
use super::units::FoundBy;
use crate::access::coded;

coded! {
    /// How much a fault weighs, the heaviest first.
    Severity {
        /// The cell can't be taken over.
        Error = "error",
        /// It can; somebody should look.
        Warning = "warning",
        /// It was read in a way that is worth knowing.
        Note = "note",
    }
}

/// One thing about one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellFault {
    /// The name of the sheet.
    pub sheet: String,
    /// Which cell.
    pub at: Address,
    /// How much it weighs: that of its code, or less where the cell is not needed (a rate beside its pair).
    pub severity: Severity,
    /// What is wrong.
    pub code: FaultCode,
}

/// What is wrong, with the data that its sentence needs. Texts of cells come shortened, and without citizens' numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FaultCode {
    /// The text is no number.
    NotANumber {
        /// What stands there.
        read: String,
    },
    /// A number in two ways.
    Ambiguous {
        /// What stands there.
        read: String,
        /// As 1.234,5 is written.
        vietnamese: Decimal,
        /// As 1,234.5 is written.
        english: Decimal,
    },
    /// The number could be read in two ways; the column decided.
    ReadByColumn {
        /// What stands there.
        read: String,
        /// How it was read.
        value: Decimal,
        /// How the column is written.
        notation: Notation,
    },
    /// More digits than a figure has.
    NumberTooLong {
        /// What stands there.
        read: String,
    },
    /// The formula gives an error.
    Broken {
        /// `#REF!`.
        error: String,
    },
    /// A formula whose result is not in the file.
    NoResult,
    /// A day where a figure should be.
    DayInFigure {
        /// The day.
        day: Date,
    },
    /// Text instead of a unit, and figures beside it.
    UnknownUnit {
        /// What stands there.
        read: String,
        /// Names that are nearly the same.
        near: Vec<String>,
    },
    /// A name that several units bear.
    SeveralUnits {
        /// What stands there.
        read: String,
        /// Their names, with codes.
        candidates: Vec<String>,
    },
    /// Code and name of one row are of two units.
    UnitsDiffer {
        /// The unit of the code.
        by_code: String,
        /// The unit of the name.
        by_name: String,
    },
    /// The unit was found by something else than its name or code of today.
    UnitReadAs {
        /// What stands there.
        read: String,
        /// The unit's name.
        unit: String,
        /// By what it was found.
        by: FoundBy,
    },
    /// Figures in a row without a unit.
    NoUnit,
    /// The unit stands in an earlier row already.
    DuplicateUnit {
        /// The unit's name.
        unit: String,
        /// Where it stands first.
        first: Address,
    },
    /// One half of a pair is empty.
    MissingHalf {
        /// The name of the indicator.
        indicator: String,
        /// The half that is missing.
        missing: Part,
    },
    /// No column has the other half of the pair.
    NoColumn {
        /// The name of the indicator.
        indicator: String,
        /// The half that has no column.
        missing: Part,
    },
    /// Something out of nothing: the lower half is 0, the upper one isn't.
    ZeroBelow {
        /// The upper half.
        numerator: Decimal,
    },
    /// Below nought.
    Negative {
        /// The number.
        value: Decimal,
    },
    /// Cases are counted, and this is a part of one.
    Fraction {
        /// The number.
        value: Decimal,
    },
    /// The part is larger than the whole.
    PartExceedsWhole {
        /// The part.
        numerator: Decimal,
        /// The whole.
        denominator: Decimal,
    },
    /// A rate of which can't be told whether it is in per cent.
    RateScale {
        /// The number.
        value: Decimal,
    },
    /// A percentage where cases are counted.
    PercentInCount {
        /// How many per cent.
        value: Decimal,
    },
    /// The rate that is stated is not that of its pair.
    RateDiffers {
        /// Per cent as stated.
        stated: Decimal,
        /// Per cent of the pair, to as many places.
        computed: Decimal,
    },
    /// The total is not the sum of the rows.
    TotalDiffers {
        /// The total as stated.
        stated: Decimal,
        /// The sum.
        sum: Decimal,
    },
    /// The heading speaks of another period.
    PeriodDiffers {
        /// The period of the heading.
        found: Period,
        /// The period that is reported.
        expected: Period,
    },
    /// A day that is still to come.
    FutureDay {
        /// The day.
        day: Date,
    },
    /// The number of a citizen stands there.
    CitizenNumber,
    /// The heading may mean several columns of figures.
    UnclearHeading {
        /// What stands there.
        read: String,
        /// What it may mean.
        candidates: Vec<String>,
    },
}

impl FaultCode {
    /// How much it weighs by itself.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match self {
            Self::ReadByColumn { .. } | Self::UnitReadAs { .. } => Severity::Note,
            Self::RateDiffers { .. } | Self::TotalDiffers { .. } | Self::CitizenNumber | Self::UnclearHeading { .. } => Severity::Warning,
            // A part larger than its whole is wrong where both are cases of one kind, and that is for the reader to know.
            Self::PartExceedsWhole { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// The stable name of the fault, as it goes over the wire.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotANumber { .. } => "not_a_number",
            Self::Ambiguous { .. } => "ambiguous",
            Self::ReadByColumn { .. } => "read_by_column",
            Self::NumberTooLong { .. } => "number_too_long",
            Self::Broken { .. } => "broken",
            Self::NoResult => "no_result",
            Self::DayInFigure { .. } => "day_in_figure",
            Self::UnknownUnit { .. } => "unknown_unit",
            Self::SeveralUnits { .. } => "several_units",
            Self::UnitsDiffer { .. } => "units_differ",
            Self::UnitReadAs { .. } => "unit_read_as",
            Self::NoUnit => "no_unit",
            Self::DuplicateUnit { .. } => "duplicate_unit",
            Self::MissingHalf { .. } => "missing_half",
            Self::NoColumn { .. } => "no_column",
            Self::ZeroBelow { .. } => "zero_below",
            Self::Negative { .. } => "negative",
            Self::Fraction { .. } => "fraction",
            Self::PartExceedsWhole { .. } => "part_exceeds_whole",
            Self::RateScale { .. } => "rate_scale",
            Self::PercentInCount { .. } => "percent_in_count",
            Self::RateDiffers { .. } => "rate_differs",
            Self::TotalDiffers { .. } => "total_differs",
            Self::PeriodDiffers { .. } => "period_differs",
            Self::FutureDay { .. } => "future_day",
            Self::CitizenNumber => "citizen_number",
            Self::UnclearHeading { .. } => "unclear_heading",
        }
    }
}

/// The most characters of a cell that a fault repeats.
const READ_MAX: usize = 60;

/// What stands in a cell, to be repeated: on one line, shortened, without citizens' numbers.
#[must_use]
pub fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let hidden = super::citizen::hidden(&line);
    if hidden.chars().count() <= READ_MAX {
        return hidden;
    }
    let mut short: String = hidden.chars().take(READ_MAX - 1).collect();
    short.push('…');
    short
}
