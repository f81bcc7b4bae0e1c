//! The list: what any unit sent, and the drafts of one's own; the timeline of the approved; what waits for a plan.

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::access::Action;
use domain::fold::fold_vi;
use domain::ids::{ModelId, PlanId};
use domain::lifecycle::ModelState;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperState, Plan};
use domain::lifecycle::task::{Task, TaskState};
use domain::views::order::SortBy;
use domain::views::plans::{PlanFilter, PlanLine, PlanList, Plannable};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect, QueryTrait};
use time::Date;

use super::is_public;
use crate::entities::plan::{Column, Entity};
use crate::entities::{pilot_model, task};
use crate::queries::as_of::AsOf;
use crate::queries::paging::{count, cut, needle};
use crate::queries::scope::Scope;
use crate::queries::sorting::{arrange, due, moment, place, words};
use crate::queries::{life, models, obligations, units};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

const PAGE_SIZE: u32 = 40;
/// Of the approved plans, so many are drawn.
const DRAWN: usize = 60;
/// Of the models without a plan, so many are named.
const WAITING_SHOWN: usize = 40;

/// The plans, what waits first. Thirteen queries, however many there are.
///
/// # Errors
/// [`domain::error::Fault::Forbidden`] for the centre.
pub async fn list(store: &Store, caller: &Caller, filter: PlanFilter) -> Result<PlanList, Error> {
    let tx = store.begin(caller, Action::ViewTasks).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let acts = caller.actor.role.needs_unit();
    let scope = if acts { Some(Scope::load(&tx, &caller.actor, as_of.day).await?) } else { None };
    let sent = Condition::any().add(as_of.known(Column::KnownAt));
    let query = tx.find::<Entity>().filter(sent.add_option(scope.as_ref().map(|scope| scope.of_units(Column::UnitId))));
    let ids = query.clone().select_only().column(Column::Id).into_query();
    let of = query.clone().select_only().column(Column::ModelId).into_query();
    let rows = query.all(tx.conn()).await?;
    let lives = life::of(&tx, &as_of, &[MachineKind::Plan], ids.clone()).await?;
    let units = units::by_ids(&tx, rows.iter().map(|row| row.unit_id)).await?;
    let known = tx.find::<pilot_model::Entity>().filter(pilot_model::Column::Id.in_subquery(of));
    let known: HashMap<_, _> = known.all(tx.conn()).await?.into_iter().map(|model| (model.id, model)).collect();
    let tasks = Tasks::load(&tx, &as_of, ids).await?;
    let mut lines = Vec::with_capacity(rows.len());
    let mut planned: HashSet<ModelId> = HashSet::new();
    for row in rows {
        let events = lives.get(&row.id.0).map_or(&[][..], Vec::as_slice);
        let Some(last) = events.last() else { continue };
        let state = life::state_of::<Plan>(last)?;
        let own = scope.as_ref().is_some_and(|scope| scope.has(row.unit_id));
        let Some(model) = known.get(&row.model_id).filter(|_| own || is_public(state, events)) else { continue };
        // A returned plan is renewed on its own page.
        if !matches!(state, PaperState::Withdrawn | PaperState::Replaced) {
            planned.insert(row.model_id);
        }
        let (all, done) = tasks.counts(row.id);
        lines.push(PlanLine {
            id: row.id,
            name: model.name.clone(),
            unit: units::head(units::of(&units, row.unit_id)?)?,
            state,
            since: last.known_at,
            from: tasks.first_day(row.id).or_else(|| (state == PaperState::Accepted).then(|| last.known_at.day())),
            ends: row.ends_on.zip(row.ends_rule.as_deref()).map(|(on, rule)| obligations::due(on, rule)).transpose()?,
            tasks: all,
            done,
            sample: model.sample,
        });
    }
    let waiting = waiting(&tx, &as_of, scope.as_ref().unwrap_or(&Scope::All), &planned).await?;
    tx.commit().await?;
    let may_begin = acts && caller.actor.may(Action::WriteDrafts);
    Ok(shown(lines, waiting, may_begin, &filter, as_of.day))
}

