use super::*;
use proptest::prelude::*;
use time::macros::{date, datetime};
use time::{Date, OffsetDateTime};

fn at(t: OffsetDateTime) -> Instant {
    Instant::from_datetime(t)
}

#[test]
fn climbs_over_a_weekend_and_a_holiday() {
    // Raised on Thursday 27/04/2023; 29/04–01/05 off with the weekend, 02/05 and 03/05 off: working days 28/04, 04/05, 05/05.
    let holidays = [date!(2023 - 05 - 01), date!(2023 - 05 - 02), date!(2023 - 05 - 03)];
    let calendar = Calendar { holidays: holidays.into(), working: [].into() };
    let ladder = Ladder::default();
    let terms = Terms { ladder: &ladder, calendar: &calendar, deadline_hour: 17 };
    let raised = Stay { level: ladder.bottom(), since: at(datetime!(2023-04-27 09:00 +7)) };
    let expiry = at(datetime!(2023-05-05 17:00 +7));
    assert_eq!(terms.expires(raised), Some(expiry));
    assert_eq!(terms.climbs(raised, expiry), [], "the last moment is still in time");
    let next = Stay { level: HandlingLevel::StandingAgency, since: expiry };
    assert_eq!(terms.climbs(raised, expiry.plus_seconds(1)), [next]);
    let top = Stay { level: HandlingLevel::Leaders, since: at(datetime!(2023-05-10 17:00 +7)) };
    assert_eq!(terms.climbs(raised, at(datetime!(2024-01-01 00:00 +7))), [next, top], "the clock stops at the top of the province");
    assert_eq!(terms.due(top).map(|due| due.on), Some(date!(2023 - 05 - 15)), "the top has a due date, too");
    let moments = [raised, next, top].map(|stay| (stay.since, Some(stay.level)));
    let days = days_at_levels(&Held::spans(&moments), at(datetime!(2023-05-12 08:00 +7)), &calendar);
    assert_eq!(days.into_values().collect::<Vec<_>>(), [3, 3, 2], "no weekend and no holiday counts");
}

#[test]
fn days_of_nobody_count_for_nobody() {
    use HandlingLevel::{Centre, Leaders, StandingAgency, Unit};
    let (calendar, ladder) = (Calendar::default(), Ladder::default());
    // Monday at the unit, Tuesday passed up, Wednesday decided, reopened a week later.
    let day = |n: i64| at(datetime!(2023-05-22 09:00 +7)).plus_seconds(n * 86_400);
    let moments = [(day(0), Some(Unit)), (day(1), Some(StandingAgency)), (day(2), None), (day(9), Some(StandingAgency))];
    let history = Held::spans(&moments);
    assert_eq!(history.len(), 3);
    assert_eq!(days_at_levels(&history, day(11), &calendar), [(Unit, 1), (StandingAgency, 3)].into());
    assert_eq!(days_at_levels(&history, day(2), &calendar), [(Unit, 1), (StandingAgency, 1)].into(), "as it was known then");
    let centre = Held::spans(&[(day(0), Some(Unit)), (day(1), Some(Leaders)), (day(2), Some(Centre))]);
    assert_eq!((goes_on_at(&centre, &ladder), goes_on_at(&[], &ladder)), (Leaders, Unit), "the centre is no level to go on at");
    assert_eq!(passed_up(&ladder, Unit, Role::UnitHead), Some(StandingAgency));
    assert_eq!(passed_up(&ladder, Unit, Role::Leader), Some(Leaders), "taken over");
    assert_eq!(passed_up(&ladder, Leaders, Role::Leader), None);
}

#[test]
fn ladder_refuses() {
    let step = |level, working_days| Step { level, working_days };
    assert!(Ladder::try_from(Vec::new()).is_err());
    assert!(Ladder::try_from(vec![step(HandlingLevel::Centre, 3)]).is_err(), "no clock sends anything to the centre");
    assert!(Ladder::try_from(vec![step(HandlingLevel::Unit, 0)]).is_err());
    assert!(Ladder::try_from(vec![step(HandlingLevel::Unit, 3), step(HandlingLevel::Unit, 4)]).is_err());
    let two = Ladder::try_from(vec![step(HandlingLevel::Leaders, 1), step(HandlingLevel::Unit, 5)]).expect("two levels");
    assert_eq!((two.bottom(), two.above(HandlingLevel::Unit)), (HandlingLevel::Unit, Some(HandlingLevel::Leaders)));
    assert_eq!(two.above(HandlingLevel::Leaders), None);
}

