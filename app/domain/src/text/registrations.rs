//! `/registrations`: writing, sending and reviewing.

use super::Lang;

texts! {
    /// Registrations.
    registrations => Registrations {
        title: "Đăng ký mô hình", "Registrations";
        subtitle: "Đơn vị soạn, trưởng đơn vị gửi, cơ quan thường trực xét duyệt.", "A unit writes, its head sends, the standing agency reviews.";
        begin: "Đăng ký mô hình", "Register a model";
        begin_hint: "Bản nháp chỉ đơn vị mình thấy. Gửi rồi cả tỉnh mới thấy.", "Only your unit sees a draft; the province sees it once it is sent.";
        begin_button: "Soạn đăng ký", "Write the registration";
        empty: "Chưa có đăng ký nào.", "No registrations yet.";
        no_match: "Không có đăng ký nào khớp bộ lọc.", "No registration matches the filters.";
        by_state: "Theo trạng thái", "By state";
        filter_state: "Trạng thái", "State";
        all_states: "Mọi trạng thái", "All states";
        search: "Tên mô hình hoặc đơn vị", "Name of model or unit";
        column_name: "Mô hình", "Model";
        column_unit: "Đơn vị", "Unit";
        column_level: "Cấp", "Level";
        column_state: "Trạng thái", "State";
        column_since: "Từ lúc", "Since";

        name: "Tên mô hình", "Name of the model";
        reach: "Phạm vi", "Reach";
        reach_provincial: "Cấp tỉnh", "Provincial";
        reach_district: "Cấp huyện", "District";
        reach_commune_cluster: "Cụm xã", "Cluster of communes";
        reach_commune: "Cấp xã", "Commune";
        for_area: "Đăng ký cho toàn tỉnh, không chỉ trong đơn vị", "For the whole province, not only within the unit";
        directive: "Theo văn bản", "Under the document";
        objective: "Mục tiêu", "Objective";
        objective_hint: "Mô hình giải quyết việc gì, cho ai, đến mức nào.", "What it solves, for whom, and how far.";
        leader: "Lãnh đạo chịu trách nhiệm", "Responsible leader";
        leader_hint: "Chức vụ, không ghi thông tin cá nhân. Ví dụ: Phó Giám đốc Sở phụ trách.", "The position, no personal data. Example: the Deputy Director in charge.";
        deliverable: "Sản phẩm", "Product";
        deliverable_hint: "Làm xong có gì, bao nhiêu. Ví dụ: 208 cơ sở khám chữa bệnh tiếp nhận thẻ căn cước.", "What there is when it is done, and how much. Example: 208 health facilities that accept the card.";
        indicators: "Chỉ tiêu đo", "Measures";
        indicators_hint: "Mỗi dòng một chỉ tiêu.", "One per line.";
        actions: "Việc và đơn vị thực hiện", "Actions and who does them";
        actions_hint: "Mỗi dòng một việc, rồi dấu |, rồi tên hoặc mã các đơn vị, cách nhau bằng dấu ;. Ví dụ: Lắp đầu đọc thẻ | Sở Y tế; Quan Hóa", "One action per line, then |, then names or codes of units separated by ;. Example: Install card readers | Sở Y tế; Quan Hóa";
        save: "Lưu bản nháp", "Save the draft";
        saved: "Đã lưu bản nháp.", "The draft was saved.";
        submit: "Gửi xét duyệt", "Send for review";
        submit_by_head: "Trưởng đơn vị gửi.", "The head of the unit sends it.";
        sent: "Đã gửi xét duyệt.", "Sent for review.";
        lacks: "Còn thiếu trước khi gửi", "Missing before it can be sent";
        complete: "Đủ nội dung để gửi.", "Complete: it can be sent.";
        content: "Nội dung đăng ký", "Content";
        content_not_stated: "Văn bản nguồn không ghi nội dung đăng ký.", "The source does not print the content.";
        recalled: "Đã rút lại; sửa xong gửi lại.", "Taken back; send it again when edited.";
        withdraw: "Thôi đăng ký", "Give it up";
        withdrawn: "Đã thôi đăng ký.", "Given up.";
        renew: "Soạn đăng ký lại", "Register again";
        renew_hint: "Bản mới lấy nội dung bản cũ; bản cũ giữ nguyên.", "The new one begins with the old content; the old one stays as it is.";
        replaces: "Thay cho đăng ký trước", "In place of the earlier registration";
        replaced: "Đã có đăng ký mới thay thế.", "A new registration took its place.";
        accept: "Chấp nhận", "Accept";
        accepted: "Đã chấp nhận đăng ký.", "The registration was accepted.";
        return_it: "Trả lại", "Return";
        returned: "Đã trả lại đăng ký.", "The registration was returned.";
        ask_explanation: "Yêu cầu giải trình kèm theo", "Ask for an explanation, too";
        withdraw_decision: "Rút quyết định", "Withdraw the decision";
        decision_withdrawn: "Đã rút quyết định; đăng ký chờ xét lại.", "The decision was withdrawn; the registration waits again.";
        review: "Xét duyệt", "Review";
        explanations: "Giải trình", "Explanations";
        answer: "Trả lời giải trình", "Answer";
        answer_send: "Gửi giải trình", "Send the explanation";
        answered: "Đã gửi giải trình.", "The explanation was sent.";
        explanation_accepted: "Đã chấp nhận giải trình.", "The explanation was accepted.";
        explanation_returned: "Đã trả lại giải trình.", "The explanation was returned.";
        explanation_moved: "Đã ghi.", "Recorded.";
        alike: "Mô hình có thể trùng", "Models that may be the same";
        alike_hint: "Xem trước khi gửi hoặc duyệt; hệ thống chỉ gợi ý.", "Look before sending or accepting; this is only a hint.";
        alike_template: "cùng mẫu danh mục", "same catalogue entry";
        history: "Lịch sử", "History";
        open: "Mở đăng ký", "Open the registration";
        system: "Nguồn, hệ thống", "Source, system";
    }
}

/// How alike two names are: "giống 82 %".
#[must_use]
pub fn likeness(lang: Lang, per_mille: u32) -> String {
    let percent = (per_mille + 5) / 10;
    match lang {
        Lang::Vi => format!("tên giống {percent} %"),
        Lang::En => format!("names {percent} % alike"),
    }
}
