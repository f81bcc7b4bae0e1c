//! `/difficulties`: what units met, which level has it, who decides.

use super::{Lang, number, plural};
use crate::clock::Instant;
use crate::difficulty::HandlingLevel;
use crate::format::fmt_datetime;
use crate::text::labels;

texts! {
    /// Difficulties.
    difficulties => Difficulties {
        title: "Khó khăn, vướng mắc", "Difficulties";
        subtitle: "Đơn vị nêu; từng cấp xử lý trong hạn, quá hạn thì tự chuyển lên cấp trên.", "A unit raises one; each level decides in its days, or it climbs to the next.";
        empty: "Chưa có khó khăn, vướng mắc nào được nêu.", "No difficulty has been raised yet.";
        no_match: "Không có khó khăn, vướng mắc nào khớp bộ lọc.", "No difficulty matches the filters.";
        by_state: "Số khó khăn theo trạng thái", "Difficulties by state";
        by_level: "Số khó khăn theo cấp đang xử lý", "Difficulties by level";
        filter_state: "Trạng thái", "State";
        all_states: "Mọi trạng thái", "All states";
        filter_level: "Cấp đang xử lý", "Level";
        all_levels: "Mọi cấp", "All levels";
        filter_category: "Nhóm", "Category";
        all_categories: "Mọi nhóm", "All categories";
        search: "Nội dung hoặc đơn vị", "Content or unit";
        column_title: "Khó khăn, vướng mắc", "Difficulty";
        column_unit: "Đơn vị", "Unit";
        column_state: "Trạng thái", "State";
        column_level: "Cấp đang xử lý", "Level";
        column_due: "Hạn của cấp", "Due at the level";
        column_since: "Từ lúc", "Since";
        draft: "Bản nháp", "Draft";
        nobody: "không cấp nào", "no level";
        no_due: "không có hạn", "no due date";

        new: "Nêu khó khăn, vướng mắc", "Raise a difficulty";
        new_subtitle: "Nói rõ nguyên nhân, kiến nghị điều gì, với ai. Bản nháp chỉ đơn vị mình thấy.", "Say why, what you ask, and of whom. Only your unit sees a draft.";
        about: "Liên quan", "About";
        about_none: "Công việc chung của đơn vị", "The unit's work as a whole";
        category: "Nhóm", "Category";
        what: "Khó khăn, vướng mắc", "What happened";
        what_hint: "Một câu: việc gì, ở đâu, vướng thế nào.", "One sentence: what, where, how.";
        cause: "Nguyên nhân", "Cause";
        ask: "Kiến nghị, đề xuất", "What is asked";
        asked_body: "Kiến nghị với", "Asked of";
        asked_body_hint: "Tên cơ quan. Ví dụ: Sở Khoa học và Công nghệ.", "Name of the body. Example: the Department of Science and Technology.";
        raise: "Gửi", "Send";
        raise_hint: "Gửi bản đã lưu gần nhất.", "Sends what was saved last.";
        keep_draft: "Lưu nháp", "Keep as a draft";
        save: "Lưu", "Save";
        saved: "Đã lưu bản nháp.", "The draft was saved.";
        discard: "Bỏ bản nháp", "Discard the draft";
        discarded: "Đã bỏ bản nháp.", "The draft was discarded.";
        lacks: "Còn thiếu trước khi gửi", "Missing before it can be sent";
        complete: "Đủ nội dung để gửi.", "Complete: it can be sent.";

        levels: "Các cấp xử lý", "Levels";
        level_done: "đã qua", "passed";
        level_now: "đang xử lý", "has it now";
        level_open: "chưa tới", "still to come";
        level_settled: "đã xử lý xong", "settled";
        decide: "Xử lý", "Handle";
        take_over: "Nhận xử lý ở cấp mình", "Take over to my level";
        decision: "Nội dung kết luận", "Decision";
        answer: "Nội dung trả lời", "Answer";
        answer_on: "Ngày trả lời", "Day of the answer";
        reason: "Lý do", "Reason";
        to_say: "Cần đơn vị bổ sung điều gì", "What the unit must add";
        confirm_note: "Ghi chú (không bắt buộc)", "Note (optional)";

        merged_into: "Đã gộp vào", "Merged into";
        merged: "Các khó khăn đã gộp vào đây", "Merged into this one";
        merge: "Gộp khó khăn cùng nguyên nhân", "Merge those of the same cause";
        merge_hint: "Khó khăn cùng nhóm đang mở; gần giống nhau xếp trước. Chọn một hoặc nhiều; gộp rồi thì xử lý chung ở đây.", "Open ones of the same category, the most alike first. Choose one or several; once merged they are handled here.";
        merge_these: "Gộp các khó khăn đã chọn vào đây", "Merge the chosen ones into this";
        merge_note: "Ghi chú (không bắt buộc)", "Note (optional)";
        alike: "gần giống", "alike";
        history: "Lịch sử", "History";

        done_raise: "Đã gửi khó khăn, vướng mắc.", "The difficulty was sent.";
        done_escalate: "Đã chuyển cấp trên.", "It was passed up.";
        done_send_back: "Đã trả lại đơn vị.", "It was sent back to the unit.";
        done_ask_centre: "Đã chuyển kiến nghị Trung ương.", "It was taken to the centre.";
        done_take_back: "Đã rút kiến nghị Trung ương.", "It was taken back from the centre.";
        done_decide: "Đã kết luận; đơn vị xác nhận khi tháo gỡ xong.", "It was decided; the unit confirms once it is gone.";
        done_record_answer: "Đã ghi trả lời của Trung ương.", "The centre's answer was recorded.";
        done_confirm: "Đã xác nhận tháo gỡ.", "It is confirmed as resolved.";
        done_reopen: "Đã mở lại.", "It was reopened.";
        done_merge: "Đã gộp.", "Merged.";
        done_unmerge: "Đã tách ra.", "Unmerged.";
        done_withdraw: "Đã rút khó khăn, vướng mắc.", "The difficulty was withdrawn.";

        raise_here: "Nêu khó khăn, vướng mắc", "Raise a difficulty";
        to_decide: "Khó khăn chờ tôi xử lý", "Difficulties waiting for me";
        came_back: "Khó khăn trả lại, đã có kết luận", "Difficulties that came back";
        open: "Mở", "Open";

        ladder: "Số ngày xử lý khó khăn ở mỗi cấp", "Days for a difficulty at each level";
        ladder_hint: "Ngày làm việc, từ 1 đến 60. Quá số ngày này khó khăn tự chuyển lên cấp trên. Để trống: tỉnh không dùng cấp đó.", "Working days, 1 to 60. After them a difficulty climbs by itself. Empty: the province does not use the level.";
        ladder_saved: "Đã lưu số ngày của từng cấp.", "The days per level were saved.";
    }
}

