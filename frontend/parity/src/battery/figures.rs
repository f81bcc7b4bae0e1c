//! The rules of figures: quantities, percentages, indicators, periods, findings, reorganisations.

use domain::calendar::Calendar;
use domain::figures::check::{Dated, Input, Severity, against_sum, check};
use domain::figures::indicator::{Band, Course, Definition, Direction, Joining, Measure, Target};
use domain::figures::{Cell, Pair, Percent, PercentPoints, Quantity, Rate, Slot, Value, history, join};
use domain::ids::UnitId;
use domain::period::due::{DayCount, ReportDue};
use domain::period::opening::{Opening, PeriodState, state};
use domain::period::{CutOff, Period, PeriodCode, PeriodKind, generate};
use domain::reorganisation::{Link, Preview, Row, Step, Succession, WHOLE};
use domain::text::{self, Lang};
use domain::units::SuccessionKind;

use super::{Report, instant};
use crate::random::Random;

pub(super) fn run(report: &mut Report, random: &mut Random) {
    for _ in 0..20 {
        quantities(report, random);
        rates(report, random);
        findings(report, random);
    }
    for _ in 0..10 {
        definition(report, random);
        periods(report, random);
        openings(report, random);
        reorganisation(report, random);
    }
    codes!(report; Slot Severity Measure Direction Course Joining Band PeriodKind PeriodState DayCount);
}

fn quantities(report: &mut Report, random: &mut Random) {
    let (one, other) = (Quantity::from_raw(random.integer()), Quantity::from_raw(random.integer()));
    let (mantissa, decimals) = (random.integer(), random.small(24));
    report.line(
        "quantity",
        (one, other),
        (one.checked_add(other), one.checked_sub(other), Quantity::sum([one, other, one]), one.shortest()),
    );
    report.line("parts", (mantissa, decimals), Quantity::from_parts(mantissa, decimals));
    report.line("wire", one, (one.to_string(), serde_json::to_string(&one).ok(), one.to_string().parse::<Quantity>()));
    let typed = random.text();
    for &lang in Lang::ALL {
        let printed = text::quantity(lang, one);
        report.line("printed", (lang, one), (&printed, text::parse_quantity(lang, &printed)));
        report.line("typed", (lang, &typed), (text::parse_quantity(lang, &typed), text::parse_percent(lang, &typed)));
    }
}

/// Small counts as in reports, or any number at all.
fn count(random: &mut Random) -> Quantity {
    let small = i64::try_from(random.below(500_000)).unwrap_or(0);
    match random.below(6) {
        0 => Quantity::from_raw(random.integer()),
        1 => Quantity::whole(small / 1_000 * 1_000).unwrap_or_default(),
        _ => Quantity::whole(small).unwrap_or_default(),
    }
}

fn pair(random: &mut Random) -> Pair {
    let (one, other) = (count(random), count(random));
    if random.below(8) == 0 {
        return Pair { numerator: one, denominator: other };
    }
    Pair { numerator: one.min(other), denominator: one.max(other) }
}

fn percent(random: &mut Random) -> Option<Percent> {
    let value = i64::try_from(random.below(10_001)).unwrap_or(0);
    Percent::new(if random.below(6) == 0 { random.integer() } else { value }, random.small(8))
}

fn rates(report: &mut Report, random: &mut Random) {
    let (one, other, decimals, mark) = (pair(random), pair(random), random.small(8), count(random));
    let target = Rate::of_percent(mark);
    let (a, b) = (one.rate(), other.rate());
    report.line("pair", (one, decimals), (one.percent(decimals), a));
    report.line("compare", (one, other), a.zip(b).map(|(a, b)| (a.cmp(&b), a.points_since(b, decimals))));
    let (stated, before) = (percent(random), percent(random));
    let points: Option<PercentPoints> = stated.zip(before).and_then(|(stated, before)| stated.minus(before));
    report.line("stated", (one, stated, before), (stated.map(|stated| one.agrees_with(stated)), points));
    for &direction in Direction::ALL {
        let gap = one.to_target(target, direction);
        let limits = Target { target: Some(mark), floor: (random.below(3) > 0).then(|| count(random)) };
        let band = limits.band(Value::Pair(one), direction);
        report.line("target", (one, limits, direction), (gap, band, limits.is_sound(direction)));
        for &lang in Lang::ALL {
            let words = (gap.map(|gap| text::figures::to_target(lang, gap, "hồ sơ")), text::figures::band(lang, band, limits));
            report.line("way", lang, (words, points.map(|points| text::points(lang, points)), stated.map(|one| text::percent(lang, one))));
        }
    }
}

fn cell(random: &mut Random, last: Option<Cell>) -> Cell {
    if let (Some(last), 0) = (last, random.below(5)) {
        return last;
    }
    let pair = pair(random);
    let there = |random: &mut Random, one: Quantity| (random.below(12) > 0).then_some(one);
    let stated = percent(random).filter(|_| random.below(3) == 0);
    Cell { numerator: there(random, pair.numerator), denominator: there(random, pair.denominator), stated }
}

