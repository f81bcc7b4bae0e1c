//! One cell of figures: the number that it says, or why it says none.

use super::{Figure, Reader, Said};
use crate::importing::citizen;
use crate::importing::decimal::Decimal;
use crate::importing::fault::{FaultCode, Severity, shown};
use crate::importing::grid::{Address, Cell, Filled, Sheet};
use crate::importing::layout::{Layout, Line, Part};
use crate::importing::names::{Known, KnownIndicator};
use crate::importing::number::{self, Notation, NumberFault};

/// A column of figures, and what the whole of it tells about its cells.
pub(super) struct FigureColumn<'a> {
    pub column: u32,
    pub indicator: &'a KnownIndicator,
    pub part: Part,
    /// How numbers in text are written in it.
    pub notation: Option<Notation>,
    /// Of rates: whether one of them is above 1, so that they are in per cent.
    pub in_percent: bool,
    /// Of rates: whether the pair has columns too, so that the rate isn't needed.
    pub beside_pair: bool,
    /// Whether a cell of it couldn't be read, so that no sum is right.
    pub broken: bool,
}

/// The columns of figures of a layout, from the left. Indicators that nobody knows any more are left out.
pub(super) fn columns<'a>(sheet: &Sheet, layout: &Layout, known: &'a Known, lines: &[(u32, Line)]) -> Vec<FigureColumn<'a>> {
    let rows: Vec<u32> = lines.iter().filter(|(_, line)| *line != Line::Empty).map(|(row, _)| *row).collect();
    let has = |code: &str, part: Part| layout.figures().any(|(_, one, other)| one == code && other == part);
    let column = |(column, code, part): (u32, &str, Part)| {
        let indicator = known.indicators.iter().find(|one| one.code == code)?;
        let cells = || rows.iter().map(|row| sheet.cell(Address::new(*row, column)));
        let notation = number::notation_of(cells().filter_map(Cell::text));
        let above_one = |cell: &Cell| match cell {
            Cell::Number(value) => value.cmp_value(Decimal::whole(1)).is_gt(),
            Cell::Text(text) => {
                number::read(text, notation).is_ok_and(|one| !one.percent && one.value.cmp_value(Decimal::whole(1)).is_gt())
            }
            _ => false,
        };
        let in_percent = part == Part::Rate && cells().any(above_one);
        let beside_pair = part == Part::Rate && has(code, Part::Numerator) && has(code, Part::Denominator);
        Some(FigureColumn { column, indicator, part, notation, in_percent, beside_pair, broken: false })
    };
    layout.figures().filter_map(column).collect()
}

