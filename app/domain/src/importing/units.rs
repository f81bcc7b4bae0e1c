//! Which unit a cell names: by its code, its full name, an earlier name, or its name without its kind. One unit or an error; names that are
//! merely alike are offered and never taken.

use serde::{Deserialize, Serialize};
use std::cell::OnceCell;
use std::collections::HashMap;

use super::names::{KnownUnit, key};
use crate::access::coded;
use crate::fold::nfc;

mod alike;

coded! {
    /// By what a unit was found.
    FoundBy {
        /// Its code.
        Code = "code",
        /// Its name, perhaps in other letters: case and marks aside.
        Name = "name",
        /// A name of earlier.
        Earlier = "earlier",
        /// Its name without "xã", "phường", "sở".
        Bare = "bare",
    }
}

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnitMatch {
    /// One unit: its place in the list, and by what.
    One(usize, FoundBy),
    /// Several units that it may mean: their places.
    Several(Vec<usize>),
    /// None; the places of those whose names are nearly the same.
    None(Vec<usize>),
}

/// Words for kinds of units, folded; longer ones first, since "thi xa" begins with no other but "xa" ends it.
const KINDS: &[&str] = &["thanh pho", "thi tran", "dac khu", "thi xa", "phuong", "huyen", "tinh", "quan", "so", "xa"];
/// What people write for them.
const SHORT_KINDS: &[(&str, &str)] = &[
    ("tp", "thanh pho"),
    ("tt", "thi tran"),
    ("tx", "thi xa"),
    ("dk", "dac khu"),
    ("p", "phuong"),
    ("h", "huyen"),
    ("q", "quan"),
    ("x", "xa"),
];

/// The units by everything that they may be called.
#[derive(Debug)]
pub struct UnitIndex<'a> {
    units: &'a [KnownUnit],
    codes: HashMap<String, Vec<usize>>,
    /// Full names as they are written, in lower case: marks tell "Xã Hà Long" from "Xã Hạ Long".
    exact: HashMap<String, Vec<usize>>,
    /// What is needed only where a name isn't written as it is in the list; made when the first one isn't.
    folded: OnceCell<Folded>,
}

/// Names in other words.
#[derive(Debug, Default)]
struct Folded {
    names: HashMap<String, Vec<usize>>,
    earlier: HashMap<String, Vec<usize>>,
    bare: HashMap<String, Vec<usize>>,
    /// The keys of all full names, to find what is nearly the same.
    keys: Vec<String>,
}

impl Folded {
    fn of(units: &[KnownUnit]) -> Self {
        let mut folded = Self::default();
        for (at, unit) in units.iter().enumerate() {
            let full = full_key(&unit.name);
            add(&mut folded.bare, without_kind(&full).1.to_owned(), at);
            add(&mut folded.names, full, at);
            for name in &unit.earlier {
                add(&mut folded.earlier, full_key(name), at);
            }
            folded.keys.push(key(&unit.name));
        }
        folded
    }
}

impl<'a> UnitIndex<'a> {
    /// The index of these units.
    #[must_use]
    pub fn new(units: &'a [KnownUnit]) -> Self {
        let mut index = Self { units, codes: HashMap::new(), exact: HashMap::new(), folded: OnceCell::new() };
        for (at, unit) in units.iter().enumerate() {
            let code = code_key(&unit.code);
            // A spreadsheet takes 00123 for the number 123.
            add(&mut index.codes, code.trim_start_matches('0').to_owned(), at);
            add(&mut index.codes, code, at);
            add(&mut index.exact, exact_key(&nfc(&unit.name)), at);
        }
        index
    }

