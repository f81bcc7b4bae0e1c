//! `/settings`: how a tenant calls itself and counts.

use serde::{Deserialize, Serialize};
use time::Date;

use super::units::UnitHead;
use crate::clarity::Clarity;
use crate::difficulty::Ladder;
use crate::reminder::ReminderPolicy;
use crate::units::Validity;

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsView {
    /// Name of the committee or task force.
    pub committee: String,
    /// Tone marks on the second vowel ("hoà") or the first ("hòa"): `modern` or `classic`.
    pub spelling: String,
    /// Hour (Vietnam) at which a due date ends, 0–23.
    pub deadline_hour: u8,
    /// Whether everybody sees the totals on the front page.
    pub public_facts: bool,
    /// What a task must be clear about.
    pub clarities: Vec<Clarity>,
    /// How many working days each level has for a difficulty, from the bottom up.
    pub ladder: Ladder,
    /// When people are reminded, and how often at most.
    pub reminders: ReminderSettings,
    /// Standing agencies with their days, newest first.
    pub standing_agencies: Vec<(UnitHead, Validity)>,
    /// Departments in force today, in official order.
    pub departments: Vec<UnitHead>,
    /// Days of this and the next year that differ from the ordinary week: day, working or not, name.
    pub calendar: Vec<CalendarDay>,
    /// Version, to be sent back with a change.
    pub version: i64,
}

/// When people are reminded, and how often at most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReminderSettings {
    /// On which days.
    pub policy: ReminderPolicy,
    /// The most that one unit is urged on one day.
    pub urge_cap: u32,
    /// Hour (Vietnam) of the daily e-mail, 0–23.
    pub digest_hour: u8,
}

/// A day that differs from the ordinary week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarDay {
    /// The day.
    pub day: Date,
    /// Make-up working day, else a holiday.
    pub working: bool,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: String,
}
