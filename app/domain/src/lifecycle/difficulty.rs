//! The life of a difficulty (khó khăn, vướng mắc): raised, climbing, decided, gone. Levels and days: [`crate::difficulty`].
//!
//! The clock takes it up to the top of the province. To the centre only a person takes it: what leaves the province is decided there.

use super::machine::{Machine, MachineKind, Rule, Who};
use super::need::Need as N;
use crate::access::{Action as A, coded};
use serde::{Deserialize, Serialize};

coded! {
    /// Where a difficulty stands.
    DifficultyState {
        /// Being handled at some level of the province.
        Open = "open",
        /// Chờ Trung ương.
        WaitingCentre = "waiting_centre",
        /// Decided, not yet confirmed by the unit.
        Decided = "decided",
        /// Đã tháo gỡ: the unit confirms that it is gone.
        Resolved = "resolved",
        /// Goes on under another one.
        Merged = "merged",
        /// Taken back.
        Withdrawn = "withdrawn",
    }
}

coded! {
    /// What may happen to a difficulty.
    DifficultyEvent {
        /// A unit raises it.
        Raise = "raise",
        /// The level that has it passes it up before its time is over, or one above takes it over.
        Escalate = "escalate",
        /// A level gives it back to the unit: something must be said or done there first.
        SendBack = "send_back",
        /// Its time at the level is over: it climbs by itself.
        Climb = "climb",
        /// It is taken to the centre.
        AskCentre = "ask_centre",
        /// It is taken back from the centre.
        TakeBack = "take_back",
        /// The level decides.
        Decide = "decide",
        /// The centre's answer is recorded.
        RecordAnswer = "record_answer",
        /// The unit confirms that it is gone.
        Confirm = "confirm",
        /// It is not gone.
        Reopen = "reopen",
        /// It is put under another one.
        Merge = "merge",
        /// That was a mistake.
        Unmerge = "unmerge",
        /// The unit takes it back.
        Withdraw = "withdraw",
    }
}

/// The machine of difficulties.
#[derive(Debug)]
pub struct Difficulty;

impl Machine for Difficulty {
    type State = DifficultyState;
    type Event = DifficultyEvent;
    const KIND: MachineKind = MachineKind::Difficulty;
    const RULES: &'static [Rule<DifficultyState, DifficultyEvent>] = {
        use DifficultyEvent as E;
        use DifficultyState as S;
        const fn row(event: E, from: &'static [S], to: S, right: A, needs: &'static [N]) -> Rule<S, E> {
            Rule { event, from, to, who: Who::Right(right), other_person: false, needs }
        }
        &[
            row(E::Raise, &[], S::Open, A::RaiseDifficulties, &[N::Difficulty]),
            row(E::Escalate, &[S::Open], S::Open, A::HandleDifficulties, &[N::Text, N::OwnLevel, N::LevelAbove]),
            row(E::SendBack, &[S::Open], S::Open, A::HandleDifficulties, &[N::Text, N::OwnLevel, N::LevelBelow]),
            Rule {
                event: E::Climb,
                from: &[S::Open],
                to: S::Open,
                who: Who::Clock,
                other_person: false,
                needs: &[N::Expired, N::LevelAbove],
            },
            row(E::AskCentre, &[S::Open], S::WaitingCentre, A::AskCentre, &[N::Text]),
            row(E::TakeBack, &[S::WaitingCentre], S::Open, A::AskCentre, &[N::Text]),
            Rule {
                event: E::Decide,
                from: &[S::Open],
                to: S::Decided,
                who: Who::Right(A::HandleDifficulties),
                other_person: true,
                needs: &[N::Text, N::OwnLevel],
            },
            row(E::RecordAnswer, &[S::WaitingCentre], S::Decided, A::AskCentre, &[N::Text, N::Day]),
            row(E::Confirm, &[S::Decided], S::Resolved, A::RaiseDifficulties, &[]),
            row(E::Reopen, &[S::Decided, S::Resolved], S::Open, A::RaiseDifficulties, &[N::Text]),
            row(E::Merge, &[S::Open, S::WaitingCentre], S::Merged, A::MergeDifficulties, &[N::Target]),
            row(E::Unmerge, &[S::Merged], S::Open, A::MergeDifficulties, &[N::Text]),
            row(E::Withdraw, &[S::Open], S::Withdrawn, A::RaiseDifficulties, &[N::Text]),
        ]
    };
}
