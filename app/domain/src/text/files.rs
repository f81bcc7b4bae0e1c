//! Evidence files.

use super::{Lang, number, plural};
use crate::evidence::{FileKind, SubjectKind};

texts! {
    /// Files attached to something.
    files => Files {
        title: "Tệp đính kèm", "Files";
        of_document: "Toàn văn văn bản", "The document itself";
        none: "Chưa có tệp nào.", "No file yet.";
        choose: "Tệp", "File";
        note: "Ghi chú về tệp (không bắt buộc)", "Note about the file (optional)";
        attach: "Đính kèm tệp", "Attach a file";
        remove: "Gỡ tệp", "Take the file off";
        remove_hint: "Gỡ được đến khi hồ sơ được gửi đi; sau đó tệp giữ nguyên.", "It can be taken off until the papers are sent; from then on it stays.";
        digest: "Dấu SHA-256", "SHA-256";
        same: "Cùng tệp đã dùng ở", "The same file is used at";
        hidden: "ở đơn vị khác", "another unit";
        attached: "Đã đính kèm tệp.", "The file was attached.";
        removed: "Đã gỡ tệp.", "The file was taken off.";
    }
}

/// What may be chosen, and how large.
#[must_use]
pub fn hint(lang: Lang, limit: u64) -> String {
    let limit = size(lang, limit);
    match lang {
        Lang::Vi => format!(
            "PDF, Word, Excel, PowerPoint (.docx, .xlsx, .pptx), .odt, .ods, ảnh PNG hoặc JPEG; không quá {limit}. Không nhận tệp nén."
        ),
        Lang::En => format!("PDF, Word, Excel, PowerPoint (.docx, .xlsx, .pptx), .odt, .ods, PNG or JPEG; at most {limit}. No archives."),
    }
}

/// "1,2 MB", "640 kB".
#[must_use]
pub fn size(lang: Lang, bytes: u64) -> String {
    let whole = |n: u64| crate::format::fmt_int(lang, i64::try_from(n).unwrap_or(i64::MAX));
    if bytes < 1_000 {
        return format!("{} B", whole(bytes));
    }
    let (unit, name) = if bytes < 1_000_000 { (1_000, "kB") } else { (1_000_000, "MB") };
    let tenths = bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
    let mark = lang.pick(",", ".");
    if tenths < 100 && !tenths.is_multiple_of(10) {
        format!("{}{mark}{} {name}", tenths / 10, tenths % 10)
    } else {
        format!("{} {name}", whole((tenths + 5) / 10))
    }
}

/// "PDF", "Word".
#[must_use]
pub const fn kind(lang: Lang, kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Docx => "Word",
        FileKind::Xlsx => "Excel",
        FileKind::Pptx => "PowerPoint",
        FileKind::Odt => lang.pick("Văn bản ODT", "ODT text"),
        FileKind::Ods => lang.pick("Bảng tính ODS", "ODS spreadsheet"),
        FileKind::Png => lang.pick("Ảnh PNG", "PNG picture"),
        FileKind::Jpeg => lang.pick("Ảnh JPEG", "JPEG picture"),
    }
}

/// "nhiệm vụ", "đăng ký".
#[must_use]
pub const fn subject(lang: Lang, kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Directive => lang.pick("văn bản", "directive"),
        SubjectKind::Obligation => lang.pick("giải trình", "explanation"),
        SubjectKind::Task => lang.pick("nhiệm vụ", "task"),
        SubjectKind::Registration => lang.pick("đăng ký", "registration"),
        SubjectKind::Difficulty => lang.pick("khó khăn, vướng mắc", "difficulty"),
        SubjectKind::Plan => lang.pick("kế hoạch", "plan"),
        SubjectKind::Model => lang.pick("mô hình", "model"),
    }
}

/// "2 nơi khác".
#[must_use]
pub fn places(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} nơi khác", number(lang, n)),
        Lang::En => plural(n, "other place", "other places"),
    }
}

/// What was just done to a file.
#[must_use]
pub fn done(lang: Lang, code: &str) -> Option<String> {
    let t = files(lang);
    let words = match code {
        "file_attached" => t.attached,
        "file_removed" => t.removed,
        _ => return None,
    };
    Some(words.to_owned())
}

/// What is wrong with a file's content or name.
#[must_use]
pub fn mismatch(lang: Lang, claimed: FileKind) -> String {
    let claimed = kind(lang, claimed);
    match lang {
        Lang::Vi => {
            format!("Chưa nhận tệp: đuôi tệp nói là {claimed} nhưng nội dung không phải. Mở tệp, lưu lại đúng định dạng rồi chọn lại.")
        }
        Lang::En => format!(
            "The file was not taken: its name says {claimed}, its content is something else. Open it, save it in its own format, choose it again."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let vi = |bytes| size(Lang::Vi, bytes);
        assert_eq!(
            [vi(0), vi(999), vi(1_000), vi(1_240), vi(640_400), vi(20_000_000)],
            ["0 B", "999 B", "1 kB", "1,2 kB", "640 kB", "20 MB"]
        );
        assert_eq!(size(Lang::En, 1_250_000), "1.3 MB");
        assert_eq!(vi(1_234_000_000), "1.234 MB");
    }
}
