//! The daily e-mail, and what somebody wants of it.

use time::Date;

use super::{Lang, number};
use crate::format::fmt_date;

texts! {
    /// E-mail.
    mail => Mail {
        wish: "Thư tổng hợp", "E-mail digest";
        wish_hint: "Mỗi ngày nhiều nhất một thư, chỉ gồm thông báo chưa xem.", "One e-mail a day at most, of unseen notifications only.";
        email: "Địa chỉ thư", "E-mail address";
        email_hint: "Để trống: không nhận thư.", "Empty: no e-mail.";
        frequency: "Gửi khi nào", "How often";
        lang: "Ngôn ngữ của thư", "Language of the e-mail";
        save: "Lưu", "Save";
        saved: "Đã lưu thư tổng hợp.", "The e-mail digest was saved.";
        open: "Mở trang thông báo", "Open the notifications";
        why: "Bạn nhận thư này vì có thông báo chưa xem. Đổi hoặc tắt thư tại trang tài khoản:", "You get this e-mail because there are notifications that you have not seen. Change or stop it on your account page:";
    }
}

/// "Điểm 06: 3 thông báo chưa xem, 26/05/2023".
#[must_use]
pub fn subject(lang: Lang, count: u32, day: Date) -> String {
    let (count, day, product) = (number(lang, count), fmt_date(day), super::common(lang).app_name);
    match lang {
        Lang::Vi => format!("{product}: {count} thông báo chưa xem, {day}"),
        Lang::En => format!("{product}: {count} unseen, {day}"),
    }
}

/// "Và 5 thông báo nữa."
#[must_use]
pub fn more(lang: Lang, count: u32) -> String {
    match lang {
        Lang::Vi => format!("Và {} thông báo nữa.", number(lang, count)),
        Lang::En => format!("And {} more.", number(lang, count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn counts() {
        let day = date!(2023 - 05 - 26);
        assert_eq!(subject(Lang::Vi, 3, day), "Điểm 06: 3 thông báo chưa xem, 26/05/2023");
        assert!(subject(Lang::En, 1, day).ends_with("1 unseen, 26/05/2023"));
        assert_eq!((more(Lang::Vi, 5), more(Lang::En, 5)), ("Và 5 thông báo nữa.".to_owned(), "And 5 more.".to_owned()));
    }
}
