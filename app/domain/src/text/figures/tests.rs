use super::*;
use crate::figures::Pair;
use proptest::prelude::*;

fn pair(numerator: i64, denominator: i64) -> Pair {
    Pair::whole(numerator, denominator).expect("small")
}

#[test]
fn as_printed() {
    let half = Quantity::from_parts(12_345, 1).expect("small");
    assert_eq!((quantity(Lang::Vi, half), quantity(Lang::En, half)), ("1.234,5".to_owned(), "1,234.5".to_owned()));
    assert_eq!(quantity(Lang::Vi, Quantity::whole(-334_000).expect("small")), "−334.000");
    let share = |decimals| value(Lang::Vi, Measure::Share, Value::Pair(pair(78_000, 119_000)), decimals);
    assert_eq!((share(1), share(2)), ("65,5\u{a0}%".to_owned(), "65,55\u{a0}%".to_owned()));
    assert_eq!(value(Lang::Vi, Measure::Share, Value::Pair(pair(0, 0)), 1), "—");
    assert_eq!(value(Lang::Vi, Measure::Part, Value::Pair(pair(24, 29)), 1), "24/29");
    let rise = PercentPoints::new(304, 2).expect("two decimals");
    assert_eq!(points(Lang::Vi, rise), "+3,04\u{a0}điểm\u{a0}%");
    assert_eq!(points(Lang::En, rise), "+3.04\u{a0}percentage points");
}

#[test]
fn cells_of_the_seeds() {
    let percent = |value, decimals| Percent::new(value, decimals).expect("few decimals");
    let of = |numerator, denominator, stated| Cell { stated, ..Cell::from(pair(numerator, denominator)) };
    let both = |measure, one: &Cell| (cell(Lang::Vi, measure, one), halves(Lang::Vi, measure, one).unwrap_or_default());
    // Quảng Ngãi 2024; Thanh Hóa 03/2025.
    let social = of(78_000, 119_000, Some(percent(651, 1)));
    assert_eq!(both(Measure::Share, &social), ("65,5\u{a0}%".to_owned(), "78.000/119.000".to_owned()));
    let paid = of(265_588, 450_684, Some(percent(5_893, 2)));
    assert_eq!(both(Measure::Share, &paid), ("58,93\u{a0}%".to_owned(), "265.588/450.684".to_owned()));
    let signed = Cell { numerator: Quantity::whole(538_000), denominator: None, stated: Some(percent(263, 1)) };
    assert_eq!(both(Measure::Share, &signed), ("—".to_owned(), "538.000/—".to_owned()));
    assert_eq!(both(Measure::Part, &of(24, 29, None)), ("24/29".to_owned(), String::new()));
    assert_eq!(both(Measure::Share, &Cell { stated: Some(percent(602, 1)), ..Cell::default() }), ("—".to_owned(), String::new()));
    assert_eq!(stated(Lang::Vi, percent(651, 1)), "văn bản ghi 65,1\u{a0}%");
    let rise = PercentPoints::new(1_215, 2).expect("two decimals");
    assert_eq!(stated_points(Lang::Vi, rise), "văn bản ghi +12,15\u{a0}điểm\u{a0}% so với kỳ trước");
    assert_eq!(stated_points(Lang::En, rise), "the paper says +12.15\u{a0}percentage points since the period before");
}

#[test]
fn gaps_and_marks() {
    let points = Quantity::from_parts(77, 1).expect("small");
    let short = |direction| gap(Lang::Vi, Gap::Amount { by: points }, direction, "điểm");
    assert_eq!((short(Direction::Up), short(Direction::Down)), ("còn thiếu 7,7 điểm".to_owned(), "còn phải giảm 7,7 điểm".to_owned()));
    assert_eq!(gap(Lang::Vi, Gap::Amount { by: Quantity::ZERO }, Direction::Up, "điểm"), "đã đạt chỉ tiêu");
    let cases = Gap::Cases { to: ToTarget::More { cases: 1_234 } };
    assert_eq!(gap(Lang::Vi, cases, Direction::Up, "hồ sơ"), "còn thiếu 1.234 hồ sơ");
    assert_eq!(mark(Lang::Vi, Measure::Share, Quantity::whole(30).expect("small"), "người"), "30\u{a0}%");
    assert_eq!(mark(Lang::En, Measure::Amount, points, "điểm"), "7.7 điểm");
}

