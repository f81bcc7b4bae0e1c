//! A workbook to print and to count with.

use domain::format::fmt_date;
use domain::importing::date;
use domain::importing::escape::escaped;
use domain::text::{Lang, importing};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Kind, Table, TooLarge, Value, double, sheet_name};

/// ISO/IEC 29500-1, 18.3.1.63: paper 9 is A4.
const A4: u8 = 9;

impl Table {
    /// The table as .xlsx: numbers that are numbers, the headings frozen, repeated on every page and ready to filter by, on A4 across.
    /// The same table gives the same bytes.
    ///
    /// # Errors
    /// [`TooLarge`] when it doesn't fit into a sheet.
    pub fn xlsx(&self, lang: Lang) -> Result<Vec<u8>, TooLarge> {
        self.write(lang).map_err(|_| TooLarge)
    }

    fn write(&self, lang: Lang) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        book.set_properties(&properties(&self.title)?);
        let sheet = book.add_worksheet();
        sheet.set_name(sheet_name(&self.title))?;
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).map_err(|_| XlsxError::RowColumnLimitError)?;
        sheet.write_string_with_format(0, 0, escaped(&self.title), &Format::new().set_bold().set_font_size(14))?;
        if let Some(day) = self.as_of {
            sheet.write_string(1, 0, format!("{} {}", importing(lang).as_of, fmt_date(day)))?;
        }
        let head = 3_u32;
        let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let heading = heading.set_border(FormatBorder::Thin).set_background_color(0xE7ECF3);
        for (nth, column) in (0_u16..).zip(&self.columns) {
            sheet.set_column_width(nth, column.width.clamp(3, 120))?;
            sheet.write_string_with_format(head, nth, escaped(&column.heading), &heading)?;
        }
        let formats: Vec<Format> = self.columns.iter().map(|column| format(column.kind)).collect();
        let mut last = head;
        for (row, values) in (head + 1..).zip(&self.rows) {
            for ((nth, format), kind) in (0_u16..).zip(&formats).zip(self.columns.iter().map(|column| column.kind)) {
                let value = values.get(usize::from(nth)).unwrap_or(&Value::Missing);
                cell(sheet, (row, nth), value, kind, format)?;
            }
            last = row;
        }
        if !self.columns.is_empty() {
            sheet.autofilter(head, 0, last, last_column)?;
            sheet.set_print_area(0, 0, last, last_column)?;
        }
        sheet.set_freeze_panes(head + 1, 0)?;
        sheet.set_repeat_rows(head, head)?;
        sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P/&N");
        book.save_to_buffer()
    }
}

/// What a workbook says of itself. A fixed day: the same content gives the same bytes.
pub(crate) fn properties(title: &str) -> Result<DocProperties, XlsxError> {
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&day))
}

fn format(kind: Kind) -> Format {
    let places = |n: u8| if n == 0 { String::new() } else { format!(".{}", "0".repeat(usize::from(n.min(15)))) };
    let format = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    match kind {
        Kind::Text => format.set_text_wrap(),
        Kind::Integer => format.set_num_format("#,##0"),
        Kind::Decimal(n) => format.set_num_format(format!("#,##0{}", places(n))),
        Kind::Percent(n) => format.set_num_format(format!("0{}%", places(n))),
        Kind::Date => format.set_num_format("dd/mm/yyyy"),
    }
}

fn cell(sheet: &mut Worksheet, (row, column): (u32, u16), value: &Value, kind: Kind, format: &Format) -> Result<(), XlsxError> {
    match value {
        Value::Missing => {
            sheet.write_blank(row, column, format)?;
        }
        Value::Text(text) => {
            sheet.write_string_with_format(row, column, escaped(text), format)?;
        }
        Value::Date(day) => {
            // Days count from 1900 on; what is earlier is written out.
            match u32::try_from(date::serial(*day)) {
                Ok(serial) if serial > 0 => sheet.write_number_with_format(row, column, serial, format)?,
                _ => sheet.write_string_with_format(row, column, fmt_date(*day), format)?,
            };
        }
        Value::Number(number) => {
            let stored = if matches!(kind, Kind::Percent(_)) { number.shifted(-2) } else { Some(*number) };
            match stored.and_then(double) {
                Some(stored) => sheet.write_number_with_format(row, column, stored, format)?,
                // More digits than a double keeps: as text, which is read back as the same number.
                None => {
                    let sign = if matches!(kind, Kind::Percent(_)) { "%" } else { "" };
                    sheet.write_string_with_format(row, column, format!("{}{sign}", number.print(Lang::Vi)), format)?
                }
            };
        }
    }
    Ok(())
}
