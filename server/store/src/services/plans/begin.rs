//! A unit begins a plan: of a model whose registration was accepted, or anew of a plan that was returned.

use domain::access::Action;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::ids::{MilestoneId, ModelId, PlanId, TaskId};
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::model::{Model as ModelLife, ModelEvent};
use domain::lifecycle::paper::{PaperEvent, PaperState, Plan, model_event_of_plan};
use domain::lifecycle::{Given, ModelState};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, QueryFilter, Set};

use crate::entities::{pilot_model, plan, plan_milestone, task};
use crate::life::{Shot, fire};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::queries::scope::Scope;
use crate::secrets::new_id;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// Begins the plan of a model. Whoever comes second is led to the draft that is there. After a return the new one begins with the
/// old content.
///
/// # Errors
/// [`Fault::NotFound`] for a model that is not known; [`Fault::Forbidden`] without the right or for another unit's; refused where
/// the model is not at the step of planning, or a plan of it is sent or approved already.
pub async fn begin(store: &Store, caller: &Caller, model: ModelId) -> Result<PlanId, Error> {
    let tx = store.begin(caller, Action::WriteDrafts).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let model = lock_model(&tx, &as_of, model).await?;
    if !Scope::load(&tx, &caller.actor, as_of.day).await?.has(model.lead_unit_id) {
        return Err(Fault::Forbidden { action: Action::WriteDrafts }.into());
    }
    let last = last(&tx, &model).await?;
    let old = match last {
        Some((draft, PaperState::Draft)) => return Ok(draft.id),
        Some((_, state @ (PaperState::Submitted | PaperState::Accepted))) => {
            return Err(wrong(MachineKind::Plan, state.code(), PaperEvent::Write.code()));
        }
        Some((old, PaperState::Returned)) => Some(old),
        Some((_, PaperState::Replaced | PaperState::Withdrawn)) | None => None,
    };
    let state = life::whole(&tx, MachineKind::Model, model.id.0).await?;
    let state = state.last().map(life::state_of::<ModelLife>).transpose()?.unwrap_or(ModelState::Draft);
    if !matches!(state, ModelState::Accepted | ModelState::Planning) {
        return Err(wrong(MachineKind::Model, state.code(), ModelEvent::StartPlanning.code()));
    }
    let id = insert(&tx, caller, &model, old.as_ref()).await?;
    let shot = Shot { subject: id.0, name: &model.name, event: PaperEvent::Write, seen: None, makers: Vec::new(), given: Given::default() };
    fire::<Plan>(&tx, &as_of, shot).await?;
    if let Some(event) = model_event_of_plan(PaperEvent::Write, None, state) {
        let shot = Shot { subject: model.id.0, name: &model.name, event, seen: None, makers: Vec::new(), given: Given::default() };
        fire::<ModelLife>(&tx, &as_of, shot).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The model, for a change of its plans: of two people who begin at once the second finds the first one's draft.
async fn lock_model(tx: &TenantTx, as_of: &AsOf, id: ModelId) -> Result<pilot_model::Model, Error> {
    use pilot_model::{Column, Entity};
    let same = tx.update::<Entity>().col_expr(Column::Phase, Expr::col(Column::Phase)).filter(Column::Id.eq(id));
    same.exec(tx.conn()).await?;
    let rows = tx.find::<Entity>().filter(Column::Id.eq(id)).filter(as_of.known(Column::KnownAt));
    Ok(rows.one(tx.conn()).await?.ok_or(Fault::NotFound)?)
}

/// The plan of the model's phase that counts: one that is not over, else the one begun last.
pub(super) async fn last(tx: &TenantTx, model: &pilot_model::Model) -> Result<Option<(plan::Model, PaperState)>, Error> {
    let rows = tx.find::<plan::Entity>().filter(plan::Column::ModelId.eq(model.id)).filter(plan::Column::Phase.eq(model.phase));
    let mut found: Vec<(plan::Model, PaperState)> = Vec::new();
    for row in rows.all(tx.conn()).await? {
        let past = life::whole(tx, MachineKind::Plan, row.id.0).await?;
        if let Some(state) = past.last().map(life::state_of::<Plan>).transpose()? {
            found.push((row, state));
        }
    }
    let over = |state: PaperState| matches!(state, PaperState::Replaced | PaperState::Withdrawn);
    found.sort_by_key(|(row, state)| (!over(*state), row.recorded_at, row.id));
    Ok(found.pop())
}

fn wrong(machine: MachineKind, state: &str, event: &str) -> Error {
    Fault::rule(RefusalCode::WrongState { machine, state: Some(state.to_owned()), event: event.to_owned() }).into()
}

/// The rows of a new draft; with those of the old one where there is one.
async fn insert(tx: &TenantTx, caller: &Caller, model: &pilot_model::Model, old: Option<&plan::Model>) -> Result<PlanId, Error> {
    let id = PlanId(new_id());
    let row = plan::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        model_id: Set(model.id),
        unit_id: Set(model.lead_unit_id),
        phase: Set(model.phase),
        ends_on: Set(old.and_then(|old| old.ends_on)),
        ends_rule: Set(old.and_then(|old| old.ends_rule.clone())),
        version: Set(1),
        author_id: Set(Some(caller.actor.account)),
        known_at: Set(Instant::NOT_YET),
        recorded_at: Set(tx.now()),
    };
    tx.insert(row).await?;
    let Some(old) = old else { return Ok(id) };
    for row in super::tasks(tx, old.id).await? {
        let copy = task::ActiveModel {
            id: Set(TaskId(new_id())),
            plan_id: Set(id),
            version: Set(1),
            known_at: Set(Instant::NOT_YET),
            recorded_at: Set(tx.now()),
            ..row.into()
        };
        tx.insert(copy.reset_all()).await?;
    }
    let marks = tx.find::<plan_milestone::Entity>().filter(plan_milestone::Column::PlanId.eq(old.id));
    for row in marks.all(tx.conn()).await? {
        let copy = plan_milestone::ActiveModel { id: Set(MilestoneId(new_id())), plan_id: Set(id), ..row.into() };
        tx.insert(copy.reset_all()).await?;
    }
    Ok(id)
}
