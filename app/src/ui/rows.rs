//! Rows of long tables, written as text.
//!
//! Views of two hundred rows cost a page most of its time. Rows that only show and link need none: they are
//! written here, every word escaped, and set as they are.

/// What stands in a cell.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// Words.
    Text(&'a str),
    /// A code or a date: figures of one width.
    Code(&'a str),
    /// A link: address and words.
    Link(&'a str, &'a str),
}

/// About what a row of six cells takes.
const ROW_BYTES: usize = 450;

/// The rows, so far.
#[derive(Debug, Clone, Default)]
pub struct Rows(String);

impl Rows {
    /// None yet, with room for so many: a text that grows to a hundred kilobytes is copied a dozen times on its way.
    #[must_use]
    pub fn with_room_for(rows: usize) -> Self {
        Self(String::with_capacity(rows * ROW_BYTES))
    }

    /// A head between rows, as wide as the table.
    pub fn section(&mut self, columns: u8, words: &str) {
        self.0.push_str("<tr role=\"row\" class=\"sec\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"");
        self.0.push_str(&columns.to_string());
        self.0.push_str("\">");
        self.text(words);
        self.0.push_str("</th></tr>");
    }

    /// Begins a row with the cell that names it; `sample` is the mark of a sample and what it means.
    pub fn begin(&mut self, test: &str, href: &str, name: &str, sample: Option<(&str, &str)>) {
        self.0.push_str("<tr role=\"row\" data-testid=\"");
        self.text(test);
        self.0.push_str("\"><th role=\"rowheader\" scope=\"row\"><a class=\"plain\" href=\"");
        self.text(href);
        self.0.push_str("\">");
        self.text(name);
        self.0.push_str("</a>");
        if let Some((mark, meaning)) = sample {
            self.0.push_str(" <span class=\"mau\" title=\"");
            self.text(meaning);
            self.0.push_str("\">");
            self.text(mark);
            self.0.push_str("</span>");
        }
        self.0.push_str("</th>");
    }

    /// A cell; `label` names it where the heads are gone.
    pub fn cell(&mut self, label: &str, figures: bool, content: Content<'_>) {
        self.0.push_str(if figures { "<td role=\"cell\" class=\"n\" data-l=\"" } else { "<td role=\"cell\" data-l=\"" });
        self.text(label);
        self.0.push_str("\">");
        match content {
            Content::Text(words) => self.text(words),
            Content::Code(code) => {
                self.0.push_str("<span class=\"tn\">");
                self.text(code);
                self.0.push_str("</span>");
            }
            Content::Link(href, words) => {
                self.0.push_str("<a href=\"");
                self.text(href);
                self.0.push_str("\">");
                self.text(words);
                self.0.push_str("</a>");
            }
        }
        self.0.push_str("</td>");
    }

    /// Ends a row.
    pub fn end(&mut self) {
        self.0.push_str("</tr>");
    }

    /// The HTML.
    #[must_use]
    pub fn into_html(self) -> String {
        self.0
    }

    /// Words, escaped for text and for quoted attributes alike.
    fn text(&mut self, words: &str) {
        let mut rest = words;
        // By bytes: none of the five is ever a part of another letter, and reading letter by letter takes twice as long.
        while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
            self.0.push_str(&rest[..at]);
            self.0.push_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            });
            rest = &rest[at + 1..];
        }
        self.0.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, Rows};

    const EVIL: &str = "<b>\"'&";
    const TAMED: &str = "&lt;b&gt;&quot;&#39;&amp;";

    #[test]
    fn nothing_that_goes_in_is_markup() {
        let mut rows = Rows::default();
        rows.section(2, EVIL);
        rows.begin(EVIL, EVIL, EVIL, Some((EVIL, EVIL)));
        for content in [Content::Text(EVIL), Content::Code(EVIL), Content::Link(EVIL, EVIL)] {
            rows.cell(EVIL, true, content);
        }
        rows.end();
        let html = rows.into_html();
        assert_eq!(html.matches(TAMED).count(), 13, "{html}");
        assert!(!html.contains("<b>") && !html.replace(TAMED, "").contains(['\'', '&']), "{html}");
    }

    #[test]
    fn a_row_is_written_as_the_views_of_the_table_would_be() {
        let mut rows = Rows::default();
        rows.begin("unit-row", "/units/14908", "Xã Thiên Phủ", None);
        rows.cell("Mã", false, Content::Code("14908"));
        rows.end();
        let written = "<tr role=\"row\" data-testid=\"unit-row\"><th role=\"rowheader\" scope=\"row\"><a class=\"plain\" href=\"/units/14908\">Xã Thiên Phủ</a></th>\
                       <td role=\"cell\" data-l=\"Mã\"><span class=\"tn\">14908</span></td></tr>";
        assert_eq!(rows.into_html(), written);
    }
}
