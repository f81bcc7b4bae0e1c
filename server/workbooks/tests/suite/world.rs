//! The tenant that the files are read for, and what is said of a file.

use std::fmt::Write as _;

use domain::importing::fault::CellFault;
use domain::importing::grid::{Book, Cell, Sheet};
use domain::importing::layout::{ColumnRole, Layout, guess};
use domain::importing::names::{Known, KnownIndicator, KnownUnit};
use domain::importing::period::Period;
use domain::importing::rows::{self, Expected, Read};
use domain::text::{Lang, importing};
use time::macros::date;
use workbooks::{Limits, read};

/// Some units of Thanh Hóa and the indicators of the common set.
pub fn known() -> Known {
    let unit = |code: &str, name: &str, earlier: &[&str]| KnownUnit {
        code: code.to_owned(),
        name: name.to_owned(),
        earlier: earlier.iter().map(|one| (*one).to_owned()).collect(),
    };
    let indicator = |code: &str, name: &str, numerator: &str, denominator: &str, aliases: &[&str]| KnownIndicator {
        code: code.to_owned(),
        name: name.to_owned(),
        numerator: numerator.to_owned(),
        denominator: denominator.to_owned(),
        aliases: aliases.iter().map(|one| (*one).to_owned()).collect(),
        counted: true,
    };
    Known {
        units: vec![
            unit("SYT", "Sở Y tế", &[]),
            unit("STP", "Sở Tư pháp", &[]),
            unit("14758", "Phường Hàm Rồng", &["Phường Đông Cương"]),
            unit("16522", "Xã Đông Sơn", &[]),
            unit("16525", "Xã Hà Long", &[]),
            unit("16528", "Xã Hạ Long", &[]),
            unit("16531", "Phường Quảng Phú", &[]),
            unit("16534", "Xã Quảng Phú", &[]),
        ],
        indicators: vec![
            indicator("HS_TT", "Tỷ lệ hồ sơ TTHC nộp trực tuyến", "Hồ sơ trực tuyến", "Tổng hồ sơ tiếp nhận", &["Nộp hồ sơ trực tuyến"]),
            indicator(
                "TT_TT",
                "Tỷ lệ thanh toán trực tuyến",
                "Hồ sơ thanh toán trực tuyến",
                "Hồ sơ có phát sinh phí",
                &["Thanh toán trực tuyến"],
            ),
            indicator("TK_DD", "Tài khoản định danh điện tử", "", "", &["Tài khoản VNeID"]),
        ],
    }
}

/// April 2024, reported on the second of May.
pub fn expected() -> Expected {
    Expected { period: Some(Period::Month { year: 2024, month: 4 }), today: date!(2024 - 05 - 02) }
}

/// The rows of every sheet whose layout could be guessed.
pub fn rows_of(book: &Book) -> Vec<(&Sheet, Layout, Read)> {
    let known = known();
    let mut all = Vec::new();
    for sheet in &book.sheets {
        if let Ok(layout) = guess(sheet, &known) {
            let read = rows::read(sheet, &layout, &known, &expected());
            all.push((sheet, layout, read));
        }
    }
    all
}

/// Every fault of a workbook.
pub fn faults_of(book: &Book) -> Vec<CellFault> {
    rows_of(book).into_iter().flat_map(|(_, _, read)| read.faults).collect()
}

/// Limits for the fixtures: small, so that files that go over them stay small.
pub fn limits() -> Limits {
    Limits { inflated_bytes: 3_000_000, entries: 200, cells: 20_000, ..Limits::default() }
}

/// Everything that is said of a file, in Vietnamese, to be looked at by a person.
pub fn report(bytes: &[u8]) -> String {
    let mut out = String::new();
    let book = match read(bytes, &limits()) {
        Ok(book) => book,
        Err(error) => return format!("{error:?}\n{}\n", importing::book_error(Lang::Vi, &error)),
    };
    let known = known();
    for sheet in &book.sheets {
        let hidden = if sheet.visible { "" } else { " (hidden)" };
        writeln!(out, "== {}{hidden}: {} cells, {} merged", sheet.name, sheet.cells().len(), sheet.merged().len()).expect("memory");
        let layout = match guess(sheet, &known) {
            Ok(layout) => layout,
            Err(fault) => {
                writeln!(out, "{}", importing::layout_fault(Lang::Vi, fault)).expect("memory");
                continue;
            }
        };
        let read = rows::read(sheet, &layout, &known, &expected());
        describe(&mut out, sheet, &layout, &read);
    }
    out
}

fn describe(out: &mut String, sheet: &Sheet, layout: &Layout, read: &Read) {
    let period = layout.period.map_or_else(|| "—".to_owned(), |(period, at)| format!("{} ({at})", period.print(Lang::Vi)));
    let as_of = layout.as_of.map_or_else(|| "—".to_owned(), |(day, at)| format!("{day} ({at})"));
    writeln!(out, "headings from row {}, {} high; period {period}; as of {as_of}", layout.head + 1, layout.head_rows).expect("memory");
    for column in &layout.columns {
        let role = match &column.role {
            ColumnRole::Figure { indicator, part } => format!("{indicator} {part}"),
            other => format!("{other:?}"),
        };
        writeln!(out, "  {} {} = {role}, {}", column.column + 1, column.heading, column.certainty).expect("memory");
    }
    for row in &read.rows {
        write!(out, "{} {}{}:", row.unit_at, row.unit, if row.sound { "" } else { " (not sound)" }).expect("memory");
        for value in &row.values {
            let figure = |figure: Option<rows::Figure>| figure.map_or_else(|| "—".to_owned(), |one| one.value.to_string());
            let stated = value.stated.map_or_else(String::new, |one| format!(" stated {}%", one.value));
            let amount = value.amount.map_or_else(String::new, |one| format!(" {}", one.value));
            write!(out, " {}", value.indicator).expect("memory");
            if value.amount.is_none() {
                write!(out, " {}/{}", figure(value.numerator), figure(value.denominator)).expect("memory");
            }
            write!(out, "{stated}{amount};").expect("memory");
        }
        if let Some((note, at)) = &row.note {
            write!(out, " [{at}: {note}]").expect("memory");
        }
        out.push('\n');
    }
    for fault in &read.faults {
        let percent = if sheet.filled(fault.at).is_some_and(|cell| cell.percent) { " %" } else { "" };
        let cell = match sheet.cell(fault.at) {
            Cell::Empty => "empty",
            Cell::Text(_) => "text",
            Cell::Number(_) => "number",
            Cell::Date(..) => "day",
            Cell::Bool(_) => "truth",
            Cell::Error(_) => "error",
        };
        writeln!(out, "{} [{cell}{percent}] {}: {}", fault.severity, fault.code.name(), importing::cell_fault(Lang::Vi, fault))
            .expect("memory");
    }
}
