//! Texts of old Excel files: one or two bytes a character, and shared texts that break off between records.

use domain::importing::book_error::{BookError, BookLimit};

use super::DAMAGED;
use crate::cfb::{u16_at, u32_at};
use crate::gather;
use crate::limits::Limits;

/// A text that stands in one record: its length (in `width` bytes), a flag, the characters. Also how many bytes it takes.
pub(super) fn plain(data: &[u8], width: usize) -> Option<(String, usize)> {
    let length = if width == 1 { usize::from(*data.first()?) } else { usize::from(u16_at(data, 0)?) };
    let wide = data.get(width)? & 1 != 0;
    let from = width + 1;
    let bytes = length * if wide { 2 } else { 1 };
    let text = decode(data.get(from..from.checked_add(bytes)?)?, wide);
    Some((String::from_utf16_lossy(&text), from + bytes))
}

fn decode(bytes: &[u8], wide: bool) -> Vec<u16> {
    if wide { bytes.chunks_exact(2).filter_map(|pair| u16_at(pair, 0)).collect() } else { bytes.iter().map(|b| u16::from(*b)).collect() }
}

/// SST: the shared texts (2.4.265).
pub(super) fn shared(data: &[u8], more: &[&[u8]], limits: &Limits) -> Result<Vec<String>, BookError> {
    // How many there are said to be is not believed: each takes three bytes at least.
    let count = u32_at(data, 4).ok_or(DAMAGED)?;
    let mut pieces = Pieces { now: data.get(8..).ok_or(DAMAGED)?, more: more.iter() };
    let mut strings = Vec::new();
    for _ in 0..count {
        strings.push(pieces.text(limits)?);
    }
    Ok(strings)
}

/// Bytes that go on in the next record.
struct Pieces<'a, 'm> {
    now: &'a [u8],
    more: std::slice::Iter<'m, &'a [u8]>,
}

impl<'a> Pieces<'a, '_> {
    fn next_record(&mut self) -> Result<(), BookError> {
        self.now = self.more.next().ok_or(DAMAGED)?;
        Ok(())
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], BookError> {
        if self.now.is_empty() {
            self.next_record()?;
        }
        let taken = self.now.get(..count).ok_or(DAMAGED)?;
        self.now = self.now.get(count..).unwrap_or_default();
        Ok(taken)
    }

    /// Bytes of formats and hints, which may go over several records.
    fn leave(&mut self, mut count: usize) -> Result<(), BookError> {
        while count > 0 {
            if self.now.is_empty() {
                self.next_record()?;
            }
            let here = count.min(self.now.len());
            self.now = self.now.get(here..).unwrap_or_default();
            count -= here;
        }
        Ok(())
    }

    /// XLUnicodeRichExtendedString (2.5.293). Where it goes on in another record, that begins with the flag anew.
    fn text(&mut self, limits: &Limits) -> Result<String, BookError> {
        let length = usize::from(u16_at(self.take(2)?, 0).ok_or(DAMAGED)?);
        let flags = *self.take(1)?.first().ok_or(DAMAGED)?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16_at(self.take(2)?, 0).ok_or(DAMAGED)?) };
        let hints = if flags & 4 == 0 { 0 } else { usize::try_from(u32_at(self.take(4)?, 0).ok_or(DAMAGED)?).map_err(|_| DAMAGED)? };
        if length > limits.cell_text {
            return Err(limits.exceeded(BookLimit::CellText));
        }
        let mut units: Vec<u16> = Vec::with_capacity(length);
        let mut wide = flags & 1 != 0;
        while units.len() < length {
            if self.now.is_empty() {
                self.next_record()?;
                wide = self.take(1)?.first().ok_or(DAMAGED)? & 1 != 0;
            }
            let size = if wide { 2 } else { 1 };
            let here = (length - units.len()).min(self.now.len() / size);
            if here == 0 {
                return Err(DAMAGED);
            }
            units.extend(decode(self.take(here * size)?, wide));
        }
        self.leave(runs * 4)?;
        self.leave(hints)?;
        Ok(gather::text(&String::from_utf16_lossy(&units)))
    }
}
