//! Signing in, and setting a password from a link.

use super::Lang;
use crate::clock::Instant;
use crate::format::fmt_datetime;

texts! {
    /// The page for signing in and the page behind a password link.
    sign_in => SignIn {
        title: "Đăng nhập", "Sign in";
        username: "Tên đăng nhập", "User name";
        username_hint: "Tài khoản của riêng bạn, không dùng chung cho cả đơn vị.", "Your own account, not one shared by a whole unit.";
        password: "Mật khẩu", "Password";
        show_password: "Hiện mật khẩu", "Show password";
        submit: "Đăng nhập", "Sign in";
        forgotten: "Quên mật khẩu?", "Forgotten your password?";
        forgotten_hint: "Quản trị cấp được liên kết đặt mật khẩu; nếu chưa rõ là ai, gọi cơ quan thường trực của tỉnh.", "The administrator can issue a link to set a new one; if you do not know who that is, call the standing agency of the province.";
        forgotten_hint_centre: "Quản trị trung ương cấp được liên kết đặt mật khẩu.", "The centre's administrator can issue a link to set a new one.";
        before_title: "Trước khi vào", "Before you enter";
        before_aggregates: "Chỉ nhập số liệu tổng hợp. Không nhập số căn cước, không tải ảnh giấy tờ của người dân.", "Enter aggregate figures only. No identity numbers, no pictures of citizens' papers.";
        before_audit: "Mọi thay đổi đều được ghi nhật ký: ai, lúc nào, việc gì.", "Every change is recorded: who, when, what.";
        before_secret: "Không đưa văn bản mật vào hệ thống này.", "Do not put classified documents into this system.";
        demo_title: "Tài khoản dùng thử", "Demonstration accounts";
        demo_hint: "Chỉ có trên bản trình diễn. Mật khẩu chung:", "On demonstrations only. Their password:";
        signed_out: "Đã đăng xuất.", "Signed out.";
        session_ended: "Phiên làm việc đã kết thúc. Đăng nhập lại để tiếp tục trang đang xem.", "Your session has ended. Sign in to go on with the page.";
        already: "Bạn đang đăng nhập.", "You are signed in.";

        set_title: "Đặt mật khẩu", "Set a password";
        set_for: "Cho tài khoản", "For the account";
        set_new: "Mật khẩu mới", "New password";
        set_hint: "Từ 12 ký tự; một câu dễ nhớ là tốt nhất.", "At least 12 characters; a sentence you remember is best.";
        set_repeat: "Nhập lại mật khẩu mới", "Repeat the new password";
        set_submit: "Đặt mật khẩu", "Set the password";
        set_done: "Đã đặt mật khẩu. Đăng nhập bằng mật khẩu mới.", "The password is set. Sign in with it.";
        link_dead_title: "Liên kết này không còn dùng được", "This link no longer works";
        link_dead: "Liên kết đã dùng, đã được thay hoặc đã hết hạn. Quản trị cấp được liên kết mới.", "It was used, replaced or has run out. The administrator can issue a new one.";
    }
}

/// Until when a password link works.
#[must_use]
pub fn link_until(lang: Lang, until: Instant) -> String {
    let until = fmt_datetime(until);
    match lang {
        Lang::Vi => format!("Liên kết dùng một lần, đến {until}."),
        Lang::En => format!("The link works once, until {until}."),
    }
}