/// The tasks of the plans: where each stands, and when the first begins.
struct Tasks(HashMap<PlanId, Vec<Placed>>);

/// Where a task stands, and its first day.
type Placed = (Option<TaskState>, Option<Date>);

impl Tasks {
    /// Two queries.
    async fn load(tx: &TenantTx, as_of: &AsOf, plans: sea_orm::sea_query::SelectStatement) -> Result<Self, Error> {
        let query = tx.find::<task::Entity>().filter(task::Column::PlanId.in_subquery(plans));
        let ids = query.clone().select_only().column(task::Column::Id).into_query();
        let states = life::states::<Task>(tx, as_of, ids).await?;
        let mut by: HashMap<PlanId, Vec<Placed>> = HashMap::new();
        for row in query.all(tx.conn()).await? {
            by.entry(row.plan_id).or_default().push((states.get(&row.id.0).copied(), row.starts_on));
        }
        Ok(Self(by))
    }

    /// How many are not given up, and how many of these are done.
    fn counts(&self, plan: PlanId) -> (u32, u32) {
        let of = self.0.get(&plan).map_or(&[][..], Vec::as_slice);
        let counted = of.iter().filter(|(state, _)| *state != Some(TaskState::Cancelled)).count();
        (count(counted), count(of.iter().filter(|(state, _)| *state == Some(TaskState::Done)).count()))
    }

    fn first_day(&self, plan: PlanId) -> Option<Date> {
        self.0.get(&plan).into_iter().flatten().filter_map(|(_, starts)| *starts).min()
    }
}

/// Models of these units that are at the step of planning, without a plan. Three queries.
async fn waiting(tx: &TenantTx, as_of: &AsOf, scope: &Scope, planned: &HashSet<ModelId>) -> Result<Vec<Plannable>, Error> {
    let own = models::rows(tx, as_of, scope.of_units(pilot_model::Column::LeadUnitId)).await?;
    let waits =
        own.into_iter().filter(|row| matches!(row.state, ModelState::Accepted | ModelState::Planning) && !planned.contains(&row.id));
    Ok(waits.map(|row| Plannable { id: row.id, name: row.name, unit: row.lead, sample: row.sample }).collect())
}

fn shown(mut lines: Vec<PlanLine>, mut waiting: Vec<Plannable>, may_begin: bool, filter: &PlanFilter, today: Date) -> PlanList {
    if let Some(needle) = needle(filter.search.as_deref()) {
        lines.retain(|line| fold_vi(&line.name).contains(&needle) || fold_vi(&line.unit.name).contains(&needle));
    }
    let mut states: BTreeMap<PaperState, u32> = BTreeMap::new();
    for line in &lines {
        *states.entry(line.state).or_default() += 1;
    }
    let mut approved: Vec<PlanLine> = lines.iter().filter(|line| line.state == PaperState::Accepted).cloned().collect();
    let over = |line: &PlanLine| line.ends.is_some_and(|due| due.last_day() < today);
    approved.sort_by(|a, b| (over(a), a.from, &a.name, a.id).cmp(&(over(b), b.from, &b.name, b.id)));
    let (approved_total, waiting_total) = (count(approved.len()), count(waiting.len()));
    approved.truncate(DRAWN);
    waiting.truncate(WAITING_SHOWN);
    if let Some(state) = filter.state {
        lines.retain(|line| line.state == state);
    }
    lines.sort_by_key(|line| (line.state != PaperState::Submitted, std::cmp::Reverse(line.since), line.id));
    arrange(&mut lines, filter.sort, |line, by| match by {
        SortBy::Name => Some(words(&line.name)),
        SortBy::Unit => Some(words(&line.unit.name)),
        SortBy::State => Some(place(Some(line.state))),
        SortBy::Due => Some(due(line.ends)),
        SortBy::Since => Some(moment(line.since)),
        SortBy::Level => None,
    });
    let (rows, page) = cut(lines, filter.page, PAGE_SIZE);
    let states = states.into_iter().collect();
    PlanList { states, rows, page, approved, approved_total, waiting, waiting_total, may_begin, today }
}
