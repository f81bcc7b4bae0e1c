//! Words that every page shares: the frame, navigation, buttons, tables, states.

use time::Date;

use super::{Lang, number, plural};
use crate::format::{fmt_date, fmt_datetime};

texts! {
    /// Words that every page shares.
    common => Common {
        app_name: "Điểm 06", "Điểm 06";
        app_tagline: "Theo dõi mô hình điểm Đề án 06", "Tracking the pilot models of Project 06";
        skip_to_content: "Tới nội dung chính", "Skip to main content";
        language: "Ngôn ngữ", "Language";
        theme: "Giao diện", "Theme";
        theme_auto: "Theo máy", "As the device";
        theme_light: "Sáng", "Light";
        theme_dark: "Tối", "Dark";
        density: "Độ dày dòng", "Row height";
        density_tight: "Gọn", "Compact";
        density_normal: "Vừa", "Medium";
        density_wide: "Thoáng", "Roomy";
        tenant: "Tỉnh, thành phố", "Province or city";
        change_tenant: "Đổi tỉnh", "Change province";
        centre: "Trung ương", "Centre";
        demo: "Bản trình diễn", "Demonstration";
        demo_hint: "Bản trình diễn: tài khoản và một phần số liệu là mẫu.", "Demonstration: the accounts and some of the figures are samples.";
        suspended: "Hệ thống của tỉnh đang tạm ngừng ghi: xem được, chưa sửa được. Mở lại được: quản trị trung ương.", "This province is suspended: you can read, but nothing can be changed. The centre's administrator can reopen it.";
        signed_in_as: "Đang đăng nhập", "Signed in as";
        sign_in: "Đăng nhập", "Sign in";
        sign_out: "Đăng xuất", "Sign out";

        save: "Lưu", "Save";
        change: "Sửa", "Edit";
        open: "Mở", "Open";
        view: "Xem", "View";
        add: "Thêm", "Add";
        remove: "Bỏ", "Remove";
        later: "Để sau", "Not now";
        back: "Quay lại", "Back";
        close: "Đóng", "Close";
        retry: "Thử lại", "Try again";
        copy: "Chép", "Copy";
        apply: "Áp dụng", "Apply";
        filter: "Lọc", "Filter";
        clear_filters: "Bỏ bộ lọc", "Clear filters";
        all: "Tất cả", "All";
        more: "Thêm", "More";
        why: "Vì sao?", "Why?";
        see_all: "Xem tất cả", "See all";
        show_table: "Xem dạng bảng", "Show as a table";

        required: "(bắt buộc)", "(required)";
        stored_now: "Bản đang lưu:", "Stored now:";
        ticked: "đã chọn", "ticked";
        unticked: "không chọn", "not ticked";
        optional: "(không bắt buộc)", "(optional)";
        choose: "Chọn…", "Choose…";
        date_hint: "ngày/tháng/năm, ví dụ 30/05/2023", "day/month/year, for example 30/05/2023";
        yes: "Có", "Yes";
        no: "Không", "No";
        none: "Không có", "None";
        missing: "chưa có", "not given";

        search: "Tìm", "Search";
        search_hint: "Gõ có dấu hay không dấu đều được", "With or without tone marks";
        sort_ascending: "sắp xếp tăng dần", "sorted ascending";
        sort_descending: "sắp xếp giảm dần", "sorted descending";
        previous_page: "Trang trước", "Previous page";
        next_page: "Trang sau", "Next page";
        pages: "Trang", "Pages";
        scroll_area: "Bảng, cuộn ngang được", "Table, scrolls sideways";

        today: "Hôm nay", "Today";
        now: "Hiện tại", "Now";
        as_of: "Số liệu", "Figures";
        as_of_now: "Số liệu: Hiện tại", "Figures: now";
        as_of_choose: "Như đã biết vào ngày…", "As known on…";
        as_of_day: "Xem như đã biết vào ngày", "Show as known on";
        as_of_show: "Xem ngày này", "Show this day";
        as_of_unread: "Đang hiện số liệu hiện tại.", "Current figures are shown.";
        back_to_now: "Trở về hiện tại", "Back to now";
        read_only_past: "Đang xem ngày đã qua nên chưa sửa được. Trở về hiện tại để sửa.", "This is a past day, so nothing can be changed. Go back to now to edit.";
        since_always: "từ trước", "from the start";
        until_now: "đến nay", "to date";

        sheet_excel: "Tải Excel", "Get as Excel";
        sheet_csv: "Tải CSV", "Get as CSV";
        sample: "mẫu", "sample";
        sample_hint: "Dòng mẫu để minh họa, không phải đơn vị hay mô hình có thật.", "A sample row for illustration, not a real unit or model.";
        some_samples: "Dòng có dấu “mẫu” là dòng minh họa.", "Rows marked “sample” are for illustration.";
        back_dated: "nhập sau", "entered later";
        back_dated_hint: "Nhập vào hệ thống sau ngày của văn bản. Hệ thống giữ cả hai ngày.", "Entered after the document's own date. Both dates are kept.";
        estimate: "ước tính", "estimate";
        provisional: "tạm tính", "provisional";
        stated: "văn bản ghi", "as stated";
        source: "Nguồn", "Source";

        not_found: "Không có trang này.", "This page does not exist.";
        not_found_hint: "Có thể đường dẫn đã đổi, hoặc nội dung thuộc nơi bạn không được xem.", "The address may have changed, or the content belongs to a place you may not see.";
        to_home: "Về Việc của tôi", "To My work";
        to_front: "Về trang chủ", "To the front page";
        error_title: "Chưa tải được trang này.", "This page could not be loaded.";
        error_hint: "Thử lại sau ít phút. Nếu vẫn vậy, báo cơ quan thường trực.", "Try again in a few minutes. If it persists, tell the standing agency.";
        request_id: "Mã yêu cầu để báo", "Request id to report";
        loading: "Đang tải…", "Loading…";
        offline: "Mất kết nối. Những gì đã nhập được giữ trên máy này.", "Connection lost. What you typed is kept on this device.";
        forbidden: "Không có quyền mở trang này.", "You may not open this page.";
        other_provinces: "Tỉnh, thành phố khác", "Other provinces and cities";
        reading: "Cách hiển thị", "Display";
        reading_hint: "Ghi nhớ trên trình duyệt này.", "Remembered by this browser.";
        no_match: "Không tìm thấy dòng nào khớp bộ lọc.", "Nothing matches the filters.";
        kept_form: "Những gì đã nhập được giữ nguyên bên dưới.", "What you typed is kept below.";
        aggregates_only: "Điểm 06 chỉ giữ số liệu tổng hợp, không giữ dữ liệu cá nhân của người dân.", "Điểm 06 keeps aggregate figures only, no personal data of citizens.";

        name: "Tên", "Name";
        code: "Mã", "Code";
        level: "Cấp", "Level";
        kind: "Loại", "Kind";
        state: "Trạng thái", "State";
        unit: "Đơn vị", "Unit";
        day: "Ngày", "Date";
        time: "Thời điểm", "Time";
        count: "Số lượng", "Count";
        total: "Tổng", "Total";
        note: "Ghi chú", "Note";
    }
}

