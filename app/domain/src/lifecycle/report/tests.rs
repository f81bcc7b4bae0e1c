use super::*;
use crate::access::Role;
use crate::clock::Instant;
use crate::deadline::Due;
use crate::error::{Fault, RefusalCode};
use crate::figures::completeness::Completeness;
use crate::figures::{CellRef, Slot};
use crate::ids::{AccountId, IndicatorId, UnitId};
use crate::lifecycle::{By, Context, DueRule, Given, Hand, ReasonCode, StandIn, next, offers};
use crate::period::opening::PeriodState;
use crate::review::{Addressee, Part, Remark};
use ReportEvent as E;
use ReportState as S;
use time::macros::date;
use uuid::Uuid;

const OFFICER: AccountId = AccountId(Uuid::from_u128(1));
const HEAD: AccountId = AccountId(Uuid::from_u128(2));
const REVIEWER: AccountId = AccountId(Uuid::from_u128(3));

/// A person in a role.
fn person(account: AccountId, role: Role) -> Hand<'static> {
    Hand { account, role, stands_in: None }
}

fn officer() -> Hand<'static> {
    person(OFFICER, Role::UnitOfficer)
}

fn head() -> Hand<'static> {
    person(HEAD, Role::UnitHead)
}

fn reviewer() -> Hand<'static> {
    person(REVIEWER, Role::Reviewer)
}

/// A complete report in an open period, with all that a return needs.
fn whole<'a>(remarks: &'a [Remark], cells: &'a [CellRef]) -> Given<'a> {
    Given {
        text: "Số liệu tháng 4 ghi nhầm dòng",
        remarks,
        cells,
        addressee: Some(Addressee { unit: UnitId(Uuid::from_u128(9)), person: Some(OFFICER) }),
        due: Some(Due { on: date!(2024 - 04 - 24), rule: DueRule::By }),
        figures: Some(Completeness { required: 12, filled: 12, wrong: 0, unexplained: 0 }),
        period: Some(PeriodState::Open),
        ..Given::default()
    }
}

fn remarks(part: Part) -> [Remark; 1] {
    [Remark { reason: ReasonCode::FiguresWrong, part, text: "Tử số lớn hơn mẫu số".to_owned() }]
}

fn cells() -> [CellRef; 1] {
    [CellRef { indicator: IndicatorId(Uuid::from_u128(7)), slot: Some(Slot::Numerator) }]
}

fn fire(state: S, event: E, hand: Hand<'_>, makers: &[AccountId], given: Given<'_>) -> Result<S, Fault> {
    let now = Instant::at_hour(date!(2024 - 04 - 17), 9);
    next::<Report>(Some(state), event, &Context { by: By::Person(hand), makers, now, deadline_hour: 17, given })
}

