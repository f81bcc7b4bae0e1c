//! `/units` and `/units/{code}`.

use time::Date;

use super::{Lang, labels, number, plural};
use crate::format::fmt_date;
use crate::units::UnitKind;

texts! {
    /// The list of units and the page of one.
    units => Units {
        title: "Đơn vị", "Units";
        search: "Tên hoặc mã đơn vị", "Name or code";
        filter_level: "Cấp", "Level";
        filter_kind: "Loại", "Kind";
        filter_under: "Trực thuộc", "Below";
        all_levels: "Mọi cấp", "All levels";
        all_kinds: "Mọi loại", "All kinds";
        by_level: "Số đơn vị theo cấp", "Units by level";
        by_kind: "Số đơn vị theo loại", "Units by kind";
        provinces: "Tỉnh, thành phố trong phạm vi", "Provinces covered";
        column_code: "Mã", "Code";
        column_name: "Đơn vị", "Unit";
        column_kind: "Loại", "Kind";
        column_parent: "Trực thuộc", "Under";
        column_validity: "Có hiệu lực", "In force";
        column_predecessors: "Sắp xếp từ", "Formed from";
        column_children: "Đơn vị trực thuộc", "Units below";
        approximate: "Trước 06/2025, danh sách cấp xã là của tháng 06/2025; các thay đổi trước đó chưa được nạp.", "Before 06/2025 the communes are those of 06/2025; earlier changes are not loaded.";
        no_match: "Không tìm thấy đơn vị nào khớp bộ lọc vào ngày này.", "No unit matches the filters on this day.";
        try_another_day: "Tên cũ có thể đã hết hiệu lực: thử xem như ngày 30/06/2025.", "An old name may no longer be in force: try the day 30/06/2025.";
        empty: "Chưa có đơn vị nào. Danh sách được nạp khi khởi tạo tỉnh.", "There are no units yet. The list is loaded when a province is set up.";

        in_force: "đang có hiệu lực", "in force";
        ended: "đã kết thúc", "ended";
        not_yet: "chưa có hiệu lực", "not yet in force";
        predecessors: "Sắp xếp từ các đơn vị", "Formed from";
        predecessors_none: "Không có đơn vị trước đó trong dữ liệu.", "No predecessor in the data.";
        successors: "Sắp xếp thành các đơn vị", "Became";
        successors_none: "Chưa sắp xếp thành đơn vị khác.", "Has not become another unit.";
        succession_kind: "Phần", "Share";
        succession_on: "Từ ngày", "From";
        same_code: "Đơn vị khác từng mang mã này", "Other units that held this code";
        same_code_hint: "Mã đơn vị được dùng lại sau ngày 01/07/2025. Mã và ngày cùng nhau mới chỉ đúng một đơn vị.", "Codes were reused from 01/07/2025. Only code and day together name one unit.";
        ancestors: "Trực thuộc", "Under";
        children: "Đơn vị trực thuộc", "Units below";
        children_none: "Không có đơn vị trực thuộc.", "No units below.";
        models: "Mô hình", "Models";
        models_none: "Đơn vị chưa có mô hình nào vào ngày này.", "The unit has no model on this day.";
        obligations: "Việc được giao", "Duties";
        obligations_none: "Đơn vị chưa có việc nào được giao vào ngày này.", "The unit has no duties on this day.";
    }
}

/// The subtitle of the list: "166 đơn vị vào ngày 26/05/2023".
#[must_use]
pub fn subtitle(lang: Lang, total: u32, day: Date) -> String {
    match lang {
        Lang::Vi => format!("{} đơn vị vào ngày {}", number(lang, total), fmt_date(day)),
        Lang::En => format!("{} on {}", plural(total, "unit", "units"), fmt_date(day)),
    }
}

/// A unit that is not in force on the day asked for.
#[must_use]
pub fn not_in_force(lang: Lang, day: Date, validity: crate::units::Validity) -> String {
    let days = super::common::validity(lang, validity);
    match lang {
        Lang::Vi => format!("Không có hiệu lực vào ngày {}: đơn vị này có hiệu lực {days}.", fmt_date(day)),
        Lang::En => format!("Not in force on {}: this unit is in force {days}.", fmt_date(day)),
    }
}

/// "19 phường", "147 xã", "1 đặc khu".
#[must_use]
pub fn of_kind(lang: Lang, kind: UnitKind, n: u32) -> String {
    let word = labels::unit_kind(lang, kind).to_lowercase();
    match lang {
        Lang::Vi => format!("{} {word}", number(lang, n)),
        Lang::En => {
            let many = match word.strip_suffix('y') {
                Some(stem) => format!("{stem}ies"),
                None => format!("{word}s"),
            };
            plural(n, &word, &many)
        }
    }
}

/// "sắp xếp từ 3 đơn vị".
#[must_use]
pub fn formed_from(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("sắp xếp từ {} đơn vị", number(lang, n)),
        Lang::En => format!("formed from {}", plural(n, "unit", "units")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Validity;
    use time::macros::date;

    #[test]
    fn sentences() {
        assert_eq!(of_kind(Lang::Vi, UnitKind::Ward, 113), "113 phường");
        assert_eq!(of_kind(Lang::En, UnitKind::City, 2), "2 cities");
        let district = Validity { from: None, to: Some(date!(2025 - 06 - 30)) };
        assert_eq!(
            not_in_force(Lang::Vi, date!(2025 - 07 - 01), district),
            "Không có hiệu lực vào ngày 01/07/2025: đơn vị này có hiệu lực từ trước đến hết 30/06/2025."
        );
        let parts = [(UnitKind::Ward, 19), (UnitKind::Commune, 147)];
        assert_eq!(super::super::front::communes(Lang::Vi, 166, &parts), "166 đơn vị cấp xã: 19 phường, 147 xã");
    }
}