/// "3 ngày làm việc".
#[must_use]
pub fn working_days(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Vi => format!("{} ngày làm việc", number(lang, days)),
        Lang::En => plural(days, "working day", "working days"),
    }
}

/// "hạn 3 ngày".
#[must_use]
pub fn allowed(lang: Lang, days: u8) -> String {
    match lang {
        Lang::Vi => format!("hạn {} ngày", number(lang, u32::from(days))),
        Lang::En => format!("allowed: {}", plural(u32::from(days), "day", "days")),
    }
}

/// "Không ai xử lý thì 17:00 26/05/2023 chuyển lên: Cơ quan thường trực."
#[must_use]
pub fn climbs(lang: Lang, to: HandlingLevel, at: Instant) -> String {
    let (to, at) = (labels::handling_level(lang, to), fmt_datetime(at));
    match lang {
        Lang::Vi => format!("Chưa xử lý thì sau {at} tự chuyển lên: {to}."),
        Lang::En => format!("If nobody decides, it climbs after {at} to: {to}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn counts_and_climbs() {
        assert_eq!((working_days(Lang::Vi, 3), working_days(Lang::En, 1)), ("3 ngày làm việc".to_owned(), "1 working day".to_owned()));
        assert_eq!((allowed(Lang::Vi, 3), allowed(Lang::En, 1)), ("hạn 3 ngày".to_owned(), "allowed: 1 day".to_owned()));
        let words = climbs(Lang::Vi, HandlingLevel::Leaders, Instant::from_datetime(datetime!(2023-05-26 17:00 +7)));
        assert!(words.contains("26/05/2023") && words.contains("17:00") && words.ends_with("Lãnh đạo tỉnh."), "{words}");
    }
}
