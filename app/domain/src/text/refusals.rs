//! Refusals in words: what was not done, why, what to do, who can.

use super::{Lang, labels, number, plural};
use crate::error::{Fault, RefusalCode};
use crate::format::fmt_int;

mod figures;
mod files;
mod work;

/// Why one field, or the whole form, was refused. Stands under its field, so that the field's name isn't repeated.
#[must_use]
pub fn refusal(lang: Lang, code: &RefusalCode) -> String {
    let fixed = |vi, en| lang.pick(vi, en).to_owned();
    let pair = |(vi, en): work::Pair| fixed(vi, en);
    match code {
        RefusalCode::Required => fixed("Ô này còn trống. Nhập rồi gửi lại.", "This field is empty. Fill it in and send again."),
        RefusalCode::TooLong { max } => match lang {
            Lang::Vi => format!("Dài quá {} ký tự. Rút ngắn lại.", number(lang, *max)),
            Lang::En => format!("Longer than {}. Shorten it.", plural(*max, "character", "characters")),
        },
        RefusalCode::WrongCredentials => fixed(
            "Chưa đăng nhập được: tên đăng nhập hoặc mật khẩu không đúng. Kiểm tra lại tỉnh và hai ô; quản trị của tỉnh cấp lại được mật khẩu.",
            "Not signed in: the user name or the password is wrong. Check the province and both fields; the province's administrator can issue a new password.",
        ),
        RefusalCode::WrongPassword => fixed(
            "Mật khẩu hiện tại không đúng. Nhập lại; nếu đã quên, quản trị cấp được liên kết đặt mật khẩu.",
            "The current password is wrong. Enter it again; if forgotten, the administrator can issue a link to set one.",
        ),
        RefusalCode::PasswordTooShort { min } => match lang {
            Lang::Vi => format!("Mật khẩu ngắn hơn {} ký tự. Một câu dễ nhớ là đủ dài.", number(lang, *min)),
            Lang::En => {
                format!("The password has fewer than {}. A sentence you remember is long enough.", plural(*min, "character", "characters"))
            }
        },
        RefusalCode::PasswordsDiffer => {
            fixed("Hai lần nhập mật khẩu khác nhau. Nhập lại cả hai ô.", "The two passwords differ. Enter both again.")
        }
        RefusalCode::PasswordTooCommon => fixed(
            "Mật khẩu này dễ đoán: nhiều người dùng, hoặc trùng tên đăng nhập. Chọn mật khẩu khác.",
            "This password is easy to guess: commonly used, or the same as the user name. Choose another.",
        ),
        RefusalCode::UsernameTaken => fixed(
            "Tên đăng nhập này đã có người dùng. Thêm tên đơn vị hoặc chọn tên khác.",
            "This user name is taken. Add the unit's name or choose another.",
        ),
        RefusalCode::CodeTaken => {
            fixed("Mã này đang có đơn vị khác dùng vào ngày đó. Chọn mã khác.", "Another unit holds this code on that day. Choose another.")
        }
        RefusalCode::UnitInLine { line, name, found: 0 } => match lang {
            Lang::Vi => format!("Dòng {line}: không có đơn vị “{name}” hôm nay. Ghi đúng tên hoặc mã đơn vị."),
            Lang::En => format!("Line {line}: there is no unit “{name}” today. Give its name or code."),
        },
        RefusalCode::UnitInLine { line, name, found } => match lang {
            Lang::Vi => format!("Dòng {line}: có {found} đơn vị tên “{name}”. Ghi tên đầy đủ hoặc mã đơn vị."),
            Lang::En => format!("Line {line}: {found} units are called “{name}”. Give the full name or the code."),
        },
        RefusalCode::UnitNamed { name, found } => work::unit_named(lang, name, *found),
        RefusalCode::UnitsEnd { units } => work::units_end(lang, units),
        RefusalCode::NumberTaken => pair(work::NUMBER_TAKEN),
        RefusalCode::NameTaken => pair(work::NAME_TAKEN),
        RefusalCode::UsernameForm => fixed(
            "Tên đăng nhập chỉ gồm a–z, 0–9, dấu chấm, gạch nối, dài 3–40 ký tự. Ví dụ: hoa.le.",
            "A user name has only a–z, 0–9, dots and hyphens, 3–40 characters. Example: hoa.le.",
        ),
        RefusalCode::UnitRequired => fixed("Vai trò này làm việc cho một đơn vị. Chọn đơn vị.", "This role acts for a unit. Choose one."),
        RefusalCode::UnknownUnit => fixed(
            "Không có đơn vị này trong tỉnh vào ngày đang xét. Chọn lại từ danh sách.",
            "This province has no such unit on that day. Choose from the list.",
        ),
        RefusalCode::RoleNotHere => fixed(
            "Vai trò này không có ở đây: vai trò trung ương chỉ cấp ở trung ương, vai trò của tỉnh chỉ cấp ở tỉnh. Chọn vai trò khác.",
            "This role does not exist here: centre roles belong to the centre, province roles to a province. Choose another.",
        ),
        RefusalCode::LastAdmin => fixed(
            "Chưa thay đổi: đây là quản trị cuối cùng, sau đó không còn ai quản trị. Giao quyền quản trị cho người khác trước.",
            "Not changed: this is the last administrator, and nobody would be left. Make somebody else administrator first.",
        ),
        RefusalCode::OwnAccount => fixed(
            "Chưa thay đổi: không tự khóa hoặc tự hạ vai trò của mình được. Một quản trị khác làm được việc này.",
            "Not changed: you cannot disable or demote your own account. Another administrator can.",
        ),
        RefusalCode::LinkExpired => fixed(
            "Liên kết này đã dùng, đã được thay hoặc đã hết hạn. Quản trị cấp được liên kết mới.",
            "This link was used, replaced or has run out. The administrator can issue a new one.",
        ),
        RefusalCode::BadEmail => lang
            .pick(
                "Địa chỉ thư không đúng. Ghi một địa chỉ, ví dụ: canbo@thanhhoa.gov.vn.",
                "This is not an e-mail address. Write one, for example: canbo@thanhhoa.gov.vn.",
            )
            .to_owned(),
        RefusalCode::BadDate => {
            fixed("Chưa đúng ngày. Nhập ngày/tháng/năm, ví dụ 30/05/2023.", "Not a date. Enter day/month/year, for example 30/05/2023.")
        }
        RefusalCode::BadChoice => fixed("Giá trị này không có trong danh sách. Chọn lại.", "This value is not in the list. Choose again."),
        RefusalCode::OutOfRange { min, max } => {
            let [min, max] = [min, max].map(|n| fmt_int(lang, *n));
            match lang {
                Lang::Vi => format!("Ngoài khoảng cho phép. Nhập số từ {min} đến {max}."),
                Lang::En => format!("Out of range. Enter a number from {min} to {max}."),
            }
        }
        RefusalCode::EndBeforeStart => fixed(
            "Ngày kết thúc đứng trước ngày bắt đầu. Kiểm tra lại hai ô, có thể đã nhập ngược.",
            "The end is before the beginning. Check both fields; they may be swapped.",
        ),
        RefusalCode::TooFew { min } => work::too_few(lang, *min),
        RefusalCode::WrongState { machine, state, event } => work::wrong_state(lang, *machine, state.as_deref(), event),
        RefusalCode::Unclear { clarity } => work::unclear(lang, *clarity),
        RefusalCode::OnlyChildUnits { reach, units } => work::only_child_units(lang, *reach, units),
        RefusalCode::CopiesOpen { open } => work::copies_open(lang, *open),
        RefusalCode::NotYourLevel { level } => work::not_your_level(lang, *level),
        RefusalCode::NotDelegable { action } => work::not_delegable(lang, *action),
        RefusalCode::DelegationTooLong { days } => work::delegation_too_long(lang, *days),
        RefusalCode::CellsMissing { cells } => figures::cells_missing(lang, *cells),
        RefusalCode::CellsWrong { cells } => figures::cells_wrong(lang, *cells),
        RefusalCode::CellsUnexplained { cells } => figures::cells_unexplained(lang, *cells),
        RefusalCode::PeriodLocked => pair(figures::PERIOD_LOCKED),
        RefusalCode::PeriodOpen => pair(figures::PERIOD_OPEN),
        RefusalCode::ReminderCap { max } => work::reminder_cap(lang, *max),
        RefusalCode::FileMismatch { claimed } => super::files::mismatch(lang, *claimed),
        RefusalCode::FileTooLarge { max } => files::too_large(lang, *max),
        RefusalCode::FilesFull { max } => files::full(lang, *max),
        RefusalCode::NotMentionable { names } => super::comments::not_mentionable(lang, names),
        RefusalCode::SaidAlready => pair(work::SAID_ALREADY),
        RefusalCode::FileKindRefused => pair(files::KIND),
        RefusalCode::FileCutOff => pair(files::CUT_OFF),
        RefusalCode::FileSettled => pair(files::SETTLED),
        RefusalCode::FileThere => pair(files::THERE),
        RefusalCode::NotByHand => pair(work::NOT_BY_HAND),
        RefusalCode::OwnWork => pair(work::OWN_WORK),
        RefusalCode::DuePast => pair(work::DUE_PAST),
        RefusalCode::InFuture => pair(work::IN_FUTURE),
        RefusalCode::NotLater => pair(work::NOT_LATER),
        RefusalCode::BeforeIssue => pair(work::BEFORE_ISSUE),
        RefusalCode::AfterEnd => pair(work::AFTER_END),
        RefusalCode::ExplanationOwed => pair(work::EXPLANATION_OWED),
        RefusalCode::NotWorthCopying => pair(work::NOT_WORTH_COPYING),
        RefusalCode::NoCopies => pair(work::NO_COPIES),
        RefusalCode::HasOrigin => pair(work::HAS_ORIGIN),
        RefusalCode::FamilyLoop => pair(work::FAMILY_LOOP),
        RefusalCode::TopLevel => pair(work::TOP_LEVEL),
        RefusalCode::BottomLevel => pair(work::BOTTOM_LEVEL),
        RefusalCode::NotExpired => pair(work::NOT_EXPIRED),
        RefusalCode::MergeSelf => pair(work::MERGE_SELF),
        RefusalCode::MergeChain => pair(work::MERGE_CHAIN),
        RefusalCode::UnknownPerson => pair(work::UNKNOWN_PERSON),
        RefusalCode::DelegateSelf => pair(work::DELEGATE_SELF),
        RefusalCode::DelegatedAlready => pair(work::DELEGATED_ALREADY),
    }
}

