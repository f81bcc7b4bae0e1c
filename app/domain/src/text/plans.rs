//! `/plans`: plans, their tasks, the clarities, the timeline, progress.

use time::Date;

use super::{Lang, number, plural};
use crate::format::fmt_date;

texts! {
    /// Plans and tasks.
    plans => Plans {
        title: "Kế hoạch", "Plans";
        subtitle: "Đơn vị soạn, trưởng đơn vị gửi, cơ quan thường trực duyệt; duyệt rồi đơn vị báo tiến độ.", "A unit writes, its head sends, the standing agency approves; then the unit reports progress.";
        empty: "Chưa có kế hoạch nào. Đơn vị có mô hình được chấp nhận thì lập kế hoạch.", "No plans yet. A unit whose model was accepted begins one.";
        no_match: "Không có kế hoạch nào khớp bộ lọc.", "No plan matches the filters.";
        by_state: "Số kế hoạch theo trạng thái", "Plans by state";
        filter_state: "Trạng thái", "State";
        all_states: "Mọi trạng thái", "All states";
        search: "Tên mô hình hoặc đơn vị", "Name of model or unit";
        column_name: "Mô hình", "Model";
        column_unit: "Đơn vị", "Unit";
        column_state: "Trạng thái", "State";
        column_since: "Từ lúc", "Since";
        column_tasks: "Nhiệm vụ xong", "Tasks done";
        column_ends: "Kết thúc", "Ends";
        waiting: "Mô hình chờ lập kế hoạch", "Models without a plan";
        waiting_show: "Xem các mô hình", "Show the models";
        waiting_hint_all: "Đăng ký đã được chấp nhận, đơn vị chưa gửi kế hoạch.", "The registration was accepted; the unit has not sent a plan.";
        waiting_hint: "Đăng ký đã được chấp nhận. Bản nháp chỉ đơn vị mình thấy.", "The registration was accepted. Only your unit sees a draft.";
        begin: "Lập kế hoạch", "Begin the plan";
        timeline: "Tiến độ các kế hoạch đã duyệt", "Timeline of the approved plans";
        timeline_one: "Tiến độ", "Timeline";
        timeline_task: "Nhiệm vụ, mốc", "Task, milestone";
        timeline_bar: "Thời gian", "Time";
        timeline_none: "Chưa có nhiệm vụ nào có thời hạn.", "No task has a date yet.";

        plan: "Kế hoạch triển khai", "Implementation plan";
        model: "Mô hình", "Model";
        model_state: "Mô hình đang ở", "The model is at";
        phase: "Giai đoạn", "Phase";
        directives: "Theo văn bản", "Under the documents";
        ends: "Kết thúc kế hoạch", "End of the plan";
        ends_none: "chưa ghi", "not stated";
        ends_rule: "Cách tính ngày cuối", "How the last day counts";
        rule_by: "đến hết ngày", "by the end of";
        rule_before: "trước ngày", "before";
        rule_recurring: "thường xuyên, không có ngày cuối", "permanent, without an end";
        frame: "Khung kế hoạch", "Frame of the plan";
        save: "Lưu", "Save";
        saved: "Đã lưu.", "Saved.";
        lacks: "Còn thiếu trước khi gửi", "Missing before it can be sent";
        complete: "Đủ nội dung để gửi.", "Complete: it can be sent.";
        each_saved: "Mỗi nhiệm vụ là một biểu mẫu: lưu nhiệm vụ này rồi sang nhiệm vụ khác.", "Each task is a form of its own: save one before you go on to another.";

        tasks: "Nhiệm vụ", "Tasks";
        tasks_none: "Chưa có nhiệm vụ nào.", "No tasks yet.";
        task_add: "Thêm nhiệm vụ", "Add a task";
        task_add_hint: "Ghi việc trước; các mục còn lại bổ sung sau khi thêm.", "Write the work first; the rest is filled in once it is added.";
        task_added: "Đã thêm nhiệm vụ.", "The task was added.";
        task_removed: "Đã bỏ nhiệm vụ.", "The task was removed.";
        task_remove: "Bỏ nhiệm vụ này", "Remove this task";
        task_save: "Lưu nhiệm vụ", "Save the task";
        task_edit: "Sửa nhiệm vụ", "Edit the task";
        work: "Việc", "Work";
        work_hint: "Làm gì, ở đâu.", "What is done, and where.";
        owner: "Đơn vị chủ trì", "Lead unit";
        owner_hint: "Tên hoặc mã đơn vị, có dấu hay không dấu đều được.", "Name or code of the unit, with or without tone marks.";
        accountable: "Lãnh đạo phụ trách", "Responsible leader";
        accountable_hint: "Chức vụ, không ghi thông tin cá nhân. Ví dụ: Phó Giám đốc Sở phụ trách.", "The position, no personal data. Example: the Deputy Director in charge.";
        starts_on: "Bắt đầu", "Begins";
        due_date: "Thời hạn", "Due date";
        due_rule: "Cách tính thời hạn", "How the due date counts";
        deliverable: "Sản phẩm", "Product";
        quantity: "Số lượng", "Quantity";
        quantity_of: "Đơn vị tính", "Of what";
        quantity_of_hint: "Ví dụ: cơ sở, dịch vụ, hồ sơ.", "Example: facilities, services, files.";
        authority: "Cấp quyết định", "Who decides";
        solution: "Giải pháp, cách làm", "How it is done";
        progress: "Các bước trên đường", "Steps on the way";
        progress_hint: "Ngày của từng bước, cách nhau bằng dấu phẩy. Ví dụ: 10/06/2023, 30/06/2023.", "The day of each step, separated by commas. Example: 10/06/2023, 30/06/2023.";
        clear: "rõ", "clear";
        unclear: "chưa rõ", "not clear";
        unclear_cannot: "chưa gửi được khi còn mục chưa rõ", "it can't be sent while something is not clear";
        fill_in: "Bổ sung", "Fill in";

        milestones: "Mốc tiến độ", "Milestones";
        milestones_none: "Không có mốc tiến độ.", "No milestones.";
        milestone_kind: "Loại mốc", "Kind";
        milestone_title: "Tên mốc", "Name";
        milestone_add: "Thêm mốc", "Add a milestone";
        milestone_added: "Đã thêm mốc.", "The milestone was added.";
        milestone_removed: "Đã bỏ mốc.", "The milestone was removed.";
        milestone_remove: "Bỏ mốc này", "Remove this milestone";
        milestone_done: "đạt ngày", "reached on";

        review: "Gửi và xét duyệt", "Sending and review";
        submit: "Gửi kế hoạch", "Send the plan";
        submit_by_head: "Trưởng đơn vị gửi kế hoạch.", "The head of the unit sends the plan.";
        submitted: "Đã gửi kế hoạch.", "The plan was sent.";
        recalled: "Đã rút lại; sửa xong gửi lại.", "Taken back; send it again when edited.";
        withdraw: "Thôi kế hoạch này", "Give this plan up";
        withdrawn: "Đã thôi kế hoạch.", "The plan was given up.";
        renew: "Soạn kế hoạch mới", "Write a new plan";
        renew_hint: "Bản mới lấy nội dung bản bị trả lại; bản cũ giữ nguyên.", "The new one begins with the returned content; the old one stays as it is.";
        replaced: "Đã có kế hoạch mới thay thế.", "A new plan took its place.";
        reason: "Lý do", "Reason";
        accept: "Duyệt kế hoạch", "Approve the plan";
        accepted: "Đã duyệt kế hoạch; các nhiệm vụ được giao.", "The plan was approved and its tasks are assigned.";
        return_it: "Trả lại kế hoạch", "Return the plan";
        returned: "Đã trả lại kế hoạch.", "The plan was returned.";
        withdraw_decision: "Thu hồi kết quả duyệt", "Withdraw the decision";
        decision_withdrawn: "Đã thu hồi kết quả duyệt; kế hoạch chờ xét lại.", "The decision was withdrawn; the plan waits again.";
        history: "Lịch sử", "History";

        report: "Báo tiến độ", "Report progress";
        launch: "Ghi lễ ra mắt", "Record the launch";
        launch_on: "Ngày ra mắt", "Day of the launch";
        launched: "Đã ghi lễ ra mắt.", "The launch was recorded.";
        start: "Bắt đầu triển khai", "Start";
        start_on: "Ngày bắt đầu triển khai", "Day of the start";
        started: "Đã ghi bắt đầu triển khai.", "The start was recorded.";
        task_moved: "Đã ghi tiến độ nhiệm vụ.", "The task's progress was recorded.";
        present_text: "Nội dung trình ký", "What is presented";
        sign_on: "Ngày hoàn thành", "Day it was done";
        set_end: "Thời hạn mới, đến hết ngày", "New due date, by";
        suspend_resume: "Điều chỉnh", "Change";

        life_line: "Vòng đời", "Life cycle";
        to_plan: "Xem kế hoạch", "See the plan";
        step_done: "xong", "done";
        step_now: "đang ở bước này", "at this step";
        step_stopped: "dừng ở bước này", "stopped here";
        step_open: "chưa tới", "still to come";

        clarities: "Các “rõ” của nhiệm vụ", "What a task must be clear about";
        clarities_hint: "Nhiệm vụ thiếu một mục được chọn thì kế hoạch chưa gửi được. Chọn ít nhất một mục.", "A plan with a task that lacks one of these can't be sent. Choose at least one.";
        clarities_saved: "Đã lưu các “rõ”.", "Saved.";
    }
}

