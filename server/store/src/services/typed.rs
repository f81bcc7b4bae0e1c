//! What several forms give as text: a due date, the remarks of a return.

use domain::deadline::Due;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::nfc;
use domain::lifecycle::{DueRule, ReasonCode};
use domain::review::{Part, Remark};

use crate::Error;

/// The most characters of a remark.
const REMARK_MAX: u32 = 1_000;

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
        let text = nfc(text.trim());
        if text.chars().count() > REMARK_MAX as usize {
            refuse("text", RefusalCode::TooLong { max: REMARK_MAX });
        }
        match (ReasonCode::from_code(reason), Part::from_code(part)) {
            (Some(reason), Some(part)) => remarks.push(Remark { reason, part, text }),
            (None, _) => refuse("reason", RefusalCode::Required),
            (_, None) => refuse("part", RefusalCode::BadChoice),
        }
    }
    if refusals.is_empty() { Ok(remarks) } else { Err(Fault::Refused { refusals }.into()) }
}
