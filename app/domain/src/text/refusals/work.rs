//! Refusals of the work with models: states, reviews, tasks, difficulties, delegation. Which code takes which words: [`super::refusal`].

use crate::access::Action;
use crate::clarity::Clarity;
use crate::difficulty::HandlingLevel;
use crate::level_test::Reach;
use crate::lifecycle::MachineKind;
use crate::text::{Lang, labels, number, plural};

/// Vietnamese and English.
pub(super) type Pair = (&'static str, &'static str);

pub(super) const NOT_BY_HAND: Pair = (
    "Việc này hệ thống tự làm khi đến hạn, không thao tác tay được.",
    "The system does this by itself when the time has come; nobody does it by hand.",
);
pub(super) const OWN_WORK: Pair = (
    "Chưa thực hiện: người soạn hoặc gửi không tự duyệt, cũng không duyệt thay người được ủy quyền. Người khác có quyền này làm được.",
    "Not done: nobody decides on what they wrote or sent, nor in the name of those who did. Somebody else with this right can.",
);
pub(super) const DUE_PAST: Pair =
    ("Thời hạn này đã qua. Chọn ngày còn ở phía trước.", "This date is over. Choose one that is still to come.");
pub(super) const IN_FUTURE: Pair =
    ("Ngày này chưa tới. Ghi nhận vào đúng ngày hoặc sau đó.", "This day is still to come. Record it on the day or later.");
pub(super) const NOT_LATER: Pair = (
    "Hạn mới phải sau hạn hiện tại. Muốn rút ngắn, thu hồi văn bản và ban hành lại.",
    "The new date must be later than the present one. To shorten it, withdraw the document and issue it again.",
);
pub(super) const BEFORE_ISSUE: Pair =
    ("Hạn đứng trước ngày ban hành văn bản. Kiểm tra lại hai ngày.", "The due date is before the day of issue. Check both dates.");
pub(super) const NUMBER_TAKEN: Pair = (
    "Đã có văn bản số này ban hành cùng ngày. Mở văn bản đó; nếu nhập lại sau khi thu hồi, ghi thêm vào số, ví dụ “(nhập lại)”.",
    "A document of this number was issued on the same day. Open that one; when entering it again after a withdrawal, add to the number, such as “(again)”.",
);
pub(super) const NAME_TAKEN: Pair = (
    "Đã có mục cùng tên đang còn hiệu lực. Đặt tên khác, hoặc thu hồi mục kia trước.",
    "Something of this name stands already. Choose another name, or withdraw that one first.",
);
pub(super) const AFTER_END: Pair = (
    "Muộn hơn ngày kết thúc kế hoạch. Chọn ngày sớm hơn, hoặc lùi ngày kết thúc.",
    "Later than the end of the plan. Choose an earlier date, or move the end.",
);
pub(super) const EXPLANATION_OWED: Pair = (
    "Chưa gửi được: còn nợ giải trình về đăng ký trước. Gửi giải trình rồi gửi lại.",
    "Not sent: an explanation of the earlier registration is still owed. Send it first.",
);
pub(super) const NOT_WORTH_COPYING: Pair = (
    "Chưa nhân rộng được: kết quả đánh giá không đề nghị nhân rộng. Đánh giá lại trước.",
    "Not replicated: the assessment does not recommend it. Assess the model again first.",
);
pub(super) const NO_COPIES: Pair = (
    "Chưa kết thúc được: chưa nơi nào hoàn thành nhân rộng. Chờ nơi đầu tiên, hoặc dừng nhân rộng.",
    "Not finished: no copy has been completed. Wait for the first, or stop the replication.",
);
pub(super) const HAS_ORIGIN: Pair = (
    "Mô hình này đã được nhân rộng từ một mô hình khác. Mỗi mô hình chỉ có một nguồn.",
    "This model is a copy of another one already. A model has one origin.",
);
pub(super) const FAMILY_LOOP: Pair = (
    "Không nối được: mô hình sẽ thành bản nhân rộng của chính nó. Chọn mô hình nguồn khác.",
    "Not linked: the model would descend from itself. Choose another origin.",
);
pub(super) const TOP_LEVEL: Pair = (
    "Đã ở cấp cao nhất của tỉnh. Kết luận tại đây, hoặc kiến nghị Trung ương.",
    "This is the top level of the province. Decide here, or ask the centre.",
);
pub(super) const BOTTOM_LEVEL: Pair = (
    "Chưa trả lại: khó khăn đang ở cấp thấp nhất. Kết luận, hoặc chuyển cấp trên.",
    "Not sent back: it is at the lowest level already. Decide it, or escalate it.",
);
pub(super) const NOT_EXPIRED: Pair = ("Cấp đang xử lý còn thời hạn.", "The level that has it still has time.");
pub(super) const MERGE_SELF: Pair =
    ("Không gộp vào chính nó được. Chọn khó khăn, vướng mắc khác.", "It cannot go under itself. Choose another.");
