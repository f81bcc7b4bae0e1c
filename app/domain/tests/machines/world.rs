//! Everything that an event may bring with it, complete; and ways to leave some of it out.

use domain::clarity::{ClaritySet, Quantity, TaskDraft};
use domain::clock::Instant;
use domain::deadline::Due;
use domain::difficulty::{Category, DifficultyDraft, HandlingLevel, Ladder};
use domain::directive::DirectiveDraft;
use domain::figures::completeness::Completeness;
use domain::figures::{CellRef, Slot};
use domain::ids::{DifficultyId, DocumentId, IndicatorId, UnitId};
use domain::level_test::{Carrier, ModelAction, Reach};
use domain::lifecycle::{DueRule, Given, MergeTarget, Need, ReasonCode};
use domain::period::opening::PeriodState;
use domain::plan::PlanDraft;
use domain::proposal::Proposal;
use domain::replication::{Copies, Verdict};
use domain::review::{Addressee, Part, Remark};
use domain::units::Level;
use proptest::prelude::*;
use time::macros::{date, datetime};
use uuid::Uuid;

/// The present moment of every test.
pub fn now() -> Instant {
    Instant::from_datetime(datetime!(2023-05-24 09:00 +7))
}

/// Owns what [`Given`] borrows.
pub struct World {
    remarks: Vec<Remark>,
    cells: Vec<CellRef>,
    proposal: Proposal,
    plan: PlanDraft,
    task: TaskDraft,
    clarities: ClaritySet,
    directive: DirectiveDraft,
    difficulty: DifficultyDraft,
    ladder: Ladder,
}

/// Which needs have what they ask for.
#[derive(Debug, Clone, Copy)]
pub struct Present(u32);

impl Present {
    /// All of them.
    pub fn all() -> Self {
        Self(u32::MAX)
    }
}

/// Any of them; mostly nearly all, so that walks go far.
pub fn present() -> impl Strategy<Value = Present> {
    prop_oneof![3 => Just(Present::all()), 1 => any::<u32>().prop_map(Present), 2 => (0_u32..32).prop_map(|bit| Present(!(1 << bit)))]
}

fn words() -> String {
    "Có nội dung".to_owned()
}

impl World {
    /// A complete one.
    pub fn new() -> Self {
        let unit = UnitId(Uuid::from_u128(9));
        let due = Due { on: date!(2023 - 06 - 05), rule: DueRule::Before };
        let task = TaskDraft {
            work: words(),
            owner: Some(unit),
            due: Some(due),
            recurring: false,
            accountable: words(),
            deliverable: words(),
            quantity: Some(Quantity { amount: 1, unit: words() }),
            authority: words(),
            solution: words(),
            steps: vec![due],
        };
        let carrier = Carrier { unit, name: words(), level: Level::Provincial, under_lead: false };
        Self {
            remarks: vec![Remark { reason: ReasonCode::NotSpecific, part: Part::Indicators, text: words() }],
            cells: vec![CellRef { indicator: IndicatorId(Uuid::from_u128(7)), slot: Some(Slot::Denominator) }],
            proposal: Proposal {
                name: words(),
                reach: Reach::Provincial,
                members: Vec::new(),
                objective: words(),
                responsible_leader: words(),
                deliverable: words(),
                indicators: vec![words()],
                actions: vec![ModelAction { title: words(), carriers: vec![carrier] }],
            },
            plan: PlanDraft { ends: Some(due), tasks: vec![task.clone()], milestones: Vec::new() },
            task,
            clarities: ClaritySet::default(),
            directive: DirectiveDraft {
                number: words(),
                issuer: words(),
                subject: words(),
                issued_on: Some(date!(2023 - 05 - 24)),
                clauses: Vec::new(),
            },
            difficulty: DifficultyDraft {
                category: Some(Category::Technology),
                title: words(),
                cause: words(),
                ask: words(),
                asked_body: words(),
            },
            ladder: Ladder::default(),
        }
    }

    /// With all of it.
    pub fn whole(&self) -> Given<'_> {
        let [this, into] = [1, 2].map(|n| DifficultyId(Uuid::from_u128(n)));
        Given {
            text: "Lý do",
            remarks: &self.remarks,
            addressee: Some(Addressee { unit: UnitId(Uuid::from_u128(9)), person: None }),
            due: Some(Due { on: date!(2023 - 05 - 30), rule: DueRule::Before }),
            on: Some(date!(2023 - 05 - 24)),
            document: Some(DocumentId(Uuid::from_u128(5))),
            verdict: Some(Verdict::Replicate),
            copies: Some(Copies { completed: 2, open: 0, cancelled: 1 }),
            proposal: Some(&self.proposal),
            explanation_owed: Some(false),
            plan: Some(&self.plan),
            task: Some(&self.task),
            clarities: Some(&self.clarities),
            directive: Some(&self.directive),
            difficulty: Some(&self.difficulty),
            level: Some(HandlingLevel::Unit),
            ladder: Some(&self.ladder),
            expires_at: Some(now().plus_seconds(-1)),
            target: Some(MergeTarget { this, into, open: true, has_own: false }),
            figures: Some(Completeness { required: 12, filled: 12, wrong: 0, unexplained: 0 }),
            cells: &self.cells,
            period: Some(PeriodState::Open),
        }
    }

    /// The same, of a difficulty that climbed one level.
    pub fn above(&self) -> Given<'_> {
        Given { level: Some(HandlingLevel::StandingAgency), ..self.whole() }
    }

    /// With those present.
    pub fn given(&self, present: Present) -> Given<'_> {
        let absent = Need::ALL.iter().zip(0..).filter(|(_, bit)| present.0 & (1_u32 << bit) == 0);
        absent.fold(self.whole(), |given, (need, _)| without(*need, given))
    }
}

/// Takes away what one need asks for.
pub fn without(need: Need, given: Given<'_>) -> Given<'_> {
    match need {
        Need::Text => Given { text: " … ", ..given },
        Need::Remarks => Given { remarks: &[], ..given },
        Need::Addressee => Given { addressee: None, ..given },
        Need::Due => Given { due: Some(Due { on: date!(2023 - 05 - 24), rule: DueRule::Before }), ..given },
        Need::Day => Given { on: Some(date!(2023 - 05 - 25)), ..given },
        Need::Document => Given { document: None, ..given },
        Need::Verdict => Given { verdict: None, ..given },
        Need::WorthCopying => Given { verdict: Some(Verdict::Maintain), ..given },
        Need::CopiesSettled => Given { copies: Some(Copies { completed: 2, open: 1, cancelled: 0 }), ..given },
        Need::Proposal => Given { proposal: None, ..given },
        Need::Explained => Given { explanation_owed: Some(true), ..given },
        Need::Plan => Given { plan: None, ..given },
        Need::ClearTask => Given { task: None, ..given },
        Need::Directive => Given { directive: None, ..given },
        Need::Difficulty => Given { difficulty: None, ..given },
        Need::OwnLevel => Given { level: Some(HandlingLevel::Centre), ..given },
        Need::LevelAbove => Given { ladder: None, ..given },
        Need::LevelBelow => Given { level: given.ladder.map(domain::difficulty::Ladder::bottom), ..given },
        Need::Expired => Given { expires_at: Some(now()), ..given },
        Need::Figures => Given { figures: given.figures.map(|all| Completeness { unexplained: 1, ..all }), ..given },
        Need::Cells => Given { cells: &[], ..given },
        Need::OpenPeriod => Given { period: Some(PeriodState::Locked), ..given },
        Need::Target => Given { target: given.target.map(|target| MergeTarget { into: target.this, ..target }), ..given },
    }
}
