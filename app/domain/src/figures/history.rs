//! Whether a value jumps out of its own history: the modified z-score of Iglewicz and Hoaglin (1993), in whole numbers only.
//!
//! `z = 0.6745 · |x − median| / MAD`, an outlier above 3.5. Where the MAD is zero (more than half of the history is one value), their
//! substitute stands in, `z = |x − median| / (1.253314 · mean absolute deviation)`; where all of it is one value, a jump is a change
//! by more than a tenth.

/// The fewest earlier values that a jump can be told from.
pub const LEAST: usize = 5;

/// The median of a history, doubled, so that the middle of two values stays whole. `None` of nothing.
#[must_use]
pub fn doubled_median(values: &[i64]) -> Option<i128> {
    middle(values.iter().map(|value| i128::from(*value)).collect())
}

/// Whether `value` jumps out of the `earlier` ones; their order does not matter. False with fewer than [`LEAST`].
#[must_use]
pub fn jumps(value: i64, earlier: &[i64]) -> bool {
    if earlier.len() < LEAST {
        return false;
    }
    let Some(median) = doubled_median(earlier) else { return false };
    let doubled_distance = |one: i64| (2 * i128::from(one) - median).abs();
    let distance = doubled_distance(value);
    let distances: Vec<i128> = earlier.iter().map(|one| doubled_distance(*one)).collect();
    let sum: i128 = distances.iter().sum();
    let count = i128::try_from(distances.len()).unwrap_or(i128::MAX);
    // Four times the MAD: distances are doubled, and so is their median.
    match middle(distances) {
        Some(mad) if mad > 0 => 2 * 6_745 * distance > 35_000 * mad,
        _ if sum > 0 => distance * count * 1_000_000 > 4_386_599 * sum,
        _ => distance * 10 > median.abs(),
    }
}

/// Twice the median.
fn middle(mut values: Vec<i128>) -> Option<i128> {
    values.sort_unstable();
    let upper = values.get(values.len() / 2)?;
    let lower = values.get((values.len() - 1) / 2)?;
    Some(lower + upper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn jumps_out_of_a_history() {
        // Median 100, MAD 2: |x − 100| must exceed 3,5 · 2 / 0,6745 = 10,378.
        let history = [97, 98, 99, 100, 101, 102, 103];
        assert_eq!(doubled_median(&history), Some(200));
        assert_eq!((jumps(110, &history), jumps(111, &history), jumps(90, &history), jumps(89, &history)), (false, true, false, true));
        assert!(!jumps(1_000_000, &[1, 2, 3, 4]), "four values are no history");
        assert_eq!((doubled_median(&[1, 2]), doubled_median(&[])), (Some(3), None));
    }

    #[test]
    fn a_history_of_mostly_one_value() {
        // MAD 0, mean absolute deviation 10/6: |x − 100| must exceed 4,386599 · 10/6 = 7,31.
        let history = [100, 100, 100, 100, 100, 110];
        assert_eq!((jumps(107, &history), jumps(108, &history)), (false, true));
        let constant = [208; 6];
        assert_eq!(
            (jumps(208, &constant), jumps(228, &constant), jumps(229, &constant), jumps(187, &constant)),
            (false, false, true, true)
        );
        assert_eq!((jumps(0, &[0; 5]), jumps(1, &[0; 5])), (false, true));
    }

    proptest! {
        #[test]
        fn order_sign_and_size_do_not_matter(value in -5_000_i64..5_000, mut history in prop::collection::vec(-5_000_i64..5_000, 0..14), times in 1_i64..9) {
            let found = jumps(value, &history);
            let scaled: Vec<i64> = history.iter().map(|one| -one * times).collect();
            prop_assert_eq!(jumps(-value * times, &scaled), found);
            history.reverse();
            prop_assert_eq!(jumps(value, &history), found);
        }

        #[test]
        fn the_median_never_jumps_and_farther_is_never_less(history in prop::collection::vec(any::<i64>(), 5..14), a: i64, b: i64) {
            let median = doubled_median(&history).expect("five at least");
            let far = |one: i64| (2 * i128::from(one) - median).abs();
            if median % 2 == 0 {
                prop_assert!(!jumps(i64::try_from(median / 2).expect("between two of them"), &history));
            }
            let (near, farther) = if far(a) <= far(b) { (a, b) } else { (b, a) };
            prop_assert!(!jumps(near, &history) || jumps(farther, &history));
        }
    }
}
