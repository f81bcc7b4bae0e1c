//! Citizens' identity numbers: twelve digits (Law on Identification 26/2023/QH15; Decree 70/2024/NĐ-CP). The product holds
//! aggregates only, so one in a sheet is pointed out, and none is kept or repeated.

/// How many digits the number of a citizen has.
const DIGITS: usize = 12;
/// What stands for a hidden digit.
const HIDDEN: char = '•';

/// Where numbers of twelve digits stand, as bytes from and to. Blanks, dots and hyphens within do not part the digits, because people group
/// them; a longer row of digits is something else (a bank account, a telephone number with its prefix).
fn places(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let (mut count, mut from, mut to) = (0, 0, 0);
    let mut gap = false;
    let mut close = |count: &mut usize, from: usize, to: usize| {
        if *count == DIGITS {
            found.push((from, to));
        }
        *count = 0;
    };
    for (at, c) in text.char_indices() {
        if is_digit(c) {
            if count == 0 {
                from = at;
            }
            count += 1;
            to = at + c.len_utf8();
            gap = false;
        } else if count > 0 && !gap && (c.is_whitespace() || matches!(c, '.' | '-')) {
            gap = true;
        } else {
            close(&mut count, from, to);
            gap = false;
        }
    }
    close(&mut count, from, to);
    found
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether the text has a number that may be a citizen's.
#[must_use]
pub fn found_in(text: &str) -> bool {
    // Most texts have no digits at all.
    text.chars().filter(|c| is_digit(*c)).nth(DIGITS - 1).is_some() && !places(text).is_empty()
}

/// Whether a number has twelve digits.
#[must_use]
pub const fn may_be(number: i64) -> bool {
    matches!(number, 100_000_000_000..=999_999_999_999)
}

/// The text without such numbers: dots stand for their digits.
#[must_use]
pub fn hidden(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (from, to) in places(text) {
        out.push_str(&text[done..from]);
        out.extend(text[from..to].chars().map(|c| if is_digit(c) { HIDDEN } else { c }));
        done = to;
    }
    out.push_str(&text[done..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn twelve_digits_are_hidden() {
        assert_eq!(hidden("Ông A, CCCD 038090001234, xã B"), "Ông A, CCCD ••••••••••••, xã B");
        assert_eq!(hidden("038 090 001 234; ０３８０９０００１２３４"), "••• ••• ••• •••; ••••••••••••");
        assert!(found_in("số 038.090.001.234."));
        for other in ["0912345678", "1234567890123", "12/05/2024 1234", "", "1.234.567", "038090001234 5"] {
            assert!(!found_in(other), "{other}");
            assert_eq!(hidden(other), other);
        }
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_hidden(text in "\\PC{0,10}[0-9 .-]{0,30}\\PC{0,10}") {
            let shown = hidden(&text);
            prop_assert!(!found_in(&shown));
            prop_assert_eq!(shown.chars().count(), text.chars().count());
        }
    }
}
