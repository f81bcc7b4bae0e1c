//! Places in a sheet: `B7`, `A1:C3`.

use serde::{Deserialize, Serialize};

/// The last row of a sheet, from 0 (ISO/IEC 29500, 18.3.1.73: 1 048 576 rows).
pub const LAST_ROW: u32 = 1_048_575;
/// The last column, from 0 (16 384 columns, XFD).
pub const LAST_COLUMN: u32 = 16_383;

/// A place in a sheet, counted from 0; written and sent as people say it, counted from 1: `B7`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Address {
    /// From 0.
    pub row: u32,
    /// From 0: A is 0.
    pub column: u32,
}

impl Address {
    /// A place, counted from 0.
    #[must_use]
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The place of a text such as `B7` or `$B$7`. `None` outside a sheet.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (name, number) = text.split_at(letters);
        let number = number.strip_prefix('$').unwrap_or(number);
        if name.is_empty() || name.len() > 3 || number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let column = name.bytes().fold(0_u32, |sum, b| sum * 26 + u32::from(b.to_ascii_uppercase() - b'A') + 1) - 1;
        let row = number.parse::<u32>().ok()?.checked_sub(1)?;
        (row <= LAST_ROW && column <= LAST_COLUMN).then_some(Self { row, column })
    }
}

/// The letters of a column, from 0: A, B … Z, AA.
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{}", column_name(self.column), u64::from(self.row) + 1)
    }
}

impl From<Address> for String {
    fn from(at: Address) -> Self {
        at.to_string()
    }
}

impl TryFrom<String> for Address {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a place in a sheet")
    }
}

/// A rectangle of cells, both corners included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Area {
    /// Its upper left cell.
    pub from: Address,
    /// Its lower right cell.
    pub to: Address,
}

impl Area {
    /// The area of a text such as `A1:C3`; of one cell, that cell.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once(':').unwrap_or((text, text));
        let (from, to) = (Address::parse(from)?, Address::parse(to)?);
        (from.row <= to.row && from.column <= to.column).then_some(Self { from, to })
    }

    /// Whether a place is in it.
    #[must_use]
    pub const fn contains(self, at: Address) -> bool {
        self.from.row <= at.row && at.row <= self.to.row && self.from.column <= at.column && at.column <= self.to.column
    }
}

impl std::fmt::Display for Area {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.from, self.to)
    }
}
