//! What an event happened to, as far as a notice tells it.

use std::collections::BTreeMap;

use domain::access::Action;
use domain::ids::{AccountId, DifficultyId, DocumentId, ExplanationId, ModelId, PlanId, RegistrationId, TaskId, UnitId};
use domain::lifecycle::explanation::Explanation;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{Plan, Registration};
use domain::lifecycle::task::Task;
use domain::review::Subject;
use sea_orm::{ColumnTrait, QueryFilter};
use time::Date;
use uuid::Uuid;

use crate::Error;
use crate::entities::{difficulty, document, explanation, life_event, obligation, pilot_model, plan, registration, task};
use crate::life::makers;
use crate::queries::{life, obligations};
use crate::tenancy::TenantTx;

/// A subject with those whom it concerns.
pub(super) struct Thing {
    pub(super) subject: Subject,
    /// Its name: a model's, a document's number, a task's words.
    pub(super) name: String,
    /// Its page.
    pub(super) href: String,
    /// The units that it concerns, each with its last day.
    pub(super) units: Vec<(UnitId, Option<Date>)>,
    /// Those who wrote or sent it.
    pub(super) makers: Vec<AccountId>,
    /// The right without which nobody may know of it.
    pub(super) view: Action,
}

fn gone(kind: MachineKind, id: Uuid) -> Error {
    Error::Broken(format!("an event of {kind} {id}, which is not there"))
}

impl Thing {
    /// The subject of an event; `None` for what is told of nowhere.
    pub(super) async fn load(tx: &TenantTx, kind: MachineKind, id: Uuid) -> Result<Option<Self>, Error> {
        let past = life::whole(tx, kind, id).await?;
        let thing = match kind {
            MachineKind::Registration => of_registration(tx, RegistrationId(id), &past).await?,
            MachineKind::Plan => of_plan(tx, PlanId(id), &past).await?,
            MachineKind::Explanation => of_explanation(tx, ExplanationId(id), &past).await?,
            MachineKind::Task => of_task(tx, TaskId(id), &past).await?,
            MachineKind::Difficulty => of_difficulty(tx, DifficultyId(id), &past).await?,
            MachineKind::Directive => of_directive(tx, DocumentId(id)).await?,
            // A model's events are told through its papers; of reports nothing is stored in this crate, so that none has events.
            MachineKind::Model | MachineKind::Report => return Ok(None),
        };
        thing.map(Some).ok_or_else(|| gone(kind, id))
    }
}

async fn model_name(tx: &TenantTx, id: ModelId) -> Result<String, Error> {
    let row = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.eq(id)).one(tx.conn()).await?;
    row.map(|row| row.name).ok_or_else(|| gone(MachineKind::Model, id.0))
}

async fn of_registration(tx: &TenantTx, id: RegistrationId, past: &[life_event::Model]) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<registration::Entity>().filter(registration::Column::Id.eq(id)).one(tx.conn()).await? else {
        return Ok(None);
    };
    let mut makers = makers::<Registration>(past);
    makers.extend(row.author_id);
    let (name, href) = (model_name(tx, row.model_id).await?, format!("/registrations/{id}"));
    Ok(Some(Thing { subject: Subject::Registration(id), name, href, units: vec![(row.unit_id, None)], makers, view: Action::ViewModels }))
}

async fn of_plan(tx: &TenantTx, id: PlanId, past: &[life_event::Model]) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<plan::Entity>().filter(plan::Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(None) };
    let mut makers = makers::<Plan>(past);
    makers.extend(row.author_id);
    let (name, href) = (model_name(tx, row.model_id).await?, format!("/plans/{id}"));
    Ok(Some(Thing { subject: Subject::Plan(id), name, href, units: vec![(row.unit_id, None)], makers, view: Action::ViewTasks }))
}

async fn of_task(tx: &TenantTx, id: TaskId, past: &[life_event::Model]) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<task::Entity>().filter(task::Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(None) };
    let plan = tx.find::<plan::Entity>().filter(plan::Column::Id.eq(row.plan_id)).one(tx.conn()).await?;
    let Some(unit) = row.owner_unit_id.or(plan.map(|plan| plan.unit_id)) else { return Ok(None) };
    let due = row.due_on.zip(row.due_rule.as_deref()).map(|(on, rule)| obligations::due(on, rule)).transpose()?;
    Ok(Some(Thing {
        subject: Subject::Task(id),
        name: row.work,
        href: format!("/plans/{}", row.plan_id),
        units: vec![(unit, due.map(|due| due.last_day()))],
        makers: makers::<Task>(past),
        view: Action::ViewTasks,
    }))
}

async fn of_explanation(tx: &TenantTx, id: ExplanationId, past: &[life_event::Model]) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<explanation::Entity>().filter(explanation::Column::Id.eq(id)).one(tx.conn()).await? else {
        return Ok(None);
    };
    let (name, href) = if let Some(about) = row.registration_id {
        let about = of_registration(tx, about, &[]).await?;
        about.map(|about| (about.name, about.href)).ok_or_else(|| gone(MachineKind::Registration, id.0))?
    } else {
        let duty = row.obligation_id.ok_or_else(|| Error::Broken(format!("explanation {id} of nothing")))?;
        let duty = tx.find::<obligation::Entity>().filter(obligation::Column::Id.eq(duty)).one(tx.conn()).await?;
        let document = duty.ok_or_else(|| gone(MachineKind::Explanation, id.0))?.document_id;
        let row = tx.find::<document::Entity>().filter(document::Column::Id.eq(document)).one(tx.conn()).await?;
        (row.ok_or_else(|| gone(MachineKind::Directive, document.0))?.number, format!("/directives/{document}"))
    };
    Ok(Some(Thing {
        subject: Subject::Explanation(id),
        name,
        href,
        units: vec![(row.unit_id, None)],
        makers: makers::<Explanation>(past),
        view: Action::ViewExplanations,
    }))
}

async fn of_difficulty(tx: &TenantTx, id: DifficultyId, past: &[life_event::Model]) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<difficulty::Entity>().filter(difficulty::Column::Id.eq(id)).one(tx.conn()).await? else {
        return Ok(None);
    };
    let mut makers = makers::<domain::lifecycle::difficulty::Difficulty>(past);
    makers.extend(row.author_id);
    Ok(Some(Thing {
        subject: Subject::Difficulty(id),
        name: row.title,
        href: format!("/difficulties/{id}"),
        units: vec![(row.unit_id, None)],
        makers,
        view: Action::ViewDifficulties,
    }))
}

async fn of_directive(tx: &TenantTx, id: DocumentId) -> Result<Option<Thing>, Error> {
    let Some(row) = tx.find::<document::Entity>().filter(document::Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(None) };
    // The first day on which each unit owes something.
    let mut units: BTreeMap<UnitId, Date> = BTreeMap::new();
    for duty in tx.find::<obligation::Entity>().filter(obligation::Column::DocumentId.eq(id)).all(tx.conn()).await? {
        let last_day = obligations::due(duty.due_on, &duty.due_rule)?.last_day();
        let first = units.entry(duty.unit_id).or_insert(last_day);
        *first = last_day.min(*first);
    }
    Ok(Some(Thing {
        subject: Subject::Directive(id),
        name: format!("{}: {}", row.number, row.subject),
        href: format!("/directives/{id}"),
        units: units.into_iter().map(|(unit, day)| (unit, Some(day))).collect(),
        makers: Vec::new(),
        view: Action::ViewDirectives,
    }))
}
