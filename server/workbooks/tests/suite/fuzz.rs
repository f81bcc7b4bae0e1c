//! Bytes of every kind: no panic, an answer in time. `WORKBOOKS_FUZZ_CASES=100000` looks longer.

use std::time::{Duration, Instant};

use domain::text::Lang;
use proptest::prelude::*;
use proptest::sample::Index;
use workbooks::{marked, read};

use crate::forge::{compound, deflated};
use crate::{fixtures, world};

/// How long one small file may take, unoptimised, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

fn cases(few: u32) -> ProptestConfig {
    let cases = std::env::var("WORKBOOKS_FUZZ_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(few);
    ProptestConfig { cases, max_shrink_iters: 200, ..ProptestConfig::default() }
}

/// The whole way of a file.
fn go(bytes: &[u8]) -> Result<(), TestCaseError> {
    let began = Instant::now();
    if let Ok(book) = read(bytes, &world::limits()) {
        let faults = world::faults_of(&book);
        // What can't be written says so.
        let _ = marked(&book, &faults, Lang::Vi);
    }
    prop_assert!(began.elapsed() < PATIENCE, "{:?} for {} bytes", began.elapsed(), bytes.len());
    Ok(())
}

/// What happens to a file.
#[derive(Debug, Clone)]
enum Change {
    Set(Index, u8),
    Cut(Index),
    Double(Index, Index),
    Swap(Index, Index),
    Noughts(Index),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        any::<Index>().prop_map(Change::Cut),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Double(a, b)),
        (any::<Index>(), any::<Index>()).prop_map(|(a, b)| Change::Swap(a, b)),
        any::<Index>().prop_map(Change::Noughts),
    ]
}

fn apply(bytes: &mut Vec<u8>, change: &Change) {
    if bytes.is_empty() {
        return;
    }
    let length = bytes.len();
    match change {
        Change::Set(at, byte) => bytes[at.index(length)] = *byte,
        Change::Cut(at) => bytes.truncate(at.index(length)),
        Change::Double(a, b) => {
            let (from, to) = (a.index(length).min(b.index(length)), a.index(length).max(b.index(length)));
            let piece = bytes[from..to].to_vec();
            bytes.splice(to..to, piece);
        }
        Change::Swap(a, b) => bytes.swap(a.index(length), b.index(length)),
        Change::Noughts(at) => {
            let from = at.index(length);
            bytes[from..(from + 8).min(length)].fill(0);
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..2_000), start in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html", b"\xff\xfe"])) {
        let mut all = start.to_vec();
        all.extend(bytes);
        go(&all)?;
    }

    #[test]
    fn files_with_other_bytes(nth: Index, changes in prop::collection::vec(change(), 1..6)) {
        let (_, mut bytes) = nth.get(fixtures::all()).clone();
        for change in &changes {
            apply(&mut bytes, change);
        }
        go(&bytes)?;
    }

    /// Past the checksums: the archive is right, and a part of it isn't.
    #[test]
    fn parts_with_other_bytes(nth: Index, part: Index, changes in prop::collection::vec(change(), 1..6)) {
        let books: Vec<&Vec<u8>> = fixtures::all().iter().map(|(_, bytes)| bytes).filter(|bytes| bytes.starts_with(b"PK\x03\x04")).collect();
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(nth.get(&books).as_slice())).ok();
        let Some(zip) = zip.as_mut() else { return Ok(()) };
        let mut parts = Vec::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at).expect("a part");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).expect("inflated");
            parts.push((file.name().expect("a name").into_owned(), bytes));
        }
        let chosen = part.index(parts.len());
        for change in &changes {
            apply(&mut parts[chosen].1, change);
        }
        go(&deflated(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>()))?;
    }

    /// The same for the records of old files.
    #[test]
    fn records_with_other_bytes(changes in prop::collection::vec(change(), 1..6), split in 8_usize..200) {
        let mut stream = crate::forge::old::stream("Tháng 4", &fixtures::head(), &[[0, 0, 0, 5]], split);
        for change in &changes {
            apply(&mut stream, change);
        }
        go(&compound::file(&[("Workbook", &stream)]))?;
    }

    #[test]
    fn texts_with_other_letters(text in "(Đơn vị|Hồ sơ trực tuyến|[0-9.,%;\"\\n\\t ]{0,6}|\\PC{0,6}){0,40}") {
        go(text.as_bytes())?;
    }
}