/// Walks along, each event by somebody, everything given.
fn walk(from: S, steps: &[(E, Hand<'_>)]) -> Result<S, Fault> {
    let (remarks, cells) = (remarks(Part::Indicators), cells());
    let mut makers = Vec::new();
    steps.iter().try_fold(from, |state, (event, hand)| {
        let next = fire(state, *event, *hand, &makers, whole(&remarks, &cells))?;
        if matches!(event, E::Write | E::Present | E::Submit) {
            makers.push(hand.account);
        }
        Ok(next)
    })
}

#[test]
fn officer_head_reviewer() {
    let sent = [(E::Write, officer()), (E::Present, officer()), (E::Submit, head())];
    assert_eq!(walk(S::NotSubmitted, &sent), Ok(S::AwaitingReview));
    assert_eq!(walk(S::NotSubmitted, &[&sent[..], &[(E::Approve, reviewer())]].concat()), Ok(S::Approved));
    let alone = [(E::Write, head()), (E::Submit, head())];
    assert_eq!(walk(S::NotSubmitted, &alone), Ok(S::AwaitingReview), "a head may do both");
    let again = [(E::Return, reviewer()), (E::Present, officer()), (E::HeadReturn, head()), (E::Present, officer()), (E::Submit, head())];
    assert_eq!(walk(S::AwaitingReview, &again), Ok(S::AwaitingReview));
    let taken_back = [(E::Present, officer()), (E::TakeBack, officer()), (E::Present, officer()), (E::Submit, head()), (E::Recall, head())];
    assert_eq!(walk(S::Drafting, &taken_back), Ok(S::Drafting));
    let corrected = [(E::Reopen, reviewer()), (E::Present, officer()), (E::Submit, head()), (E::Approve, reviewer())];
    assert_eq!(walk(S::Approved, &corrected), Ok(S::Approved));
}

#[test]
fn nobody_does_anothers_part() {
    use crate::access::Action as A;
    let refused = |steps: &[(E, Hand<'_>)], from| walk(from, steps).expect_err("refused");
    assert_eq!(refused(&[(E::Submit, officer())], S::Drafting), Fault::Forbidden { action: A::SubmitPapers });
    assert_eq!(refused(&[(E::Approve, head())], S::AwaitingReview), Fault::Forbidden { action: A::ReviewPapers });
    assert_eq!(refused(&[(E::Write, reviewer())], S::NotSubmitted), Fault::Forbidden { action: A::WriteDrafts });
    let leader = person(REVIEWER, Role::Leader);
    assert_eq!(refused(&[(E::Approve, leader)], S::AwaitingReview), Fault::Forbidden { action: A::ReviewPapers });
    let admin = person(REVIEWER, Role::StandingAdmin);
    assert_eq!(walk(S::AwaitingReview, &[(E::Approve, admin)]), Ok(S::Approved));
}

#[test]
fn who_made_it_does_not_decide_on_it() {
    let (remarks, cells) = (remarks(Part::Indicators), cells());
    let own = |state, event, hand| fire(state, event, hand, &[OFFICER, HEAD], whole(&remarks, &cells));
    let moved = person(HEAD, Role::Reviewer);
    assert_eq!(own(S::AwaitingReview, E::Approve, moved), Err(Fault::rule(RefusalCode::OwnWork)), "a head who became reviewer");
    assert_eq!(own(S::AwaitingReview, E::Return, moved), Err(Fault::rule(RefusalCode::OwnWork)));
    assert_eq!(own(S::AwaitingHead, E::HeadReturn, head()), Err(Fault::rule(RefusalCode::OwnWork)), "what one presented oneself");
    let rights = [crate::access::Action::SubmitPapers];
    let deputy = Hand { stands_in: Some(StandIn { account: HEAD, role: Role::UnitHead, rights: &rights }), ..officer() };
    assert_eq!(own(S::AwaitingHead, E::Submit, deputy), Ok(S::AwaitingReview), "who stands in for the head sends as the head does");
}

#[test]
fn a_locked_period_only_lets_what_came_in_be_approved() {
    let (remarks, cells) = (remarks(Part::Indicators), cells());
    let locked = Given { period: Some(PeriodState::Locked), ..whole(&remarks, &cells) };
    for rule in Report::RULES.iter().filter(|rule| !rule.from.is_empty()) {
        let state = rule.from[0];
        let hand = [officer(), head(), reviewer()].into_iter().find(|hand| Report::right(rule.event).is_some_and(|right| hand.may(right)));
        let answer = fire(state, rule.event, hand.expect("somebody may"), &[], locked);
        if rule.event == E::Approve {
            assert_eq!(answer, Ok(S::Approved));
        } else {
            assert_eq!(answer, Err(Fault::field("period", RefusalCode::PeriodLocked)), "{:?}", rule.event);
        }
    }
}

#[test]
fn nothing_half_done_is_sent() {
    let with = |figures| fire(S::Drafting, E::Submit, head(), &[], Given { figures: Some(figures), ..whole(&[], &[]) });
    let full = Completeness { required: 12, filled: 12, wrong: 0, unexplained: 0 };
    assert_eq!(with(full), Ok(S::AwaitingReview));
    let Err(Fault::Refused { refusals }) = with(Completeness { required: 12, filled: 9, wrong: 1, unexplained: 2 }) else {
        panic!("it was sent")
    };
    let codes: Vec<RefusalCode> = refusals.into_iter().map(|one| one.code).collect();
    let expected =
        [RefusalCode::CellsMissing { cells: 3 }, RefusalCode::CellsWrong { cells: 1 }, RefusalCode::CellsUnexplained { cells: 2 }];
    assert_eq!(codes, expected);
}

#[test]
fn a_return_says_which_cells() {
    let (on_figures, on_evidence, one_cell) = (remarks(Part::Indicators), remarks(Part::Evidence), cells());
    let answer = |remarks, cells| fire(S::AwaitingReview, E::Return, reviewer(), &[], whole(remarks, cells));
    assert_eq!(answer(&on_figures, &[]), Err(Fault::field("cells", RefusalCode::Required)));
    assert_eq!(answer(&on_figures, &one_cell), Ok(S::Returned));
    assert_eq!(answer(&on_evidence, &[]), Ok(S::Returned), "a missing file is no cell");
}

#[test]
fn states_tell_what_is_sent_and_what_may_be_changed() {
    let sent: Vec<S> = S::ALL.iter().copied().filter(|state| state.is_sent()).collect();
    assert_eq!(sent, [S::AwaitingReview, S::Approved]);
    let now = Instant::at_hour(date!(2024 - 04 - 17), 9);
    for state in S::ALL {
        let context = Context { by: By::Person(officer()), makers: &[], now, deadline_hour: 17, given: Given::default() };
        assert_eq!(state.is_editable(), offers::<Report>(Some(*state), &context).contains(&E::Present), "{state}");
    }
}
