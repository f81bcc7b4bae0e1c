//! OpenDocument spreadsheets (OASIS ODF 1.3, part 3).

use std::collections::HashSet;
use std::io::Read;

use domain::importing::book_error::{BookError, BookKind, BookLimit};
use domain::importing::date;
use domain::importing::grid::{Address, Area, Book, Cell, Filled};
use quick_xml::events::{BytesStart, Event};

use crate::archive::Archive;
use crate::gather::{self, Gather, Sheets};
use crate::limits::Limits;
use crate::xml::{Xml, raw, resolve, value};

/// The last row and column of a sheet, as Excel has them too; LibreOffice repeats empty rows up to there.
const LAST: (u32, u32) = (1_048_575, 16_383);
/// The most blanks in a row that are taken for text.
const MOST_BLANKS: usize = 1_000;

/// The workbook of an archive.
pub(crate) fn read(mut archive: Archive<'_>, limits: &Limits) -> Result<Book, BookError> {
    archive.kind = BookKind::Ods;
    if is_encrypted(&mut archive)? {
        return Err(BookError::Password);
    }
    let mut gather = Gather::new(limits);
    let mut xml = archive.xml("content.xml")?.ok_or(BookError::Damaged { kind: BookKind::Ods })?;
    let mut hidden: HashSet<String> = HashSet::new();
    let mut style = None;
    loop {
        let mut skip = false;
        let mut table = None;
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "style" => style = value(&e, "name"),
                "table-properties" if raw(&e, "display") == Some("false") => hidden.extend(style.take()),
                "table" => {
                    table = Some((value(&e, "name").unwrap_or_default(), raw(&e, "style-name").is_some_and(|name| hidden.contains(name))))
                }
                "tracked-changes" => skip = true,
                _ => {}
            },
            Event::Eof => return gather.book(),
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
        if let Some((name, is_hidden)) = table {
            let sheet = rows(&mut xml, &mut gather)?;
            gather.finish(&name, !is_hidden, sheet)?;
        }
    }
}

