//! Writing a draft: its frame, its tasks, its milestones, each saved by itself.

use domain::access::Action;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::evidence::SubjectKind;
use domain::ids::{MilestoneId, PlanId, TaskId};
use domain::views::plans::TaskText;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::{Value, json};

use super::content::{self, STEPS_MAX, TASKS_MAX, TaskContent};
use super::{Found, task_of, tasks};
use crate::audit::{Event, record};
use crate::entities::{difficulty, plan, plan_milestone as mark, task};
use crate::queries::as_of::AsOf;
use crate::queries::units;
use crate::secrets::new_id;
use crate::services::files;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// Saves until when all of the plan is done.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`] for another unit, [`Fault::Stale`]; refusals on `ends` and `ends_rule`.
pub async fn save(store: &Store, caller: &Caller, id: PlanId, version: i64, ends: (&str, &str)) -> Result<(), Error> {
    let (tx, found, _) = open(store, caller, id).await?;
    if found.row.version != version {
        return Err(Fault::Stale.into());
    }
    let due = content::read_ends(ends.0, ends.1)?;
    let update = plan::ActiveModel {
        ends_on: Set(due.map(|due| due.on)),
        ends_rule: Set(due.map(|due| due.rule.code().to_owned())),
        version: Set(version + 1),
        ..Default::default()
    };
    tx.update::<plan::Entity>().set(update).filter(plan::Column::Id.eq(id)).exec(tx.conn()).await?;
    close(tx, &found, json!({ "version": version + 1 })).await
}

/// Adds a task at the end.
///
/// # Errors
/// As [`save`]; refusals on the fields of the task, and on `work` where the plan has as many as it may.
pub async fn add_task(store: &Store, caller: &Caller, plan: PlanId, text: TaskText) -> Result<TaskId, Error> {
    let (tx, found, as_of) = open(store, caller, plan).await?;
    let rows = tasks(&tx, plan).await?;
    if rows.len() >= TASKS_MAX as usize {
        return Err(Fault::field("work", RefusalCode::OutOfRange { min: 1, max: i64::from(TASKS_MAX) }).into());
    }
    let content = content::read_task(&text, &units::select(&tx, units::in_force(as_of.day)).await?)?;
    let id = TaskId(new_id());
    let row = task::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        plan_id: Set(plan),
        ordinal: Set(rows.last().map_or(1, |row| row.ordinal + 1)),
        version: Set(1),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
        ..columns(content)
    };
    tx.insert(row).await?;
    close(tx, &found, json!({ "task": id, "added": true })).await?;
    Ok(id)
}

/// Saves a task as far as it is written. What is still missing is asked for when the plan is sent.
///
/// # Errors
/// As [`save`]; refusals on the fields.
pub async fn save_task(store: &Store, caller: &Caller, plan: PlanId, id: TaskId, version: i64, text: TaskText) -> Result<(), Error> {
    let (tx, found, as_of) = open(store, caller, plan).await?;
    if task_of(&tx, plan, id).await?.version != version {
        return Err(Fault::Stale.into());
    }
    let content = content::read_task(&text, &units::select(&tx, units::in_force(as_of.day)).await?)?;
    let update = task::ActiveModel { version: Set(version + 1), ..columns(content) };
    tx.update::<task::Entity>().set(update).filter(task::Column::Id.eq(id)).exec(tx.conn()).await?;
    close(tx, &found, json!({ "task": id, "version": version + 1 })).await
}

/// Takes a task out of the draft.
///
/// # Errors
/// As [`save`].
pub async fn remove_task(store: &Store, caller: &Caller, plan: PlanId, id: TaskId, version: i64) -> Result<(), Error> {
    let (tx, found, _) = open(store, caller, plan).await?;
    let row = task_of(&tx, plan, id).await?;
    if row.version != version {
        return Err(Fault::Stale.into());
    }
    // What hangs on the task hangs on the model then.
    let loose = difficulty::ActiveModel { task_id: Set(None), model_id: Set(Some(found.row.model_id)), ..Default::default() };
    tx.update::<difficulty::Entity>().set(loose).filter(difficulty::Column::TaskId.eq(id)).exec(tx.conn()).await?;
    files::drop_all(&tx, SubjectKind::Task, id.0).await?;
    tx.delete::<task::Entity>().filter(task::Column::Id.eq(id)).exec(tx.conn()).await?;
    close(tx, &found, json!({ "task": id, "removed": row.work })).await
}

