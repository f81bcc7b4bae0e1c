//! Why a file is not read.

use crate::format::fmt_int;
use crate::importing::book_error::{BookError, BookKind, BookLimit, OtherKind};
use crate::text::{Lang, files};

/// Why a file is not read, and what to do.
#[must_use]
pub fn book_error(lang: Lang, error: &BookError) -> String {
    let fixed = |vi, en| lang.pick(vi, en).to_owned();
    match error {
        BookError::Empty => fixed(
            "Chưa đọc được: tệp trống, không có byte nào. Kiểm tra tệp gốc rồi gửi lại.",
            "Not read: the file is empty, it has no bytes. Check the original and send it again.",
        ),
        BookError::Password => fixed(
            "Chưa đọc được: tệp có mật khẩu. Mở trong Excel, bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc), lưu rồi gửi lại.",
            "Not read: the file is protected by a password. Open it in Excel, remove the password (File → Info → Protect Workbook), save and send again.",
        ),
        BookError::OtherKind { what } => other(lang, *what),
        BookError::CutOff => fixed(
            "Chưa đọc được: tệp bị đứt giữa chừng, thiếu phần cuối. Tải hoặc sao chép lại tệp gốc rồi gửi lại.",
            "Not read: the file breaks off in the middle. Download or copy the original again and send it.",
        ),
        BookError::Damaged { kind } => {
            let kind = kind_name(*kind);
            match lang {
                Lang::Vi => {
                    format!("Chưa đọc được: nội dung tệp {kind} bị hỏng. Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx mới rồi gửi lại.")
                }
                Lang::En => format!(
                    "Not read: the {kind} file is damaged inside. Open it in Excel or LibreOffice, save it as a new .xlsx and send again."
                ),
            }
        }
        BookError::TooMuch { what, max } => too_much(lang, *what, *max),
        BookError::NothingInside => fixed(
            "Chưa đọc được: không trang tính nào có dữ liệu. Kiểm tra xem có gửi nhầm tệp không.",
            "Not read: no sheet holds anything. Check whether this is the right file.",
        ),
    }
}

const fn kind_name(kind: BookKind) -> &'static str {
    match kind {
        BookKind::Xlsx => "Excel (.xlsx)",
        BookKind::Xls => "Excel 97–2003 (.xls)",
        BookKind::Ods => "OpenDocument (.ods)",
        BookKind::Csv => "CSV",
    }
}

fn other(lang: Lang, what: OtherKind) -> String {
    let name = match what {
        OtherKind::Html => lang.pick("một trang web (HTML) mang đuôi bảng tính", "a web page (HTML) named like a spreadsheet"),
        OtherKind::Xml => lang.pick("tệp XML", "an XML file"),
        OtherKind::Pdf => lang.pick("tệp PDF", "a PDF file"),
        OtherKind::Document => lang.pick("tài liệu Word hoặc PowerPoint", "a Word or PowerPoint document"),
        OtherKind::Xlsb => lang.pick("sổ Excel nhị phân (.xlsb)", "a binary Excel workbook (.xlsb)"),
        OtherKind::Archive => lang.pick("tệp nén", "an archive"),
        OtherKind::Picture => lang.pick("tệp ảnh", "a picture"),
        OtherKind::Text => {
            lang.pick("văn bản không theo bảng mã Unicode (UTF-8, UTF-16)", "text in an encoding other than Unicode (UTF-8, UTF-16)")
        }
        OtherKind::Unknown => lang.pick("tệp không rõ loại", "a file of an unknown kind"),
    };
    match lang {
        Lang::Vi => {
            format!("Chưa đọc được: đây là {name}, không phải bảng tính. Mở bằng Excel, lưu thành .xlsx (không chỉ đổi tên) rồi gửi lại.")
        }
        Lang::En => format!(
            "Not read: this is {name}, not a spreadsheet. Open it in Excel, save it as .xlsx (renaming is not enough) and send again."
        ),
    }
}

fn too_much(lang: Lang, what: BookLimit, max: u64) -> String {
    let count = fmt_int(lang, i64::try_from(max).unwrap_or(i64::MAX));
    let (limit, remedy) = match what {
        BookLimit::FileBytes => (
            lang.pick("lớn quá", "it is larger than").to_owned() + " " + &files::size(lang, max),
            lang.pick("Bỏ ảnh và trang tính không cần", "Remove pictures and sheets that are not needed"),
        ),
        BookLimit::InflatedBytes => (
            lang.pick("khi giải nén lớn quá", "decompressed it is larger than").to_owned() + " " + &files::size(lang, max),
            lang.pick("Sao chép riêng phần số liệu sang sổ mới", "Copy only the figures into a new workbook"),
        ),
        BookLimit::Entries => (
            match lang {
                Lang::Vi => format!("có quá {count} thành phần bên trong"),
                Lang::En => format!("it has more than {count} parts inside"),
            },
            lang.pick("Sao chép riêng phần số liệu sang sổ mới", "Copy only the figures into a new workbook"),
        ),
        BookLimit::Sheets => (
            match lang {
                Lang::Vi => format!("có quá {count} trang tính"),
                Lang::En => format!("it has more than {count} sheets"),
            },
            lang.pick("Tách thành nhiều tệp", "Split it into several files"),
        ),
        BookLimit::Rows | BookLimit::Columns | BookLimit::Cells => {
            let unit = match what {
                BookLimit::Rows => lang.pick("hàng có dữ liệu trong một trang tính", "rows with data in one sheet"),
                BookLimit::Columns => lang.pick("cột có dữ liệu trong một trang tính", "columns with data in one sheet"),
                _ => lang.pick("ô có dữ liệu", "cells with data"),
            };
            (
                match lang {
                    Lang::Vi => format!("có quá {count} {unit}"),
                    Lang::En => format!("it has more than {count} {unit}"),
                },
                lang.pick("Tách thành nhiều tệp", "Split it into several files"),
            )
        }
        BookLimit::Merged => (
            match lang {
                Lang::Vi => format!("có quá {count} vùng ô gộp trong một trang tính"),
                Lang::En => format!("it has more than {count} merged areas in one sheet"),
            },
            lang.pick("Bỏ gộp ô trong phần số liệu", "Unmerge the cells of the figures"),
        ),
        BookLimit::CellText => (
            match lang {
                Lang::Vi => format!("có ô dài quá {count} ký tự"),
                Lang::En => format!("a cell is longer than {count} characters"),
            },
            lang.pick("Rút ngắn ô đó", "Shorten that cell"),
        ),
    };
    match lang {
        Lang::Vi => format!("Chưa đọc được: tệp {limit}. {remedy} rồi gửi lại."),
        Lang::En => format!("Not read: {limit}. {remedy} and send again."),
    }
}
