//! Excel 97 to 2003 (MS-XLS, BIFF8). Only records that hold cells are read; nothing in the file is believed without looking.

use domain::importing::book_error::{BookError, BookKind, BookLimit};
use domain::importing::grid::{Address, Area, Book, Cell, Filled};

use crate::cfb::{Compound, u16_at, u32_at};
use crate::formats::{self, Format};
use crate::gather::{self, Gather, Sheets};
use crate::limits::Limits;

mod records;
mod strings;

use records::{Record, records};

const DAMAGED: BookError = BookError::Damaged { kind: BookKind::Xls };

/// What the cells of all sheets refer to.
#[derive(Default)]
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    from_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    visible: bool,
    at: usize,
}

/// The workbook of a compound file.
pub(crate) fn read(file: &Compound<'_>, limits: &Limits) -> Result<Book, BookError> {
    let stream = match file.stream("Workbook")? {
        Some(stream) => stream,
        None => file.stream("Book")?.ok_or(DAMAGED)?,
    };
    let (listed, shared) = globals(&stream, limits)?;
    let mut gather = Gather::new(limits);
    for sheet in listed {
        let cells = cells(stream.get(sheet.at..).ok_or(BookError::CutOff)?, &shared, &mut gather)?;
        gather.finish(&sheet.name, sheet.visible, cells)?;
    }
    gather.book()
}

/// What stands before the sheets.
fn globals(stream: &[u8], limits: &Limits) -> Result<(Vec<Listed>, Shared), BookError> {
    let (mut listed, mut shared) = (Vec::new(), Shared::default());
    let mut own: Vec<(u16, Format)> = Vec::new();
    let mut styles: Vec<u16> = Vec::new();
    let mut first = true;
    for record in records(stream) {
        let Record { kind, data, more } = record?;
        if first && (kind != 0x0809 || u16_at(data, 0) != Some(0x0600)) {
            // Excel 95 and earlier.
            return Err(DAMAGED);
        }
        first = false;
        match kind {
            // FilePass: the rest is encrypted.
            0x002f => return Err(BookError::Password),
            0x0022 => shared.from_1904 = u16_at(data, 0) == Some(1),
            // Format: a number and its code.
            0x041e => {
                if let (Some(id), Some((code, _))) = (u16_at(data, 0), data.get(2..).and_then(|rest| strings::plain(rest, 2))) {
                    own.push((id, Format::of_code(&code)));
                }
            }
            // XF: of a cell, or of a style; cells refer to both in one count.
            0x00e0 => styles.push(u16_at(data, 2).ok_or(DAMAGED)?),
            // BoundSheet: a worksheet (0) among charts and macro sheets.
            0x0085 => {
                let (at, state, kind) = (u32_at(data, 0), data.get(4), data.get(5));
                let name = data.get(6..).and_then(|rest| strings::plain(rest, 1));
                let (Some(at), Some(state), Some(kind), Some((name, _))) = (at, state, kind, name) else { return Err(DAMAGED) };
                if *kind == 0 {
                    listed.push(Listed {
                        name: name.replace('\0', ""),
                        visible: state & 3 == 0,
                        at: usize::try_from(at).map_err(|_| DAMAGED)?,
                    });
                }
                if listed.len() > limits.sheets {
                    return Err(limits.exceeded(BookLimit::Sheets));
                }
            }
            0x00fc => shared.strings = strings::shared(data, &more, limits)?,
            0x000a => break,
            _ => {}
        }
    }
    let of = |id: &u16| own.iter().find(|(own, _)| own == id).map_or_else(|| Format::of_id(u32::from(*id)), |(_, format)| *format);
    shared.formats = styles.iter().map(of).collect();
    Ok((listed, shared))
}

/// The cells of a sheet whose first record stands at the beginning.
fn cells(stream: &[u8], shared: &Shared, gather: &mut Gather<'_>) -> Result<Sheets, BookError> {
    let mut sheet = Sheets::default();
    // Charts within a sheet have records of their own, which look like cells.
    let mut depth = 0_u32;
    let mut waiting: Option<Filled> = None;
    for record in records(stream) {
        let Record { kind, data, .. } = record?;
        match kind {
            0x0809 => depth = depth.saturating_add(1),
            0x000a if depth <= 1 => {
                // A formula whose text never came.
                if let Some(filled) = waiting.take() {
                    gather.push(&mut sheet, filled)?;
                }
                return Ok(sheet);
            }
            0x000a => depth -= 1,
            _ if depth != 1 => {}
            // The result of the formula before it, where it is a text.
            0x0207 => {
                if let Some(mut filled) = waiting.take() {
                    let (text, _) = strings::plain(data, 2).ok_or(DAMAGED)?;
                    filled.cell = Cell::Text(gather::text(&text));
                    gather.push(&mut sheet, filled)?;
                }
            }
            0x00e5 => {
                for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    if let Some(area) = merged(area) {
                        gather.merge(&mut sheet, area)?;
                    }
                }
            }
            0x00bd => several(data, shared, &mut |filled| gather.push(&mut sheet, filled))?,
            0x0006 => {
                if let Some(filled) = waiting.take() {
                    gather.push(&mut sheet, filled)?;
                }
                let (filled, text_follows) = formula(data, shared)?;
                if text_follows {
                    waiting = Some(filled);
                } else {
                    gather.push(&mut sheet, filled)?;
                }
            }
            _ => {
                if let Some(filled) = single(kind, data, shared)? {
                    gather.push(&mut sheet, filled)?;
                }
            }
        }
    }
    // Every sheet ends with a record that says so.
    Err(BookError::CutOff)
}

