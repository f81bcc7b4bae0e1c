//! `/account`: one's own account, password and sessions.

use super::{Lang, number, plural};
use crate::clock::Instant;
use crate::format::{fmt_date, fmt_datetime, fmt_time};

texts! {
    /// One's own account.
    account => Account {
        title: "Tài khoản của tôi", "My account";
        profile: "Thông tin", "Profile";
        username: "Tên đăng nhập", "User name";
        name: "Họ và tên", "Full name";
        position: "Chức vụ", "Position";
        role: "Vai trò", "Role";
        unit: "Đơn vị", "Unit";
        no_unit: "Không gắn với một đơn vị", "Not bound to one unit";
        rights: "Được làm", "Rights";
        change_hint: "Họ tên, vai trò, đơn vị do quản trị sửa.", "Name, role and unit are changed by the administrator.";

        password: "Mật khẩu", "Password";
        change_password: "Đổi mật khẩu", "Change password";
        current_password: "Mật khẩu hiện tại", "Current password";
        new_password: "Mật khẩu mới", "New password";
        new_password_hint: "Từ 12 ký tự; một câu dễ nhớ là tốt nhất.", "At least 12 characters; a sentence you remember is best.";
        repeat_password: "Nhập lại mật khẩu mới", "Repeat the new password";
        change_password_hint: "Đổi xong, các phiên khác của bạn kết thúc; phiên này giữ nguyên.", "Your other sessions end when the password changes; this one stays.";
        never_changed: "Chưa đổi mật khẩu lần nào.", "The password was never changed.";

        sessions: "Phiên đăng nhập", "Sessions";
        sessions_hint: "Phiên nào không phải của bạn thì kết thúc phiên đó rồi đổi mật khẩu.", "If a session is not yours, end it and change your password.";
        column_agent: "Trình duyệt", "Browser";
        column_network: "Mạng", "Network";
        column_since: "Từ lúc", "Since";
        column_seen: "Lần cuối", "Last seen";
        this_session: "phiên này", "this session";
        end_session: "Kết thúc", "End";
        end_others: "Kết thúc các phiên khác", "End all other sessions";
        session_ended: "Đã kết thúc phiên đó.", "That session has ended.";
        others_ended: "Đã kết thúc các phiên khác.", "Your other sessions have ended.";
        only_this: "Không có phiên nào khác.", "There is no other session.";
    }
}

/// Done: "Đã đổi mật khẩu lúc 16:40 ngày 26/05/2023."
#[must_use]
pub fn password_changed(lang: Lang, at: Instant) -> String {
    let (time, day) = (fmt_time(at), fmt_date(at.day()));
    match lang {
        Lang::Vi => format!("Đã đổi mật khẩu lúc {time} ngày {day}. Các phiên khác đã kết thúc."),
        Lang::En => format!("Password changed at {time} on {day}. Your other sessions have ended."),
    }
}

/// When the password was last changed.
#[must_use]
pub fn password_last_changed(lang: Lang, at: Option<Instant>) -> String {
    match at {
        Some(at) => format!("{} {}", lang.pick("Đổi lần cuối lúc", "Last changed at"), fmt_datetime(at)),
        None => account(lang).never_changed.to_owned(),
    }
}

/// Done: how many other sessions were ended.
#[must_use]
pub fn sessions_ended(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("Đã kết thúc {} phiên khác.", number(lang, n)),
        Lang::En => format!("{} ended.", plural(n, "other session", "other sessions")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn done_messages_tell_the_time() {
        let at = Instant::from_datetime(datetime!(2023-05-26 16:40 +7));
        assert_eq!(password_changed(Lang::Vi, at), "Đã đổi mật khẩu lúc 16:40 ngày 26/05/2023. Các phiên khác đã kết thúc.");
        assert_eq!(sessions_ended(Lang::En, 1), "1 other session ended.");
    }
}
