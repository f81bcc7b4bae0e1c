//! What stands around the rows: headings, periods, days, and what should stand nowhere.

use super::{Expected, Reader};
use crate::importing::citizen;
use crate::importing::fault::{FaultCode, Severity, shown};
use crate::importing::grid::{Address, Cell};
use crate::importing::layout::{Certainty, Part};

/// The headings: another period, a day to come, columns that could be several or whose other half is missing.
pub(super) fn headings(reader: &mut Reader<'_>, expected: &Expected) {
    if let (Some((found, at)), Some(expected)) = (reader.layout.period, expected.period)
        && found != expected
    {
        reader.fault(at, FaultCode::PeriodDiffers { found, expected });
    }
    if let Some((day, at)) = reader.layout.as_of
        && day > expected.today
    {
        reader.fault(at, FaultCode::FutureDay { day });
    }
    let lowest = reader.layout.first_row().saturating_sub(1);
    let unclear: Vec<(Address, FaultCode)> = reader
        .layout
        .columns
        .iter()
        .filter(|column| column.certainty == Certainty::Unclear && !column.candidates.is_empty())
        .map(|column| {
            let code = FaultCode::UnclearHeading { read: shown(&column.heading), candidates: column.candidates.clone() };
            (Address::new(lowest, column.column), code)
        })
        .collect();
    for (at, code) in unclear {
        reader.fault(at, code);
    }
    let halves: Vec<(Address, FaultCode)> = reader
        .columns
        .iter()
        .filter_map(|column| {
            let other = match column.part {
                Part::Numerator => Part::Denominator,
                Part::Denominator => Part::Numerator,
                Part::Rate | Part::Amount => return None,
            };
            let there = reader.columns.iter().any(|one| one.part == other && one.indicator.code == column.indicator.code);
            let code = FaultCode::NoColumn { indicator: column.indicator.name.clone(), missing: other };
            (!there).then_some((Address::new(lowest, column.column), code))
        })
        .collect();
    for (at, code) in halves {
        reader.fault(at, code);
    }
}

/// Every cell of the sheet: citizens' numbers anywhere, and beside the figures days to come.
pub(super) fn cells(reader: &mut Reader<'_>, expected: &Expected) {
    let sheet = reader.sheet;
    let figures: Vec<u32> = reader.columns.iter().map(|column| column.column).collect();
    let first_row = reader.layout.first_row();
    for filled in sheet.cells() {
        let among_figures = filled.at.row >= first_row && figures.contains(&filled.at.column);
        let citizen = match &filled.cell {
            // Among figures it is reported with the cell.
            Cell::Text(text) => citizen::found_in(text) && !(among_figures && super::figures::is_citizens(text)),
            // Among figures twelve digits may be đồng.
            Cell::Number(number) => !among_figures && number.to_whole().is_some_and(citizen::may_be),
            _ => false,
        };
        if citizen {
            reader.fault(filled.at, FaultCode::CitizenNumber);
        }
        if let Cell::Date(day, _) = filled.cell
            && filled.at.row >= first_row
            && !among_figures
            && day > expected.today
        {
            reader.fault_as(filled.at, Severity::Warning, FaultCode::FutureDay { day });
        }
    }
}
