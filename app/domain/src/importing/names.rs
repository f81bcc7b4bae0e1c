//! What an import knows beforehand: the units and indicators of one tenant, as plain lists.

use serde::{Deserialize, Serialize};

use crate::fold::fold_vi;

/// A unit that may stand in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownUnit {
    /// Its code, unique among the units given.
    pub code: String,
    /// Its full name: "Phường Hàm Rồng".
    pub name: String,
    /// Names that it, or what went into it as a whole, had before.
    pub earlier: Vec<String>,
}

/// An indicator that may stand in a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownIndicator {
    /// Its code, unique among the indicators given.
    pub code: String,
    /// Its name: "Tỷ lệ hồ sơ TTHC nộp trực tuyến".
    pub name: String,
    /// What is counted above the line ("Hồ sơ trực tuyến"); empty where it is an amount and no ratio.
    pub numerator: String,
    /// What is counted below the line; empty for an amount.
    pub denominator: String,
    /// Other names that sheets use for it.
    pub aliases: Vec<String>,
    /// Whether cases are counted, so that a fraction is wrong.
    pub counted: bool,
}

impl KnownIndicator {
    /// Whether it has something below the line.
    #[must_use]
    pub const fn is_ratio(&self) -> bool {
        !self.denominator.is_empty()
    }
}

/// Everything that the sheets of one tenant may speak of.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The units.
    pub units: Vec<KnownUnit>,
    /// The indicators.
    pub indicators: Vec<KnownIndicator>,
}

/// A heading or name to compare by: folded, without what stands in brackets, words parted by single spaces. "Tỷ lệ (%)" is "ty le".
#[must_use]
pub fn key(text: &str) -> String {
    let mut depth = 0_u32;
    let open: String = text
        .chars()
        .filter(|c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect();
    let folded = fold_vi(&open);
    // One spelling of two: "tỉ lệ" and "tỷ lệ".
    let words = folded.split(|c: char| !c.is_alphanumeric() && c != '%').filter(|word| !word.is_empty());
    words.map(|word| if word == "ti" { "ty" } else { word }).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_by_their_words() {
        assert_eq!(key("  Tỉ lệ hồ sơ,\nnộp trực-tuyến (%) [2]"), "ty le ho so nop truc tuyen");
        assert_eq!(key("(1)"), "");
        assert_eq!(key("%"), "%");
        assert_eq!(key("a) b (c"), "a b");
    }
}