fn is_encrypted(archive: &mut Archive<'_>) -> Result<bool, BookError> {
    let Some(mut xml) = archive.xml("META-INF/manifest.xml")? else { return Ok(false) };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// How often something is repeated; at least once.
fn times(e: &BytesStart<'_>, name: &str) -> u32 {
    raw(e, name).and_then(|n| n.parse::<u32>().ok()).unwrap_or(1).max(1)
}

/// A table whose start was just read, to its end.
fn rows<R: Read>(xml: &mut Xml<R>, gather: &mut Gather<'_>) -> Result<Sheets, BookError> {
    let mut sheet = Sheets::default();
    let mut row = 0_u32;
    loop {
        let mut skip = false;
        let mut repeat = None;
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "table-row" => repeat = Some(times(&e, "number-rows-repeated")),
                // Drawings over the cells may hold text and tables of their own.
                "shapes" | "forms" | "table" => skip = true,
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "table" => return Ok(sheet),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
        if let Some(repeat) = repeat {
            let (cells, merged) = cells(xml, row, gather)?;
            for area in merged {
                gather.merge(&mut sheet, area)?;
            }
            // Empty rows are only counted; rows that hold something end at the limit of cells.
            if !cells.is_empty() {
                for nth in 0..repeat {
                    let Some(at) = row.checked_add(nth).filter(|row| *row <= LAST.0) else { break };
                    for cell in &cells {
                        let mut copy = cell.clone();
                        copy.at.row = at;
                        gather.push(&mut sheet, copy)?;
                    }
                }
            }
            row = row.saturating_add(repeat);
        }
    }
}

/// The cells of a row whose start was just read, and areas that begin in it.
fn cells<R: Read>(xml: &mut Xml<R>, row: u32, gather: &Gather<'_>) -> Result<(Vec<Filled>, Vec<Area>), BookError> {
    let (mut found, mut merged) = (Vec::new(), Vec::new());
    let mut column = 0_u32;
    loop {
        let next = match xml.next()? {
            Event::Start(e) if matches!(e.local_name().as_ref(), "table-cell" | "covered-table-cell") => {
                let covered = e.local_name().as_ref() == "covered-table-cell";
                let span = (times(&e, "number-rows-spanned"), times(&e, "number-columns-spanned"));
                Some((times(&e, "number-columns-repeated"), span, Typed::of(&e), covered))
            }
            Event::End(e) if e.local_name().as_ref() == "table-row" => return Ok((found, merged)),
            Event::Eof => return Err(xml.damaged()),
            _ => None,
        };
        let Some((repeat, span, typed, covered)) = next else { continue };
        let text = text(xml, if covered { "covered-table-cell" } else { "table-cell" }, gather.limits())?;
        let (cell, percent, formula) = typed.cell(&text);
        let at = Address::new(row, column);
        if span != (1, 1) && !covered {
            let to = Address::new(row.saturating_add(span.0 - 1).min(LAST.0), column.saturating_add(span.1 - 1).min(LAST.1));
            merged.push(Area { from: at, to });
        }
        if !matches!(cell, Cell::Empty) || formula {
            for nth in 0..repeat {
                let Some(column) = column.checked_add(nth).filter(|column| *column <= LAST.1) else { break };
                found.push(Filled { at: Address::new(row, column), cell: cell.clone(), formula, percent });
            }
        }
        column = column.saturating_add(repeat);
    }
}

/// What the attributes of a cell say (19.385, office:value-type).
struct Typed {
    kind: Option<String>,
    value: Option<String>,
    is_error: bool,
    formula: bool,
}

impl Typed {
    fn of(e: &BytesStart<'_>) -> Self {
        let is_error = e.attributes_raw().contains("calcext:value-type=\"error\"");
        let kind = office(e, "value-type");
        let name = match kind.as_deref() {
            Some("date") => "date-value",
            Some("time") => "time-value",
            Some("boolean") => "boolean-value",
            Some("string") => "string-value",
            _ => "value",
        };
        Self { value: office(e, name), kind, is_error, formula: raw(e, "formula").is_some() }
    }

    /// The cell, whether it is a percentage, and whether a formula.
    fn cell(self, text: &str) -> (Cell, bool, bool) {
        let shown = || if text.is_empty() { Cell::Empty } else { Cell::Text(gather::text(text)) };
        let stored = self.value.as_deref().unwrap_or_default();
        let number = || stored.parse::<f64>().map_or_else(|_| shown(), gather::number);
        let percent = self.kind.as_deref() == Some("percentage");
        let cell = if self.is_error {
            Cell::Error(text.trim().to_owned())
        } else {
            match self.kind.as_deref() {
                Some("float" | "currency" | "percentage") => number(),
                Some("boolean") => Cell::Bool(stored == "true"),
                Some("date") => date::read(stored).map_or_else(|_| shown(), |day| Cell::Date(day, seconds(stored))),
                Some("string") if !stored.is_empty() => Cell::Text(gather::text(stored)),
                _ => shown(),
            }
        };
        (cell, percent, self.formula)
    }
}

/// An attribute of the office's own; `calcext:value-type` says the same in other words.
fn office(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let full = format!("office:{name}");
    value(e, &full)
}

/// The seconds of the day of "2024-04-30T08:30:00".
fn seconds(stored: &str) -> u32 {
    let Some((_, time)) = stored.split_once('T') else { return 0 };
    let mut parts = time.split([':', '.']).map(|part| part.parse::<u32>().unwrap_or(0));
    let (hours, minutes, seconds) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    (hours.min(23) * 3_600 + minutes.min(59) * 60 + seconds.min(59)).min(86_399)
}

/// The text inside a cell whose start was just read, to its end: its paragraphs, without notes and drawings.
fn text<R: Read>(xml: &mut Xml<R>, end: &str, limits: &Limits) -> Result<String, BookError> {
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut depth = 0_u32;
    loop {
        let mut skip = false;
        match xml.next()? {
            Event::Start(e) => {
                let blanks = |e: &BytesStart<'_>| raw(e, "c").and_then(|c| c.parse::<usize>().ok()).unwrap_or(1).min(MOST_BLANKS);
                match e.name().as_ref() {
                    "text:p" => {
                        paragraphs += 1;
                        depth += 1;
                        if paragraphs > 1 {
                            text.push('\n');
                        }
                    }
                    "text:s" => text.push_str(&" ".repeat(blanks(&e))),
                    "text:tab" => text.push('\t'),
                    "text:line-break" => text.push('\n'),
                    name if name == "office:annotation" || name.starts_with("draw:") || name == "table:table" => skip = true,
                    _ => {}
                }
            }
            Event::End(e) => match e.local_name().as_ref() {
                "p" => depth = depth.saturating_sub(1),
                name if name == end => return Ok(text),
                _ => {}
            },
            Event::Text(e) if depth > 0 => text.push_str(&e.xml10_content()),
            Event::CData(e) if depth > 0 => text.push_str(&e.xml10_content()),
            Event::GeneralRef(e) if depth > 0 => resolve(&e, &mut text),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if skip {
            xml.skip()?;
        }
        if text.len() > limits.cell_text.saturating_mul(4) {
            return Err(limits.exceeded(BookLimit::CellText));
        }
    }
}
