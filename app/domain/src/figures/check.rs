//! What is wrong, or odd, with one cell of a report: the same answer in the browser while it is typed and on the server.
//!
//! An error stands in the way of sending. A warning passes with a note: unusual is not wrong. A rate far below the floor is neither.

use super::history;
use super::indicator::{Course, Joining, Measure};
use super::{Cell, Joined, Pair, Percent, Quantity, Slot, Value, join};

mod finding;

pub use finding::{Figure, Finding, FindingCode, Severity};

/// Decimals of the percentages in findings: with one, 99,98 would read as 100.
const DECIMALS: u8 = 2;
/// Whole thousands are suspiciously round from here on: of counts, one in a thousand is.
const ROUND: i64 = 1_000 * Quantity::SCALE;

/// A cell and the run that it belongs to: a cumulative figure starts from nothing in each run (the year).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The cell.
    pub cell: Cell,
    /// The run, usually the year.
    pub run: i32,
}

/// What one cell is checked against.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// How it is counted.
    pub measure: Measure,
    /// What one period speaks of.
    pub course: Course,
    /// What stands there now.
    pub now: Dated,
    /// The same cell in earlier periods of the same kind, the oldest first; the last is the period before.
    pub earlier: &'a [Dated],
}

/// Everything found: the errors, or else the warnings; in the order of [`FindingCode`]. Nothing for an empty cell.
#[must_use]
pub fn check(input: &Input<'_>) -> Vec<Finding> {
    let errors = errors(input.measure, input.now.cell);
    if !errors.is_empty() {
        return errors;
    }
    let cell = input.now.cell;
    let Some(value) = cell.value(input.measure) else {
        let stated = cell.stated.filter(|_| input.measure.is_pair());
        return stated.map(|stated| Finding::at(Slot::Stated, FindingCode::StatedOnly { stated })).into_iter().collect();
    };
    let last = input.earlier.last();
    let found = [
        stated(cell, value),
        jump(input, value),
        last.and_then(|last| same(input, value, last)),
        round(Slot::Numerator, cell.numerator, last.and_then(|last| last.cell.numerator)),
        round(Slot::Denominator, value.pair().map(|pair| pair.denominator), last.and_then(|last| last.cell.denominator)),
        last.and_then(|last| falls(input, last)),
        last.and_then(|last| moved(input, value, last)),
    ];
    found.into_iter().flatten().collect()
}

fn errors(measure: Measure, cell: Cell) -> Vec<Finding> {
    let slots: &[_] = match measure {
        Measure::Amount => &[(Slot::Numerator, cell.numerator)],
        Measure::Share | Measure::Part => &[(Slot::Numerator, cell.numerator), (Slot::Denominator, cell.denominator)],
    };
    let some = slots.iter().any(|(_, value)| value.is_some());
    let mut found: Vec<Finding> = Vec::new();
    for (slot, value) in slots {
        match value {
            // With a printed percentage beside it, half a pair is all that the paper says: a warning, as without any half.
            None if some && cell.stated.is_none() => found.push(Finding::at(*slot, FindingCode::MissingHalf)),
            Some(value) if value.is_negative() => found.push(Finding::at(*slot, FindingCode::Negative { value: *value })),
            _ => {}
        }
    }
    if let (true, Some(Value::Pair(Pair { numerator, denominator }))) = (found.is_empty(), cell.value(measure))
        && numerator > denominator
    {
        found.push(if denominator == Quantity::ZERO {
            Finding::at(Slot::Denominator, FindingCode::NoDenominator { numerator })
        } else {
            Finding::at(Slot::Numerator, FindingCode::OverDenominator { numerator, denominator })
        });
    }
    found
}

fn stated(cell: Cell, value: Value) -> Option<Finding> {
    let (stated, pair) = cell.stated.zip(value.pair())?;
    let computed = pair.percent(stated.decimals()).filter(|computed| *computed != stated)?;
    Some(Finding::at(Slot::Stated, FindingCode::StatedDiffers { stated, computed, pair }))
}

