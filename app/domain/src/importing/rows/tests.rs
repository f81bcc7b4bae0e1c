use super::*;
use crate::importing::grid::{Cell, Filled};
use crate::importing::layout::guess;
use crate::importing::names::KnownUnit;
use proptest::prelude::*;
use std::collections::BTreeMap;
use time::macros::date;

fn known() -> Known {
    let unit = |nth: usize| KnownUnit { code: format!("{:05}", nth + 1), name: format!("Xã Số {nth}"), earlier: Vec::new() };
    let ratio = KnownIndicator {
        code: "HS_TT".to_owned(),
        name: "Tỷ lệ trực tuyến".to_owned(),
        numerator: "Trực tuyến".to_owned(),
        denominator: "Tiếp nhận".to_owned(),
        aliases: Vec::new(),
        counted: true,
    };
    Known { units: (0..20).map(unit).collect(), indicators: vec![ratio] }
}

fn expected() -> Expected {
    Expected { period: None, today: date!(2024 - 05 - 02) }
}

fn text(row: u32, column: u32, text: &str) -> Filled {
    Filled::typed(Address::new(row, column), Cell::Text(text.to_owned()))
}

fn number(row: u32, column: u32, value: i64) -> Filled {
    Filled::typed(Address::new(row, column), Cell::Number(Decimal::whole(value)))
}

fn headings() -> Vec<Filled> {
    ["Đơn vị", "Trực tuyến", "Tiếp nhận", "Tỷ lệ trực tuyến", "Ghi chú"]
        .iter()
        .zip(0..)
        .map(|(name, column)| text(0, column, name))
        .collect()
}

fn read_all(cells: Vec<Filled>) -> Read {
    let known = known();
    let sheet = Sheet::new("S".to_owned(), true, cells, Vec::new());
    let layout = guess(&sheet, &known).expect("a layout");
    read(&sheet, &layout, &known, &expected())
}

fn names(read: &Read) -> Vec<String> {
    read.faults.iter().map(|fault| format!("{} {}", fault.at, fault.code.name())).collect()
}

#[test]
fn every_bad_cell_is_named() {
    let mut cells = headings();
    cells.extend([text(1, 0, "Xã Số 1"), text(1, 1, "x"), number(1, 2, -3)]);
    cells.extend([text(2, 0, "Xã Số 1"), number(2, 1, 5), number(2, 2, 0)]);
    cells.extend([text(3, 0, "Xã Lạ"), text(3, 1, "y"), number(3, 2, 2), text(3, 4, "gọi 038090001234")]);
    let read = read_all(cells);
    let expected =
        ["B2 not_a_number", "C2 negative", "A3 duplicate_unit", "C3 zero_below", "A4 unknown_unit", "B4 not_a_number", "E4 citizen_number"];
    assert_eq!(names(&read), expected);
    assert_eq!(read.rows.len(), 1);
    assert!(!read.rows[0].sound && read.rows[0].values.is_empty());
}

#[test]
fn notes_keep_no_citizen() {
    let mut cells = headings();
    cells.extend([text(1, 0, "Xã Số 1"), number(1, 1, 1), number(1, 2, 2), text(1, 4, "Ông A 038090001234")]);
    let read = read_all(cells);
    assert_eq!(read.rows[0].note, Some(("Ông A ••••••••••••".to_owned(), Address::new(1, 4))));
    assert!(read.rows[0].sound, "a warning stops nobody");
    let json = serde_json::to_string(&read).expect("serialisable");
    assert!(!json.contains("038090001234"));
    assert_eq!(serde_json::from_str::<Read>(&json).expect("readable"), read);
}

