//! `/users`: the people of a tenant.

use serde::{Deserialize, Serialize};

use super::units::UnitHead;
use crate::access::Role;
use crate::clock::Instant;
use crate::ids::AccountId;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct UserFilter {
    /// Text to find in names, with or without tone marks.
    pub search: Option<String>,
    /// Only this role.
    pub role: Option<Role>,
    /// Only this person (the page of one).
    pub id: Option<AccountId>,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserRow {
    /// Id.
    pub id: AccountId,
    /// User name.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Role.
    pub role: Role,
    /// Unit.
    pub unit: Option<UnitHead>,
    /// Since when it is disabled.
    pub disabled_at: Option<Instant>,
    /// Last sign-in.
    pub last_sign_in: Option<Instant>,
    /// Whether a password was ever set.
    pub has_password: bool,
    /// A demonstration account.
    pub demo: bool,
    /// Version, to be sent back with a change.
    pub version: i64,
    /// It is one's own.
    pub own: bool,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserList {
    /// In Vietnamese alphabetical order of display names.
    pub rows: Vec<UserRow>,
    /// Units that an account may be put in: code and name, in official order.
    pub units: Vec<(String, String)>,
    /// Roles that exist in this tenant.
    pub roles: Vec<Role>,
    /// A link just made for one person: (account, absolute address, good until). Shown once.
    pub link: Option<PasswordLink>,
}

/// A one-time link to set a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasswordLink {
    /// For whom.
    pub username: String,
    /// The address to hand over.
    pub url: String,
    /// When it runs out.
    pub expires_at: Instant,
}
