use super::*;
use proptest::prelude::*;

fn whole(count: i64) -> Quantity {
    Quantity::whole(count).expect("small")
}

fn cell(numerator: i64, denominator: i64) -> Cell {
    Cell::from(Pair::whole(numerator, denominator).expect("small"))
}

fn amount(count: i64) -> Cell {
    Cell { numerator: Some(whole(count)), ..Cell::default() }
}

fn dated(cells: &[Cell], run: i32) -> Vec<Dated> {
    cells.iter().map(|cell| Dated { cell: *cell, run }).collect()
}

/// What is found in the last of these cells, against those before it, all of one year.
fn found(measure: Measure, course: Course, cells: &[Cell]) -> Vec<Finding> {
    let all = dated(cells, 2024);
    let (now, earlier) = all.split_last().expect("a cell");
    check(&Input { measure, course, now: *now, earlier })
}

fn share(cells: &[Cell]) -> Vec<FindingCode> {
    found(Measure::Share, Course::Flow, cells).into_iter().map(|finding| finding.code).collect()
}

#[test]
fn errors() {
    let slots =
        |cell| found(Measure::Share, Course::Flow, &[cell]).into_iter().map(|one| (one.severity, one.slot, one.code)).collect::<Vec<_>>();
    let error = |slot, code| vec![(Severity::Error, slot, code)];
    let (numerator, denominator) = (whole(30), whole(29));
    assert_eq!(slots(cell(30, 29)), error(Slot::Numerator, FindingCode::OverDenominator { numerator, denominator }));
    assert_eq!(slots(cell(30, 0)), error(Slot::Denominator, FindingCode::NoDenominator { numerator }));
    assert_eq!(slots(cell(-1, 29)), error(Slot::Numerator, FindingCode::Negative { value: whole(-1) }));
    assert_eq!(slots(amount(24)), error(Slot::Denominator, FindingCode::MissingHalf));
    let only_denominator = Cell { numerator: None, ..cell(1, 29) };
    assert_eq!(slots(only_denominator), error(Slot::Numerator, FindingCode::MissingHalf));
    assert_eq!(slots(cell(-2, -1)).len(), 2);
    let printed = |cell: Cell| Cell { stated: Percent::new(263, 1), ..cell };
    assert_eq!(slots(printed(amount(-1))), error(Slot::Numerator, FindingCode::Negative { value: whole(-1) }), "printed or not");
    assert_eq!((slots(cell(0, 0)), slots(Cell::default())), (vec![], vec![]), "nothing of nothing is no error, an empty cell no finding");
    assert_eq!(found(Measure::Amount, Course::Flow, &[amount(5)]), []);
}

#[test]
fn errors_hide_warnings() {
    let wrong = Cell { stated: Percent::new(1, 0), ..cell(2_000, 1_000) };
    assert_eq!(share(&[wrong]), [FindingCode::OverDenominator { numerator: whole(2_000), denominator: whole(1_000) }]);
}

#[test]
fn quang_ngai_2024_says_65_1_where_its_counts_give_65_5() {
    let stated = Percent::new(651, 1).expect("one decimal");
    let social = Cell { stated: Some(stated), ..cell(78_000, 119_000) };
    let all = found(Measure::Share, Course::Stock, &[social]);
    let computed = Percent::new(655, 1).expect("one decimal");
    let pair = Pair::whole(78_000, 119_000).expect("small");
    assert_eq!(
        all[0],
        Finding { code: FindingCode::StatedDiffers { stated, computed, pair }, severity: Severity::Warning, slot: Slot::Stated }
    );
    let round = |slot, count| Finding { code: FindingCode::Round { value: whole(count) }, severity: Severity::Warning, slot };
    assert_eq!(all[1..], [round(Slot::Numerator, 78_000), round(Slot::Denominator, 119_000)]);
    let pensions = Cell { stated: Percent::new(602, 1), ..Cell::default() };
    assert_eq!(share(&[pensions]), [FindingCode::StatedOnly { stated: Percent::new(602, 1).expect("one decimal") }]);
    // Thanh Hóa 03/2025: how many digital signatures, and a rate; of how many people is not said.
    let half = Cell { stated: Percent::new(263, 1), ..amount(538_000) };
    assert_eq!(share(&[half]), [FindingCode::StatedOnly { stated: Percent::new(263, 1).expect("one decimal") }]);
    let agreed = Cell { stated: Percent::new(5_893, 2), ..cell(265_588, 450_684) };
    assert_eq!(share(&[agreed]), []);
}

#[test]
fn a_low_rate_is_no_finding() {
    assert_eq!(share(&[cell(3, 119_001)]), []);
    assert_eq!(share(&[cell(31, 119_007), cell(3, 119_001)]), []);
}

#[test]
fn jumps() {
    let rates = [cell(601, 1_001), cell(612, 1_003), cell(607, 1_002), cell(615, 1_004), cell(609, 1_006)];
    let with = |last: Cell| share(&[rates.as_slice(), &[last]].concat());
    assert_eq!(with(cell(613, 1_009)), []);
    let jump = with(cell(903, 1_009));
    let percent = |value| Figure::Percent(Percent::new(value, 2).expect("two decimals"));
    assert_eq!(jump, [FindingCode::Jump { value: percent(8_949), usual: percent(6_058), added: false }]);
    assert_eq!(share(&[&rates[1..], &[cell(903, 1_009)]].concat()), [], "four earlier values are no history");
}

