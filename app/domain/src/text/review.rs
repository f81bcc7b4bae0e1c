//! Sending papers, deciding on them, returning them: what registrations and plans say in the same words.

use super::{Lang, number};

texts! {
    /// Review of papers.
    review => Review {
        submit_hint: "Gửi bản đã lưu gần nhất.", "Sends what was saved last.";
        recall: "Rút lại để sửa", "Take back to edit";
        reason: "Lý do", "Reason";
        note: "Ghi chú (không bắt buộc)", "Note (optional)";
        return_hint: "Mỗi điểm: vì sao, ở mục nào, cần sửa gì. Ít nhất một điểm.", "Each point: why, in which part, what to change. At least one.";
        return_due: "Gửi lại đến hết ngày", "To be sent again by";
        remark: "Điểm", "Point";
        remark_reason: "Lý do", "Reason";
        remark_part: "Mục", "Part";
        remark_text: "Cần sửa gì", "What to change";
    }
}

/// The remark that a refusal speaks of: "Điểm 2" for `remark_reason_2`; nothing for other fields.
#[must_use]
pub fn place(lang: Lang, field: &str) -> Option<String> {
    let (_, nth) = field.strip_prefix("remark_")?.split_once('_')?;
    let nth: u32 = nth.parse().ok()?;
    Some(format!("{} {}", review(lang).remark, number(lang, nth)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_is_named_by_its_number() {
        assert_eq!(place(Lang::Vi, "remark_reason_2").as_deref(), Some("Điểm 2"));
        assert_eq!(place(Lang::En, "remark_text_1").as_deref(), Some("Point 1"));
        assert_eq!([place(Lang::Vi, "due"), place(Lang::Vi, "remark_text"), place(Lang::Vi, "remark_text_x")], [None, None, None]);
    }
}