fn merged(area: &[u8]) -> Option<Area> {
    let at = |nth| u16_at(area, nth).map(u32::from);
    let area = Area { from: Address::new(at(0)?, at(4)?), to: Address::new(at(2)?, at(6)?) };
    (area.from.row <= area.to.row && area.from.column <= area.to.column).then_some(area)
}

/// Where a cell stands, and what its number shows.
fn place(data: &[u8], shared: &Shared) -> Result<(Address, Format), BookError> {
    let at = |nth| u16_at(data, nth).ok_or(DAMAGED);
    let format = shared.formats.get(usize::from(at(4)?)).copied().unwrap_or(Format::Plain);
    Ok((Address::new(u32::from(at(0)?), u32::from(at(2)?)), format))
}

fn filled(at: Address, cell: Cell, format: Format, formula: bool) -> Filled {
    let percent = format == Format::Percent && matches!(cell, Cell::Number(_));
    Filled { at, cell, formula, percent }
}

/// A record of one cell; `None` for every other record.
fn single(kind: u16, data: &[u8], shared: &Shared) -> Result<Option<Filled>, BookError> {
    if !matches!(kind, 0x0203 | 0x0204 | 0x00d6 | 0x0205 | 0x027e | 0x00fd) {
        return Ok(None);
    }
    let (at, format) = place(data, shared)?;
    let rest = data.get(6..).unwrap_or_default();
    let cell = match kind {
        0x0203 => number(f64_at(rest, 0).ok_or(DAMAGED)?, format, shared),
        0x027e => number(rk(u32_at(rest, 0).ok_or(DAMAGED)?), format, shared),
        0x0205 => match rest {
            [value, 0, ..] => Cell::Bool(*value != 0),
            [code, _, ..] => Cell::Error(error(*code).to_owned()),
            _ => return Err(DAMAGED),
        },
        0x00fd => {
            let nth = u32_at(rest, 0).and_then(|nth| usize::try_from(nth).ok()).ok_or(DAMAGED)?;
            Cell::Text(shared.strings.get(nth).ok_or(DAMAGED)?.clone())
        }
        _ => Cell::Text(gather::text(&strings::plain(rest, 2).ok_or(DAMAGED)?.0)),
    };
    Ok(Some(filled(at, cell, format, false)))
}

/// MulRk: numbers side by side.
fn several(data: &[u8], shared: &Shared, push: &mut dyn FnMut(Filled) -> Result<(), BookError>) -> Result<(), BookError> {
    let (row, first) = (u16_at(data, 0).ok_or(DAMAGED)?, u16_at(data, 2).ok_or(DAMAGED)?);
    let list = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
    for (nth, one) in (u32::from(first)..).zip(list.chunks_exact(6)) {
        let format = u16_at(one, 0).and_then(|style| shared.formats.get(usize::from(style))).copied().unwrap_or(Format::Plain);
        let value = rk(u32_at(one, 2).ok_or(DAMAGED)?);
        push(filled(Address::new(u32::from(row), nth), number(value, format, shared), format, false))?;
    }
    Ok(())
}

/// A formula with its stored result; whether that is a text, which comes in a record of its own.
fn formula(data: &[u8], shared: &Shared) -> Result<(Filled, bool), BookError> {
    let (at, format) = place(data, shared)?;
    let result = data.get(6..14).ok_or(DAMAGED)?;
    let (cell, text_follows) = match (result[0], result[2], result[6..] == [0xff, 0xff]) {
        (0, _, true) => (Cell::Empty, true),
        (1, value, true) => (Cell::Bool(value != 0), false),
        (2, code, true) => (Cell::Error(error(code).to_owned()), false),
        (_, _, true) => (Cell::Text(String::new()), false),
        _ => (number(f64_at(result, 0).ok_or(DAMAGED)?, format, shared), false),
    };
    Ok((filled(at, cell, format, true), text_follows))
}

fn number(value: f64, format: Format, shared: &Shared) -> Cell {
    if format == Format::Day
        && let Some(day) = formats::day(value, shared.from_1904)
    {
        return day;
    }
    gather::number(value)
}

/// RkNumber (2.5.219): thirty bits of a double or a whole number, perhaps hundredths.
fn rk(bits: u32) -> f64 {
    let hundredths = bits & 1 != 0;
    if bits & 2 != 0 {
        let whole = f64::from(bits.cast_signed() >> 2);
        return if hundredths { whole / 100.0 } else { whole };
    }
    let value = f64::from_bits(u64::from(bits & 0xffff_fffc) << 32);
    if hundredths { value / 100.0 } else { value }
}

fn f64_at(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(bytes.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// BErr (2.5.10).
const fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}

#[cfg(test)]
mod tests {
    use super::rk;

    #[test]
    fn packed_numbers() {
        // 1 and 100 times 1,23, as MS-XLS shows them.
        assert_eq!([rk(0x3ff0_0000), rk(0x3ff0_0001), rk(0x04d2 << 2 | 2), rk(0x04d2 << 2 | 3)], [1.0, 0.01, 1234.0, 12.34]);
        assert_eq!(rk((-5_i32 << 2).cast_unsigned() | 2), -5.0);
    }
}
