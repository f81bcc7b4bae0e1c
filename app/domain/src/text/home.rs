//! "Việc của tôi": duties by urgency.

use time::Date;

use super::{Lang, number, plural};
use crate::format::fmt_weekday_date;

texts! {
    /// The home page.
    home => Home {
        title: "Việc của tôi", "My work";
        now: "Làm ngay", "Do now";
        now_hint: "Trễ hạn, hoặc còn từ 7 ngày trở xuống", "Late, or due within 7 days";
        soon: "Sắp đến hạn", "Due soon";
        soon_hint: "Còn hơn 7 ngày", "More than 7 days left";
        done: "Đã xong", "Done";
        returned: "Đăng ký bị trả lại", "Returned registrations";
        to_review: "Chờ tôi xét duyệt", "Waiting for my review";
        to_hear: "Giải trình chờ tôi xét", "Explanations waiting for me";
        under_way: "Đang soạn, đang chờ xét", "Being written or reviewed";
        decide: "Xét duyệt", "Review";
        go_on: "Mở", "Open";
        register: "Đăng ký", "Register";
        models: "Mô hình của đơn vị", "Models of the unit";
        who_helps: "Ai giúp được", "Who can help";
        standing_agency: "Cơ quan thường trực", "Standing agency";
        duty: "Việc", "Duty";
        due: "Hạn", "Due";
        left: "Còn lại", "Left";
        under: "Theo", "Under";
        sent_to: "Gửi đến", "Send to";
        open_duty: "Xem yêu cầu", "See the demand";
        open_returned: "Xem lý do", "See the reasons";
        nothing_now: "Không có việc nào phải làm ngay.", "Nothing to do now.";
        nothing_soon: "Không có việc nào sắp đến hạn.", "Nothing is due soon.";
        nothing_done: "Chưa có việc nào hoàn thành.", "Nothing is done yet.";
        nothing: "Đơn vị chưa có việc nào. Việc hiện ở đây khi có văn bản giao cho đơn vị.", "Your unit has no duties. They appear here when a document puts one on it.";
        nothing_action: "Xem văn bản, chỉ đạo", "See directives";
        no_models: "Đơn vị chưa có mô hình nào.", "The unit has no model yet.";
        centre: "Trung ương chỉ xem bản các tỉnh đã công bố. Chưa có bản công bố nào.", "The centre sees only what provinces have published. Nothing has been published yet.";
        units_work: "Việc của các đơn vị", "Work of the units";
        unmanned: "Đơn vị có việc nhưng chưa có người", "Units with work and nobody to do it";
        unmanned_hint: "Chưa ai có tài khoản của các đơn vị này, nên chưa ai thấy việc của họ. Thêm người, hoặc bàn giao cho người khác.", "Nobody has an account of these units, so nobody sees their work. Add people, or hand it over.";
        unmanned_show: "Xem các đơn vị", "Show the units";
        unmanned_open: "Mở trang người dùng", "Open the users";
        all_units: "Tất cả đơn vị của tỉnh", "All units of the province";
    }
}

/// The subtitle: "Thứ Sáu, 26/05/2023 · Sở Y tế · 6 việc, 1 việc trễ hạn". Without a unit, the day and the counts.
#[must_use]
pub fn subtitle(lang: Lang, day: Date, unit: Option<&str>, open: u32, late: u32) -> String {
    let mut parts = vec![fmt_weekday_date(lang, day)];
    parts.extend(unit.map(str::to_owned));
    parts.push(duties(lang, open, late));
    parts.join(" · ")
}

/// "6 việc, 1 việc trễ hạn"; nothing about lateness when nothing is late.
#[must_use]
pub fn duties(lang: Lang, open: u32, late: u32) -> String {
    let (all, overdue) = match lang {
        Lang::Vi => (format!("{} việc", number(lang, open)), format!("{} việc trễ hạn", number(lang, late))),
        Lang::En => (plural(open, "duty", "duties"), format!("{} late", number(lang, late))),
    };
    if late == 0 { all } else { format!("{all}, {overdue}") }
}

/// Of a demand on many: "Còn 30 đơn vị".
#[must_use]
pub fn units_left(lang: Lang, units: u32) -> String {
    match lang {
        Lang::Vi => format!("Còn {} đơn vị chưa xong", number(lang, units)),
        Lang::En => format!("{} still to do it", plural(units, "unit", "units")),
    }
}

/// Below a list that was cut: "Đang hiện 40 trong 64 việc."
#[must_use]
pub fn shown_of(lang: Lang, shown: u32, total: u32) -> String {
    match lang {
        Lang::Vi => format!("Đang hiện {} trong {} việc, hạn gần nhất trước.", number(lang, shown), number(lang, total)),
        Lang::En => format!("Showing {} of {}, nearest deadline first.", number(lang, shown), plural(total, "duty", "duties")),
    }
}

/// Below a list of units that was cut.
#[must_use]
pub fn units_shown(lang: Lang, shown: u32, total: u32) -> String {
    match lang {
        Lang::Vi => format!("Đang hiện {} trong {} đơn vị.", number(lang, shown), number(lang, total)),
        Lang::En => format!("Showing {} of {}.", number(lang, shown), plural(total, "unit", "units")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn subtitles() {
        let day = date!(2023 - 05 - 26);
        assert_eq!(subtitle(Lang::Vi, day, Some("Sở Y tế"), 6, 1), "Thứ Sáu, 26/05/2023 · Sở Y tế · 6 việc, 1 việc trễ hạn");
        assert_eq!(subtitle(Lang::En, day, None, 1, 0), "Friday, 26/05/2023 · 1 duty");
        assert_eq!(
            (units_left(Lang::Vi, 30), units_left(Lang::En, 1)),
            ("Còn 30 đơn vị chưa xong".to_owned(), "1 unit still to do it".to_owned())
        );
    }
}
