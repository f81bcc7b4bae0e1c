//! .ods, as LibreOffice writes it.

use super::ooxml::C;
use super::{archive, escape};

/// A workbook of one sheet; empty rows up to the last of all behind it.
pub fn book(name: &str, rows: &[Vec<C>]) -> Vec<u8> {
    archive(&parts(&content(name, rows), false).iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect::<Vec<_>>())
}

/// The parts of a workbook with this content; encrypted ones say so in their manifest.
pub fn parts(content: &str, encrypted: bool) -> Vec<(&'static str, Vec<u8>)> {
    let data = if encrypted { "<manifest:encryption-data manifest:checksum=\"x\"/>" } else { "" };
    let manifest = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry manifest:full-path=\"/\" manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/><manifest:file-entry manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\">{data}</manifest:file-entry></manifest:manifest>"
    );
    vec![
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml", content.as_bytes().to_vec()),
        ("META-INF/manifest.xml", manifest.into_bytes()),
    ]
}

/// The content of a workbook of one sheet.
pub fn content(name: &str, rows: &[Vec<C>]) -> String {
    let mut body = String::new();
    for row in rows {
        body.push_str("<table:table-row>");
        for cell in row {
            body.push_str(&match cell {
                C::N => "<table:table-cell/>".to_owned(),
                C::T(text) => format!("<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>", escape(text)),
                C::V(value) => {
                    format!("<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{value}</text:p></table:table-cell>")
                }
                C::P(value) => {
                    format!("<table:table-cell office:value-type=\"percentage\" office:value=\"{value}\"><text:p>x%</text:p></table:table-cell>")
                }
                C::D(day) => {
                    format!("<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>x</text:p></table:table-cell>")
                }
                C::F(formula, _, value) => format!(
                    "<table:table-cell table:formula=\"of:={}\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>{}</text:p></table:table-cell>",
                    escape(formula),
                    escape(value)
                ),
                C::G(formula) => format!("<table:table-cell table:formula=\"of:={}\"/>", escape(formula)),
            });
        }
        body.push_str("<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\"><office:body><office:spreadsheet><table:table table:name=\"{}\">{body}<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
        escape(name)
    )
}
