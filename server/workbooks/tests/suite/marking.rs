//! Workbooks that come back with their faults.

use std::io::{Cursor, Read as _};

use domain::importing::fault::Severity;
use domain::importing::grid::{Book, Cell};
use domain::text::{Lang, importing};
use workbooks::{Limits, marked, read};

use crate::{fixtures, world};

fn readable() -> Vec<(&'static str, Book)> {
    fixtures::all().iter().filter_map(|(name, bytes)| Some((*name, read(bytes, &world::limits()).ok()?))).collect()
}

/// A part of an archive as text; empty when there is none.
fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut text = String::new();
    if let Ok(mut file) = zip.by_name(name) {
        file.read_to_string(&mut text).expect("text");
    }
    text
}

#[test]
fn a_corrected_file_is_read_as_the_first_one_was() {
    for (name, book) in readable() {
        let faults = world::faults_of(&book);
        let bytes = marked(&book, &faults, Lang::Vi).expect("it fits");
        let back = read(&bytes, &Limits::default()).expect("readable");
        assert_eq!(back.sheets.len(), book.sheets.len() + 1, "{name}");
        for (before, after) in book.sheets.iter().zip(&back.sheets[1..]) {
            assert_eq!((before.visible, before.merged()), (after.visible, after.merged()), "{name}");
            for cell in before.cells().iter().filter(|cell| !cell.cell.is_blank()) {
                let same = match (&cell.cell, after.cell(cell.at)) {
                    (Cell::Number(a), Cell::Number(b)) => a.cmp_value(*b).is_eq(),
                    // An error is written by its name.
                    (Cell::Error(a), Cell::Text(b)) => a == b,
                    (a, b) => a == b,
                };
                assert!(same, "{name} {}: {:?} became {:?}", cell.at, cell.cell, after.cell(cell.at));
            }
        }
    }
}

#[test]
fn every_fault_is_listed_with_a_link_and_stands_at_its_cell() {
    let mut errors = 0;
    for (name, book) in readable() {
        let faults = world::faults_of(&book);
        let bytes = marked(&book, &faults, Lang::Vi).expect("it fits");
        let list = &read(&bytes, &Limits::default()).expect("readable").sheets[0];
        assert_eq!(list.name, "Danh sách lỗi", "{name}");
        for (nth, fault) in (4..).zip(&faults) {
            let cells: Vec<String> = list.row(nth).iter().filter_map(|cell| cell.cell.text().map(str::to_owned)).collect();
            let expected = [fault.sheet.clone(), fault.at.to_string(), importing::severity(Lang::Vi, fault.severity).to_owned()];
            assert_eq!(cells[..3], expected, "{name}");
            assert!(cells[3].starts_with(&format!("Ô {}: ", fault.at)), "{name}: {}", cells[3]);
            let link = format!("'!{}\"", fault.at);
            let xml = part(&bytes, "xl/worksheets/sheet1.xml");
            assert!(xml.contains(&link) || xml.contains(&format!("!{}\"", fault.at)), "{name}: a link to {} in {xml}", fault.at);
            errors += usize::from(fault.severity == Severity::Error);
        }
        let comments: String = (1..=book.sheets.len()).map(|nth| part(&bytes, &format!("xl/comments{nth}.xml"))).collect();
        let mut places: Vec<_> = faults.iter().map(|fault| (&fault.sheet, fault.at)).collect();
        places.sort();
        places.dedup();
        assert_eq!(comments.matches("<comment ").count(), places.len(), "{name}: a comment per bad cell");
        assert_eq!(
            places.is_empty(),
            !part(&bytes, "xl/styles.xml").contains("FFFFC7CE")
                && !part(&bytes, "xl/styles.xml").contains("FFFFEB9C")
                && !part(&bytes, "xl/styles.xml").contains("FFDDEBF7"),
            "{name}: colours"
        );
    }
    assert!(errors > 40, "{errors} errors were listed");
}

#[test]
fn sheets_of_any_name_come_back() {
    let names = ["Danh sách lỗi", "danh sách LỖI", "a/b", "a b", &"d".repeat(40), &"d".repeat(31), "'x'", "History"];
    let cell = domain::importing::grid::Filled::typed(domain::importing::grid::Address::new(0, 0), Cell::Text("a".to_owned()));
    let sheet = |name: &&str| domain::importing::grid::Sheet::new((*name).to_owned(), true, vec![cell.clone()], Vec::new());
    let book = Book { sheets: names.iter().map(sheet).collect() };
    let bytes = marked(&book, &[], Lang::En).expect("it fits");
    assert_eq!(read(&bytes, &Limits::default()).expect("readable").sheets.len(), names.len() + 1);
}
