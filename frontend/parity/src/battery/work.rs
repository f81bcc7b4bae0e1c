//! The rules of the work: state machines, climbing, reminders, likeness, families, due dates that move.

use std::collections::BTreeSet;

use domain::access::{Action, Coded, Role};
use domain::calendar::Calendar;
use domain::clarity::{Clarity, ClaritySet, TaskDraft};
use domain::deadline::Due;
use domain::difficulty::{Category, HandlingLevel, Held, Ladder, Stay, Step, Terms, days_at_levels};
use domain::extension::{Extension, due_at, slip};
use domain::ids::{AccountId, ModelId, ObligationId};
use domain::level_test::Reach;
use domain::lifecycle::machine::{Machine, mermaid, table};
use domain::lifecycle::{
    By, Context, DueRule, Given, Hand, Need, difficulty, directive, explanation, model, next, offers, paper, report, task,
};
use domain::near_duplicate::likeness;
use domain::notice::{Frequency, NoticeKind};
use domain::obligation::ObligationState;
use domain::plan::MilestoneKind;
use domain::reminder::{Duty, ReminderKind, ReminderPolicy, Sent};
use domain::replication::{Family, Verdict};
use domain::review::{Part, Subject};
use domain::text::{self, Lang};

use super::{Report, instant};
use crate::random::Random;

pub(super) fn run(report: &mut Report, random: &mut Random) {
    for _ in 0..10 {
        climbing(report, random);
        reminders(report, random);
        moving(report, random);
        family(report, random);
        clarity(report, random);
        let (a, b) = (random.text(), random.text());
        report.line("alike", (&a, &b), (likeness(&a, &b), likeness(&a, &a)));
    }
    machine::<model::Model>(report, random);
    machine::<paper::Registration>(report, random);
    machine::<paper::Plan>(report, random);
    machine::<explanation::Explanation>(report, random);
    machine::<task::Task>(report, random);
    machine::<difficulty::Difficulty>(report, random);
    machine::<directive::Directive>(report, random);
    machine::<report::Report>(report, random);
    codes!(report; Clarity Category HandlingLevel Reach Need Frequency NoticeKind ObligationState MilestoneKind ReminderKind Verdict Part);
}

fn account(random: &mut Random) -> Option<AccountId> {
    format!("{:032x}", random.below(4)).parse().ok()
}

/// Who may do what where, and in which words it is refused.
fn machine<M: Machine>(report: &mut Report, random: &mut Random) {
    report.line("machine", M::KIND, (mermaid::<M>(), table::<M>()));
    let (Some(account), Some(maker)) = (account(random), account(random)) else { return };
    let now = instant(random);
    for &role in Role::ALL {
        let by = By::Person(Hand { account, role, stands_in: None });
        let context = Context { by, makers: &[maker], now, deadline_hour: random.small(25), given: Given::default() };
        for &state in M::State::ALL {
            report.line("offers", (M::KIND, role, state), offers::<M>(Some(state), &context));
        }
        let (state, event) = (random.pick(M::State::ALL), random.pick(M::Event::ALL));
        let Some(event) = event else { continue };
        let refused = next::<M>(state, event, &context);
        let words = refused.as_ref().err().map(|fault| text::fault(Lang::Vi, fault));
        report.line("next", (M::KIND, role, state, event), (M::right(event).map(Action::code), refused, words));
    }
}

fn calendar(random: &mut Random) -> Calendar {
    Calendar { holidays: (0..random.below(30)).map(|_| random.day()).collect(), working: BTreeSet::new() }
}

fn climbing(report: &mut Report, random: &mut Random) {
    let levels = [HandlingLevel::Unit, HandlingLevel::StandingAgency, HandlingLevel::Leaders];
    let steps: Vec<Step> = levels.map(|level| Step { level, working_days: random.small(70) }).to_vec();
    let ladder = Ladder::try_from(steps.clone());
    report.line("ladder", steps, &ladder);
    let (calendar, ladder) = (calendar(random), ladder.unwrap_or_default());
    let terms = Terms { ladder: &ladder, calendar: &calendar, deadline_hour: random.small(25) };
    let raised = Stay { level: random.pick(HandlingLevel::ALL).unwrap_or(HandlingLevel::Unit), since: instant(random) };
    let now = raised.since.plus_seconds(i64::try_from(random.below(20_000_000)).unwrap_or(0));
    let climbs = terms.climbs(raised, now);
    let history: Vec<Stay> = std::iter::once(raised).chain(climbs).collect();
    let held = Held::spans(&history.iter().map(|stay| (stay.since, Some(stay.level))).collect::<Vec<_>>());
    report.line("climbs", (raised, now), (&history, days_at_levels(&held, now, &calendar), terms.due(raised)));
}

fn due(random: &mut Random) -> Due {
    Due { on: random.day(), rule: random.pick(DueRule::ALL).unwrap_or(DueRule::By) }
}

fn reminders(report: &mut Report, random: &mut Random) {
    let duties: Vec<Duty> = (0..random.below(12))
        .filter_map(|_| {
            let subject = Subject::Obligation(format!("{:032x}", random.below(9)).parse::<ObligationId>().ok()?);
            Some(Duty { subject, due: due(random), owners: vec![account(random)?], superiors: vec![account(random)?] })
        })
        .collect();
    let (policy, calendar) = (ReminderPolicy { working_days_only: false, ..ReminderPolicy::default() }, calendar(random));
    let now = duties.first().map_or_else(|| instant(random), |duty| duty.due.instant(9));
    let round = policy.round(&duties, &[], &calendar, now, 17);
    let sent: Vec<Sent> = round.send.iter().map(|one| Sent { reminder: *one, on: now.day() }).collect();
    let again = policy.round(&duties, &sent, &calendar, now.plus_seconds(86_400), 17);
    report.line("reminders", (duties, now), (round, again));
}

fn moving(report: &mut Report, random: &mut Random) {
    let (first, now) = (due(random), instant(random));
    let extension = |random: &mut Random| Extension { due: due(random), reason: random.text(), granted_at: instant(random) };
    let all = [extension(random), extension(random)];
    let current = due_at(first, &all, now);
    report.line("extension", (first, &all, now), (current, slip(first, current, None, now), all[0].check(first, 17)));
}

fn family(report: &mut Report, random: &mut Random) {
    let model = |random: &mut Random| format!("{:032x}", random.below(6)).parse::<ModelId>().ok();
    let (mut family, mut log) = (Family::default(), Vec::new());
    for _ in 0..8 {
        if let (Some(copy), Some(origin)) = (model(random), model(random)) {
            log.push((copy, origin, family.link(copy, origin)));
        }
    }
    let Some(one) = model(random) else { return };
    report.line("family", log, (one, family.root(one), family.tree(family.root(one))));
}

fn clarity(report: &mut Report, random: &mut Random) {
    let asked: Vec<Clarity> = (0..random.below(6)).filter_map(|_| random.pick(Clarity::ALL)).collect();
    let task = TaskDraft { work: random.text(), accountable: random.text(), recurring: random.below(2) == 0, ..TaskDraft::default() };
    let set = ClaritySet::try_from(asked.clone());
    let words = set.as_ref().map(|set| {
        let refusals = task.check(set);
        refusals.iter().map(|one| text::refusal(Lang::En, &one.code)).collect::<Vec<_>>()
    });
    report.line("clarity", (asked, &task), words);
}
