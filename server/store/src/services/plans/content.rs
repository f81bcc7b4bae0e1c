//! The content of a plan, between its rows, its forms, and the rules.

use domain::checks::too_long;
use domain::clarity::{Quantity, TaskDraft};
use domain::deadline::Due;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::fold::fold_vi;
use domain::format::{fmt_date, iso, parse_date, parse_iso};
use domain::ids::UnitId;
use domain::lifecycle::DueRule;
use domain::plan::{MilestoneDraft, MilestoneKind, PlanDraft};
use domain::views::plans::TaskText;
use sea_orm::{ColumnTrait, QueryFilter};
use time::Date;

use crate::Error;
use crate::entities::{plan, plan_milestone as mark, task, unit};
use crate::queries::obligations;
use crate::tenancy::TenantTx;
use crate::typed::stored;

/// More than this no plan of the seeds' provinces comes near.
pub(super) const TASKS_MAX: u32 = 100;
/// The most steps of a task, and milestones of a plan.
pub(super) const STEPS_MAX: u32 = 40;
/// The largest quantity.
const AMOUNT_MAX: i64 = 1_000_000_000_000;

/// What the form of a task gives, read.
#[derive(Debug, Clone)]
pub(super) struct TaskContent {
    pub(super) draft: TaskDraft,
    pub(super) starts_on: Option<Date>,
}

/// Refusals of a form, collected field by field.
#[derive(Default)]
struct Form {
    refusals: Vec<Refusal>,
}

impl Form {
    fn refuse(&mut self, field: &str, code: RefusalCode) {
        self.refusals.push(Refusal { field: Some(field.to_owned()), code });
    }

    /// Words in normal form.
    fn words(&mut self, field: &str, typed: &str, max: u32) -> String {
        let typed = stored(typed);
        if let Some(code) = too_long(&typed, max) {
            self.refuse(field, code);
        }
        typed
    }

    fn day(&mut self, field: &str, typed: &str) -> Option<Date> {
        let typed = typed.trim();
        let day = parse_date(typed);
        if day.is_none() && !typed.is_empty() {
            self.refuse(field, RefusalCode::BadDate);
        }
        day
    }

    /// A date with how it is worded; `rule` is the field of that.
    fn due(&mut self, field: &str, typed: &str, rule: (&str, &str)) -> Option<Due> {
        let on = self.day(field, typed)?;
        let read = DueRule::from_code(rule.1);
        if read.is_none() {
            self.refuse(rule.0, RefusalCode::BadChoice);
        }
        read.map(|rule| Due { on, rule })
    }

    fn finish<T>(self, value: T) -> Result<T, Error> {
        if self.refusals.is_empty() { Ok(value) } else { Err(Fault::Refused { refusals: self.refusals }.into()) }
    }
}

/// The date at which a plan ends; nothing typed is no date.
pub(super) fn read_ends(on: &str, rule: &str) -> Result<Option<Due>, Error> {
    let mut form = Form::default();
    let due = form.due("ends", on, ("ends_rule", rule));
    form.finish(due)
}

/// A milestone out of its form: kind, title, date and how it is worded.
pub(super) fn read_milestone(kind: &str, title: &str, on: &str, rule: &str) -> Result<MilestoneDraft, Error> {
    let mut form = Form::default();
    let title = form.words("title", title, 200);
    if !domain::clarity::has_words(&title) {
        form.refuse("title", RefusalCode::Required);
    }
    let read = MilestoneKind::from_code(kind);
    if read.is_none() {
        form.refuse("kind", RefusalCode::BadChoice);
    }
    if on.trim().is_empty() {
        form.refuse("due_date", RefusalCode::Required);
    }
    let due = form.due("due_date", on, ("due_rule", rule));
    match (read, due) {
        (Some(kind), Some(due)) => form.finish(MilestoneDraft { kind, title, due }),
        _ => Err(Fault::Refused { refusals: form.refusals }.into()),
    }
}

/// A task out of its form. What is missing is asked for when the plan is sent; what can't be read is refused now. `tree` are
/// the units of the day.
pub(super) fn read_task(text: &TaskText, tree: &[unit::Model]) -> Result<TaskContent, Error> {
    let mut form = Form::default();
    let work = form.words("work", &text.work, 1_000);
    if !domain::clarity::has_words(&work) {
        form.refuse("work", RefusalCode::Required);
    }
    let owner = match find(tree, text.owner.trim()) {
        Ok(owner) => owner,
        Err(code) => {
            form.refuse("owner", code);
            None
        }
    };
    let recurring = text.due_rule == TaskText::RECURRING;
    let due = if recurring { None } else { form.due("due_date", &text.due_date, ("due_rule", &text.due_rule)) };
    let starts_on = form.day("starts_on", &text.starts_on);
    if starts_on.zip(due).is_some_and(|(from, due)| due.last_day() < from) {
        form.refuse("due_date", RefusalCode::EndBeforeStart);
    }
    let steps = steps(&mut form, &text.progress);
    let quantity = quantity(&mut form, text);
    let draft = TaskDraft {
        work,
        owner,
        due,
        recurring,
        accountable: form.words("accountable", &text.accountable, 200),
        deliverable: form.words("deliverable", &text.deliverable, 1_000),
        quantity,
        authority: form.words("authority", &text.authority, 300),
        solution: form.words("solution", &text.solution, 2_000),
        steps,
    };
    form.finish(TaskContent { draft, starts_on })
}

