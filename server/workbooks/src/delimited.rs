//! Text with separators: CSV as offices save it, with semicolons, commas or tabs.

use domain::importing::book_error::{BookError, BookKind, BookLimit};
use domain::importing::grid::{Address, Book, Cell, Filled};

use crate::gather::{self, Gather, Sheets};
use crate::limits::Limits;

/// What the only sheet of a text file is called.
const NAME: &str = "CSV";
/// The separators, the likeliest in Vietnam first: a comma parts decimals there.
const SEPARATORS: [char; 3] = [';', '\t', ','];
/// How many lines tell the separator.
const LINES: usize = 20;

/// The workbook of a text. All cells are texts: what is a number is decided where its column is known.
pub(crate) fn read(text: &str, limits: &Limits) -> Result<Book, BookError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Excel writes and reads a first line "sep=;".
    let (separator, text) =
        match text.lines().next().and_then(|line| line.strip_prefix("sep=")).and_then(|rest| rest.trim_end().chars().next()) {
            Some(separator) if SEPARATORS.contains(&separator) => (separator, text.split_once('\n').map_or("", |(_, rest)| rest)),
            _ => (separator(text), text),
        };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(separator).unwrap_or(b';'))
        .from_reader(text.as_bytes());
    let mut gather = Gather::new(limits);
    let mut sheet = Sheets::default();
    let mut record = csv::StringRecord::new();
    // Empty lines are left out by the reader; counting line ends keeps cells where a person sees them. Those within quotes part no rows.
    let (mut row, mut counted, mut inner) = (0_u32, 0_usize, 0_u32);
    while reader.read_record(&mut record).map_err(|_| BookError::Damaged { kind: BookKind::Csv })? {
        let start = record.position().and_then(|at| usize::try_from(at.byte()).ok()).unwrap_or(counted);
        // The place of a record is that of the line ends before it.
        let start = start + text.as_bytes().get(start..).unwrap_or_default().iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        row = row.saturating_add(line_ends(text.as_bytes().get(counted..start).unwrap_or_default())).saturating_sub(inner);
        counted = start;
        for (column, field) in (0_u32..).zip(&record) {
            if field.len() > limits.cell_text.saturating_mul(4) {
                return Err(limits.exceeded(BookLimit::CellText));
            }
            if !field.is_empty() {
                gather.push(&mut sheet, Filled::typed(Address::new(row, column), Cell::Text(gather::text(field))))?;
            }
        }
        inner = record.iter().map(|field| line_ends(field.as_bytes())).fold(0, u32::saturating_add);
    }
    gather.finish(NAME, true, sheet)?;
    gather.book()
}

/// How many lines end in a text, however they end.
fn line_ends(text: &[u8]) -> u32 {
    let alone = |(nth, b): (usize, &u8)| *b == b'\n' || (*b == b'\r' && text.get(nth + 1) != Some(&b'\n'));
    u32::try_from(text.iter().enumerate().filter(|one| alone(*one)).count()).unwrap_or(u32::MAX)
}

/// The separator that most of the first lines have, outside of quotes.
fn separator(text: &str) -> char {
    let count = |separator: char| {
        let mut quoted = false;
        let mut lines = 0;
        let mut seen = 0;
        for c in text.chars() {
            match c {
                '"' => quoted = !quoted,
                '\n' if !quoted => lines += 1,
                c if c == separator && !quoted => seen += 1,
                _ => {}
            }
            if lines >= LINES {
                break;
            }
        }
        seen
    };
    let [semicolons, tabs, commas] = SEPARATORS.map(count);
    // "1,5;2,5" has as many commas as semicolons and more: one semicolon a line is enough.
    if semicolons > 0 {
        ';'
    } else if tabs > 0 {
        '\t'
    } else if commas > 0 {
        ','
    } else {
        ';'
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<(String, String)> {
        let book = read(text, &Limits::default()).expect("readable");
        let cell = |filled: &Filled| (filled.at.to_string(), filled.cell.text().unwrap_or_default().to_owned());
        book.sheets.iter().flat_map(|sheet| sheet.cells().iter().map(cell)).collect()
    }

    #[test]
    fn separators_are_found() {
        let pairs = |list: &[(&str, &str)]| list.iter().map(|(at, text)| ((*at).to_owned(), (*text).to_owned())).collect::<Vec<_>>();
        assert_eq!(shown("a;b\n1,5;2"), pairs(&[("A1", "a"), ("B1", "b"), ("A2", "1,5"), ("B2", "2")]));
        assert_eq!(shown("sep=,\na,b"), pairs(&[("A1", "a"), ("B1", "b")]));
        assert_eq!(shown("a\tb\r\n\"c\nd\"\t"), pairs(&[("A1", "a"), ("B1", "b"), ("A2", "c\nd")]));
        assert_eq!(shown("\"a;b\",c"), pairs(&[("A1", "a;b"), ("B1", "c")]));
        assert_eq!(shown("một cột\n'=1"), pairs(&[("A1", "một cột"), ("A2", "=1")]));
        assert_eq!(shown("a\rb\r\rc"), pairs(&[("A1", "a"), ("A2", "b"), ("A4", "c")]));
        assert_eq!(shown("\"a\nb\"\n\nc"), pairs(&[("A1", "a\nb"), ("A3", "c")]));
        assert_eq!(read("\n\n", &Limits::default()), Err(BookError::NothingInside));
    }
}
