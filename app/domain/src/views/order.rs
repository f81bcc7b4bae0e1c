//! How a list is sorted, when a reader chose so; without a choice each list has an order of its own.

use serde::{Deserialize, Serialize};

use crate::access::coded;

coded! {
    /// By which column. A list that has no such column keeps its own order.
    SortBy {
        /// The name of the row.
        Name = "name",
        /// The unit.
        Unit = "unit",
        /// The level.
        Level = "level",
        /// The state, in the order of a life.
        State = "state",
        /// The due date; what has none comes last.
        Due = "due",
        /// Since when it stands so.
        Since = "since",
    }
}

/// A column, and which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Order {
    /// By which column.
    pub by: SortBy,
    /// The last first.
    pub down: bool,
}

impl Order {
    /// From an address: `since`, or `-since` for the last first.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (down, by) = text.strip_prefix('-').map_or((false, text), |by| (true, by));
        SortBy::from_code(by).map(|by| Self { by, down })
    }

    /// What the head of a column leads to, given how the list is sorted now: down where it is sorted up, else up.
    #[must_use]
    pub fn next(by: SortBy, now: Option<Self>) -> Self {
        Self { by, down: now == Some(Self { by, down: false }) }
    }
}

impl std::fmt::Display for Order {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", if self.down { "-" } else { "" }, self.by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_was_chosen() {
        for by in SortBy::ALL {
            for down in [false, true] {
                let order = Order { by: *by, down };
                assert_eq!(Order::parse(&order.to_string()), Some(order));
            }
        }
        assert_eq!((Order::parse(""), Order::parse("-"), Order::parse("size")), (None, None, None));
        let up = Order { by: SortBy::Name, down: false };
        assert_eq!(Order::next(SortBy::Name, None), up);
        assert_eq!(Order::next(SortBy::Name, Some(up)), Order { down: true, ..up });
        assert_eq!(Order::next(SortBy::Name, Some(Order { down: true, ..up })), up);
        assert_eq!(Order::next(SortBy::Due, Some(up)), Order { by: SortBy::Due, down: false });
    }
}