#[test]
fn as_typed() {
    let vi = |typed| parse_quantity(Lang::Vi, typed).map(Quantity::raw);
    for (typed, raw) in
        [("1.234,5", 12_345_000), ("1234,5", 12_345_000), (" 78.000 ", 780_000_000), ("78 000", 780_000_000), ("−0,0001", -1)]
    {
        assert_eq!(vi(typed), Some(raw), "{typed}");
    }
    let wrong = ["", "1.5", "1234.5", "1.2345", ".5", ",5", "5,", "1,2,3", "1..000", "12 %", "1e3", "0,00001", "1.234.56", "1234.567"];
    for typed in wrong {
        assert_eq!(vi(typed), None, "{typed}");
    }
    assert_eq!(parse_quantity(Lang::En, "1,234.5"), parse_quantity(Lang::Vi, "1.234,5"));
    assert_eq!(parse_percent(Lang::Vi, "65,1 %"), Percent::new(651, 1));
    assert_eq!(parse_percent(Lang::Vi, "65,10%"), Percent::new(6_510, 2));
    assert_eq!((parse_percent(Lang::Vi, "%"), parse_percent(Lang::Vi, "1,1234567")), (None, None));
}

#[test]
fn the_way_to_the_target() {
    let words = |gap| to_target(Lang::Vi, gap, "hồ sơ");
    assert_eq!(words(ToTarget::More { cases: 29_100 }), "còn thiếu 29.100 hồ sơ");
    assert_eq!(words(ToTarget::Fewer { cases: 1 }), "còn phải giảm 1 hồ sơ");
    assert_eq!(to_target(Lang::En, ToTarget::More { cases: 1_234 }, "dossiers"), "1,234 more to the target (dossiers)");
    assert_eq!(band(Lang::Vi, None, Target::default()), "chưa giao chỉ tiêu");
    assert_eq!(band(Lang::Vi, None, Target { target: Some(Quantity::ZERO), floor: None }), MISSING);
    assert_eq!(band(Lang::Vi, Some(Band::Green), Target::default()), "Đạt chỉ tiêu");
}

#[test]
fn findings_say_the_figures() {
    let stated = Percent::new(651, 1).expect("one decimal");
    let computed = Percent::new(655, 1).expect("one decimal");
    let code = FindingCode::StatedDiffers { stated, computed, pair: pair(78_000, 119_000) };
    assert_eq!(
        finding(Lang::Vi, Slot::Stated, &code),
        "Văn bản ghi 65,1\u{a0}%, còn 78.000/119.000 là 65,5\u{a0}%. Kiểm tra lại, hoặc ghi chú."
    );
    assert_eq!(finding(Lang::En, Slot::Stated, &code), "The paper says 65.1%, but 78,000/119,000 is 65.5%. Check, or add a note.");
    assert_eq!(finding(Lang::Vi, Slot::Denominator, &FindingCode::MissingHalf), "Còn thiếu mẫu số. Nhập đủ tử số và mẫu số.");
    let (whole, sum) = (Quantity::whole(40).expect("small"), Quantity::whole(39).expect("small"));
    let differs = |units| FindingCode::SumDiffers { whole, sum, units };
    assert_eq!(
        finding(Lang::Vi, Slot::Denominator, &differs(12)),
        "Mẫu số của tỉnh là 40, còn cộng 12 đơn vị đã có số liệu là 39. Kiểm tra lại, hoặc ghi chú."
    );
    assert_eq!(
        finding(Lang::En, Slot::Denominator, &differs(1)),
        "The province's denominator is 40, the sum of 1 unit with figures is 39. Check, or add a note."
    );
    let round = FindingCode::Round { value: Quantity::whole(119_000).expect("small") };
    assert!(finding(Lang::Vi, Slot::Denominator, &round).starts_with("Mẫu số 119.000 là số tròn nghìn."));
}

proptest! {
    #[test]
    fn what_is_printed_can_be_typed(raw: i64) {
        for lang in Lang::ALL {
            let one = Quantity::from_raw(raw);
            prop_assert_eq!(parse_quantity(*lang, &quantity(*lang, one)), Some(one));
        }
    }

    #[test]
    fn a_percentage_comes_back_with_its_decimals(value: i64, decimals in 0_u8..=6) {
        for lang in Lang::ALL {
            let one = Percent::new(value, decimals).expect("few decimals");
            prop_assert_eq!(parse_percent(*lang, &percent(*lang, one).replace(NBSP, " ")), Some(one));
        }
    }

    #[test]
    fn any_text_may_be_typed(typed: String) {
        for lang in Lang::ALL {
            let _ = (parse_quantity(*lang, &typed), parse_percent(*lang, &typed));
        }
    }
}