impl Reader<'_> {
    /// What the columns of figures say in a row.
    pub(super) fn figures(&mut self, row: u32) -> Vec<Said> {
        let sheet = self.sheet;
        (0..self.columns.len())
            .map(|nth| {
                let Some(column) = self.columns.get(nth).map(|column| column.column) else { return Said::Blank };
                let said = sheet.filled(Address::new(row, column)).map_or(Said::Blank, |filled| self.figure(nth, filled));
                if let (Said::Bad, Some(column)) = (said, self.columns.get_mut(nth)) {
                    column.broken = true;
                }
                said
            })
            .collect()
    }

    fn figure(&mut self, nth: usize, filled: &Filled) -> Said {
        let Some(column) = self.columns.get(nth) else { return Said::Blank };
        let (part, counted, beside_pair, notation) = (column.part, column.indicator.counted, column.beside_pair, column.notation);
        let bad = |reader: &mut Self, code: FaultCode| {
            // What stands beside its pair is only compared: "#DIV/0!" under "Tỷ lệ" stops nobody.
            let severity = if beside_pair { Severity::Warning } else { Severity::Error };
            reader.fault_as(filled.at, severity, code);
            Said::Bad
        };
        let (value, percent) = match &filled.cell {
            Cell::Empty if filled.formula => return bad(self, FaultCode::NoResult),
            Cell::Empty => return Said::Blank,
            Cell::Text(text) if text.trim().is_empty() || number::is_dash(text) => return Said::Blank,
            Cell::Text(text) => match text_figure(text, notation) {
                Ok(reading) => {
                    if let Some(notation) = reading.by_column {
                        self.fault(filled.at, FaultCode::ReadByColumn { read: shown(text), value: reading.value, notation });
                    }
                    (reading.value, reading.percent)
                }
                Err(code) => return bad(self, code),
            },
            Cell::Number(value) if filled.percent => match value.shifted(2) {
                Some(value) => (value, true),
                None => return bad(self, FaultCode::NumberTooLong { read: shown(&value.to_string()) }),
            },
            Cell::Number(value) => (*value, false),
            Cell::Date(day, _) => return bad(self, FaultCode::DayInFigure { day: *day }),
            Cell::Bool(value) => return bad(self, FaultCode::NotANumber { read: if *value { "TRUE" } else { "FALSE" }.to_owned() }),
            Cell::Error(error) => return bad(self, FaultCode::Broken { error: shown(error) }),
        };
        let code = if value.mantissa < 0 {
            Some(FaultCode::Negative { value })
        } else if part != Part::Rate && percent {
            Some(FaultCode::PercentInCount { value })
        } else if part != Part::Rate && counted && !value.is_whole() {
            Some(FaultCode::Fraction { value })
        } else {
            None
        };
        if let Some(code) = code {
            return bad(self, code);
        }
        let value = if part == Part::Rate && !percent { self.rate(nth, filled.at, value) } else { Some(value) };
        match value {
            Some(value) => Said::Figure(Figure { value, at: filled.at }),
            None => bad(self, FaultCode::RateScale { value: filled_value(filled) }),
        }
    }

    /// A rate without a per cent sign, in per cent. `None` when nothing tells whether 0,651 means 65,1 %.
    fn rate(&self, nth: usize, at: Address, value: Decimal) -> Option<Decimal> {
        let column = self.columns.get(nth)?;
        if column.beside_pair {
            // The pair tells, where one of the two readings is right; where none is, the warning says so.
            let of = |part: Part| {
                let other = self.columns.iter().find(|one| one.part == part && one.indicator.code == column.indicator.code)?;
                match self.sheet.cell(Address::new(at.row, other.column)) {
                    Cell::Number(value) => Some(*value),
                    Cell::Text(text) => number::read(text, other.notation).ok().map(|reading| reading.value),
                    _ => None,
                }
            };
            if let (Some(numerator), Some(denominator), Some(hundred)) = (of(Part::Numerator), of(Part::Denominator), value.shifted(2)) {
                let agrees = |stated| super::pairs::agrees(stated, numerator, denominator) == Some(true);
                return Some(if !agrees(value) && agrees(hundred) { hundred } else { value });
            }
        }
        let certain = value.mantissa == 0 || column.in_percent || value.cmp_value(Decimal::whole(1)).is_gt();
        certain.then_some(value)
    }
}

/// The number in the cell as it stands.
fn filled_value(filled: &Filled) -> Decimal {
    match &filled.cell {
        Cell::Number(value) => *value,
        Cell::Text(text) => number::read(text, None).map_or(Decimal::ZERO, |reading| reading.value),
        _ => Decimal::ZERO,
    }
}

/// The number of a text that stands among figures.
fn text_figure(text: &str, notation: Option<Notation>) -> Result<number::Reading, FaultCode> {
    if is_citizens(text) {
        return Err(FaultCode::CitizenNumber);
    }
    number::read(text, notation).map_err(|fault| match fault {
        NumberFault::NotANumber => FaultCode::NotANumber { read: shown(text) },
        NumberFault::Ambiguous { vietnamese, english } => FaultCode::Ambiguous { read: shown(text), vietnamese, english },
        NumberFault::TooLong => FaultCode::NumberTooLong { read: shown(text) },
    })
}

/// Whether a text among figures is the number of a citizen: twelve digits, the first of them 0, as no figure is written.
pub(super) fn is_citizens(text: &str) -> bool {
    text.trim_start().starts_with(['0', '０']) && citizen::found_in(text)
}
