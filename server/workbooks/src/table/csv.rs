//! Text with semicolons, as Excel in Vietnam opens it: UTF-8 with a mark before it, decimals after a comma, no marks for thousands.

use domain::format::fmt_date;
use domain::importing::escape::escaped;

use super::{Kind, Table, Value};

/// The mark that tells Excel that it is UTF-8.
const MARK: &str = "\u{feff}";

impl Table {
    /// The table as text: a line of headings, and a line per row. Title and day are left out, so that programs can read it.
    #[must_use]
    pub fn csv(&self) -> String {
        let mut out = MARK.to_owned();
        let headings: Vec<String> = self.columns.iter().map(|column| escaped(&column.heading)).collect();
        line(&mut out, &headings);
        for row in &self.rows {
            let fields: Vec<String> =
                self.columns.iter().enumerate().map(|(nth, column)| field(row.get(nth).unwrap_or(&Value::Missing), column.kind)).collect();
            line(&mut out, &fields);
        }
        out
    }
}

fn field(value: &Value, kind: Kind) -> String {
    match value {
        Value::Missing => String::new(),
        Value::Text(text) => escaped(text),
        Value::Date(day) => fmt_date(*day),
        Value::Number(number) => {
            let figure = number.to_string().replace('.', ",");
            if matches!(kind, Kind::Percent(_)) { format!("{figure}%") } else { figure }
        }
    }
}

/// Fields that hold a separator, a quote or a line end are quoted (RFC 4180). A line of one empty field too: it would be no line.
fn line(out: &mut String, fields: &[String]) {
    for (nth, field) in fields.iter().enumerate() {
        if nth > 0 {
            out.push(';');
        }
        let blank_ends = field.starts_with(' ') || field.ends_with(' ');
        if field.contains([';', '"', '\n', '\r', '\t', ',']) || blank_ends || (fields.len() == 1 && field.is_empty()) {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(field);
        }
    }
    out.push_str("\r\n");
}
