//! Due dates and countdowns in words.

use super::{Lang, labels, number, plural};
use crate::deadline::{Due, DueStatus};
use crate::format::fmt_date;

/// A due date as the document words it: "trước 30/05/2023", "đến hết 31/05/2023".
#[must_use]
pub fn due(lang: Lang, due: Due) -> String {
    format!("{} {}", labels::due_rule(lang, due.rule), fmt_date(due.on))
}

/// The last moment in time, for a tooltip: "hạn cuối 17:00 ngày 29/05/2023". `deadline_hour` as in [`Due::instant`].
#[must_use]
pub fn last_moment(lang: Lang, due: Due, deadline_hour: u8) -> String {
    let day = fmt_date(due.last_day());
    match lang {
        Lang::Vi => format!("hạn cuối {deadline_hour:02}:00 ngày {day}"),
        Lang::En => format!("at the latest {deadline_hour:02}:00 on {day}"),
    }
}

/// A countdown or its outcome: "còn 10 ngày", "còn 5 giờ", "trễ 2 ngày", "đúng hạn", "nộp trễ 2 ngày".
#[must_use]
pub fn due_status(lang: Lang, status: DueStatus) -> String {
    let vi = |n| number(Lang::Vi, n);
    match (lang, status) {
        (Lang::Vi, DueStatus::OnTime) => "đúng hạn".to_owned(),
        (Lang::Vi, DueStatus::SettledLate { days }) => format!("nộp trễ {} ngày", vi(days)),
        (Lang::Vi, DueStatus::Left { days }) => format!("còn {} ngày", vi(days)),
        (Lang::Vi, DueStatus::LeftHours { hours }) => format!("còn {} giờ", vi(hours)),
        (Lang::Vi, DueStatus::Late { days }) => format!("trễ {} ngày", vi(days)),
        (Lang::En, DueStatus::OnTime) => "on time".to_owned(),
        (Lang::En, DueStatus::SettledLate { days }) => format!("submitted {} late", plural(days, "day", "days")),
        (Lang::En, DueStatus::Left { days }) => format!("{} left", plural(days, "day", "days")),
        (Lang::En, DueStatus::LeftHours { hours }) => format!("{} left", plural(hours, "hour", "hours")),
        (Lang::En, DueStatus::Late { days }) => format!("{} late", plural(days, "day", "days")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::DueRule;
    use time::macros::date;

    #[test]
    fn words() {
        let before = Due { on: date!(2023 - 05 - 30), rule: DueRule::Before };
        let by = Due { on: date!(2023 - 05 - 31), rule: DueRule::By };
        assert_eq!((due(Lang::Vi, before), due(Lang::Vi, by)), ("trước 30/05/2023".to_owned(), "đến hết 31/05/2023".to_owned()));
        assert_eq!(last_moment(Lang::Vi, before, 17), "hạn cuối 17:00 ngày 29/05/2023");
        let vi = |status| due_status(Lang::Vi, status);
        assert_eq!(vi(DueStatus::Left { days: 10 }), "còn 10 ngày");
        assert_eq!(vi(DueStatus::LeftHours { hours: 5 }), "còn 5 giờ");
        assert_eq!(vi(DueStatus::Late { days: 2 }), "trễ 2 ngày");
        assert_eq!(vi(DueStatus::OnTime), "đúng hạn");
        assert_eq!(vi(DueStatus::SettledLate { days: 2 }), "nộp trễ 2 ngày");
        assert_eq!(due_status(Lang::En, DueStatus::Left { days: 1 }), "1 day left");
    }
}
