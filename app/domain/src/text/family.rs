//! Where a model was copied from and to.

use super::{Lang, number, plural};
use crate::replication::Copies;

texts! {
    /// The family of a model.
    family => FamilyText {
        title: "Nhân rộng", "Replication";
        none: "Mô hình chưa được nhân rộng ở đơn vị nào.", "The model has no copy in another unit yet.";
        replicate: "Nhân rộng đến đơn vị", "Copy to units";
        replicate_title: "Nhân rộng mô hình đến những đơn vị nào", "Which units get a copy";
        chosen: "Theo cấp hoặc nhóm đơn vị", "By level or kind of unit";
        chosen_hint: "Đơn vị đã có mô hình này được bỏ qua.", "Units that have it already are left out.";
        names: "Theo tên đơn vị", "By name";
        names_hint: "Tên hoặc mã đơn vị, cách nhau bằng dấu chấm phẩy", "Names or codes, parted by semicolons";
        beside: "So với mô hình gốc", "Beside the origin";
        copied_from: "Nhân rộng từ", "Copied from";
        column_field: "Nội dung", "Content";
        column_theirs: "Mô hình gốc", "Origin";
        column_ours: "Mô hình này", "This model";
        column_differs: "Khác gốc", "Differs";
        same: "giống", "same";
        differs: "điều chỉnh", "adapted";
        objective: "Mục tiêu", "Objective";
        deliverable: "Sản phẩm", "Product";
        indicators: "Chỉ tiêu đo", "Indicators";
        changes: "Điểm điều chỉnh", "What is adapted";
        changes_hint: "Làm khác mô hình gốc ở đâu, vì sao", "What is done differently here, and why";
        adapt: "Điều chỉnh cho đơn vị", "Adapt to the unit";
        save: "Lưu", "Save";
        done_replicate: "Đã nhân rộng. Mỗi đơn vị lập kế hoạch cho mô hình của mình.", "The copies were made. Each unit plans its own.";
        done_adapt: "Đã lưu điểm điều chỉnh.", "The adaptation was saved.";
        done_finish: "Đã kết thúc nhân rộng.", "The replication is finished.";
        done_stop: "Đã dừng nhân rộng.", "The replication was stopped.";
    }
}

/// "5 đơn vị nhân rộng: 1 hoàn thành, 3 đang thực hiện, 1 không thực hiện nữa".
#[must_use]
pub fn copies(lang: Lang, copies: Copies) -> String {
    let all = copies.completed.saturating_add(copies.open).saturating_add(copies.cancelled);
    let [done, open, over] = [copies.completed, copies.open, copies.cancelled].map(|n| number(lang, n));
    match lang {
        Lang::Vi => format!("{} đơn vị nhân rộng: {done} hoàn thành, {open} đang thực hiện, {over} không thực hiện nữa", number(lang, all)),
        Lang::En => format!("{}: {done} completed, {open} under way, {over} cancelled", plural(all, "copy", "copies")),
    }
}

/// What the picture shows: "Cây nhân rộng: một mô hình gốc và 5 bản".
#[must_use]
pub fn picture(lang: Lang, copies: u32) -> String {
    match lang {
        Lang::Vi => format!("Cây nhân rộng: một mô hình gốc và {} bản", number(lang, copies)),
        Lang::En => format!("Family tree: one origin and {}", plural(copies, "copy", "copies")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences() {
        let some = Copies { completed: 1, open: 3, cancelled: 1 };
        assert_eq!(copies(Lang::Vi, some), "5 đơn vị nhân rộng: 1 hoàn thành, 3 đang thực hiện, 1 không thực hiện nữa");
        assert_eq!(picture(Lang::En, 1), "Family tree: one origin and 1 copy");
    }
}
