//! `/account`: one's own account and sessions.

use serde::{Deserialize, Serialize};

use crate::access::{Action, Role};
use crate::clock::Instant;
use crate::notice::Frequency;
use crate::text::Lang;

/// One session of one's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// A handle for revoking it; reveals nothing of the session's id.
    pub handle: String,
    /// When it began.
    pub created_at: Instant,
    /// Last seen, to within five minutes.
    pub seen_at: Instant,
    /// Browser, in few words.
    pub agent: String,
    /// Network it came from (IPv4 /24, IPv6 /48).
    pub network: String,
    /// The one in use now.
    pub current: bool,
}

/// What somebody wants by e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailWish {
    /// Where to; none: nothing is sent.
    pub email: Option<String>,
    /// How often.
    pub frequency: Frequency,
    /// In which language.
    pub lang: Lang,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountView {
    /// User name.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// Role.
    pub role: Role,
    /// Unit, if the role acts for one.
    pub unit: Option<String>,
    /// What the role may do.
    pub rights: Vec<Action>,
    /// Newest first.
    pub sessions: Vec<SessionRow>,
    /// When the password was last changed.
    pub password_changed_at: Option<Instant>,
    /// What comes by e-mail.
    pub mail: MailWish,
}
