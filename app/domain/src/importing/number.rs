//! Numbers that came as text: "1.234,5", "1,234.5", "1 234", "65,1%", "(12)", "−3".
//!
//! One mark with three digits behind it ("1.234") is a thousand to some and a fraction to others. It is read only as its column
//! is written ([`notation_of`]), and says so; without a column that tells, it is an error that names both readings.

use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use crate::access::coded;
use crate::text::Lang;

coded! {
    /// How numbers are written.
    Notation {
        /// 1.234,5
        Vietnamese = "vi",
        /// 1,234.5
        English = "en",
    }
}

impl Notation {
    /// The language whose notation it is.
    #[must_use]
    pub const fn lang(self) -> Lang {
        match self {
            Self::Vietnamese => Lang::Vi,
            Self::English => Lang::En,
        }
    }
}

/// A number that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The number; of a percentage, how many per cent.
    pub value: Decimal,
    /// Whether a per cent sign stood behind it.
    pub percent: bool,
    /// The notation that decided, where the text alone could be read in two ways.
    pub by_column: Option<Notation>,
}

/// Why a text is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum NumberFault {
    /// It is not written as one.
    NotANumber,
    /// It is one in two ways.
    Ambiguous {
        /// As 1.234,5 is written.
        vietnamese: Decimal,
        /// As 1,234.5 is written.
        english: Decimal,
    },
    /// It has more digits than are kept.
    TooLong,
}

/// The number of a text. `column`: how the other cells of its column are written, where that is known.
///
/// # Errors
/// [`NumberFault`]; nothing is ever guessed.
pub fn read(text: &str, column: Option<Notation>) -> Result<Reading, NumberFault> {
    let parts = Parts::of(text).ok_or(NumberFault::NotANumber)?;
    let number = |whole: &str, fraction: &str| parts.number(whole, fraction).ok_or(NumberFault::TooLong);
    let reading = |value, by_column| Reading { value, percent: parts.percent, by_column };
    match shape(&parts.body).ok_or(NumberFault::NotANumber)? {
        Shape::Certain { whole, fraction, .. } => Ok(reading(number(&whole, &fraction)?, None)),
        Shape::OneMark { mark, head, tail } => {
            let (thousands, fraction) = (number(&format!("{head}{tail}"), "")?, number(&head, &tail)?);
            let (vietnamese, english) = if mark == '.' { (thousands, fraction) } else { (fraction, thousands) };
            match column {
                Some(Notation::Vietnamese) => Ok(reading(vietnamese, column)),
                Some(Notation::English) => Ok(reading(english, column)),
                None => Err(NumberFault::Ambiguous { vietnamese, english }),
            }
        }
    }
}

/// The notation that a text proves by itself: "1.234,5" is Vietnamese, "12,5" too, "1,234,567" English; "12" and "1.234" prove nothing.
#[must_use]
pub fn notation(text: &str) -> Option<Notation> {
    match shape(&Parts::of(text)?.body)? {
        Shape::Certain { proves, .. } => proves,
        Shape::OneMark { .. } => None,
    }
}

/// How the cells of a column are written: what they prove, if they agree. `None` when none proves anything, or two disagree.
pub fn notation_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> Option<Notation> {
    let mut agreed = None;
    for found in texts.into_iter().filter_map(notation) {
        match agreed {
            Some(before) if before != found => return None,
            _ => agreed = Some(found),
        }
    }
    agreed
}

/// A text that stands for "no figure".
#[must_use]
pub fn is_dash(text: &str) -> bool {
    matches!(text.trim(), "-" | "–" | "—" | "−" | "…" | "..." | "\\")
}

/// A text taken apart: sign, per cent sign, and digits with marks between.
struct Parts {
    negative: bool,
    percent: bool,
    body: String,
}

