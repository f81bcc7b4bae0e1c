//! Figures that come in as spreadsheets: why a file is not read, and what is wrong with its cells.

use super::Lang;
use crate::importing::fault::{CellFault, Severity};
use crate::importing::layout::{LayoutFault, Part};

mod books;
mod cells;

pub use books::book_error;

texts! {
    /// Imports from spreadsheets.
    importing => Importing {
        faults_sheet: "Danh sách lỗi", "List of faults";
        faults_title: "Những ô cần xem lại", "Cells to look at again";
        faults_hint: "Bấm vào địa chỉ ô để đến ô đó. Sửa trong các trang tính rồi nộp lại tệp này.", "Click a cell's address to go there. Correct the sheets and send this file again.";
        none: "Không có lỗi nào.", "There are no faults.";
        number: "STT", "No.";
        sheet: "Trang tính", "Sheet";
        cell: "Ô", "Cell";
        severity: "Mức độ", "Weight";
        what: "Nội dung và cách sửa", "What is wrong and what to do";
        error: "Lỗi", "Error";
        warning: "Cần xem", "Warning";
        note: "Ghi nhận", "Note";
        numerator: "tử số", "numerator";
        denominator: "mẫu số", "denominator";
        rate: "tỷ lệ", "rate";
        amount: "số liệu", "amount";
        as_of: "Số liệu đến ngày", "Figures as of";
        hidden: "Trang tính bị ẩn", "Hidden sheet";
    }
}

/// The name of a severity.
#[must_use]
pub const fn severity(lang: Lang, severity: Severity) -> &'static str {
    let texts = importing(lang);
    match severity {
        Severity::Error => texts.error,
        Severity::Warning => texts.warning,
        Severity::Note => texts.note,
    }
}

/// "tử số", "mẫu số".
#[must_use]
pub const fn part(lang: Lang, part: Part) -> &'static str {
    let texts = importing(lang);
    match part {
        Part::Numerator => texts.numerator,
        Part::Denominator => texts.denominator,
        Part::Rate => texts.rate,
        Part::Amount => texts.amount,
    }
}

/// A fault in words: which cell, what was read, what to do.
#[must_use]
pub fn cell_fault(lang: Lang, fault: &CellFault) -> String {
    let sentence = cells::sentence(lang, &fault.code);
    match lang {
        Lang::Vi => format!("Ô {}: {sentence}", fault.at),
        Lang::En => format!("Cell {}: {sentence}", fault.at),
    }
}

/// Why no layout was guessed, and what to do.
#[must_use]
pub const fn layout_fault(lang: Lang, fault: LayoutFault) -> &'static str {
    match fault {
        LayoutFault::EmptySheet => lang.pick(
            "Trang tính này trống. Chọn trang tính khác hoặc tệp khác.",
            "This sheet is empty. Choose another sheet or another file.",
        ),
        LayoutFault::NoHeadings => lang.pick(
            "Không tìm thấy hàng tiêu đề có cột đơn vị. Ghi một hàng tiêu đề, trong đó có cột “Đơn vị”, rồi nộp lại; hoặc dùng biểu mẫu tải từ hệ thống.",
            "No heading row with a column of units was found. Write one heading row with a column “Đơn vị” and send again, or use the form downloaded from the system.",
        ),
    }
}

#[cfg(test)]
mod tests;
