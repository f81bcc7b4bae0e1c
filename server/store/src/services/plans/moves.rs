//! What happens to a plan, and with it to its model and its tasks: sent, taken back, approved, returned.

use domain::access::Action;
use domain::checks::REASON_MAX;
use domain::clarity::ClaritySet;
use domain::clock::Instant;
use domain::error::Fault;
use domain::ids::PlanId;
use domain::lifecycle::machine::{Machine, MachineKind};
use domain::lifecycle::model::Model as ModelLife;
use domain::lifecycle::paper::{PaperEvent, PaperState, Plan, model_event_of_plan};
use domain::lifecycle::task::{Task, TaskEvent};
use domain::lifecycle::{Given, ModelState, ObligationKind};
use domain::plan::PlanDraft;
use domain::review::Addressee;
use domain::text::{self, Lang};
use sea_orm::{ColumnTrait, QueryFilter, Set};

use super::{Found, content, tasks};
use crate::entities::{milestone, plan, plan_milestone, task};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::{clarities, life};
use crate::services::answers;
use crate::tenancy::TenantTx;
use crate::typed;
use crate::{Caller, Error, Store};

/// Which plan, how much of its life the person had seen, and words.
#[derive(Debug, Clone)]
pub struct Words {
    /// Which.
    pub id: PlanId,
    /// How many events the page showed.
    pub seen: u32,
    /// The words.
    pub text: String,
}

/// A return, as typed.
#[derive(Debug, Clone)]
pub struct Return {
    /// Which.
    pub id: PlanId,
    /// How many events the page showed.
    pub seen: u32,
    /// What is wrong: (code of the reason, code of the part, words) for each line of the form.
    pub remarks: Vec<[String; 3]>,
    /// Until when it is to be sent again, dd/MM/yyyy.
    pub due: String,
}

/// What a plan holds, and what the tenant demands of it.
struct Content {
    tasks: Vec<task::Model>,
    marks: Vec<plan_milestone::Model>,
    draft: PlanDraft,
    clarities: ClaritySet,
}

impl Content {
    async fn load(tx: &TenantTx, found: &Found) -> Result<Self, Error> {
        let tasks = tasks(tx, found.row.id).await?;
        let marks = content::milestones(tx, &found.row).await?;
        let draft = content::plan(&found.row, &tasks, &marks)?;
        Ok(Self { draft, clarities: clarities::demanded(tx).await?, tasks, marks })
    }
}

/// Whatever needs no more than words, by the code of a [`PaperEvent`]: sent, taken back, approved, given up, a decision withdrawn.
///
/// # Errors
/// [`Fault::NotFound`] for a plan that this person may not know, and for a code that is none of these; [`Fault::Forbidden`];
/// [`Fault::Stale`]; everything that is missing, at its field: `tasks-2-owner` for the second task's lead unit.
pub async fn act(store: &Store, caller: &Caller, event: &str, words: Words) -> Result<(), Error> {
    use PaperEvent as E;
    let event = PaperEvent::from_code(event).filter(|event| !matches!(event, E::Write | E::Return | E::Replace)).ok_or(Fault::NotFound)?;
    let right = Plan::right(event).ok_or(Fault::NotFound)?;
    let tx = store.begin(caller, right).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, words.id).await?;
    let found = if right == Action::SubmitPapers { found.of_own_unit(right)? } else { found };
    let text = typed::text("text", &words.text, REASON_MAX)?;
    let content = Content::load(&tx, &found).await?;
    let given = Given { text: &text, plan: Some(&content.draft), clarities: Some(&content.clarities), ..Given::default() };
    step(&tx, &as_of, &found, event, words.seen, given).await?;
    match event {
        E::Submit => sent(&tx, &as_of, &found).await?,
        E::Accept => approved(&tx, &as_of, &found, &content).await?,
        E::WithdrawDecision => know_milestones(&tx, &content, Instant::NOT_YET).await?,
        _ => {}
    }
    tx.commit().await
}

/// Returns what was sent: why, where, until when.
///
/// # Errors
/// As [`act`]; refusals on the remarks and the due date.
pub async fn return_it(store: &Store, caller: &Caller, form: Return) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ReviewPapers).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock(&tx, &as_of, form.id).await?;
    let due = typed::due("due", &form.due)?;
    let remarks = typed::remarks(&form.remarks)?;
    let addressee = Some(Addressee { unit: found.row.unit_id, person: None });
    let given = Given { remarks: &remarks, addressee, due, ..Given::default() };
    step(&tx, &as_of, &found, PaperEvent::Return, form.seen, given).await?;
    tx.commit().await
}

