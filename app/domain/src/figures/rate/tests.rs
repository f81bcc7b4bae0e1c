use super::*;
use proptest::prelude::*;

fn pair(numerator: i64, denominator: i64) -> Pair {
    Pair::whole(numerator, denominator).expect("small")
}

fn percent(value: i64, decimals: u8) -> Percent {
    Percent::new(value, decimals).expect("few decimals")
}

#[test]
fn the_printed_percentages_of_real_reports() {
    let printed = [
        (78_000, 119_000, 655, 1),
        (265_588, 450_684, 5_893, 2),
        (45_158, 53_571, 843, 1),
        (59_991, 164_382, 3_649, 2),
        (113_796, 124_087, 917, 1),
        (208, 208, 100, 0),
        (24, 29, 8_276, 2),
    ];
    for (top, bottom, value, decimals) in printed {
        assert_eq!(pair(top, bottom).percent(decimals), Some(percent(value, decimals)), "{top}/{bottom}");
        assert!(pair(top, bottom).agrees_with(percent(value, decimals)));
    }
    assert!(!pair(78_000, 119_000).agrees_with(percent(651, 1)), "what the paper printed is not what its counts give");
    assert!(!pair(78_000, 119_000).agrees_with(percent(6_550, 2)), "65,50 says more than 65,5");
    assert!(!pair(0, 0).agrees_with(percent(0, 0)));
}

#[test]
fn half_goes_up() {
    assert_eq!(pair(1, 8).percent(0), Some(percent(13, 0)), "12,5");
    assert_eq!(pair(1, 8).percent(1), Some(percent(125, 1)));
    assert_eq!(pair(-1, 8).percent(0), Some(percent(-13, 0)));
    assert_eq!(pair(1, -8).percent(0), Some(percent(-13, 0)));
    assert_eq!(pair(12_499, 100_000).percent(0), Some(percent(12, 0)));
    assert_eq!((pair(1, 0).percent(1), pair(1, 3).percent(7)), (None, None));
}

#[test]
fn points_are_not_per_cent() {
    // Quảng Ngãi: 65,1 % printed, 30 % asked: 35,1 points above, not 35,1 %.
    assert_eq!(percent(651, 1).minus(percent(30, 0)), PercentPoints::new(351, 1));
    assert_eq!(percent(60, 0).minus(percent(6_304, 2)), PercentPoints::new(-304, 2));
    let (march, april) = (pair(50_000, 100_000), pair(53_040, 100_000));
    let (march, april) = (march.rate().expect("a rate"), april.rate().expect("a rate"));
    assert_eq!(april.points_since(march, 2), PercentPoints::new(304, 2));
    assert_eq!(march.points_since(april, 2), PercentPoints::new(-304, 2));
    assert_eq!(percent(i64::MAX, 0).minus(percent(0, 6)), None);
    assert_eq!((PercentPoints::new(1, 7), Percent::new(1, 7)), (None, None));
}

#[test]
fn cases_to_the_target() {
    let target = |n| Rate::of_percent(Quantity::whole(n).expect("small"));
    // 90 % of 119.000 is 107.100.
    assert_eq!(pair(78_000, 119_000).to_target(target(90), Direction::Up), Some(ToTarget::More { cases: 29_100 }));
    assert_eq!(pair(78_000, 119_000).to_target(target(30), Direction::Up), Some(ToTarget::Met));
    assert_eq!(pair(59_991, 164_382).to_target(target(91), Direction::Up), Some(ToTarget::More { cases: 89_597 }));
    assert_eq!(pair(1, 3).to_target(target(34), Direction::Up), Some(ToTarget::More { cases: 1 }), "1,02 of 3: the second one does");
    assert_eq!(pair(46, 900).to_target(target(5), Direction::Down), Some(ToTarget::Fewer { cases: 1 }));
    assert_eq!(pair(45, 900).to_target(target(5), Direction::Down), Some(ToTarget::Met));
    assert_eq!(pair(900, 900).to_target(target(0), Direction::Down), Some(ToTarget::Fewer { cases: 900 }));
    assert_eq!(pair(1, 2).to_target(target(101), Direction::Up), Some(ToTarget::OutOfReach));
    assert_eq!(pair(1, 2).to_target(target(-1), Direction::Down), Some(ToTarget::OutOfReach));
    assert_eq!(pair(1, 0).to_target(target(90), Direction::Up), None);
}

#[test]
fn on_the_wire() {
    let json = serde_json::to_string(&pair(24, 29)).expect("json");
    assert_eq!(json, r#"{"numerator":"24","denominator":"29"}"#);
    assert_eq!(serde_json::to_string(&percent(6_510, 2)).expect("json"), "[6510,2]");
    assert!(serde_json::from_str::<Percent>("[1,7]").is_err());
}

proptest! {
    #[test]
    fn rates_are_in_order(a in 0_i64..1_000, b in 1_i64..1_000, c in 0_i64..1_000, d in 1_i64..1_000, times in 1_i64..1_000) {
        let (one, other) = (pair(a, b).rate().expect("a rate"), pair(c, d).rate().expect("a rate"));
        prop_assert_eq!(one.cmp(&other), (a * d).cmp(&(c * b)));
        prop_assert_eq!(pair(a * times, b * times).rate(), Some(one));
    }

    #[test]
    fn nothing_panics_and_rounding_is_off_by_half_a_unit_at_most(top: i64, bottom: i64, target: i64, decimals in 0_u8..9) {
        let pair = Pair { numerator: Quantity::from_raw(top), denominator: Quantity::from_raw(bottom) };
        let mark = Rate::of_percent(Quantity::from_raw(target));
        let _ = (pair.to_target(mark, Direction::Up), pair.to_target(mark, Direction::Down));
        prop_assert_eq!(pair.rate().is_none(), bottom == 0);
        if let Some(rate) = pair.rate() {
            let _ = (rate.points_since(mark, decimals), rate.cmp(&mark));
        }
        if let Some(percent) = pair.percent(decimals) {
            let unit = 100 * 10_i128.pow(u32::from(decimals));
            let off = i128::from(top) * unit - i128::from(percent.value()) * i128::from(bottom);
            prop_assert!(off.abs() * 2 <= i128::from(bottom).abs());
        }
    }

    #[test]
    fn the_number_of_cases_is_the_least(top in 0_i64..2_000, bottom in 1_i64..2_000, target in 0_i64..=1_000_000, up: bool) {
        let direction = if up { Direction::Up } else { Direction::Down };
        let mark = Rate::of_percent(Quantity::from_raw(target));
        let meets = |cases: i64| {
            let moved = pair(if up { top + cases } else { top - cases }, bottom).rate().expect("a rate");
            if up { moved >= mark } else { moved <= mark }
        };
        match pair(top, bottom).to_target(mark, direction) {
            Some(ToTarget::Met) => prop_assert!(meets(0)),
            Some(ToTarget::More { cases } | ToTarget::Fewer { cases }) => {
                let cases = i64::try_from(cases).expect("few");
                prop_assert!(cases > 0 && meets(cases) && !meets(cases - 1));
                let possible = if up { top + cases <= bottom } else { cases <= top };
                prop_assert!(possible);
            }
            Some(ToTarget::OutOfReach) => {
                let possible = if up { top <= bottom && meets(bottom - top) } else { meets(top) };
                prop_assert!(!possible);
            }
            None => prop_assert!(false, "small figures fit"),
        }
    }
}
