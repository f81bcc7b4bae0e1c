//! Tables that go out: .xlsx with real numbers, ready to print, and .csv for programs.

use domain::importing::decimal::Decimal;
use time::Date;

mod csv;
mod xlsx;

pub(crate) use xlsx::properties;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words. What could run as a formula is escaped, reversibly.
    Text,
    /// Whole numbers: 1.234.
    Integer,
    /// Numbers with so many places: 1.234,50.
    Decimal(u8),
    /// Percentages with so many places; the value is in per cent.
    Percent(u8),
    /// Days: dd/MM/yyyy.
    Date,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// What stands over it.
    pub heading: String,
    /// What it holds.
    pub kind: Kind,
    /// How wide it is, in characters.
    pub width: u16,
}

/// What a cell of a table holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing. Never 0.
    Missing,
    /// Words.
    Text(String),
    /// A number; in a column of percentages, how many per cent.
    Number(Decimal),
    /// A day.
    Date(Date),
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What it is called: the title over it, and the name of its sheet as far as Excel allows.
    pub title: String,
    /// The day that its figures are of.
    pub as_of: Option<Date>,
    /// Its columns, from the left.
    pub columns: Vec<Column>,
    /// Its rows, each with a value per column. What is missing at the end is empty; what is too much is left out.
    pub rows: Vec<Vec<Value>>,
}

/// Why a table can't be written: more rows or columns than a sheet has, or a text longer than a cell takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl std::fmt::Display for TooLarge {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the table does not fit into a spreadsheet")
    }
}

impl std::error::Error for TooLarge {}

/// The most characters of a sheet's name.
const NAME_MAX: usize = 31;

/// A name that Excel takes for a sheet: without `[]:*?/\`, no apostrophes at the ends, at most 31 characters of UTF-16, not "History".
#[must_use]
pub fn sheet_name(text: &str) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let words: String = text.chars().map(|c| if allowed(c) { c } else { ' ' }).collect();
    let mut name = words.split_whitespace().collect::<Vec<_>>().join(" ");
    while name.encode_utf16().count() > NAME_MAX {
        name.pop();
    }
    let name = name.trim_matches(|c: char| c == '\'' || c.is_whitespace());
    // Excel keeps "History" for itself.
    if name.is_empty() || name.eq_ignore_ascii_case("history") { "Sheet1".to_owned() } else { name.to_owned() }
}

/// A number as a double, where the shortest form of that is the same number: what a spreadsheet can keep.
pub(crate) fn double(value: Decimal) -> Option<f64> {
    let double = value.to_string().parse::<f64>().ok()?;
    Decimal::parse(&double.to_string()).is_some_and(|back| back.cmp_value(value).is_eq()).then_some(double)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_sheets_are_safe() {
        assert_eq!(sheet_name("Quý I/2024: [kết quả]"), "Quý I 2024 kết quả");
        assert_eq!(sheet_name("''''"), "Sheet1");
        assert_eq!(sheet_name("history"), "Sheet1");
        assert_eq!(sheet_name(&"ă".repeat(60)).chars().count(), 31);
        assert_eq!(sheet_name(&format!("{}'x", "a".repeat(30))), "a".repeat(30));
        assert_eq!(sheet_name("😀".repeat(20).as_str()).encode_utf16().count(), 30);
    }

    #[test]
    fn only_what_a_double_keeps_is_a_number() {
        let of = |text: &str| double(Decimal::parse(text).expect("a number"));
        assert_eq!([of("1234.5"), of("-0.1"), of("999999999999999")], [Some(1_234.5), Some(-0.1), Some(999_999_999_999_999.0)]);
        assert_eq!([of("12345678901234567890"), of("0.12345678901234567")], [None, None]);
    }
}
