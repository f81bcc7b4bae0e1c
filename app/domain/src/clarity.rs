//! "Rõ người, rõ việc…": what a task must say. Which clarities count is a setting of the tenant; a task that lacks one can't be sent.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::deadline::Due;
use crate::error::{Fault, Refusal, RefusalCode};
use crate::ids::UnitId;

coded! {
    /// One thing that a task must be clear about. The code is the name of its form field.
    Clarity {
        /// Rõ người: the unit that leads it.
        Owner = "owner",
        /// Rõ việc: what is to be done.
        Work = "work",
        /// Rõ thời gian: until when, or that it is permanent.
        Time = "due_date",
        /// Rõ trách nhiệm: the leader who answers for it.
        Responsibility = "accountable",
        /// Rõ sản phẩm: what comes out.
        Product = "deliverable",
        /// Rõ thẩm quyền: who decides.
        Authority = "authority",
        /// Rõ giải pháp: how.
        Solution = "solution",
        /// Rõ tiến độ: steps on the way.
        Progress = "progress",
        /// Sản phẩm định lượng: how much, in which unit.
        Quantity = "quantity",
    }
}

impl Clarity {
    /// Those that are ticked, of ticks in the order of declaration.
    #[must_use]
    pub fn ticked(ticks: [bool; 9]) -> Vec<Self> {
        Self::ALL.iter().copied().zip(ticks).filter(|(_, ticked)| *ticked).map(|(clarity, _)| clarity).collect()
    }
}

/// The clarities that a tenant demands; never none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Clarity>", into = "Vec<Clarity>")]
pub struct ClaritySet(Vec<Clarity>);

impl ClaritySet {
    /// The six of 2025: người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền.
    pub const SIX: &'static [Clarity] =
        &[Clarity::Owner, Clarity::Work, Clarity::Time, Clarity::Responsibility, Clarity::Product, Clarity::Authority];

    /// In the order of declaration.
    pub fn iter(&self) -> impl Iterator<Item = Clarity> + '_ {
        self.0.iter().copied()
    }
}

impl Default for ClaritySet {
    fn default() -> Self {
        Self(Self::SIX.to_vec())
    }
}

impl TryFrom<Vec<Clarity>> for ClaritySet {
    type Error = Fault;
    fn try_from(mut all: Vec<Clarity>) -> Result<Self, Fault> {
        all.sort_unstable();
        all.dedup();
        if all.is_empty() { Err(Fault::field("clarities", RefusalCode::TooFew { min: 1 })) } else { Ok(Self(all)) }
    }
}

impl From<ClaritySet> for Vec<Clarity> {
    fn from(set: ClaritySet) -> Self {
        set.0
    }
}

/// How much comes out: 25 "dịch vụ công". A whole number: what is counted by halves is counted in smaller units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quantity {
    /// How many; at least 1.
    pub amount: i64,
    /// Of what.
    pub unit: String,
}

/// A task as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskDraft {
    /// What is to be done.
    pub work: String,
    /// The unit that leads it.
    pub owner: Option<UnitId>,
    /// Until when.
    pub due: Option<Due>,
    /// Thường xuyên: without an end.
    pub recurring: bool,
    /// The leader who answers for it.
    pub accountable: String,
    /// What comes out.
    pub deliverable: String,
    /// How much of it.
    pub quantity: Option<Quantity>,
    /// Who decides.
    pub authority: String,
    /// How.
    pub solution: String,
    /// Steps on the way, each with its date.
    pub steps: Vec<Due>,
}

impl TaskDraft {
    /// Whether the task is clear about one thing.
    #[must_use]
    pub fn is_clear(&self, about: Clarity) -> bool {
        match about {
            Clarity::Owner => self.owner.is_some(),
            Clarity::Work => has_words(&self.work),
            Clarity::Time => self.due.is_some() || self.recurring,
            Clarity::Responsibility => has_words(&self.accountable),
            Clarity::Product => has_words(&self.deliverable),
            Clarity::Authority => has_words(&self.authority),
            Clarity::Solution => has_words(&self.solution),
            Clarity::Progress => !self.steps.is_empty(),
            Clarity::Quantity => self.quantity.as_ref().is_some_and(|q| q.amount > 0 && has_words(&q.unit)),
        }
    }

