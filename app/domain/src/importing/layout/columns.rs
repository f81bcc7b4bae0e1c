//! What a heading means.

use super::{Certainty, Column, ColumnRole, Part};
use crate::importing::names::{KnownIndicator, key};

const ORDINAL: &[&str] = &["stt", "tt", "so tt", "so thu tu", "no"];
const CODE: &[&str] =
    &["ma", "ma don vi", "ma dv", "ma xa", "ma so", "ma dvhc", "ma don vi hanh chinh", "ma xa phuong", "unit code", "code"];
const UNIT: &[&str] = &[
    "don vi",
    "ten don vi",
    "don vi bao cao",
    "don vi hanh chinh",
    "don vi thuc hien",
    "dia phuong",
    "ten dia phuong",
    "dia ban",
    "co quan",
    "co quan don vi",
    "co quan don vi dia phuong",
    "don vi dia phuong",
    "xa phuong",
    "xa phuong thi tran",
    "xa phuong dac khu",
    "ten xa",
    "ten xa phuong",
    "ten co quan",
    "so nganh",
    "so nganh dia phuong",
    "huyen thi xa thanh pho",
    "unit",
    "unit name",
];
const NOTE: &[&str] = &["ghi chu", "nhan xet", "y kien", "nguyen nhan", "giai trinh", "note", "notes", "remark", "remarks"];

const RATE: &[&str] = &["ty le", "%", "ty le %", "dat ty le", "ty le dat", "phan tram", "rate", "dat %"];
const ABOVE: &[&str] = &["tu so", "so luong", "so dat", "thuc hien", "da thuc hien", "so ho so", "ket qua", "dat", "numerator"];
const BELOW: &[&str] =
    &["mau so", "tong so", "tong", "tong cong", "so phai thuc hien", "phai thuc hien", "ke hoach", "chi tieu giao", "denominator"];
const AMOUNT: &[&str] = &["so luong", "gia tri", "thuc hien", "ket qua", "so lieu", "amount"];

/// A meaning, and how well the heading says it: 3 in so many words, 2 by its group and its part, 1 by one of them.
type Guess = (u8, String, Part);

/// Whether a heading is that of a column of units.
pub(super) fn is_unit(heading: &str) -> bool {
    last_keys(heading).iter().any(|key| UNIT.contains(&key.as_str()))
}

/// Whether a heading says anything that is known.
pub(super) fn says_something(heading: &str, indicators: &[Keys]) -> bool {
    let known = |key: &String| [ORDINAL, CODE, UNIT, NOTE, RATE].iter().any(|list| list.contains(&key.as_str()));
    last_keys(heading).iter().any(known) || !guesses(heading, indicators).is_empty()
}

/// The whole heading, and its lowest part.
fn last_keys(heading: &str) -> Vec<String> {
    let mut keys = vec![key(heading)];
    if let Some((_, last)) = heading.rsplit_once(" – ") {
        keys.push(key(last));
    }
    keys.retain(|key| !key.is_empty());
    keys
}

/// What the headings mean, each by itself; then each figure goes to one column only.
pub(super) fn meanings(headings: Vec<(u32, String)>, indicators: &[KnownIndicator]) -> Vec<Column> {
    let keys = keys_of(indicators);
    let mut columns: Vec<Column> = headings.into_iter().map(|(column, heading)| meaning(column, heading, indicators, &keys)).collect();
    let mut taken: Vec<ColumnRole> = Vec::new();
    for certainty in [Certainty::Certain, Certainty::Likely] {
        for column in
            columns.iter_mut().filter(|one| one.certainty == certainty && !matches!(one.role, ColumnRole::Ignored | ColumnRole::Note))
        {
            if taken.contains(&column.role) {
                column.candidates = candidates_of(&column.role, indicators);
                (column.role, column.certainty) = (ColumnRole::Ignored, Certainty::Unclear);
            } else {
                taken.push(column.role.clone());
            }
        }
    }
    columns
}

