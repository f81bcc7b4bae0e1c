//! The records of a stream: a kind, a length, and the records that go on with it.

use domain::importing::book_error::BookError;

use crate::cfb::u16_at;

/// A record with those that continue it.
pub(super) struct Record<'a> {
    pub kind: u16,
    pub data: &'a [u8],
    /// The data of CONTINUE records behind it.
    pub more: Vec<&'a [u8]>,
}

/// The records of a stream, to its end or to where one is cut off.
pub(super) fn records(stream: &[u8]) -> impl Iterator<Item = Result<Record<'_>, BookError>> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        // Behind the last record a stream is filled up with noughts.
        if rest.len() < 4 || rest.iter().take(4).all(|byte| *byte == 0) {
            return None;
        }
        let Some((kind, data, after)) = one(rest) else {
            rest = &[];
            return Some(Err(BookError::CutOff));
        };
        rest = after;
        let mut more = Vec::new();
        while let Some((0x003c, data, after)) = one(rest) {
            more.push(data);
            rest = after;
        }
        Some(Ok(Record { kind, data, more }))
    })
}

fn one(bytes: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let (kind, length) = (u16_at(bytes, 0)?, usize::from(u16_at(bytes, 2)?));
    let rest = bytes.get(4..)?;
    Some((kind, rest.get(..length)?, rest.get(length..)?))
}
