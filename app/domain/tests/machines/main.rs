//! The state machines against the page that people review, `docs/lifecycle.md`: no sequence of events, by whatever roles, leads
//! along an arrow that is not drawn there; and every arrow that is drawn can be walked.

mod world;

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, Coded, Role};
use domain::difficulty::HandlingLevel;
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use domain::lifecycle::machine::{Machine, MachineKind, Who, mermaid};
use domain::lifecycle::{
    By, Context, Given, Hand, Need, StandIn, difficulty, directive, explanation, model, next, offers, paper, report, task,
};
use domain::text::{Lang, labels};
use proptest::prelude::*;
use uuid::Uuid;
use world::{Present, World};

/// Runs a generic check on every machine.
macro_rules! every_machine {
    ($check:ident $(, $argument:expr)*) => {
        $check::<model::Model>($($argument),*);
        $check::<paper::Registration>($($argument),*);
        $check::<paper::Plan>($($argument),*);
        $check::<explanation::Explanation>($($argument),*);
        $check::<task::Task>($($argument),*);
        $check::<difficulty::Difficulty>($($argument),*);
        $check::<directive::Directive>($($argument),*);
        $check::<report::Report>($($argument),*);
    };
}

/// An arrow of a diagram: from, to, event. `[*]` is the beginning or the end.
type Arrow = (String, String, String);

/// The arrows of one machine as the page draws them.
fn drawn<M: Machine>() -> BTreeSet<Arrow> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lifecycle.md")).expect("docs/lifecycle.md");
    let title = format!("\n## {} (", labels::machine(Lang::En, M::KIND));
    let section = page.split_once(&title).expect("a section per machine").1;
    let diagram = section.split_once("stateDiagram-v2\n").expect("a diagram").1.split_once("```").expect("its end").0;
    let arrow = |line: &str| {
        let (from, rest) = line.trim().split_once(" --> ").expect("an arrow");
        let (to, event) = rest.split_once(": ").unwrap_or((rest, ""));
        (from.to_owned(), to.to_owned(), event.to_owned())
    };
    diagram.lines().map(arrow).collect()
}

fn name<S: Coded>(state: Option<S>) -> String {
    state.map_or("[*]".to_owned(), |state| state.code().to_owned())
}

/// One attempt of a walk: which event, by which role, in whose name, with what at hand.
#[derive(Debug, Clone)]
struct Attempt {
    event: usize,
    role: Role,
    principal: Option<(Role, Vec<Action>)>,
    clock: bool,
    maker: bool,
    present: Present,
}

fn attempt() -> impl Strategy<Value = Attempt> {
    let role = || prop::sample::select(Role::ALL);
    let rights = prop::sample::subsequence(Action::ALL, 0..=Action::ALL.len());
    let principal = prop::option::weighted(0.2, (role(), rights));
    (0_usize..64, role(), principal, prop::bool::weighted(0.1), prop::bool::weighted(0.2), world::present())
        .prop_map(|(event, role, principal, clock, maker, present)| Attempt { event, role, principal, clock, maker, present })
}

const ACTOR: AccountId = AccountId(Uuid::from_u128(1));
const PRINCIPAL: AccountId = AccountId(Uuid::from_u128(2));
const OTHER: AccountId = AccountId(Uuid::from_u128(3));

impl Attempt {
    fn hand(&self) -> Hand<'_> {
        let stands_in = self.principal.as_ref().map(|(role, rights)| StandIn { account: PRINCIPAL, role: *role, rights });
        Hand { account: ACTOR, role: self.role, stands_in }
    }

    fn context<'a>(&'a self, makers: &'a [AccountId], given: Given<'a>) -> Context<'a> {
        let by = if self.clock { By::Clock } else { By::Person(self.hand()) };
        Context { by, makers, now: world::now(), deadline_hour: 17, given }
    }

    /// Whether this person has a right, told without the code under test.
    fn has(&self, who: Who) -> bool {
        match (who, &self.principal) {
            (Who::Clock, _) => self.clock,
            (Who::Right(_), _) if self.clock => false,
            (Who::Right(action), None) => self.role.may(action),
            (Who::Right(action), Some((role, rights))) => role.may(action) && rights.contains(&action),
        }
    }
}