#[test]
fn a_rate_is_read_as_its_pair_or_its_column_tells() {
    let rate = |row, mantissa, decimals| Filled::typed(Address::new(row, 3), Cell::Number(Decimal { mantissa, decimals }));
    let mut cells = headings();
    cells.extend([text(1, 0, "Xã Số 1"), number(1, 1, 1), number(1, 2, 2), rate(1, 5, 1)]);
    cells.extend([text(2, 0, "Xã Số 2"), number(2, 1, 1), number(2, 2, 2), rate(2, 50, 0)]);
    cells.extend([text(3, 0, "Xã Số 3"), number(3, 1, 1), number(3, 2, 2), rate(3, 51, 0)]);
    let read = read_all(cells);
    assert_eq!(names(&read), ["D4 rate_differs"]);
    let stated: Vec<_> = read.rows.iter().filter_map(|row| row.values[0].stated).map(|figure| figure.value.to_string()).collect();
    assert_eq!(stated, ["50", "50", "51"]);
    // Without a pair nothing tells whether 0,5 is a half or half a per cent.
    let mut alone: Vec<Filled> = vec![text(0, 0, "Đơn vị"), text(0, 1, "Tỷ lệ trực tuyến"), text(1, 0, "Xã Số 1")];
    alone.push(Filled::typed(Address::new(1, 1), Cell::Number(Decimal { mantissa: 5, decimals: 1 })));
    assert_eq!(names(&read_all(alone.clone())), ["B2 rate_scale"]);
    alone.extend([text(2, 0, "Xã Số 2"), number(2, 1, 65)]);
    assert_eq!(names(&read_all(alone)), Vec::<String>::new());
}

#[test]
fn totals_may_stand_anywhere_and_may_be_of_a_part() {
    let mut cells = headings();
    cells.extend([text(1, 0, "Toàn tỉnh"), number(1, 1, 10), number(1, 2, 20)]);
    for (row, unit) in [(2, "Xã Số 1"), (3, "Xã Số 2"), (5, "Xã Số 3"), (6, "Xã Số 4")] {
        cells.extend([text(row, 0, unit), number(row, 1, i64::from(row) / 2), number(row, 2, 5)]);
    }
    cells.extend([text(4, 0, "Cộng"), number(4, 1, 2), number(4, 2, 10)]);
    cells.extend([text(7, 0, "Tổng cộng"), number(7, 1, 7), number(7, 2, 21)]);
    let read = read_all(cells);
    // Rows: 1, 1, 2, 3; the whole is 7 of 20.
    assert_eq!(names(&read), ["B2 total_differs", "C8 total_differs"]);
    assert_eq!(read.faults[0].code, FaultCode::TotalDiffers { stated: Decimal::whole(10), sum: Decimal::whole(7) });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What a sheet says plainly comes back just so, and nothing is found wrong with it.
    #[test]
    fn plain_figures_come_back(figures in prop::collection::btree_map(0_usize..20, (0_i64..1_000_000, 1_i64..1_000_000), 1..20)) {
        let figures: BTreeMap<usize, (i64, i64)> = figures.into_iter().map(|(unit, (n, more))| (unit, (n, n + more))).collect();
        let mut cells = headings();
        let (mut n_sum, mut m_sum) = (0, 0);
        for (row, (unit, (n, m))) in (1..).zip(&figures) {
            cells.extend([text(row, 0, &format!("Xã Số {unit}")), number(row, 1, *n), number(row, 2, *m)]);
            (n_sum, m_sum) = (n_sum + n, m_sum + m);
        }
        cells.extend([text(40, 0, "Tổng cộng"), number(40, 1, n_sum), number(40, 2, m_sum)]);
        let read = read_all(cells);
        prop_assert_eq!(names(&read), Vec::<String>::new());
        let back: BTreeMap<String, (Option<i64>, Option<i64>)> = read
            .rows
            .iter()
            .map(|row| {
                let value = &row.values[0];
                let whole = |figure: Option<Figure>| figure.and_then(|one| one.value.to_whole());
                (row.unit.clone(), (whole(value.numerator), whole(value.denominator)))
            })
            .collect();
        let expected = figures.iter().map(|(unit, (n, m))| (format!("{:05}", unit + 1), (Some(*n), Some(*m)))).collect();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn no_cells_break_it(cells in prop::collection::vec((0_u32..12, 0_u32..6, "(Xã Số [0-9]|Tổng cộng|[0-9., %()−-]{0,8}|\\PC{0,8})"), 0..40)) {
        let mut all = headings();
        all.extend(cells.iter().map(|(row, column, value)| text(row + 1, *column, value)));
        let read = read_all(all);
        // A cell that couldn't be read gives no figure.
        for fault in read.faults.iter().filter(|fault| fault.code.name() == "not_a_number") {
            let figures = read.rows.iter().flat_map(|row| &row.values).flat_map(|value| [value.numerator, value.denominator, value.stated]);
            prop_assert!(figures.flatten().all(|figure| figure.at != fault.at));
        }
    }
}
