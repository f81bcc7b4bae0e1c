//! How a sheet is laid out: which rows are headings, what each column means, which period it speaks of. It is guessed once, corrected by a
//! person, and applied again to the next file with the same headings.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use time::Date;

use super::grid::{Address, Sheet};
use super::period::Period;
use crate::access::coded;

mod columns;
mod guess;
mod headings;
mod lines;

pub use guess::guess;
pub(in crate::importing) use lines::has_figures as line_has_figures;
pub use lines::{Line, line};

coded! {
    /// Which figure of an indicator a column holds.
    Part {
        /// What is above the line: tử số.
        Numerator = "numerator",
        /// What is below it: mẫu số.
        Denominator = "denominator",
        /// The rate as somebody computed it; it can only raise a warning.
        Rate = "rate",
        /// The one figure of an indicator that is no ratio.
        Amount = "amount",
    }
}

/// What a column means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "role", rename_all = "snake_case")]
pub enum ColumnRole {
    /// Nothing that is read.
    Ignored,
    /// STT.
    Ordinal,
    /// The unit's name (or its code, where somebody wrote that).
    UnitName,
    /// The unit's code.
    UnitCode,
    /// A figure.
    Figure {
        /// The code of the indicator.
        indicator: String,
        /// Which figure of it.
        part: Part,
    },
    /// A remark.
    Note,
}

coded! {
    /// How sure the guess of a column is.
    Certainty {
        /// The heading says just that.
        Certain = "certain",
        /// It fits nothing else; a person should look.
        Likely = "likely",
        /// It says nothing known, or could be several: a person must choose.
        Unclear = "unclear",
        /// A person has chosen.
        Chosen = "chosen",
    }
}

/// One column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Which, from 0.
    pub column: u32,
    /// Its headings from the top, joined with " – ".
    pub heading: String,
    /// What it means.
    pub role: ColumnRole,
    /// How sure that is.
    pub certainty: Certainty,
    /// Where it could be several: what, in words ("Hồ sơ trực tuyến (HS_TT)").
    pub candidates: Vec<String>,
}

/// A layout: guessed, or corrected by a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The first row of the headings, from 0.
    pub head: u32,
    /// How many rows they take.
    pub head_rows: u32,
    /// The columns that have a heading, from the left.
    pub columns: Vec<Column>,
    /// The period that the title or a heading names, and where. Belongs to one file, and is read anew from the next.
    pub period: Option<(Period, Address)>,
    /// The day that the figures are of, as the title says it, and where.
    pub as_of: Option<(Date, Address)>,
    /// Rows that a person said to leave out, from 0. Belong to one file.
    pub skipped: BTreeSet<u32>,
    /// What the headings say, in short. The same for every file of the same form, whatever month it is of.
    pub fingerprint: String,
}

/// Why no layout could be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum LayoutFault {
    /// The sheet holds nothing.
    #[error("the sheet is empty")]
    EmptySheet,
    /// No row looks like headings with a column of units.
    #[error("no headings were found")]
    NoHeadings,
}

impl Layout {
    /// The first row below the headings.
    #[must_use]
    pub const fn first_row(&self) -> u32 {
        self.head.saturating_add(self.head_rows)
    }

    /// The column with this role, the first if there are several.
    #[must_use]
    pub fn column_of(&self, role: &ColumnRole) -> Option<u32> {
        self.columns.iter().find(|column| column.role == *role).map(|column| column.column)
    }

    /// The columns of figures, with the indicator and which figure of it.
    pub fn figures(&self) -> impl Iterator<Item = (u32, &str, Part)> {
        self.columns.iter().filter_map(|column| match &column.role {
            ColumnRole::Figure { indicator, part } => Some((column.column, indicator.as_str(), *part)),
            _ => None,
        })
    }

    /// A person's choice for one column. Whoever had that role before loses it: no figure comes from two columns.
    pub fn choose(&mut self, column: u32, role: ColumnRole) {
        for one in &mut self.columns {
            if one.column == column {
                (one.role, one.certainty) = (role.clone(), Certainty::Chosen);
            } else if one.role == role && !matches!(role, ColumnRole::Ignored | ColumnRole::Note) {
                (one.role, one.certainty) = (ColumnRole::Ignored, Certainty::Chosen);
            }
        }
    }

    /// This layout for another sheet with the same headings, wherever they stand in it; with that sheet's own period. `None` when its headings differ.
    #[must_use]
    pub fn fits(&self, sheet: &Sheet) -> Option<Self> {
        let starts = std::iter::once(self.head).chain(sheet.rows().filter_map(|row| row.first()).map(|cell| cell.at.row));
        let head = starts.take(guess::LOOK).find(|head| {
            let headings = headings::of(sheet, *head, self.head_rows);
            headings::fingerprint(&headings) == self.fingerprint && headings.len() == self.columns.len()
        })?;
        let headings = headings::of(sheet, head, self.head_rows);
        // A column that was moved has another fingerprint; so the headings stand where they stood.
        let mut columns = self.columns.clone();
        for (column, (at, heading)) in columns.iter_mut().zip(headings) {
            (column.column, column.heading) = (at, heading);
        }
        let (period, as_of) = headings::time(sheet, head, self.head_rows);
        Some(Self { head, columns, period, as_of, skipped: BTreeSet::new(), ..self.clone() })
    }
}

#[cfg(test)]
mod tests;