#[test]
fn draft_names_what_is_missing() {
    let draft = DifficultyDraft {
        category: None,
        title: "Đường truyền chậm".to_owned(),
        cause: "…".to_owned(),
        ask: "Nâng băng thông".to_owned(),
        asked_body: String::new(),
    };
    let fields: Vec<_> = draft.check().into_iter().filter_map(|refusal| refusal.field).collect();
    assert_eq!(fields, ["category", "cause", "asked_body"]);
}

fn ladder() -> impl Strategy<Value = Ladder> {
    let levels = [HandlingLevel::Unit, HandlingLevel::StandingAgency, HandlingLevel::Leaders];
    (prop::sample::subsequence(levels.to_vec(), 1..=3), prop::array::uniform3(1_u8..=Ladder::MOST_DAYS)).prop_map(|(levels, days)| {
        let steps = levels.into_iter().zip(days).map(|(level, working_days)| Step { level, working_days });
        Ladder::try_from(steps.collect::<Vec<_>>()).expect("in range")
    })
}

fn day() -> impl Strategy<Value = Date> {
    (2_460_000_i32..2_460_400).prop_map(|julian| Date::from_julian_day(julian).expect("inside the calendar"))
}

fn moment() -> impl Strategy<Value = Instant> {
    (day(), 0_i64..86_400).prop_map(|(day, seconds)| Instant::at_hour(day, 0).plus_seconds(seconds))
}

proptest! {
    #[test]
    fn climbing_is_monotone_ends_at_the_top_and_adds_up(
        ladder in ladder(),
        level in prop::sample::select(HandlingLevel::ALL),
        holidays in prop::collection::btree_set(day(), 0..60),
        hour in 0_u8..=24,
        raised in moment(),
        wait in 0_i64..400 * 86_400,
        pause in 0_i64..400 * 86_400,
    ) {
        let calendar = Calendar { holidays, working: [].into() };
        let terms = Terms { ladder: &ladder, calendar: &calendar, deadline_hour: hour };
        let first = Stay { level, since: raised };
        let now = raised.plus_seconds(wait);
        let climbed = terms.climbs(first, now);
        let history: Vec<Stay> = std::iter::once(first).chain(climbed.iter().copied()).collect();

        // Monotone, and inside the time between.
        for pair in history.windows(2) {
            prop_assert!(pair[0].level < pair[1].level && pair[0].since < pair[1].since && pair[1].since < now);
            prop_assert_eq!(ladder.above(pair[0].level), Some(pair[1].level));
        }
        // Ends at the top: never the centre by the clock, and nothing more after all the time in the world.
        prop_assert!(climbed.iter().all(|stay| stay.level < HandlingLevel::Centre));
        let end = terms.climbs(first, Instant(i64::MAX)).last().copied().unwrap_or(first);
        prop_assert_eq!(ladder.above(end.level), None);
        prop_assert_eq!(terms.climbs(end, Instant(i64::MAX)), vec![]);

        // A job that runs in between writes the same history.
        let between = raised.plus_seconds(pause.min(wait));
        let mut in_steps = vec![first];
        in_steps.extend(terms.climbs(first, between));
        let last = *in_steps.last().expect("at least the first");
        in_steps.extend(terms.climbs(last, now));
        prop_assert_eq!(&in_steps, &history);

        // Days at the levels add up to the working days since it was raised.
        let moments: Vec<_> = history.iter().map(|stay| (stay.since, Some(stay.level))).collect();
        let total: u32 = days_at_levels(&Held::spans(&moments), now, &calendar).values().sum();
        prop_assert_eq!(i64::from(total), calendar.working_days_between(raised.day(), now.day()));
    }
}