impl Parts {
    /// `None` for what no number is made of.
    fn of(text: &str) -> Option<Self> {
        let plain: String = text.chars().map(plain).collect();
        let mut rest = plain.trim();
        let mut percent = false;
        if let Some(before) = rest.strip_suffix('%') {
            (percent, rest) = (true, before.trim_end());
        }
        let mut negative = false;
        if let Some(inner) = rest.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            (negative, rest) = (true, inner.trim());
            if let Some(before) = rest.strip_suffix('%').filter(|_| !percent) {
                (percent, rest) = (true, before.trim_end());
            }
        } else if let Some(after) = rest.strip_prefix('-') {
            (negative, rest) = (true, after.trim_start());
        } else if let Some(after) = rest.strip_prefix('+') {
            rest = after.trim_start();
        }
        let fits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
        (!rest.is_empty() && rest.chars().all(fits)).then(|| Self { negative, percent, body: rest.to_owned() })
    }

    fn number(&self, whole: &str, fraction: &str) -> Option<Decimal> {
        let size = Decimal::of_digits(whole, fraction)?;
        Some(if self.negative { Decimal { mantissa: -size.mantissa, ..size } } else { size })
    }
}

/// The character that people mean: full-width forms as narrow ones, every hyphen and minus as one, every blank as one.
fn plain(c: char) -> char {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from_u32(u32::from(c) - 0xff10 + u32::from('0')).unwrap_or(c),
        '．' => '.',
        '，' => ',',
        '％' | '﹪' => '%',
        '（' => '(',
        '）' => ')',
        '＋' => '+',
        '−' | '–' | '‐' | '‑' | '－' | '﹣' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// What digits with marks between them say.
enum Shape {
    /// One reading, and the notation it proves.
    Certain { whole: String, fraction: String, proves: Option<Notation> },
    /// One mark, one to three digits before it and three behind it: two readings.
    OneMark { mark: char, head: String, tail: String },
}

fn shape(body: &str) -> Option<Shape> {
    let certain = |whole: String, fraction: &str, proves| Some(Shape::Certain { whole, fraction: fraction.to_owned(), proves });
    let last = body.rfind(['.', ',']);
    let Some((last, mark)) = last.and_then(|at| Some((at, body[at..].chars().next()?))) else {
        return certain(grouped(body, ' ')?, "", None);
    };
    let (head, tail) = (&body[..last], &body[last + 1..]);
    let other = if mark == '.' { ',' } else { '.' };
    let decimal_mark = if mark == ',' { Notation::Vietnamese } else { Notation::English };
    if head.contains(other) {
        // "1.234,5": the last mark parts the fraction. The groups before it must be whole.
        return certain(grouped(head, other)?, digits(tail)?, Some(decimal_mark));
    }
    if head.contains(mark) {
        // "1.234.567": the same mark twice can only part thousands.
        let thousands = if mark == '.' { Notation::Vietnamese } else { Notation::English };
        return certain(grouped(body, mark)?, "", Some(thousands));
    }
    if head.contains(' ') {
        return certain(grouped(head, ' ')?, digits(tail)?, Some(decimal_mark));
    }
    let (head, tail) = (digits(head)?, digits(tail)?);
    // "0,651" is no thousand, nor is "1234,567".
    if tail.len() == 3 && head.len() <= 3 && !head.starts_with('0') {
        return Some(Shape::OneMark { mark, head: head.to_owned(), tail: tail.to_owned() });
    }
    certain(head.to_owned(), tail, Some(decimal_mark))
}

/// Digits and nothing else, at least one.
fn digits(text: &str) -> Option<&str> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

/// The digits of "1.234.567" without the marks; `None` when a group is not of three digits (the first: one to three).
fn grouped(text: &str, mark: char) -> Option<String> {
    if !text.contains(mark) {
        return digits(text).map(str::to_owned);
    }
    let mut out = String::with_capacity(text.len());
    for (nth, group) in text.split(mark).enumerate() {
        let group = digits(group)?;
        if (nth == 0 && (group.len() > 3 || group.starts_with('0'))) || (nth > 0 && group.len() != 3) {
            return None;
        }
        out.push_str(group);
    }
    Some(out)
}

#[cfg(test)]
mod tests;
