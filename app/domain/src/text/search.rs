//! `/search`.

use super::{Lang, number, plural};
use crate::views::search::SearchKind;

texts! {
    /// Search.
    search => Search {
        title: "Tìm kiếm", "Search";
        subtitle: "Văn bản, mô hình, đơn vị, chỉ tiêu, đăng ký, nhiệm vụ, khó khăn trong phạm vi được xem; có dấu hay không dấu.", "Directives, models, units, indicators, registrations, tasks and difficulties that you may see; with or without tone marks.";
        label: "Tìm trong tỉnh", "Search the province";
        page_label: "Tìm kiếm trên trang này", "Search on this page";
        words: "Từ cần tìm", "Words to find";
        go: "Tìm", "Search";
        short: "Nhập ít nhất hai chữ cái hoặc chữ số.", "Enter at least two letters or digits.";
        none: "Không tìm thấy nội dung nào.", "Nothing was found.";
        none_hint: "Thử ít từ hơn, hoặc số văn bản. Nội dung của đơn vị khác chỉ đơn vị đó xem được.", "Try fewer words, or the number of a document. What is another unit's own is not found.";
    }
}

/// The heading of a group.
#[must_use]
pub const fn group(lang: Lang, kind: SearchKind) -> &'static str {
    match kind {
        SearchKind::Directives => lang.pick("Văn bản chỉ đạo", "Directives"),
        SearchKind::Models => lang.pick("Mô hình", "Models"),
        SearchKind::Units => lang.pick("Đơn vị", "Units"),
        SearchKind::Indicators => lang.pick("Chỉ tiêu", "Indicators"),
        SearchKind::Registrations => lang.pick("Đăng ký", "Registrations"),
        SearchKind::Plans => lang.pick("Kế hoạch, nhiệm vụ", "Plans and tasks"),
        SearchKind::Difficulties => lang.pick("Khó khăn, vướng mắc", "Difficulties"),
    }
}

/// "Xem cả 45 kết quả trong danh sách".
#[must_use]
pub fn all(lang: Lang, total: u32) -> String {
    match lang {
        Lang::Vi => format!("Xem cả {} kết quả trong danh sách", number(lang, total)),
        Lang::En => format!("See all {} in the list", plural(total, "result", "results")),
    }
}

/// "3 kết quả cho “y tế”".
#[must_use]
pub fn found(lang: Lang, total: u32, typed: &str) -> String {
    match lang {
        Lang::Vi => format!("{} kết quả cho “{typed}”", number(lang, total)),
        Lang::En => format!("{} for “{typed}”", plural(total, "result", "results")),
    }
}
