//! `/audit`: the tenant's chain of events.

use super::{Lang, number, plural};
use crate::audit::EventCode;

texts! {
    /// The audit trail.
    audit => Audit {
        title: "Nhật ký, kiểm toán", "Audit trail";
        subtitle: "Mọi thay đổi và lần đăng nhập, mới nhất trước. Chỉ thêm, không sửa, không xóa được.", "Every change and sign-in, newest first. Only added to, never changed or deleted.";
        search: "Người làm hoặc nội dung", "Actor or subject";
        filter_event: "Sự kiện", "Event";
        all_events: "Mọi sự kiện", "All events";
        column_seq: "Số", "No.";
        column_at: "Lúc", "At";
        column_actor: "Người làm", "Actor";
        column_event: "Sự kiện", "Event";
        column_subject: "Nội dung", "Subject";
        column_hash: "Mã băm", "Hash";
        system: "hệ thống", "the system";
        chain_holds: "Chuỗi liền mạch: mã băm của mỗi dòng khớp với dòng trước.", "The chain holds: each row's hash follows from the one before it.";
        chain_broken: "Chuỗi đứt: có dòng không khớp với dòng trước. Báo ngay cho người vận hành hệ thống.", "The chain is broken: a row does not follow from the one before it. Tell the operator of the system at once.";
        chain_hint: "Mỗi dòng mang mã băm của dòng trước, nên sửa một dòng cũ là lộ.", "Each row carries the hash of the one before, so that changing an old row shows.";
        of_one: "Chỉ những việc đã xảy ra với một đối tượng.", "Only what happened to one thing.";
        history: "Lịch sử thay đổi", "History of changes";
        no_match: "Không tìm thấy sự kiện nào khớp bộ lọc.", "No event matches the filters.";
        empty: "Chưa có sự kiện nào.", "No events yet.";
    }
}

/// "1.204 sự kiện".
#[must_use]
pub fn count(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} sự kiện", number(lang, n)),
        Lang::En => plural(n, "event", "events"),
    }
}

/// The title of a sheet that has only the newest events.
#[must_use]
pub fn newest(lang: Lang, events: u32) -> String {
    match lang {
        Lang::Vi => format!("{}: {} sự kiện mới nhất", audit(lang).title, super::number(lang, events)),
        Lang::En => format!("{}: the newest {} events", audit(lang).title, super::number(lang, events)),
    }
}

/// The words for an event's code; the code itself where a newer version wrote it.
#[must_use]
pub fn event(lang: Lang, code: &str) -> &str {
    EventCode::from_code(code).map_or(code, |known| words(lang, known))
}

fn words(lang: Lang, code: EventCode) -> &'static str {
    match code {
        EventCode::Seeded => lang.pick("Nạp dữ liệu ban đầu", "Initial data loaded"),
        EventCode::Restored => lang.pick("Khôi phục từ bản sao lưu", "Restored from a backup"),
        EventCode::TenantSuspended => lang.pick("Tạm ngừng ghi", "Province suspended"),
        EventCode::TenantResumed => lang.pick("Mở lại ghi", "Province reopened"),
        EventCode::SignedIn => lang.pick("Đăng nhập", "Signed in"),
        EventCode::SignedOut => lang.pick("Đăng xuất", "Signed out"),
        EventCode::SessionRevoked => lang.pick("Kết thúc một phiên", "Session ended"),
        EventCode::SessionsRevoked => lang.pick("Kết thúc các phiên khác", "Other sessions ended"),
        EventCode::PasswordChanged => lang.pick("Đổi mật khẩu", "Password changed"),
        EventCode::PasswordLinkIssued => lang.pick("Cấp liên kết đặt mật khẩu", "Password link issued"),
        EventCode::PasswordSet => lang.pick("Đặt mật khẩu từ liên kết", "Password set from a link"),
        EventCode::UserCreated => lang.pick("Thêm người dùng", "Person added"),
        EventCode::UserChanged => lang.pick("Sửa người dùng", "Person changed"),
        EventCode::UserDisabled => lang.pick("Khóa tài khoản", "Account disabled"),
        EventCode::UserEnabled => lang.pick("Mở lại tài khoản", "Account enabled"),
        EventCode::UserHandedOver => lang.pick("Bàn giao tài khoản", "Work handed over"),
        EventCode::SettingsChanged => lang.pick("Sửa thiết lập", "Settings changed"),
        EventCode::DepartmentAdded => lang.pick("Thêm sở, ngành", "Department added"),
        EventCode::DepartmentEnded => lang.pick("Kết thúc sở, ngành", "Department ended"),
        EventCode::CalendarChanged => lang.pick("Sửa lịch làm việc", "Calendar changed"),
        EventCode::ReportMoved => lang.pick("Báo cáo số liệu", "Report of figures"),
        EventCode::DirectiveMoved => lang.pick("Văn bản chỉ đạo", "Directive"),
        EventCode::DirectiveEdited => lang.pick("Sửa văn bản đang soạn", "Draft directive edited"),
        EventCode::ObligationsMade => lang.pick("Giao việc cho đơn vị", "Duties put on units"),
        EventCode::DeadlineExtended => lang.pick("Gia hạn", "Deadline extended"),
        EventCode::ModelMoved => lang.pick("Mô hình", "Model"),
        EventCode::RegistrationMoved => lang.pick("Đăng ký mô hình", "Registration"),
        EventCode::RegistrationEdited => lang.pick("Sửa đăng ký đang soạn", "Draft registration edited"),
        EventCode::ExplanationMoved => lang.pick("Giải trình", "Explanation"),
        EventCode::PlanMoved => lang.pick("Kế hoạch", "Plan"),
        EventCode::PlanEdited => lang.pick("Sửa kế hoạch đang soạn", "Draft plan edited"),
        EventCode::TaskMoved => lang.pick("Nhiệm vụ", "Task"),
        EventCode::DifficultyMoved => lang.pick("Khó khăn, vướng mắc", "Difficulty"),
        EventCode::FileAttached => lang.pick("Đính kèm tệp", "File attached"),
        EventCode::FileRemoved => lang.pick("Gỡ tệp", "File taken off"),
        EventCode::DifficultyEdited => lang.pick("Sửa bản nháp khó khăn, vướng mắc", "Draft of a difficulty saved"),
        EventCode::RightsDelegated => lang.pick("Ủy quyền", "Rights delegated"),
        EventCode::DelegationEnded => lang.pick("Chấm dứt ủy quyền", "Delegation ended"),
        EventCode::StoodIn => lang.pick("Bắt đầu làm thay", "Began to act for somebody"),
        EventCode::SteppedBack => lang.pick("Thôi làm thay", "Stopped acting for somebody"),
        EventCode::CopyAdapted => lang.pick("Điều chỉnh mô hình nhân rộng", "Copy of a model adapted"),
        EventCode::QuotaMade => lang.pick("Đặt chỉ tiêu mô hình", "Quota rule made"),
        EventCode::QuotaWithdrawn => lang.pick("Thu hồi chỉ tiêu mô hình", "Quota rule withdrawn"),
        EventCode::CommentWritten => lang.pick("Viết trao đổi", "Comment written"),
        EventCode::CommentWithdrawn => lang.pick("Rút lại trao đổi", "Comment taken back"),
        EventCode::Urged => lang.pick("Đôn đốc đơn vị quá hạn", "Late units urged"),
        EventCode::MailWishChanged => lang.pick("Sửa thư tổng hợp của mình", "Own digest changed"),
    }
}
