//! Ratios: the pair, its exact fraction, percentages as printed, and percentage points, which are something else.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

use super::indicator::Direction;
use super::quantity::Quantity;

/// The most decimals of a percentage.
pub const MAX_DECIMALS: u8 = 6;

/// Numerator and denominator, as they were counted. This is what is stored of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pair {
    /// Tử số.
    pub numerator: Quantity,
    /// Mẫu số.
    pub denominator: Quantity,
}

/// An exact fraction in lowest terms. Two rates are compared by cross-multiplication, so that 1/3 = 2/6 and nothing is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rate {
    /// At most 2^63 either way.
    top: i128,
    /// From 1 to 2^63.
    bottom: i128,
}

/// A percentage as it is printed: so many units of 10^−`decimals` per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, u8)", into = "(i64, u8)")]
pub struct Percent {
    value: i64,
    decimals: u8,
}

/// A difference of two percentages, in percentage points ("điểm %"): from 60 % to 66 % it is 6 points, and not 10 per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i64, u8)", into = "(i64, u8)")]
pub struct PercentPoints {
    value: i64,
    decimals: u8,
}

/// How far a pair is from a target, in cases of the numerator while the denominator stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ToTarget {
    /// Reached.
    Met,
    /// So many cases more reach it: the least number.
    More {
        /// At least 1.
        cases: u64,
    },
    /// So many cases fewer reach it: the least number.
    Fewer {
        /// At least 1.
        cases: u64,
    },
    /// No number of cases does: the target is above all there is, or below none.
    OutOfReach,
}

impl Pair {
    /// A pair of whole numbers. `None` when one is too large.
    #[must_use]
    pub const fn whole(numerator: i64, denominator: i64) -> Option<Self> {
        match (Quantity::whole(numerator), Quantity::whole(denominator)) {
            (Some(numerator), Some(denominator)) => Some(Self { numerator, denominator }),
            _ => None,
        }
    }

    /// The exact fraction. `None` for a zero denominator: there is no rate of nothing.
    #[must_use]
    pub fn rate(self) -> Option<Rate> {
        Rate::of(i128::from(self.numerator.raw()), i128::from(self.denominator.raw()))
    }

    /// The percentage, rounded half-up to so many decimals. `None` for a zero denominator, and where it does not fit.
    #[must_use]
    pub fn percent(self, decimals: u8) -> Option<Percent> {
        self.rate()?.percent(decimals)
    }

    /// Whether a printed percentage is this pair's at the precision with which it was printed: 58,93 % of 265.588/450.684 is.
    #[must_use]
    pub fn agrees_with(self, stated: Percent) -> bool {
        self.percent(stated.decimals).is_some_and(|computed| computed == stated)
    }

    /// The least number of cases that the numerator must grow (upward) or shrink (downward) by to reach the target rate. A case is
    /// one whole unit. `None` for a zero or negative denominator, and where it does not fit.
    #[must_use]
    pub fn to_target(self, target: Rate, direction: Direction) -> Option<ToTarget> {
        let (top, bottom) = (i128::from(self.numerator.raw()), i128::from(self.denominator.raw()));
        if bottom <= 0 {
            return None;
        }
        // Both products stay below 2^126; their difference below 2^127.
        let above = (top * target.bottom).checked_sub(target.top * bottom)?;
        let (short, room) = match direction {
            Direction::Up => (above.checked_neg()?, bottom - top),
            Direction::Down => (above, top),
        };
        if short <= 0 {
            return Some(ToTarget::Met);
        }
        let case = target.bottom.checked_mul(i128::from(Quantity::SCALE))?;
        let cases = short / case + i128::from(short % case != 0);
        if cases.checked_mul(i128::from(Quantity::SCALE)).is_none_or(|change| change > room) {
            return Some(ToTarget::OutOfReach);
        }
        let cases = u64::try_from(cases).ok()?;
        Some(match direction {
            Direction::Up => ToTarget::More { cases },
            Direction::Down => ToTarget::Fewer { cases },
        })
    }
}

impl Rate {
    /// All of it: 100 %.
    pub const ONE: Self = Self { top: 1, bottom: 1 };