pub(super) const MERGE_CHAIN: Pair = (
    "Không gộp được: nơi nhận đã đóng hoặc đã gộp, hoặc khó khăn này đang có các khó khăn khác gộp vào. Chọn nơi nhận đang mở.",
    "Not merged: the other one is closed or merged itself, or this one has others under it. Choose an open one.",
);
pub(super) const SAID_ALREADY: Pair =
    ("Chưa gửi: anh/chị vừa gửi đúng nội dung này ở đây.", "Not sent: you have just said exactly this here.");
pub(super) const UNKNOWN_PERSON: Pair = (
    "Trong tỉnh không có tài khoản nào đang hoạt động mang tên này. Chọn lại trong danh sách.",
    "No active account of the province has this name. Choose from the list.",
);
pub(super) const DELEGATE_SELF: Pair =
    ("Không tự ủy quyền cho mình được. Chọn người khác.", "You cannot delegate to yourself. Choose somebody else.");
pub(super) const DELEGATED_ALREADY: Pair = (
    "Quyền này đã ủy quyền cho người khác trong những ngày đó. Chấm dứt ủy quyền kia, hoặc chọn ngày khác.",
    "This right is delegated to somebody else on some of these days. End that delegation, or choose other days.",
);

pub(super) fn too_few(lang: Lang, min: u32) -> String {
    match lang {
        Lang::Vi => format!("Chưa đủ: cần ít nhất {}. Bổ sung rồi gửi lại.", number(lang, min)),
        Lang::En => format!("Too few: at least {} needed. Add and send again.", number(lang, min)),
    }
}

pub(super) fn unit_named(lang: Lang, name: &str, found: u32) -> String {
    match (lang, found) {
        (Lang::Vi, 0) => format!("Không có đơn vị “{name}” vào ngày ban hành. Ghi đúng tên hoặc mã đơn vị."),
        (Lang::En, 0) => format!("There is no unit “{name}” on the day of issue. Give its name or code."),
        (Lang::Vi, _) => format!("Có {} đơn vị tên “{name}”. Ghi tên đầy đủ hoặc mã đơn vị.", number(lang, found)),
        (Lang::En, _) => format!("{} are called “{name}”. Give the full name or the code.", plural(found, "unit", "units")),
    }
}

pub(super) fn units_end(lang: Lang, units: &[String]) -> String {
    let list = units.join(", ");
    match lang {
        Lang::Vi => format!("Đến hạn thì đơn vị này không còn: {list}. Chọn hạn sớm hơn, hoặc giao cho đơn vị kế thừa."),
        Lang::En => format!("No longer there when it is due: {list}. Choose an earlier date, or the unit that takes their place."),
    }
}

pub(super) fn unclear(lang: Lang, clarity: Clarity) -> String {
    let (name, hint) = (lower_first(labels::clarity(lang, clarity)), labels::clarity_hint(lang, clarity));
    match lang {
        Lang::Vi => format!("Chưa “{name}”. Nhập {hint}."),
        Lang::En => format!("Lacks “{name}”. Enter {hint}."),
    }
}

pub(super) fn only_child_units(lang: Lang, reach: Reach, units: &[String]) -> String {
    let (reach, list) = (lower_first(labels::reach(lang, reach)), units.join(", "));
    match lang {
        Lang::Vi => format!(
            "Chưa đúng mô hình {reach}: mọi nội dung đều của đơn vị cấp dưới ({list}). \
             Thêm nội dung do chính {reach} thực hiện, hoặc để các đơn vị đó tự đăng ký."
        ),
        Lang::En => format!(
            "Not a model of its own ({reach}): every action belongs to units below ({list}). \
             Add an action of its own, or let those units register theirs."
        ),
    }
}

pub(super) fn copies_open(lang: Lang, open: u32) -> String {
    match lang {
        Lang::Vi => format!("Chưa kết thúc được: còn {} nơi đang nhân rộng. Chờ hoàn thành, hoặc dừng ở nơi đó.", number(lang, open)),
        Lang::En => format!("Not finished: {} still under way. Wait for them, or cancel them.", plural(open, "copy is", "copies are")),
    }
}

pub(super) fn not_your_level(lang: Lang, level: HandlingLevel) -> String {
    let level = labels::handling_level(lang, level);
    match lang {
        Lang::Vi => format!("Việc này đang ở cấp trên. Cấp quyết định được: {level}."),
        Lang::En => format!("This is with a level above yours. Who can decide: {level}."),
    }
}

pub(super) fn not_delegable(lang: Lang, action: Action) -> String {
    let right = labels::action(lang, action);
    match lang {
        Lang::Vi => format!("Không ủy quyền được “{right}”: bạn không có quyền này, hoặc quyền này không được giao cho người khác."),
        Lang::En => format!("“{right}” cannot be delegated: it is not yours, or it is not to be handed on."),
    }
}

pub(super) fn delegation_too_long(lang: Lang, days: u32) -> String {
    match lang {
        Lang::Vi => format!("Ủy quyền dài nhất {} ngày. Chọn ngày kết thúc sớm hơn; hết hạn thì ủy quyền lại.", number(lang, days)),
        Lang::En => format!("A delegation lasts at most {}. Choose an earlier end and renew it later.", plural(days, "day", "days")),
    }
}