/// "Nhiệm vụ 2".
#[must_use]
pub fn task(lang: Lang, nth: u32) -> String {
    match lang {
        Lang::Vi => format!("Nhiệm vụ {}", number(lang, nth)),
        Lang::En => format!("Task {}", number(lang, nth)),
    }
}

/// How many of the demanded clarities a task has: "3/6".
#[must_use]
pub fn clear_count(lang: Lang, clear: u32, of: u32) -> String {
    format!("{}/{}", number(lang, clear), number(lang, of))
}

/// "Hiện 60 trên 2.500.": of more than a page can hold.
#[must_use]
pub fn shown_of(lang: Lang, shown: u32, total: u32) -> String {
    let (shown, total) = (number(lang, shown), number(lang, total));
    match lang {
        Lang::Vi => format!("Hiện {shown} trên {total}."),
        Lang::En => format!("Showing {shown} of {total}."),
    }
}

/// The place that a refusal of a whole plan speaks of: "Nhiệm vụ 2" for `tasks-2-owner`; nothing for other fields.
#[must_use]
pub fn place(lang: Lang, field: &str) -> Option<String> {
    let mut parts = field.split('-');
    let what = parts.next()?;
    let nth: u32 = parts.next()?.parse().ok()?;
    match what {
        "tasks" => Some(task(lang, nth)),
        "milestones" => Some(match lang {
            Lang::Vi => format!("Mốc {}", number(lang, nth)),
            Lang::En => format!("Milestone {}", number(lang, nth)),
        }),
        _ => None,
    }
}