    /// Both at most 2^63 in size.
    fn of(top: i128, bottom: i128) -> Option<Self> {
        if bottom == 0 {
            return None;
        }
        let divisor = gcd(top.unsigned_abs(), bottom.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()? * bottom.signum();
        Some(Self { top: top / divisor, bottom: bottom / divisor })
    }

    /// A rate of so many per cent: the way a target is given.
    #[must_use]
    pub fn of_percent(per_cent: Quantity) -> Self {
        let bottom = 100 * i128::from(Quantity::SCALE);
        Self::of(i128::from(per_cent.raw()), bottom).unwrap_or(Self { top: 0, bottom: 1 })
    }

    /// Rounded half-up (5 away from zero) to so many decimals of a per cent. `None` beyond [`MAX_DECIMALS`] or where it does not fit.
    #[must_use]
    pub fn percent(self, decimals: u8) -> Option<Percent> {
        let value = per_cent(self.top, self.bottom, decimals)?;
        Percent::new(value, decimals)
    }

    /// The exact difference to an earlier rate, rounded once. `None` where it does not fit in 128 bits; counts up to 10^15 always do.
    #[must_use]
    pub fn points_since(self, earlier: Self, decimals: u8) -> Option<PercentPoints> {
        let top = (self.top * earlier.bottom).checked_sub(earlier.top * self.bottom)?;
        let value = per_cent(top, self.bottom * earlier.bottom, decimals)?;
        PercentPoints::new(value, decimals)
    }
}

impl Ord for Rate {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.top * other.bottom).cmp(&(other.top * self.bottom))
    }
}

impl PartialOrd for Rate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Percent {
    /// A percentage as printed: 655 with 1 is 65,5 %. `None` beyond [`MAX_DECIMALS`].
    #[must_use]
    pub const fn new(value: i64, decimals: u8) -> Option<Self> {
        if decimals > MAX_DECIMALS { None } else { Some(Self { value, decimals }) }
    }

    /// In units of 10^−decimals per cent.
    #[must_use]
    pub const fn value(self) -> i64 {
        self.value
    }

    /// How many decimals are printed.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// The exact rate that is printed.
    #[must_use]
    pub fn rate(self) -> Option<Rate> {
        Rate::of(i128::from(self.value), 100 * 10_i128.pow(u32::from(self.decimals)))
    }

    /// How many percentage points this is above another one, with the decimals of the finer. `None` where it does not fit.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<PercentPoints> {
        let decimals = self.decimals.max(other.decimals);
        let at = |one: Self| one.value.checked_mul(10_i64.pow(u32::from(decimals - one.decimals)));
        PercentPoints::new(at(self)?.checked_sub(at(other)?)?, decimals)
    }
}

impl PercentPoints {
    /// So many units of 10^−`decimals` points: 304 with 2 is +3,04 điểm %. `None` beyond [`MAX_DECIMALS`].
    #[must_use]
    pub const fn new(value: i64, decimals: u8) -> Option<Self> {
        if decimals > MAX_DECIMALS { None } else { Some(Self { value, decimals }) }
    }

    /// In units of 10^−decimals points.
    #[must_use]
    pub const fn value(self) -> i64 {
        self.value
    }

    /// How many decimals are printed.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }
}

/// Makes the conversions from and to the pair on the wire.
macro_rules! on_the_wire {
    ($($Type:ident)*) => {$(
        impl TryFrom<(i64, u8)> for $Type {
            type Error = TooFine;
            fn try_from((value, decimals): (i64, u8)) -> Result<Self, TooFine> {
                Self::new(value, decimals).ok_or(TooFine)
            }
        }

        impl From<$Type> for (i64, u8) {
            fn from(one: $Type) -> Self {
                (one.value, one.decimals)
            }
        }
    )*};
}
on_the_wire!(Percent PercentPoints);

/// More decimals than a percentage has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("more than six decimals")]
pub struct TooFine;

/// `top / bottom` in units of 10^−`decimals` per cent, half away from zero; `bottom` is positive.
fn per_cent(top: i128, bottom: i128, decimals: u8) -> Option<i64> {
    if decimals > MAX_DECIMALS {
        return None;
    }
    let scaled = top.checked_mul(100 * 10_i128.pow(u32::from(decimals)))?;
    let (whole, rest) = (scaled / bottom, (scaled % bottom).abs());
    // Not `rest * 2 >= bottom`: that could overflow.
    let up = rest >= bottom - rest;
    i64::try_from(whole + if up { scaled.signum() } else { 0 }).ok()
}

const fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests;
