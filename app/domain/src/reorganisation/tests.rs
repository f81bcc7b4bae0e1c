use super::*;
use crate::figures::{Joined, join};
use proptest::prelude::*;
use time::macros::date;
use uuid::Uuid;

fn unit(n: u128) -> UnitId {
    UnitId(Uuid::from_u128(n))
}

fn whole(count: i64) -> Quantity {
    Quantity::whole(count).expect("small")
}

fn amount(count: i64) -> Value {
    Value::Amount { amount: whole(count) }
}

fn pair(numerator: i64, denominator: i64) -> Value {
    Value::Pair(Pair { numerator: whole(numerator), denominator: whole(denominator) })
}

fn link(from: u128, to: u128, share: u32) -> Link {
    Link { from: unit(from), to: unit(to), share, estimate: false }
}

const DAY: Date = date!(2025 - 07 - 01);

fn values(outcomes: Vec<Outcome>) -> Vec<(UnitId, Joined)> {
    outcomes.into_iter().map(|one| (one.unit, one.joined)).collect()
}

#[test]
fn two_communes_become_one_and_a_third_is_split() {
    let step = Step::new(DAY, [link(1, 11, WHOLE), link(2, 11, WHOLE), link(3, 11, 300_000), link(3, 12, 700_000)]).expect("sound");
    let rows = [(1, pair(45, 90)), (2, pair(1, 7)), (3, pair(5, 11)), (4, pair(2, 2))].map(|(n, value)| Row::reported(unit(n), value));
    let carried = step.carry(Joining::RatioOfSums, &rows);
    let one = |value| Joined::One { value };
    // 5 of 11: 1,5 and 3,5 of the numerator, a tie, goes 2 and 3; of the other six 1,8 and 4,2.
    let expected = [(unit(4), one(pair(2, 2))), (unit(11), one(pair(48, 101))), (unit(12), one(pair(3, 7)))];
    assert_eq!(values(carried.after()), expected);
    assert_eq!(values(carried.before()), rows.map(|row| (row.unit, one(row.value))));
    let preview = Preview::of(&rows, &carried);
    assert_eq!((preview.before, preview.after), (one(pair(53, 110)), one(pair(53, 110))));
    assert!(preview.balances());
    assert_eq!((preview.estimated, preview.incomplete, preview.apart), (0, 0, 0));
}

#[test]
fn a_split_of_which_nothing_is_known_is_marked() {
    let kinds = [(11, SuccessionKind::SplitDefault), (12, SuccessionKind::Split)];
    let step = Step::new(DAY, kinds.map(|(to, kind)| Link::of_kind(unit(1), unit(to), kind))).expect("adds to 1");
    let carried = step.carry(Joining::Sum, &[Row::reported(unit(1), amount(7))]);
    let expected = [(11, 7), (12, 0)].map(|(to, count)| Outcome {
        unit: unit(to),
        joined: Joined::One { value: amount(count) },
        estimate: true,
        complete: true,
    });
    assert_eq!(carried.after(), expected);
    assert!(!Link::of_kind(unit(1), unit(2), SuccessionKind::Whole).estimate);
}

#[test]
fn a_predecessor_that_did_not_report_shows() {
    let step = Step::new(DAY, [link(1, 11, WHOLE), link(2, 11, WHOLE)]).expect("sound");
    let rows = [Row::reported(unit(1), amount(7))];
    let carried = step.carry(Joining::Sum, &rows);
    assert_eq!(carried.after().iter().map(|one| one.complete).collect::<Vec<_>>(), [false]);
    assert_eq!(Preview::of(&rows, &carried).incomplete, 1);
}

#[test]
fn what_does_not_add_up_stays_apart() {
    let step = Step::new(DAY, [link(1, 11, WHOLE), link(2, 11, WHOLE), link(3, 12, WHOLE)]).expect("sound");
    let rows = [1, 2, 3].map(|n| Row::reported(unit(n), amount(80)));
    let carried = step.carry(Joining::None, &rows);
    let one = Joined::One { value: amount(80) };
    assert_eq!(values(carried.after()), [(unit(11), Joined::Apart), (unit(12), one)], "renamed only: the same figure");
    assert_eq!(carried.parts().len(), 3, "each old unit's figure is still there");
    assert_eq!(Preview::of(&rows, &carried).apart, 1);
    let largest = [1, 2].map(|n| Row::reported(unit(n), Value::Amount { amount: Quantity::MAX }));
    assert_eq!(values(step.carry(Joining::Sum, &largest).after()), [(unit(11), Joined::Impossible)]);
}

