//! Rules that a single field can be checked by while it is filled in: the same code on the server and in the browser.

use serde::{Deserialize, Serialize};

use crate::error::RefusalCode;
use crate::fold::nfc;
use crate::{format, passwords};

/// The longest reason, note or decision about something, in characters.
pub const REASON_MAX: u32 = 2_000;

/// What a field may hold. An empty field is no rule's business here: whether it is required, the form says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FieldCheck {
    /// A day, dd/MM/yyyy.
    Day,
    /// At most so many characters.
    MaxChars {
        /// How many.
        max: u32,
    },
    /// A new password of the account with this name.
    NewPassword {
        /// User name.
        username: String,
    },
    /// The same as what stands in another field.
    Repeats {
        /// The id of that field on the page.
        field: String,
    },
}

impl FieldCheck {
    /// What speaks against `typed`. `other` is what stands in the field that [`FieldCheck::Repeats`] names.
    #[must_use]
    pub fn refusal(&self, typed: &str, other: &str) -> Option<RefusalCode> {
        if typed.is_empty() {
            return None;
        }
        match self {
            Self::Day => format::parse_date(typed.trim()).is_none().then_some(RefusalCode::BadDate),
            // As it is stored: in composed form, without blanks around it.
            Self::MaxChars { max } => too_long(&nfc(typed.trim()), *max),
            Self::NewPassword { username } => passwords::weakness(username, typed),
            Self::Repeats { .. } => (typed != other).then_some(RefusalCode::PasswordsDiffer),
        }
    }
}

/// Refuses more than `max` characters.
#[must_use]
pub fn too_long(typed: &str, max: u32) -> Option<RefusalCode> {
    let long = u32::try_from(typed.chars().count()).is_ok_and(|count| count <= max);
    (!long).then_some(RefusalCode::TooLong { max })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_is_refused() {
        let refusal = |typed| FieldCheck::Day.refusal(typed, "");
        assert_eq!([refusal("24/05/2023"), refusal(" 24/05/2023 "), refusal("")], [None, None, None]);
        assert_eq!([refusal("31/02/2023"), refusal("mai")], [Some(RefusalCode::BadDate), Some(RefusalCode::BadDate)]);
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        let check = FieldCheck::MaxChars { max: 3 };
        assert_eq!([check.refusal("điể", ""), check.refusal("điểm", "")], [None, Some(RefusalCode::TooLong { max: 3 })]);
        assert_eq!(check.refusal(" đie\u{302}\u{309} ", ""), None, "as it is stored: composed, trimmed");
    }

    #[test]
    fn passwords_are_checked_by_the_rule_of_the_server() {
        let check = FieldCheck::NewPassword { username: "canbo".to_owned() };
        assert_eq!(check.refusal("ngan", ""), Some(RefusalCode::PasswordTooShort { min: passwords::MIN_CHARS }));
        assert_eq!(check.refusal("mot cau that dai", ""), None);
        let repeat = FieldCheck::Repeats { field: "new".to_owned() };
        assert_eq!([repeat.refusal("a", "a"), repeat.refusal("a", "b")], [None, Some(RefusalCode::PasswordsDiffer)]);
    }
}
