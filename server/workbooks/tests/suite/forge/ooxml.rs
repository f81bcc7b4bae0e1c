//! .xlsx, part by part.

use domain::importing::grid::Address;

use super::{archive, escape};

/// A cell to be written.
#[derive(Clone)]
pub enum C {
    /// Nothing.
    N,
    /// Text, in the cell.
    T(&'static str),
    /// A number, as it is stored.
    V(&'static str),
    /// A number shown as a percentage.
    P(&'static str),
    /// A number shown as a day.
    D(&'static str),
    /// A formula, and its stored result as an attribute and a value: `("e", "#REF!")`.
    F(&'static str, &'static str, &'static str),
    /// A formula without a result.
    G(&'static str),
}

/// A sheet to be written.
pub struct Sheet {
    pub name: &'static str,
    pub hidden: bool,
    pub rows: Vec<Vec<C>>,
    pub merged: Vec<&'static str>,
    /// What it declares as its range.
    pub dimension: Option<&'static str>,
}

/// A visible sheet.
pub fn sheet(name: &'static str, rows: Vec<Vec<C>>) -> Sheet {
    Sheet { name, hidden: false, rows, merged: Vec::new(), dimension: None }
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// The parts of a workbook.
pub fn parts(sheets: &[Sheet]) -> Vec<(String, Vec<u8>)> {
    let mut list = String::new();
    let mut relations = String::new();
    let mut types = String::new();
    let mut parts = Vec::new();
    for (nth, sheet) in (1..).zip(sheets) {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        list.push_str(&format!("<sheet name=\"{}\" sheetId=\"{nth}\"{state} r:id=\"rId{nth}\"/>", escape(sheet.name)));
        relations.push_str(&format!("<Relationship Id=\"rId{nth}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{nth}.xml\"/>"));
        types.push_str(&format!(
            "<Override PartName=\"/xl/worksheets/sheet{nth}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
        ));
        parts.push((format!("xl/worksheets/sheet{nth}.xml"), worksheet(sheet).into_bytes()));
    }
    relations.push_str(&format!("<Relationship Id=\"rId900\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/>"));
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let mut all = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{head}<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!("{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!("{head}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><workbookPr/><sheets>{list}</sheets></workbook>"),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{head}<Relationships xmlns=\"{package}/relationships\">{relations}</Relationships>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "{head}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt numFmtId=\"165\" formatCode=\"dd/mm/yyyy\"/></numFmts><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            ),
        ),
    ]
    .into_iter()
    .map(|(name, text): (String, String)| (name, text.into_bytes()))
    .collect::<Vec<_>>();
    all.extend(parts);
    all
}

/// A workbook.
pub fn book(sheets: &[Sheet]) -> Vec<u8> {
    zipped(&parts(sheets))
}

/// An archive of owned parts.
pub fn zipped(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    archive(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

fn worksheet(sheet: &Sheet) -> String {
    let mut xml = format!("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"{MAIN}\">");
    if let Some(range) = sheet.dimension {
        xml.push_str(&format!("<dimension ref=\"{range}\"/>"));
    }
    xml.push_str("<sheetData>");
    for (row, cells) in (0_u32..).zip(&sheet.rows) {
        xml.push_str(&format!("<row r=\"{}\">", row + 1));
        for (column, cell) in (0_u32..).zip(cells) {
            let at = Address::new(row, column);
            match cell {
                C::N => {}
                C::T(text) => {
                    xml.push_str(&format!("<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>", escape(text)))
                }
                C::V(value) => xml.push_str(&format!("<c r=\"{at}\"><v>{value}</v></c>")),
                C::P(value) => xml.push_str(&format!("<c r=\"{at}\" s=\"1\"><v>{value}</v></c>")),
                C::D(value) => xml.push_str(&format!("<c r=\"{at}\" s=\"2\"><v>{value}</v></c>")),
                C::F(formula, kind, value) => {
                    xml.push_str(&format!("<c r=\"{at}\" t=\"{kind}\"><f>{}</f><v>{}</v></c>", escape(formula), escape(value)));
                }
                C::G(formula) => xml.push_str(&format!("<c r=\"{at}\"><f>{}</f></c>", escape(formula))),
            }
        }
        xml.push_str("</row>");
    }
    xml.push_str("</sheetData>");
    if !sheet.merged.is_empty() {
        let areas: String = sheet.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
        xml.push_str(&format!("<mergeCells count=\"{}\">{areas}</mergeCells>", sheet.merged.len()));
    }
    xml.push_str("</worksheet>");
    xml
}
