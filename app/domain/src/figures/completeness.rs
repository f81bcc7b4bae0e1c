//! Whether reports are complete, and came in time.

use serde::{Deserialize, Serialize};

use super::check::{Finding, Severity};
use super::rate::Pair;
use crate::clock::Instant;

/// How much of a report is there, and what stands in the way of sending it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completeness {
    /// Cells that must be filled.
    pub required: u32,
    /// Of these, the filled ones.
    pub filled: u32,
    /// Cells with an error.
    pub wrong: u32,
    /// Cells with a warning and no note.
    pub unexplained: u32,
}

/// What completeness needs to know of one cell.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// Whether it must be filled.
    pub required: bool,
    /// Whether a complete figure stands in it, or a note says why there is none.
    pub filled: bool,
    /// Whether a note explains it.
    pub noted: bool,
    /// What [`super::check::check`] found.
    pub findings: &'a [Finding],
}

impl Completeness {
    /// Counts the cells of a report.
    #[must_use]
    pub fn of<'a>(cells: impl IntoIterator<Item = Seen<'a>>) -> Self {
        let mut all = Self::default();
        for cell in cells {
            let has = |severity| cell.findings.iter().any(|finding| finding.severity == severity);
            all.required += u32::from(cell.required);
            all.filled += u32::from(cell.required && cell.filled);
            all.wrong += u32::from(has(Severity::Error));
            all.unexplained += u32::from(!cell.noted && !has(Severity::Error) && has(Severity::Warning));
        }
        all
    }

    /// Required cells that are empty.
    #[must_use]
    pub const fn missing(self) -> u32 {
        self.required.saturating_sub(self.filled)
    }

    /// Whether the report can be sent.
    #[must_use]
    pub const fn is_sendable(self) -> bool {
        self.missing() == 0 && self.wrong == 0 && self.unexplained == 0
    }

    /// Filled of required.
    #[must_use]
    pub fn pair(self) -> Option<Pair> {
        Pair::whole(i64::from(self.filled), i64::from(self.required))
    }
}

/// A report that was owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// The last moment in time.
    pub due: Instant,
    /// When it was sent for review, if it is approved or still waits; none once it was returned and not sent again.
    pub sent: Option<Instant>,
}

/// How many reports that were due came in time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Punctuality {
    /// Came by their due time.
    pub on_time: u32,
    /// Came later.
    pub late: u32,
    /// Have not come, and their time is over.
    pub missing: u32,
    /// Their time is not over: left out of the rate.
    pub to_come: u32,
}

impl Punctuality {
    /// Counts what was owed, as known at `now`.
    #[must_use]
    pub fn of(owed: impl IntoIterator<Item = Owed>, now: Instant) -> Self {
        let mut all = Self::default();
        for one in owed {
            let place = match one.sent.filter(|sent| *sent <= now) {
                _ if one.due > now => &mut all.to_come,
                Some(sent) if sent <= one.due => &mut all.on_time,
                Some(_) => &mut all.late,
                None => &mut all.missing,
            };
            *place += 1;
        }
        all
    }

    /// On time of all that were due.
    #[must_use]
    pub fn pair(self) -> Option<Pair> {
        let due = i64::from(self.on_time) + i64::from(self.late) + i64::from(self.missing);
        Pair::whole(i64::from(self.on_time), due)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Slot;
    use super::super::check::FindingCode;
    use super::super::quantity::Quantity;
    use super::*;
    use time::macros::datetime;

    #[test]
    fn a_report_is_sent_when_nothing_is_missing_wrong_or_unexplained() {
        let finding = |code: FindingCode| Finding { severity: code.severity(), code, slot: Slot::Numerator };
        let wrong = [finding(FindingCode::MissingHalf)];
        let odd = [finding(FindingCode::Round { value: Quantity::MAX })];
        let cell = Seen { required: true, filled: true, noted: false, findings: &[] };
        let all = [
            cell,
            Seen { filled: false, ..cell },
            Seen { filled: false, findings: &wrong, ..cell },
            Seen { findings: &odd, ..cell },
            Seen { findings: &odd, noted: true, ..cell },
            Seen { required: false, filled: false, ..cell },
            Seen { required: false, ..cell },
        ];
        let counted = Completeness::of(all);
        assert_eq!(counted, Completeness { required: 5, filled: 3, wrong: 1, unexplained: 1 });
        assert_eq!((counted.missing(), counted.is_sendable(), counted.pair()), (2, false, Pair::whole(3, 5)));
        assert!(Completeness::of([cell, Seen { findings: &odd, noted: true, ..cell }]).is_sendable());
        assert!(!Completeness::of([Seen { findings: &odd, ..cell }]).is_sendable());
        assert!(Completeness::default().is_sendable(), "nothing is required");
    }

    #[test]
    fn the_deadline_itself_is_in_time() {
        let at = |t| Instant::from_datetime(t);
        let due = at(datetime!(2024-04-17 17:00 +7));
        let owed = |sent| Owed { due, sent };
        let all = [
            owed(Some(due)),
            owed(Some(due.plus_seconds(1))),
            owed(None),
            owed(Some(due.plus_seconds(9_999))),
            Owed { due: due.plus_seconds(3_601), sent: Some(due) },
        ];
        let counted = Punctuality::of(all, due.plus_seconds(3_600));
        assert_eq!(counted, Punctuality { on_time: 1, late: 1, missing: 2, to_come: 1 }, "what comes later is not known yet");
        assert_eq!(counted.pair(), Pair::whole(1, 4));
        assert_eq!(Punctuality::of(all, due.plus_seconds(-1)).pair(), Pair::whole(0, 0));
    }
}