pub(super) fn reminder_cap(lang: Lang, max: u32) -> String {
    match lang {
        Lang::Vi => format!("Chưa nhắc: hôm nay người này đã nhận đủ {} lần nhắc. Nhắc lại vào ngày mai.", number(lang, max)),
        Lang::En => format!("Not sent: this person has had {} today. Try again tomorrow.", plural(max, "reminder", "reminders")),
    }
}

/// "Chưa thực hiện được: mô hình đang ở trạng thái “Bản thảo”, không “Ra mắt” được."
pub(super) fn wrong_state(lang: Lang, machine: MachineKind, state: Option<&str>, event: &str) -> String {
    let (what, event) = (lower_first(labels::machine(lang, machine)), labels::event_of(lang, machine, event));
    let state = state.map(|code| labels::state_of(lang, machine, code));
    match (lang, state) {
        (Lang::Vi, Some(state)) => {
            format!(
                "Chưa thực hiện được: {what} đang ở trạng thái “{state}”, không “{event}” được. Tải lại trang để xem việc làm được lúc này."
            )
        }
        (Lang::Vi, None) => format!("Chưa thực hiện được: chưa có {what} nào để “{event}”. Tải lại trang để xem việc làm được lúc này."),
        (Lang::En, Some(state)) => {
            format!("Not done: the {what} is in the state “{state}”, where “{event}” is not possible. Reload the page to see what is.")
        }
        (Lang::En, None) => format!("Not done: there is no {what} yet on which to “{event}”. Reload the page to see what is possible."),
    }
}

/// A label inside a sentence.
fn lower_first(label: &str) -> String {
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::RefusalCode as R;
    use crate::fold::nfc;
    use crate::text::refusal;

    #[test]
    fn sentences() {
        let vi = |code: &R| refusal(Lang::Vi, code);
        let wrong = R::WrongState { machine: MachineKind::Model, state: Some("draft".to_owned()), event: "launch".to_owned() };
        assert!(vi(&wrong).starts_with("Chưa thực hiện được: mô hình đang ở trạng thái “Bản thảo”, không “Ra mắt” được."));
        assert_eq!(vi(&R::Unclear { clarity: Clarity::Responsibility }), "Chưa “rõ trách nhiệm”. Nhập lãnh đạo phụ trách.");
        let bundle = R::OnlyChildUnits { reach: Reach::District, units: vec!["Xã A".to_owned(), "Xã B".to_owned()] };
        assert!(vi(&bundle).starts_with("Chưa đúng mô hình cấp huyện: mọi nội dung đều của đơn vị cấp dưới (Xã A, Xã B)."));
        assert!(refusal(Lang::En, &R::CopiesOpen { open: 1 }).starts_with("Not finished: 1 copy is still under way."));
    }

    /// All of them, in both languages, in the style of the catalogue.
    #[test]
    fn style() {
        let all = [
            R::TooFew { min: 1 },
            R::WrongState { machine: MachineKind::Task, state: None, event: "sign".to_owned() },
            R::NotByHand,
            R::OwnWork,
            R::DuePast,
            R::InFuture,
            R::NotLater,
            R::BeforeIssue,
            R::AfterEnd,
            R::UnitNamed { name: "Sở Y".to_owned(), found: 0 },
            R::UnitNamed { name: "Sơn".to_owned(), found: 2 },
            R::UnitsEnd { units: vec!["Huyện A".to_owned()] },
            R::NumberTaken,
            R::NameTaken,
            R::Unclear { clarity: Clarity::Quantity },
            R::OnlyChildUnits { reach: Reach::CommuneCluster, units: vec!["Xã A".to_owned()] },
            R::ExplanationOwed,
            R::NotWorthCopying,
            R::NoCopies,
            R::CopiesOpen { open: 2 },
            R::HasOrigin,
            R::FamilyLoop,
            R::NotYourLevel { level: HandlingLevel::Leaders },
            R::TopLevel,
            R::BottomLevel,
            R::NotExpired,
            R::MergeSelf,
            R::MergeChain,
            R::UnknownPerson,
            R::DelegateSelf,
            R::NotDelegable { action: crate::access::Action::ManageUsers },
            R::DelegationTooLong { days: 92 },
            R::DelegatedAlready,
            R::ReminderCap { max: 3 },
            R::NotMentionable { names: vec!["an".to_owned()] },
            R::SaidAlready,
        ];
        for (code, lang) in all.iter().flat_map(|code| Lang::ALL.iter().map(move |lang| (code, *lang))) {
            let text = refusal(lang, code);
            assert!(text.ends_with('.') && !text.contains('!') && !text.contains("  "), "{code:?}: {text}");
            assert_eq!(nfc(&text), text);
            assert!(!["vui lòng", "please"].iter().any(|word| text.to_lowercase().contains(word)), "{text}");
        }
    }
}
