//! What a reorganisation would do to the totals, before anybody confirms it.

use serde::{Deserialize, Serialize};

use super::{Carried, Outcome, Row};
use crate::figures::{Joined, Value, join};

/// The totals before and after, which the page shows before anybody confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// All old units together.
    pub before: Joined,
    /// All new ones together.
    pub after: Joined,
    /// How many new units rest on a guessed share.
    pub estimated: u32,
    /// How many new units lack a predecessor's figure.
    pub incomplete: u32,
    /// How many new units have figures that stay apart, or are too large.
    pub apart: u32,
}

impl Preview {
    /// Of one step. `before` is counted from the rows themselves, `after` from the parts of the new units.
    #[must_use]
    pub fn of(rows: &[Row], carried: &Carried) -> Self {
        let total = |values: Vec<Value>| join(carried.joining, &values);
        let after = carried.after();
        let count = |test: fn(&Outcome) -> bool| u32::try_from(after.iter().filter(|one| test(one)).count()).unwrap_or(u32::MAX);
        Self {
            before: total(rows.iter().map(|row| row.value).collect()),
            after: total(carried.parts.iter().map(|part| part.value).collect()),
            estimated: count(|one| one.estimate),
            incomplete: count(|one| !one.complete),
            apart: count(|one| !matches!(one.joined, Joined::One { .. })),
        }
    }

    /// Whether nothing was lost or made: what may be confirmed.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.before == self.after
    }
}
