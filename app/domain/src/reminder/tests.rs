use super::*;
use crate::ids::ObligationId;
use crate::lifecycle::DueRule;
use proptest::prelude::*;
use time::macros::date;
use uuid::Uuid;

fn person(n: u8) -> AccountId {
    AccountId(Uuid::from_u128(u128::from(n)))
}

fn duty(n: u8, on: Date, owner: u8, superior: u8) -> Duty {
    Duty {
        subject: Subject::Obligation(ObligationId(Uuid::from_u128(u128::from(n)))),
        due: Due { on, rule: DueRule::By },
        owners: vec![person(owner)],
        superiors: vec![person(superior)],
    }
}

fn morning(day: Date) -> Instant {
    Instant::at_hour(day, 8)
}

/// Runs the job once on each of these days and keeps what was sent.
fn run(policy: &ReminderPolicy, duties: &[Duty], days: impl IntoIterator<Item = Date>) -> Vec<Sent> {
    let mut sent: Vec<Sent> = Vec::new();
    for day in days {
        let round = policy.round(duties, &sent, &Calendar::default(), morning(day), 17);
        sent.extend(round.send.into_iter().map(|reminder| Sent { reminder, on: day }));
    }
    sent
}

#[test]
fn owner_before_superior_after_each_once() {
    // The last day is Tuesday 30/05/2023; every day from the 20th is tried, twice each.
    let days = (0..25).flat_map(|n| [date!(2023 - 05 - 20) + time::Duration::days(n / 2 * 2); 2]);
    let days: Vec<Date> = days.collect();
    let sent = run(&ReminderPolicy::default(), &[duty(1, date!(2023 - 05 - 30), 1, 2)], days);
    let told: Vec<_> = sent.iter().map(|one| (one.on, one.reminder.to, one.reminder.kind.code(), one.reminder.step)).collect();
    let expected = [
        // 5 working days before is a Tuesday that was not tried: it comes on Wednesday. 3 of them before is a Thursday: on Friday.
        (date!(2023 - 05 - 24), person(1), "before", 5),
        (date!(2023 - 05 - 26), person(1), "before", 3),
        (date!(2023 - 05 - 30), person(1), "before", 1),
        (date!(2023 - 06 - 01), person(2), "after", 1),
        (date!(2023 - 06 - 05), person(2), "after", 3),
        (date!(2023 - 06 - 07), person(2), "after", 7),
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_most_urgent_come_first_and_the_rest_is_held() {
    let policy = ReminderPolicy { daily_cap: 2, ..ReminderPolicy::default() };
    let day = date!(2023 - 05 - 26);
    let duties = [(1, 27), (2, 20), (3, 29), (4, 22)].map(|(n, on)| duty(n, date!(2023 - 05 - 01).replace_day(on).expect("in May"), 1, 1));
    let round = policy.round(&duties, &[], &Calendar::default(), morning(day), 17);
    let days = |all: &[Reminder]| all.iter().map(|one| one.last_day.day()).collect::<Vec<_>>();
    assert_eq!((days(&round.send), days(&round.held)), (vec![20, 22], vec![27, 29]));
    let sent: Vec<Sent> = round.send.into_iter().map(|reminder| Sent { reminder, on: day }).collect();
    assert_eq!(policy.may_urge(person(1), &sent, morning(day)), Err(RefusalCode::ReminderCap { max: 2 }));
    assert_eq!(policy.may_urge(person(1), &sent, morning(date!(2023 - 05 - 27))), Ok(()));
    assert_eq!(policy.may_urge(person(2), &sent, morning(day)), Ok(()));
}

#[test]
fn an_extension_begins_anew() {
    let policy = ReminderPolicy::default();
    let mut one = duty(1, date!(2023 - 05 - 30), 1, 2);
    let sent = run(&policy, std::slice::from_ref(&one), [date!(2023 - 05 - 29)]);
    assert_eq!(sent.len(), 1);
    one.due.on = date!(2023 - 06 - 15);
    assert_eq!(policy.round(&[one.clone()], &sent, &Calendar::default(), morning(date!(2023 - 05 - 31)), 17), Round::default());
    assert_eq!(policy.round(&[one], &sent, &Calendar::default(), morning(date!(2023 - 06 - 08)), 17).send.len(), 1);
}

proptest! {
    /// However many duties, rounds and holidays: nobody gets more than the cap on a day, nothing twice, nothing on a day off,
    /// and before the due date only owners, after it only superiors.
    #[test]
    fn the_cap_holds(
        duties in prop::collection::vec((0_u8..40, 1_i64..40, 0_u8..4, 4_u8..7), 0..40),
        holidays in prop::collection::btree_set(0_i64..40, 0..8),
        cap in 0_u32..4,
        rounds in prop::collection::vec((0_i64..40, 0_u8..24), 1..30),
    ) {
        let start = date!(2023 - 05 - 01);
        let on = |n: i64| start + time::Duration::days(n);
        let duties: Vec<Duty> = duties.into_iter().map(|(n, due, owner, superior)| duty(n, on(due), owner, superior)).collect();
        let calendar = Calendar { holidays: holidays.into_iter().map(on).collect(), working: [].into() };
        let policy = ReminderPolicy { daily_cap: cap, ..ReminderPolicy::default() };
        let mut sent: Vec<Sent> = Vec::new();
        let mut rounds = rounds;
        rounds.sort_unstable();
        for (day, hour) in rounds {
            let now = Instant::at_hour(on(day), hour);
            let round = policy.round(&duties, &sent, &calendar, now, 17);
            prop_assert!(calendar.is_working_day(on(day)) || round == Round::default());
            for one in round.send.iter().chain(&round.held) {
                let late = now > Due { on: one.last_day, rule: DueRule::By }.instant(17);
                prop_assert_eq!(one.kind, if late { ReminderKind::After } else { ReminderKind::Before });
                prop_assert_eq!(one.to >= person(4), late, "owners are below 4, superiors from 4 on");
            }
            sent.extend(round.send.into_iter().map(|reminder| Sent { reminder, on: on(day) }));
        }
        let mut per_day: BTreeMap<(Date, AccountId), u32> = BTreeMap::new();
        let mut keys = BTreeSet::new();
        for one in &sent {
            *per_day.entry((one.on, one.reminder.to)).or_default() += 1;
            prop_assert!(keys.insert(one.reminder), "sent twice");
        }
        prop_assert!(per_day.values().all(|count| *count <= cap));
    }
}
