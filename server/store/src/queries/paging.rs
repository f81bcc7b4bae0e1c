//! Pages of long lists, and text to look for.

use domain::fold::fold_vi;
use domain::views::frame::Page;

/// The number of the page that is a whole list, which a sheet takes. No address leads to it.
pub(crate) const WHOLE: u32 = 0;

/// The page asked for, kept inside the list.
pub(crate) fn page(number: Option<u32>, size: u32, total: usize) -> Page {
    let total = u32::try_from(total).unwrap_or(u32::MAX);
    if number == Some(WHOLE) {
        return Page { number: 1, size: total.max(1), total };
    }
    let last = total.div_ceil(size).max(1);
    Page { number: number.unwrap_or(1).clamp(1, last), size, total }
}

/// Rows before the page.
pub(crate) fn skipped(page: Page) -> usize {
    page.number.saturating_sub(1) as usize * page.size as usize
}

/// The rows of the page, of all that match.
pub(crate) fn cut<T>(rows: Vec<T>, number: Option<u32>, size: u32) -> (Vec<T>, Page) {
    let page = page(number, size, rows.len());
    (rows.into_iter().skip(skipped(page)).take(page.size as usize).collect(), page)
}

/// The words to look for as `search` columns hold them; `None` when there are none.
pub(crate) fn needle(search: Option<&str>) -> Option<String> {
    search.map(fold_vi).filter(|words| !words.is_empty())
}

/// A count as views carry it.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_stay_inside_the_list() {
        assert_eq!(cut((0..5).collect::<Vec<_>>(), Some(2), 2), (vec![2, 3], Page { number: 2, size: 2, total: 5 }));
        assert_eq!(cut((0..5).collect::<Vec<_>>(), Some(9), 2), (vec![4], Page { number: 3, size: 2, total: 5 }));
        assert_eq!(cut(Vec::<u8>::new(), Some(7), 2), (vec![], Page { number: 1, size: 2, total: 0 }));
        assert_eq!(cut((0..5).collect::<Vec<_>>(), Some(WHOLE), 2), ((0..5).collect(), Page { number: 1, size: 5, total: 5 }));
    }
}
