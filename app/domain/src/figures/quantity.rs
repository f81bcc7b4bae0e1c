//! Quantities: exact numbers with four decimals, kept as an integer, because SQLite has no decimal and a float would round.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;
use std::str::FromStr;

/// How many there are of something, in ten-thousandths: 12345 is 1,2345. From −922.337.203.685.477,5808 to 922.337.203.685.477,5807.
///
/// On the wire it is a decimal string ("1234.5"), because a JSON number is a float to most who read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
pub struct Quantity(i64);

impl Quantity {
    /// Decimals that a quantity holds.
    pub const DECIMALS: u8 = 4;
    /// Ten-thousandths in one.
    pub const SCALE: i64 = 10_000;
    /// None of it.
    pub const ZERO: Self = Self(0);
    /// The largest.
    pub const MAX: Self = Self(i64::MAX);
    /// The smallest.
    pub const MIN: Self = Self(i64::MIN);

    /// So many ten-thousandths.
    #[must_use]
    pub const fn from_raw(ten_thousandths: i64) -> Self {
        Self(ten_thousandths)
    }

    /// In ten-thousandths.
    #[must_use]
    pub const fn raw(self) -> i64 {
        self.0
    }

    /// A whole number. `None` when it is too large.
    #[must_use]
    pub const fn whole(count: i64) -> Option<Self> {
        match count.checked_mul(Self::SCALE) {
            Some(raw) => Some(Self(raw)),
            None => None,
        }
    }

    /// `mantissa` in units of 10^−`decimals`: 12345 with 1 is 1.234,5. `None` when it is too large or has a fifth decimal: nothing is
    /// rounded in silence.
    #[must_use]
    pub fn from_parts(mantissa: i64, decimals: u8) -> Option<Self> {
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        if decimals <= Self::DECIMALS {
            return mantissa.checked_mul(10_i64.checked_pow(u32::from(Self::DECIMALS - decimals))?).map(Self);
        }
        // A divisor above i64 leaves a remainder of everything but 0.
        let divisor = 10_i64.checked_pow(u32::from(decimals - Self::DECIMALS))?;
        (mantissa % divisor == 0).then_some(Self(mantissa / divisor))
    }

    /// Whether it has no decimals.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % Self::SCALE == 0
    }

    /// Whether it is below zero.
    #[must_use]
    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    /// The sum; `None` when it is too large.
    #[must_use]
    pub const fn checked_add(self, other: Self) -> Option<Self> {
        match self.0.checked_add(other.0) {
            Some(raw) => Some(Self(raw)),
            None => None,
        }
    }

    /// The difference; `None` when it is too large.
    #[must_use]
    pub const fn checked_sub(self, other: Self) -> Option<Self> {
        match self.0.checked_sub(other.0) {
            Some(raw) => Some(Self(raw)),
            None => None,
        }
    }

    /// The sum of all, zero of none; `None` when the sum (not a part of it) is too large. So the order does not matter.
    #[must_use]
    pub fn sum(all: impl IntoIterator<Item = Self>) -> Option<Self> {
        let sum: i128 = all.into_iter().map(|one| i128::from(one.0)).sum();
        i64::try_from(sum).ok().map(Self)
    }

    /// The shortest form: mantissa without closing zeros, and its decimals (0 to 4). 1,5000 is 15 with 1.
    #[must_use]
    pub const fn shortest(self) -> (i64, u8) {
        let (mut mantissa, mut decimals) = (self.0, Self::DECIMALS);
        while decimals > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            decimals -= 1;
        }
        (mantissa, decimals)
    }
}

/// The canonical decimal, as it goes over the wire and into hashes: "1234.5", "-0.0001", "0". For people: [`crate::text::quantity`].
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mantissa, decimals) = self.shortest();
        let sign = if mantissa < 0 { "-" } else { "" };
        let places = usize::from(decimals);
        let digits = format!("{:0>width$}", mantissa.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        let point = if places == 0 { "" } else { "." };
        write!(f, "{sign}{whole}{point}{fraction}")
    }
}

/// The text is no decimal number, or one that a quantity doesn't hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a quantity: a decimal number with at most four decimals")]
pub struct NotAQuantity;