    /// The unit at a place of the list.
    #[must_use]
    pub fn unit(&self, at: usize) -> Option<&'a KnownUnit> {
        self.units.get(at)
    }

    /// The unit of a code.
    #[must_use]
    pub fn by_code(&self, code: &str) -> UnitMatch {
        match self.codes.get(&code_key(code)).map(Vec::as_slice) {
            Some([one]) => UnitMatch::One(*one, FoundBy::Code),
            Some(several) => UnitMatch::Several(several.to_vec()),
            None => UnitMatch::None(Vec::new()),
        }
    }

    /// The unit that a cell names; where none does, those of nearly the same name.
    #[must_use]
    pub fn find(&self, text: &str) -> UnitMatch {
        match self.look_up(text) {
            UnitMatch::None(near) if near.is_empty() => UnitMatch::None(alike::nearest(&key(text), &self.folded().keys)),
            found => found,
        }
    }

    /// The unit that a cell names, without looking for what is nearly the same.
    #[must_use]
    pub fn look_up(&self, text: &str) -> UnitMatch {
        for (found, by) in [(self.codes.get(&code_key(text)), FoundBy::Code), (self.exact.get(&exact_key(text)), FoundBy::Name)] {
            if let Some(found) = found.filter(|_| !text.trim().is_empty()) {
                return one_of(found, by);
            }
        }
        let full = full_key(text);
        if full.is_empty() {
            return UnitMatch::None(Vec::new());
        }
        let (kind, bare) = without_kind(&full);
        let folded = self.folded();
        let steps = [
            (folded.names.get(&full), FoundBy::Name),
            (folded.earlier.get(&full), FoundBy::Earlier),
            (folded.bare.get(bare), FoundBy::Bare),
        ];
        for (found, by) in steps {
            let Some(found) = found else { continue };
            if by == FoundBy::Bare && kind.is_some() && found.iter().any(|at| self.kind_of(*at).is_some()) {
                // It says "xã" where the list says "phường": that is another unit, or a mistake.
                return UnitMatch::None(found.clone());
            }
            return one_of(found, by);
        }
        UnitMatch::None(Vec::new())
    }

    fn folded(&self) -> &Folded {
        self.folded.get_or_init(|| Folded::of(self.units))
    }

    fn kind_of(&self, at: usize) -> Option<&'static str> {
        self.unit(at).and_then(|unit| without_kind(&full_key(&unit.name)).0)
    }
}

fn one_of(found: &[usize], by: FoundBy) -> UnitMatch {
    match found {
        [one] => UnitMatch::One(*one, by),
        several => UnitMatch::Several(several.to_vec()),
    }
}

fn add(map: &mut HashMap<String, Vec<usize>>, name: String, at: usize) {
    let list = map.entry(name).or_default();
    if list.last() != Some(&at) {
        list.push(at);
    }
}

fn code_key(code: &str) -> String {
    code.split_whitespace().collect::<String>().to_lowercase()
}

/// Of a composed text; cells of sheets are.
fn exact_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !key.is_empty() {
            key.push(' ');
        }
        key.extend(word.chars().flat_map(char::to_lowercase));
    }
    key
}

/// The key of a name with its kind written out, and without what offices write before it: "1. UBND P. Hàm Rồng" is "phuong ham rong".
fn full_key(name: &str) -> String {
    let folded = key(name);
    let mut rest = folded.as_str();
    if let Some(after) =
        rest.split_once(' ').and_then(|(first, after)| (first.bytes().all(|b| b.is_ascii_digit()) && has_letters(after)).then_some(after))
    {
        rest = after;
    }
    for before in ["uy ban nhan dan ", "ubnd "] {
        rest = rest.strip_prefix(before).unwrap_or(rest);
    }
    for (short, long) in SHORT_KINDS {
        if let Some(after) = rest.strip_prefix(short).and_then(|after| after.strip_prefix(' ')) {
            return format!("{long} {after}");
        }
    }
    rest.to_owned()
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// The kind that a key begins with, and the rest.
fn without_kind(full: &str) -> (Option<&'static str>, &str) {
    for kind in KINDS {
        if let Some(bare) = full.strip_prefix(kind).and_then(|rest| rest.strip_prefix(' ')) {
            return (Some(kind), bare);
        }
    }
    (None, full)
}

#[cfg(test)]
mod tests;
