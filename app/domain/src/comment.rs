//! Comments on something that is worked on, and whom they mention: `@canbo`.

use serde::{Deserialize, Serialize};

/// The most characters of a comment.
pub const BODY_MAX: u32 = 2_000;
/// The least and the most characters of a user name.
const USERNAME: std::ops::RangeInclusive<usize> = 3..=40;

/// A piece of a comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Words.
    Words(String),
    /// Somebody who is mentioned: their user name; on a page, their name.
    Person(String),
}

/// A comment in pieces; together they are the comment again, each mention with its @.
///
/// A mention is an @ that no letter or digit stands before (an e-mail address mentions nobody), and a user name after it. A full
/// stop or a hyphen at its end belongs to the sentence.
#[must_use]
pub fn pieces(body: &str) -> Vec<Piece> {
    let (mut found, mut words, mut rest) = (Vec::new(), String::new(), body);
    while let Some((before, after)) = rest.split_once('@') {
        let apart = before.chars().next_back().or_else(|| words.chars().next_back()).is_none_or(|last| !last.is_alphanumeric());
        words.push_str(before);
        let end = after.find(|c: char| !matches!(c, 'a'..='z' | 'A'..='Z' | '0'..='9' | '.' | '-')).unwrap_or(after.len());
        let name = after[..end].trim_end_matches(['.', '-']);
        if apart && USERNAME.contains(&name.len()) {
            if !words.is_empty() {
                found.push(Piece::Words(std::mem::take(&mut words)));
            }
            found.push(Piece::Person(name.to_ascii_lowercase()));
            rest = &after[name.len()..];
        } else {
            words.push('@');
            rest = after;
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        found.push(Piece::Words(words));
    }
    found
}

/// The user names that a comment mentions, each once, in order.
#[must_use]
pub fn mentions(body: &str) -> Vec<String> {
    let mut names = Vec::new();
    for piece in pieces(body) {
        if let Piece::Person(name) = piece
            && !names.contains(&name)
        {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_mentions_nobody_and_a_full_stop_ends_a_sentence() {
        assert_eq!(mentions("Nhờ @canbo và @truongdonvi. (@Canbo) @canbo-"), ["canbo", "truongdonvi"]);
        assert_eq!(mentions("a@sytthanhhoa.vn, @@, @ab, @ , đ@canbo"), [""; 0]);
        assert_eq!(mentions("@@canbo @lan.anh-2."), ["canbo", "lan.anh-2"]);
        assert_eq!(
            pieces("Gửi @canbo: xong"),
            [Piece::Words("Gửi ".to_owned()), Piece::Person("canbo".to_owned()), Piece::Words(": xong".to_owned())]
        );
        assert_eq!(pieces(""), []);
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_comment_again(body in "[a-z@. đÀ\\-]{0,60}") {
            let again: String = pieces(&body).into_iter().map(|piece| match piece {
                Piece::Words(words) => words,
                Piece::Person(name) => format!("@{name}"),
            }).collect();
            prop_assert_eq!(again, body);
        }
    }
}