/// The unit of a name, a code, or both as the list offers them: "Sở Y tế (SYT)".
fn find(tree: &[unit::Model], typed: &str) -> Result<Option<UnitId>, RefusalCode> {
    if typed.is_empty() {
        return Ok(None);
    }
    let wanted = fold_vi(typed);
    let is = |unit: &&unit::Model| [&unit.name, &unit.code, &offered(unit)].into_iter().any(|name| fold_vi(name) == wanted);
    match tree.iter().filter(is).collect::<Vec<_>>().as_slice() {
        [] => Err(RefusalCode::UnknownUnit),
        [unit] => Ok(Some(unit.id)),
        _ => Err(RefusalCode::BadChoice),
    }
}

/// A unit as the list of the form offers it. Two communes may share a name; no two units of a day share a code.
pub(super) fn offered(unit: &unit::Model) -> String {
    format!("{} ({})", unit.name, unit.code)
}

fn steps(form: &mut Form, typed: &str) -> Vec<Due> {
    let words = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).filter(|word| !word.is_empty());
    let days: Option<Vec<Date>> = words.map(parse_date).collect();
    let Some(mut days) = days else {
        form.refuse("progress", RefusalCode::BadDate);
        return Vec::new();
    };
    days.sort_unstable();
    days.dedup();
    if days.len() > STEPS_MAX as usize {
        form.refuse("progress", RefusalCode::OutOfRange { min: 0, max: i64::from(STEPS_MAX) });
    }
    days.into_iter().map(|on| Due { on, rule: DueRule::By }).collect()
}

fn quantity(form: &mut Form, text: &TaskText) -> Option<Quantity> {
    let unit = form.words("quantity_of", &text.quantity_of, 60);
    // Thousands are parted by dots or blanks, as the office writes them.
    let digits: String = text.quantity.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if digits.is_empty() {
        return (!unit.is_empty()).then_some(Quantity { amount: 0, unit });
    }
    let amount = digits.parse::<i64>().ok().filter(|amount| (1..=AMOUNT_MAX).contains(amount));
    if amount.is_none() {
        form.refuse("quantity", RefusalCode::OutOfRange { min: 1, max: AMOUNT_MAX });
    }
    amount.map(|amount| Quantity { amount, unit })
}

/// The steps as a row keeps them.
pub(super) fn write_steps(steps: &[Due]) -> String {
    steps.iter().map(|step| iso(step.on)).collect::<Vec<_>>().join(" ")
}

/// A task's content, out of its row.
pub(super) fn draft(row: &task::Model) -> Result<TaskDraft, Error> {
    let due = row.due_on.zip(row.due_rule.as_deref()).map(|(on, rule)| obligations::due(on, rule)).transpose()?;
    let quantity = (row.amount.is_some() || row.amount_of.is_some())
        .then(|| Quantity { amount: row.amount.unwrap_or_default(), unit: row.amount_of.clone().unwrap_or_default() });
    Ok(TaskDraft {
        work: row.work.clone(),
        owner: row.owner_unit_id,
        due,
        recurring: row.recurring,
        accountable: row.accountable.clone(),
        deliverable: row.deliverable.clone(),
        quantity,
        authority: row.authority.clone(),
        solution: row.solution.clone(),
        steps: steps_of(row).into_iter().map(|on| Due { on, rule: DueRule::By }).collect(),
    })
}

/// The days of its steps.
pub(super) fn steps_of(row: &task::Model) -> Vec<Date> {
    row.steps.split_whitespace().filter_map(parse_iso).collect()
}

/// What the form of a task is filled with. `owner` is its lead unit as the list offers it.
pub(super) fn text(row: &task::Model, owner: Option<String>) -> TaskText {
    let rule = if row.recurring { TaskText::RECURRING } else { row.due_rule.as_deref().unwrap_or(DueRule::By.code()) };
    TaskText {
        work: row.work.clone(),
        owner: owner.unwrap_or_default(),
        accountable: row.accountable.clone(),
        starts_on: row.starts_on.map(fmt_date).unwrap_or_default(),
        due_date: row.due_on.map(fmt_date).unwrap_or_default(),
        due_rule: rule.to_owned(),
        deliverable: row.deliverable.clone(),
        quantity: row.amount.map(|amount| amount.to_string()).unwrap_or_default(),
        quantity_of: row.amount_of.clone().unwrap_or_default(),
        authority: row.authority.clone(),
        solution: row.solution.clone(),
        progress: steps_of(row).into_iter().map(fmt_date).collect::<Vec<_>>().join(", "),
    }
}

/// Its milestones, by due date. One query.
pub(super) async fn milestones(tx: &TenantTx, plan: &plan::Model) -> Result<Vec<mark::Model>, Error> {
    let mut rows = tx.find::<mark::Entity>().filter(mark::Column::PlanId.eq(plan.id)).all(tx.conn()).await?;
    rows.sort_by_key(|row| (row.due_on, row.id));
    Ok(rows)
}

/// What the rules judge.
pub(super) fn plan(row: &plan::Model, tasks: &[task::Model], marks: &[mark::Model]) -> Result<PlanDraft, Error> {
    let mark = |row: &mark::Model| {
        let kind = MilestoneKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of milestone", &row.kind))?;
        Ok(MilestoneDraft { kind, title: row.title.clone(), due: obligations::due(row.due_on, &row.due_rule)? })
    };
    Ok(PlanDraft {
        ends: row.ends_on.zip(row.ends_rule.as_deref()).map(|(on, rule)| obligations::due(on, rule)).transpose()?,
        tasks: tasks.iter().map(draft).collect::<Result<_, _>>()?,
        milestones: marks.iter().map(mark).collect::<Result<_, Error>>()?,
    })
}
