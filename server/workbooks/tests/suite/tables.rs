//! What goes out comes in again.

use domain::importing::decimal::Decimal;
use domain::importing::grid::{Address, Cell};
use domain::importing::{date, number};
use domain::text::Lang;
use proptest::prelude::*;
use time::Date;
use time::macros::date;
use workbooks::table::{Column, Kind, Table, Value};
use workbooks::{Limits, read};

/// The first row of figures: title, day, an empty row and the headings stand above it.
const FIRST_ROW: u32 = 4;

fn columns() -> Vec<Column> {
    [Kind::Text, Kind::Integer, Kind::Decimal(2), Kind::Percent(1), Kind::Date]
        .into_iter()
        .map(|kind| Column { heading: format!("{kind:?}"), kind, width: 20 })
        .collect()
}

fn table(rows: Vec<Vec<Value>>) -> Table {
    Table { title: "Bảng [thử]: tháng 4/2024".to_owned(), as_of: Some(date!(2024 - 04 - 30)), columns: columns(), rows }
}

#[test]
fn a_workbook_to_print() {
    let rows = vec![vec![
        Value::Text("=HYPERLINK(\"x\")".to_owned()),
        Value::Number(Decimal::whole(1_234)),
        Value::Number(Decimal { mantissa: -5, decimals: 2 }),
        Value::Number(Decimal { mantissa: 655, decimals: 1 }),
        Value::Date(date!(2024 - 04 - 30)),
    ]];
    let bytes = table(rows).xlsx(Lang::Vi).expect("it fits");
    assert_eq!(bytes, table(read_rows()).xlsx(Lang::Vi).expect("it fits"), "the same table, the same bytes");
    let book = read(&bytes, &Limits::default()).expect("readable");
    let sheet = &book.sheets[0];
    assert_eq!(sheet.name, "Bảng thử tháng 4 2024");
    assert_eq!(sheet.cell(Address::new(1, 0)).text(), Some("Số liệu đến ngày 30/04/2024"));
    let cells: Vec<&Cell> = sheet.row(FIRST_ROW).iter().map(|filled| &filled.cell).collect();
    let percent = Decimal { mantissa: 655, decimals: 3 };
    assert_eq!(
        cells,
        [
            &Cell::Text("=HYPERLINK(\"x\")".to_owned()),
            &Cell::Number(Decimal::whole(1_234)),
            &Cell::Number(Decimal { mantissa: -5, decimals: 2 }),
            &Cell::Number(percent),
            &Cell::Date(date!(2024 - 04 - 30), 0),
        ]
    );
    assert!(sheet.row(FIRST_ROW)[3].percent && !sheet.row(FIRST_ROW)[0].formula);
}

fn read_rows() -> Vec<Vec<Value>> {
    vec![vec![
        Value::Text("=HYPERLINK(\"x\")".to_owned()),
        Value::Number(Decimal::whole(1_234)),
        Value::Number(Decimal { mantissa: -5, decimals: 2 }),
        Value::Number(Decimal { mantissa: 655, decimals: 1 }),
        Value::Date(date!(2024 - 04 - 30)),
    ]]
}

/// The sheet's own XML of what was written: what a program that prints would go by.
#[test]
fn it_prints_on_a4_across_with_its_headings_on_every_page() {
    let bytes = table(read_rows()).xlsx(Lang::Vi).expect("it fits");
    let part = |name: &str| {
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).expect("an archive");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut zip.by_name(name).expect("a part"), &mut text).expect("text");
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    for mark in [
        "paperSize=\"9\"",
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "<autoFilter ref=\"A4:E5\"",
        "state=\"frozen\"",
        "topLeftCell=\"A5\"",
    ] {
        assert!(sheet.contains(mark), "{mark} is missing in {sheet}");
    }
    assert!(!sheet.contains("<f>"), "nothing runs");
    let book = part("xl/workbook.xml");
    for mark in ["_xlnm.Print_Titles", "_xlnm.Print_Area", "$4:$4", "$A$1:$E$5"] {
        assert!(book.contains(mark), "{mark} is missing in {book}");
    }
}

#[test]
fn what_does_not_fit_is_an_error() {
    let long = table(vec![vec![Value::Text("a".repeat(40_000))]]);
    assert!(long.xlsx(Lang::Vi).is_err());
    let none = Table { columns: Vec::new(), ..table(Vec::new()) };
    assert!(none.xlsx(Lang::Vi).is_ok());
}

fn decimal(places: u8) -> impl Strategy<Value = Decimal> {
    (-999_999_999_999_i64..999_999_999_999).prop_map(move |mantissa| Decimal { mantissa: i128::from(mantissa), decimals: places })
}

/// Texts with everything that may break a file: quotes, separators, line ends, marks, formulas. Carriage returns alone are line ends to CSV readers.
fn text() -> impl Strategy<Value = String> {
    "['=+@;\",\\t\n a-cđồngỆ_x000D<&>-]{0,12}|\\PC{0,20}"
        .prop_map(|text| domain::fold::nfc(&text))
        .prop_filter("a cell holds something", |text| !text.is_empty())
}

fn row() -> impl Strategy<Value = Vec<Value>> {
    let day = (2_415_080_i32..2_488_069).prop_map(|julian| Date::from_julian_day(julian).expect("inside the calendar"));
    (text(), decimal(0), decimal(2), decimal(1), day).prop_map(|(text, whole, decimal, percent, day)| {
        vec![Value::Text(text), Value::Number(whole), Value::Number(decimal), Value::Number(percent), Value::Date(day)]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn workbooks_come_back(rows in prop::collection::vec(row(), 0..6)) {
        let bytes = table(rows.clone()).xlsx(Lang::Vi).expect("it fits");
        let book = read(&bytes, &Limits::default()).expect("readable");
        for (nth, row) in (FIRST_ROW..).zip(&rows) {
            for (column, value) in (0..).zip(row) {
                let cell = book.sheets[0].cell(Address::new(nth, column));
                let same = match (value, cell) {
                    (Value::Text(text), Cell::Text(back)) => text == back,
                    (Value::Number(number), Cell::Number(back)) => {
                        let stored = if column == 3 { number.shifted(-2).expect("small") } else { *number };
                        stored.cmp_value(*back).is_eq()
                    }
                    (Value::Date(day), Cell::Date(back, 0)) => day == back,
                    _ => false,
                };
                prop_assert!(same, "{:?} became {:?}", value, cell);
            }
        }
    }

    #[test]
    fn texts_with_separators_come_back(rows in prop::collection::vec(row(), 0..6)) {
        let csv = table(rows.clone()).csv();
        let book = read(csv.as_bytes(), &Limits::default());
        let Ok(book) = book else {
            // Some characters that no office types make it no text at all; never something else.
            prop_assert!(csv.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')), "{:?}", book);
            return Ok(());
        };
        for (nth, row) in (1..).zip(&rows) {
            for (column, value) in (0..).zip(row) {
                let back = match book.sheets[0].cell(Address::new(nth, column)) {
                    Cell::Text(back) => back.clone(),
                    other => return Err(TestCaseError::fail(format!("{value:?} became {other:?}"))),
                };
                match value {
                    Value::Text(text) => prop_assert_eq!(text, &back),
                    Value::Number(stated) => {
                        let reading = number::read(&back, Some(number::Notation::Vietnamese)).expect("a number");
                        prop_assert_eq!((reading.value, reading.percent), (*stated, column == 3));
                    }
                    Value::Date(day) => prop_assert_eq!(date::read(&back), Ok(*day)),
                    Value::Missing => {}
                }
            }
        }
    }
}
