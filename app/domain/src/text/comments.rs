//! Comments.

use super::{Lang, files};

texts! {
    /// What is said about something.
    comments => Comments {
        title: "Trao đổi", "Discussion";
        none: "Chưa có trao đổi.", "Nothing has been said yet.";
        say: "Viết trao đổi", "Say something";
        body: "Nội dung", "Text";
        hint: "Gõ @ và tên tài khoản để nhắc tên một người; người đó nhận thông báo. Không ghi thông tin cá nhân của người dân.", "Type @ and a user name to mention somebody; they are told. No personal data of citizens.";
        people: "Có thể nhắc tên", "Who can be mentioned";
        send: "Gửi", "Send";
        withdraw: "Rút lại", "Take back";
        withdrawn: "Đã rút lại", "Taken back";
        on_behalf: "thay", "for";
        written: "Đã gửi trao đổi.", "Your comment was sent.";
        taken_back: "Đã rút lại trao đổi.", "Your comment was taken back.";
    }
}

/// Somebody is mentioned who is not here, or may not see what it is about.
#[must_use]
pub fn not_mentionable(lang: Lang, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("@{name}")).collect();
    let names = names.join(", ");
    match lang {
        Lang::Vi => format!("Chưa gửi: trong tỉnh không có {names}, hoặc người đó không được xem nội dung này. Sửa tên hoặc bỏ dấu @."),
        Lang::En => {
            format!("Not sent: nobody here is called {names}, or they may not see this. Correct the name, or leave out the @.")
        }
    }
}

/// What was just done beside a page's own business: to its files, or in its discussion.
#[must_use]
pub fn done(lang: Lang, code: &str) -> Option<String> {
    let t = comments(lang);
    match code {
        "comment_written" => Some(t.written.to_owned()),
        "comment_withdrawn" => Some(t.taken_back.to_owned()),
        _ => files::done(lang, code),
    }
}
