//! `/models` and `/models/{id}`.

use time::Date;

use super::{Lang, number, plural};
use crate::format::fmt_date;

texts! {
    /// The list of models and the page of one.
    models => Models {
        title: "Mô hình", "Models";
        search: "Tên mô hình", "Name of a model";
        filter_level: "Cấp", "Level";
        filter_state: "Trạng thái", "State";
        all_levels: "Mọi cấp", "All levels";
        all_states: "Mọi trạng thái", "All states";
        by_state: "Số mô hình theo trạng thái", "Models by state";
        by_group: "Số mô hình theo tiến độ", "Models by progress";
        by_directive: "Số mô hình theo văn bản", "Models by document";
        column_name: "Mô hình", "Model";
        column_level: "Cấp", "Level";
        column_lead: "Chủ trì", "Lead unit";
        column_state: "Trạng thái", "State";
        open_model: "Xem mô hình", "See the model";
        no_match: "Không tìm thấy mô hình nào khớp bộ lọc vào ngày này.", "No model matches the filters on this day.";
        empty: "Chưa có mô hình nào vào ngày này. Mô hình hiện ở đây khi có đơn vị đăng ký.", "There is no model on this day. They appear here once a unit registers one.";

        lead: "Chủ trì", "Lead unit";
        field: "Nhóm, lĩnh vực", "Field";
        phase: "Giai đoạn", "Phase";
        catalogue_no: "Số trong danh mục", "Number in the catalogue";
        directives: "Theo văn bản", "Under the documents";
        directives_none: "Mô hình chưa gắn với văn bản nào.", "The model stands under no document yet.";
        lifecycle: "Vòng đời", "Life cycle";
        registrations: "Đăng ký và xét duyệt", "Registrations and reviews";
        registrations_none: "Chưa có đăng ký nào đến ngày này.", "No registration by this day.";
        registered_by: "Đơn vị đăng ký", "Registered by";
        submitted_on: "Ngày gửi", "Sent on";
        submitted_unknown: "Văn bản không ghi ngày gửi", "The document gives no date of sending";
        known_on: "Biết từ ngày", "Known since";
        decided_on: "Ngày xét", "Decided on";
        no_decision: "Chưa có kết quả xét duyệt.", "Not decided yet.";
        reasons: "Lý do trả lại", "Reasons";
        milestones: "Mốc tiến độ", "Milestones";
        milestones_none: "Chưa có mốc tiến độ nào.", "No milestones yet.";
        milestone: "Mốc", "Milestone";
        milestone_due: "Hạn", "Due";
        milestone_done: "Đạt ngày", "Reached on";
        milestone_open: "Chưa đạt", "Not reached";
        obligations: "Việc được giao", "Duties";
        obligations_none: "Không có việc nào được giao theo các văn bản này.", "The documents put no duty on the lead unit.";
        source: "Nguồn", "Source";
    }
}

/// The subtitle of the list: "38 mô hình vào ngày 30/04/2024".
#[must_use]
pub fn subtitle(lang: Lang, total: u32, day: Date) -> String {
    format!("{} {} {}", count(lang, total), lang.pick("vào ngày", "on"), fmt_date(day))
}

/// "38 mô hình".
#[must_use]
pub fn count(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} mô hình", number(lang, n)),
        Lang::En => plural(n, "model", "models"),
    }
}

/// The states in one sentence: "26/38 đã triển khai: 6 hoàn thành, 20 đang thực hiện; 12 chưa bắt đầu".
#[must_use]
pub fn progress(lang: Lang, done: u32, in_progress: u32, not_started: u32) -> String {
    let deployed = done + in_progress;
    let [deployed, total, done, running, waiting] =
        [deployed, deployed + not_started, done, in_progress, not_started].map(|n| number(lang, n));
    match lang {
        Lang::Vi => format!("{deployed}/{total} đã triển khai: {done} hoàn thành, {running} đang thực hiện; {waiting} chưa bắt đầu"),
        Lang::En => format!("{deployed}/{total} deployed: {done} done, {running} in progress; {waiting} not started"),
    }
}

/// "Giai đoạn 2".
#[must_use]
pub fn phase(lang: Lang, phase: u32) -> String {
    format!("{} {}", models(lang).phase, number(lang, phase))
}

/// The head of a registration: "Đăng ký lần 2".
#[must_use]
pub fn registration(lang: Lang, nth: u32) -> String {
    match lang {
        Lang::Vi => format!("Đăng ký lần {nth}"),
        Lang::En => format!("Registration {nth}"),
    }
}

/// "3 lý do".
#[must_use]
pub fn reasons_count(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} lý do", number(lang, n)),
        Lang::En => plural(n, "reason", "reasons"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_adds_up() {
        assert_eq!(progress(Lang::Vi, 6, 20, 12), "26/38 đã triển khai: 6 hoàn thành, 20 đang thực hiện; 12 chưa bắt đầu");
        assert_eq!(count(Lang::En, 1), "1 model");
    }
}
