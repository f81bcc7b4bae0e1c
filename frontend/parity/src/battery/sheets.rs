//! Spreadsheets that come in: numbers and days as text, layouts, rows and their faults.

use domain::importing::decimal::Decimal;
use domain::importing::escape::{escaped, unescaped};
use domain::importing::grid::{Address, Cell, Filled, Sheet};
use domain::importing::layout::guess;
use domain::importing::names::{Known, KnownIndicator, KnownUnit};
use domain::importing::number::{self, Notation};
use domain::importing::rows::{self, Expected};
use domain::importing::{citizen, date, period};
use domain::text::{Lang, importing};

use super::Report;
use crate::random::Random;

const UNITS: &[&str] = &["Phường Hàm Rồng", "Xã Đông Sơn", "Sở Y tế", "Xã Hà Long", "Xã Hạ Long"];
const WRITTEN: &[&str] = &["1.234", "1.234,5", "1,234.5", "65,1%", "(12)", "−3", "x", "", "-", "1 234", "038090001234", "0,5", "12"];
const NAMED: &[&str] = &["Phường Hàm Rồng", "đông sơn", "xa ha long", "SYT", "Tổng cộng", "Xã Đông Sơnn", "", "I"];

pub(super) fn run(report: &mut Report, random: &mut Random) {
    for _ in 0..30 {
        let value = Decimal { mantissa: i128::from(random.integer()), decimals: random.small(12) };
        for notation in [Notation::Vietnamese, Notation::English] {
            let printed = value.print(notation.lang());
            report.line(
                "number",
                &printed,
                (number::read(&printed, None), number::read(&printed, Some(notation)), number::notation(&printed)),
            );
        }
        report.line("rounded", value, (value.rounded(2), value.trimmed(), value.shifted(-2)));
        let text = random.text();
        report.line("escape", &text, (escaped(&text), unescaped(&escaped(&text)).to_owned(), citizen::hidden(&text)));
        let day = random.day();
        let written = format!("{}/{}/{}", day.day(), u8::from(day.month()), day.year());
        report.line("day", &written, (date::read(&written), date::serial(day), period::said(&format!("tháng {written}"))));
    }
    for _ in 0..10 {
        sheet(report, random);
    }
}

/// A sheet of what offices write, with all that is said of it.
fn sheet(report: &mut Report, random: &mut Random) {
    let known = known();
    let mut cells = Vec::new();
    let mut put = |row: u32, column: u32, text: &str| cells.push(Filled::typed(Address::new(row, column), Cell::Text(text.to_owned())));
    for (column, heading) in (0..).zip(["STT", "Đơn vị", "Hồ sơ trực tuyến", "Tổng hồ sơ", "Tỷ lệ trực tuyến", "Ghi chú"])
    {
        put(1, column, heading);
    }
    put(0, 0, "BÁO CÁO THÁNG 4/2024, số liệu đến 30/4/2024");
    for row in 2..12 {
        put(row, 1, random.pick(NAMED).unwrap_or_default());
        for column in 2..6 {
            put(row, column, random.pick(WRITTEN).unwrap_or_default());
        }
    }
    let sheet = Sheet::new("S".to_owned(), true, cells, Vec::new());
    let Ok(layout) = guess(&sheet, &known) else { return };
    let expected = Expected { period: None, today: random.day() };
    let read = rows::read(&sheet, &layout, &known, &expected);
    report.line("layout", serde_json::to_string(&sheet).ok(), serde_json::to_string(&layout).ok());
    let said: Vec<String> = Lang::ALL.iter().flat_map(|lang| read.faults.iter().map(|fault| importing::cell_fault(*lang, fault))).collect();
    report.line("rows", serde_json::to_string(&read).ok(), said);
}

fn known() -> Known {
    let unit = |(nth, name): (usize, &&str)| KnownUnit { code: format!("U{nth}"), name: (*name).to_owned(), earlier: Vec::new() };
    let ratio = KnownIndicator {
        code: "HS_TT".to_owned(),
        name: "Tỷ lệ trực tuyến".to_owned(),
        numerator: "Hồ sơ trực tuyến".to_owned(),
        denominator: "Tổng hồ sơ".to_owned(),
        aliases: Vec::new(),
        counted: true,
    };
    Known { units: UNITS.iter().enumerate().map(unit).collect(), indicators: vec![ratio] }
}
