//! Compound files (MS-CFB): the little file system that old Office files and encrypted new ones are.

use domain::importing::book_error::BookError;

/// The first bytes of a compound file.
pub(crate) const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// From here on a number of a sector means something else: free, end, part of the table.
const SPECIAL: u32 = 0xffff_fffa;

/// A compound file whose tables were read.
pub(crate) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    table: Vec<u32>,
    small_table: Vec<u32>,
    small: Vec<u8>,
    entries: Vec<Entry>,
    /// Streams shorter than this lie in the small ones.
    cutoff: u64,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'a> Compound<'a> {
    /// Opens a file that begins with [`SIGNATURE`]. What refers to beyond its end was cut off.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, BookError> {
        let shift = u16_at(bytes, 30).ok_or(BookError::CutOff)?;
        let sector = match shift {
            9 => 512,
            12 => 4_096,
            _ => return Err(BookError::OtherKind { what: domain::importing::book_error::OtherKind::Unknown }),
        };
        let header = |at| u32_at(bytes, at).ok_or(BookError::CutOff);
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            entries: Vec::new(),
            cutoff: u64::from(header(56)?),
        };
        // The sectors of the table: 109 in the header, the rest in a chain of their own.
        let mut sectors: Vec<u32> = (0..109).filter_map(|nth| u32_at(bytes, 76 + nth * 4)).collect();
        let (mut next, mut seen) = (header(68)?, 0);
        while next < SPECIAL && seen <= bytes.len() / sector {
            let list = file.sector(next).ok_or(BookError::CutOff)?;
            let mut numbers: Vec<u32> = numbers(list).collect();
            next = numbers.pop().unwrap_or(SPECIAL);
            sectors.extend(numbers);
            seen += 1;
        }
        for number in sectors.into_iter().filter(|number| *number < SPECIAL) {
            let list: Vec<u32> = numbers(file.sector(number).ok_or(BookError::CutOff)?).collect();
            file.table.extend(list);
        }
        let directory = file.chain(header(48)?)?;
        file.entries = directory.chunks_exact(128).filter_map(entry).collect();
        file.small_table = numbers(&file.chain(header(60)?)?).collect();
        if let Some(root) = file.entries.first() {
            file.small = file.chain(root.start)?;
        }
        Ok(file)
    }

    /// Whether there is a stream or folder of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.entry(name).is_some()
    }

    /// The bytes of a stream.
    pub(crate) fn stream(&self, name: &str) -> Result<Option<Vec<u8>>, BookError> {
        let Some(entry) = self.entry(name) else { return Ok(None) };
        let mut bytes = if entry.size < self.cutoff { self.small_chain(entry.start)? } else { self.chain(entry.start)? };
        let size = usize::try_from(entry.size).map_err(|_| BookError::CutOff)?;
        if bytes.len() < size {
            return Err(BookError::CutOff);
        }
        bytes.truncate(size);
        Ok(Some(bytes))
    }

    fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let from = usize::try_from(number).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        // The last sector may be short.
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..to).filter(|bytes| !bytes.is_empty())
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, BookError> {
        let mut bytes = Vec::new();
        let mut next = start;
        // A chain that is longer than the table goes in a circle.
        for _ in 0..=self.table.len() {
            if next >= SPECIAL {
                return Ok(bytes);
            }
            bytes.extend_from_slice(self.sector(next).ok_or(BookError::CutOff)?);
            next = usize::try_from(next).ok().and_then(|at| self.table.get(at)).copied().ok_or(BookError::CutOff)?;
        }
        Err(BookError::CutOff)
    }

    fn small_chain(&self, start: u32) -> Result<Vec<u8>, BookError> {
        let mut bytes = Vec::new();
        let mut next = start;
        for _ in 0..=self.small_table.len() {
            if next >= SPECIAL {
                return Ok(bytes);
            }
            let at = usize::try_from(next).map_err(|_| BookError::CutOff)?;
            let piece = at.checked_mul(64).and_then(|from| self.small.get(from..from.checked_add(64)?.min(self.small.len())));
            bytes.extend_from_slice(piece.ok_or(BookError::CutOff)?);
            next = self.small_table.get(at).copied().ok_or(BookError::CutOff)?;
        }
        Err(BookError::CutOff)
    }
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let length = usize::from(u16_at(bytes, 64)?).checked_sub(2)?.min(62);
    let units: Vec<u16> = bytes.get(..length)?.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect();
    // The upper half of the size is rubbish in files of version 3, and no file that is taken needs it.
    Some(Entry { name: String::from_utf16_lossy(&units), start: u32_at(bytes, 116)?, size: u64::from(u32_at(bytes, 120)?) })
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|four| u32_at(four, 0))
}

/// Two bytes as a number, the smaller first.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// Four bytes as a number, the smallest first.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
