//! Reporting periods: their codes, the days that they cover by a tenant's cut-off, and how they follow each other.
//!
//! A code (2024-04, 2024-Q2) says which period it is; which days belong to it the [`CutOff`] says, and these are stored with it, so
//! that a later change of the cut-off moves no period that exists.

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::coded;

pub mod code;
pub mod cut_off;
pub mod due;
pub mod opening;

pub use code::PeriodCode;
pub use cut_off::CutOff;

coded! {
    /// How long a period is.
    PeriodKind {
        /// Tuần.
        Week = "week",
        /// Tháng.
        Month = "month",
        /// Quý.
        Quarter = "quarter",
        /// 6 tháng.
        Half = "half",
        /// Năm.
        Year = "year",
        /// Đột xuất: any days.
        AdHoc = "ad_hoc",
    }
}

/// One period with its days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Period {
    /// Which.
    pub code: PeriodCode,
    /// First day.
    pub first: Date,
    /// Last day (ngày chốt số liệu), itself included.
    pub last: Date,
}

impl Period {
    /// The period of a code by a cut-off. `None` only at the ends of the calendar.
    #[must_use]
    pub fn of(code: PeriodCode, cut_off: CutOff) -> Option<Self> {
        let (first, last) = cut_off.days(code)?;
        Some(Self { code, first, last })
    }

    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> PeriodKind {
        self.code.kind()
    }

    /// Whether a day belongs to it.
    #[must_use]
    pub fn contains(&self, day: Date) -> bool {
        self.first <= day && day <= self.last
    }

    /// The year in which a cumulative figure of this period runs: that of its last day's period, so that 15/12/2023–14/01/2024 is
    /// already of 2024.
    #[must_use]
    pub fn run(&self) -> i32 {
        self.code.year()
    }
}

/// All periods of a kind whose last day is from `from` to `to`, in order. None for ad hoc ones: nothing says when they are.
#[must_use]
pub fn generate(kind: PeriodKind, cut_off: CutOff, from: Date, to: Date) -> Vec<Period> {
    let first = cut_off.code_of(kind, from).and_then(|code| Period::of(code, cut_off));
    let next = |period: &Period| Period::of(period.code.next()?, cut_off);
    std::iter::successors(first, next).take_while(|period| period.last <= to).collect()
}

#[cfg(test)]
mod tests;