texts! {
    /// The navigation: groups, pages, and the short names of the tabs on a phone.
    nav => Nav {
        label: "Điều hướng chính", "Main navigation";
        tabs: "Điều hướng nhanh", "Quick navigation";
        breadcrumbs: "Đường dẫn", "Breadcrumbs";
        group_daily: "Hằng ngày", "Daily";
        group_results: "Kết quả", "Results";
        group_admin: "Quản trị", "Administration";
        home: "Việc của tôi", "My work";
        directives: "Văn bản, chỉ đạo", "Directives";
        registrations: "Đăng ký", "Registrations";
        models: "Mô hình", "Models";
        plans: "Kế hoạch", "Plans";
        difficulties: "Khó khăn", "Difficulties";
        coverage: "Tình hình đăng ký", "Coverage";
        indicators: "Chỉ tiêu", "Indicators";
        units: "Đơn vị", "Units";
        audit: "Nhật ký, kiểm toán", "Audit trail";
        users: "Người dùng", "People";
        settings: "Thiết lập", "Settings";
        account: "Tài khoản", "Account";
        tab_home: "Việc", "Work";
        tab_directives: "Văn bản", "Directives";
        tab_models: "Mô hình", "Models";
        tab_coverage: "Đăng ký", "Coverage";
        tab_more: "Thêm", "More";
    }
}

