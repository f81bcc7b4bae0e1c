//! Parting one quantity by shares, by largest remainder (Hare): the parts add up to the whole, always.

use crate::figures::Quantity;

/// Parts of a quantity by shares. A whole number is parted into whole numbers, anything else into ten-thousandths: first what each
/// share gives in full, then one more to those with the largest remainders, of equals to the earlier. One part per share; without any
/// share above zero, everything goes to the first.
#[must_use]
pub fn split(quantity: Quantity, shares: &[u32]) -> Vec<Quantity> {
    let total: u128 = shares.iter().map(|share| u128::from(*share)).sum();
    let grain = if quantity.is_whole() { Quantity::SCALE } else { 1 };
    // Sizes are parted and the sign put back, so that −7 goes where 7 goes.
    let size = u128::from(quantity.raw().unsigned_abs() / grain.unsigned_abs());
    if total == 0 {
        let first = |at: usize| if at == 0 { quantity } else { Quantity::ZERO };
        return (0..shares.len()).map(first).collect();
    }
    let exact = |share: &u32| size * u128::from(*share);
    let mut parts: Vec<u128> = shares.iter().map(|share| exact(share) / total).collect();
    let left = size - parts.iter().sum::<u128>();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(shares.get(*at).map_or(0, |share| exact(share) % total)));
    for (at, _) in by_remainder.into_iter().zip(0..left) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    parts.into_iter().map(|part| signed(part * u128::from(grain.unsigned_abs()), quantity.is_negative())).collect()
}

/// At most as large as the quantity that it is a part of.
fn signed(size: u128, negative: bool) -> Quantity {
    let size = i128::try_from(size).unwrap_or(i128::MAX);
    let bound = if negative { i64::MIN } else { i64::MAX };
    Quantity::from_raw(i64::try_from(if negative { -size } else { size }).unwrap_or(bound))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whole(count: i64) -> Quantity {
        Quantity::whole(count).expect("small")
    }

    #[test]
    fn largest_remainder() {
        let third = [333_333, 333_333, 333_334];
        assert_eq!(split(whole(100), &third), [whole(33), whole(33), whole(34)]);
        assert_eq!(split(whole(1), &[500_000, 500_000]), [whole(1), whole(0)], "of equals the earlier");
        assert_eq!(split(whole(-7), &[600_000, 400_000]), [whole(-4), whole(-3)]);
        let half = Quantity::from_parts(15, 1).expect("small");
        assert_eq!(split(half, &[500_000, 500_000]), [Quantity::from_raw(7_500); 2], "no whole number: by ten-thousandths");
        assert_eq!(split(whole(5), &[0, 1_000_000]), [whole(0), whole(5)]);
        assert_eq!((split(whole(5), &[0, 0]), split(whole(5), &[])), (vec![whole(5), whole(0)], vec![]));
        assert_eq!(split(Quantity::MIN, &[1_000_000]), [Quantity::MIN]);
    }

    proptest! {
        #[test]
        fn the_parts_are_the_whole(raw: i64, shares in prop::collection::vec(any::<u32>(), 1..12)) {
            let quantity = Quantity::from_raw(raw);
            let parts = split(quantity, &shares);
            prop_assert_eq!(parts.len(), shares.len());
            prop_assert_eq!(Quantity::sum(parts.iter().copied()), Some(quantity));
            prop_assert!(parts.iter().all(|part| part.raw() == 0 || part.is_negative() == quantity.is_negative()));
        }

        #[test]
        fn whole_numbers_stay_whole_and_nobody_is_off_by_one(count in -1_000_000_i64..1_000_000, shares in prop::collection::vec(0_u32..1_000_000, 1..12)) {
            let total: i128 = shares.iter().map(|share| i128::from(*share)).sum();
            prop_assume!(total > 0);
            for (part, share) in split(whole(count), &shares).into_iter().zip(&shares) {
                prop_assert!(part.is_whole());
                let off = i128::from(part.raw() / Quantity::SCALE) * total - i128::from(count) * i128::from(*share);
                prop_assert!(off.abs() < total);
                prop_assert!(*share > 0 || part == Quantity::ZERO);
            }
        }
    }
}
