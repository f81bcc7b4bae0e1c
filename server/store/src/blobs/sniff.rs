//! What a file is by its content.

use domain::evidence::FileKind;

/// The kind of a content; `None` for what is not taken. `tail`: where an archive lists what is in it, for writers that order its
/// parts otherwise than Microsoft does.
pub(super) fn kind(head: &[u8], tail: &[u8]) -> Option<FileKind> {
    use infer::{archive, image, odf};
    if archive::is_pdf(head) {
        Some(FileKind::Pdf)
    } else if image::is_png(head) {
        Some(FileKind::Png)
    } else if image::is_jpeg(head) {
        Some(FileKind::Jpeg)
    } else if odf::is_odt(head) {
        Some(FileKind::Odt)
    } else if odf::is_ods(head) {
        Some(FileKind::Ods)
    } else if archive::is_zip(head) {
        office(head, tail)
    } else {
        None
    }
}

/// An office document by the parts that it lists. One with macros is none: it has the same parts and one more.
fn office(head: &[u8], tail: &[u8]) -> Option<FileKind> {
    use infer::doc;
    let lists = |name: &[u8]| tail.windows(name.len()).any(|window| window == name);
    if lists(b"vbaProject.bin") {
        return None;
    }
    if lists(b"[Content_Types].xml") {
        let parts: [(&[u8], FileKind); 3] =
            [(b"word/document.xml", FileKind::Docx), (b"xl/workbook.xml", FileKind::Xlsx), (b"ppt/presentation.xml", FileKind::Pptx)];
        return parts.into_iter().find_map(|(name, kind)| lists(name).then_some(kind));
    }
    // The list of a very large document does not fit into the tail.
    let by_head = [(doc::is_docx(head), FileKind::Docx), (doc::is_xlsx(head), FileKind::Xlsx), (doc::is_pptx(head), FileKind::Pptx)];
    by_head.into_iter().find_map(|(is, kind)| is.then_some(kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_it_is() {
        let of = |bytes: &[u8]| kind(bytes, bytes);
        assert_eq!(of(b"%PDF-1.7\n%%EOF"), Some(FileKind::Pdf));
        assert_eq!(of(b"\x89PNG\r\n\x1a\n\0\0\0\0"), Some(FileKind::Png));
        assert_eq!(of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(FileKind::Jpeg));
        let odt = b"PK\x03\x04\x14\0\0\x08\0\0\0\0!\0^\xc62\x0c'\0\0\0'\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text";
        assert_eq!(of(odt), Some(FileKind::Odt));
        for none in [&b"MZ\x90\0"[..], b"PK\x03\x04\x14\0plain archive of things, long enough", b"<html>", b"#!/bin/sh", b""] {
            assert_eq!(of(none), None);
        }
    }

    #[test]
    fn an_office_document_is_known_by_its_parts_in_any_order() {
        let of = |parts: &[&str]| {
            let mut bytes = b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0\0\0\0\0\0\0\0\0\0\0\0\0\x0b\0\0\0_rels/.rels".to_vec();
            bytes.extend(parts.concat().bytes());
            kind(&bytes, &bytes)
        };
        assert_eq!(of(&["word/document.xml", "[Content_Types].xml"]), Some(FileKind::Docx));
        assert_eq!(of(&["[Content_Types].xml", "xl/workbook.xml"]), Some(FileKind::Xlsx));
        assert_eq!(of(&["[Content_Types].xml", "ppt/presentation.xml"]), Some(FileKind::Pptx));
        assert_eq!(of(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]), None, "no macros");
        assert_eq!(of(&["word/document.xml"]), None);
    }
}
