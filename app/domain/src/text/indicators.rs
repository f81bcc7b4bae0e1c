//! `/indicators` and `/indicators/{code}`.

use time::Date;

use super::{Lang, number, plural};
use crate::format::fmt_date;

texts! {
    /// The list, and the page of one.
    indicators => Indicators {
        title: "Chỉ tiêu", "Indicators";
        heat: "Bảng số liệu các đơn vị", "Figures of all units";
        latest_period: "Kỳ mới nhất", "The latest period";
        see_heat: "Xem tất cả đơn vị", "See all units";
        search: "Tìm theo mã, tên chỉ tiêu", "Find by code or name";
        filter_group: "Nhóm", "Group";
        all_groups: "Tất cả nhóm", "All groups";
        by_group: "Số chỉ tiêu theo nhóm", "Indicators by group";
        empty: "Chưa có chỉ tiêu nào đến ngày này.", "No indicator by this day.";
        no_match: "Không tìm thấy chỉ tiêu nào khớp bộ lọc.", "No indicator matches the filters.";
        column_name: "Chỉ tiêu", "Indicator";
        column_figure: "Số liệu của tỉnh", "The province's figure";
        column_period: "Kỳ", "Period";
        column_target: "Chỉ tiêu giao", "Target";
        column_standing: "So với chỉ tiêu", "Against the target";
        column_units: "Đơn vị có số", "Units with figures";
        column_unit: "Đơn vị", "Unit";
        column_value: "Số liệu", "Figure";
        column_known: "Biết từ ngày", "Known since";
        column_change: "Thay đổi so với kỳ trước", "Change since the period before";
        column_version: "Phiên bản", "Version";
        column_from: "Áp dụng từ", "In force from";
        column_until: "Đến hết ngày", "Until the end of";
        column_floor: "Mức sàn", "Floor";
        no_figure: "chưa có số liệu", "no figure yet";
        stated_only: "chưa có tử số/mẫu số", "no numerator/denominator";
        meaning: "Định nghĩa", "Definition";
        words: "Nội dung", "What is counted";
        numerator: "Tử số", "Numerator";
        amount: "Đếm", "Counts";
        denominator: "Mẫu số", "Denominator";
        unit: "Đơn vị tính", "Counted in";
        measure: "Cách tính", "Measured as";
        direction: "Chiều tốt", "Better";
        course: "Thời gian", "Time";
        joining: "Gộp các đơn vị", "Joining units";
        group: "Nhóm", "Group";
        code: "Mã", "Code";
        hash: "Mã băm định nghĩa", "Hash of the definition";
        hash_hint: "Hai tỉnh có cùng mã băm thì đếm cùng một thứ, so sánh được.", "Provinces with the same hash count the same thing and can be compared.";
        versions: "Các phiên bản định nghĩa", "Versions of the definition";
        targets: "Chỉ tiêu đã giao", "Targets";
        targets_none: "Chưa giao chỉ tiêu.", "No target set.";
        everybody: "Toàn tỉnh và đơn vị chưa giao riêng", "The province and units without a target of their own";
        until_next: "đến khi giao lại", "until another is set";
        periods: "Kỳ có số liệu", "Periods with figures";
        figures: "Số liệu theo đơn vị", "Figures by unit";
        figures_none: "Chưa đơn vị nào có số liệu của kỳ này đến ngày đang xem.", "No unit has a figure of this period by the day shown.";
        nothing: "Chưa có số liệu nào đến ngày đang xem.", "No figure by the day shown.";
        revisions: "Các lần công bố trước", "What was known before";
        trend: "Diễn biến 12 kỳ gần nhất", "The last 12 periods";
        trend_one: "Mới có một kỳ. Diễn biến hiện khi có từ hai kỳ trở lên.", "Only one period so far. The course is drawn from two periods on.";
        see_trend: "Xem diễn biến", "See its course";
        of_province: "Diễn biến của tỉnh", "The province's course";
        bad_period: "Kỳ này chưa có số liệu.", "This period has no figures.";
    }
}

/// "26 chỉ tiêu, như đã biết đến ngày 01/05/2025".
#[must_use]
pub fn subtitle(lang: Lang, total: u32, day: Date) -> String {
    let day = fmt_date(day);
    match lang {
        Lang::Vi => format!("{} chỉ tiêu, như đã biết đến ngày {day}", number(lang, total)),
        Lang::En => format!("{}, as known on {day}", plural(total, "indicator", "indicators")),
    }
}

/// The chart in a sentence: the first and the last figure, each with its period.
#[must_use]
pub fn trend_sentence(lang: Lang, unit: &str, first: (&str, &str), last: (&str, &str)) -> String {
    match lang {
        Lang::Vi => {
            format!("Diễn biến của {unit}: {} {}, {} {}. Bảng bên dưới ghi từng kỳ.", first.0, first.1, last.0, last.1)
        }
        Lang::En => {
            format!("The course of {unit}: {} {}, {} {}. The table below has every period.", first.0, first.1, last.0, last.1)
        }
    }
}

/// "+35,5 điểm % so với chỉ tiêu", of points as they are printed.
#[must_use]
pub fn over_target(lang: Lang, points: &str) -> String {
    match lang {
        Lang::Vi => format!("{points} so với chỉ tiêu"),
        Lang::En => format!("{points} against the target"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn sentences() {
        let day = date!(2025 - 05 - 01);
        assert_eq!(subtitle(Lang::Vi, 26, day), "26 chỉ tiêu, như đã biết đến ngày 01/05/2025");
        assert_eq!(subtitle(Lang::En, 1, day), "1 indicator, as known on 01/05/2025");
        assert_eq!(over_target(Lang::Vi, "+35,5 điểm %"), "+35,5 điểm % so với chỉ tiêu");
        let told = trend_sentence(Lang::Vi, "Sở Y tế", ("Tháng 1/2025", "60,0 %"), ("Tháng 3/2025", "65,5 %"));
        assert_eq!(told, "Diễn biến của Sở Y tế: Tháng 1/2025 60,0 %, Tháng 3/2025 65,5 %. Bảng bên dưới ghi từng kỳ.");
    }
}
