//! Texts of a workbook: shared between cells, or in the cell itself.

use std::io::Read;

use domain::importing::book_error::{BookError, BookLimit};
use quick_xml::events::Event;

use crate::archive::Archive;
use crate::gather;
use crate::limits::Limits;
use crate::xml::{Xml, resolve};

/// The list of shared texts.
pub(super) fn read(archive: &mut Archive<'_>, part: &str, limits: &Limits) -> Result<Vec<String>, BookError> {
    let Some(mut xml) = archive.xml(part)? else { return Ok(Vec::new()) };
    let mut strings = Vec::new();
    loop {
        match xml.next()? {
            Event::Start(e) if e.local_name().as_ref() == "si" => {
                let raw = rich_text(&mut xml, "si", limits)?;
                strings.push(gather::text(&raw));
            }
            Event::Eof => return Ok(strings),
            _ => {}
        }
    }
}

/// The text inside an element whose start was just read: all its runs, without phonetic hints.
pub(super) fn rich_text<R: Read>(xml: &mut Xml<R>, end: &str, limits: &Limits) -> Result<String, BookError> {
    let mut text = String::new();
    let mut inside = false;
    loop {
        let mut hints = false;
        match xml.next()? {
            Event::Start(e) => match e.local_name().as_ref() {
                "t" => inside = true,
                "rPh" => hints = true,
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "t" => inside = false,
                name if name == end => return Ok(without_escapes(&text)),
                _ => {}
            },
            Event::Text(e) if inside => text.push_str(&e.xml10_content()),
            Event::CData(e) if inside => text.push_str(&e.xml10_content()),
            Event::GeneralRef(e) if inside => resolve(&e, &mut text),
            Event::Eof => return Err(xml.damaged()),
            _ => {}
        }
        if hints {
            xml.skip()?;
        }
        // Four bytes a character at most.
        if text.len() > limits.cell_text.saturating_mul(4) {
            return Err(limits.exceeded(BookLimit::CellText));
        }
    }
}

/// `_x000D_` is a character that XML can't hold, `_x005F_` an underline before what only looks like one (18.4.12, ST_Xstring).
pub(super) fn without_escapes(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, from) = rest.split_at(at);
        units.extend(before.encode_utf16());
        let unit = from.get(2..7).and_then(|code| code.strip_suffix('_')).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        match unit.and_then(|code| u16::from_str_radix(code, 16).ok()) {
            Some(unit) => {
                units.push(unit);
                rest = &from[7..];
            }
            None => {
                units.extend("_x".encode_utf16());
                rest = &from[2..];
            }
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::without_escapes;

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(without_escapes("a_x000D_b_x005F_x000D_"), "a\rb_x000D_");
        assert_eq!(without_escapes("_xD83D__xDE00_"), "😀");
        for plain in ["a_xb", "_x00", "_x00ZZ_", "_xế000_", "", "_x"] {
            assert_eq!(without_escapes(plain), plain);
        }
    }
}
