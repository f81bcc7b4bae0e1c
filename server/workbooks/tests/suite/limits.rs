//! Every limit is one of its own, and memory goes with what a sheet holds.

use domain::importing::book_error::{BookError, BookLimit};
use domain::importing::grid::{Address, Cell};
use workbooks::{Limits, read};

use crate::forge::ooxml::{C, Sheet, book, parts, sheet, zipped};
use crate::forge::{deflated, odf, old};

fn rows() -> Vec<Vec<C>> {
    vec![vec![C::T("một"), C::V("2"), C::V("3")], vec![C::V("4"), C::V("5")]]
}

/// The three ways into a sheet.
fn files() -> [Vec<u8>; 3] {
    let merged = Sheet { merged: vec!["A1:B1", "A2:B2"], ..sheet("S", rows()) };
    [book(&[merged, sheet("T", rows())]), odf::book("S", &rows()), old::book("S", &rows(), &[[0, 0, 0, 1], [1, 1, 0, 1]])]
}

fn refused(bytes: &[u8], limits: &Limits) -> Option<BookLimit> {
    match read(bytes, limits) {
        Err(BookError::TooMuch { what, .. }) => Some(what),
        Ok(_) => None,
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn every_limit_is_kept_in_every_kind_of_file() {
    let all = Limits::default();
    for (nth, bytes) in files().iter().enumerate() {
        assert_eq!(refused(bytes, &all), None);
        let cases = [
            (Limits { file_bytes: 100, ..all }, BookLimit::FileBytes),
            (Limits { rows: 1, ..all }, BookLimit::Rows),
            (Limits { columns: 2, ..all }, BookLimit::Columns),
            (Limits { cells: 4, ..all }, BookLimit::Cells),
        ];
        for (limits, what) in cases {
            assert_eq!(refused(bytes, &limits), Some(what), "file {nth}");
        }
        let just = Limits { rows: 2, columns: 3, cells: 10, merged: 2, sheets: 2, file_bytes: bytes.len() as u64, ..all };
        assert_eq!(refused(bytes, &just), None, "what is allowed is allowed: file {nth}");
    }
    let [xlsx, ods, xls] = files();
    assert_eq!(refused(&xlsx, &Limits { sheets: 1, ..all }), Some(BookLimit::Sheets));
    assert_eq!(refused(&xlsx, &Limits { merged: 1, ..all }), Some(BookLimit::Merged));
    assert_eq!(refused(&xls, &Limits { merged: 1, ..all }), Some(BookLimit::Merged));
    assert_eq!(refused(&xlsx, &Limits { entries: 4, ..all }), Some(BookLimit::Entries));
    for bytes in [&xlsx, &ods] {
        assert_eq!(refused(bytes, &Limits { inflated_bytes: 1_000, ..all }), Some(BookLimit::InflatedBytes));
    }
    for bytes in [&xlsx, &ods, &xls, &b"m\xe1\xbb\x99t;2\n".to_vec()] {
        let limit = refused(bytes, &Limits { cell_text: 0, ..all });
        assert_eq!(limit, Some(BookLimit::CellText));
    }
    assert_eq!(refused(b"a;b;c\n1;2\n", &Limits { cells: 4, ..all }), Some(BookLimit::Cells));
}

/// An archive that says of itself how small it is, and is not: what comes out is counted.
#[test]
fn a_bomb_is_counted_while_it_goes_off() {
    let mut parts = parts(&[sheet("S", rows())]);
    let (_, bytes) = parts.iter_mut().find(|(name, _)| name.starts_with("xl/worksheets")).expect("a sheet");
    let at = String::from_utf8(bytes.clone()).expect("text").find("<sheetData>").expect("cells");
    bytes.splice(at..at, std::iter::repeat_n(b' ', 5_000_000));
    let zip = deflated(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>());
    assert!(zip.len() < 20_000);
    // The declared size, in the list and before the part: 5 000 … becomes 1.
    let mut lying = zip.clone();
    let size = u32::try_from(parts.iter().map(|(_, bytes)| bytes.len()).max().expect("parts")).expect("small").to_le_bytes();
    let places: Vec<usize> = lying.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        lying[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let limits = Limits { inflated_bytes: 1_000_000, ..Limits::default() };
    assert_eq!(refused(&zip, &limits), Some(BookLimit::InflatedBytes));
    match read(&lying, &limits) {
        Err(BookError::TooMuch { what: BookLimit::InflatedBytes, .. } | BookError::Damaged { .. } | BookError::CutOff) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_stray_cell_costs_one_cell() {
    let mut parts = parts(&[sheet("S", rows())]);
    for (name, bytes) in &mut parts {
        if name.starts_with("xl/worksheets") {
            let text = String::from_utf8(bytes.clone()).expect("text");
            let stray = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row></sheetData>";
            *bytes = text.replace("</sheetData>", stray).into_bytes();
        }
    }
    let book = read(&zipped(&parts), &Limits::default()).expect("readable");
    let last = Address::new(1_048_575, 16_383);
    assert!(matches!(book.sheets[0].cell(last), Cell::Number(_)));
    assert_eq!(book.sheets[0].cells().len(), 6);
    assert_eq!(book.sheets[0].used().map(|area| area.to), Some(last));
}
