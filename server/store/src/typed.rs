//! Fields of a form as they were typed: in normal form, within their limits, every refusal at once.

use domain::access::Coded;
use domain::checks::too_long;
use domain::deadline::Due;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::nfc;
use domain::lifecycle::{DueRule, ReasonCode};
use domain::review::{Part, REMARK_MAX, Remark};
use time::Date;

use crate::Error;

/// Reads fields and gathers what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Typed {
    refusals: Vec<Refusal>,
}

impl Typed {
    /// Words, perhaps none.
    pub(crate) fn text(&mut self, field: &str, typed: &str, max: u32) -> String {
        let text = stored(typed);
        if let Some(code) = too_long(&text, max) {
            self.refuse(field, code);
        }
        text
    }

    /// Words that must be there.
    pub(crate) fn words(&mut self, field: &str, typed: &str, max: u32) -> String {
        let text = self.text(field, typed, max);
        if !domain::clarity::has_words(&text) {
            self.refuse(field, RefusalCode::Required);
        }
        text
    }

    /// A day of the form dd/MM/yyyy.
    pub(crate) fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        let day = domain::format::parse_date(typed);
        if day.is_none() {
            self.refuse(field, if typed.trim().is_empty() { RefusalCode::Required } else { RefusalCode::BadDate });
        }
        day
    }

    /// One of the codes.
    pub(crate) fn code<C: Coded>(&mut self, field: &str, typed: &str) -> Option<C> {
        let code = C::ALL.iter().copied().find(|code| code.code() == typed);
        if code.is_none() {
            self.refuse(field, RefusalCode::BadChoice);
        }
        code
    }

    /// Something else is wrong.
    pub(crate) fn refuse(&mut self, field: &str, code: RefusalCode) {
        self.refusals.push(Refusal { field: Some(field.to_owned()), code });
    }

    /// What was read, unless something was refused.
    pub(crate) fn done<T>(self, read: Option<T>) -> Result<T, Error> {
        match read {
            Some(read) if self.refusals.is_empty() => Ok(read),
            _ => Err(Fault::Refused { refusals: self.refusals }.into()),
        }
    }
}

/// Words as they are stored: in composed form, without blanks around them, lines parted as everywhere but in forms.
pub(crate) fn stored(typed: &str) -> String {
    nfc(typed.trim()).replace("\r\n", "\n")
}

/// The words of one field, perhaps none.
pub(crate) fn text(field: &str, typed: &str, max: u32) -> Result<String, Error> {
    let text = stored(typed);
    too_long(&text, max).map_or(Ok(text), |code| Err(Fault::field(field, code).into()))
}

/// A due date as dd/MM/yyyy, "đến hết ngày"; nothing typed is no date.
pub(crate) fn due(field: &str, text: &str) -> Result<Option<Due>, Error> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let on = domain::format::parse_date(text).ok_or_else(|| Error::from(Fault::field(field, RefusalCode::BadDate)))?;
    Ok(Some(Due { on, rule: DueRule::By }))
}

/// The lines that say anything. What is wrong is named by its line: `remark_reason_2`.
pub(crate) fn remarks(lines: &[[String; 3]]) -> Result<Vec<Remark>, Error> {
    let (mut remarks, mut refusals) = (Vec::new(), Vec::new());
    for (nth, [reason, part, text]) in (1..).zip(lines) {
        if reason.is_empty() && text.trim().is_empty() {
            continue;
        }
        let mut refuse = |what: &str, code| refusals.push(Refusal { field: Some(format!("remark_{what}_{nth}")), code });
        let text = stored(text);
        if let Some(code) = too_long(&text, REMARK_MAX) {
            refuse("text", code);
        }
        match (ReasonCode::from_code(reason), Part::from_code(part)) {
            (Some(reason), Some(part)) => remarks.push(Remark { reason, part, text }),
            (None, _) => refuse("reason", RefusalCode::Required),
            (_, None) => refuse("part", RefusalCode::BadChoice),
        }
    }
    if refusals.is_empty() { Ok(remarks) } else { Err(Fault::Refused { refusals }.into()) }
}
