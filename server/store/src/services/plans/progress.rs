//! What is reported once a plan is approved: the launch, the start, and how each task gets on.

use domain::access::Action;
use domain::checks::REASON_MAX;
use domain::deadline::Due;
use domain::error::{Fault, RefusalCode};
use domain::format::parse_date;
use domain::ids::{PlanId, TaskId};
use domain::lifecycle::machine::{Machine, MachineKind};
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::paper::PaperState;
use domain::lifecycle::task::{Task, TaskEvent};
use domain::lifecycle::{DueRule, Given, ObligationKind};
use domain::plan::MilestoneKind;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use time::Date;

use super::{Found, task_if_any};
use crate::entities::{milestone, task};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::services::answers;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store, typed};

/// What is reported of a model, as typed.
#[derive(Debug, Clone)]
pub struct Report {
    /// Its plan.
    pub plan: PlanId,
    /// `launch` or `start`.
    pub event: String,
    /// How many events of the model the page showed.
    pub seen: u32,
    /// On which day, dd/MM/yyyy.
    pub on: String,
}

/// What is reported of a task, as typed.
#[derive(Debug, Clone)]
pub struct MoveTask {
    /// Its plan.
    pub plan: PlanId,
    /// Which.
    pub task: TaskId,
    /// A code of [`TaskEvent`].
    pub event: String,
    /// How many events of the task the page showed.
    pub seen: u32,
    /// Words: what is presented, why.
    pub text: String,
    /// On which day, dd/MM/yyyy.
    pub on: String,
    /// The new due date, dd/MM/yyyy.
    pub due: String,
}

/// Reports that the model was launched or started. A launch answers what the model's documents asked.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that this person may not know, and for another event; [`Fault::Forbidden`] for another unit;
/// [`Fault::Stale`]; refused without an approved plan, and on `on`.
pub async fn report(store: &Store, caller: &Caller, form: Report) -> Result<(), Error> {
    let event = ModelEvent::from_code(&form.event).filter(|event| matches!(event, ModelEvent::Launch | ModelEvent::Start));
    let event = event.ok_or(Fault::NotFound)?;
    let tx = store.begin(caller, Action::ReportProgress).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.plan).await?.of_own_unit(Action::ReportProgress)?;
    must_be_approved(&found, event.code())?;
    let given = Given { on: day("on", &form.on)?, ..Given::default() };
    let (subject, name) = (found.model.id.0, found.model.name.as_str());
    fire::<ModelLife>(&tx, &as_of, Shot { subject, name, event, seen: Some(form.seen), makers: Vec::new(), given }).await?;
    if event == ModelEvent::Launch {
        reach(&tx, &found, given.on).await?;
        answers::answer(&tx, found.row.unit_id, found.model.id, ObligationKind::Launch, &[(MachineKind::Model, subject)]).await?;
    }
    tx.commit().await
}

/// The milestones that the launch reaches.
async fn reach(tx: &TenantTx, found: &Found, on: Option<Date>) -> Result<(), Error> {
    use milestone::Column as M;
    let done = milestone::ActiveModel { done_on: Set(on), ..Default::default() };
    let rows = tx.update::<milestone::Entity>().set(done).filter(M::ModelId.eq(found.model.id));
    let rows = rows.filter(M::Kind.eq(MilestoneKind::Launch.code())).filter(M::DoneOn.is_null()).filter(M::KnownAt.lte(tx.now()));
    rows.exec(tx.conn()).await?;
    Ok(())
}

/// Whatever may happen to a task of an approved plan. Its plan's unit and the unit that leads it report on it; the standing agency
/// stops, resumes and cancels it.
///
/// # Errors
/// [`Fault::NotFound`] for what this person may not know, and for events that are not a person's to fire here;
/// [`Fault::Forbidden`]; [`Fault::Stale`]; refused without an approved plan; what is missing, at its field.
pub async fn move_task(store: &Store, caller: &Caller, form: MoveTask) -> Result<(), Error> {
    let event = TaskEvent::from_code(&form.event).filter(|event| is_progress(*event)).ok_or(Fault::NotFound)?;
    let right = Task::right(event).ok_or(Fault::NotFound)?;
    let tx = store.begin(caller, right).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.plan).await?;
    let row = task_if_any(&tx, form.plan, form.task).await?;
    match &row {
        Some(row) if !may_report(&found, row, right) => return Err(Fault::Forbidden { action: right }.into()),
        None if !found.own() => return Err(Fault::NotFound.into()),
        _ => {}
    }
    // A plan that is written again may have lost the task: what stops its unit is the plan, not that there is no such task.
    must_be_approved(&found, event.code())?;
    let row = row.ok_or(Fault::NotFound)?;
    let text = typed::text("text", &form.text, REASON_MAX)?;
    let due = day("due", &form.due)?.map(|on| Due { on, rule: DueRule::By });
    let given = Given { text: &text, on: day("on", &form.on)?, due, ..Given::default() };
    let shot = Shot { subject: row.id.0, name: &row.work, event, seen: Some(form.seen), makers: Vec::new(), given };
    fire::<Task>(&tx, &as_of, shot).await?;
    tx.commit().await
}

/// Events of a task that was given; the others belong to the plan's own life.
pub(super) const fn is_progress(event: TaskEvent) -> bool {
    use TaskEvent as E;
    !matches!(event, E::Write | E::Assign | E::Submit | E::Approve | E::Return | E::Discard)
}

/// Whether the person acts for the plan's unit or for the one that leads the task, or for no unit at all.
pub(super) fn may_report(found: &Found, row: &task::Model, right: Action) -> bool {
    match right {
        Action::ReportProgress | Action::SubmitPapers => found.own() || row.owner_unit_id.is_some_and(|unit| found.acts_for(unit)),
        _ => true,
    }
}

fn must_be_approved(found: &Found, event: &str) -> Result<(), Error> {
    if found.state == PaperState::Accepted {
        return Ok(());
    }
    let state = Some(found.state.code().to_owned());
    Err(Fault::rule(RefusalCode::WrongState { machine: MachineKind::Plan, state, event: event.to_owned() }).into())
}

fn day(field: &str, typed: &str) -> Result<Option<Date>, Error> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    parse_date(typed).map(Some).ok_or_else(|| Fault::field(field, RefusalCode::BadDate).into())
}
