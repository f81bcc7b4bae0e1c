//! What must be so between the figures of one indicator.

use super::{Figure, Reader, Said, Value};
use crate::importing::decimal::{Decimal, power};
use crate::importing::fault::FaultCode;
use crate::importing::grid::Address;
use crate::importing::layout::Part;
use crate::importing::names::KnownIndicator;

/// How many places of a stated rate are compared. Formulas give fifteen; what they were rounded from is not known.
const RATE_PLACES: u8 = 4;

/// The cells of one indicator that is a ratio. `None`: there is no such column.
#[derive(Clone, Copy)]
pub(super) struct Pair {
    pub numerator: Option<(Address, Said)>,
    pub denominator: Option<(Address, Said)>,
    pub stated: Option<(Address, Said)>,
}

/// The figures together, and what is wrong with them together. `None` when the row says nothing of the indicator.
pub(super) fn value(reader: &mut Reader<'_>, indicator: &KnownIndicator, pair: Pair, amount: Option<Figure>) -> Option<Value> {
    let figure = |cell: Option<(Address, Said)>| cell.and_then(|(_, said)| said.figure());
    let (numerator, denominator, stated) = (figure(pair.numerator), figure(pair.denominator), figure(pair.stated));
    let said = [pair.numerator, pair.denominator, pair.stated].into_iter().flatten().any(|(_, said)| !matches!(said, Said::Blank));
    if said {
        for (cell, missing) in [(pair.numerator, Part::Numerator), (pair.denominator, Part::Denominator)] {
            if let Some((at, Said::Blank)) = cell {
                reader.fault(at, FaultCode::MissingHalf { indicator: indicator.name.clone(), missing });
            }
        }
    }
    if let (Some(above), Some(below)) = (numerator, denominator) {
        if below.value.mantissa == 0 {
            if above.value.mantissa != 0 {
                reader.fault(below.at, FaultCode::ZeroBelow { numerator: above.value });
            }
        } else if above.value.cmp_value(below.value).is_gt() {
            reader.fault(above.at, FaultCode::PartExceedsWhole { numerator: above.value, denominator: below.value });
        }
        if let Some(stated) = stated
            && agrees(stated.value, above.value, below.value) == Some(false)
            && let Some(computed) = rate(above.value, below.value, stated.value.decimals.clamp(1, RATE_PLACES))
        {
            reader.fault(stated.at, FaultCode::RateDiffers { stated: stated.value, computed });
        }
    }
    let value = Value { indicator: indicator.code.clone(), numerator, denominator, stated, amount };
    (numerator.is_some() || denominator.is_some() || stated.is_some() || amount.is_some()).then_some(value)
}

/// Whether a stated rate (per cent) is that of its pair, to the places that it was stated with. `None` without a lower half, or when
/// the figures are too long to tell.
pub(super) fn agrees(stated: Decimal, numerator: Decimal, denominator: Decimal) -> Option<bool> {
    let stated = stated.rounded(RATE_PLACES);
    let (top, bottom) = whole_pair(numerator, denominator)?;
    if bottom <= 0 {
        return None;
    }
    let scale = power(u32::from(stated.decimals))?;
    // |stated − 100·top/bottom| ≤ ½ of the last place, all times bottom × scale.
    let off = stated.mantissa.checked_mul(bottom)?.checked_sub(top.checked_mul(100)?.checked_mul(scale)?)?;
    Some(off.checked_abs()?.checked_mul(2)? <= bottom)
}

/// The rate in per cent to so many places, half away from nought.
fn rate(numerator: Decimal, denominator: Decimal, decimals: u8) -> Option<Decimal> {
    let (top, bottom) = whole_pair(numerator, denominator)?;
    let scaled = top.checked_mul(100)?.checked_mul(power(u32::from(decimals))?)?;
    if bottom <= 0 {
        return None;
    }
    let rest = scaled.checked_rem(bottom)?.checked_abs()?;
    let up = if rest >= bottom - rest { scaled.signum() } else { 0 };
    Some(Decimal { mantissa: scaled.checked_div(bottom)?.checked_add(up)?, decimals })
}

/// Both as whole numbers of the same unit.
fn whole_pair(numerator: Decimal, denominator: Decimal) -> Option<(i128, i128)> {
    let (a, b) = (numerator.trimmed(), denominator.trimmed());
    let places = a.decimals.max(b.decimals);
    let whole = |one: Decimal| one.mantissa.checked_mul(power(u32::from(places - one.decimals))?);
    Some((whole(a)?, whole(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse(text).expect("a number")
    }

    #[test]
    fn a_rate_is_right_to_the_places_it_was_stated_with() {
        let of = |stated: &str, n: &str, m: &str| agrees(d(stated), d(n), d(m));
        assert_eq!(
            [of("65.5", "78000", "119000"), of("65.55", "78000", "119000"), of("66", "78000", "119000")],
            [Some(true), Some(true), Some(true)]
        );
        assert_eq!([of("65.4", "78000", "119000"), of("65", "78000", "119000")], [Some(false), Some(false)]);
        assert_eq!(of("65.546218487394958", "78000", "119000"), Some(true), "as formulas give it");
        assert_eq!([of("0", "0", "0"), of("50", "1", "-2")], [None, None]);
        assert_eq!(rate(d("1"), d("3"), 2), Some(d("33.33")));
        assert_eq!(rate(d("2"), d("3"), 1), Some(d("66.7")));
    }

    proptest! {
        #[test]
        fn what_is_computed_agrees(n in 0_i64..1_000_000_000, m in 1_i64..1_000_000_000, places in 0_u8..=4) {
            let (n, m) = (Decimal::whole(n), Decimal::whole(m));
            let computed = rate(n, m, places).expect("small");
            prop_assert_eq!(agrees(computed, n, m), Some(true));
            let off = Decimal { mantissa: computed.mantissa + 2, ..computed };
            prop_assert_eq!(agrees(off, n, m), Some(false));
        }
    }
}
