use super::*;
use proptest::prelude::*;

fn pair(numerator: i64, denominator: i64) -> Value {
    Value::Pair(Pair::whole(numerator, denominator).expect("small"))
}

fn amount(count: i64) -> Value {
    Value::Amount { amount: Quantity::whole(count).expect("small") }
}

#[test]
fn rates_of_several_units_are_the_ratio_of_their_sums() {
    // 1/1 and 0/99: the mean of the percentages would be 50 %.
    assert_eq!(join(Joining::RatioOfSums, &[pair(1, 1), pair(0, 99)]), Joined::One { value: pair(1, 100) });
    assert_eq!(join(Joining::Sum, &[amount(334_000), amount(133_000)]), Joined::One { value: amount(467_000) });
    assert_eq!(join(Joining::None, &[amount(1), amount(2)]), Joined::Apart);
    assert_eq!(join(Joining::Sum, &[]), Joined::Empty);
    assert_eq!(join(Joining::Sum, &[pair(1, 2)]), Joined::Impossible, "pairs are not added as they are");
    assert_eq!(join(Joining::RatioOfSums, &[pair(1, 2), amount(1)]), Joined::Impossible);
    let largest = Value::Amount { amount: Quantity::MAX };
    assert_eq!(join(Joining::Sum, &[largest, amount(1)]), Joined::Impossible);
}

#[test]
fn a_cell_without_both_halves_is_no_figure() {
    let cell = Cell { stated: Percent::new(602, 1), ..Cell::default() };
    assert_eq!((cell.value(Measure::Share), cell.is_empty(), Cell::default().is_empty()), (None, false, true));
    let half = Cell { numerator: Some(Quantity::ZERO), ..Cell::default() };
    assert_eq!((half.value(Measure::Part), half.value(Measure::Amount)), (None, Some(amount(0))), "zero is a figure");
    assert_eq!(serde_json::to_string(&amount(5)).expect("json"), r#"{"kind":"amount","amount":"5"}"#);
}

proptest! {
    #[test]
    fn joining_does_not_depend_on_the_order(mut pairs in prop::collection::vec((0_i64..1_000_000, 0_i64..1_000_000), 1..20)) {
        let all = |pairs: &[(i64, i64)]| pairs.iter().map(|(top, bottom)| pair(*top, *bottom)).collect::<Vec<_>>();
        let joined = join(Joining::RatioOfSums, &all(&pairs));
        pairs.reverse();
        prop_assert_eq!(join(Joining::RatioOfSums, &all(&pairs)), joined);
        let (top, bottom) = pairs.iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
        prop_assert_eq!(joined, Joined::One { value: pair(top, bottom) });
    }
}