fn findings(report: &mut Report, random: &mut Random) {
    let mut all: Vec<Dated> = Vec::new();
    for _ in 0..=random.below(9) {
        let cell = cell(random, all.last().map(|last| last.cell));
        all.push(Dated { cell, run: 2023 + i32::from(random.small(2)) });
    }
    let Some((now, earlier)) = all.split_last() else { return };
    for &measure in Measure::ALL {
        let course = random.pick(Course::ALL).unwrap_or(Course::Flow);
        let found = check(&Input { measure, course, now: *now, earlier });
        report.line("findings", (measure, course, &all), serde_json::to_string(&found).ok());
        for one in &found {
            for &lang in Lang::ALL {
                report.line("finding", (lang, one.slot), text::finding(lang, one.slot, &one.code));
            }
        }
        let values: Vec<Value> = all.iter().filter_map(|one| one.cell.value(measure)).collect();
        let joining = random.pick(Joining::ALL).unwrap_or(Joining::None);
        report.line("joined", (joining, &values), join(joining, &values));
        report.line("summed", joining, values.first().map(|first| against_sum(joining, &values, *first)));
    }
    let history: Vec<i64> = (0..random.below(9)).map(|_| random.integer()).collect();
    let value = random.integer();
    report.line("jumps", (value, &history), (history::jumps(value, &history), history::doubled_median(&history)));
}

fn definition(report: &mut Report, random: &mut Random) {
    let one = Definition {
        code: random.text(),
        words: random.text(),
        unit: random.text(),
        numerator: random.text(),
        denominator: random.text(),
        measure: random.pick(Measure::ALL).unwrap_or(Measure::Share),
        direction: random.pick(Direction::ALL).unwrap_or(Direction::Up),
        course: random.pick(Course::ALL).unwrap_or(Course::Flow),
        joining: random.pick(Joining::ALL).unwrap_or(Joining::None),
    };
    report.line("definition", &one, (one.canonical(), one.hash(), one.is_sound()));
}

fn periods(report: &mut Report, random: &mut Random) {
    let last_day = (random.below(2) == 0).then(|| 1 + random.small(28));
    let cut_off = CutOff::new(last_day, 1 + random.small(7)).unwrap_or(CutOff::CALENDAR);
    let calendar = Calendar { holidays: (0..random.below(30)).map(|_| random.day()).collect(), ..Calendar::default() };
    let (day, other) = (random.day(), random.day());
    let rule = ReportDue::new(u16::from(random.small(40)), random.pick(DayCount::ALL).unwrap_or(DayCount::Working), 1_020);
    for &kind in PeriodKind::ALL {
        let code = cut_off.code_of(kind, day).or_else(|| PeriodCode::ad_hoc(day.min(other), day.max(other)));
        let Some(period) = code.and_then(|code| Period::of(code, cut_off)) else { continue };
        let code = period.code;
        let again = code.to_string().parse::<PeriodCode>();
        report.line("period", (kind, cut_off, day), (code.to_string(), period, again.is_ok_and(|again| again == code)));
        report.line(
            "around",
            code.to_string(),
            [code.next(), code.previous(), code.year_before()].map(|one| one.map(|one| one.to_string())),
        );
        report.line("due", rule, rule.map(|rule| (rule.day(period.last, &calendar), rule.instant(period.last, &calendar))));
        for &lang in Lang::ALL {
            report.line("named", lang, (text::period(lang, &period), rule.map(|rule| text::periods::report_due(lang, rule))));
        }
        let all = generate(kind, cut_off, period.first, period.last.checked_add(time::Duration::days(400)).unwrap_or(period.last));
        report.line("generated", kind, all.iter().map(|one| one.code.to_string()).collect::<Vec<_>>());
    }
    let typed = random.text();
    report.line("code", &typed, typed.parse::<PeriodCode>());
}

fn openings(report: &mut Report, random: &mut Random) {
    let opening = |random: &mut Random| Opening {
        from: instant(random),
        until: (random.below(2) == 0).then(|| instant(random)),
        reason: random.text(),
    };
    let (all, now, reason) = ([opening(random), opening(random)], instant(random), random.text());
    let (opened, locked) = (domain::period::opening::open(&all, now, &reason), domain::period::opening::lock(&all, now));
    report.line("openings", (&all, now), (state(&all, now), opened, locked));
}

fn unit(random: &mut Random, end: u64) -> Option<UnitId> {
    format!("{:032x}", random.below(end)).parse().ok()
}

fn reorganisation(report: &mut Report, random: &mut Random) {
    let mut steps = Vec::new();
    for _ in 0..2 {
        let mut links: Vec<Link> = Vec::new();
        for _ in 0..random.below(5) {
            let (Some(from), Some(to), Some(other)) = (unit(random, 9), unit(random, 9), unit(random, 9)) else { return };
            let share = u32::try_from(random.below(u64::from(WHOLE) + 1)).unwrap_or(0);
            links.push(Link { from, to, share, estimate: random.below(2) == 0 });
            links.push(Link { from, to: other, share: WHOLE - share, estimate: false });
        }
        let (Some(from), Some(to)) = (unit(random, 9), unit(random, 9)) else { return };
        links.extend(random.pick(SuccessionKind::ALL).map(|kind| Link::of_kind(from, to, kind)));
        let step = Step::new(random.day(), links.clone());
        report.line("step", links, &step);
        steps.extend(step);
    }
    let is_pair = random.below(2) == 0;
    let value = |random: &mut Random| if is_pair { Value::Pair(pair(random)) } else { Value::Amount { amount: count(random) } };
    let rows: Vec<Row> = (0..6).filter_map(|_| Some(Row::reported(unit(random, 9)?, value(random)))).collect();
    let joining = random.pick(Joining::ALL).unwrap_or(Joining::Sum);
    for step in &steps {
        let carried = step.carry(joining, &rows);
        report.line("carried", (joining, &rows), (carried.parts(), carried.after(), carried.before(), Preview::of(&rows, &carried)));
    }
    let (one, other) = (random.day(), random.day());
    let done = Succession::new(steps).carry(joining, &rows, one.min(other), one.max(other));
    report.line("succession", (one, other), done.last().map(|last| last.rows()));
}