/// Of pairs the rate is compared, of amounts the amount; of a cumulative amount what the period added, or else it would always jump.
fn jump(input: &Input<'_>, value: Value) -> Option<Finding> {
    let added = input.course == Course::Cumulative && input.measure == Measure::Amount;
    let all: Vec<Dated> = input.earlier.iter().copied().chain([input.now]).collect();
    let figures: Vec<Option<i64>> = if added {
        // Of the first of a run everything was added, but only the very first run may have begun before what is known.
        let step = |pair: &[Dated]| match pair {
            [before, after] => {
                let now = after.cell.numerator?.raw();
                let base = if before.run == after.run { before.cell.numerator?.raw() } else { 0 };
                now.checked_sub(base).filter(|step| *step >= 0)
            }
            _ => None,
        };
        all.windows(2).map(step).collect()
    } else {
        all.iter().map(|one| compared(one.cell.value(input.measure)?)).collect()
    };
    let (now, earlier) = figures.split_last()?;
    let (now, earlier): (i64, Vec<i64>) = ((*now)?, earlier.iter().flatten().copied().collect());
    if !history::jumps(now, &earlier) {
        return None;
    }
    let median = history::doubled_median(&earlier)?;
    let (value, usual) = match value {
        Value::Pair(pair) => {
            let usual = Pair { numerator: Quantity::from_raw(half(median)?), denominator: Quantity::from_raw(100 * Quantity::SCALE) };
            (Figure::Percent(pair.percent(DECIMALS)?), Figure::Percent(usual.percent(DECIMALS)?))
        }
        Value::Amount { .. } => (Figure::Quantity(Quantity::from_raw(now)), Figure::Quantity(Quantity::from_raw(half(median)?))),
    };
    Some(Finding::at(Slot::Numerator, FindingCode::Jump { value, usual, added }))
}

/// What a history is made of: ten-thousandths of a per cent, or of the unit.
fn compared(value: Value) -> Option<i64> {
    match value {
        Value::Pair(pair) => pair.percent(Quantity::DECIMALS).map(Percent::value),
        Value::Amount { amount } => Some(amount.raw()),
    }
}

/// Half of it, rounded up: for words only.
fn half(doubled: i128) -> Option<i64> {
    i64::try_from((doubled + 1).div_euclid(2)).ok()
}

/// Not of zeros, nor of all that there is (208/208): both may well stay.
fn same(input: &Input<'_>, value: Value, last: &Dated) -> Option<Finding> {
    let settled = match value {
        Value::Pair(pair) => pair.numerator == Quantity::ZERO || pair.numerator == pair.denominator,
        Value::Amount { amount } => amount == Quantity::ZERO,
    };
    let same = last.cell.value(input.measure) == Some(value);
    (same && !settled).then(|| Finding::at(Slot::Numerator, FindingCode::SameAsLast { value }))
}

/// Not when it stood there before: that was explained then.
fn round(slot: Slot, value: Option<Quantity>, last: Option<Quantity>) -> Option<Finding> {
    let value = value.filter(|value| value.raw() != 0 && value.raw() % ROUND == 0 && last != Some(*value))?;
    Some(Finding::at(slot, FindingCode::Round { value }))
}

fn falls(input: &Input<'_>, last: &Dated) -> Option<Finding> {
    let (value, before) = input.now.cell.numerator.zip(last.cell.numerator)?;
    let falls = input.course == Course::Cumulative && input.now.run == last.run && value < before;
    falls.then(|| Finding::at(Slot::Numerator, FindingCode::Falls { value, last: before }))
}

/// A cumulative one may well double from January to February, and starts anew with its run.
fn moved(input: &Input<'_>, value: Value, last: &Dated) -> Option<Finding> {
    let (denominator, before) = (value.pair()?.denominator, last.cell.denominator.filter(|_| last.cell.value(input.measure).is_some())?);
    let change = i128::from(denominator.raw()) - i128::from(before.raw());
    let comparable = input.course != Course::Cumulative || (input.now.run == last.run && change < 0);
    let moved = before > Quantity::ZERO && change.abs() * 2 > i128::from(before.raw());
    (comparable && moved).then(|| Finding::at(Slot::Denominator, FindingCode::DenominatorMoved { denominator, last: before }))
}

/// Where the province's own figure is not what its units' figures give, half by half. Nothing where figures don't add up.
#[must_use]
pub fn against_sum(joining: Joining, units: &[Value], province: Value) -> Vec<Finding> {
    let Joined::One { value } = join(joining, units) else { return Vec::new() };
    let count = u32::try_from(units.len()).unwrap_or(u32::MAX);
    let halves = match (value, province) {
        (Value::Pair(sum), Value::Pair(whole)) => {
            vec![(Slot::Numerator, sum.numerator, whole.numerator), (Slot::Denominator, sum.denominator, whole.denominator)]
        }
        (Value::Amount { amount: sum }, Value::Amount { amount: whole }) => vec![(Slot::Numerator, sum, whole)],
        _ => Vec::new(),
    };
    let differing = halves.into_iter().filter(|(_, sum, whole)| sum != whole);
    differing.map(|(slot, sum, whole)| Finding::at(slot, FindingCode::SumDiffers { whole, sum, units: count })).collect()
}

#[cfg(test)]
mod tests;