/// How far something slipped: "chậm 3 ngày so với hạn đầu", "sớm 2 ngày", "đúng hạn đầu".
#[must_use]
pub fn slip(lang: Lang, days: i64) -> String {
    let count = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
    match (lang, days.signum()) {
        (Lang::Vi, 1) => format!("chậm {} ngày so với hạn đầu", number(lang, count)),
        (Lang::Vi, -1) => format!("sớm {} ngày so với hạn đầu", number(lang, count)),
        (Lang::Vi, _) => "không lệch hạn đầu".to_owned(),
        (Lang::En, 1) => format!("{} after the first due date", plural(count, "day", "days")),
        (Lang::En, -1) => format!("{} before the first due date", plural(count, "day", "days")),
        (Lang::En, _) => "on the first due date".to_owned(),
    }
}

/// "từ 01/06/2023 đến 30/07/2023".
#[must_use]
pub fn span(lang: Lang, from: Date, to: Date) -> String {
    let [from, to] = [from, to].map(fmt_date);
    match lang {
        Lang::Vi => format!("từ {from} đến {to}"),
        Lang::En => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_slips() {
        assert_eq!(place(Lang::Vi, "tasks-2-owner").as_deref(), Some("Nhiệm vụ 2"));
        assert_eq!((place(Lang::Vi, "ends"), place(Lang::Vi, "tasks"), place(Lang::Vi, "x-1-y")), (None, None, None));
        assert_eq!(shown_of(Lang::Vi, 60, 2_500), "Hiện 60 trên 2.500.");
        assert_eq!(slip(Lang::Vi, 3), "chậm 3 ngày so với hạn đầu");
        assert_eq!(
            (slip(Lang::En, -1), slip(Lang::En, 0)),
            ("1 day before the first due date".to_owned(), "on the first due date".to_owned())
        );
    }
}