/// A milestone, as typed.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// Code of its kind.
    pub kind: String,
    /// In words.
    pub title: String,
    /// Until when, dd/MM/yyyy.
    pub due_date: String,
    /// `by` or `before`.
    pub due_rule: String,
}

/// Adds a milestone.
///
/// # Errors
/// As [`save`]; refusals on `kind`, `title`, `due_date` and `due_rule`.
pub async fn add_milestone(store: &Store, caller: &Caller, plan: PlanId, typed: Milestone) -> Result<(), Error> {
    let (tx, found, _) = open(store, caller, plan).await?;
    if content::milestones(&tx, &found.row).await?.len() >= STEPS_MAX as usize {
        return Err(Fault::field("title", RefusalCode::OutOfRange { min: 0, max: i64::from(STEPS_MAX) }).into());
    }
    let read = content::read_milestone(&typed.kind, &typed.title, &typed.due_date, &typed.due_rule)?;
    let id = MilestoneId(new_id());
    let row = mark::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        plan_id: Set(plan),
        kind: Set(read.kind.code().to_owned()),
        title: Set(read.title),
        due_on: Set(read.due.on),
        due_rule: Set(read.due.rule.code().to_owned()),
    };
    tx.insert(row).await?;
    close(tx, &found, json!({ "milestone": id, "added": true })).await
}

/// Takes a milestone out of the draft.
///
/// # Errors
/// As [`save`].
pub async fn remove_milestone(store: &Store, caller: &Caller, plan: PlanId, id: MilestoneId) -> Result<(), Error> {
    let (tx, found, _) = open(store, caller, plan).await?;
    let gone = tx.delete::<mark::Entity>().filter(mark::Column::PlanId.eq(plan)).filter(mark::Column::Id.eq(id));
    if gone.exec(tx.conn()).await?.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    close(tx, &found, json!({ "milestone": id, "removed": true })).await
}

async fn open(store: &Store, caller: &Caller, id: PlanId) -> Result<(TenantTx, Found, AsOf), Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock_draft(&tx, &as_of, id).await?;
    Ok((tx, found, as_of))
}

/// The last editor is a maker of what is sent.
async fn close(tx: TenantTx, found: &Found, detail: Value) -> Result<(), Error> {
    let author = plan::ActiveModel { author_id: Set(tx.actor().map(|actor| actor.account)), ..Default::default() };
    tx.update::<plan::Entity>().set(author).filter(plan::Column::Id.eq(found.row.id)).exec(tx.conn()).await?;
    let event = Event { event: EventCode::PlanEdited, subject_id: Some(found.row.id.0), subject: &found.model.name, detail };
    record(&tx, event).await?;
    tx.commit().await
}

/// The columns that the form fills.
fn columns(content: TaskContent) -> task::ActiveModel {
    let TaskContent { draft, starts_on } = content;
    let (amount, amount_of) =
        draft.quantity.map_or((None, None), |quantity| (Some(quantity.amount).filter(|n| *n > 0), Some(quantity.unit)));
    task::ActiveModel {
        work: Set(draft.work),
        owner_unit_id: Set(draft.owner),
        accountable: Set(draft.accountable),
        authority: Set(draft.authority),
        solution: Set(draft.solution),
        deliverable: Set(draft.deliverable),
        amount: Set(amount),
        amount_of: Set(amount_of.filter(|of| !of.is_empty())),
        starts_on: Set(starts_on),
        due_on: Set(draft.due.map(|due| due.on)),
        due_rule: Set(draft.due.map(|due| due.rule.code().to_owned())),
        recurring: Set(draft.recurring),
        steps: Set(content::write_steps(&draft.steps)),
        ..Default::default()
    }
}
