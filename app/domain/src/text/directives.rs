//! `/directives` and `/directives/{id}`.

use time::Date;

use super::{Lang, labels, number, plural};
use crate::format::fmt_date;

texts! {
    /// The register of documents and the page of one.
    directives => Directives {
        title: "Văn bản, chỉ đạo", "Directives";
        column_number: "Số, ký hiệu", "Number";
        column_kind: "Loại", "Kind";
        column_issued: "Ngày ban hành", "Issued on";
        column_issuer: "Cơ quan ban hành", "Issuer";
        column_subject: "Trích yếu", "Subject";
        column_obligations: "Việc được giao", "Duties";
        column_fulfilled: "Đã hoàn thành", "Fulfilled";
        column_next_due: "Hạn gần nhất", "Next deadline";
        none_open: "Không còn việc mở", "Nothing open";
        empty: "Chưa có văn bản nào đến ngày này. Văn bản hiện ở đây khi được nạp vào hệ thống.", "No document by this day. They appear here once they are loaded.";

        clauses: "Yêu cầu", "Demands";
        clauses_none: "Văn bản này không giao việc cho đơn vị nào.", "This document puts no duty on any unit.";
        clause: "Yêu cầu", "Demand";
        clause_kind: "Loại việc", "Kind";
        clause_due: "Hạn", "Due";
        clause_left: "Còn lại", "Left";
        clause_progress: "Tiến độ", "Progress";
        sent_to: "Gửi đến", "Send to";
        obligations: "Việc của từng đơn vị", "Duties by unit";
        column_unit: "Đơn vị", "Unit";
        column_duty: "Việc", "Duty";
        column_due: "Hạn", "Due";
        column_state: "Trạng thái", "State";
        column_fulfilled_at: "Hoàn thành lúc", "Fulfilled at";
        not_fulfilled: "Chưa hoàn thành", "Not fulfilled";
        models: "Mô hình theo văn bản này", "Models under this document";
        see_coverage: "Xem tình hình đăng ký", "See the coverage";
        issued_by: "Ban hành", "Issued by";
        source: "Nguồn", "Source";
        due_rule_hint: "“Trước ngày 30” nghĩa là ngày 29 là ngày cuối; “đến hết ngày 30” tính cả ngày 30.", "“Before the 30th” makes the 29th the last day; “by the 30th” includes the 30th.";
    }
}

/// A document's name: "Công văn 7115/UBND-KSTTHCNC". `kind` is the code of its kind.
#[must_use]
pub fn name(lang: Lang, kind: &str, document_number: &str) -> String {
    format!("{} {document_number}", labels::document_kind(lang, kind))
}

/// A document within a sentence: "công văn 7115/UBND-KSTTHCNC ngày 24/05/2023".
#[must_use]
pub fn cite(lang: Lang, kind: &str, document_number: &str, issued_on: Date) -> String {
    let kind = labels::document_kind(lang, kind).to_lowercase();
    format!("{kind} {document_number} {} {}", lang.pick("ngày", "of"), fmt_date(issued_on))
}

/// "12 văn bản".
#[must_use]
pub fn count(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} văn bản", number(lang, n)),
        Lang::En => plural(n, "document", "documents"),
    }
}

/// The head of a demand: "Yêu cầu 2".
#[must_use]
pub fn clause(lang: Lang, clause: u32) -> String {
    format!("{} {clause}", directives(lang).clause)
}

/// How far a demand is: "2/6 đơn vị đã hoàn thành, 1 trễ".
#[must_use]
pub fn progress(lang: Lang, fulfilled: u32, total: u32, late: u32) -> String {
    let [done, all, behind] = [fulfilled, total, late].map(|n| number(lang, n));
    let (head, tail) = match lang {
        Lang::Vi => (format!("{done}/{all} đơn vị đã hoàn thành"), format!("{behind} nộp trễ")),
        Lang::En => (format!("{done}/{all} units have fulfilled it"), format!("{behind} late")),
    };
    if late == 0 { head } else { format!("{head}, {tail}") }
}

/// Everything asked for has been done, some of it late: "xong, 2 nộp trễ".
#[must_use]
pub fn settled_late(lang: Lang, late: u32) -> String {
    match lang {
        Lang::Vi => format!("xong, {} nộp trễ", number(lang, late)),
        Lang::En => format!("done, {} late", number(lang, late)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn documents_in_words() {
        let day = date!(2023 - 05 - 24);
        assert_eq!(cite(Lang::Vi, "cv", "7115/UBND-KSTTHCNC", day), "công văn 7115/UBND-KSTTHCNC ngày 24/05/2023");
        assert_eq!(progress(Lang::Vi, 2, 6, 0), "2/6 đơn vị đã hoàn thành");
        assert_eq!(progress(Lang::Vi, 2, 6, 1), "2/6 đơn vị đã hoàn thành, 1 nộp trễ");
    }
}