    /// What the task lacks, in the order of the set.
    #[must_use]
    pub fn lacks(&self, set: &ClaritySet) -> Vec<Clarity> {
        set.iter().filter(|about| !self.is_clear(*about)).collect()
    }

    /// One refusal per clarity that is missing, at its field.
    #[must_use]
    pub fn check(&self, set: &ClaritySet) -> Vec<Refusal> {
        let refusal = |clarity: Clarity| Refusal { field: Some(clarity.code().to_owned()), code: RefusalCode::Unclear { clarity } };
        self.lacks(set).into_iter().map(refusal).collect()
    }
}

/// Whether a text says anything: at least one letter or digit. "…", "-" and spaces do not fill a field.
#[must_use]
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lifecycle::DueRule;
    use proptest::prelude::*;
    use time::macros::date;
    use uuid::Uuid;

    fn clear() -> TaskDraft {
        let due = Due { on: date!(2023 - 06 - 05), rule: DueRule::Before };
        TaskDraft {
            work: "Làm sạch dữ liệu".to_owned(),
            owner: Some(UnitId(Uuid::nil())),
            due: Some(due),
            recurring: false,
            accountable: "Phó Giám đốc".to_owned(),
            deliverable: "Danh sách đã đối soát".to_owned(),
            quantity: Some(Quantity { amount: 2, unit: "danh sách".to_owned() }),
            authority: "Giám đốc Sở".to_owned(),
            solution: "Đối soát theo đợt".to_owned(),
            steps: vec![due],
        }
    }

    /// Takes one clarity away.
    fn blur(task: &mut TaskDraft, about: Clarity) {
        match about {
            Clarity::Owner => task.owner = None,
            Clarity::Work => task.work = " … ".to_owned(),
            Clarity::Time => task.due = None,
            Clarity::Responsibility => task.accountable.clear(),
            Clarity::Product => task.deliverable = "-".to_owned(),
            Clarity::Authority => task.authority.clear(),
            Clarity::Solution => task.solution.clear(),
            Clarity::Progress => task.steps.clear(),
            Clarity::Quantity => task.quantity = Some(Quantity { amount: 0, unit: "danh sách".to_owned() }),
        }
    }

    #[test]
    fn sets_differ_by_tenant() {
        let hcm = [Clarity::Owner, Clarity::Work, Clarity::Solution, Clarity::Time, Clarity::Progress, Clarity::Responsibility];
        let hcm = ClaritySet::try_from(hcm.to_vec()).expect("not empty");
        let mut task = clear();
        blur(&mut task, Clarity::Solution);
        assert_eq!((task.lacks(&hcm), task.lacks(&ClaritySet::default())), (vec![Clarity::Solution], vec![]));
        assert!(ClaritySet::try_from(Vec::new()).is_err());
        assert!(serde_json::from_str::<ClaritySet>("[]").is_err());
        assert_eq!(serde_json::to_string(&ClaritySet::default()).expect("codes").matches("owner").count(), 1);
    }

    #[test]
    fn ticks_name_every_clarity() {
        assert_eq!(Clarity::ticked([true; 9]), Clarity::ALL);
        let last = [false, false, false, false, false, false, false, false, true];
        assert_eq!(Clarity::ticked(last), [Clarity::Quantity]);
    }

    #[test]
    fn permanent_tasks_need_no_date() {
        let task = TaskDraft { due: None, recurring: true, ..clear() };
        assert!(task.check(&ClaritySet::default()).is_empty());
    }

    proptest! {
        /// Whatever is missing is named, and nothing else.
        #[test]
        fn the_refusal_names_what_is_missing(
            asked in prop::sample::subsequence(Clarity::ALL, 1..=Clarity::ALL.len()),
            missing in prop::sample::subsequence(Clarity::ALL, 0..=Clarity::ALL.len()),
        ) {
            let set = ClaritySet::try_from(asked.clone()).expect("at least one");
            let mut task = clear();
            missing.iter().for_each(|about| blur(&mut task, *about));
            let named: Vec<_> = task.check(&set).into_iter().map(|r| r.field.unwrap_or_default()).collect();
            let expected: Vec<_> = asked.iter().filter(|a| missing.contains(a)).map(|a| a.code().to_owned()).collect();
            prop_assert_eq!(named, expected);
        }
    }
}
