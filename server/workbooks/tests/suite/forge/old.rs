//! .xls (BIFF8), record by record.

use super::compound;
use super::ooxml::C;

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut out = kind.to_le_bytes().to_vec();
    out.extend(u16::try_from(data.len()).expect("short").to_le_bytes());
    out.extend(data);
    out
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn length(text: &str) -> u16 {
    u16::try_from(text.encode_utf16().count()).expect("short")
}

fn bof(kind: u16) -> Vec<u8> {
    let mut data = 0x0600_u16.to_le_bytes().to_vec();
    data.extend(kind.to_le_bytes());
    data.extend([0; 12]);
    record(0x0809, &data)
}

/// The stream of a workbook of one sheet. Texts are shared; the list breaks off after `split` bytes and goes on in another record.
pub fn stream(name: &str, rows: &[Vec<C>], merged: &[[u16; 4]], split: usize) -> Vec<u8> {
    let mut texts: Vec<&str> = Vec::new();
    let mut body = bof(0x0010);
    for (row, cells) in (0_u16..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let place = |style: u16| [row, column, style].into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
            let number = |style: u16, value: &str| {
                let mut data = place(style);
                data.extend(value.parse::<f64>().expect("a number").to_le_bytes());
                record(0x0203, &data)
            };
            match cell {
                C::N => {}
                C::T(text) => {
                    let nth = texts.iter().position(|one| one == text).unwrap_or_else(|| {
                        texts.push(text);
                        texts.len() - 1
                    });
                    let mut data = place(0);
                    data.extend(u32::try_from(nth).expect("few").to_le_bytes());
                    body.extend(record(0x00fd, &data));
                }
                C::V(value) => body.extend(number(0, value)),
                C::P(value) => body.extend(number(1, value)),
                C::D(value) => body.extend(number(2, value)),
                C::F(..) | C::G(_) => {
                    let mut data = place(0);
                    // The result is the error #REF!; the formula itself is one missing argument.
                    data.extend([2, 0, 0x17, 0, 0, 0, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 1, 0, 0x16]);
                    body.extend(record(0x0006, &data));
                }
            }
        }
    }
    if !merged.is_empty() {
        let mut data = u16::try_from(merged.len()).expect("few").to_le_bytes().to_vec();
        data.extend(merged.iter().flatten().flat_map(|n| n.to_le_bytes()));
        body.extend(record(0x00e5, &data));
    }
    body.extend(record(0x000a, &[]));

    let mut head = bof(0x0005);
    let format = |id: u16, code: &str| {
        let mut data = id.to_le_bytes().to_vec();
        data.extend(length(code).to_le_bytes());
        data.push(1);
        data.extend(wide(code));
        record(0x041e, &data)
    };
    head.extend(format(164, "0.0%"));
    head.extend(format(165, "dd/mm/yyyy"));
    for id in [0_u16, 164, 165] {
        let mut data = vec![0, 0];
        data.extend(id.to_le_bytes());
        data.extend([0; 16]);
        head.extend(record(0x00e0, &data));
    }
    let mut tail = shared(&texts, split);
    tail.extend(record(0x000a, &[]));
    let mut sheet = vec![0; 4];
    sheet.extend([0, 0, u8::try_from(length(name)).expect("short"), 1]);
    sheet.extend(wide(name));
    let at = head.len() + 4 + sheet.len() + tail.len();
    sheet[..4].copy_from_slice(&u32::try_from(at).expect("small").to_le_bytes());
    head.extend(record(0x0085, &sheet));
    head.extend(tail);
    head.extend(body);
    head
}

/// The shared texts, in one record or two.
fn shared(texts: &[&str], split: usize) -> Vec<u8> {
    let count = u32::try_from(texts.len()).expect("few").to_le_bytes();
    let mut data = count.to_vec();
    data.extend(count);
    // Where a text may break off: within its characters, which then begin with the flag anew.
    let mut cut = None;
    for text in texts {
        data.extend(length(text).to_le_bytes());
        data.push(1);
        for unit in text.encode_utf16() {
            if cut.is_none() && data.len() >= split {
                cut = Some(data.len());
            }
            data.extend(unit.to_le_bytes());
        }
    }
    match cut {
        None => record(0x00fc, &data),
        Some(cut) => {
            let mut out = record(0x00fc, &data[..cut]);
            let mut rest = vec![1];
            rest.extend(&data[cut..]);
            out.extend(record(0x003c, &rest));
            out
        }
    }
}

/// A workbook of one sheet.
pub fn book(name: &str, rows: &[Vec<C>], merged: &[[u16; 4]]) -> Vec<u8> {
    compound::file(&[("Workbook", &stream(name, rows, merged, usize::MAX))])
}

/// A workbook that is encrypted: a record says so before anything else.
pub fn encrypted() -> Vec<u8> {
    let mut stream = bof(0x0005);
    stream.extend(record(0x002f, &[1, 0, 1, 0, 1, 0]));
    compound::file(&[("Workbook", &stream)])
}
