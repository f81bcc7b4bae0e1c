//! A workbook with its faults in it, to be corrected and sent again.

use std::collections::HashMap;

use domain::importing::date;
use domain::importing::escape::escaped;
use domain::importing::fault::{CellFault, Severity};
use domain::importing::grid::{Address, Book, Cell, Filled, Sheet};
use domain::text::{Lang, importing};
use rust_xlsxwriter::{Color, Format, FormatAlign, Note, Workbook, Worksheet, XlsxError};

use crate::table::{TooLarge, double, properties, sheet_name};

/// The most characters of a comment; more is cut off by Excel.
const COMMENT_MAX: usize = 2_000;
/// Excel links at most so many cells of a sheet; what is beyond stands there as text.
const LINKS_MAX: usize = 60_000;

/// The workbook rebuilt from its values (.xlsx): bad cells coloured, a comment on each that says what is wrong and what to do, and
/// before all a sheet that lists the faults with links to their cells. Formulas come back as the values that they had.
///
/// # Errors
/// [`TooLarge`] when it doesn't fit into an .xlsx.
pub fn marked(book: &Book, faults: &[CellFault], lang: Lang) -> Result<Vec<u8>, TooLarge> {
    write(book, faults, lang).map_err(|_| TooLarge)
}

/// The faults of one cell.
type ByCell<'a> = HashMap<(&'a str, Address), Vec<&'a CellFault>>;

fn write(book: &Book, faults: &[CellFault], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let names = names(book, lang);
    let mut by_cell: ByCell<'_> = HashMap::new();
    for fault in faults {
        by_cell.entry((fault.sheet.as_str(), fault.at)).or_default().push(fault);
    }
    let mut out = Workbook::new();
    out.set_properties(&properties(importing(lang).faults_title)?);
    list(out.add_worksheet(), book, &names, faults, lang)?;
    for (sheet, name) in book.sheets.iter().zip(&names) {
        let target = out.add_worksheet();
        target.set_name(name)?;
        target.set_hidden(!sheet.visible);
        values(target, sheet, &mut by_cell, lang)?;
    }
    out.save_to_buffer()
}

/// The names that the sheets have in the new workbook: safe, and each once. The list of faults comes first.
fn names(book: &Book, lang: Lang) -> Vec<String> {
    let mut taken = vec![importing(lang).faults_sheet.to_lowercase()];
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let plain = sheet_name(&sheet.name);
        let mut name = plain.clone();
        let mut nth = 2_u32;
        while taken.contains(&name.to_lowercase()) {
            let tail = format!(" ({nth})");
            let mut short = plain.clone();
            while short.encode_utf16().count() + tail.len() > 31 {
                short.pop();
            }
            name = format!("{short}{tail}");
            nth = nth.saturating_add(1);
        }
        taken.push(name.to_lowercase());
        names.push(name);
    }
    names
}

