//! XML, event by event.

use std::io::BufRead;
use std::io::BufReader;
use std::io::Read;

use domain::importing::book_error::{BookError, BookKind};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::archive::of_io;

/// A part that is being read.
pub(crate) struct Xml<R: Read> {
    reader: quick_xml::Reader<BufReader<R>>,
    buf: Vec<u8>,
    kind: BookKind,
}

impl<R: Read> Xml<R>
where
    BufReader<R>: BufRead,
{
    pub(crate) fn new(reader: BufReader<R>, kind: BookKind) -> Self {
        let mut reader = quick_xml::Reader::from_reader(reader);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self { reader, buf: Vec::with_capacity(1_024), kind }
    }

    /// The next event; [`Event::Eof`] at the end, again and again.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, BookError> {
        self.buf.clear();
        let kind = self.kind;
        self.reader.read_event_into(&mut self.buf).map_err(|error| match error {
            quick_xml::Error::Io(error) => of_io(&error, kind),
            _ => BookError::Damaged { kind },
        })
    }

    /// What the file is taken for.
    pub(crate) const fn damaged(&self) -> BookError {
        BookError::Damaged { kind: self.kind }
    }

    /// Reads over everything inside the element whose start was just read.
    pub(crate) fn skip(&mut self) -> Result<(), BookError> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Event::Start(_) => depth = depth.saturating_add(1),
                Event::End(_) => depth -= 1,
                Event::Eof => return Err(self.damaged()),
                _ => {}
            }
        }
        Ok(())
    }
}

/// An attribute as it is written, by its name without prefix; entities are not resolved.
pub(crate) fn raw<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<&'e str> {
    attributes(element)
        .find(|(key, _)| *key == name || key.strip_suffix(name).is_some_and(|prefix| prefix.ends_with(':')))
        .map(|(_, value)| value)
}

/// The attributes as they are written, up to where they are no attributes any more.
pub(crate) fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    let mut rest = element.attributes_raw();
    std::iter::from_fn(move || {
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, next) = after.get(1..)?.split_once(quote)?;
        rest = next;
        Some((key.trim(), value))
    })
}

/// An attribute with its entities resolved.
pub(crate) fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let raw = raw(element, name)?;
    if !raw.contains('&') {
        return Some(raw.to_owned());
    }
    quick_xml::escape::unescape(raw).ok().map(|text| text.into_owned())
}

/// Whether an attribute says yes.
pub(crate) fn is_true(text: Option<&str>) -> bool {
    matches!(text, Some("1" | "true" | "TRUE"))
}

/// The characters of `&amp;`, `&#10;`; nothing for entities that nobody has defined.
pub(crate) fn resolve(entity: &BytesRef<'_>, into: &mut String) {
    if let Ok(Some(c)) = entity.resolve_char_ref() {
        into.push(c);
    } else if let Some(text) = resolve_xml_entity(entity) {
        into.push_str(text);
    }
}
