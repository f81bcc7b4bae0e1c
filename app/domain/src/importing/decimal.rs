//! A number exactly as it was written: a whole number and how many of its digits stand behind the mark.

use serde::{Deserialize, Serialize};
use std::cmp::Ordering;

use crate::format::MINUS;
use crate::text::Lang;

/// The most places that are kept. A double in its shortest form has seventeen digits; what lies beyond is no figure of a report.
pub const MAX_DECIMALS: u8 = 30;

/// `mantissa` in units of 10^−`decimals`. 65,10 keeps its last nought: how precisely a rate was stated is part of what was stated.
/// On the wire it is a text (`"65.10"`), because numbers of JSON are doubles to most readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal {
    /// All the digits, with the sign.
    pub mantissa: i128,
    /// How many of them stand behind the mark.
    pub decimals: u8,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, decimals: 0 };

    /// A whole number.
    #[must_use]
    pub const fn whole(value: i64) -> Self {
        Self { mantissa: value as i128, decimals: 0 }
    }

    /// The number of a text as programs write it: `-12.50`, `1.5e-7`. `None` for anything else and for what has too many digits.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (number, exponent) = match text.split_once(['e', 'E']) {
            Some((number, exponent)) => (number, exponent.strip_prefix('+').unwrap_or(exponent).parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, number) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        if whole.is_empty() || (number.contains('.') && fraction.is_empty()) {
            return None;
        }
        let size = Self::of_digits(whole, fraction)?;
        let shifted = Self { mantissa: if negative { -size.mantissa } else { size.mantissa }, ..size }.shifted(exponent)?;
        Some(shifted)
    }

    /// The number of the digits before and behind the mark; both may be empty. `None` for other characters and too many digits.
    #[must_use]
    pub fn of_digits(whole: &str, fraction: &str) -> Option<Self> {
        let decimals = u8::try_from(fraction.len()).ok().filter(|places| *places <= MAX_DECIMALS)?;
        let mut mantissa: i128 = 0;
        for byte in whole.bytes().chain(fraction.bytes()) {
            if !byte.is_ascii_digit() {
                return None;
            }
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
        }
        Some(Self { mantissa, decimals })
    }

    /// The number times 10^`by`.
    #[must_use]
    pub fn shifted(self, by: i32) -> Option<Self> {
        if self.mantissa == 0 && by != 0 {
            return Some(Self::ZERO);
        }
        let decimals = i32::from(self.decimals).checked_sub(by)?;
        if decimals < 0 {
            return Some(Self { mantissa: self.mantissa.checked_mul(power(decimals.unsigned_abs())?)?, decimals: 0 });
        }
        let fits = u8::try_from(decimals).ok().filter(|places| *places <= MAX_DECIMALS);
        match fits {
            Some(decimals) => Some(Self { mantissa: self.mantissa, decimals }),
            // Noughts at the end take no room.
            None => (self.mantissa % 10 == 0).then(|| Self { mantissa: self.mantissa / 10, decimals: self.decimals }.shifted(by + 1))?,
        }
    }

    /// The same number without noughts at the end of its places.
    #[must_use]
    pub fn trimmed(self) -> Self {
        let mut trimmed = self;
        while trimmed.decimals > 0 && trimmed.mantissa % 10 == 0 {
            trimmed = Self { mantissa: trimmed.mantissa / 10, decimals: trimmed.decimals - 1 };
        }
        trimmed
    }

    /// Rounded to at most so many places, half away from nought.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Self {
        let Some(drop) = self.decimals.checked_sub(decimals).filter(|drop| *drop > 0).and_then(|drop| power(u32::from(drop))) else {
            return self;
        };
        let (whole, rest) = (self.mantissa / drop, self.mantissa % drop);
        // Not `rest * 2`: thirty places times two may not fit.
        let up = i128::from(rest.abs() >= drop - rest.abs()) * self.mantissa.signum();
        Self { mantissa: whole + up, decimals }
    }

    /// Whether nothing stands behind the mark but noughts.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.trimmed().decimals == 0
    }

    /// The whole number, where it is one and fits.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        let trimmed = self.trimmed();
        if trimmed.decimals == 0 { i64::try_from(trimmed.mantissa).ok() } else { None }
    }

    /// The sum. `None` when it has too many digits.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        let (a, b, decimals) = self.aligned(other)?;
        Some(Self { mantissa: a.checked_add(b)?, decimals })
    }

    /// Which of two is the greater; 1,0 and 1 are equal.
    #[must_use]
    pub fn cmp_value(self, other: Self) -> Ordering {
        let signs = self.mantissa.signum().cmp(&other.mantissa.signum());
        if signs.is_ne() {
            return signs;
        }
        match self.trimmed().aligned(other.trimmed()) {
            Some((a, b, _)) => a.cmp(&b),
            // Only when one has so many places that the other can't be written with them: the one with digits to spare is smaller.
            None => {
                let larger = if self.decimals < other.decimals { Ordering::Greater } else { Ordering::Less };
                if self.mantissa < 0 { larger.reverse() } else { larger }
            }
        }
    }

    /// Both mantissas with the same number of places.
    fn aligned(self, other: Self) -> Option<(i128, i128, u8)> {
        let decimals = self.decimals.max(other.decimals);
        let scale = |one: Self| one.mantissa.checked_mul(power(u32::from(decimals - one.decimals))?);
        Some((scale(self)?, scale(other)?, decimals))
    }

    /// As people write it: 1.234,50 (vi), 1,234.50 (en), with a true minus sign.
    #[must_use]
    pub fn print(self, lang: Lang) -> String {
        let (whole, fraction) = self.digits();
        let mut out = String::with_capacity(whole.len() * 4 / 3 + fraction.len() + 4);
        if self.mantissa < 0 {
            out.push(MINUS);
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(lang.pick(".", ","));
            }
            out.push(digit);
        }
        if !fraction.is_empty() {
            out.push_str(lang.pick(",", "."));
            out.push_str(&fraction);
        }
        out
    }

    /// The digits before and behind the mark, without the sign.
    fn digits(self) -> (String, String) {
        let places = usize::from(self.decimals);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = places + 1);
        let (whole, fraction) = digits.split_at(digits.len() - places);
        (whole.to_owned(), fraction.to_owned())
    }
}

