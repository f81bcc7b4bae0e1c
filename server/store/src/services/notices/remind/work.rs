//! The other things that are due: tasks of approved plans, difficulties at their level.

use std::collections::BTreeMap;

use domain::access::Role;
use domain::deadline::Due;
use domain::ids::PlanId;
use domain::lifecycle::machine::Machine;
use domain::lifecycle::paper::{PaperState, Plan};
use domain::lifecycle::task::TaskState;
use domain::notice::NoticeWords;
use domain::reminder::Duty;
use domain::review::Subject;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};

use super::super::people::People;
use super::super::tell::at_level;
use super::{About, Open, sees_tasks};
use crate::Error;
use crate::entities::{life_event, pilot_model, plan, task};
use crate::queries::as_of::AsOf;
use crate::queries::{life, obligations, units};
use crate::services::difficulties;
use crate::tenancy::TenantTx;

/// Where a task stands, and its due date now: a later one may have been set.
fn now(row: &task::Model, life: &[life_event::Model]) -> Result<Option<(TaskState, Due)>, Error> {
    let Some(last) = life.last() else { return Ok(None) };
    let state = life::state_of::<domain::lifecycle::task::Task>(last)?;
    let later = life.iter().rev().find_map(|event| event.due_on.zip(event.due_rule.as_deref()));
    let due = later.or(row.due_on.zip(row.due_rule.as_deref())).map(|(on, rule)| obligations::due(on, rule)).transpose()?;
    let open = matches!(state, TaskState::NotStarted | TaskState::InProgress | TaskState::Signing);
    Ok(due.filter(|_| open).map(|due| (state, due)))
}

/// The tasks of approved plans that have an end: to the people of the unit that leads them; what waits for a signature, to its heads.
pub(super) async fn add_tasks(tx: &TenantTx, as_of: &AsOf, people: &People, open: &mut Open) -> Result<(), Error> {
    let known = tx.find::<plan::Entity>().filter(as_of.known(plan::Column::KnownAt));
    let ids = known.clone().select_only().column(plan::Column::Id).into_query();
    let states = life::states::<Plan>(tx, as_of, ids).await?;
    let plans: BTreeMap<PlanId, plan::Model> = known.all(tx.conn()).await?.into_iter().map(|row| (row.id, row)).collect();
    let approved = |id: PlanId| plans.get(&id).filter(|row| states.get(&row.id.0) == Some(&PaperState::Accepted));
    let tasks = tx.find::<task::Entity>().filter(as_of.known(task::Column::KnownAt));
    let ids = tasks.clone().select_only().column(task::Column::Id).into_query();
    let mut lives = life::of(tx, as_of, &[domain::lifecycle::task::Task::KIND], ids).await?;
    let rows = tasks.all(tx.conn()).await?;
    let owners = rows.iter().filter_map(|row| row.owner_unit_id).chain(plans.values().map(|plan| plan.unit_id));
    let names = units::by_ids(tx, owners).await?;
    let models = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.is_in(plans.values().map(|plan| plan.model_id)));
    let models: BTreeMap<_, String> = models.all(tx.conn()).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut gathered: BTreeMap<_, (Due, u32)> = BTreeMap::new();
    for row in &rows {
        let Some(plan) = approved(row.plan_id) else { continue };
        let Some((state, due)) = now(row, &lives.remove(&row.id.0).unwrap_or_default())? else { continue };
        let unit = row.owner_unit_id.unwrap_or(plan.unit_id);
        let heads = people.of_unit(unit, |one| one.role == Role::UnitHead && sees_tasks(one.role));
        let owners = if state == TaskState::Signing { heads.clone() } else { people.of_unit(unit, |one| sees_tasks(one.role)) };
        let (subject, last_day, href) = (Subject::Task(row.id), due.last_day(), format!("/plans/{}", plan.id));
        let words = NoticeWords { name: row.work.clone(), unit: Some(units::of(&names, unit)?.name.clone()), ..NoticeWords::default() };
        open.about.insert((subject, last_day), About { href, unit: Some(unit), words });
        open.of_units.push(Duty { subject, due, owners: owners.into_iter().collect(), superiors: heads.into_iter().collect() });
        gathered.entry((plan.id, last_day)).or_insert((due, 0)).1 += 1;
    }
    let agency: Vec<_> = people.who(|one| one.role == Role::StandingAdmin).into_iter().collect();
    for ((id, last_day), (due, _)) in gathered {
        let (subject, plan) = (Subject::Plan(id), approved(id));
        let name = plan.and_then(|plan| models.get(&plan.model_id)).cloned().unwrap_or_default();
        let unit = plan.map(|plan| units::of(&names, plan.unit_id).map(|unit| unit.name.clone())).transpose()?;
        let words = NoticeWords { name, unit, ..NoticeWords::default() };
        let about = About { href: format!("/plans/{id}"), unit: plan.map(|plan| plan.unit_id), words };
        open.about.insert((subject, last_day), about);
        open.gathered.push(Duty { subject, due, owners: Vec::new(), superiors: agency.clone() });
    }
    Ok(())
}

/// The open difficulties: to the people of the level that has them. When its days are over they climb, and the next level is told.
pub(super) async fn add_difficulties(tx: &TenantTx, as_of: &AsOf, people: &People, open: &mut Open) -> Result<(), Error> {
    for line in difficulties::open_now(tx, as_of).await? {
        let Some(due) = line.due else { continue };
        let subject = Subject::Difficulty(line.id);
        let owners = at_level(people, line.unit.id, line.level).into_iter().collect();
        let words = NoticeWords { name: line.title, unit: Some(line.unit.name), level: line.level, ..NoticeWords::default() };
        let about = About { href: format!("/difficulties/{}", line.id), unit: Some(line.unit.id), words };
        open.about.insert((subject, due.last_day()), about);
        open.of_units.push(Duty { subject, due, owners, superiors: Vec::new() });
    }
    Ok(())
}
