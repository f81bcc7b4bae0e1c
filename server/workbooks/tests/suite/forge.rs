//! Makes workbooks byte by byte, also such as no program would write.

pub mod compound;
pub mod odf;
pub mod old;
pub mod ooxml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A zip archive of these parts; stored, so that the bytes are the same whatever compresses them.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

/// A zip archive of these parts, compressed.
pub fn deflated(parts: &[(&str, &[u8])]) -> Vec<u8> {
    packed(parts, CompressionMethod::Deflated)
}

fn packed(parts: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a new part");
        zip.write_all(bytes).expect("memory takes it");
    }
    zip.finish().expect("complete").into_inner()
}

/// Text for XML.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