#[test]
fn steps_follow_each_other() {
    let first = Step::new(date!(2023 - 04 - 10), [link(1, 2, WHOLE)]).expect("sound");
    let second = Step::new(DAY, [link(2, 31, 500_000), link(2, 32, 500_000)]).expect("sound");
    let succession = Succession::new([second, first]);
    let rows = [Row::reported(unit(1), amount(5))];
    let carry = |reported, shown| succession.carry(Joining::Sum, &rows, reported, shown);
    let one = |count| Joined::One { value: amount(count) };
    let both = carry(date!(2023 - 03 - 31), DAY);
    let last = both.last().expect("two steps");
    assert_eq!(values(last.after()), [(unit(31), one(3)), (unit(32), one(2))]);
    assert_eq!(values(last.before()), [(unit(2), one(5))]);
    assert_eq!(values(both[0].before()), [(unit(1), one(5))]);
    assert_eq!(carry(date!(2023 - 03 - 31), date!(2025 - 06 - 30)).len(), 1);
    assert_eq!(carry(date!(2023 - 04 - 10), date!(2025 - 06 - 30)), [], "the new unit reported it itself");
}

#[test]
fn flaws() {
    let not_all = Step::new(DAY, [link(1, 11, 999_999)]);
    assert_eq!(not_all, Err(Flaw::SharesDontAdd { from: unit(1), millionths: 999_999 }));
    let twice = Step::new(DAY, [link(1, 11, 500_000), link(1, 11, 500_000)]);
    assert_eq!(twice, Err(Flaw::Twice { from: unit(1), to: unit(11) }));
    let too_much = Step::new(DAY, [link(1, 11, u32::MAX), link(1, 12, u32::MAX)]);
    assert_eq!(too_much, Err(Flaw::SharesDontAdd { from: unit(1), millionths: 2 * u64::from(u32::MAX) }));
    let sound = Step::new(DAY, [link(1, 11, 400_000), link(1, 12, 600_000)]).expect("sound");
    let json = serde_json::to_string(&sound).expect("json");
    assert_eq!(serde_json::from_str::<Step>(&json).expect("a step"), sound);
    assert!(serde_json::from_str::<Step>(&json.replace("600000", "500000")).is_err());
}

/// A step of these old units to some of so many new ones.
fn step_of(olds: std::ops::Range<u128>, news: u128) -> impl Strategy<Value = Step> {
    let targets = prop::collection::btree_map(0..news, 0_u32..1_000, 1..5);
    let one = olds.map(move |old| {
        targets.clone().prop_map(move |weights| {
            let mut left = WHOLE;
            let total: u32 = weights.values().sum::<u32>().max(1);
            let mut links: Vec<Link> = Vec::new();
            for (to, weight) in weights {
                let share = u32::try_from(u64::from(WHOLE) * u64::from(weight) / u64::from(total)).expect("a part");
                left -= share;
                links.push(Link { from: unit(old), to: unit(100 + to), share, estimate: weight % 2 == 1 });
            }
            links[0].share += left;
            links
        })
    });
    one.collect::<Vec<_>>().prop_map(|links| Step::new(DAY, links.into_iter().flatten()).expect("adds to 1"))
}

fn any_value(of_pairs: bool) -> impl Strategy<Value = Value> {
    let count = prop_oneof![(0_i64..1_000_000).prop_map(whole), (0_i64..1_000_000_000).prop_map(Quantity::from_raw)];
    (count.clone(), count).prop_map(move |(a, b)| {
        if of_pairs { Value::Pair(Pair { numerator: a.min(b), denominator: a.max(b) }) } else { Value::Amount { amount: a } }
    })
}

fn rows(of_pairs: bool) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((0_u128..12, any_value(of_pairs)), 1..20)
        .prop_map(|rows| rows.into_iter().map(|(n, value)| Row::reported(unit(n), value)).collect())
}

fn case() -> impl Strategy<Value = (Joining, Vec<Row>)> {
    prop_oneof![rows(true).prop_map(|rows| (Joining::RatioOfSums, rows)), rows(false).prop_map(|rows| (Joining::Sum, rows))]
}

