//! The front page of the bare host: what this is, the provinces, the centre.

use super::{Lang, number, plural};

texts! {
    /// The front page.
    front => Front {
        page: "Trang chủ", "Front page";
        title: "Theo dõi mô hình điểm Đề án 06, từ đăng ký đến nhân rộng", "Pilot models of Project 06, from registration to replication";
        lead: "Mỗi tỉnh một vùng dữ liệu riêng. Con số nào cũng mở ra được: đếm từ những dòng nào, theo văn bản nào, đến ngày nào.", "Each province keeps its own data. Every figure opens: which rows it counts, under which document, as of which day.";
        choose_province: "Chọn tỉnh, thành phố", "Choose a province or city";
        choose_hint: "Mỗi tỉnh có địa chỉ riêng; đăng nhập ở địa chỉ của tỉnh mình.", "Each province has its own address; sign in at yours.";
        enter: "Vào", "Enter";
        centre_title: "Trung ương", "Centre";
        centre_lead: "Trung ương chỉ đọc những gì các tỉnh đã công bố, không đọc dữ liệu riêng của tỉnh.", "The centre reads only what provinces have published, never a province's own data.";
        centre_enter: "Đăng nhập trung ương", "Sign in to the centre";
        fact_registered_provincial: "Đăng ký mô hình điểm, cấp tỉnh", "Pilot models registered, provincial level";
        fact_registered_district: "Đăng ký mô hình điểm, cấp huyện", "Pilot models registered, district level";
        fact_registered_commune: "Đăng ký mô hình điểm, cấp xã", "Pilot models registered, commune level";
        fact_units: "đơn vị", "units";
        what_title: "Dùng để làm gì", "What it is for";
        what_units: "Biết đơn vị nào đã đăng ký, đơn vị nào bị trả lại và vì sao, còn mấy ngày.", "See which units have registered, which were returned and why, and how many days are left.";
        what_duties: "Mỗi yêu cầu trong văn bản thành việc của từng đơn vị, có hạn và trạng thái.", "Each demand of a document becomes a duty of each unit, with a deadline and a state.";
        what_history: "Xem lại được bất cứ ngày nào, theo cây đơn vị của ngày đó, cả trước và sau ngày 01/07/2025.", "Look back at any day with the units of that day, before and after 01/07/2025.";
        no_provinces: "Chưa có tỉnh nào trên hệ thống này. Người vận hành thêm bằng lệnh `diem06 tenant`.", "There is no province on this instance yet. Its operator adds one with `diem06 tenant`.";
        demo_title: "Tài khoản dùng thử", "Demonstration accounts";
        demo_lead: "Bản trình diễn có sẵn tài khoản mẫu; trang đăng nhập của từng tỉnh ghi tên và mật khẩu.", "This demonstration has sample accounts; each province's sign-in page gives their names and password.";
    }
}

/// What a province is made of today: "166 đơn vị cấp xã". The parts, if any, follow after a colon: "19 phường, 147 xã".
#[must_use]
pub fn communes(lang: Lang, total: u32, parts: &[(crate::units::UnitKind, u32)]) -> String {
    let head = match lang {
        Lang::Vi => format!("{} đơn vị cấp xã", number(lang, total)),
        Lang::En => plural(total, "commune-level unit", "commune-level units"),
    };
    let parts: Vec<String> = parts.iter().map(|(kind, n)| super::units::of_kind(lang, *kind, *n)).collect();
    if parts.is_empty() { head } else { format!("{head}: {}", parts.join(", ")) }
}
