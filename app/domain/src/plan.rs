//! An implementation plan: tasks that are clear, milestones, an end that nothing outlives.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::clarity::{ClaritySet, TaskDraft, has_words};
use crate::deadline::Due;
use crate::error::{Refusal, RefusalCode};

coded! {
    /// What a milestone marks.
    MilestoneKind {
        /// The plan is made.
        Plan = "plan",
        /// Lễ ra mắt.
        Launch = "launch",
        /// Sơ kết.
        InterimReview = "interim_review",
        /// Tổng kết.
        FinalReview = "final_review",
        /// Something else.
        Other = "other",
    }
}

/// A milestone as it is planned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MilestoneDraft {
    /// What it marks.
    pub kind: MilestoneKind,
    /// In words.
    pub title: String,
    /// Until when.
    pub due: Due,
}

/// A plan as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDraft {
    /// Until when all of it is done.
    pub ends: Option<Due>,
    /// Its tasks; at least one.
    pub tasks: Vec<TaskDraft>,
    /// Its milestones.
    pub milestones: Vec<MilestoneDraft>,
}

impl PlanDraft {
    /// Everything that stands in the way of sending or approving it. Fields of the second task begin with `tasks-2-`.
    #[must_use]
    pub fn check(&self, set: &ClaritySet) -> Vec<Refusal> {
        let refuse = |field: String, code| Refusal { field: Some(field), code };
        let too_late = |due: Option<Due>| self.ends.zip(due).is_some_and(|(end, due)| due.last_day() > end.last_day());
        let mut refusals = Vec::new();
        if self.ends.is_none() {
            refusals.push(refuse("ends".to_owned(), RefusalCode::Required));
        }
        if self.tasks.is_empty() {
            refusals.push(refuse("tasks".to_owned(), RefusalCode::TooFew { min: 1 }));
        }
        for (nth, task) in (1_u32..).zip(&self.tasks) {
            let at = |field: &str| format!("tasks-{nth}-{field}");
            refusals.extend(task.check(set).into_iter().map(|one| refuse(at(one.field.as_deref().unwrap_or_default()), one.code)));
            if too_late(task.due) {
                refusals.push(refuse(at("due_date"), RefusalCode::AfterEnd));
            }
        }
        for (nth, milestone) in (1_u32..).zip(&self.milestones) {
            let at = |field: &str| format!("milestones-{nth}-{field}");
            if !has_words(&milestone.title) {
                refusals.push(refuse(at("title"), RefusalCode::Required));
            }
            if too_late(Some(milestone.due)) {
                refusals.push(refuse(at("due_date"), RefusalCode::AfterEnd));
            }
        }
        refusals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clarity::Clarity;
    use crate::lifecycle::DueRule;
    use time::macros::date;

    #[test]
    fn refusals_name_task_and_clarity() {
        let by = |on| Due { on, rule: DueRule::By };
        let task = TaskDraft { work: "Ra mắt".to_owned(), due: Some(by(date!(2023 - 07 - 01))), ..TaskDraft::default() };
        let late = MilestoneDraft { kind: MilestoneKind::Launch, title: "Lễ ra mắt".to_owned(), due: by(date!(2023 - 06 - 02)) };
        let plan = PlanDraft { ends: Some(by(date!(2023 - 06 - 01))), tasks: vec![task.clone(), task], milestones: vec![late] };
        let set = ClaritySet::try_from(vec![Clarity::Work, Clarity::Owner]).expect("not empty");
        let refusals = plan.check(&set);
        let fields: Vec<_> = refusals.iter().filter_map(|refusal| refusal.field.as_deref()).collect();
        assert_eq!(fields, ["tasks-1-owner", "tasks-1-due_date", "tasks-2-owner", "tasks-2-due_date", "milestones-1-due_date"]);
        assert_eq!(refusals[0].code, RefusalCode::Unclear { clarity: Clarity::Owner });
        let empty = PlanDraft { ends: None, tasks: Vec::new(), milestones: Vec::new() };
        assert_eq!(empty.check(&set).len(), 2);
    }
}