/// Walks wherever the attempts lead and checks each step against the page.
fn walk<M: Machine>(attempts: &[Attempt], world: &World) {
    let arrows = drawn::<M>();
    let mut state: Option<M::State> = None;
    for attempt in attempts {
        let event = M::Event::ALL[attempt.event % M::Event::ALL.len()];
        let makers = if attempt.maker { vec![OTHER, ACTOR] } else { vec![OTHER] };
        let context = attempt.context(&makers, world.given(attempt.present));
        let rule = M::rule(event).expect("a rule for every event");
        match next::<M>(state, event, &context) {
            Ok(to) => {
                let arrow = (name(state), to.code().to_owned(), event.code().to_owned());
                assert!(arrows.contains(&arrow), "{arrow:?} is not drawn");
                assert!(attempt.has(rule.who), "{event:?} by somebody without the right: {attempt:?}");
                assert!(!(rule.other_person && attempt.maker), "{event:?} by its maker");
                assert!(offers::<M>(state, &context).contains(&event), "{event:?} was not offered");
                state = Some(to);
            }
            Err(Fault::Forbidden { action }) => assert!(!attempt.has(Who::Right(action)), "{event:?}: {action} is there"),
            Err(Fault::Refused { refusals }) => assert!(!refusals.is_empty(), "refused for nothing"),
            Err(other) => panic!("{event:?}: {other}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_walk_leaves_the_diagram(attempts in prop::collection::vec(attempt(), 1..60)) {
        let world = World::new();
        every_machine!(walk, &attempts, &world);
    }

    /// Whoever made it, in whatever role, for himself or for the maker, with everything given: a check by the maker is refused.
    #[test]
    fn the_maker_is_never_the_checker(attempt in attempt(), in_the_name_of_the_maker: bool) {
        let world = World::new();
        every_machine!(check_by_the_maker, &attempt, in_the_name_of_the_maker, &world);
    }
}

fn check_by_the_maker<M: Machine>(attempt: &Attempt, in_the_name_of_the_maker: bool, world: &World) {
    let makers = if in_the_name_of_the_maker { [OTHER, PRINCIPAL] } else { [ACTOR, OTHER] };
    if in_the_name_of_the_maker && attempt.principal.is_none() {
        return;
    }
    let attempt = Attempt { clock: false, ..attempt.clone() };
    let context = attempt.context(&makers, world.given(Present::all()));
    for rule in M::RULES.iter().filter(|rule| rule.other_person) {
        for from in rule.from {
            let refused = next::<M>(Some(*from), rule.event, &context);
            let expected = if attempt.has(rule.who) {
                Fault::rule(RefusalCode::OwnWork)
            } else {
                let Who::Right(action) = rule.who else { panic!("the clock makes nothing") };
                Fault::Forbidden { action }
            };
            assert_eq!(refused, Err(expected), "{:?}", rule.event);
            assert!(!offers::<M>(Some(*from), &context).contains(&rule.event));
        }
    }
}

/// Every arrow can be walked by every role that holds its right, with everything given, and by nobody else.
fn arrows_can_be_walked<M: Machine>() {
    let world = World::new();
    let mut walked: BTreeSet<Arrow> = BTreeSet::new();
    for event in M::Event::ALL {
        let states = M::State::ALL.iter().copied().map(Some).chain([None]);
        for (state, role) in states.flat_map(|state| Role::ALL.iter().map(move |role| (state, *role))) {
            let clock = M::right(*event).is_none();
            let attempt = Attempt { event: 0, role, principal: None, clock, maker: false, present: Present::all() };
            for given in [world.whole(), world.above()] {
                if let Ok(to) = next::<M>(state, *event, &attempt.context(&[OTHER], given)) {
                    walked.insert((name(state), to.code().to_owned(), event.code().to_owned()));
                }
            }
        }
    }
    let arrows: BTreeSet<Arrow> = drawn::<M>().into_iter().filter(|(_, _, event)| !event.is_empty()).collect();
    assert_eq!(walked, arrows, "{}", M::KIND);
}

#[test]
fn every_arrow_can_be_walked() {
    every_machine!(arrows_can_be_walked);
}

/// One rule per event, every state can be reached, and what decides on others' work asks for another person.
fn tables_are_sound<M: Machine>() {
    let mut rules: BTreeMap<M::Event, usize> = BTreeMap::new();
    for rule in M::RULES {
        *rules.entry(rule.event).or_default() += 1;
        let decides =
            ["accept", "return", "head_return", "approve", "approve_plan", "evaluate", "sign", "decide"].contains(&rule.event.code());
        // Who judged a model does not declare it done either; a task is done by whoever does it.
        let declares = M::KIND == MachineKind::Model && rule.event.code() == "complete";
        assert_eq!(rule.other_person, decides || declares, "{:?}", rule.event);
        let returns = ["return", "head_return"].contains(&rule.event.code());
        let needs: Vec<&str> = rule.needs.iter().map(|need| need.code()).collect();
        assert_eq!(returns, needs.starts_with(&["remarks", "addressee", "due"]), "{:?} needs {needs:?}", rule.event);
    }
    assert!(M::Event::ALL.iter().all(|event| rules.get(event) == Some(&1)), "{}: one rule per event", M::KIND);
    let mut reached: BTreeSet<M::State> = M::RULES.iter().filter(|rule| rule.from.is_empty()).map(|rule| rule.to).collect();
    while let Some(rule) = M::RULES.iter().find(|rule| !reached.contains(&rule.to) && rule.from.iter().any(|from| reached.contains(from))) {
        reached.insert(rule.to);
    }
    assert_eq!(reached.len(), M::State::ALL.len(), "{}: some states can't be reached", M::KIND);
    assert!(mermaid::<M>().contains("[*] --> "));
}

#[test]
fn tables() {
    every_machine!(tables_are_sound);
}

/// With everything given the event happens; with one thing missing it is refused, and the refusal names that thing.
fn each_need_is_asked_for<M: Machine>() {
    let world = World::new();
    for rule in M::RULES {
        for role in Role::ALL.iter().filter(|role| M::right(rule.event).is_none_or(|right| role.may(right))) {
            let clock = M::right(rule.event).is_none();
            let attempt = Attempt { event: 0, role: *role, principal: None, clock, maker: false, present: Present::all() };
            let state = rule.from.first().copied();
            let below = rule.needs.contains(&Need::LevelBelow);
            // Nobody at the lowest level has one below.
            if below && HandlingLevel::of(*role) == Some(HandlingLevel::Unit) {
                continue;
            }
            let whole = if below { world.above() } else { world.whole() };
            assert_eq!(next::<M>(state, rule.event, &attempt.context(&[OTHER], whole)), Ok(rule.to));
            if !rule.needs.is_empty() {
                let nothing = next::<M>(state, rule.event, &attempt.context(&[OTHER], Given::default()));
                let Err(Fault::Refused { refusals }) = nothing else { panic!("{:?} with nothing given: {nothing:?}", rule.event) };
                assert!(refusals.len() >= rule.needs.len(), "{:?}: what is absent counts as missing: {refusals:?}", rule.event);
            }
            for need in rule.needs {
                let given = world::without(*need, whole);
                let refused = next::<M>(state, rule.event, &attempt.context(&[OTHER], given));
                let Err(Fault::Refused { refusals }) = refused else { panic!("{:?} without {need}: {refused:?}", rule.event) };
                // Remarks have fields of their own; the first of them stands for all.
                let field = if *need == Need::Remarks { "remark_reason_1" } else { need.code() };
                assert!(refusals.iter().any(|refusal| refusal.field.as_deref() == Some(field)), "{need}: {refusals:?}");
            }
        }
    }
}

#[test]
fn needs() {
    every_machine!(each_need_is_asked_for);
}

/// A registration and its model walk together: what one table refuses the other does not let through alone.
#[test]
fn registration_and_model_agree() {
    use domain::lifecycle::ModelState as S;
    use paper::{PaperEvent, PaperState as P, Registration, model_event_of_registration};
    let world = World::new();
    let by = |role| Attempt { event: 0, role, principal: None, clock: false, maker: false, present: Present::all() };
    let walk = |events: &[PaperEvent]| {
        let (mut registration, mut model) = (Some(P::Draft), Some(S::Draft));
        for event in events {
            let right = Registration::right(*event).expect("a person");
            let role = *Role::ALL.iter().find(|role| role.may(right)).expect("somebody");
            let attempt = by(role);
            let context = attempt.context(&[OTHER], world.whole());
            let from = if *event == PaperEvent::Write { None } else { registration };
            let to = next::<Registration>(from, *event, &context)?;
            if let Some(event) = model_event_of_registration(*event) {
                model = Some(next::<model::Model>(model, event, &context)?);
            }
            registration = Some(to);
        }
        Ok::<_, Fault>((registration, model))
    };
    use PaperEvent as E;
    assert_eq!(walk(&[E::Submit, E::Accept]), Ok((Some(P::Accepted), Some(S::Accepted))));
    assert_eq!(walk(&[E::Submit, E::Return]), Ok((Some(P::Returned), Some(S::Returned))));
    assert_eq!(walk(&[E::Submit, E::Return, E::WithdrawDecision, E::Accept]), Ok((Some(P::Accepted), Some(S::Accepted))));
    assert_eq!(walk(&[E::Submit, E::Return, E::Replace, E::Write, E::Submit]), Ok((Some(P::Submitted), Some(S::Submitted))));
    assert_eq!(walk(&[E::Submit, E::Recall]), Ok((Some(P::Draft), Some(S::Draft))));
    assert!(walk(&[E::Accept]).is_err());
}
