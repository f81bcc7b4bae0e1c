//! Lists in the order that a reader chose.

use domain::access::Coded;
use domain::clock::Instant;
use domain::deadline::Due;
use domain::fold::sort_key_vi;
use domain::views::order::{Order, SortBy};

/// What a row is sorted by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Number(i64),
    Words(String),
    /// Last, whichever way.
    Nothing,
}

/// A name, in Vietnamese order.
pub(crate) fn words(name: &str) -> Key {
    Key::Words(sort_key_vi(name))
}

/// A code, in the order of its declaration.
pub(crate) fn place<C: Coded>(code: Option<C>) -> Key {
    let at = code.and_then(|code| C::ALL.iter().position(|one| *one == code));
    at.map_or(Key::Nothing, |at| Key::Number(i64::try_from(at).unwrap_or(i64::MAX)))
}

/// A due date.
pub(crate) fn due(due: Option<Due>) -> Key {
    due.map_or(Key::Nothing, |due| Key::Number(i64::from(due.last_day().to_julian_day())))
}

/// A moment.
pub(crate) fn moment(at: Instant) -> Key {
    Key::Number(at.0)
}

/// Sorts rows as was chosen. `key`: `None` where the list has no such column. Rows that are alike keep the list's own order, and
/// so do all rows where nothing was chosen.
pub(crate) fn arrange<T>(rows: &mut Vec<T>, order: Option<Order>, key: impl Fn(&T, SortBy) -> Option<Key>) {
    let Some(order) = order else { return };
    let mut keyed: Vec<(Key, T)> = std::mem::take(rows).into_iter().map(|row| (key(&row, order.by).unwrap_or(Key::Nothing), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Key::Nothing, _) | (_, Key::Nothing) => a.cmp(b),
        _ if order.down => b.cmp(a),
        _ => a.cmp(b),
    });
    rows.extend(keyed.into_iter().map(|(_, row)| row));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_key_is_last_and_what_is_alike_stays() {
        let rows = [(2, 'a'), (0, 'b'), (1, 'c'), (2, 'd'), (0, 'e')];
        let sorted = |order| {
            let mut rows = rows.to_vec();
            arrange(&mut rows, order, |row, by| (by == SortBy::Name).then_some(if row.0 == 0 { Key::Nothing } else { Key::Number(row.0) }));
            rows.into_iter().map(|row| row.1).collect::<String>()
        };
        let by_name = |down| Some(Order { by: SortBy::Name, down });
        assert_eq!((sorted(by_name(false)), sorted(by_name(true))), ("cadbe".to_owned(), "adcbe".to_owned()));
        assert_eq!(sorted(None), "abcde");
        assert_eq!(sorted(Some(Order { by: SortBy::Due, down: true })), "abcde", "no such column");
    }

    #[test]
    fn names_are_in_vietnamese_order() {
        let mut names = vec!["Đồng", "Dung", "An", "Ánh"];
        names.sort_by_key(|name| words(name));
        assert_eq!(names, ["An", "Ánh", "Dung", "Đồng"]);
    }
}