/// Why a request was not carried out, whole. For [`Fault::Refused`] the head of the summary; each reason comes from [`refusal`].
#[must_use]
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let fixed = |vi, en| lang.pick(vi, en).to_owned();
    match fault {
        Fault::SignedOut => fixed(
            "Chưa thực hiện được: phiên làm việc đã kết thúc. Đăng nhập lại rồi gửi lại; những gì đã nhập được giữ nguyên, trừ mật khẩu.",
            "Not done: your session has ended. Sign in and send again; what you typed is kept, except passwords.",
        ),
        Fault::NotFound => fixed(
            "Không có trang này. Có thể đường dẫn đã đổi, hoặc nội dung thuộc nơi bạn không được xem.",
            "This page does not exist. The address may have changed, or the content belongs to a place you may not see.",
        ),
        Fault::Forbidden { action } => forbidden(lang, labels::action(lang, *action)),
        Fault::Suspended => fixed(
            "Chưa lưu được: hệ thống của tỉnh đang tạm ngừng ghi, chỉ xem được. Mở lại được: quản trị trung ương.",
            "Not saved: this province is suspended and can only be read. The centre's administrator can reopen it.",
        ),
        Fault::Stale => fixed(
            "Chưa lưu được: người khác vừa sửa nội dung này. So với bản đang lưu rồi lưu lại.",
            "Not saved: someone has just changed this. Compare with what is stored now, then save again.",
        ),
        Fault::Refused { refusals } => not_saved(lang, u32::try_from(refusals.len()).unwrap_or(u32::MAX)),
        Fault::Throttled { seconds } => match lang {
            Lang::Vi => format!("Chưa đăng nhập được: đã thử sai nhiều lần. Thử lại sau {}.", wait(lang, *seconds)),
            Lang::En => format!("Not signed in: too many failed attempts. Try again in {}.", wait(lang, *seconds)),
        },
        Fault::Internal => fixed(
            "Chưa thực hiện được vì hệ thống gặp sự cố. Thử lại sau ít phút; nếu vẫn vậy, báo cơ quan thường trực mã yêu cầu.",
            "Not done: something broke on our side. Try again in a few minutes; if it persists, give the standing agency the request id.",
        ),
    }
}

