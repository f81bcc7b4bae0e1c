//! Words for the codes of the domain. A code without words in both languages does not compile.

use super::Lang;
use crate::access::{Action, Role};
use crate::deadline::Urgency;
use crate::lifecycle::{CoverageState, Decision, DueRule, ModelState, ObligationKind, ReasonCode};
use crate::units::{Level, SuccessionKind, UnitKind};

/// Makes a function from a code to its words.
macro_rules! labels {
    ($(#[$doc:meta])* $name:ident($Type:ident) { $($variant:ident: $vi:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[must_use]
        pub const fn $name(lang: Lang, code: $Type) -> &'static str {
            match code { $($Type::$variant => lang.pick($vi, $en),)* }
        }
    };
}

mod figures;
mod lifecycle;
mod work;

pub use figures::*;
pub use lifecycle::*;
pub use work::*;

labels! {
    /// A role.
    role(Role) {
        StandingAdmin: "Quản trị cơ quan thường trực", "Standing agency administrator";
        Leader: "Lãnh đạo", "Leader";
        Reviewer: "Thẩm định, đầu mối lĩnh vực", "Reviewer";
        UnitHead: "Trưởng đơn vị", "Head of unit";
        UnitOfficer: "Cán bộ", "Officer";
        Viewer: "Người xem", "Viewer";
        CentreAdmin: "Quản trị trung ương", "Centre administrator";
        CentreAnalyst: "Chuyên viên trung ương", "Centre analyst";
    }
}

labels! {
    /// The name of a right.
    action(Action) {
        ViewHome: "Xem việc của mình", "View own work";
        ViewUnits: "Xem đơn vị", "View units";
        ViewDirectives: "Xem văn bản, chỉ đạo", "View directives";
        ViewModels: "Xem mô hình", "View models";
        ViewCoverage: "Xem tình hình đăng ký", "View coverage";
        ViewFigures: "Xem chỉ tiêu, số liệu", "View indicators and figures";
        ViewAudit: "Xem nhật ký, kiểm toán", "View the audit trail";
        ViewAccount: "Xem tài khoản của mình", "View own account";
        ManageOwnAccount: "Sửa tài khoản của mình", "Manage own account";
        ViewUsers: "Xem người dùng", "View people";
        ManageUsers: "Quản lý người dùng", "Manage people";
        ViewSettings: "Xem thiết lập", "View settings";
        ManageSettings: "Sửa thiết lập", "Manage settings";
        ViewTasks: "Xem kế hoạch, nhiệm vụ", "View plans and tasks";
        ViewExplanations: "Xem giải trình", "View explanations";
        ViewDifficulties: "Xem khó khăn, vướng mắc", "View difficulties";
        IssueDirectives: "Ban hành, thu hồi văn bản", "Issue and withdraw directives";
        ExtendDeadlines: "Gia hạn", "Extend deadlines";
        WriteDrafts: "Soạn đăng ký, kế hoạch, nhiệm vụ", "Write registrations, plans and tasks";
        SubmitPapers: "Ký, gửi thay mặt đơn vị", "Sign and send for the unit";
        ReviewPapers: "Thẩm định: chấp nhận, trả lại", "Review: accept, return";
        ReportProgress: "Báo tiến độ", "Report progress";
        AssignTasks: "Giao, điều chỉnh nhiệm vụ", "Assign and change tasks";
        EvaluateModels: "Đánh giá mô hình", "Evaluate models";
        SteerModels: "Quyết định về mô hình: tạm dừng, hoàn thành, nhân rộng", "Decide on models: suspend, complete, replicate";
        RequestExplanations: "Yêu cầu và xét giải trình", "Request and decide explanations";
        RaiseDifficulties: "Nêu khó khăn, vướng mắc", "Raise difficulties";
        HandleDifficulties: "Xử lý khó khăn, vướng mắc", "Handle difficulties";
        MergeDifficulties: "Gộp khó khăn, vướng mắc", "Merge difficulties";
        AskCentre: "Kiến nghị Trung ương", "Ask the centre";
        SendReminders: "Đôn đốc", "Send reminders";
        DelegateRights: "Ủy quyền", "Delegate rights";
        Comment: "Viết trao đổi", "Comment";
    }
}

labels! {
    /// A level of government.
    level(Level) {
        Provincial: "Cấp tỉnh", "Provincial level";
        District: "Cấp huyện", "District level";
        Commune: "Cấp xã", "Commune level";
    }
}

labels! {
    /// A kind of unit.
    unit_kind(UnitKind) {
        Province: "Tỉnh", "Province";
        CentralCity: "Thành phố trực thuộc trung ương", "Centrally run city";
        Department: "Sở, ngành", "Department";
        Vertical: "Ngành dọc", "Vertical agency";
        Organisation: "Đoàn thể", "Mass organisation";
        Agency: "Đơn vị sự nghiệp", "Public service unit";
        RuralDistrict: "Huyện", "Rural district";
        UrbanDistrict: "Quận", "Urban district";
        Town: "Thị xã", "Town";
        City: "Thành phố", "City";
        Commune: "Xã", "Commune";
        Ward: "Phường", "Ward";
        Township: "Thị trấn", "Township";
        SpecialZone: "Đặc khu", "Special zone";
    }
}

