//! The course of a figure: the last periods of one kind, each with what changed since the one just before.

use std::collections::HashMap;

use domain::figures::{Pair, PercentPoints};
use domain::ids::PeriodId;
use domain::period::Period;
use domain::views::indicators::{FigureView, SeriesPoint};

use crate::Error;

/// So many periods are shown.
const KEPT: usize = 12;
/// Decimals of a change in percentage points.
const DECIMALS: u8 = 2;

/// The stored periods of the same kind up to one, the oldest first: those shown, and one more to compare the first of them with.
pub(super) fn window(periods: &HashMap<PeriodId, Period>, shown: Period) -> Vec<(PeriodId, Period)> {
    let same = periods.iter().filter(|(_, one)| one.kind() == shown.kind() && one.last <= shown.last);
    let mut window: Vec<_> = same.map(|(id, one)| (*id, *one)).collect();
    window.sort_by_key(|(_, one)| (one.last, one.first));
    window.split_off(window.len().saturating_sub(KEPT + 1))
}

/// The points of a course, of the last [`KEPT`] periods. It begins with the first that has a figure.
pub(super) fn course(
    window: &[(PeriodId, Period)],
    figure: impl Fn((PeriodId, Period)) -> Result<Option<FigureView>, Error>,
) -> Result<Vec<SeriesPoint>, Error> {
    let mut points: Vec<SeriesPoint> = Vec::with_capacity(window.len());
    for (id, period) in window {
        let figure = figure((*id, *period))?;
        let last = points.last().filter(|last| Some(last.period.code) == period.code.previous());
        let change = last.and_then(|last| since(last.figure.as_ref()?, figure.as_ref()?));
        if figure.is_some() || !points.is_empty() {
            points.push(SeriesPoint { period: *period, figure, change });
        }
    }
    Ok(points.split_off(points.len().saturating_sub(KEPT)))
}

/// The change of a rate; nothing of amounts, and where one of the pairs is missing: printed percentages are not computed with.
fn since(before: &FigureView, now: &FigureView) -> Option<PercentPoints> {
    let rate = |figure: &FigureView| figure.cell.value(figure.measure)?.pair().and_then(Pair::rate);
    rate(now)?.points_since(rate(before)?, DECIMALS)
}
