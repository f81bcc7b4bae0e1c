//! `/directives` and `/directives/{id}`.

use time::Date;

use super::{Lang, labels, number, plural};
use crate::deadline::Due;
use crate::directive::Chosen;
use crate::format::{fmt_date, fmt_weekday_date};

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
        standing: "Việc thường xuyên, không có hạn", "Standing duties, without a date";
        standing_hint: "Còn hiệu lực khi văn bản còn hiệu lực; không tính đúng hạn, trễ hạn.", "They hold as long as the document stands; they are never late.";
        standing_add: "Thêm việc thường xuyên", "Add a standing duty";
        standing_added: "Đã thêm việc thường xuyên.", "The standing duty was added.";
        standing_removed: "Đã bỏ việc thường xuyên.", "The standing duty was taken out.";
        duties_search: "Tìm đơn vị", "Find a unit";
        all_clauses: "Mọi yêu cầu", "All demands";
        duties_none: "Không có đơn vị nào khớp với bộ lọc. Bỏ bộ lọc để xem tất cả.", "No unit matches the filters. Clear them to see all.";
        by_state: "Theo trạng thái", "By state";
        search: "Tìm số, trích yếu, nơi ban hành", "Find number, subject, issuer";
        filter_state: "Trạng thái", "State";
        all_states: "Mọi trạng thái", "All states";
        no_match: "Không có văn bản nào khớp với bộ lọc. Bỏ bộ lọc để xem tất cả.", "No document matches the filters. Clear them to see all.";
        none_open: "Không còn việc mở", "Nothing open";
        empty: "Chưa có văn bản nào đến ngày này. Văn bản hiện ở đây khi được ban hành.", "No document by this day. They appear here once they are issued.";

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
        history: "Diễn biến", "History";

        write: "Nhập văn bản", "Enter a document";
        write_hint: "Văn bản là bản nháp cho đến khi ban hành; đến lúc đó chỉ người có quyền ban hành thấy.", "It is a draft until it is issued; until then only those see it who may issue it.";
        drafts: "Đang soạn", "Being entered";
        drafts_hint: "Chỉ người có quyền ban hành thấy nhóm này.", "Only those see these who may issue them.";
        number_hint: "Ví dụ: 7115/UBND-KSTTHCNC", "Example: 7115/UBND-KSTTHCNC";
        begin_button: "Lưu bản nháp", "Save the draft";
        begun: "Đã lưu bản nháp. Thêm các yêu cầu rồi ban hành.", "The draft was saved. Add its demands, then issue it.";
        edit_head: "Sửa số, ngày, trích yếu", "Edit number, day, subject";
        save: "Lưu", "Save";
        saved: "Đã lưu.", "Saved.";
        clauses_empty: "Chưa có yêu cầu nào. Thêm ở bên dưới.", "No demand yet. Add one below.";
        clause_add: "Thêm yêu cầu", "Add a demand";
        clause_added: "Đã thêm yêu cầu.", "The demand was added.";
        clause_remove: "Bỏ yêu cầu", "Take out";
        clause_removed: "Đã bỏ yêu cầu.", "The demand was taken out.";
        clause_title: "Nội dung yêu cầu", "What is asked";
        clause_sent_to: "Gửi đến (không bắt buộc)", "Send to (optional)";
        clause_sent_to_hint: "Ví dụ: Tổ công tác (qua Công an tỉnh)", "Example: Tổ công tác (qua Công an tỉnh)";
        in_words_hint: "Báo cáo, nhiệm vụ, giải trình: trưởng đơn vị trả lời bằng chữ ngay tại trang này, cơ quan thường trực chấp nhận hoặc trả lại.", "Reports, tasks and explanations are answered in words on this page by the head of the unit, and accepted or returned by the standing agency.";
        due_on: "Ngày hạn", "Due date";
        due_rule: "Cách ghi hạn", "Wording";
        rule_before: "Trước ngày", "Before";
        rule_by: "Đến hết ngày", "By the end of";
        chosen: "Đơn vị phải làm", "Units that owe it";
        chosen_hint: "Trong ngoặc là số đơn vị có vào ngày ban hành. Thêm xong, danh sách hiện ngay ở trên để kiểm tra.", "In brackets: how many there are on the day of issue. Once added, the list is shown above to be checked.";
        chosen_all: "Tất cả đơn vị", "All units";
        chosen_by_name: "Theo tên hoặc mã, ghi ở ô dưới", "By name or code, in the field below";
        chosen_without: "Chưa chủ trì mô hình nào", "Leading no model";
        names: "Tên hoặc mã đơn vị", "Names or codes of units";
        names_hint: "Cách nhau bằng dấu ;. Ví dụ: Sở Y tế; STP; Quan Hóa", "Parted by ;. Example: Sở Y tế; STP; Quan Hóa";
        due_past: "Hạn này đã qua.", "This date is over.";
        issue: "Ban hành", "Issue";
        issue_hint: "Ban hành rồi không sửa được; sai thì thu hồi hoặc thay thế. Mỗi đơn vị thấy việc của mình ngay.", "Once issued it can't be edited, only withdrawn or replaced. Each unit sees its duty at once.";
        asks_nothing: "Văn bản này không giao việc cho đơn vị nào", "This document puts no duty on any unit";
        issued: "Đã ban hành. Các đơn vị thấy việc của mình từ lúc này.", "Issued. The units see their duties from now on.";
        lacks: "Còn thiếu trước khi ban hành", "Missing before it can be issued";

        reason: "Lý do", "Reason";
        withdraw: "Thu hồi", "Withdraw";
        withdraw_title: "Thu hồi văn bản này", "Withdraw this document";
        withdraw_hint: "Các đơn vị không phải làm nữa; văn bản và lý do vẫn xem được.", "The units owe nothing any more; document and reason can still be read.";
        withdrawn: "Đã thu hồi văn bản.", "The document was withdrawn.";
        discard: "Bỏ bản nháp", "Discard the draft";
        replace: "Thay thế", "Replace";
        replace_title: "Thay bằng văn bản khác", "Put another document in its place";
        replace_by: "Văn bản thay thế", "The other document";
        replaced: "Đã ghi văn bản thay thế.", "The other document was recorded.";
        not_owed: "Không phải thực hiện nữa", "No longer owed";

        extend: "Gia hạn", "More time";
        extend_for: "Cho đơn vị", "For";
        extend_due: "Hạn mới", "New date";
        extended: "Đã gia hạn.", "The deadline was extended.";
        extensions: "Các lần gia hạn", "Extensions";
        extended_late: "gia hạn sau khi đã quá hạn", "granted after the date was over";

        answers_own: "Việc đơn vị mình trả lời", "To be answered by your unit";
        answers: "Trả lời của các đơn vị", "Answers of the units";
        answer: "Nội dung trả lời", "The answer";
        answer_hint: "Không ghi thông tin cá nhân của người dân.", "No personal data of citizens.";
        answer_send: "Gửi trả lời", "Send the answer";
        answer_open: "Xem trả lời", "Read the answer";
        answer_by_head: "Trưởng đơn vị gửi trả lời.", "The head of the unit sends the answer.";
        recall: "Rút lại để sửa", "Take back to edit";
        accept: "Chấp nhận", "Accept";
        return_it: "Trả lại", "Return";
        return_title: "Trả lại, nêu chỗ cần sửa", "Return, and say what is wrong";
        remark_part: "Mục", "Part";
        remark_text: "Cần sửa gì", "What to change";
        return_due: "Trả lời lại đến hết ngày", "To be answered again by";
        withdraw_decision: "Thu hồi kết quả xét", "Withdraw the decision";
        answered: "Đã gửi trả lời.", "The answer was sent.";
        recalled: "Đã rút lại; sửa xong gửi lại.", "Taken back; send it again when edited.";
        accepted: "Đã chấp nhận trả lời.", "The answer was accepted.";
        returned: "Đã trả lại, đơn vị thấy chỗ cần sửa.", "Returned; the unit sees what is wrong.";
        decision_withdrawn: "Đã thu hồi kết quả xét; câu trả lời chờ xét lại.", "The decision was withdrawn; the answer waits again.";
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

