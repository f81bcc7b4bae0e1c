//! The front page of the bare host.

use serde::{Deserialize, Serialize};

use super::directives::DirectiveHead;
use super::frame::TenantHead;
use crate::units::{Level, UnitKind};

/// A tenant on the front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontCard {
    /// Which, with its address.
    pub tenant: TenantHead,
    /// What it shows to everybody; nothing unless its setting says so.
    pub facts: Option<FrontFacts>,
}

/// The totals of one province, as of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrontFacts {
    /// Units at commune level by kind.
    pub communes: Vec<(UnitKind, u32)>,
    /// The newest document that asks for registrations.
    pub directive: Option<DirectiveHead>,
    /// Registrations under it, by level.
    pub registered: Vec<RegisteredFact>,
}

/// How many units of a level have registered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredFact {
    /// The level.
    pub level: Level,
    /// Units whose latest registration is accepted.
    pub registered: u32,
    /// All units of the level; `None` where the document prints no denominator.
    pub total: Option<u32>,
}
