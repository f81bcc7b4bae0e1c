//! Refusals of reports and periods.

use super::work::Pair;
use crate::text::{Lang, number, plural};

pub(super) const PERIOD_LOCKED: Pair = (
    "Chưa thực hiện: kỳ báo cáo chưa mở hoặc đã khóa sổ. Cơ quan thường trực mở lại được, có ghi lý do.",
    "Not done: the period is not open, or locked. The standing agency can open it again, with a reason.",
);
pub(super) const PERIOD_OPEN: Pair = (
    "Kỳ báo cáo đang mở, hoặc đã đặt lịch mở. Không cần mở lại.",
    "The period is open, or set to open. There is no need to open it again.",
);

pub(super) fn cells_missing(lang: Lang, cells: u32) -> String {
    match lang {
        Lang::Vi => format!("Còn {} chỉ tiêu bắt buộc chưa có số. Nhập số, hoặc ghi chú vì sao chưa có.", number(lang, cells)),
        Lang::En => format!("{} without a figure. Enter it, or note why there is none.", plural(cells, "required cell", "required cells")),
    }
}

pub(super) fn cells_wrong(lang: Lang, cells: u32) -> String {
    match lang {
        Lang::Vi => format!("Có {} chỉ tiêu nhập sai. Sửa rồi gửi lại.", number(lang, cells)),
        Lang::En => format!("{} wrong. Correct and send again.", plural(cells, "cell is", "cells are")),
    }
}

pub(super) fn cells_unexplained(lang: Lang, cells: u32) -> String {
    match lang {
        Lang::Vi => format!("Có {} chỉ tiêu bất thường chưa có ghi chú. Kiểm tra lại, hoặc ghi chú nguyên nhân.", number(lang, cells)),
        Lang::En => format!("{} without a note. Check, or note the cause.", plural(cells, "unusual cell", "unusual cells")),
    }
}
