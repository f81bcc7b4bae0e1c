//! Compound files (MS-CFB): header, one table, one directory, streams in whole sectors.

/// A compound file of version 3 with these streams. Each is filled up to 4096 bytes, so that none is a small one.
pub fn file(streams: &[(&str, &[u8])]) -> Vec<u8> {
    const SECTOR: usize = 512;
    let padded: Vec<Vec<u8>> = streams
        .iter()
        .map(|(_, bytes)| {
            let mut bytes = bytes.to_vec();
            bytes.resize(bytes.len().max(4_096).next_multiple_of(SECTOR), 0);
            bytes
        })
        .collect();
    let sectors: usize = padded.iter().map(|bytes| bytes.len() / SECTOR).sum();
    let directory_sectors = (streams.len() + 1).div_ceil(4);
    let table_sectors = (sectors + directory_sectors + 1).div_ceil(SECTOR / 4 - 1);
    let mut table: Vec<u32> = vec![0xffff_fffd; table_sectors];
    let chain = |table: &mut Vec<u32>, count: usize| {
        let start = table.len();
        for nth in 1..=count {
            table.push(if nth == count { 0xffff_fffe } else { u32::try_from(start + nth).expect("small") });
        }
        u32::try_from(start).expect("small")
    };
    let directory_start = chain(&mut table, directory_sectors);
    let starts: Vec<u32> = padded.iter().map(|bytes| chain(&mut table, bytes.len() / SECTOR)).collect();
    table.resize(table_sectors * SECTOR / 4, 0xffff_ffff);

    let mut out = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    out.extend([0; 16]);
    for number in [0x3e_u16, 3, 0xfffe, 9, 6] {
        out.extend(number.to_le_bytes());
    }
    out.extend([0; 6]);
    let count = u32::try_from(table_sectors).expect("small");
    for number in [0, count, directory_start, 0, 4_096, 0xffff_fffe, 0, 0xffff_fffe, 0] {
        out.extend(number.to_le_bytes());
    }
    for nth in 0..109 {
        out.extend(if nth < count { nth } else { 0xffff_ffff }.to_le_bytes());
    }
    out.extend(table.iter().flat_map(|number| number.to_le_bytes()));
    let mut directory = entry("Root Entry", 5, 0xffff_fffe, 0, 1);
    for ((name, bytes), (start, _)) in streams.iter().zip(starts.iter().zip(&padded)) {
        directory.extend(entry(name, 2, *start, bytes.len().max(4_096), 0xffff_ffff));
    }
    directory.resize(directory_sectors * SECTOR, 0);
    out.extend(directory);
    out.extend(padded.into_iter().flatten());
    out
}

fn entry(name: &str, kind: u8, start: u32, size: usize, child: u32) -> Vec<u8> {
    let mut out: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = u16::try_from(out.len() + 2).expect("short");
    out.resize(64, 0);
    out.extend(length.to_le_bytes());
    out.extend([kind, 1]);
    for number in [0xffff_ffff, 0xffff_ffff, child] {
        out.extend(number.to_le_bytes());
    }
    out.extend([0; 36]);
    out.extend(start.to_le_bytes());
    out.extend(u64::try_from(size).expect("small").to_le_bytes());
    out
}
