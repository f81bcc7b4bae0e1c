//! Delegations, as those see them who gave or hold them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::access::Action;
use crate::ids::DelegationId;

/// Where a delegation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DelegationState {
    /// Its first day is to come.
    ToCome,
    /// It holds today.
    InForce,
    /// Its last day is over.
    Over,
    /// The giver ended it early.
    Ended,
}

impl DelegationState {
    /// Whether it can still be ended early.
    #[must_use]
    pub const fn stands(self) -> bool {
        matches!(self, Self::ToCome | Self::InForce)
    }
}

/// One delegation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationRow {
    /// Id.
    pub id: DelegationId,
    /// The other person: to whom one gave it, or from whom one has it.
    pub other: String,
    /// That person's position.
    pub position: String,
    /// Which rights.
    pub rights: Vec<Action>,
    /// First day.
    pub first: Date,
    /// Last day, included.
    pub last: Date,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: DelegationState,
    /// Whether this session acts by it.
    pub in_use: bool,
}

/// Somebody who may be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// User name.
    pub username: String,
    /// Name, position and unit in one line.
    pub words: String,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delegations {
    /// Those that the person gave, newest first.
    pub given: Vec<DelegationRow>,
    /// Those that the person holds or held, newest first.
    pub received: Vec<DelegationRow>,
    /// The rights that the person may give; none for who may delegate nothing.
    pub rights: Vec<Action>,
    /// To whom; empty where nothing may be given.
    pub people: Vec<Person>,
}

/// In whose name the person acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InNameOf {
    /// That one's name.
    pub name: String,
    /// Their position.
    pub position: String,
    /// Until which day, included.
    pub until: Date,
}

/// A delegation as the form gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DelegationText {
    /// User name of who is to act.
    #[serde(default)]
    pub to: String,
    /// dd/MM/yyyy.
    #[serde(default)]
    pub first: String,
    /// dd/MM/yyyy.
    #[serde(default)]
    pub last: String,
    /// Why.
    #[serde(default)]
    pub text: String,
    /// One tick for each right, named by its code; whatever else came is none.
    #[serde(flatten)]
    pub ticks: BTreeMap<String, String>,
}

impl DelegationText {
    /// The rights that were ticked.
    pub fn rights(&self) -> impl Iterator<Item = Action> {
        Action::ALL.iter().copied().filter(|action| self.ticks.get(action.code()).is_some_and(|value| value == "true"))
    }
}
