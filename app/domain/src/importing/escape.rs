//! Texts that a spreadsheet program would run as a formula: written with an apostrophe before them, read without it.

/// Whether a program may take a text that begins with this for a formula. The wide forms count too: programs set to East Asian
/// languages fold them. Tab and line ends, because some programs skip them and look at what follows.
const fn is_risky(c: char) -> bool {
    matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
}

/// Whether the text begins with a risky character, apostrophes before it aside.
fn concerned(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(is_risky)
}

/// The text as it is written into a cell: one apostrophe more where it, or what it hides, could run.
#[must_use]
pub fn escaped(text: &str) -> String {
    if concerned(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text of a cell as it was before [`escaped`]: for every text, `unescaped(&escaped(text)) == text`.
#[must_use]
pub fn unescaped(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if concerned(rest) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_do_not_run() {
        let pairs = [("=1+1", "'=1+1"), ("-5", "'-5"), ("'=x", "''=x"), ("\t=x", "'\t=x"), ("'tis", "'tis"), ("", ""), ("a=b", "a=b")];
        for (text, cell) in pairs {
            assert_eq!((escaped(text).as_str(), unescaped(cell)), (cell, text));
        }
        assert_eq!(unescaped("=1+1"), "=1+1", "what somebody else wrote stays");
    }

    proptest! {
        #[test]
        fn it_comes_back(text in "['=+@\\t\\ra-c＝-]{0,6}") {
            let cell = escaped(&text);
            prop_assert!(!cell.starts_with(is_risky));
            prop_assert_eq!(unescaped(&cell), text);
        }
    }
}