/// The head of the summary above a refused form: "Chưa lưu được: còn 2 chỗ cần sửa."
#[must_use]
pub fn not_saved(lang: Lang, reasons: u32) -> String {
    match lang {
        Lang::Vi => format!("Chưa lưu được: còn {} chỗ cần sửa.", number(lang, reasons)),
        Lang::En => format!("Not saved: {} to correct.", plural(reasons, "thing", "things")),
    }
}

fn forbidden(lang: Lang, right: &str) -> String {
    match lang {
        Lang::Vi => {
            format!("Chưa thực hiện được: tài khoản của bạn thiếu quyền “{right}”. Người cấp được: quản trị của nơi bạn đang đăng nhập.")
        }
        Lang::En => {
            format!("Not done: your account lacks the right “{right}”. The administrator of the place you are signed in to can grant it.")
        }
    }
}

/// A wait in seconds below a minute and a half, in begun minutes above.
fn wait(lang: Lang, seconds: u32) -> String {
    let (n, vi, one, many) =
        if seconds < 90 { (seconds.max(1), "giây", "second", "seconds") } else { (seconds.div_ceil(60), "phút", "minute", "minutes") };
    match lang {
        Lang::Vi => format!("{} {vi}", number(lang, n)),
        Lang::En => plural(n, one, many),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Action;

    #[test]
    fn say_what_why_and_who() {
        let text = fault(Lang::Vi, &Fault::Forbidden { action: Action::ManageUsers });
        assert!(text.contains("Quản lý người dùng") && text.contains("Người cấp được"));
        assert!(fault(Lang::Vi, &Fault::Throttled { seconds: 125 }).ends_with("sau 3 phút."));
        assert!(fault(Lang::En, &Fault::Throttled { seconds: 1 }).ends_with("in 1 second."));
        assert_eq!(refusal(Lang::Vi, &RefusalCode::OutOfRange { min: 0, max: 23 }), "Ngoài khoảng cho phép. Nhập số từ 0 đến 23.");
        assert_eq!(fault(Lang::Vi, &Fault::rule(RefusalCode::Required)), "Chưa lưu được: còn 1 chỗ cần sửa.");
    }
}
