//! What we read, another reader reads too.

use std::io::Cursor;

use calamine::{Data, Ods, Reader, Xls, Xlsx};
use domain::importing::book_error::BookKind;
use domain::importing::grid::{Address, Cell, Filled};
use workbooks::{Limits, kind, read};

use crate::{fixtures, world};

/// One cell of the other reader, in our words; days and texts as the other one writes them.
fn ours(cell: &Filled) -> String {
    match &cell.cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.trimmed().to_string(),
        Cell::Date(day, _) => format!("day {day}"),
        Cell::Bool(value) => value.to_string(),
        Cell::Error(error) => error.clone(),
    }
}

fn theirs(data: &Data) -> String {
    match data {
        Data::Empty => String::new(),
        Data::String(text) => domain::fold::nfc(text),
        Data::Int(value) => value.to_string(),
        Data::Float(value) => value.to_string(),
        Data::Bool(value) => value.to_string(),
        Data::DateTime(day) => {
            let (year, month, date, ..) = day.to_ymd_hms_milli();
            format!("day {year:04}-{month:02}-{date:02}")
        }
        Data::DateTimeIso(day) => format!("day {}", &day[..10]),
        Data::Error(error) => error.to_string(),
        other => format!("{other:?}"),
    }
}

type Sheets = Vec<(String, calamine::Range<Data>)>;

fn calamine_reads(bytes: &[u8], kind: BookKind) -> Option<Sheets> {
    let cursor = Cursor::new(bytes);
    match kind {
        BookKind::Xlsx => Some(Xlsx::new(cursor).ok()?.worksheets()),
        BookKind::Xls => Some(Xls::new(cursor).ok()?.worksheets()),
        BookKind::Ods => Some(Ods::new(cursor).ok()?.worksheets()),
        BookKind::Csv => None,
    }
}

#[test]
fn calamine_reads_the_same() {
    let mut compared = 0;
    for (name, bytes) in fixtures::all() {
        // Its range is as large as the sheet declares or repeats; and an error of a formula has no name in its .ods.
        if matches!(*name, "shared_texts.xlsx" | "libreoffice.ods") {
            continue;
        }
        let (Ok(kind), Ok(book)) = (kind(bytes, &world::limits()), read(bytes, &world::limits())) else { continue };
        let Some(others) = calamine_reads(bytes, kind) else { continue };
        for (sheet, range) in others {
            let ours_sheet = book.sheet(&sheet).unwrap_or_else(|| panic!("{name}: {sheet}"));
            let (first_row, first_column) = range.start().unwrap_or_default();
            for (row, column, data) in range.used_cells() {
                let at = Address::new(first_row + u32::try_from(row).expect("small"), first_column + u32::try_from(column).expect("small"));
                let mine = ours_sheet.filled(at).map(ours).unwrap_or_default();
                assert_eq!(mine, theirs(data), "{name} {sheet} {at}");
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared} cells were compared");
}

/// Texts that break off between two records, wherever that is.
#[test]
fn shared_texts_of_old_files_may_break_off_anywhere() {
    use crate::forge::ooxml::C;
    use crate::forge::{compound, old};
    let rows = vec![vec![C::T("Đơn vị"), C::T("Hồ sơ trực tuyến"), C::T("Phường Hàm Rồng")]];
    let whole = read(&old::book("S", &rows, &[]), &Limits::default()).expect("readable");
    for split in 8..110 {
        let bytes = compound::file(&[("Workbook", &old::stream("S", &rows, &[], split))]);
        assert_eq!(read(&bytes, &Limits::default()).as_ref(), Ok(&whole), "after {split} bytes");
    }
}
