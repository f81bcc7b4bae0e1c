//! Rows of totals: compared with the sums of the rows that they may mean.

use super::{Reader, Said};
use crate::importing::decimal::Decimal;
use crate::importing::fault::FaultCode;
use crate::importing::grid::Address;
use crate::importing::layout::Part;

/// A stated total: which column of figures, where, how much, and after how many rows of units and groups.
struct Stated {
    column: usize,
    at: Address,
    value: Decimal,
    section: usize,
    /// Whether it stands over the rows of a group.
    of_group: bool,
}

/// The sums of every column: of all rows, and of each section between totals and groups.
pub(super) struct Sums {
    /// Per section and column; `None` once it has too many digits.
    sections: Vec<Vec<Option<Decimal>>>,
    stated: Vec<Stated>,
}

impl Sums {
    pub(super) fn new(columns: usize) -> Self {
        Self { sections: vec![vec![Some(Decimal::ZERO); columns]], stated: Vec::new() }
    }

    /// A unit's figures.
    pub(super) fn unit(&mut self, figures: &[Said]) {
        let Some(section) = self.sections.last_mut() else { return };
        for (sum, said) in section.iter_mut().zip(figures) {
            if let Said::Figure(figure) = said {
                *sum = sum.and_then(|sum| sum.plus(figure.value));
            }
        }
    }

    /// A total: what it states, to be compared at the end.
    pub(super) fn total(&mut self, reader: &mut Reader<'_>, row: u32) {
        self.state(reader, row, false);
    }

    fn state(&mut self, reader: &mut Reader<'_>, row: u32, of_group: bool) {
        // The total's own cells may be wrong too, but don't spoil the sums of the rows.
        let broken: Vec<bool> = reader.columns.iter().map(|column| column.broken).collect();
        let figures = reader.figures(row);
        for (column, before) in reader.columns.iter_mut().zip(broken) {
            column.broken = before;
        }
        let section = self.sections.len();
        for (column, said) in figures.into_iter().enumerate() {
            if let Said::Figure(figure) = said {
                self.stated.push(Stated { column, at: figure.at, value: figure.value, section, of_group });
            }
        }
        self.next_section();
    }

    /// The heading of a group, perhaps with the group's sum.
    pub(super) fn group(&mut self, reader: &mut Reader<'_>, row: u32) {
        if crate::importing::layout::line_has_figures(reader.sheet, reader.layout, row) {
            self.state(reader, row, true);
        } else {
            self.next_section();
        }
    }

    fn next_section(&mut self) {
        let columns = self.sections.first().map_or(0, Vec::len);
        self.sections.push(vec![Some(Decimal::ZERO); columns]);
    }

    /// Every total is the sum of all rows, of those since the total or group before it, or of those up to the next.
    pub(super) fn check(self, reader: &mut Reader<'_>) {
        for stated in &self.stated {
            let Some(column) = reader.columns.get(stated.column) else { continue };
            // Rates add up to nothing, and where a cell is missing no sum is right.
            if column.part == Part::Rate || column.broken {
                continue;
            }
            let section = |nth: usize| self.sections.get(nth).and_then(|section| section.get(stated.column)).copied().flatten();
            let all = self.sections.iter().try_fold(Decimal::ZERO, |sum, section| sum.plus(section.get(stated.column).copied().flatten()?));
            let candidates = [all, stated.section.checked_sub(1).and_then(section), section(stated.section)];
            let right = candidates.into_iter().flatten().any(|sum| sum.cmp_value(stated.value).is_eq());
            let meant = if stated.of_group { section(stated.section) } else { all };
            if let (false, Some(sum)) = (right, meant) {
                reader.fault(stated.at, FaultCode::TotalDiffers { stated: stated.value, sum });
            }
        }
    }
}
