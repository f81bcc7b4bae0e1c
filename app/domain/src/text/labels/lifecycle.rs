//! Words for the states and events of the state machines.

use super::super::Lang;
use super::{model_state, report_event, report_state};
use crate::lifecycle::difficulty::{DifficultyEvent, DifficultyState};
use crate::lifecycle::directive::{DirectiveEvent, DirectiveState};
use crate::lifecycle::explanation::{ExplanationEvent, ExplanationState};
use crate::lifecycle::model::{ModelEvent, ModelGroup};
use crate::lifecycle::paper::{PaperEvent, PaperState};
use crate::lifecycle::report::{ReportEvent, ReportState};
use crate::lifecycle::task::{TaskEvent, TaskState};
use crate::lifecycle::{MachineKind, ModelState};

labels! {
    /// What has a life of its own.
    machine(MachineKind) {
        Model: "Mô hình", "Model";
        Registration: "Đăng ký", "Registration";
        Plan: "Kế hoạch", "Plan";
        Explanation: "Giải trình", "Explanation";
        Task: "Nhiệm vụ", "Task";
        Difficulty: "Khó khăn, vướng mắc", "Difficulty";
        Directive: "Văn bản", "Directive";
        Report: "Báo cáo số liệu", "Report";
    }
}

labels! {
    /// What may happen to a model: the words of a button.
    model_event(ModelEvent) {
        Begin: "Soạn đăng ký", "Write a registration";
        Submit: "Gửi đăng ký", "Send the registration";
        Recall: "Rút lại để sửa", "Take back";
        Accept: "Chấp nhận đăng ký", "Accept the registration";
        Return: "Trả lại đăng ký", "Return the registration";
        WithdrawDecision: "Thu hồi kết quả xét duyệt", "Withdraw the decision";
        StartPlanning: "Lập kế hoạch", "Start planning";
        ApprovePlan: "Duyệt kế hoạch", "Approve the plan";
        WithdrawPlanApproval: "Thu hồi phê duyệt kế hoạch", "Withdraw the plan's approval";
        Launch: "Ra mắt", "Launch";
        Start: "Bắt đầu triển khai", "Start";
        Suspend: "Tạm dừng", "Suspend";
        Resume: "Tiếp tục triển khai", "Resume";
        Evaluate: "Đánh giá", "Evaluate";
        Complete: "Công nhận hoàn thành", "Complete";
        Replicate: "Nhân rộng", "Replicate";
        Copy: "Nhân rộng từ mô hình khác", "Copied from another model";
        FinishReplication: "Kết thúc nhân rộng", "Finish replication";
        StopReplication: "Dừng nhân rộng", "Stop replication";
        StartPhase: "Mở giai đoạn mới", "Start a new phase";
        Discard: "Bỏ bản thảo", "Discard the draft";
        Cancel: "Không thực hiện nữa", "Cancel";
        Reinstate: "Khôi phục để đăng ký lại", "Reinstate";
    }
}

labels! {
    /// Where reports count a model.
    model_group(ModelGroup) {
        Deployed: "Đã triển khai", "Deployed";
        Done: "Hoàn thành", "Done";
        Running: "Đang thực hiện", "In progress";
        NotStarted: "Chưa bắt đầu", "Not started";
    }
}

labels! {
    /// A state of a registration or a plan.
    paper_state(PaperState) {
        Draft: "Đang soạn", "Draft";
        Submitted: "Chờ xét duyệt", "Awaiting review";
        Accepted: "Chấp nhận", "Accepted";
        Returned: "Trả lại", "Returned";
        Replaced: "Đã thay bằng bản mới", "Replaced";
        Withdrawn: "Đã rút", "Withdrawn";
    }
}

labels! {
    /// What may happen to a registration or a plan.
    paper_event(PaperEvent) {
        Write: "Soạn", "Write";
        Submit: "Gửi", "Send";
        Recall: "Rút lại để sửa", "Take back";
        Accept: "Chấp nhận", "Accept";
        Return: "Trả lại", "Return";
        WithdrawDecision: "Thu hồi kết quả xét duyệt", "Withdraw the decision";
        Replace: "Thay bằng bản mới", "Replace";
        Withdraw: "Rút hẳn", "Withdraw";
    }
}

labels! {
    /// A state of an explanation.
    explanation_state(ExplanationState) {
        Requested: "Chờ giải trình", "Awaiting an answer";
        Answered: "Đã giải trình, chờ xét", "Answered, awaiting a decision";
        Accepted: "Chấp nhận giải trình", "Accepted";
        Returned: "Trả lại, giải trình lại", "Returned";
        Withdrawn: "Không yêu cầu nữa", "No longer asked for";
    }
}

labels! {
    /// What may happen to an explanation.
    explanation_event(ExplanationEvent) {
        Request: "Yêu cầu giải trình", "Request an explanation";
        Answer: "Gửi giải trình", "Send the explanation";
        Recall: "Rút lại để sửa", "Take back";
        Accept: "Chấp nhận giải trình", "Accept the explanation";
        Return: "Trả lại giải trình", "Return the explanation";
        WithdrawDecision: "Thu hồi kết quả xét", "Withdraw the decision";
        Withdraw: "Thu hồi yêu cầu", "Withdraw the request";
    }
}