#[test]
fn of_a_running_total_the_step_counts() {
    let at = |count, run| Dated { cell: amount(count), run };
    let earlier = [at(900, 2023), at(101, 2024), at(203, 2024), at(301, 2024), at(404, 2024), at(502, 2024)];
    let with = |now| check(&Input { measure: Measure::Amount, course: Course::Cumulative, now, earlier: &earlier });
    assert_eq!(with(at(607, 2024)), [], "it rises as it always did");
    let figure = |count| Figure::Quantity(whole(count));
    let codes = |now| with(now).into_iter().map(|one| one.code).collect::<Vec<_>>();
    assert_eq!(codes(at(1_502, 2024)), [FindingCode::Jump { value: figure(1_000), usual: figure(101), added: true }]);
    assert_eq!(codes(at(501, 2024)), [FindingCode::Falls { value: whole(501), last: whole(502) }]);
    assert_eq!(codes(at(99, 2025)), [], "a new year begins with nothing");
    assert_eq!(codes(at(502, 2024))[1], FindingCode::SameAsLast { value: Value::Amount { amount: whole(502) } });
}

#[test]
fn copies_and_moves() {
    let (a, b) = (cell(45_158, 53_571), cell(45_158, 120_001));
    let pair = Pair::whole(45_158, 53_571).expect("small");
    assert_eq!(share(&[a, a]), [FindingCode::SameAsLast { value: Value::Pair(pair) }]);
    assert_eq!(share(&[cell(208, 208), cell(208, 208)]), [], "all there is may well stay");
    assert_eq!(share(&[cell(0, 208), cell(0, 208)]), []);
    assert_eq!(share(&[a, b]), [FindingCode::DenominatorMoved { denominator: whole(120_001), last: whole(53_571) }]);
    assert_eq!(share(&[b, a]), [FindingCode::DenominatorMoved { denominator: whole(53_571), last: whole(120_001) }]);
    assert_eq!(share(&[cell(3, 100), cell(4, 150)]), [], "by just half");
    let running = |cells: &[Cell]| found(Measure::Share, Course::Cumulative, cells);
    assert_eq!(running(&[a, cell(98_765, 120_001)]), [], "a running total may double");
    assert_eq!(running(&[cell(98_765, 120_001), cell(98_766, 30_000 + 98_766)]), []);
    assert_eq!(running(&[cell(7, 120_001), cell(9, 30_001)]).len(), 1);
    assert_eq!(share(&[cell(500, 119_000), cell(501, 119_000)]), [], "a round denominator was explained before");
}

#[test]
fn the_province_against_its_units() {
    let value = |cell: Cell| cell.value(Measure::Share).expect("a pair");
    let units = [value(cell(20, 30)), value(cell(4, 9))];
    assert_eq!(against_sum(Joining::RatioOfSums, &units, value(cell(24, 39))), []);
    let found = against_sum(Joining::RatioOfSums, &units, value(cell(24, 40)));
    assert_eq!(found, [Finding::at(Slot::Denominator, FindingCode::SumDiffers { whole: whole(40), sum: whole(39), units: 2 })]);
    assert_eq!(against_sum(Joining::None, &units, value(cell(1, 40))), []);
    assert_eq!(against_sum(Joining::RatioOfSums, &[], value(cell(1, 40))), []);
    let one = Value::Amount { amount: whole(3) };
    assert_eq!(against_sum(Joining::Sum, &[one, one], one).len(), 1);
}

fn any_cell() -> impl Strategy<Value = Cell> {
    let count = || prop::option::of(prop_oneof![any::<i64>(), 0_i64..100_000_000, (0_i64..9).prop_map(|n| n * 10_000_000)]);
    let stated = prop::option::of((any::<i64>(), 0_u8..=6));
    (count(), count(), stated).prop_map(|(numerator, denominator, stated)| Cell {
        numerator: numerator.map(Quantity::from_raw),
        denominator: denominator.map(Quantity::from_raw),
        stated: stated.and_then(|(value, decimals)| Percent::new(value, decimals)),
    })
}

proptest! {
    #[test]
    fn anything_can_be_checked(cells in prop::collection::vec((any_cell(), 2023_i32..2026), 1..12), measure in prop::sample::select(Measure::ALL), course in prop::sample::select(Course::ALL)) {
        let all: Vec<Dated> = cells.into_iter().map(|(cell, run)| Dated { cell, run }).collect();
        let (now, earlier) = all.split_last().expect("one at least");
        let found = check(&Input { measure, course, now: *now, earlier });
        let errors = found.iter().filter(|one| one.severity == Severity::Error).count();
        prop_assert!(errors == 0 || errors == found.len(), "errors or warnings");
        for one in &found {
            prop_assert_eq!(one.severity, one.code.severity());
            for lang in crate::text::Lang::ALL {
                prop_assert!(crate::text::finding(*lang, one.slot, &one.code).ends_with('.'));
            }
            let json = serde_json::to_string(one).expect("json");
            prop_assert_eq!(&serde_json::from_str::<Finding>(&json).expect("a finding"), one);
        }
        if let (0, Some(Value::Pair(pair))) = (errors, now.cell.value(measure)) {
            prop_assert!(pair.numerator <= pair.denominator && !pair.numerator.is_negative());
        }
    }
}
