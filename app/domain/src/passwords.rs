//! What a new password must be: long, and not one of those that are tried first.

use crate::error::{Refusal, RefusalCode};

/// The fewest characters of a password.
pub const MIN_CHARS: u32 = 12;
/// The most: the hash of more would only cost time.
pub const MAX_CHARS: u32 = 200;

/// The first words of every list of leaked passwords that are long enough to pass the length rule, and ours.
const COMMON: &[&str] =
    &["123456789012", "1234567890123", "qwertyuiop123", "password1234", "passwordpassword", "matkhau123456", "diem06diem06"];

/// What speaks against `new` as the password of the account `username`.
#[must_use]
pub fn weakness(username: &str, new: &str) -> Option<RefusalCode> {
    let length = u32::try_from(new.chars().count()).unwrap_or(u32::MAX);
    let lower = new.to_lowercase();
    if length < MIN_CHARS {
        return Some(RefusalCode::PasswordTooShort { min: MIN_CHARS });
    }
    if length > MAX_CHARS {
        return Some(RefusalCode::TooLong { max: MAX_CHARS });
    }
    let common = COMMON.contains(&lower.as_str()) || lower.contains(username) && length < MIN_CHARS + 4 || one_character(new);
    common.then_some(RefusalCode::PasswordTooCommon)
}

/// What speaks against a new password and its repetition; fields `new` and `repeat`.
#[must_use]
pub fn check(username: &str, new: &str, repeat: &str) -> Vec<Refusal> {
    let refusal = |field: &str, code| Refusal { field: Some(field.to_owned()), code };
    let weak = weakness(username, new).map(|code| refusal("new", code));
    let differ = (new != repeat).then(|| refusal("repeat", RefusalCode::PasswordsDiffer));
    weak.into_iter().chain(differ).collect()
}

fn one_character(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|first| letters.all(|letter| letter == first))
}
