//! Archives, changed by hand.

/// The same archive with other contents.
pub fn repacked(archive: &[u8], change: impl Fn(&str, Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut old = tar::Archive::new(flate2::read::GzDecoder::new(archive));
    let mut new = tar::Builder::new(flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast()));
    for entry in old.entries().expect("entries") {
        let mut entry = entry.expect("an entry");
        let name = entry.path().expect("a name").display().to_string();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut content).expect("content");
        let content = change(&name, content);
        let mut header = tar::Header::new_gnu();
        header.set_size(content.len() as u64);
        new.append_data(&mut header, &name, content.as_slice()).expect("an entry");
    }
    new.into_inner().and_then(flate2::write::GzEncoder::finish).expect("an archive")
}

/// A text with one thing in it replaced.
pub fn replaced(content: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(content).expect("a manifest is text");
    assert!(text.contains(from), "{from} is not in {text}");
    text.replace(from, to).into_bytes()
}