/// The plan's event, and the model's, where it follows.
async fn step(tx: &TenantTx, as_of: &AsOf, found: &Found, event: PaperEvent, seen: u32, given: Given<'_>) -> Result<(), Error> {
    let name = found.model.name.as_str();
    let makers: Vec<_> = found.row.author_id.into_iter().collect();
    fire::<Plan>(tx, as_of, Shot { subject: found.row.id.0, name, event, seen: Some(seen), makers: makers.clone(), given }).await?;
    let past = life::whole(tx, MachineKind::Model, found.model.id.0).await?;
    let state = past.last().map(life::state_of::<ModelLife>).transpose()?.unwrap_or(ModelState::Draft);
    let Some(event) = model_event_of_plan(event, Some(found.state), state) else { return Ok(()) };
    fire::<ModelLife>(tx, as_of, Shot { subject: found.model.id.0, name, event, seen: None, makers, given }).await?;
    Ok(())
}

/// From now on everybody in the tenant knows of the plan; it takes the place of those that were returned, and answers what the
/// model's documents asked.
async fn sent(tx: &TenantTx, as_of: &AsOf, found: &Found) -> Result<(), Error> {
    use plan::Column as P;
    let others = tx.find::<plan::Entity>().filter(P::ModelId.eq(found.model.id)).filter(P::Phase.eq(found.row.phase));
    for old in others.filter(P::Id.ne(found.row.id)).all(tx.conn()).await? {
        let past = life::whole(tx, MachineKind::Plan, old.id.0).await?;
        if past.last().map(life::state_of::<Plan>).transpose()? == Some(PaperState::Returned) {
            let given = Given { text: text::plans(Lang::Vi).replaced, ..Given::default() };
            let name = found.model.name.as_str();
            fire::<Plan>(tx, as_of, Shot { subject: old.id.0, name, event: PaperEvent::Replace, seen: None, makers: Vec::new(), given })
                .await?;
        }
    }
    let known = plan::ActiveModel { known_at: Set(tx.now()), ..Default::default() };
    let row = tx.update::<plan::Entity>().set(known).filter(P::Id.eq(found.row.id)).filter(P::KnownAt.eq(Instant::NOT_YET));
    row.exec(tx.conn()).await?;
    let known = task::ActiveModel { known_at: Set(tx.now()), ..Default::default() };
    let rows = tx.update::<task::Entity>().set(known).filter(task::Column::PlanId.eq(found.row.id));
    rows.filter(task::Column::KnownAt.eq(Instant::NOT_YET)).exec(tx.conn()).await?;
    let paper = (MachineKind::Plan, found.row.id.0);
    answers::answer(tx, found.row.unit_id, found.model.id, ObligationKind::Plan, &[paper]).await
}

/// With the plan its tasks are given to their units, and its milestones are the model's. A task that was given before an approval
/// was withdrawn goes on where it stood.
async fn approved(tx: &TenantTx, as_of: &AsOf, found: &Found, content: &Content) -> Result<(), Error> {
    for (row, draft) in content.tasks.iter().zip(&content.draft.tasks) {
        if !life::whole(tx, MachineKind::Task, row.id.0).await?.is_empty() {
            continue;
        }
        let given = Given { task: Some(draft), clarities: Some(&content.clarities), ..Given::default() };
        let shot = Shot { subject: row.id.0, name: &row.work, event: TaskEvent::Assign, seen: None, makers: Vec::new(), given };
        fire::<Task>(tx, as_of, shot).await?;
    }
    let rows = content.marks.iter().map(|mark| milestone::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(mark.id),
        model_id: Set(found.model.id),
        kind: Set(mark.kind.clone()),
        title: Set(mark.title.clone()),
        due_on: Set(mark.due_on),
        due_rule: Set(mark.due_rule.clone()),
        done_on: Set(None),
        source: Set(tx.actor().map(|actor| actor.username.clone()).unwrap_or_default()),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    });
    tx.insert_missing(rows.collect()).await?;
    // Those of an approval that was withdrawn are there already, unknown.
    know_milestones(tx, content, tx.now()).await
}

async fn know_milestones(tx: &TenantTx, content: &Content, known_at: Instant) -> Result<(), Error> {
    let known = milestone::ActiveModel { known_at: Set(known_at), ..Default::default() };
    let ids = content.marks.iter().map(|mark| mark.id);
    tx.update::<milestone::Entity>().set(known).filter(milestone::Column::Id.is_in(ids)).exec(tx.conn()).await?;
    Ok(())
}
