//! The desk of a model: what this person may do with it, its assessments, its phases, its history.

use std::collections::HashMap;

use domain::access::Action;
use domain::assessment::Mark;
use domain::ids::ModelId;
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::paper::Plan;
use domain::lifecycle::{By, Context, Given};
use domain::replication::Verdict;
use domain::views::steering::{AssessmentRow, MarkRow, ModelDesk, PhaseRow};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use time::Date;
use uuid::Uuid;

use super::criteria::in_force;
use super::{Found, is_steering};
use crate::entities::{account, assessment_mark, plan};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::{histories, life};
use crate::services::plans::is_public;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store, life as lives};

/// The desk as of a day; what may be done is offered today only.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for a model that the tenant does not have or that was not known on the day;
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn get(store: &Store, caller: &Caller, id: ModelId, as_of: Option<Date>) -> Result<ModelDesk, Error> {
    let tx = store.begin(caller, Action::ViewTasks).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let found = Found::load(&tx, &as_of, id).await?;
    let set = in_force(&tx, &as_of).await?;
    let desk = ModelDesk {
        model: id,
        state: found.state,
        seen: count(found.events.len()),
        offers: if as_of.past { Vec::new() } else { offered(&tx, caller, &as_of, &found).await? },
        criteria_seen: set.seen,
        criteria: set.criteria,
        assessments: assessments(&tx, &found).await?,
        phases: phases(&tx, &as_of, id).await?,
        history: histories::told(&tx, MachineKind::Model, found.events).await?,
    };
    tx.commit().await?;
    Ok(desk)
}

/// What the table, the person and the state allow of what this page has forms for.
async fn offered(tx: &TenantTx, caller: &Caller, as_of: &AsOf, found: &Found) -> Result<Vec<ModelEvent>, Error> {
    let by = By::Person(caller.actor.hand());
    let of = |makers: &[domain::ids::AccountId]| {
        let context = Context { by, makers, now: caller.now, deadline_hour: as_of.deadline_hour, given: Given::default() };
        offers::<ModelLife>(Some(found.state), &context)
    };
    let mut makers = lives::makers::<ModelLife>(&found.events);
    makers.extend(found.row.author_id);
    let assessor = [makers.clone(), found.assessor()].concat();
    let mut events = of(&makers);
    let role = caller.actor.role;
    let own = role.needs_unit() && Scope::load(tx, &caller.actor, as_of.day).await?.has(found.row.lead_unit_id);
    events.retain(|event| match event {
        ModelEvent::Evaluate => true,
        ModelEvent::Launch | ModelEvent::Start => own,
        ModelEvent::Complete => of(&assessor).contains(event),
        _ => is_steering(*event),
    });
    Ok(events)
}

/// The last first. Two queries.
async fn assessments(tx: &TenantTx, found: &Found) -> Result<Vec<AssessmentRow>, Error> {
    let events: Vec<_> = found.events.iter().filter(|event| event.verdict.is_some()).collect();
    let people = tx.find::<account::Entity>().filter(account::Column::Id.is_in(events.iter().filter_map(|event| event.actor_id)));
    let people: HashMap<_, String> = people.all(tx.conn()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let rows = tx.find::<assessment_mark::Entity>().filter(assessment_mark::Column::EventId.is_in(events.iter().map(|event| event.id)));
    let mut marks: HashMap<Uuid, Vec<MarkRow>> = HashMap::new();
    for row in rows.order_by_asc(assessment_mark::Column::Ordinal).all(tx.conn()).await? {
        let mark = Mark::from_code(&row.mark).ok_or_else(|| Error::unknown_code("mark", &row.mark))?;
        marks.entry(row.event_id).or_default().push(MarkRow { criterion: row.criterion, mark, words: row.words });
    }
    let row = |event: &crate::entities::life_event::Model| {
        let code = event.verdict.as_deref().unwrap_or_default();
        Ok(AssessmentRow {
            verdict: Verdict::from_code(code).ok_or_else(|| Error::unknown_code("verdict", code))?,
            text: event.text.clone().unwrap_or_default(),
            actor: event.actor_id.and_then(|id| people.get(&id).cloned()),
            at: event.known_at,
            marks: marks.remove(&event.id).unwrap_or_default(),
        })
    };
    events.into_iter().rev().map(row).collect()
}

/// Plans that were sent, the first phase first. Two queries.
async fn phases(tx: &TenantTx, as_of: &AsOf, model: ModelId) -> Result<Vec<PhaseRow>, Error> {
    let plans = tx.find::<plan::Entity>().filter(plan::Column::ModelId.eq(model));
    let ids = plans.clone().select_only().column(plan::Column::Id).into_query();
    let mut told = life::of(tx, as_of, &[MachineKind::Plan], ids).await?;
    let mut rows = plans.all(tx.conn()).await?;
    rows.sort_by_key(|row| (row.phase, row.recorded_at, row.id));
    let mut phases = Vec::new();
    for row in rows {
        let events = told.remove(&row.id.0).unwrap_or_default();
        let Some(state) = events.last().map(life::state_of::<Plan>).transpose()? else { continue };
        if is_public(state, &events) {
            phases.push(PhaseRow { phase: u32::try_from(row.phase).unwrap_or_default(), plan: row.id, state });
        }
    }
    Ok(phases)
}