proptest! {
    #[test]
    fn nothing_is_lost_or_made((joining, rows) in case(), step in step_of(0..10, 6)) {
        let carried = step.carry(joining, &rows);
        let preview = Preview::of(&rows, &carried);
        prop_assert!(preview.balances() && matches!(preview.after, Joined::One { .. }), "{:?}", preview);
        let after: Vec<Value> = carried.rows().into_iter().map(|row| row.value).collect();
        prop_assert_eq!(join(joining, &after), preview.before);
        let whole_before = rows.iter().all(|row| [order(row.value).0, order(row.value).1].iter().all(|raw| raw % Quantity::SCALE == 0));
        for value in after {
            if let Value::Pair(pair) = value {
                prop_assert!(pair.numerator <= pair.denominator && !pair.numerator.is_negative());
            }
            let (a, b) = order(value);
            prop_assert!(!whole_before || (a % Quantity::SCALE == 0 && b % Quantity::SCALE == 0), "whole numbers stay whole");
        }
    }

    #[test]
    fn undoing_restores((joining, rows) in case(), step in step_of(0..10, 6)) {
        let mut units: BTreeMap<UnitId, Vec<Value>> = BTreeMap::new();
        for row in &rows {
            units.entry(row.unit).or_default().push(row.value);
        }
        let expected: Vec<(UnitId, Joined)> = units.into_iter().map(|(unit, values)| (unit, join(joining, &values))).collect();
        prop_assert_eq!(values(step.carry(joining, &rows).before()), expected);
    }

    #[test]
    fn the_order_leaves_no_trace((joining, mut rows) in case(), step in step_of(0..10, 6), turn in 0_usize..20) {
        let carried = step.carry(joining, &rows);
        let turn = turn % rows.len();
        rows.rotate_left(turn);
        rows.reverse();
        prop_assert_eq!(&step.carry(joining, &rows), &carried);
        let mut links: Vec<Link> = step.links().copied().collect();
        links.reverse();
        prop_assert_eq!(Step::new(DAY, links), Ok(step));
    }

    #[test]
    fn several_steps_keep_the_sum((joining, rows) in case(), first in step_of(0..10, 6), second in step_of(100..104, 9)) {
        let second = Step::new(date!(2026 - 05 - 01), second.links().copied()).expect("sound");
        let done = Succession::new([second, first]).carry(joining, &rows, date!(2025 - 01 - 01), date!(2026 - 12 - 31));
        prop_assert_eq!(done.len(), 2);
        let total = |rows: &[Row]| join(joining, &rows.iter().map(|row| row.value).collect::<Vec<_>>());
        prop_assert_eq!(total(&done[1].rows()), total(&rows));
        prop_assert_eq!(done[1].before(), done[0].after().into_iter().map(|one| Outcome { ..one }).collect::<Vec<_>>());
    }

    #[test]
    fn anything_can_be_carried(
        raws in prop::collection::vec((0_u128..4, any::<i64>(), any::<i64>(), any::<bool>()), 0..8),
        links in prop::collection::vec((0_u128..4, 0_u128..4, any::<u32>()), 0..6),
        step in step_of(0..4, 4),
        joining in prop::sample::select(Joining::ALL),
    ) {
        let value = |a, b, is_pair| {
            let (a, b) = (Quantity::from_raw(a), Quantity::from_raw(b));
            if is_pair { Value::Pair(Pair { numerator: a, denominator: b }) } else { Value::Amount { amount: a } }
        };
        let rows: Vec<Row> = raws.into_iter().map(|(n, a, b, is_pair)| Row::reported(unit(n), value(a, b, is_pair))).collect();
        let _ = Step::new(DAY, links.into_iter().map(|(from, to, share)| link(from, to, share)));
        let carried = step.carry(joining, &rows);
        let halves = |values: Vec<Value>| values.into_iter().map(order).fold((0_i128, 0_i128), |(a, b), (c, d)| (a + i128::from(c), b + i128::from(d)));
        let (before, after) = (halves(rows.iter().map(|row| row.value).collect()), halves(carried.parts().iter().map(|part| part.value).collect()));
        prop_assert_eq!(before, after, "also of figures too large to be joined");
        let _ = (carried.rows(), Preview::of(&rows, &carried));
    }
}
