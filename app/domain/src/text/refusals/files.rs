//! Refusals of files.

use super::work::Pair;
use crate::text::{Lang, files};

pub(super) const KIND: Pair = (
    "Chưa nhận tệp: không nhận loại tệp này. Lưu thành PDF, Word, Excel, PowerPoint, ODT, ODS, PNG hoặc JPEG rồi chọn lại.",
    "The file was not taken: this kind is not accepted. Save it as PDF, Word, Excel, PowerPoint, ODT, ODS, PNG or JPEG and choose it again.",
);
pub(super) const CUT_OFF: Pair = (
    "Chưa nhận tệp: tệp bị đứt giữa chừng, thiếu phần cuối. Không có gì được lưu; kiểm tra tệp gốc rồi gửi lại.",
    "The file was not taken: it breaks off in the middle. Nothing was stored; check the original and send it again.",
);
pub(super) const SETTLED: Pair = (
    "Chưa thực hiện được: hồ sơ này đã gửi đi nên các tệp giữ nguyên. Rút về hoặc chờ trả lại rồi đính kèm.",
    "Not done: these papers have been sent, so their files stay as they are. Recall them, or wait until they come back.",
);
pub(super) const THERE: Pair = (
    "Chưa nhận tệp: tệp có đúng nội dung này đã đính kèm ở đây.",
    "The file was not taken: one with this very content is attached here already.",
);

pub(super) fn too_large(lang: Lang, max: u64) -> String {
    let max = files::size(lang, max);
    match lang {
        Lang::Vi => format!("Chưa nhận tệp: lớn quá {max}. Giảm độ phân giải ảnh hoặc tách tệp rồi gửi lại."),
        Lang::En => format!("The file was not taken: larger than {max}. Lower the pictures' resolution or split it, and send it again."),
    }
}

pub(super) fn full(lang: Lang, max: u64) -> String {
    let max = files::size(lang, max);
    match lang {
        Lang::Vi => format!("Chưa nhận tệp: tỉnh đã dùng hết {max} dành cho tệp. Người vận hành hệ thống tăng được giới hạn."),
        Lang::En => {
            format!("The file was not taken: the province has used its {max} for files. The operator of the system can raise the limit.")
        }
    }
}
