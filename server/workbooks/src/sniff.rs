//! What a file is, by its content. Its name is not asked.

use domain::importing::book_error::OtherKind;

use crate::cfb;

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    Zip,
    Compound,
    /// Text in UTF-8, perhaps with a mark before it, or in UTF-16.
    Text,
    Other(OtherKind),
}

/// The first bytes of what is no spreadsheet.
const OTHERS: &[(&[u8], OtherKind)] = &[
    (b"%PDF", OtherKind::Pdf),
    (b"{\\rtf", OtherKind::Document),
    (b"\x89PNG", OtherKind::Picture),
    (b"\xff\xd8\xff", OtherKind::Picture),
    (b"GIF8", OtherKind::Picture),
    (b"Rar!", OtherKind::Archive),
    (b"7z\xbc\xaf", OtherKind::Archive),
    (b"\x1f\x8b", OtherKind::Archive),
    (b"PK\x05\x06", OtherKind::Archive),
];

/// How much of a text is looked at for marks of a page.
const HEAD: usize = 4_096;

/// The family of a file that has bytes.
pub(crate) fn family(bytes: &[u8]) -> Family {
    if bytes.starts_with(b"PK\x03\x04") {
        return Family::Zip;
    }
    if bytes.starts_with(cfb::SIGNATURE) {
        return Family::Compound;
    }
    if let Some((_, what)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Family::Other(*what);
    }
    match text(bytes) {
        Some(text) => markup(&text).map_or(Family::Text, Family::Other),
        None => Family::Other(if is_printable(bytes) { OtherKind::Text } else { OtherKind::Unknown }),
    }
}

/// The text of a file: UTF-8 or UTF-16. `None` for other encodings and for what holds control characters.
pub(crate) fn text(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok()?.to_owned(),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        // Without a mark: Latin letters leave every second byte empty.
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => utf16(bytes, u16::from_le_bytes)?,
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => utf16(bytes, u16::from_be_bytes)?,
        _ => std::str::from_utf8(bytes).ok()?.to_owned(),
    };
    let odd = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
    (!text.chars().any(odd)).then_some(text)
}

fn utf16(bytes: &[u8], number: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(number);
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

/// Pages and XML that were saved with the name of a spreadsheet.
fn markup(text: &str) -> Option<OtherKind> {
    let head: String = text.trim_start().chars().take(HEAD).collect::<String>().to_lowercase();
    if !head.starts_with('<') {
        return None;
    }
    let page = ["<html", "<!doctype html", "<table", "<body", "<head", "<meta"];
    if page.iter().any(|mark| head.contains(mark)) {
        Some(OtherKind::Html)
    } else if head.starts_with("<?xml") {
        Some(OtherKind::Xml)
    } else {
        None
    }
}

/// Whether nearly all bytes may be letters of some old encoding.
fn is_printable(bytes: &[u8]) -> bool {
    bytes.iter().take(HEAD).all(|b| matches!(b, b'\t' | b'\n' | b'\r' | 0x20..=0xff))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_it_is() {
        for (bytes, family) in [
            (&b"PK\x03\x04...."[..], Family::Zip),
            (cfb::SIGNATURE, Family::Compound),
            (b"a;b\n1;2", Family::Text),
            (b"\xef\xbb\xbfa;b", Family::Text),
            (b"\xff\xfea\0;\0b\0", Family::Text),
            (b"a\0;\0b\0", Family::Text),
            (b"\xfe\xff\0a\0;", Family::Text),
            (b"  <!DOCTYPE html><table>", Family::Other(OtherKind::Html)),
            (b"<?xml version='1.0'?><Workbook>", Family::Other(OtherKind::Xml)),
            (b"%PDF-1.7", Family::Other(OtherKind::Pdf)),
            (b"\x89PNG\r\n", Family::Other(OtherKind::Picture)),
            (b"\xd3\xd4 v\xb5n b\xb6n", Family::Other(OtherKind::Text)),
            (b"\x01\x02\x03", Family::Other(OtherKind::Unknown)),
            (b"\xff\xfea", Family::Other(OtherKind::Text)),
        ] {
            assert_eq!(super::family(bytes), family, "{bytes:?}");
        }
    }
}
