//! `/users`: the people of a tenant.

use super::{Lang, labels, number, plural};
use crate::access::Role;
use crate::clock::Instant;
use crate::format::{fmt_date, fmt_datetime, fmt_time};

texts! {
    /// The list of people and the page of one.
    users => Users {
        title: "Người dùng", "People";
        subtitle: "Mỗi người một tài khoản. Người chuyển đi thì khóa và bàn giao, không xóa.", "One account per person. Those who leave are disabled and hand over; nobody is deleted.";
        search: "Họ tên hoặc tên đăng nhập", "Name or user name";
        filter_role: "Vai trò", "Role";
        all_roles: "Mọi vai trò", "All roles";
        column_name: "Họ và tên", "Full name";
        column_username: "Tên đăng nhập", "User name";
        column_position: "Chức vụ", "Position";
        column_role: "Vai trò", "Role";
        column_unit: "Đơn vị", "Unit";
        column_last_sign_in: "Đăng nhập lần cuối", "Last sign-in";
        column_state: "Trạng thái", "State";
        active: "đang dùng", "active";
        disabled: "đã khóa", "disabled";
        no_password: "chưa đặt mật khẩu", "no password yet";
        never_signed_in: "chưa đăng nhập", "never";
        own: "bạn", "you";
        demo: "tài khoản mẫu", "sample account";
        no_match: "Không tìm thấy người nào khớp bộ lọc.", "Nobody matches the filters.";
        empty: "Chưa có người dùng nào.", "There are no people yet.";

        add: "Thêm người", "Add a person";
        add_title: "Thêm người dùng", "Add a person";
        add_hint: "Sau khi thêm, cấp liên kết để người đó tự đặt mật khẩu.", "Then issue a link so that the person sets a password.";
        username: "Tên đăng nhập", "User name";
        username_hint: "a–z, 0–9, dấu chấm, gạch nối; 3–40 ký tự. Ví dụ: hoa.le", "a–z, 0–9, dots, hyphens; 3–40 characters. Example: hoa.le";
        name: "Họ và tên", "Full name";
        position: "Chức vụ", "Position";
        role: "Vai trò", "Role";
        unit: "Đơn vị", "Unit";
        unit_hint: "Bắt buộc với trưởng đơn vị và cán bộ.", "Required for heads and officers of a unit.";
        no_unit: "Không gắn với một đơn vị", "Not bound to one unit";
        save_new: "Thêm", "Add";
        edit: "Sửa", "Edit";
        save_edit: "Lưu thay đổi", "Save changes";
        saved: "Đã lưu thay đổi.", "Changes saved.";

        link: "Liên kết đặt mật khẩu", "Password link";
        issue_link: "Cấp liên kết", "Issue a link";
        issue_link_hint: "Liên kết dùng một lần. Liên kết cũ hết hiệu lực khi cấp liên kết mới.", "The link works once. A new link replaces the old one.";
        link_once: "Liên kết chỉ hiện một lần ở đây. Chép và trao tận tay, không gửi qua nhóm chung.", "The link is shown here only once. Copy it and hand it over in person, not in a group chat.";
        copy_link: "Chép liên kết", "Copy the link";
        copied: "Đã chép.", "Copied.";

        disable: "Khóa tài khoản", "Disable the account";
        disable_hint: "Mọi phiên của người này kết thúc ngay. Việc đã làm và nhật ký được giữ.", "All sessions of this person end at once. What was done, and the trail, stay.";
        enable: "Mở lại tài khoản", "Enable the account";
        enable_hint: "Người này đăng nhập lại được bằng mật khẩu cũ.", "The person can sign in with the old password again.";
        hand_over: "Bàn giao và khóa", "Hand over and disable";
        hand_over_to: "Bàn giao cho (tên đăng nhập)", "Hand over to (user name)";
        hand_over_hint: "Người nhận giữ vai trò và đơn vị của người này; tài khoản này bị khóa, nhật ký được giữ.", "The receiver takes this role and unit; this account is disabled, its history stays.";
        handed_over: "Đã bàn giao. Tài khoản này đã khóa, mọi phiên đã kết thúc.", "Handed over. This account is disabled; all its sessions have ended.";
        own_hint: "Tài khoản của chính bạn: một quản trị khác mới khóa hoặc hạ vai trò được.", "Your own account: only another administrator can disable or demote it.";
    }
}

/// "24 người, 2 đã khóa".
#[must_use]
pub fn count(lang: Lang, total: u32, disabled: u32) -> String {
    let all = match lang {
        Lang::Vi => format!("{} người", number(lang, total)),
        Lang::En => plural(total, "person", "people"),
    };
    if disabled == 0 { all } else { format!("{all}, {} {}", number(lang, disabled), users(lang).disabled) }
}

/// The question before disabling.
#[must_use]
pub fn disable_question(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Khóa tài khoản của {name}?"),
        Lang::En => format!("Disable the account of {name}?"),
    }
}

/// Done: a person was added.
#[must_use]
pub fn created(lang: Lang, name: &str, role: Role) -> String {
    let role = labels::role(lang, role);
    match lang {
        Lang::Vi => format!("Đã thêm {name}, vai trò {role}. Cấp liên kết để người này đặt mật khẩu."),
        Lang::En => format!("Added {name} as {role}. Issue a link so that this person sets a password."),
    }
}

/// Done: a person was changed.
#[must_use]
pub fn changed(lang: Lang, name: &str, at: Instant) -> String {
    match lang {
        Lang::Vi => format!("Đã lưu thay đổi của {name} lúc {}.", fmt_time(at)),
        Lang::En => format!("Changes to {name} saved at {}.", fmt_time(at)),
    }
}

/// Done: an account was disabled.
#[must_use]
pub fn was_disabled(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã khóa tài khoản của {name}. Mọi phiên đã kết thúc."),
        Lang::En => format!("The account of {name} is disabled. All its sessions have ended."),
    }
}

/// Done: an account was enabled again.
#[must_use]
pub fn was_enabled(lang: Lang, name: &str) -> String {
    match lang {
        Lang::Vi => format!("Đã mở lại tài khoản của {name}."),
        Lang::En => format!("The account of {name} is enabled again."),
    }
}

/// Done: a link was issued.
#[must_use]
pub fn link_issued(lang: Lang, username: &str, until: Instant) -> String {
    let until = fmt_datetime(until);
    match lang {
        Lang::Vi => format!("Liên kết đặt mật khẩu cho {username}, dùng một lần, đến {until}."),
        Lang::En => format!("Password link for {username}; works once, until {until}."),
    }
}

/// Since when an account is disabled.
#[must_use]
pub fn disabled_since(lang: Lang, at: Instant) -> String {
    format!("{} {}", lang.pick("đã khóa từ", "disabled since"), fmt_date(at.day()))
}
