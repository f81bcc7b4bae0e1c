//! Words for the other codes of the work: clarities, parts, levels, verdicts, reminders.

use super::super::Lang;
use crate::assessment::{Mark, Outcome};
use crate::clarity::Clarity;
use crate::difficulty::{Category, HandlingLevel};
use crate::level_test::Reach;
use crate::life_line::StepKind;
use crate::notice::{Frequency, NoticeKind};
use crate::obligation::ObligationState;
use crate::plan::MilestoneKind;
use crate::quota::Counted;
use crate::reminder::ReminderKind;
use crate::replication::Verdict;
use crate::review::Part;

labels! {
    /// Which models a quota counts.
    counted(Counted) {
        Accepted: "Đã đăng ký trở lên", "Registered and beyond";
        Deployed: "Đã triển khai trở lên", "Deployed and beyond";
    }
}

labels! {
    /// What a task must be clear about.
    clarity(Clarity) {
        Owner: "Rõ người", "Clear person";
        Work: "Rõ việc", "Clear work";
        Time: "Rõ thời gian", "Clear time";
        Responsibility: "Rõ trách nhiệm", "Clear responsibility";
        Product: "Rõ sản phẩm", "Clear product";
        Authority: "Rõ thẩm quyền", "Clear authority";
        Solution: "Rõ giải pháp", "Clear solution";
        Progress: "Rõ tiến độ", "Clear progress";
        Quantity: "Sản phẩm định lượng", "Measurable product";
    }
}

labels! {
    /// What to enter for a clarity.
    clarity_hint(Clarity) {
        Owner: "đơn vị chủ trì", "the lead unit";
        Work: "nội dung công việc", "what is to be done";
        Time: "thời hạn, hoặc đánh dấu thường xuyên", "the due date, or that it is permanent";
        Responsibility: "lãnh đạo phụ trách", "the responsible leader";
        Product: "sản phẩm phải có", "what comes out";
        Authority: "cấp quyết định", "who decides";
        Solution: "cách làm", "how it is done";
        Progress: "các bước và mốc thời gian", "steps and their dates";
        Quantity: "số lượng và đơn vị tính", "a quantity and its unit";
    }
}

labels! {
    /// The part of a paper that a remark speaks of.
    part(Part) {
        Whole: "Toàn bộ", "All of it";
        Name: "Tên mô hình", "Name";
        Level: "Cấp đăng ký", "Level";
        Objective: "Mục tiêu", "Objective";
        Units: "Đơn vị chủ trì, phối hợp", "Lead and supporting units";
        Leader: "Lãnh đạo phụ trách", "Responsible leader";
        Actions: "Nội dung, nhiệm vụ", "Actions and tasks";
        Product: "Sản phẩm", "Product";
        Indicators: "Chỉ tiêu", "Indicators";
        Schedule: "Thời hạn, mốc tiến độ", "Dates and milestones";
        Answer: "Nội dung giải trình", "The explanation";
        Evidence: "Minh chứng", "Evidence";
    }
}

labels! {
    /// How far a model reaches.
    reach(Reach) {
        Provincial: "Cấp tỉnh", "Provincial level";
        District: "Cấp huyện", "District level";
        CommuneCluster: "Cụm xã", "Cluster of communes";
        Commune: "Cấp xã", "Commune level";
    }
}

labels! {
    /// What a difficulty is about.
    category(Category) {
        Legal: "Pháp lý", "Legal";
        Technology: "Hạ tầng công nghệ", "Technology";
        PublicService: "Dịch vụ công", "Public services";
        Resources: "Nguồn lực", "Resources";
        Data: "Dữ liệu", "Data";
        Security: "An ninh, an toàn", "Security";
    }
}

labels! {
    /// Who has a difficulty on the desk.
    handling_level(HandlingLevel) {
        Unit: "Đơn vị", "The unit";
        StandingAgency: "Cơ quan thường trực", "The standing agency";
        Leaders: "Lãnh đạo tỉnh", "The provincial leaders";
        Centre: "Trung ương", "The centre";
    }
}

labels! {
    /// How far a criterion is met.
    mark(Mark) {
        Met: "Đạt", "Met";
        Partly: "Đạt một phần", "Partly met";
        Unmet: "Chưa đạt", "Not met";
    }
}

labels! {
    /// The result of an assessment.
    outcome(Outcome) {
        Passed: "Đạt", "Passed";
        Improve: "Cần hoàn thiện", "To be improved";
        Failed: "Không đạt", "Failed";
    }
}

labels! {
    /// What an assessment recommends.
    verdict(Verdict) {
        Replicate: "Nhân rộng", "Replicate";
        Maintain: "Duy trì", "Maintain";
        Improve: "Hoàn thiện thêm", "Improve";
        Stop: "Dừng", "Stop";
    }
}

labels! {
    /// How an obligation stands.
    obligation_state(ObligationState) {
        Returned: "Trả lại", "Returned";
        Open: "Chưa gửi", "Not sent";
        Sent: "Đã gửi, chờ xét", "Sent, awaiting review";
        Fulfilled: "Hoàn thành", "Fulfilled";
        Withdrawn: "Không phải thực hiện nữa", "No longer owed";
    }
}

labels! {
    /// What a milestone marks.
    milestone_kind(MilestoneKind) {
        Plan: "Kế hoạch triển khai", "Implementation plan";
        Launch: "Lễ ra mắt", "Launch ceremony";
        InterimReview: "Sơ kết", "Interim review";
        FinalReview: "Tổng kết", "Final review";
        Other: "Mốc khác", "Other";
    }
}

labels! {
    /// A step of a model's life.
    step(StepKind) {
        Register: "Đăng ký", "Registration";
        Review: "Xét duyệt", "Review";
        Plan: "Kế hoạch", "Plan";
        Launch: "Ra mắt", "Launch";
        Run: "Triển khai", "In progress";
        Evaluate: "Đánh giá", "Assessment";
        Replicate: "Nhân rộng", "Replication";
    }
}

labels! {
    /// Why somebody is reminded.
    reminder_kind(ReminderKind) {
        Before: "Sắp đến hạn", "Due soon";
        After: "Quá hạn, báo cấp trên", "Overdue, told to the superior";
        Urged: "Đôn đốc", "Urged";
    }
}

labels! {
    /// What a notice tells.
    notice_kind(NoticeKind) {
        Overdue: "Quá hạn", "Overdue";
        Returned: "Bị trả lại", "Returned";
        ExplanationRequested: "Được yêu cầu giải trình", "Explanation requested";
        Climbed: "Khó khăn, vướng mắc đã chuyển lên", "A difficulty climbed";
        Urged: "Đôn đốc", "Urged";
        Mentioned: "Nhắc tên anh/chị", "You were mentioned";
        DueSoon: "Sắp đến hạn", "Due soon";
        Assigned: "Việc mới được giao", "Newly assigned";
        ToReview: "Chờ xét duyệt", "To review";
        Reversed: "Kết quả hoặc văn bản bị thu hồi", "A decision or document was withdrawn";
        Extended: "Được gia hạn", "Deadline extended";
        Decided: "Khó khăn, vướng mắc đã có kết luận", "A difficulty was decided";
        Accepted: "Được chấp nhận", "Accepted";
        Delegated: "Được ủy quyền", "Delegated to you";
    }
}

labels! {
    /// How often a digest comes.
    frequency(Frequency) {
        Off: "Không gửi", "Never";
        Daily: "Hằng ngày", "Daily";
        Weekly: "Thứ Hai hằng tuần", "On Mondays";
    }
}
