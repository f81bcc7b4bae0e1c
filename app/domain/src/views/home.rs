//! "Việc của tôi": what this person owes now, by deadline.

use serde::{Deserialize, Serialize};
use time::Date;

use super::difficulties::DifficultyLine;
use super::directives::{ObligationRow, OwnStandingDuty};
use super::models::{ModelRow, RegistrationRow};
use super::registrations::RegistrationLine;
use super::units::UnitHead;
use crate::clock::Instant;

/// What is still to be done: by one unit, or the same by several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDuty {
    /// The duty; of several, that of the first unit in official order.
    pub duty: ObligationRow,
    /// How many units have it.
    pub units: u32,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HomeView {
    /// The day shown.
    pub as_of: Date,
    /// The moment that countdowns count from.
    pub at: Instant,
    /// Hour of the day at which due dates end.
    pub deadline_hour: u8,
    /// Open obligations of the person's subtree, earliest due first; at most 40. For whoever acts for no unit, those of all
    /// units: the same demand with the same date once.
    pub open: Vec<OpenDuty>,
    /// All open ones, also those not listed.
    pub open_total: u32,
    /// Of all open ones, past due.
    pub late_total: u32,
    /// Registrations of the subtree that were returned.
    pub returned: Vec<RegistrationRow>,
    /// Registrations that wait for this person's decision, oldest first.
    pub to_review: Vec<RegistrationLine>,
    /// Explanations that wait for this person's decision: the registration, and by whom.
    pub to_hear: Vec<RegistrationLine>,
    /// Difficulties that wait for this person's decision, the nearest date first.
    pub to_decide: Vec<DifficultyLine>,
    /// Difficulties of the subtree that came back: returned, or decided and to be confirmed.
    pub came_back: Vec<DifficultyLine>,
    /// Registrations of the subtree that are being written, or wait for somebody else.
    pub under_way: Vec<RegistrationLine>,
    /// Models of the subtree; at most 10.
    pub models: Vec<ModelRow>,
    /// What documents ask of the person's own units without a date.
    pub standing: Vec<OwnStandingDuty>,
    /// Units that owe something while nobody acts for them: no account of their own, of a successor's or above. For whoever runs
    /// the accounts; at most 20.
    pub unmanned: Vec<UnitHead>,
    /// How many such units there are.
    pub unmanned_total: u32,
    /// The unit the person acts for.
    pub unit: Option<String>,
    /// Name of the standing agency on the day.
    pub standing_agency: Option<String>,
}