labels! {
    /// A state of a task.
    task_state(TaskState) {
        Draft: "Đang soạn", "Draft";
        Submitted: "Chờ duyệt", "Awaiting approval";
        NotStarted: "Chưa triển khai", "Not started";
        InProgress: "Đang thực hiện", "In progress";
        Signing: "Đang trình ký", "Awaiting signature";
        Done: "Hoàn thành", "Done";
        Recurring: "Thường xuyên", "Permanent";
        Suspended: "Tạm dừng", "Suspended";
        Cancelled: "Không thực hiện nữa", "Cancelled";
    }
}

labels! {
    /// What may happen to a task.
    task_event(TaskEvent) {
        Write: "Soạn nhiệm vụ", "Write a task";
        Assign: "Giao nhiệm vụ", "Assign a task";
        Submit: "Gửi duyệt", "Send for approval";
        Approve: "Duyệt nhiệm vụ", "Approve the task";
        Return: "Trả lại nhiệm vụ", "Return the task";
        Start: "Bắt đầu thực hiện", "Start";
        Present: "Trình ký", "Present for signature";
        Sign: "Ký hoàn thành", "Sign as done";
        Rework: "Yêu cầu làm thêm", "Ask for more";
        MakeRecurring: "Chuyển thành thường xuyên", "Make permanent";
        SetEnd: "Đặt thời hạn", "Set an end";
        Suspend: "Tạm dừng", "Suspend";
        Resume: "Tiếp tục", "Resume";
        Reopen: "Mở lại", "Reopen";
        Discard: "Bỏ bản thảo", "Discard the draft";
        Cancel: "Không thực hiện nữa", "Cancel";
    }
}

labels! {
    /// A state of a difficulty.
    difficulty_state(DifficultyState) {
        Open: "Đang xử lý", "Being handled";
        WaitingCentre: "Chờ Trung ương", "Waiting for the centre";
        Decided: "Đã có kết luận", "Decided";
        Resolved: "Đã tháo gỡ", "Resolved";
        Merged: "Đã gộp", "Merged";
        Withdrawn: "Đã rút", "Withdrawn";
    }
}

labels! {
    /// What may happen to a difficulty.
    difficulty_event(DifficultyEvent) {
        Raise: "Nêu khó khăn, vướng mắc", "Raise a difficulty";
        Escalate: "Chuyển cấp trên", "Escalate";
        SendBack: "Trả lại đơn vị", "Send back to the unit";
        Climb: "Tự động chuyển cấp trên", "Climbed by itself";
        AskCentre: "Kiến nghị Trung ương", "Ask the centre";
        TakeBack: "Rút kiến nghị Trung ương", "Take back from the centre";
        Decide: "Kết luận, tháo gỡ", "Decide";
        RecordAnswer: "Ghi trả lời của Trung ương", "Record the centre's answer";
        Confirm: "Xác nhận đã tháo gỡ", "Confirm that it is resolved";
        Reopen: "Chưa tháo gỡ được, mở lại", "Reopen";
        Merge: "Gộp vào khó khăn khác", "Merge into another";
        Unmerge: "Tách ra", "Unmerge";
        Withdraw: "Rút", "Withdraw";
    }
}

labels! {
    /// A state of a directive.
    directive_state(DirectiveState) {
        Draft: "Đang soạn", "Draft";
        Issued: "Đã ban hành", "Issued";
        Withdrawn: "Đã thu hồi", "Withdrawn";
        Replaced: "Đã được thay thế", "Replaced";
    }
}

labels! {
    /// What may happen to a directive.
    directive_event(DirectiveEvent) {
        Write: "Soạn văn bản", "Write a directive";
        Issue: "Ban hành", "Issue";
        Withdraw: "Thu hồi", "Withdraw";
        Replace: "Thay thế", "Replace";
    }
}

/// The words of a state by its code; the code itself when it is none of that machine's.
#[must_use]
pub fn state_of(lang: Lang, machine: MachineKind, code: &str) -> &str {
    let words = match machine {
        MachineKind::Model => ModelState::from_code(code).map(|state| model_state(lang, state)),
        MachineKind::Registration | MachineKind::Plan => PaperState::from_code(code).map(|state| paper_state(lang, state)),
        MachineKind::Explanation => ExplanationState::from_code(code).map(|state| explanation_state(lang, state)),
        MachineKind::Task => TaskState::from_code(code).map(|state| task_state(lang, state)),
        MachineKind::Difficulty => DifficultyState::from_code(code).map(|state| difficulty_state(lang, state)),
        MachineKind::Directive => DirectiveState::from_code(code).map(|state| directive_state(lang, state)),
        MachineKind::Report => ReportState::from_code(code).map(|state| report_state(lang, state)),
    };
    words.unwrap_or(code)
}

/// The words of an event by its code; the code itself when it is none of that machine's.
#[must_use]
pub fn event_of(lang: Lang, machine: MachineKind, code: &str) -> &str {
    let words = match machine {
        MachineKind::Model => ModelEvent::from_code(code).map(|event| model_event(lang, event)),
        MachineKind::Registration | MachineKind::Plan => PaperEvent::from_code(code).map(|event| paper_event(lang, event)),
        MachineKind::Explanation => ExplanationEvent::from_code(code).map(|event| explanation_event(lang, event)),
        MachineKind::Task => TaskEvent::from_code(code).map(|event| task_event(lang, event)),
        MachineKind::Difficulty => DifficultyEvent::from_code(code).map(|event| difficulty_event(lang, event)),
        MachineKind::Directive => DirectiveEvent::from_code(code).map(|event| directive_event(lang, event)),
        MachineKind::Report => ReportEvent::from_code(code).map(|event| report_event(lang, event)),
    };
    words.unwrap_or(code)
}