/// As programs write it: `-1234.50`.
impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, fraction) = self.digits();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        if fraction.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> Self {
        value.to_string()
    }
}

impl TryFrom<String> for Decimal {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a decimal number")
    }
}

/// 10^`n`, where it fits.
pub(crate) fn power(n: u32) -> Option<i128> {
    10_i128.checked_pow(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn numbers_of_programs() {
        assert_eq!((d("-12.50"), d("1.5e3")), (Decimal { mantissa: -1250, decimals: 2 }, Decimal::whole(1500)));
        assert_eq!((d("25e-4"), d("0e300"), d("1E+2")), (Decimal { mantissa: 25, decimals: 4 }, Decimal::ZERO, Decimal::whole(100)));
        for none in ["", "-", ".5", "5.", "1,5", "1e", "1e400", "1e-300", "1e99999999999", "٣", "1.2.3", "0x10", "NaN", "inf"] {
            assert_eq!(Decimal::parse(none), None, "{none}");
        }
        let long = "9".repeat(60);
        assert_eq!(Decimal::parse(&long), None);
    }

    #[test]
    fn figures_are_printed_exactly() {
        assert_eq!(
            (d("1234567.50").print(Lang::Vi), d("1234567.50").print(Lang::En)),
            ("1.234.567,50".to_owned(), "1,234,567.50".to_owned())
        );
        assert_eq!((d("-0.05").print(Lang::Vi), d("999").print(Lang::Vi)), ("−0,05".to_owned(), "999".to_owned()));
    }

    #[test]
    fn rounding_and_comparing() {
        let rounded =
            [("65.125", 2), ("-65.125", 2), ("0.4999", 0), ("2.5", 0), ("7", 3)].map(|(text, to)| d(text).rounded(to).to_string());
        assert_eq!(rounded, ["65.13", "-65.13", "0", "3", "7"]);
        assert_eq!(d("1.50").cmp_value(d("1.5")), Ordering::Equal);
        assert_eq!(d("-2").cmp_value(d("1")), Ordering::Less);
        assert_eq!(d("99999999999999999999999999").cmp_value(d("0.000000000000000000000000000001")), Ordering::Greater);
        assert!(d("3.00").is_whole() && !d("3.01").is_whole());
        assert_eq!((d("3.00").to_whole(), d("3.5").to_whole()), (Some(3), None));
        assert_eq!(d("0.1").plus(d("0.25")), Some(d("0.35")));
    }

    proptest! {
        #[test]
        fn writing_and_reading_agree(mantissa: i64, decimals in 0_u8..=MAX_DECIMALS) {
            let value = Decimal { mantissa: i128::from(mantissa), decimals };
            prop_assert_eq!(Decimal::parse(&value.to_string()), Some(value));
            prop_assert_eq!(value.trimmed().cmp_value(value), Ordering::Equal);
        }

        #[test]
        fn a_double_in_its_shortest_form_is_kept(value in -1e15_f64..1e15) {
            let text = format!("{value}");
            prop_assert_eq!(Decimal::parse(&text).map(|one| one.to_string().parse::<f64>()), Some(Ok(value)));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC{0,40}") {
            let _ = Decimal::parse(&text);
        }

        #[test]
        fn sums_compare(a: i32, b: i32, places in 0_u8..6) {
            let (a, b) = (Decimal { mantissa: i128::from(a), decimals: places }, Decimal::whole(i64::from(b)));
            let sum = a.plus(b).expect("small");
            prop_assert_eq!(sum.cmp_value(a), b.cmp_value(Decimal::ZERO));
        }
    }
}
