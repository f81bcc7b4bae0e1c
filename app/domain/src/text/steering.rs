//! Steering and assessment of a model, on its page.

use super::{Lang, number};

texts! {
    /// The desk of a model.
    steering => Steering {
        desk: "Xử lý mô hình", "What you can do with the model";
        reason: "Lý do", "Reason";
        completed_on: "Ngày công nhận hoàn thành", "Completed on";
        assess: "Đánh giá mô hình", "Assess the model";
        assess_hint: "Người lập đăng ký, kế hoạch hoặc báo cáo tiến độ không được đánh giá. Người đánh giá không được công nhận hoàn thành.", "Whoever registered, planned or reported may not assess. Whoever assessed may not declare it completed.";
        mark: "Mức đạt", "Mark";
        mark_words: "Nhận xét", "Remark";
        verdict: "Kết luận", "Conclusion";
        conclusion: "Nhận xét chung", "In words";
        assessments: "Đánh giá", "Assessments";
        assessments_none: "Mô hình chưa được đánh giá.", "The model has not been assessed.";
        outcome: "Kết quả", "Result";
        worth_copying: "Nhân rộng", "Worth copying";
        worth_yes: "Nên nhân rộng", "Yes";
        worth_no: "Chưa đề nghị nhân rộng", "Not recommended";
        column_criterion: "Tiêu chí", "Criterion";
        phases: "Kế hoạch theo giai đoạn", "Plans by phase";
        history: "Quá trình", "History";
        phase_hint: "Mô hình lập kế hoạch cho giai đoạn mới; kế hoạch các giai đoạn trước vẫn xem được.", "The model plans a new phase; the plans of earlier phases stay readable.";
        cancel_hint: "Mô hình không còn được tính; mọi dữ liệu vẫn xem được.", "The model is no longer counted; everything stays readable.";
        reinstate_hint: "Mô hình trở lại bản thảo và phải đăng ký lại.", "The model becomes a draft and must be registered again.";
        criteria: "Tiêu chí đánh giá mô hình", "Criteria of assessment";
        criteria_hint: "Mỗi dòng một tiêu chí, nhiều nhất 8. Đánh giá đã có giữ tiêu chí của ngày đánh giá.", "One criterion a line, 8 at most. Assessments keep the criteria of their day.";
        criteria_saved: "Đã lưu tiêu chí đánh giá.", "The criteria were saved.";
        done_suspend: "Đã tạm dừng mô hình.", "The model is suspended.";
        done_resume: "Mô hình tiếp tục triển khai.", "The model runs on.";
        done_evaluate: "Đã ghi đánh giá.", "The assessment was recorded.";
        done_complete: "Đã công nhận mô hình hoàn thành.", "The model is completed.";
        done_start_phase: "Đã mở giai đoạn mới.", "A new phase begins.";
        done_cancel: "Mô hình không thực hiện nữa.", "The model is cancelled.";
        done_reinstate: "Đã khôi phục mô hình để đăng ký lại.", "The model is a draft again.";
        done_launch: "Đã ghi ngày ra mắt.", "The launch was recorded.";
        done_start: "Đã ghi ngày bắt đầu.", "The start was recorded.";
    }
}

/// "Tiêu chí 2: Dữ liệu đúng, đủ".
#[must_use]
pub fn nth(lang: Lang, nth: u32, criterion: &str) -> String {
    format!("{} {}: {criterion}", steering(lang).column_criterion, number(lang, nth))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn criteria_are_numbered() {
        assert_eq!(nth(Lang::Vi, 2, "Dữ liệu đúng, đủ"), "Tiêu chí 2: Dữ liệu đúng, đủ");
    }
}
