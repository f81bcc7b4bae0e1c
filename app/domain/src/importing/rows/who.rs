//! Whose row it is.

use super::Reader;
use crate::importing::fault::{FaultCode, shown};
use crate::importing::grid::{Address, Cell};
use crate::importing::layout::ColumnRole;
use crate::importing::units::{FoundBy, UnitMatch};

/// After so many unknown units no more names are looked for that are nearly the same: then the file is of somebody else.
const OFFER_UP_TO: usize = 300;

/// A cell that names something, and its text.
type Named = (Address, String);

/// Whether the row's name or code is that of a unit, word for word: then it is no heading of a group.
pub(super) fn is_unit(reader: &Reader<'_>, row: u32) -> bool {
    let (name, code) = places(reader, row);
    [name, code]
        .into_iter()
        .flatten()
        .any(|(_, text)| matches!(reader.index.look_up(&text), UnitMatch::One(_, FoundBy::Name | FoundBy::Code)))
}

/// The unit of a row with the place of its name. `None` when there is none; then it was reported, unless nothing hangs on it.
pub(super) fn unit(reader: &mut Reader<'_>, row: u32) -> Option<(String, Address)> {
    let has_figures = crate::importing::layout::line_has_figures(reader.sheet, reader.layout, row);
    let (name, code) = places(reader, row);
    let Some((at, _)) = name.as_ref().or(code.as_ref()).cloned() else {
        if has_figures {
            let column = reader.layout.column_of(&ColumnRole::UnitName).or_else(|| reader.layout.column_of(&ColumnRole::UnitCode));
            reader.fault(Address::new(row, column.unwrap_or(0)), FaultCode::NoUnit);
        }
        return None;
    };
    let by_code = code.as_ref().map(|(at, text)| (*at, text, reader.index.by_code(text)));
    let by_name = name.as_ref().map(|(at, text)| (*at, text, matched(reader, text)));
    let found = match (by_code, by_name) {
        (Some((_, _, UnitMatch::One(a, _))), Some((name_at, _, UnitMatch::One(b, _)))) if a != b => {
            let code = FaultCode::UnitsDiffer { by_code: label(reader, a), by_name: label(reader, b) };
            reader.fault(name_at, code);
            return None;
        }
        // The code says which one; the name may be written in whatever way.
        (Some((_, _, UnitMatch::One(one, by))), Some((name_at, text, UnitMatch::None(_) | UnitMatch::Several(_)))) => {
            Some((one, by, name_at, text))
        }
        (Some((_, _, UnitMatch::One(one, _))), _) => Some((one, FoundBy::Name, at, &String::new())),
        (Some((code_at, text, _)), Some((_, _, UnitMatch::One(one, _)))) => {
            // A code that is no unit's beside a name that is one's: which of the two is wrong can't be told.
            let fault = FaultCode::UnknownUnit { read: shown(text), near: vec![label(reader, one)] };
            reader.fault(code_at, fault);
            return None;
        }
        (_, Some((name_at, text, UnitMatch::One(one, by)))) => Some((one, by, name_at, text)),
        (_, Some((at, text, missed))) | (Some((at, text, missed)), None) => {
            if has_figures {
                let fault = missing(reader, text, &missed);
                reader.fault(at, fault);
            }
            return None;
        }
        (None, None) => None,
    };
    let (one, by, at, text) = found?;
    let unit = reader.index.unit(one)?;
    if (by != FoundBy::Name && !text.is_empty()) && !(by == FoundBy::Code && text.trim().eq_ignore_ascii_case(&unit.code)) {
        reader.fault(at, FaultCode::UnitReadAs { read: shown(text), unit: unit.name.clone(), by });
    }
    if let Some(first) = reader.seen.get(&unit.code).copied() {
        reader.fault(at, FaultCode::DuplicateUnit { unit: unit.name.clone(), first });
        return None;
    }
    reader.seen.insert(unit.code.clone(), at);
    Some((unit.code.clone(), at))
}

/// The cells of name and code that hold something.
fn places(reader: &Reader<'_>, row: u32) -> (Option<Named>, Option<Named>) {
    let place = |role: &ColumnRole| {
        let at = Address::new(row, reader.layout.column_of(role)?);
        let text = match reader.sheet.cell(at) {
            Cell::Text(text) if !text.trim().is_empty() => text.trim().to_owned(),
            Cell::Number(number) => number.to_string(),
            Cell::Error(error) => error.clone(),
            _ => return None,
        };
        Some((at, text))
    };
    (place(&ColumnRole::UnitName), place(&ColumnRole::UnitCode))
}

fn matched(reader: &Reader<'_>, text: &str) -> UnitMatch {
    if reader.unknown < OFFER_UP_TO { reader.index.find(text) } else { reader.index.look_up(text) }
}

fn missing(reader: &mut Reader<'_>, text: &str, missed: &UnitMatch) -> FaultCode {
    reader.unknown += 1;
    let labels = |places: &[usize]| places.iter().map(|at| label(reader, *at)).collect();
    match missed {
        UnitMatch::Several(places) => FaultCode::SeveralUnits { read: shown(text), candidates: labels(places) },
        UnitMatch::None(places) => FaultCode::UnknownUnit { read: shown(text), near: labels(places) },
        UnitMatch::One(one, _) => FaultCode::UnknownUnit { read: shown(text), near: labels(&[*one]) },
    }
}

/// "Phường Hàm Rồng (14758)".
fn label(reader: &Reader<'_>, at: usize) -> String {
    reader.index.unit(at).map_or_else(String::new, |unit| format!("{} ({})", unit.name, unit.code))
}
