//! Where a figure stands against its target: the band, what is still lacking, and how many percentage points lie between.

use serde::{Deserialize, Serialize};

use super::indicator::{Band, Direction, Target};
use super::rate::{PercentPoints, Rate, ToTarget};
use super::{Quantity, Value};

/// Decimals of the points to the target, as those of a rate are printed.
const DECIMALS: u8 = 1;

/// What lies between a figure and its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Gap {
    /// Of a pair: so many cases of its numerator.
    Cases {
        /// How far.
        to: ToTarget,
    },
    /// Of an amount: so much of it.
    Amount {
        /// More than zero: lacking where more is better, too much where less is. Zero: the target is reached.
        by: Quantity,
    },
}

/// A figure against its target. Everything is empty without a target, but for a floor that it is beyond.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Its band.
    pub band: Option<Band>,
    /// What lies between.
    pub gap: Option<Gap>,
    /// Of a pair: how many points it is above the target, below it with a minus. From 30 % to 65,5 % it is 35,5 points.
    pub points: Option<PercentPoints>,
}

impl Standing {
    /// Of a figure. Nothing where there is none: a printed percentage alone is not judged.
    #[must_use]
    pub fn of(value: Option<Value>, target: Target, direction: Direction) -> Self {
        let Some(value) = value else { return Self::default() };
        let mark = target.target;
        let gap = mark.and_then(|mark| match value {
            Value::Pair(pair) => pair.to_target(Rate::of_percent(mark), direction).map(|to| Gap::Cases { to }),
            Value::Amount { amount } => {
                let (short, over) = match direction {
                    Direction::Up => (mark, amount),
                    Direction::Down => (amount, mark),
                };
                short.checked_sub(over).map(|by| Gap::Amount { by: by.max(Quantity::ZERO) })
            }
        });
        let rate = value.pair().and_then(super::Pair::rate);
        let points = rate.zip(mark).and_then(|(rate, mark)| rate.points_since(Rate::of_percent(mark), DECIMALS));
        Self { band: target.band(value, direction), gap, points }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pair;
    use super::*;

    fn whole(n: i64) -> Quantity {
        Quantity::whole(n).expect("small")
    }

    fn target(target: i64) -> Target {
        Target { target: Some(whole(target)), floor: None }
    }

    fn pair(numerator: i64, denominator: i64) -> Option<Value> {
        Pair::whole(numerator, denominator).map(Value::Pair)
    }

    #[test]
    fn pairs() {
        // Quảng Ngãi 2024: printed as "65,1 %, 35,1 % over the target"; the pair gives 65,5 and 35,5 points.
        let over = Standing::of(pair(78_000, 119_000), target(30), Direction::Up);
        assert_eq!((over.band, over.gap), (Some(Band::Green), Some(Gap::Cases { to: ToTarget::Met })));
        assert_eq!(over.points, PercentPoints::new(355, 1));
        let under = Standing::of(pair(59_991, 164_382), target(91), Direction::Up);
        assert_eq!((under.band, under.points), (Some(Band::Yellow), PercentPoints::new(-545, 1)));
        assert_eq!(under.gap, Some(Gap::Cases { to: ToTarget::More { cases: 89_597 } }));
        let nothing = Standing::of(pair(1, 0), target(30), Direction::Up);
        assert_eq!(nothing, Standing::default(), "there is no rate of nothing");
    }

    #[test]
    fn amounts() {
        let index = Some(Value::Amount { amount: Quantity::from_parts(823, 1).expect("small") });
        let short = Standing::of(index, target(90), Direction::Up);
        assert_eq!(short.gap, Some(Gap::Amount { by: Quantity::from_parts(77, 1).expect("small") }));
        assert_eq!((short.band, short.points), (Some(Band::Yellow), None));
        assert_eq!(Standing::of(index, target(80), Direction::Up).gap, Some(Gap::Amount { by: Quantity::ZERO }));
        let backlog = Some(Value::Amount { amount: whole(7) });
        assert_eq!(Standing::of(backlog, target(5), Direction::Down).gap, Some(Gap::Amount { by: whole(2) }));
    }

    #[test]
    fn without_a_target_or_a_figure() {
        assert_eq!(Standing::of(pair(1, 2), Target::default(), Direction::Up), Standing::default());
        assert_eq!(Standing::of(None, target(30), Direction::Up), Standing::default());
        let floor = Target { target: None, floor: Some(whole(30)) };
        let red = Standing::of(pair(1, 10), floor, Direction::Up);
        assert_eq!((red.band, red.gap, red.points), (Some(Band::Red), None, None));
    }
}
