//! What a directive (công văn) asks of which units: clauses, each with a due date, some units with their own.

mod chosen;

pub use chosen::Chosen;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;

use crate::clarity::has_words;
use crate::deadline::Due;
use crate::error::{Refusal, RefusalCode};
use crate::ids::UnitId;
use crate::lifecycle::ObligationKind;

/// Codes of the kinds of documents that can be entered, in the order of the form.
pub const KINDS: [&str; 7] = ["cv", "kh", "qd", "tbkl", "tb", "bc", "ttr"];

/// One demand of a directive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClauseDraft {
    /// What kind.
    pub kind: ObligationKind,
    /// What is asked.
    pub title: String,
    /// Where it is to be sent ("qua Công an tỉnh").
    pub sent_to: Option<String>,
    /// Until when, for units without a date of their own.
    pub due: Option<Due>,
    /// Who owes it.
    pub units: Vec<UnitId>,
    /// Units with a due date of their own (hạn riêng).
    pub own_due: BTreeMap<UnitId, Due>,
}

/// A directive as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DirectiveDraft {
    /// Number and sign: "7115/UBND-KSTTHCNC".
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Trích yếu.
    pub subject: String,
    /// Day of issue.
    pub issued_on: Option<Date>,
    /// Its demands; a directive may have none.
    pub clauses: Vec<ClauseDraft>,
}

impl DirectiveDraft {
    /// Everything that stands in the way of issuing it. Fields of the second clause begin with `clauses-2-`.
    #[must_use]
    pub fn check(&self, today: Date) -> Vec<Refusal> {
        let refuse = |field: String, code| Refusal { field: Some(field), code };
        let texts = [("number", &self.number), ("issuer", &self.issuer), ("subject", &self.subject)];
        let empty = texts.into_iter().filter(|(_, text)| !has_words(text));
        let mut refusals: Vec<Refusal> = empty.map(|(field, _)| refuse(field.to_owned(), RefusalCode::Required)).collect();
        match self.issued_on {
            None => refusals.push(refuse("issued_on".to_owned(), RefusalCode::Required)),
            Some(day) if day > today => refusals.push(refuse("issued_on".to_owned(), RefusalCode::InFuture)),
            Some(_) => {}
        }
        for (nth, clause) in (1_u32..).zip(&self.clauses) {
            let found = clause.check(self.issued_on).into_iter();
            refusals.extend(found.map(|(field, code)| refuse(format!("clauses-{nth}-{field}"), code)));
        }
        refusals
    }

    /// The obligations that issuing it puts on units: number of the clause, unit, due date. Each unit once per clause.
    #[must_use]
    pub fn obligations(&self) -> Vec<(u32, UnitId, Due)> {
        (1_u32..).zip(&self.clauses).flat_map(|(nth, clause)| clause.owed().map(move |(unit, due)| (nth, unit, due))).collect()
    }
}

impl ClauseDraft {
    /// The due date of one unit.
    #[must_use]
    pub fn due_of(&self, unit: UnitId) -> Option<Due> {
        self.own_due.get(&unit).copied().or(self.due)
    }

    /// Units and due dates, in the order given.
    fn owed(&self) -> impl Iterator<Item = (UnitId, Due)> + '_ {
        let first = |(at, unit): &(usize, &UnitId)| !self.units.iter().take(*at).any(|earlier| earlier == *unit);
        self.units.iter().enumerate().filter(first).filter_map(|(_, unit)| Some((*unit, self.due_of(*unit)?)))
    }

    fn check(&self, issued_on: Option<Date>) -> Vec<(&'static str, RefusalCode)> {
        let mut found = Vec::new();
        if !has_words(&self.title) {
            found.push(("title", RefusalCode::Required));
        }
        if self.units.is_empty() {
            found.push(("units", RefusalCode::TooFew { min: 1 }));
        }
        let before_issue = |due: &Due| issued_on.is_some_and(|day| due.last_day() < day);
        if self.units.iter().any(|unit| self.due_of(*unit).is_none()) {
            found.push(("due", RefusalCode::Required));
        } else if self.due.iter().chain(self.own_due.values()).any(before_issue) {
            found.push(("due", RefusalCode::BeforeIssue));
        }
        if self.own_due.keys().any(|unit| !self.units.contains(unit)) {
            found.push(("own_due", RefusalCode::BadChoice));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::DueRule;
    use time::macros::date;
    use uuid::Uuid;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn before(on: Date) -> Due {
        Due { on, rule: DueRule::Before }
    }

    /// Dispatch 7115 of Thanh Hóa (S0), with one unit's own date.
    fn dispatch() -> DirectiveDraft {
        let clause = |kind, title: &str, on, units: &[UnitId]| ClauseDraft {
            kind,
            title: title.to_owned(),
            sent_to: Some("Tổ công tác (qua Công an tỉnh)".to_owned()),
            due: Some(before(on)),
            units: units.to_vec(),
            own_due: BTreeMap::new(),
        };
        let mut plan = clause(ObligationKind::Plan, "Kế hoạch triển khai", date!(2023 - 06 - 05), &[unit(1), unit(2), unit(1)]);
        plan.own_due.insert(unit(2), before(date!(2023 - 06 - 12)));
        DirectiveDraft {
            number: "7115/UBND-KSTTHCNC".to_owned(),
            issuer: "UBND tỉnh Thanh Hóa".to_owned(),
            subject: "Triển khai mô hình điểm".to_owned(),
            issued_on: Some(date!(2023 - 05 - 24)),
            clauses: vec![clause(ObligationKind::Register, "Đăng ký và giải trình", date!(2023 - 05 - 30), &[unit(3)]), plan],
        }
    }

    #[test]
    fn one_directive_many_obligations_each_with_its_date() {
        let dispatch = dispatch();
        assert_eq!(dispatch.check(date!(2023 - 05 - 24)), []);
        let [first, common, own] = [date!(2023 - 05 - 30), date!(2023 - 06 - 05), date!(2023 - 06 - 12)].map(before);
        assert_eq!(dispatch.obligations(), [(1, unit(3), first), (2, unit(1), common), (2, unit(2), own)]);
    }

    #[test]
    fn check_names_every_field() {
        let fields =
            |draft: &DirectiveDraft, today| -> Vec<String> { draft.check(today).into_iter().filter_map(|refusal| refusal.field).collect() };
        assert_eq!(fields(&dispatch(), date!(2023 - 05 - 23)), ["issued_on"], "not before it is issued");
        let mut wrong = dispatch();
        wrong.number.clear();
        wrong.clauses[0].title = "…".to_owned();
        wrong.clauses[0].units.clear();
        wrong.clauses[1].own_due.insert(unit(9), before(date!(2023 - 05 - 24)));
        let expected = ["number", "clauses-1-title", "clauses-1-units", "clauses-2-due", "clauses-2-own_due"];
        assert_eq!(fields(&wrong, date!(2023 - 05 - 24)), expected);
        wrong.clauses[1].due = None;
        let refused = wrong.check(date!(2023 - 05 - 24));
        assert!(refused.iter().any(|one| one.field.as_deref() == Some("clauses-2-due") && one.code == RefusalCode::Required));
    }
}