/// The sheet that lists all faults.
fn list(target: &mut Worksheet, book: &Book, names: &[String], faults: &[CellFault], lang: Lang) -> Result<(), XlsxError> {
    let texts = importing(lang);
    target.set_name(texts.faults_sheet)?;
    target.write_string_with_format(0, 0, texts.faults_title, &Format::new().set_bold().set_font_size(14))?;
    target.write_string(1, 0, if faults.is_empty() { texts.none } else { texts.faults_hint })?;
    let heading = Format::new().set_bold().set_background_color(0xE7ECF3);
    for (column, (text, width)) in
        (0_u16..).zip([(texts.number, 6_u16), (texts.sheet, 24), (texts.cell, 10), (texts.severity, 12), (texts.what, 110)])
    {
        target.set_column_width(column, width)?;
        target.write_string_with_format(3, column, text, &heading)?;
    }
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let top = Format::new().set_align(FormatAlign::Top);
    for (nth, (row, fault)) in (4_u32..).zip(faults).enumerate() {
        let number = u32::try_from(nth + 1).unwrap_or(u32::MAX);
        target.write_number_with_format(row, 0, number, &top)?;
        target.write_string_with_format(row, 1, escaped(&fault.sheet), &top)?;
        let name = book.sheets.iter().position(|sheet| sheet.name == fault.sheet).and_then(|at| names.get(at));
        match name.filter(|_| nth < LINKS_MAX) {
            Some(name) => {
                let link = format!("internal:'{}'!{}", name.replace('\'', "''"), fault.at);
                target.write_url_with_text(row, 2, link.as_str(), fault.at.to_string())?;
            }
            None => {
                target.write_string_with_format(row, 2, fault.at.to_string(), &top)?;
            }
        }
        target.write_string_with_format(row, 3, importing::severity(lang, fault.severity), &coloured(top.clone(), fault.severity))?;
        target.write_string_with_format(row, 4, escaped(&importing::cell_fault(lang, fault)), &wrapped)?;
    }
    target.set_freeze_panes(4, 0)?;
    target.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// One sheet with its values and faults.
fn values<'a>(target: &mut Worksheet, sheet: &'a Sheet, by_cell: &mut ByCell<'a>, lang: Lang) -> Result<(), XlsxError> {
    let plain = Format::new();
    for area in sheet.merged() {
        if let (Ok(first), Ok(last)) = (u16::try_from(area.from.column), u16::try_from(area.to.column))
            && area.from != area.to
        {
            // Overlapping areas are refused by the writer; the cells are there all the same.
            let _ = target.merge_range(area.from.row, first, area.to.row, last, "", &plain);
        }
    }
    for filled in sheet.cells() {
        let faults = by_cell.remove(&(sheet.name.as_str(), filled.at));
        write_cell(target, filled, faults.as_deref())?;
        if let Some(faults) = faults {
            comment(target, filled.at, &faults, lang)?;
        }
    }
    // Cells that are empty, and that is what is wrong with them.
    let mut empty: Vec<(Address, Vec<&CellFault>)> =
        by_cell.iter().filter(|((name, _), _)| *name == sheet.name).map(|((_, at), faults)| (*at, faults.clone())).collect();
    empty.sort_by_key(|(at, _)| *at);
    for (at, faults) in empty {
        let filled = Filled::typed(at, Cell::Empty);
        write_cell(target, &filled, Some(&faults))?;
        comment(target, at, &faults, lang)?;
    }
    Ok(())
}

/// The heaviest fault gives the colour.
fn coloured(format: Format, severity: Severity) -> Format {
    // Light enough to read black text on, told apart in print too: the comment says the rest.
    let colour = match severity {
        Severity::Error => 0xFFC7CE,
        Severity::Warning => 0xFFEB9C,
        Severity::Note => 0xDDEBF7,
    };
    format.set_background_color(Color::RGB(colour))
}

fn write_cell(target: &mut Worksheet, filled: &Filled, faults: Option<&[&CellFault]>) -> Result<(), XlsxError> {
    let (row, column) = (filled.at.row, u16::try_from(filled.at.column).map_err(|_| XlsxError::RowColumnLimitError)?);
    let mut format = Format::new();
    if let Some(severity) = faults.and_then(|faults| faults.iter().map(|fault| fault.severity).min()) {
        format = coloured(format, severity);
    }
    match &filled.cell {
        Cell::Empty => target.write_blank(row, column, &format)?,
        Cell::Text(text) => target.write_string_with_format(row, column, escaped(text), &format)?,
        Cell::Number(number) => match double(*number) {
            Some(value) => {
                let format = if filled.percent { format.set_num_format("0.00%") } else { format };
                target.write_number_with_format(row, column, value, &format)?
            }
            None => target.write_string_with_format(row, column, number.print(Lang::Vi), &format)?,
        },
        Cell::Date(day, second) => {
            let serial = i32::try_from(date::serial(*day)).unwrap_or(0);
            let code = if *second == 0 { "dd/mm/yyyy" } else { "hh:mm dd/mm/yyyy" };
            let value = f64::from(serial) + f64::from(*second) / 86_400.0;
            target.write_number_with_format(row, column, value, &format.set_num_format(code))?
        }
        Cell::Bool(value) => target.write_boolean_with_format(row, column, *value, &format)?,
        // An error can't be written without a formula; its name is what a person looks for.
        Cell::Error(error) => target.write_string_with_format(row, column, escaped(error), &format)?,
    };
    Ok(())
}

fn comment(target: &mut Worksheet, at: Address, faults: &[&CellFault], lang: Lang) -> Result<(), XlsxError> {
    let lines: Vec<String> = faults
        .iter()
        .map(|fault| format!("{}. {}", importing::severity(lang, fault.severity), importing::cell_fault(lang, fault)))
        .collect();
    let text: String = lines.join("\n").chars().take(COMMENT_MAX).collect();
    let note = Note::new(text).add_author_prefix(false).set_author("Điểm 06").set_width(320).set_height(120);
    target.insert_note(at.row, u16::try_from(at.column).map_err(|_| XlsxError::RowColumnLimitError)?, &note)?;
    Ok(())
}