/// The title of a browser tab: "Đơn vị · Điểm 06".
#[must_use]
pub fn document_title(lang: Lang, page: &str) -> String {
    format!("{page} · {}", common(lang).app_name)
}

/// A filter in the address whose value no list knows: "Bộ lọc “level=tinh” không có giá trị này; đang hiện tất cả."
#[must_use]
pub fn unread_filter(lang: Lang, name: &str, value: &str) -> String {
    match lang {
        Lang::Vi => format!("Bộ lọc “{name}={value}” trong địa chỉ không có giá trị này; đang hiện như chưa lọc."),
        Lang::En => format!("The filter “{name}={value}” of the address has no such value; shown as if not filtered."),
    }
}

/// The yellow band of a past day.
#[must_use]
pub fn as_of_band(lang: Lang, day: Date) -> String {
    let day = fmt_date(day);
    match lang {
        Lang::Vi => format!("Đang xem như đã biết đến hết ngày {day}, theo cây đơn vị của ngày đó. Chỉ đọc."),
        Lang::En => format!("Shown as known at the end of {day}, with the units of that day. Read only."),
    }
}

/// The as-of control while a past day is shown: "Như đã biết 26/05/2023".
#[must_use]
pub fn as_of_label(lang: Lang, day: Date) -> String {
    format!("{} {}", lang.pick("Như đã biết", "As known on"), fmt_date(day))
}

/// A back-dated fact: when the system learnt it.
#[must_use]
pub fn recorded_at(lang: Lang, at: crate::clock::Instant) -> String {
    format!("{} {}", lang.pick("nhập vào hệ thống lúc", "entered at"), fmt_datetime(at))
}

/// Days in force: "từ 01/07/2025 đến nay", "đến 30/06/2025".
#[must_use]
pub fn validity(lang: Lang, days: crate::units::Validity) -> String {
    let words = common(lang);
    match (days.from.map(fmt_date), days.to.map(fmt_date)) {
        (None, None) => format!("{} {}", words.since_always, words.until_now),
        (Some(from), None) => format!("{} {from} {}", lang.pick("từ", "from"), words.until_now),
        (None, Some(to)) => format!("{} {} {to}", words.since_always, lang.pick("đến hết", "up to")),
        (Some(from), Some(to)) => format!("{} {from} {} {to}", lang.pick("từ", "from"), lang.pick("đến hết", "up to")),
    }
}

/// Where one is in a long list: "1–40 trong 163". Rows are 1-based, both ends included.
#[must_use]
pub fn pager_range(lang: Lang, first: u32, last: u32, total: u32) -> String {
    let [first, last, total] = [first, last, total].map(|n| number(lang, n));
    format!("{first}–{last} {} {total}", lang.pick("trong", "of"))
}

/// "Hiện 3 dòng": how many rows a filter has left on the page.
#[must_use]
pub fn rows_shown(lang: Lang, rows: u32) -> String {
    match lang {
        Lang::Vi => format!("Hiện {} dòng", number(lang, rows)),
        Lang::En => format!("{} {}", number(lang, rows), if rows == 1 { "row shown" } else { "rows shown" }),
    }
}

/// "Trang 2".
#[must_use]
pub fn page_number(lang: Lang, page: u32) -> String {
    format!("{} {}", lang.pick("Trang", "Page"), number(lang, page))
}

/// A search without a match.
#[must_use]
pub fn nothing_found(lang: Lang, sought: &str) -> String {
    match lang {
        Lang::Vi => format!("Không tìm thấy “{sought}”. Đã tìm cả tên không dấu."),
        Lang::En => format!("Nothing found for “{sought}”. Names without tone marks were searched too."),
    }
}

/// "12 dòng".
#[must_use]
pub fn rows(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} dòng", number(lang, n)),
        Lang::En => plural(n, "row", "rows"),
    }
}

/// "166 đơn vị".
#[must_use]
pub fn units(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{} đơn vị", number(lang, n)),
        Lang::En => plural(n, "unit", "units"),
    }
}
