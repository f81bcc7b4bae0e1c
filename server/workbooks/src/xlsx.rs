//! Excel 2007 and later (ISO/IEC 29500). Macros, if there are any, are not even looked at.

use std::collections::HashMap;

use domain::importing::book_error::{BookError, BookKind, BookLimit};
use domain::importing::grid::Book;
use quick_xml::events::Event;

use crate::archive::Archive;
use crate::formats::Format;
use crate::gather::Gather;
use crate::limits::Limits;
use crate::xml::{is_true, raw, value};

mod cells;
mod strings;

/// What the cells of all sheets refer to.
struct Shared {
    strings: Vec<String>,
    formats: Vec<Format>,
    from_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    visible: bool,
    relation: String,
}

/// The workbook of an archive.
pub(crate) fn read(mut archive: Archive<'_>, limits: &Limits) -> Result<Book, BookError> {
    let damaged = BookError::Damaged { kind: BookKind::Xlsx };
    let main = main_part(&mut archive)?;
    let relations = relations(&mut archive, &main)?;
    let (listed, from_1904) = workbook(&mut archive, &main, limits)?;
    let of_kind = |kind: &str| relations.values().find(|(found, _)| found.ends_with(kind)).map(|(_, target)| target.clone());
    let strings = match of_kind("/sharedStrings") {
        Some(part) => strings::read(&mut archive, &part, limits)?,
        None => Vec::new(),
    };
    let formats = match of_kind("/styles") {
        Some(part) => formats(&mut archive, &part)?,
        None => Vec::new(),
    };
    let shared = Shared { strings, formats, from_1904 };
    let mut gather = Gather::new(limits);
    for sheet in listed {
        let Some((kind, target)) = relations.get(&sheet.relation) else { return Err(damaged) };
        // Sheets that are only a chart or a dialogue hold no cells.
        if !kind.ends_with("/worksheet") {
            continue;
        }
        let mut xml = archive.xml(target)?.ok_or(damaged)?;
        let cells = cells::read(&mut xml, &shared, &mut gather)?;
        gather.finish(&sheet.name, sheet.visible, cells)?;
    }
    gather.book()
}

/// Where the workbook itself stands: what the package says, or where everybody puts it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, BookError> {
    let mut found = None;
    if let Some(mut xml) = archive.xml("_rels/.rels")? {
        loop {
            match xml.next()? {
                Event::Start(e) if raw(&e, "Type").is_some_and(|kind| kind.ends_with("/officeDocument")) => found = value(&e, "Target"),
                Event::Eof => break,
                _ => {}
            }
        }
    }
    Ok(found.filter(|name| archive.has(name)).unwrap_or_else(|| "xl/workbook.xml".to_owned()))
}

/// What the workbook refers to: by id, the kind and the part.
fn relations(archive: &mut Archive<'_>, main: &str) -> Result<HashMap<String, (String, String)>, BookError> {
    let main = main.trim_start_matches('/').replace('\\', "/");
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let mut found = HashMap::new();
    let Some(mut xml) = archive.xml(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(found) };
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "Relationship" => {
                if let (Some(id), Some(kind), Some(target)) = (value(&e, "Id"), value(&e, "Type"), value(&e, "Target")) {
                    let target = if target.starts_with('/') { target } else { joined(folder, &target) };
                    found.insert(id, (kind, target));
                }
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// A part named from a folder: "../styles.xml" from "xl/x" is "xl/styles.xml".
fn joined(folder: &str, target: &str) -> String {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            other => parts.push(other),
        }
    }
    parts.join("/")
}

/// The sheets in their order, and whether days count from 1904.
fn workbook(archive: &mut Archive<'_>, main: &str, limits: &Limits) -> Result<(Vec<Listed>, bool), BookError> {
    let mut xml = archive.xml(main)?.ok_or(BookError::Damaged { kind: BookKind::Xlsx })?;
    let (mut sheets, mut from_1904) = (Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "workbookPr" => from_1904 = is_true(raw(&e, "date1904")),
                "sheet" => {
                    if let (Some(name), Some(relation)) = (value(&e, "name"), value(&e, "id")) {
                        let visible = !matches!(raw(&e, "state"), Some("hidden" | "veryHidden"));
                        sheets.push(Listed { name, visible, relation });
                    }
                    if sheets.len() > limits.sheets {
                        return Err(limits.exceeded(BookLimit::Sheets));
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}

/// What each style of cells shows.
fn formats(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Format>, BookError> {
    let Some(mut xml) = archive.xml(part)? else { return Ok(Vec::new()) };
    let (mut own, mut formats, mut inside) = (HashMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "numFmt" => {
                    if let (Some(id), Some(code)) = (raw(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok()), value(&e, "formatCode")) {
                        own.insert(id, Format::of_code(&code));
                    }
                }
                "cellXfs" => inside = true,
                "xf" if inside => {
                    let id = raw(&e, "numFmtId").and_then(|id| id.parse::<u32>().ok()).unwrap_or(0);
                    formats.push(own.get(&id).copied().unwrap_or(Format::of_id(id)));
                }
                _ => {}
            },
            Event::End(e) if e.local_name().as_ref() == "cellXfs" => inside = false,
            Event::Eof => return Ok(formats),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn parts_are_named_from_their_folder() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl/a", "../b.xml"), "xl/b.xml");
        assert_eq!(joined("", "..\\..\\x.xml"), "x.xml");
    }
}
