//! How long a large sheet takes: `read` and its rows, against the bare reading of calamine in the same run.
//!
//! `cargo run --release -p workbooks --example speed`. Ends with an error when it takes more than three times as long.

use std::io::Cursor;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use domain::importing::decimal::Decimal;
use domain::importing::layout::guess;
use domain::importing::names::{Known, KnownIndicator, KnownUnit};
use domain::importing::rows::{self, Expected};
use domain::text::Lang;
use time::macros::date;
use workbooks::table::{Column, Kind, Table, Value};
use workbooks::{Limits, read};

const ROWS: usize = 10_000;
/// Three indicators of three columns each, beside number, unit and note: twelve.
const INDICATORS: usize = 3;
const RUNS: usize = 7;
const MOST_TIMES: u32 = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let known = known();
    let bytes = table(&known).xlsx(Lang::Vi)?;
    let limits = Limits::default();
    let expected = Expected { period: None, today: date!(2024 - 05 - 02) };
    let (mut ours, mut bare, mut reading) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let began = Instant::now();
        let mut book = Xlsx::new(Cursor::new(bytes.as_slice()))?;
        let cells: usize = book.worksheets().iter().map(|(_, range)| range.used_cells().count()).sum();
        bare.push(began.elapsed());

        let began = Instant::now();
        let book = read(&bytes, &limits)?;
        reading.push(began.elapsed());
        let sheet = book.sheets.first().ok_or("a sheet")?;
        let layout = guess(sheet, &known)?;
        let read = rows::read(sheet, &layout, &known, &expected);
        ours.push(began.elapsed());
        if read.rows.len() != ROWS || !read.faults.is_empty() || sheet.cells().len() > cells {
            return Err(format!("{} rows, {} faults, {} of {cells} cells", read.rows.len(), read.faults.len(), sheet.cells().len()).into());
        }
    }
    let (ours, bare, reading) = (median(ours), median(bare), median(reading));
    let times = ours.as_secs_f64() / bare.as_secs_f64();
    println!(
        "{ROWS} rows of 12 columns, {} bytes: read and rows {ours:.1?} (read alone {reading:.1?}), calamine's bare reading {bare:.1?}: {times:.2} times",
        bytes.len()
    );
    if ours > bare * MOST_TIMES { Err(format!("more than {MOST_TIMES} times as long").into()) } else { Ok(()) }
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn known() -> Known {
    let unit = |nth: usize| KnownUnit { code: format!("{nth:05}"), name: format!("Xã Số {nth}"), earlier: Vec::new() };
    let indicator = |nth: usize| KnownIndicator {
        code: format!("CT_{nth}"),
        name: format!("Tỷ lệ thứ {nth}"),
        numerator: format!("Tử số thứ {nth}"),
        denominator: format!("Mẫu số thứ {nth}"),
        aliases: Vec::new(),
        counted: true,
    };
    Known { units: (0..ROWS).map(unit).collect(), indicators: (0..INDICATORS).map(indicator).collect() }
}

fn table(known: &Known) -> Table {
    let column = |heading: &str, kind| Column { heading: heading.to_owned(), kind, width: 16 };
    let mut columns = vec![column("STT", Kind::Integer), column("Đơn vị", Kind::Text)];
    for one in &known.indicators {
        columns.extend([
            column(&one.numerator, Kind::Integer),
            column(&one.denominator, Kind::Integer),
            column(&one.name, Kind::Percent(1)),
        ]);
    }
    columns.push(column("Ghi chú", Kind::Text));
    let whole = |n: usize| Value::Number(Decimal::whole(i64::try_from(n).unwrap_or(0)));
    let rows = (0..ROWS)
        .map(|nth| {
            let mut row = vec![whole(nth + 1), Value::Text(format!("Xã Số {nth}"))];
            for _ in 0..INDICATORS {
                // A quarter each, in figures of different length.
                row.extend([whole(nth * 7), whole(nth * 28), if nth == 0 { Value::Missing } else { whole(25) }]);
            }
            row.push(Value::Text(format!("Đã kiểm tra lần {nth}")));
            row
        })
        .collect();
    Table { title: "Tháng 4/2024".to_owned(), as_of: None, columns, rows }
}
