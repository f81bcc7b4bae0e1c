//! From bytes to a workbook.

use domain::importing::book_error::{BookError, BookKind, BookLimit, OtherKind};
use domain::importing::grid::Book;

use crate::archive::Archive;
use crate::cfb::Compound;
use crate::limits::Limits;
use crate::sniff::{self, Family};
use crate::{delimited, ods, xls, xlsx};

/// A file whose kind is known, opened as far as that takes.
enum Opened<'a> {
    Xlsx(Archive<'a>),
    Ods(Archive<'a>),
    Xls(Compound<'a>),
    Csv(String),
}

/// The workbook in a file, whatever its name. Formulas are not computed and macros not run; what is stored as their result is read.
///
/// # Errors
/// [`BookError`]: one reason, the first that was met. No bytes make it panic, and none take longer than their number and the limits allow.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, BookError> {
    match open(bytes, limits)? {
        Opened::Xlsx(archive) => xlsx::read(archive, limits),
        Opened::Ods(archive) => ods::read(archive, limits),
        Opened::Xls(file) => xls::read(&file, limits),
        Opened::Csv(text) => delimited::read(&text, limits),
    }
}

/// The kind of a file by its content, without reading what is in it.
///
/// # Errors
/// As [`read`], for what is no spreadsheet at all.
pub fn kind(bytes: &[u8], limits: &Limits) -> Result<BookKind, BookError> {
    Ok(match open(bytes, limits)? {
        Opened::Xlsx(_) => BookKind::Xlsx,
        Opened::Ods(_) => BookKind::Ods,
        Opened::Xls(_) => BookKind::Xls,
        Opened::Csv(_) => BookKind::Csv,
    })
}

fn open<'a>(bytes: &'a [u8], limits: &'a Limits) -> Result<Opened<'a>, BookError> {
    if bytes.is_empty() {
        return Err(BookError::Empty);
    }
    if u64::try_from(bytes.len()).map_or(true, |size| size > limits.file_bytes) {
        return Err(limits.exceeded(BookLimit::FileBytes));
    }
    match sniff::family(bytes) {
        Family::Zip => zipped(Archive::open(bytes, limits)?),
        Family::Compound => compound(Compound::open(bytes)?),
        Family::Text => Ok(Opened::Csv(sniff::text(bytes).ok_or(BookError::OtherKind { what: OtherKind::Text })?)),
        Family::Other(what) => Err(BookError::OtherKind { what }),
    }
}

fn zipped(mut archive: Archive<'_>) -> Result<Opened<'_>, BookError> {
    let other = |what| Err(BookError::OtherKind { what });
    if archive.has("mimetype") {
        let kind = archive.head("mimetype", 200)?;
        return match kind.as_slice() {
            kind if kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet") => Ok(Opened::Ods(archive)),
            kind if kind.starts_with(b"application/vnd.oasis.opendocument") => other(OtherKind::Document),
            _ => other(OtherKind::Archive),
        };
    }
    if !archive.has("[Content_Types].xml") {
        return other(OtherKind::Archive);
    }
    if archive.has("xl/workbook.bin") {
        other(OtherKind::Xlsb)
    } else if archive.has_folder("xl/") {
        Ok(Opened::Xlsx(archive))
    } else if archive.has_folder("word/") || archive.has_folder("ppt/") {
        other(OtherKind::Document)
    } else {
        other(OtherKind::Archive)
    }
}

fn compound(file: Compound<'_>) -> Result<Opened<'_>, BookError> {
    if file.has("EncryptedPackage") || file.has("EncryptionInfo") {
        Err(BookError::Password)
    } else if file.has("Workbook") || file.has("Book") {
        Ok(Opened::Xls(file))
    } else if file.has("WordDocument") || file.has("PowerPoint Document") {
        Err(BookError::OtherKind { what: OtherKind::Document })
    } else {
        Err(BookError::OtherKind { what: OtherKind::Unknown })
    }
}
