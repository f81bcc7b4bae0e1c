//! `/plans/{id}`.

use std::collections::HashMap;

use domain::access::Action;
use domain::clarity::ClaritySet;
use domain::clock::Instant;
use domain::evidence::SubjectKind;
use domain::extension::slip;
use domain::ids::PlanId;
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::paper::{PaperEvent, PaperState, Plan};
use domain::lifecycle::task::{Task, TaskEvent, TaskState};
use domain::lifecycle::{By, Context, Given, Machine, ModelState};
use domain::plan::MilestoneKind;
use domain::views::directives::DirectiveHead;
use domain::views::plans::{PlanDetails, PlannedMilestone, TaskRow};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use super::progress::{is_progress, may_report};
use super::{Found, content, tasks};
use crate::entities::{life_event, milestone, model_document, plan_milestone, task};
use crate::life;
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::units::UnitMap;
use crate::queries::{clarities, documents, histories, life as lives, obligations, units};
use crate::services::subjects::Seen;
use crate::services::{comments, files};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// One plan, with what this person may do.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for one that the tenant does not have, and for a draft of another unit.
pub async fn get(store: &Store, caller: &Caller, id: PlanId) -> Result<PlanDetails, Error> {
    let tx = store.begin(caller, Action::ViewTasks).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, id).await?;
    let rows = tasks(&tx, id).await?;
    let marks = content::milestones(&tx, &found.row).await?;
    let draft = content::plan(&found.row, &rows, &marks)?;
    let demanded = clarities::demanded(&tx).await?;
    let is_draft = found.own() && found.state == PaperState::Draft;
    let may_edit = is_draft && caller.actor.may(Action::WriteDrafts);
    let known = units::by_ids(&tx, rows.iter().filter_map(|row| row.owner_unit_id).chain([found.row.unit_id])).await?;
    let tree = if may_edit { units::select(&tx, units::in_force(as_of.day)).await? } else { Vec::new() };
    let past = lives::whole(&tx, MachineKind::Model, found.model.id.0).await?;
    let model_state = past.last().map(lives::state_of::<ModelLife>).transpose()?.unwrap_or(ModelState::Draft);
    let desk = Desk { caller, as_of: &as_of, found: &found, known: &known, demanded: &demanded };
    let of_tasks = rows.iter().map(|row| (SubjectKind::Task, row.id.0));
    let places: Vec<_> = std::iter::once((SubjectKind::Plan, id.0)).chain(of_tasks).collect();
    let seen = Seen::load(&tx, caller, &as_of, places.iter().copied()).await?;
    let details = PlanDetails {
        files: files::boxes(&tx, caller, &as_of, &seen, &places).await?,
        threads: comments::threads(&tx, caller, &as_of, &seen, &places).await?,
        id,
        model: found.model.id,
        name: found.model.name.clone(),
        sample: found.model.sample,
        model_state,
        model_seen: count(past.len()),
        model_offers: desk.of_model(model_state),
        unit: units::head(units::of(&known, found.row.unit_id)?)?,
        phase: u32::try_from(found.row.phase).unwrap_or_default(),
        ends: draft.ends,
        version: found.row.version,
        state: found.state,
        directives: directives(&tx, &found).await?,
        tasks: desk.tasks(&tx, rows).await?,
        milestones: milestones(&tx, marks).await?,
        offers: desk.of_plan(),
        may_edit,
        may_renew: found.own() && found.state == PaperState::Returned && caller.actor.may(Action::WriteDrafts),
        lacks: if is_draft { draft.check(&demanded) } else { Vec::new() },
        units: tree.iter().map(content::offered).collect(),
        history: histories::told(&tx, MachineKind::Plan, found.events.clone()).await?,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        today: as_of.day,
    };
    tx.commit().await?;
    Ok(details)
}

/// Who looks, at what.
struct Desk<'a> {
    caller: &'a Caller,
    as_of: &'a AsOf,
    found: &'a Found,
    /// The units that the plan names.
    known: &'a UnitMap,
    demanded: &'a ClaritySet,
}

