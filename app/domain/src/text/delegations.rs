//! `/delegations`: acting in somebody else's name for a period.

use time::Date;

use super::Lang;
use crate::format::fmt_date;
use crate::views::delegations::DelegationState;

texts! {
    /// Delegations.
    delegations => DelegationTexts {
        title: "Ủy quyền", "Delegation";
        subtitle: "Đi công tác hay nghỉ phép: giao người khác làm thay một thời gian. Mọi việc làm thay đều ghi tên cả hai người.",
            "Away or on leave: let somebody act for you for a while. Whatever is done names both of you.";
        given: "Tôi ủy quyền", "Given by me";
        none_given: "Chưa ủy quyền cho ai.", "You have delegated nothing.";
        received: "Tôi được ủy quyền", "Given to me";
        none_received: "Chưa ai ủy quyền cho bạn.", "Nobody has delegated to you.";
        column_person: "Người", "Person";
        column_rights: "Quyền", "Rights";
        column_days: "Từ – đến", "From – to";
        column_reason: "Lý do", "Reason";
        column_state: "Trạng thái", "State";
        column_do: "Thao tác", "Action";
        end: "Chấm dứt", "End";
        stand_in: "Làm thay", "Act for";
        step_back: "Thôi làm thay", "Stop acting for";
        new: "Ủy quyền mới", "New delegation";
        to: "Người làm thay", "Deputy";
        choose: "Chọn người", "Choose a person";
        rights: "Được làm thay những việc", "May do in my name";
        rights_hint: "Tài khoản, cài đặt và chính việc ủy quyền thì không giao được.", "Accounts, settings and delegating itself cannot be given.";
        first: "Từ ngày", "From";
        last: "Đến hết ngày", "To the end of";
        reason: "Lý do", "Reason";
        reason_hint: "Ví dụ: đi công tác, nghỉ phép.", "For example: away on business, on leave.";
        submit: "Ủy quyền", "Delegate";
        acting: "Đang làm thay", "Acting for";
        on_behalf: "thay", "for";
        done_given: "Đã ủy quyền.", "Delegated.";
        done_ended: "Đã chấm dứt ủy quyền. Người kia không làm thay được nữa.", "The delegation has ended. The other person can no longer act for you.";
        done_stepped_back: "Bạn làm lại bằng tên mình.", "You act in your own name again.";
    }
}

/// A state in words.
#[must_use]
pub const fn state(lang: Lang, state: DelegationState) -> &'static str {
    match state {
        DelegationState::ToCome => lang.pick("chưa đến ngày", "to come"),
        DelegationState::InForce => lang.pick("đang hiệu lực", "in force"),
        DelegationState::Over => lang.pick("đã hết hạn", "over"),
        DelegationState::Ended => lang.pick("đã chấm dứt", "ended"),
    }
}

/// "đến hết 31/05/2023".
#[must_use]
pub fn until(lang: Lang, day: Date) -> String {
    format!("{} {}", lang.pick("đến hết", "to the end of"), fmt_date(day))
}
