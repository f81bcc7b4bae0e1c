//! `/notifications`, the bell, and urging.

use super::{Lang, number, plural};
use crate::format::fmt_date;
use crate::notice::NoticeWords;
use crate::text::labels;

texts! {
    /// Notices.
    notices => Notices {
        title: "Thông báo", "Notifications";
        subtitle: "Việc đến tay mình, việc của mình được quyết, việc sắp và đã quá hạn. Mở một thông báo là đã xem.", "What came to you, what was decided of yours, what is due or late. To open one is to have seen it.";
        empty: "Chưa có thông báo nào.", "There are no notifications yet.";
        no_match: "Không có thông báo nào khớp bộ lọc.", "No notification matches the filters.";
        by_kind: "Số thông báo chưa xem theo loại", "Unseen notifications by kind";
        filter_kind: "Loại", "Kind";
        all_kinds: "Mọi loại", "All kinds";
        filter_seen: "Đã xem hay chưa", "Seen or not";
        all_seen: "Tất cả", "All";
        only_unseen: "Chưa xem", "Unseen";
        unseen: "Chưa xem", "Unseen";
        see_all: "Đánh dấu tất cả đã xem", "Mark all as seen";
        done_all: "Đã đánh dấu tất cả là đã xem.", "All are marked as seen.";
        bell: "Thông báo", "Notifications";

        urge: "Nhắc", "Urge";
        urge_title: "Nhắc đơn vị quá hạn", "Urge late units";
        urge_hint: "Người của đơn vị nhận thông báo kèm lời nhắc. Mỗi đơn vị chỉ được nhắc một số lần trong ngày.", "The unit's people are notified with your sentence. A unit is urged only so often a day.";
        urge_whom: "Nhắc ai", "Whom";
        urge_all: "Mọi đơn vị quá hạn", "All late units";
        urge_text: "Lời nhắc", "Your sentence";
        urge_text_hint: "Một câu: cần gì, gửi ai, khi nào.", "One sentence: what is needed, by whom, when.";
        column_unit: "Đơn vị quá hạn", "Late unit";
        column_owes: "Số việc", "Duties";
        column_since: "Hạn", "Was due";
        column_urged: "Đã nhắc hôm nay", "Urged today";
        urged: "Đã nhắc các đơn vị quá hạn.", "The late units were urged.";

        reminders: "Nhắc việc", "Reminders";
        reminders_hint: "Trước hạn nhắc người làm, quá hạn báo cấp trên: trước hết trưởng đơn vị, sau đó cơ quan thường trực. Không nhắc vào ngày nghỉ.", "Before the due date those who owe it, after it their superiors: first the head of the unit, then the standing agency. Nothing on days off.";
        remind_before: "Nhắc trước hạn (số ngày làm việc)", "Before the due date (working days)";
        remind_after: "Báo sau hạn (số ngày)", "After the due date (days)";
        days_hint: "Các số cách nhau bởi dấu cách, ví dụ: 5 3 1.", "Numbers parted by blanks, for example: 5 3 1.";
        daily_cap: "Mỗi người nhiều nhất mấy lời nhắc một ngày", "Reminders per person and day at most";
        urge_cap: "Mỗi đơn vị được nhắc nhiều nhất mấy lần một ngày", "Urges per unit and day at most";
        digest_hour: "Giờ gửi thư tổng hợp hằng ngày", "Hour of the daily e-mail";
        reminders_saved: "Đã lưu cách nhắc việc.", "The reminders were saved.";
    }
}

/// What stands beside a notice's name: the unit, the date, who said what.
#[must_use]
pub fn details(lang: Lang, words: &NoticeWords) -> Vec<String> {
    let due = words.due.map(|due| match lang {
        Lang::Vi => format!("hạn {}", fmt_date(due)),
        Lang::En => format!("due {}", fmt_date(due)),
    });
    let units = words.count.map(|count| match lang {
        Lang::Vi => format!("{} đơn vị", number(lang, count)),
        Lang::En => plural(count, "unit", "units"),
    });
    let level = words.level.map(|level| labels::handling_level(lang, level).to_owned());
    let said = words.text.as_ref().map(|text| format!("“{text}”"));
    [words.unit.clone(), units, level, due, words.by.clone(), said].into_iter().flatten().collect()
}

/// The bell's name: "Thông báo: 3 chưa xem".
#[must_use]
pub fn bell(lang: Lang, unseen: u32) -> String {
    let label = notices(lang).bell;
    match lang {
        _ if unseen == 0 => label.to_owned(),
        Lang::Vi => format!("{label}: {} chưa xem", number(lang, unseen)),
        Lang::En => format!("{label}: {} unseen", number(lang, unseen)),
    }
}

/// The figure on the bell: no more than two digits fit.
#[must_use]
pub fn bell_count(unseen: u32) -> String {
    if unseen > 99 { "99+".to_owned() } else { unseen.to_string() }
}

/// "1 trên 2 lần".
#[must_use]
pub fn urged_of(lang: Lang, urged: u32, cap: u32) -> String {
    let (urged, most) = (number(lang, urged), number(lang, cap));
    match lang {
        Lang::Vi => format!("{urged} trên {most} lần"),
        Lang::En => format!("{urged} of {most} times"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn a_notice_says_who_until_when_and_what_was_said() {
        let words = NoticeWords {
            name: "7115".to_owned(),
            unit: Some("Sở Y tế".to_owned()),
            by: Some("Lê Văn An".to_owned()),
            text: Some("Gửi trước thứ Sáu".to_owned()),
            due: Some(date!(2023 - 05 - 30)),
            count: Some(2),
            ..NoticeWords::default()
        };
        assert_eq!(details(Lang::Vi, &words), ["Sở Y tế", "2 đơn vị", "hạn 30/05/2023", "Lê Văn An", "“Gửi trước thứ Sáu”"]);
        assert_eq!(details(Lang::En, &NoticeWords { count: Some(1), ..NoticeWords::default() }), ["1 unit"]);
    }

    #[test]
    fn the_bell_counts_to_ninety_nine() {
        assert_eq!([0, 7, 99, 100].map(bell_count), ["0", "7", "99", "99+"]);
        assert_eq!((bell(Lang::Vi, 0), bell(Lang::Vi, 1_200)), ("Thông báo".to_owned(), "Thông báo: 1.200 chưa xem".to_owned()));
        assert_eq!(urged_of(Lang::En, 1, 2), "1 of 2 times");
    }
}
