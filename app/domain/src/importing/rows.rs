//! What the rows of a sheet say, and everything that is wrong with them.
//!
//! Every bad cell is named, not the first: whoever filled the sheet corrects it once. A row with faults is still given, with what
//! could be read of it.

use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use time::Date;

use super::decimal::Decimal;
use super::fault::{CellFault, FaultCode, Severity};
use super::grid::{Address, Sheet};
use super::layout::{ColumnRole, Layout, Line, Part, line};
use super::names::{Known, KnownIndicator};
use super::period::Period;
use super::units::UnitIndex;

mod around;
mod figures;
mod pairs;
mod totals;
mod who;

use figures::FigureColumn;

/// What is expected of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Expected {
    /// The period that is reported. `None`: any.
    pub period: Option<Period>,
    /// The day of the import: figures of a later day don't exist.
    pub today: Date,
}

/// A number, and the cell it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The number; of a rate, in per cent.
    pub value: Decimal,
    /// Where it stands.
    pub at: Address,
}

/// The figures of one indicator in one row. What isn't there, or couldn't be read, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Value {
    /// The code of the indicator.
    pub indicator: String,
    /// What is above the line.
    pub numerator: Option<Figure>,
    /// What is below it.
    pub denominator: Option<Figure>,
    /// The rate in per cent, as somebody stated it: never a figure, only something to compare with.
    pub stated: Option<Figure>,
    /// The figure of an indicator that is no ratio.
    pub amount: Option<Figure>,
}

/// The row of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which row, from 0.
    pub row: u32,
    /// The code of the unit.
    pub unit: String,
    /// Where the unit stands.
    pub unit_at: Address,
    /// Its figures, one entry per indicator of the layout that says anything here.
    pub values: Vec<Value>,
    /// The remark, without citizens' numbers, and where it stands.
    pub note: Option<(String, Address)>,
    /// Whether nothing in this row is an error.
    pub sound: bool,
}

/// What a sheet says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// The rows of units, from the top.
    pub rows: Vec<Row>,
    /// Everything that is wrong, by cell.
    pub faults: Vec<CellFault>,
}

/// The rows of a sheet by its layout.
#[must_use]
pub fn read(sheet: &Sheet, layout: &Layout, known: &Known, expected: &Expected) -> Read {
    let index = UnitIndex::new(&known.units);
    let lines: Vec<(u32, Line)> = sheet
        .rows()
        .filter_map(|row| row.first())
        .map(|cell| cell.at.row)
        .filter(|row| *row >= layout.first_row())
        .map(|row| (row, line(sheet, layout, row)))
        .collect();
    let columns = figures::columns(sheet, layout, known, &lines);
    let mut reader = Reader { sheet, layout, index, columns, faults: Vec::new(), seen: HashMap::new(), unknown: 0 };
    around::headings(&mut reader, expected);
    around::cells(&mut reader, expected);
    let mut rows = Vec::new();
    let mut sums = totals::Sums::new(reader.columns.len());
    for (row, line) in lines {
        match line {
            Line::Empty => {}
            Line::Total => sums.total(&mut reader, row),
            Line::Group if !who::is_unit(&reader, row) => sums.group(&mut reader, row),
            Line::Group | Line::Unit => {
                let figures = reader.figures(row);
                sums.unit(&figures);
                let values = reader.values(row, &figures);
                if let Some((unit, unit_at)) = who::unit(&mut reader, row) {
                    rows.push(Row { row, unit, unit_at, values, note: reader.note(row), sound: true });
                }
            }
        }
    }
    sums.check(&mut reader);
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| (fault.at, fault.severity));
    faults.dedup();
    for row in &mut rows {
        let from = faults.partition_point(|fault| fault.at.row < row.row);
        row.sound = !faults[from..].iter().take_while(|fault| fault.at.row == row.row).any(|fault| fault.severity == Severity::Error);
    }
    Read { rows, faults }
}

/// What is being read, and what was found wrong so far.
struct Reader<'a> {
    sheet: &'a Sheet,
    layout: &'a Layout,
    index: UnitIndex<'a>,
    columns: Vec<FigureColumn<'a>>,
    faults: Vec<CellFault>,
    /// Where each unit stands first.
    seen: HashMap<String, Address>,
    /// How many units were unknown so far.
    unknown: usize,
}

/// What a cell of figures says.
#[derive(Clone, Copy)]
enum Said {
    /// Nothing.
    Blank,
    /// A number.
    Figure(Figure),
    /// Something that can't be read, and was reported.
    Bad,
}

impl Said {
    const fn figure(self) -> Option<Figure> {
        match self {
            Self::Figure(figure) => Some(figure),
            Self::Blank | Self::Bad => None,
        }
    }
}

impl Reader<'_> {
    fn fault(&mut self, at: Address, code: FaultCode) {
        let severity = code.severity();
        self.fault_as(at, severity, code);
    }

    fn fault_as(&mut self, at: Address, severity: Severity, code: FaultCode) {
        self.faults.push(CellFault { sheet: self.sheet.name.clone(), at, severity, code });
    }

    fn note(&self, row: u32) -> Option<(String, Address)> {
        let mut notes = self.layout.columns.iter().filter(|column| column.role == ColumnRole::Note);
        notes.find_map(|column| {
            let at = Address::new(row, column.column);
            self.sheet.cell(at).text().map(|text| (super::citizen::hidden(text), at))
        })
    }

    /// The figures of a row by indicator, with what is wrong between them.
    fn values(&mut self, row: u32, figures: &[Said]) -> Vec<Value> {
        let mut values = Vec::new();
        let mut indicators: Vec<&KnownIndicator> = self.columns.iter().map(|column| column.indicator).collect();
        indicators.dedup_by_key(|indicator| &indicator.code);
        let mut done: Vec<&str> = Vec::new();
        for indicator in indicators {
            if done.contains(&indicator.code.as_str()) {
                continue;
            }
            done.push(&indicator.code);
            let part = |part: Part| {
                let at = self.columns.iter().position(|column| column.part == part && column.indicator.code == indicator.code)?;
                Some((Address::new(row, self.columns.get(at)?.column), *figures.get(at)?))
            };
            let pair = pairs::Pair { numerator: part(Part::Numerator), denominator: part(Part::Denominator), stated: part(Part::Rate) };
            let amount = part(Part::Amount).and_then(|(_, said)| said.figure());
            let value = pairs::value(self, indicator, pair, amount);
            values.extend(value);
        }
        values
    }
}

#[cfg(test)]
mod tests;
