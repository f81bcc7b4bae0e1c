//! `/audit`: the tenant's chain of events.

use super::{Lang, number, plural};

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

/// The words for an event's code; the code itself where there are none yet.
#[must_use]
pub fn event(lang: Lang, code: &str) -> &str {
    match code {
        "signed_in" => lang.pick("Đăng nhập", "Signed in"),
        "sign_in_failed" => lang.pick("Đăng nhập sai", "Failed sign-in"),
        "signed_out" => lang.pick("Đăng xuất", "Signed out"),
        "password_changed" => lang.pick("Đổi mật khẩu", "Password changed"),
        "password_set" => lang.pick("Đặt mật khẩu từ liên kết", "Password set from a link"),
        "password_link_issued" => lang.pick("Cấp liên kết đặt mật khẩu", "Password link issued"),
        "session_revoked" => lang.pick("Kết thúc một phiên", "Session ended"),
        "sessions_revoked" => lang.pick("Kết thúc các phiên khác", "Other sessions ended"),
        "user_created" => lang.pick("Thêm người dùng", "Person added"),
        "user_changed" => lang.pick("Sửa người dùng", "Person changed"),
        "user_moved" => lang.pick("Chuyển đơn vị", "Person moved"),
        "user_role_changed" => lang.pick("Đổi vai trò", "Role changed"),
        "user_disabled" => lang.pick("Khóa tài khoản", "Account disabled"),
        "user_enabled" => lang.pick("Mở lại tài khoản", "Account enabled"),
        "user_handed_over" => lang.pick("Bàn giao tài khoản", "Work handed over"),
        "settings_changed" => lang.pick("Sửa thiết lập", "Settings changed"),
        "department_added" => lang.pick("Thêm sở, ngành", "Department added"),
        "department_ended" => lang.pick("Kết thúc sở, ngành", "Department ended"),
        "calendar_changed" => lang.pick("Sửa lịch làm việc", "Calendar changed"),
        "seeded" => lang.pick("Nạp dữ liệu ban đầu", "Initial data loaded"),
        "tenant_created" => lang.pick("Khởi tạo tỉnh", "Province set up"),
        "tenant_suspended" => lang.pick("Tạm ngừng ghi", "Province suspended"),
        "tenant_resumed" => lang.pick("Mở lại ghi", "Province reopened"),
        other => other,
    }
}
