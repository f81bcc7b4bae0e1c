//! `/settings`: how a tenant calls itself and counts.

use super::Lang;
use crate::clock::Instant;
use crate::format::{fmt_date, fmt_time};

texts! {
    /// The settings of a tenant.
    settings => Settings {
        title: "Thiết lập", "Settings";
        subtitle: "Áp dụng cho cả tỉnh. Mọi thay đổi được ghi nhật ký.", "For the whole province. Every change is recorded.";
        read_only: "Bạn xem được, nhưng chưa sửa được. Thiếu quyền “Sửa thiết lập”. Người cấp được: quản trị.", "You can view this but not change it. Missing right: “Manage settings”. The administrator can grant it.";
        general: "Chung", "General";
        committee: "Tên Tổ công tác hoặc Ban Chỉ đạo", "Name of the task force or steering committee";
        committee_hint: "Hiện trên văn bản và trang chủ của tỉnh.", "Shown on documents and on the province's home page.";
        spelling: "Cách đặt dấu", "Placing of tone marks";
        spelling_classic: "Kiểu cũ: hòa, thủy, khóa", "Classic: hòa, thủy, khóa";
        spelling_modern: "Kiểu mới: hoà, thuỷ, khoá", "Modern: hoà, thuỷ, khoá";
        spelling_hint: "Tìm kiếm nhận cả hai kiểu.", "Searching takes both.";
        deadline_hour: "Giờ chốt hạn trong ngày", "Hour at which a due day ends";
        deadline_hour_hint: "Từ 0 đến 23. Hạn “đến hết ngày 30” kết thúc vào giờ này của ngày 30.", "0 to 23. A deadline “by the 30th” ends at this hour of the 30th.";
        public_facts: "Hiện số tổng của tỉnh trên trang chung", "Show the province's totals on the common front page";
        public_facts_hint: "Ai cũng xem được mà không cần đăng nhập: số đơn vị cấp xã, số đơn vị đã đăng ký theo văn bản mới nhất. Không hiện tên đơn vị.", "Visible to anybody without signing in: how many commune-level units, how many units registered under the newest document. No unit is named.";
        save: "Lưu thiết lập", "Save settings";
        saved: "Đã lưu thiết lập.", "Settings saved.";
        agency_saved: "Đã đổi cơ quan thường trực.", "The standing agency was changed.";
        department_saved: "Đã thêm sở, ban, ngành.", "The department was added.";
        department_closed: "Đã ghi ngày cuối của sở, ban, ngành.", "The department got its last day.";
        day_saved: "Đã ghi ngày vào lịch.", "The day is in the calendar.";
        day_removed: "Đã bỏ ngày khỏi lịch; ngày này theo tuần thường.", "The day was removed; it follows the ordinary week again.";

        standing_agency: "Cơ quan thường trực", "Standing agency";
        standing_agency_hint: "Mỗi cơ quan có ngày bắt đầu và kết thúc; ngày đã qua giữ nguyên cơ quan của ngày đó.", "Each has a first and a last day; past days keep the agency they had.";
        standing_agency_change: "Đổi cơ quan thường trực", "Change the standing agency";
        standing_agency_from: "Từ ngày", "From";
        standing_agency_none: "Chưa đặt cơ quan thường trực.", "No standing agency is set.";
        column_validity: "Thời gian", "In office";

        departments: "Sở, ban, ngành", "Departments";
        departments_hint: "Sở mới có ngày bắt đầu, sở sáp nhập có ngày kết thúc; không xóa.", "A new one has a first day, a merged one a last day; none is deleted.";
        departments_none: "Chưa có sở, ban, ngành nào.", "No departments yet.";
        department_add: "Thêm sở, ban, ngành", "Add a department";
        department_name: "Tên đầy đủ", "Full name";
        department_code: "Mã", "Code";
        department_kind: "Loại", "Kind";
        department_from: "Từ ngày", "From";
        department_end: "Kết thúc", "End";
        department_last_day: "Ngày cuối có hiệu lực", "Last day in force";

        calendar: "Lịch làm việc", "Working calendar";
        calendar_hint: "Thứ Hai đến thứ Sáu là ngày làm việc, trừ các ngày nghỉ và thêm các ngày làm bù dưới đây.", "Monday to Friday are working days, except the holidays and plus the make-up days below.";
        calendar_none: "Chưa có ngày nghỉ hoặc ngày làm bù nào.", "No holidays or make-up days yet.";
        calendar_day: "Ngày", "Day";
        calendar_name: "Tên", "Name";
        calendar_source: "Căn cứ", "Source";
        calendar_kind: "Loại", "Kind";
        holiday: "nghỉ", "holiday";
        make_up: "làm bù", "make-up working day";
        calendar_add: "Thêm ngày", "Add a day";
        calendar_remove: "Bỏ ngày này", "Remove this day";
    }
}

/// Done: "Đã lưu thiết lập lúc 16:40."
#[must_use]
pub fn saved(lang: Lang, at: Instant) -> String {
    match lang {
        Lang::Vi => format!("Đã lưu thiết lập lúc {}.", fmt_time(at)),
        Lang::En => format!("Settings saved at {}.", fmt_time(at)),
    }
}

/// Done: a department was added.
#[must_use]
pub fn department_added(lang: Lang, name: &str, from: time::Date) -> String {
    match lang {
        Lang::Vi => format!("Đã thêm {name}, có hiệu lực từ {}.", fmt_date(from)),
        Lang::En => format!("Added {name}, in force from {}.", fmt_date(from)),
    }
}

/// Done: a department got its last day.
#[must_use]
pub fn department_ended(lang: Lang, name: &str, last_day: time::Date) -> String {
    match lang {
        Lang::Vi => format!("{name} có hiệu lực đến hết {}.", fmt_date(last_day)),
        Lang::En => format!("{name} is in force up to {}.", fmt_date(last_day)),
    }
}

/// Done: a day was put into the calendar.
#[must_use]
pub fn calendar_saved(lang: Lang, day: time::Date, working: bool) -> String {
    let words = settings(lang);
    let kind = if working { words.make_up } else { words.holiday };
    match lang {
        Lang::Vi => format!("Đã ghi {} là ngày {kind}.", fmt_date(day)),
        Lang::En => format!("{} is now a {kind}.", fmt_date(day)),
    }
}

/// Done: a day follows the ordinary week again.
#[must_use]
pub fn calendar_removed(lang: Lang, day: time::Date) -> String {
    match lang {
        Lang::Vi => format!("Đã bỏ {} khỏi lịch; ngày này theo tuần thường.", fmt_date(day)),
        Lang::En => format!("{} was removed; it follows the ordinary week again.", fmt_date(day)),
    }
}
