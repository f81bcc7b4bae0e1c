//! The cells of one sheet, in one pass.

use std::io::Read;

use domain::importing::book_error::{BookError, BookLimit};
use domain::importing::date;
use domain::importing::decimal::Decimal;
use domain::importing::grid::{Address, Area, Cell, Filled};
use quick_xml::events::{BytesStart, Event};

use super::Shared;
use super::strings::{rich_text, without_escapes};
use crate::formats::{self, Format};
use crate::gather::{self, Gather, Sheets};
use crate::xml::{Xml, attributes, raw, resolve};

/// How a cell says what it holds (18.18.11, ST_CellType).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Shared,
    Text,
    Bool,
    Error,
    Day,
}

/// Where a cell stands, and how its value is to be read.
struct Head {
    at: Address,
    kind: Kind,
    format: Format,
}

/// Reads a sheet. The range that it declares is not looked at.
pub(super) fn read<R: Read>(xml: &mut Xml<R>, shared: &Shared, gather: &mut Gather<'_>) -> Result<Sheets, BookError> {
    let mut sheet = Sheets::default();
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut value = String::new();
    let mut seen_root = false;
    loop {
        let head = match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "row" => {
                    if let Some(number) = raw(&e, "r").and_then(|r| r.parse::<u32>().ok()).and_then(|r| r.checked_sub(1)) {
                        row = number;
                    }
                    column = 0;
                    None
                }
                "c" => Some(head(&e, row, column, shared)),
                "mergeCell" => {
                    if let Some(area) = raw(&e, "ref").and_then(Area::parse) {
                        gather.merge(&mut sheet, area)?;
                    }
                    None
                }
                "worksheet" => {
                    seen_root = true;
                    None
                }
                _ => None,
            },
            Event::End(e) if e.local_name().as_ref() == "row" => {
                row = row.saturating_add(1);
                None
            }
            Event::Eof => return if seen_root { Ok(sheet) } else { Err(xml.damaged()) },
            _ => None,
        };
        if let Some(head) = head {
            // What lies outside of a sheet can't be shown by any program.
            let head = head.ok_or_else(|| xml.damaged())?;
            column = head.at.column.saturating_add(1);
            let filled = cell(xml, head, shared, gather, &mut value)?;
            gather.push(&mut sheet, filled)?;
        }
    }
}

/// `None`: not a place in a sheet.
fn head(e: &BytesStart<'_>, row: u32, column: u32, shared: &Shared) -> Option<Head> {
    let mut head = Head { at: Address::new(row, column), kind: Kind::Number, format: Format::Plain };
    // None of the three has a prefix.
    for (name, value) in attributes(e) {
        match (name, value) {
            ("r", name) => head.at = Address::parse(name)?,
            ("t", "s") => head.kind = Kind::Shared,
            ("t", "str" | "inlineStr") => head.kind = Kind::Text,
            ("t", "b") => head.kind = Kind::Bool,
            ("t", "e") => head.kind = Kind::Error,
            ("t", "d") => head.kind = Kind::Day,
            ("s", style) => head.format = style.parse::<usize>().ok().and_then(|s| shared.formats.get(s)).copied().unwrap_or(Format::Plain),
            _ => {}
        }
    }
    (head.at.row <= 1_048_575 && head.at.column <= 16_383).then_some(head)
}

/// The inside of a cell whose start was just read.
fn cell<R: Read>(xml: &mut Xml<R>, head: Head, shared: &Shared, gather: &Gather<'_>, value: &mut String) -> Result<Filled, BookError> {
    value.clear();
    let mut formula = false;
    let mut inside = false;
    let mut inline = None;
    loop {
        let mut text_follows = false;
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "v" => inside = true,
                "f" => formula = true,
                "is" => text_follows = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "v" => inside = false,
                "c" => break,
                _ => {}
            },
            Event::Text(e) if inside => value.push_str(&e.xml10_content()),
            Event::CData(e) if inside => value.push_str(&e.xml10_content()),
            Event::GeneralRef(e) if inside => resolve(&e, value),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if text_follows {
            inline = Some(rich_text(xml, "is", gather.limits())?);
        }
        if value.len() > gather.limits().cell_text.saturating_mul(4) {
            return Err(gather.limits().exceeded(BookLimit::CellText));
        }
    }
    let percent = head.kind == Kind::Number && head.format == Format::Percent;
    let cell = match inline {
        Some(text) => Cell::Text(gather::text(&text)),
        None if value.is_empty() => Cell::Empty,
        None => stored(&head, value, shared).ok_or_else(|| xml.damaged())?,
    };
    Ok(Filled { at: head.at, percent: percent && matches!(cell, Cell::Number(_)), cell, formula })
}

/// The value that is stored. `None`: it refers to nothing.
fn stored(head: &Head, value: &str, shared: &Shared) -> Option<Cell> {
    Some(match head.kind {
        Kind::Shared => Cell::Text(shared.strings.get(value.trim().parse::<usize>().ok()?)?.clone()),
        Kind::Text => Cell::Text(gather::text(&without_escapes(value))),
        Kind::Bool => Cell::Bool(matches!(value.trim(), "1" | "true")),
        Kind::Error => Cell::Error(value.trim().to_owned()),
        Kind::Day => date::read(value).map_or_else(|_| Cell::Text(gather::text(value)), |day| Cell::Date(day, 0)),
        Kind::Number => number(value.trim(), head.format, shared.from_1904),
    })
}

fn number(value: &str, format: Format, from_1904: bool) -> Cell {
    // Fifteen digits are exact in a double, so that the text itself is the shortest form.
    if format != Format::Day
        && value.len() <= 15
        && value.bytes().all(|b| b.is_ascii_digit())
        && let Ok(whole) = value.parse::<i64>()
    {
        return Cell::Number(Decimal::whole(whole));
    }
    match value.parse::<f64>() {
        Ok(double) if format == Format::Day => formats::day(double, from_1904).unwrap_or_else(|| gather::number(double)),
        Ok(double) => gather::number(double),
        Err(_) => Cell::Text(gather::text(value)),
    }
}