/// Reads "1234.5": an optional minus, digits, and a point with digits. Closing zeros are allowed, a fifth decimal that isn't one is not.
impl FromStr for Quantity {
    type Err = NotAQuantity;

    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !all_digits(whole) || !fraction.is_none_or(all_digits) {
            return Err(NotAQuantity);
        }
        let fraction = fraction.unwrap_or("").trim_end_matches('0');
        let decimals = u8::try_from(fraction.len()).map_err(|_| NotAQuantity)?;
        let sign = if digits.len() < text.len() { "-" } else { "" };
        let mantissa: i64 = format!("{sign}{whole}{fraction}").parse().map_err(|_| NotAQuantity)?;
        Self::from_parts(mantissa, decimals).ok_or(NotAQuantity)
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_is_rounded_in_silence() {
        assert_eq!(Quantity::from_parts(12_345, 1), Some(Quantity::from_raw(12_345_000)));
        assert_eq!(Quantity::from_parts(12_345, 4), Some(Quantity::from_raw(12_345)));
        assert_eq!(Quantity::from_parts(123_450, 5), Some(Quantity::from_raw(12_345)));
        assert_eq!(Quantity::from_parts(123_456, 5), None);
        assert_eq!(Quantity::from_parts(1, 200), None);
        assert_eq!(Quantity::from_parts(0, 200), Some(Quantity::ZERO));
        assert_eq!(Quantity::from_parts(i64::MAX, 4), Some(Quantity::MAX));
        assert_eq!(Quantity::from_parts(i64::MAX, 3), None);
        assert_eq!((Quantity::whole(265_588), Quantity::whole(i64::MAX)), (Some(Quantity::from_raw(2_655_880_000)), None));
    }

    #[test]
    fn sums_are_checked_at_the_end() {
        let one = Quantity::from_raw(1);
        assert_eq!((Quantity::MAX.checked_add(one), Quantity::MIN.checked_sub(one)), (None, None));
        assert_eq!(Quantity::sum([Quantity::MAX, one, Quantity::MIN]), Some(Quantity::ZERO));
        assert_eq!((Quantity::sum([Quantity::MAX, one]), Quantity::sum([])), (None, Some(Quantity::ZERO)));
    }

    #[test]
    fn on_the_wire_it_is_a_decimal_string() {
        for (raw, text) in [(0, "0"), (15_000, "1.5"), (-1, "-0.0001"), (12_345_000, "1234.5"), (10_000, "1"), (100_000, "10")] {
            assert_eq!(Quantity::from_raw(raw).to_string(), text);
            assert_eq!(text.parse(), Ok(Quantity::from_raw(raw)));
        }
        assert_eq!("001.50000".parse(), Ok(Quantity::from_raw(15_000)));
        assert_eq!(Quantity::MIN.to_string(), "-922337203685477.5808");
        for wrong in ["", "-", ".", "1.", ".5", "+1", "1e3", "1,5", " 1", "1.00001", "--1", "٣", "922337203685477.5808"] {
            assert_eq!(wrong.parse::<Quantity>(), Err(NotAQuantity), "{wrong}");
        }
        assert_eq!(serde_json::to_string(&Quantity::from_raw(12_345_000)).expect("a string"), "\"1234.5\"");
        assert!(serde_json::from_str::<Quantity>("1234.5").is_err(), "a JSON number may have been a float");
    }

    proptest! {
        #[test]
        fn quantities_come_back(raw: i64) {
            let quantity = Quantity::from_raw(raw);
            prop_assert_eq!(quantity.to_string().parse(), Ok(quantity));
            let json = serde_json::to_string(&quantity).expect("a string");
            prop_assert_eq!(serde_json::from_str::<Quantity>(&json).expect("a quantity"), quantity);
            let (mantissa, decimals) = quantity.shortest();
            prop_assert_eq!(Quantity::from_parts(mantissa, decimals), Some(quantity));
        }

        #[test]
        fn what_is_read_prints_the_same_number(text in "-?[0-9]{1,18}(\\.[0-9]{1,6})?") {
            if let Ok(quantity) = text.parse::<Quantity>() {
                let strip = |text: &str| {
                    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text };
                    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
                    let digits = digits.trim_start_matches('0');
                    let digits = if digits.is_empty() || digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() };
                    if digits == "0" { digits } else { format!("{sign}{digits}") }
                };
                prop_assert_eq!(quantity.to_string(), strip(&text));
            }
        }
    }
}
