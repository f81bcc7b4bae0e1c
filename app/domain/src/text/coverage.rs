//! `/coverage`: who has registered, who has not, who was returned and why.

use time::Date;

use super::{Lang, number, plural};
use crate::format::{fmt_date, fmt_percent};

texts! {
    /// The coverage board of a directive.
    coverage => Coverage {
        no_board: "Chưa có văn bản nào yêu cầu đăng ký mô hình.", "No document asks for registrations yet.";
        no_board_hint: "Khi có văn bản giao đơn vị đăng ký, bảng này hiện ai đã đăng ký, ai chưa, ai bị trả lại và vì sao.", "Once a document asks units to register, this board shows who has, who has not, who was returned and why.";
        title: "Tình hình đăng ký mô hình điểm", "Registration of pilot models";
        choose_directive: "Theo văn bản", "Under the document";
        clauses: "Yêu cầu của văn bản", "Demands of the document";
        board: "Đăng ký theo đơn vị", "Registration by unit";
        board_provincial: "Đăng ký theo đơn vị cấp tỉnh", "Registration by unit, provincial level";
        board_district: "Đăng ký theo đơn vị cấp huyện", "Registration by unit, district level";
        board_commune: "Đăng ký theo đơn vị cấp xã", "Registration by unit, commune level";
        no_denominator: "Văn bản không ghi tổng số đơn vị của cấp này.", "The document prints no total for this level.";
        how_counted: "Đã đăng ký: đăng ký gần nhất đến ngày này được chấp nhận. Trả lại: đăng ký gần nhất bị trả lại.", "Registered: the latest registration as of the day was accepted. Returned: the latest was returned.";
        legend: "Chú giải", "Key";
        cell_hint: "Bấm một đơn vị để xem hồ sơ.", "Open a unit to see its file.";
        show_cells: "Xem dạng ô", "Show as cells";
        rows_none: "Không có đơn vị nào ở trạng thái này đến ngày này.", "No unit is in this state by this day.";
        returned: "Đăng ký bị trả lại", "Returned registrations";
        returned_none: "Không có đăng ký nào bị trả lại đến ngày này.", "No registration had been returned by this day.";
        column_unit: "Đơn vị", "Unit";
        column_model: "Mô hình", "Model";
        column_level: "Cấp", "Level";
        column_state: "Trạng thái", "State";
        column_reasons: "Lý do trả lại", "Reasons";
        column_due: "Hạn", "Due";
        column_left: "Còn lại", "Left";
        column_submitted: "Nộp lúc", "Submitted";
        column_demand: "Yêu cầu", "Demand";
        column_done: "Đã làm", "Done";
        not_submitted: "Chưa nộp", "Not submitted";
        own_unit: "Đơn vị của bạn", "Your unit";
        empty: "Chưa có văn bản nào yêu cầu đăng ký đến ngày này. Bảng hiện khi có văn bản giao đăng ký.", "No document asks for registrations by this day. The board appears once one does.";
        not_yet: "Chưa đơn vị nào đăng ký đến ngày này.", "No unit has registered by this day.";
    }
}

/// The subtitle: "Theo công văn 7115/UBND-KSTTHCNC, UBND tỉnh, 24/05/2023". `kind` is the code of the document's kind.
#[must_use]
pub fn subtitle(lang: Lang, kind: &str, document_number: &str, issuer: &str, issued_on: Date) -> String {
    let document = super::directives::name(lang, kind, document_number);
    format!("{document} · {issuer}, {}", fmt_date(issued_on))
}

/// The figure of a level: "22/27", or "42" where there is no denominator.
#[must_use]
pub fn registered(lang: Lang, registered: u32, total: Option<u32>) -> String {
    match total {
        Some(total) => format!("{}/{}", number(lang, registered), number(lang, total)),
        None => number(lang, registered),
    }
}

/// The figure in a sentence: "22 trong 27 đơn vị đã đăng ký (81,5 %)", "42 đơn vị đã đăng ký".
#[must_use]
pub fn registered_sentence(lang: Lang, registered: u32, total: Option<u32>) -> String {
    let n = number(lang, registered);
    match (lang, total) {
        (Lang::Vi, None) => format!("{n} đơn vị đã đăng ký"),
        (Lang::En, None) => format!("{} registered", plural(registered, "unit", "units")),
        (Lang::Vi, Some(total)) => format!("{n} trong {} đơn vị đã đăng ký ({})", number(lang, total), share(lang, registered, total)),
        (Lang::En, Some(total)) => format!("{n} of {} registered ({})", plural(total, "unit", "units"), share(lang, registered, total)),
    }
}

/// The key under the board: "Trả lại, 5".
#[must_use]
pub fn legend_item(lang: Lang, state: crate::lifecycle::CoverageState, n: u32) -> String {
    format!("{}, {}", super::labels::coverage_state(lang, state), number(lang, n))
}

/// What a cell says to a screen reader: "Quan Hóa: trả lại".
#[must_use]
pub fn cell(lang: Lang, unit: &str, state: crate::lifecycle::CoverageState) -> String {
    format!("{unit}: {}", super::labels::coverage_state(lang, state).to_lowercase())
}

fn share(lang: Lang, part: u32, whole: u32) -> String {
    fmt_percent(lang, i64::from(part), i64::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::CoverageState;
    use time::macros::date;

    #[test]
    fn sentences() {
        assert_eq!(registered(Lang::Vi, 22, Some(27)), "22/27");
        assert_eq!(registered_sentence(Lang::Vi, 42, None), "42 đơn vị đã đăng ký");
        assert_eq!(registered_sentence(Lang::En, 22, Some(27)), "22 of 27 units registered (81.5%)");
        assert_eq!(cell(Lang::Vi, "Quan Hóa", CoverageState::Returned), "Quan Hóa: trả lại");
        let of = subtitle(Lang::Vi, "cv", "7115/UBND-KSTTHCNC", "UBND tỉnh", date!(2023 - 05 - 24));
        assert_eq!(of, "Công văn 7115/UBND-KSTTHCNC · UBND tỉnh, 24/05/2023");
    }
}
