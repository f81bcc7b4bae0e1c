use super::*;
use crate::importing::grid::{Area, Cell, Filled};
use crate::importing::names::{Known, KnownIndicator, KnownUnit};
use proptest::prelude::*;
use time::macros::date;

fn known() -> Known {
    let indicator = |code: &str, name: &str, numerator: &str, denominator: &str| KnownIndicator {
        code: code.to_owned(),
        name: name.to_owned(),
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
        aliases: Vec::new(),
        counted: true,
    };
    Known {
        units: ["Sở Y tế", "Sở Tư pháp", "Xã Đông Sơn"]
            .iter()
            .enumerate()
            .map(|(nth, name)| KnownUnit { code: format!("U{nth}"), name: (*name).to_owned(), earlier: Vec::new() })
            .collect(),
        indicators: vec![
            indicator("HS_TT", "Tỷ lệ hồ sơ nộp trực tuyến", "Hồ sơ trực tuyến", "Tổng hồ sơ tiếp nhận"),
            indicator("SH_HS", "Tỷ lệ số hóa hồ sơ", "Hồ sơ được số hóa", "Tổng hồ sơ tiếp nhận"),
            indicator("TK", "Tài khoản định danh", "", ""),
        ],
    }
}

/// A sheet of texts, "|" between cells; numbers are numbers.
fn sheet(lines: &[&str], merged: &[&str]) -> Sheet {
    let mut cells = Vec::new();
    for (row, line) in (0..).zip(lines) {
        for (column, text) in (0..).zip(line.split('|')).filter(|(_, text)| !text.is_empty()) {
            let cell = text
                .parse::<i64>()
                .map_or_else(|_| Cell::Text(text.to_owned()), |n| Cell::Number(crate::importing::decimal::Decimal::whole(n)));
            cells.push(Filled::typed(Address::new(row, column), cell));
        }
    }
    let merged = merged.iter().map(|area| Area::parse(area).expect("an area")).collect();
    Sheet::new("S".to_owned(), true, cells, merged)
}

fn roles(layout: &Layout) -> Vec<String> {
    let role = |column: &Column| match &column.role {
        ColumnRole::Figure { indicator, part } => format!("{indicator}/{part}"),
        other => format!("{other:?}"),
    };
    layout.columns.iter().map(|column| format!("{} {}", role(column), column.certainty)).collect()
}

const FORM: &[&str] =
    &["BÁO CÁO THÁNG 4/2024", "Số liệu đến 30/4/2024", "STT|Đơn vị|Hồ sơ trực tuyến|Tài khoản định danh|Ghi chú", "1|Sở Y tế|5|10|"];

#[test]
fn a_plain_form() {
    let layout = guess(&sheet(FORM, &[]), &known()).expect("a layout");
    assert_eq!((layout.head, layout.head_rows, layout.first_row()), (2, 1, 3));
    assert_eq!(roles(&layout), ["Ordinal certain", "UnitName certain", "HS_TT/numerator certain", "TK/amount certain", "Note certain"]);
    assert_eq!(layout.period, Some((Period::Month { year: 2024, month: 4 }, Address::new(0, 0))));
    assert_eq!(layout.as_of, Some((date!(2024 - 04 - 30), Address::new(1, 0))));
}

#[test]
fn one_label_of_two_indicators_is_unclear() {
    let layout = guess(&sheet(&["Đơn vị|Hồ sơ trực tuyến|Tổng hồ sơ tiếp nhận", "Sở Y tế|1|2"], &[]), &known()).expect("a layout");
    assert_eq!(roles(&layout), ["UnitName certain", "HS_TT/numerator certain", "Ignored unclear"]);
    assert_eq!(layout.columns[2].candidates, ["Tổng hồ sơ tiếp nhận (HS_TT)", "Tổng hồ sơ tiếp nhận (SH_HS)"]);
}

#[test]
fn the_group_above_tells_them_apart() {
    let lines =
        ["Đơn vị|Tỷ lệ hồ sơ nộp trực tuyến||Tỷ lệ số hóa hồ sơ|", "|Tử số|Tổng hồ sơ tiếp nhận|Số lượng|Mẫu số", "Sở Y tế|1|2|3|4"];
    for merged in [&["A1:A2", "B1:C1", "D1:E1"][..], &[]] {
        let layout = guess(&sheet(&lines, merged), &known()).expect("a layout");
        let expected = [
            "UnitName certain",
            "HS_TT/numerator certain",
            "HS_TT/denominator certain",
            "SH_HS/numerator certain",
            "SH_HS/denominator certain",
        ];
        assert_eq!((roles(&layout), layout.head_rows), (expected.map(str::to_owned).to_vec(), 2));
        assert_eq!(layout.columns[2].heading, "Tỷ lệ hồ sơ nộp trực tuyến – Tổng hồ sơ tiếp nhận");
    }
}