impl Desk<'_> {
    fn offered<M: Machine>(&self, state: M::State, makers: &[domain::ids::AccountId]) -> Vec<M::Event> {
        let hand = self.caller.actor.hand();
        let by = By::Person(hand);
        let context = Context { by, makers, now: self.caller.now, deadline_hour: self.as_of.deadline_hour, given: Given::default() };
        offers::<M>(Some(state), &context)
    }

    fn of_plan(&self) -> Vec<PaperEvent> {
        let mut makers = life::makers::<Plan>(&self.found.events);
        makers.extend(self.found.row.author_id);
        let mut events = self.offered::<Plan>(self.found.state, &makers);
        // Replacing comes with sending the new one.
        events.retain(|event| *event != PaperEvent::Replace);
        events.retain(|event| self.found.own() || Plan::right(*event) != Some(Action::SubmitPapers));
        events
    }

    /// The launch and the start, once the plan is approved; what else may happen to a model is not this page's.
    fn of_model(&self, state: ModelState) -> Vec<ModelEvent> {
        if !self.found.own() || self.found.state != PaperState::Accepted {
            return Vec::new();
        }
        let mut events = self.offered::<ModelLife>(state, &[]);
        events.retain(|event| matches!(event, ModelEvent::Launch | ModelEvent::Start));
        events
    }

    fn of_task(&self, row: &task::Model, state: TaskState, events: &[life_event::Model]) -> Vec<TaskEvent> {
        if self.found.state != PaperState::Accepted {
            return Vec::new();
        }
        let mut offered = self.offered::<Task>(state, &life::makers::<Task>(events));
        offered.retain(|event| is_progress(*event) && Task::right(*event).is_some_and(|right| may_report(self.found, row, right)));
        offered
    }

    fn may_raise(&self, row: &task::Model, state: Option<TaskState>) -> bool {
        let own = self.found.acts_for(row.owner_unit_id.unwrap_or(self.found.row.unit_id));
        own && state.is_some() && self.caller.actor.may(Action::RaiseDifficulties)
    }

    /// The tasks with their lives: three queries for each that has one, which only an approved plan's have.
    async fn tasks(&self, tx: &TenantTx, rows: Vec<task::Model>) -> Result<Vec<TaskRow>, Error> {
        let ids = tx.find::<task::Entity>().filter(task::Column::PlanId.eq(self.found.row.id)).select_only().column(task::Column::Id);
        let mut lived = lives::of(tx, self.as_of, &[MachineKind::Task], ids.into_query()).await?;
        let all: Vec<life_event::Model> = rows.iter().flat_map(|row| lived.get(&row.id.0).cloned().unwrap_or_default()).collect();
        let subjects: Vec<Uuid> = all.iter().map(|event| event.subject_id).collect();
        let mut told: HashMap<Uuid, Vec<_>> = HashMap::new();
        for (subject, event) in subjects.into_iter().zip(histories::told(tx, MachineKind::Task, all).await?) {
            told.entry(subject).or_default().push(event);
        }
        let row = |(nth, row): (u32, task::Model)| {
            let events = lived.remove(&row.id.0).unwrap_or_default();
            self.task(nth, row, &events, told.remove(&events.first().map(|event| event.subject_id).unwrap_or_default()).unwrap_or_default())
        };
        (1..).zip(rows).map(row).collect()
    }

    fn task(
        &self,
        nth: u32,
        row: task::Model,
        events: &[life_event::Model],
        history: Vec<domain::views::life::PastEvent>,
    ) -> Result<TaskRow, Error> {
        let owner = row.owner_unit_id.map(|id| units::of(self.known, id)).transpose()?;
        let draft = content::draft(&row)?;
        let state = events.last().map(lives::state_of::<Task>).transpose()?;
        let later = events.iter().filter(|event| event.event.as_deref() == Some(TaskEvent::SetEnd.code()));
        let mut later = later.filter_map(|event| Some((event.due_on?, event.due_rule.as_deref()?)));
        let (first_later, last_later) = (later.clone().next(), later.next_back());
        let due_of = |one: Option<(time::Date, &str)>| one.map(|(on, rule)| obligations::due(on, rule)).transpose();
        let (first, current) = (draft.due.or(due_of(first_later)?), due_of(last_later)?.or(draft.due));
        let done_on = events.last().filter(|_| state == Some(TaskState::Done)).and_then(|event| event.on_day);
        let done = done_on.map(|day| Instant::at_hour(day, self.as_of.deadline_hour).min(self.as_of.at));
        let permanent = matches!(state, Some(TaskState::Recurring)) || (draft.recurring && current.is_none());
        let counts = !permanent && matches!(state, Some(state) if state != TaskState::Cancelled);
        Ok(TaskRow {
            id: row.id,
            nth,
            text: content::text(&row, owner.map(content::offered)),
            owner: owner.map(units::head).transpose()?,
            starts_on: row.starts_on,
            due: current.filter(|_| !permanent),
            steps: content::steps_of(&row),
            clear: self.demanded.iter().map(|clarity| (clarity, draft.is_clear(clarity))).collect(),
            version: row.version,
            may_raise: self.may_raise(&row, state),
            state,
            done_on,
            slip: first.zip(current).filter(|_| counts).map(|(first, current)| slip(first, current, done, self.as_of.at)),
            offers: state.map(|state| self.of_task(&row, state, events)).unwrap_or_default(),
            history,
        })
    }
}

/// The documents that the model stands under, oldest first. Two queries.
async fn directives(tx: &TenantTx, found: &Found) -> Result<Vec<DirectiveHead>, Error> {
    let under = tx.find::<model_document::Entity>().filter(model_document::Column::ModelId.eq(found.model.id)).all(tx.conn()).await?;
    let mut rows: Vec<_> = documents::by_ids(tx, under.into_iter().map(|link| link.document_id)).await?.into_values().collect();
    rows.sort_by(|a, b| (a.issued_on, &a.number).cmp(&(b.issued_on, &b.number)));
    Ok(rows.iter().map(documents::head).collect())
}

/// The milestones of the plan, with the day on which the model reached them. One query.
async fn milestones(tx: &TenantTx, marks: Vec<plan_milestone::Model>) -> Result<Vec<PlannedMilestone>, Error> {
    let reached = tx.find::<milestone::Entity>().filter(milestone::Column::Id.is_in(marks.iter().map(|mark| mark.id)));
    let reached: HashMap<_, _> = reached.all(tx.conn()).await?.into_iter().filter_map(|row| Some((row.id, row.done_on?))).collect();
    let row = |mark: plan_milestone::Model| {
        Ok(PlannedMilestone {
            id: mark.id,
            kind: MilestoneKind::from_code(&mark.kind).ok_or_else(|| Error::unknown_code("kind of milestone", &mark.kind))?,
            due: obligations::due(mark.due_on, &mark.due_rule)?,
            done_on: reached.get(&mark.id).copied(),
            title: mark.title,
        })
    };
    marks.into_iter().map(row).collect()
}
