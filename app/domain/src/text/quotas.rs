//! Quota rules on `/coverage`.

use super::{Lang, labels, number, plural};
use crate::format::fmt_date;
use crate::quota::Quota;

texts! {
    /// The rules and the board of one.
    quotas => Quotas {
        title: "Chỉ tiêu số mô hình", "Model quotas";
        hint: "Mỗi đơn vị phải có ít nhất bao nhiêu mô hình trong một khoảng thời gian.", "How many models each unit must have within a period.";
        none: "Chưa đặt chỉ tiêu nào đến ngày này.", "No quota by this day.";
        board: "Đơn vị theo chỉ tiêu", "Units under the quota";
        by_state: "Số đơn vị theo chỉ tiêu", "Units by quota";
        all: "Tất cả đơn vị", "All units";
        met: "Đủ mô hình", "Has enough";
        missing: "Chưa có mô hình", "Has no model";
        too_few: "Thiếu mô hình", "Has too few";
        not_now: "Ngày đang xem nằm ngoài thời gian của chỉ tiêu, nên không đếm.", "The day shown lies outside the period of the quota: nothing is counted.";
        see_first: "Xem vào ngày đầu", "See its first day";
        see_last: "Xem vào ngày cuối", "See its last day";
        rows_none: "Không có đơn vị nào.", "No unit.";
        column_unit: "Đơn vị", "Unit";
        column_level: "Cấp", "Level";
        column_state: "Trạng thái", "State";
        column_models: "Mô hình được tính", "Models that count";
        rule: "Chỉ tiêu", "Rule";
        period: "Thời gian", "Period";
        applies_to: "Áp dụng cho", "Applies to";
        counted: "Tính mô hình", "Counts models";
        document: "Theo văn bản", "Under the document";
        document_none: "Không theo văn bản nào", "Under no document";
        make: "Đặt chỉ tiêu", "Make a quota";
        name: "Nội dung chỉ tiêu", "What it says";
        name_hint: "Ví dụ: Mỗi sở ít nhất một mô hình trong năm 2025", "For example: every department one model in 2025";
        at_least: "Ít nhất mấy mô hình", "At least how many models";
        first: "Từ ngày", "From";
        last: "Đến hết ngày", "Until the end of";
        withdraw: "Thu hồi chỉ tiêu", "Withdraw the quota";
        withdraw_hint: "Chỉ tiêu đã đặt không sửa được: thu hồi kèm lý do, rồi đặt chỉ tiêu khác.", "A quota is not edited: withdraw it with a reason, then make another.";
        reason: "Lý do", "Reason";
        withdrawn: "Đã thu hồi", "Withdrawn";
        done_made: "Đã đặt chỉ tiêu.", "The quota stands.";
        done_withdrawn: "Đã thu hồi chỉ tiêu.", "The quota was withdrawn.";
    }
}

/// "Sở, ban, ngành; ngành dọc".
#[must_use]
pub fn bound(lang: Lang, rule: &Quota) -> String {
    rule.kinds.iter().map(|kind| labels::unit_kind(lang, *kind)).collect::<Vec<_>>().join("; ")
}

/// "01/01/2025 – 31/12/2025".
#[must_use]
pub fn period(rule: &Quota) -> String {
    format!("{} – {}", fmt_date(rule.first), fmt_date(rule.last))
}

/// "1/11 đơn vị đủ mô hình; 10 chưa đủ".
#[must_use]
pub fn sentence(lang: Lang, met: u32, bound: u32) -> String {
    let lacking = number(lang, bound.saturating_sub(met));
    match lang {
        Lang::Vi => format!("{}/{} đơn vị đủ mô hình; {lacking} chưa đủ", number(lang, met), number(lang, bound)),
        Lang::En => format!("{} of {} enough models; {lacking} too few", number(lang, met), plural(bound, "unit has", "units have")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        assert_eq!(sentence(Lang::Vi, 1, 11), "1/11 đơn vị đủ mô hình; 10 chưa đủ");
        assert_eq!(sentence(Lang::En, 1, 11), "1 of 11 units have enough models; 10 too few");
    }
}