#[test]
fn units_alone_tell_the_headings() {
    let layout =
        guess(&sheet(&["Nơi|Tài khoản định danh", "Sở Y tế|1", "Sở Tư pháp|2", "Xã Đông Sơn|3"], &[]), &known()).expect("a layout");
    assert_eq!(roles(&layout), ["UnitName likely", "TK/amount certain"]);
    assert_eq!(guess(&sheet(&["Thư gửi", "1|2"], &[]), &known()), Err(LayoutFault::NoHeadings));
    assert_eq!(guess(&sheet(&[], &[]), &known()), Err(LayoutFault::EmptySheet));
}

#[test]
fn a_layout_fits_the_next_month() {
    let known = known();
    let mut layout = guess(&sheet(FORM, &[]), &known).expect("a layout");
    layout.choose(3, ColumnRole::Ignored);
    let json = serde_json::to_string(&layout).expect("serialisable");
    let kept: Layout = serde_json::from_str(&json).expect("readable");
    assert_eq!(kept, layout);
    // One row lower, another month.
    let may = ["", "", "BÁO CÁO THÁNG 5/2024", "STT|Đơn vị|Hồ sơ trực tuyến|Tài khoản định danh|Ghi chú", "1|Sở Y tế|5|10|"];
    let fitted = kept.fits(&sheet(&may, &[])).expect("it fits");
    assert_eq!((fitted.head, roles(&fitted)), (3, roles(&layout)));
    assert_eq!(fitted.period.map(|(period, _)| period), Some(Period::Month { year: 2024, month: 5 }));
    assert_eq!(fitted.as_of, None);
    let other = ["STT|Đơn vị|Tài khoản định danh|Hồ sơ trực tuyến|Ghi chú", "1|Sở Y tế|5|10|"];
    assert_eq!(kept.fits(&sheet(&other, &[])), None, "columns that changed places are another form");
}

#[test]
fn a_figure_comes_from_one_column() {
    let mut layout = guess(&sheet(FORM, &[]), &known()).expect("a layout");
    let numerator = ColumnRole::Figure { indicator: "HS_TT".to_owned(), part: Part::Numerator };
    layout.choose(3, numerator.clone());
    assert_eq!((layout.column_of(&numerator), &layout.columns[2].role), (Some(3), &ColumnRole::Ignored));
}

#[test]
fn lines_are_told_apart() {
    let mut lines = FORM.to_vec();
    lines.extend(["(1)|(2)|(3)|(4)|(5)", "I|Khối sở||", "2|Sở Tư pháp|1|2", "Tổng cộng||6|12", "|Toàn tỉnh|6|12", "|Người lập||", "||7|"]);
    let sheet = sheet(&lines, &[]);
    let mut layout = guess(&sheet, &known()).expect("a layout");
    let kinds = |layout: &Layout| (3..11).map(|row| line(&sheet, layout, row)).collect::<Vec<_>>();
    let expected = [Line::Unit, Line::Empty, Line::Group, Line::Unit, Line::Total, Line::Total, Line::Unit, Line::Unit];
    assert_eq!(kinds(&layout), expected);
    layout.skipped.insert(10);
    assert_eq!(line(&sheet, &layout, 10), Line::Empty);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_sheet_breaks_it(
        lines in prop::collection::vec("(Đơn vị|Tử số|Sở Y tế|\\PC{0,6}|[0-9.,%]{0,5}|\\|){0,9}", 0..8),
        merges in prop::collection::vec((0_u32..6, 0_u32..6, 0_u32..3, 0_u32..3), 0..5),
    ) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let areas: Vec<String> = merges
            .iter()
            .map(|(row, column, down, right)| format!("{}:{}", Address::new(*row, *column), Address::new(row + down, column + right)))
            .collect();
        let sheet = sheet(&lines, &areas.iter().map(String::as_str).collect::<Vec<_>>());
        if let Ok(layout) = guess(&sheet, &known()) {
            prop_assert!(layout.head_rows >= 1 && layout.head_rows <= 3);
            // What was guessed of a sheet fits that sheet.
            prop_assert!(layout.fits(&sheet).is_some());
            for row in 0..10 {
                let _ = line(&sheet, &layout, row);
            }
        }
    }
}