labels! {
    /// How an old unit went into a new one.
    succession_kind(SuccessionKind) {
        Whole: "toàn bộ", "whole";
        Split: "một phần", "part";
        SplitDefault: "một phần, nhận phần chưa chia được (ước tính)", "part, takes what cannot be divided (estimate)";
    }
}

labels! {
    /// A state of a model.
    model_state(ModelState) {
        Draft: "Bản thảo", "Draft";
        Submitted: "Chờ xét duyệt", "Awaiting review";
        Returned: "Trả lại", "Returned";
        Accepted: "Đã đăng ký", "Registered";
        Planning: "Đang lập kế hoạch", "Being planned";
        Planned: "Đã có kế hoạch", "Planned";
        Launched: "Đã ra mắt", "Launched";
        InProgress: "Đang triển khai", "In progress";
        Suspended: "Tạm dừng", "Suspended";
        Evaluated: "Đã đánh giá", "Evaluated";
        Completed: "Hoàn thành", "Completed";
        Replicating: "Đang nhân rộng", "Being replicated";
        Replicated: "Đã nhân rộng", "Replicated";
        Cancelled: "Không thực hiện nữa", "Cancelled";
    }
}

labels! {
    /// A decision on a registration.
    decision(Decision) {
        Accepted: "Chấp nhận đăng ký", "Registration accepted";
        Returned: "Trả lại đăng ký", "Registration returned";
    }
}

labels! {
    /// Where a unit stands in the coverage of a directive.
    coverage_state(CoverageState) {
        Registered: "Đã đăng ký", "Registered";
        Returned: "Trả lại", "Returned";
        Waiting: "Chờ xét duyệt", "Awaiting review";
        None: "Chưa đăng ký", "Not registered";
    }
}

labels! {
    /// A reason for returning a registration.
    reason(ReasonCode) {
        NotRegistered: "Chưa đăng ký", "Not registered";
        WrongObjective: "Chưa đúng mục tiêu", "Wrong objective";
        WrongLevelAggregated: "Chưa đúng cấp: tập hợp mô hình cấp dưới", "Wrong level: a bundle of models of the level below";
        NotSpecific: "Chưa cụ thể", "Not specific";
        NoUnitResponsibility: "Chưa giao trách nhiệm từng đơn vị", "No responsibility assigned to each unit";
        NoSpread: "Chưa tạo sự lan tỏa", "No spread to others";
        Duplicate: "Trùng với mô hình đã có", "Duplicate of an existing model";
        OutOfScope: "Ngoài phạm vi Đề án 06", "Outside the scope of Project 06";
        UnclearTasks: "Nhiệm vụ chưa đủ các “rõ”", "Tasks lack clarities";
        WrongSchedule: "Mốc, thời hạn chưa hợp lý", "Milestones or dates not sensible";
        NoCause: "Chưa nêu nguyên nhân", "No cause given";
        NoRemedy: "Chưa có biện pháp khắc phục", "No remedy given";
        NoEvidence: "Thiếu minh chứng", "Evidence missing";
        FiguresMissing: "Thiếu số liệu", "Figures missing";
        FiguresWrong: "Số liệu chưa đúng", "Figures wrong";
        FiguresUnexplained: "Chưa giải thích biến động", "Change not explained";
    }
}

labels! {
    /// What an obligation asks for.
    obligation_kind(ObligationKind) {
        Register: "Đăng ký và giải trình", "Register and explain";
        Plan: "Kế hoạch triển khai", "Implementation plan";
        Launch: "Lễ ra mắt", "Launch ceremony";
        Report: "Báo cáo", "Report";
        Task: "Nhiệm vụ", "Task";
        Explain: "Giải trình", "Explain";
    }
}

labels! {
    /// The word before a due date.
    due_rule(DueRule) {
        Before: "trước", "before";
        By: "đến hết", "by";
    }
}

labels! {
    /// A section of the home page.
    urgency(Urgency) {
        Now: "Làm ngay", "Do now";
        Soon: "Sắp đến hạn", "Due soon";
        Done: "Đã xong", "Done";
    }
}

/// A kind of document by its code (cv, kh, qd, bc, ttr, tbkl, tb); "Văn bản" for any other.
#[must_use]
pub fn document_kind(lang: Lang, code: &str) -> &'static str {
    match code {
        "cv" => lang.pick("Công văn", "Dispatch"),
        "kh" => lang.pick("Kế hoạch", "Plan"),
        "qd" => lang.pick("Quyết định", "Decision"),
        "bc" => lang.pick("Báo cáo", "Report"),
        "ttr" => lang.pick("Tờ trình", "Submission"),
        "tbkl" => lang.pick("Thông báo kết luận", "Conclusion notice"),
        "tb" => lang.pick("Thông báo", "Notice"),
        _ => lang.pick("Văn bản", "Document"),
    }
}