/// Which units a demand is for: "Sở, ngành (21)".
#[must_use]
pub fn chosen(lang: Lang, chosen: &Chosen, units: u32) -> String {
    let t = directives(lang);
    let without = |level| format!("{}: {}", t.chosen_without, labels::level(lang, level));
    let words = match chosen {
        Chosen::All => t.chosen_all.to_owned(),
        Chosen::Level(level) => labels::level(lang, *level).to_owned(),
        Chosen::Kind(kind) => labels::unit_kind(lang, *kind).to_owned(),
        Chosen::WithoutModel(None) => t.chosen_without.to_owned(),
        Chosen::WithoutModel(Some(level)) => without(*level),
        Chosen::Named(_) => t.column_unit.to_owned(),
    };
    format!("{words} ({})", number(lang, units))
}

/// The last day in time is no working day.
#[must_use]
pub fn day_off(lang: Lang, last: Date) -> String {
    match lang {
        Lang::Vi => format!("Ngày cuối là {}: cơ quan nghỉ.", fmt_weekday_date(lang, last)),
        Lang::En => format!("The last day is {}: offices are closed.", fmt_weekday_date(lang, last)),
    }
}

/// The first due date, once there is a later one: "hạn ban đầu trước 30/05/2023".
#[must_use]
pub fn first_due(lang: Lang, due: Due) -> String {
    format!("{} {}", lang.pick("hạn ban đầu", "at first"), super::due(lang, due))
}

/// All units that still owe a demand: "Tất cả còn phải làm (6)".
#[must_use]
pub fn all_open(lang: Lang, n: u32) -> String {
    format!("{} ({})", lang.pick("Tất cả đơn vị còn phải làm", "All that still owe it"), number(lang, n))
}

/// "Chờ xét: 25, hiện 20 mục đầu".
#[must_use]
pub fn waiting(lang: Lang, shown: u32, all: u32) -> String {
    let [shown, all] = [shown, all].map(|n| number(lang, n));
    match lang {
        Lang::Vi => format!("{all} trả lời đang chờ xét, ở đây là {shown} trả lời đầu."),
        Lang::En => format!("{all} answers wait; here are the first {shown}."),
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
        assert_eq!(day_off(Lang::Vi, date!(2023 - 06 - 04)), "Ngày cuối là Chủ nhật, 04/06/2023: cơ quan nghỉ.");
        let district = Chosen::WithoutModel(Some(crate::units::Level::District));
        assert_eq!(chosen(Lang::Vi, &district, 21), "Chưa chủ trì mô hình nào: Cấp huyện (21)");
    }
}