fn meaning(column: u32, heading: String, indicators: &[KnownIndicator], known: &[Keys]) -> Column {
    let keys = last_keys(&heading);
    let is = |list: &[&str]| keys.iter().any(|key| list.contains(&key.as_str()));
    let fixed = if is(ORDINAL) {
        Some(ColumnRole::Ordinal)
    } else if is(CODE) {
        Some(ColumnRole::UnitCode)
    } else if is(UNIT) {
        Some(ColumnRole::UnitName)
    } else if is(NOTE) {
        Some(ColumnRole::Note)
    } else {
        None
    };
    if let Some(role) = fixed {
        return Column { column, heading, role, certainty: Certainty::Certain, candidates: Vec::new() };
    }
    let guesses = guesses(&heading, known);
    let best = guesses.iter().map(|(strength, ..)| *strength).max().unwrap_or(0);
    let found: Vec<&Guess> = guesses.iter().filter(|(strength, ..)| *strength == best).collect();
    if let [(strength, indicator, part)] = found.as_slice() {
        let role = ColumnRole::Figure { indicator: indicator.clone(), part: *part };
        let certainty = if *strength >= 2 { Certainty::Certain } else { Certainty::Likely };
        return Column { column, heading, role, certainty, candidates: Vec::new() };
    }
    let candidates = found.iter().flat_map(|(_, code, part)| words(code, *part, indicators)).collect();
    Column { column, heading, role: ColumnRole::Ignored, certainty: Certainty::Unclear, candidates }
}

fn candidates_of(role: &ColumnRole, indicators: &[KnownIndicator]) -> Vec<String> {
    match role {
        ColumnRole::Figure { indicator, part } => words(indicator, *part, indicators).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// "Hồ sơ trực tuyến (HS_TT)".
fn words(code: &str, part: Part, indicators: &[KnownIndicator]) -> Option<String> {
    let known = indicators.iter().find(|one| one.code == code)?;
    let name = match part {
        Part::Numerator => &known.numerator,
        Part::Denominator => &known.denominator,
        Part::Rate | Part::Amount => &known.name,
    };
    Some(format!("{name} ({code})"))
}

/// Everything that a heading may mean among figures; of one figure only the strongest reason.
fn guesses(heading: &str, indicators: &[Keys]) -> Vec<Guess> {
    let segments: Vec<String> = heading.split(" – ").map(key).filter(|key| !key.is_empty()).collect();
    let whole = key(heading);
    let Some(last) = segments.last() else { return Vec::new() };
    let groups = segments.get(..segments.len() - 1).unwrap_or_default();
    let mut found: Vec<Guess> = Vec::new();
    for indicator in indicators {
        let named = |segment: &String| indicator.names.contains(segment);
        let (above, below) = (&indicator.above, &indicator.below);
        let in_group = groups.iter().any(named);
        let is_part = |list: &[&str]| list.contains(&last.as_str());
        let mut say = |strength: u8, part: Part| found.push((strength, indicator.code.clone(), part));
        if indicator.is_ratio {
            // The label decides alone where only one indicator has it; with its group it does in any case.
            let by_label = if in_group { 3 } else { 2 };
            if !above.is_empty() && (last == above || whole == *above) {
                say(by_label, Part::Numerator);
            } else if last == below || whole == *below {
                say(by_label, Part::Denominator);
            } else if (in_group && (is_part(RATE) || named(last))) || (groups.is_empty() && (named(last) || named(&whole))) {
                say(3, Part::Rate);
            } else if in_group && is_part(BELOW) {
                say(2, Part::Denominator);
            } else if in_group && is_part(ABOVE) {
                say(2, Part::Numerator);
            } else if named(last) {
                say(1, Part::Rate);
            }
        } else if named(last) || named(&whole) {
            say(3, Part::Amount);
        } else if in_group && is_part(AMOUNT) {
            say(2, Part::Amount);
        }
    }
    found
}

/// What the headings of an indicator may be, to compare by.
pub(super) struct Keys {
    code: String,
    is_ratio: bool,
    names: Vec<String>,
    above: String,
    below: String,
}

/// The keys of all indicators, made once for all headings.
pub(super) fn keys_of(indicators: &[KnownIndicator]) -> Vec<Keys> {
    let keys = |indicator: &KnownIndicator| {
        let names = [&indicator.code, &indicator.name].into_iter().chain(&indicator.aliases);
        let mut names: Vec<String> = names.map(|name| key(name)).collect();
        let (above, below) = (key(&indicator.numerator), key(&indicator.denominator));
        if !indicator.is_ratio() {
            names.push(above.clone());
        }
        names.retain(|key| !key.is_empty());
        Keys { code: indicator.code.clone(), is_ratio: indicator.is_ratio(), names, above, below }
    };
    indicators.iter().map(keys).collect()
}
