//! What files are attached to and comments are made on: who may see them, who may add one, and when that is over.

mod papers;

use std::collections::{HashMap, HashSet};

use domain::access::Role;
use domain::clock::Instant;
use domain::evidence::SubjectKind;
use domain::ids::{DifficultyId, DocumentId, ObligationId, TaskId, UnitId};
use domain::lifecycle::Machine;
use domain::lifecycle::difficulty::{Difficulty, DifficultyState};
use domain::lifecycle::directive::{Directive, DirectiveState};
use domain::lifecycle::explanation::{Explanation, ExplanationState};
use domain::lifecycle::paper::{PaperState, Plan};
use domain::lifecycle::task::{Task, TaskState};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::entities::{difficulty, document, explanation, life_event, obligation, plan, task};
use crate::queries::as_of::AsOf;
use crate::queries::life::{self, Lives};
use crate::queries::scope::Scope;
use crate::tenancy::TenantTx;
use crate::{Caller, Error};

/// Where something is attached or said.
pub(crate) type Place = (SubjectKind, Uuid);

/// Something that files are attached to, as the person may see it.
#[derive(Debug)]
pub(super) struct Subject {
    /// In words.
    pub(super) name: String,
    /// Its page.
    pub(super) href: String,
    /// Whether the person acts for it.
    pub(super) own: bool,
    /// Whether it is at a step where files are attached.
    pub(super) open: bool,
    /// Those whose business it is before it is sent; none: of those who issue documents.
    pub(super) units: Vec<UnitId>,
    /// Whether it was sent, so that who sees all units sees it.
    pub(super) sent: bool,
    /// When something last happened to it.
    moved_at: Option<Instant>,
}

impl Subject {
    /// Whether a file may be taken off again: nothing has happened since it came.
    pub(super) fn is_loose(&self, attached_at: Instant) -> bool {
        self.own && self.open && self.moved_at.is_none_or(|moved| moved <= attached_at)
    }
}

/// Whose files the person may see: those of the units that they act for; all that was sent, for who sees all units.
pub(super) struct Reach {
    role: Role,
    scope: Option<Scope>,
    /// Whether they issue documents.
    issues: bool,
}

impl Reach {
    /// Two queries for whoever acts for a unit.
    pub(super) async fn load(tx: &TenantTx, caller: &Caller, as_of: &AsOf) -> Result<Self, Error> {
        let role = caller.actor.role;
        let scope = if role.needs_unit() { Some(Scope::load(tx, &caller.actor, as_of.day).await?) } else { None };
        Ok(Self { role, scope, issues: caller.actor.may(SubjectKind::Directive.write()) })
    }

    fn acts_for(&self, unit: UnitId) -> bool {
        self.scope.as_ref().is_some_and(|scope| scope.has(unit))
    }

    fn sees(&self, unit: UnitId, sent: bool) -> bool {
        self.acts_for(unit) || (sent && self.role.sees_all_units())
    }
}

/// Those of the places of a page that the person may see. As many queries for one as for many.
pub(crate) struct Seen(HashMap<Place, Subject>);

impl Seen {
    pub(crate) async fn load(tx: &TenantTx, caller: &Caller, as_of: &AsOf, places: impl IntoIterator<Item = Place>) -> Result<Self, Error> {
        let places: HashSet<Place> = places.into_iter().collect();
        let mut seen = HashMap::new();
        for kind in SubjectKind::ALL {
            let ids: Vec<Uuid> = places.iter().filter(|place| place.0 == *kind).map(|place| place.1).collect();
            let found = load(tx, caller, as_of, *kind, &ids).await?;
            seen.extend(found.into_iter().map(|(id, subject)| ((*kind, id), subject)));
        }
        Ok(Self(seen))
    }

    pub(super) fn get(&self, place: &Place) -> Option<&Subject> {
        self.0.get(place)
    }
}

type Found = HashMap<Uuid, Subject>;

/// Those of these things that the person may see with their files. As many queries for one as for many.
pub(super) async fn load(tx: &TenantTx, caller: &Caller, as_of: &AsOf, kind: SubjectKind, ids: &[Uuid]) -> Result<Found, Error> {
    if ids.is_empty() || !caller.actor.may(kind.view()) {
        return Ok(Found::new());
    }
    let reach = Reach::load(tx, caller, as_of).await?;
    let mut found = match kind {
        SubjectKind::Directive => directives(tx, as_of, &reach, ids).await?,
        SubjectKind::Obligation => obligations(tx, as_of, &reach, ids).await?,
        SubjectKind::Task => tasks(tx, as_of, &reach, ids).await?,
        SubjectKind::Registration => papers::registrations(tx, as_of, &reach, ids).await?,
        SubjectKind::Difficulty => difficulties(tx, as_of, &reach, ids).await?,
        SubjectKind::Plan => papers::plans(tx, as_of, &reach, ids).await?,
        SubjectKind::Model => papers::models(tx, as_of, &reach, ids).await?,
    };
    let writes = caller.actor.may(kind.write()) && !as_of.past && !caller.tenant.suspended;
    found.values_mut().for_each(|subject| subject.open &= writes);
    Ok(found)
}

/// The last event of a life, and the state that it led to.
fn last<M: Machine>(lives: &Lives, id: Uuid) -> Result<(Option<M::State>, Option<Instant>), Error> {
    let last: Option<&life_event::Model> = lives.get(&id).and_then(|events| events.last());
    Ok((last.map(life::state_of::<M>).transpose()?, last.map(|event| event.recorded_at)))
}

async fn directives(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use document::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| DocumentId(*id))));
    let subjects = query.clone().select_only().column(Column::Id).into_query();
    let lives = life::of(tx, as_of, &[Directive::KIND], subjects).await?;
    let issues = reach.issues;
    let mut found = Found::new();
    for row in query.all(tx.conn()).await? {
        let (state, moved_at) = last::<Directive>(&lives, row.id.0)?;
        let draft = row.known_at == Instant::NOT_YET;
        if row.known_at >= as_of.known_before() && !(draft && issues) {
            continue;
        }
        let state = state.unwrap_or(if draft { DirectiveState::Draft } else { DirectiveState::Issued });
        let open = matches!(state, DirectiveState::Draft | DirectiveState::Issued);
        let href = format!("/directives/{}", row.id);
        // What was issued keeps all that it has.
        let moved_at = if state == DirectiveState::Draft { moved_at } else { Some(Instant::NOT_YET) };
        found.insert(row.id.0, Subject { name: row.number, href, own: issues, open, units: Vec::new(), sent: !draft, moved_at });
    }
    Ok(found)
}

async fn obligations(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use explanation::{Column, Entity};
    use obligation::Column as O;
    let ids = ids.iter().map(|id| ObligationId(*id));
    let query = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).filter(Column::ObligationId.is_in(ids.clone()));
    let lives = life::of(tx, as_of, &[Explanation::KIND], query.clone().select_only().column(Column::Id).into_query()).await?;
    let asked: HashMap<ObligationId, _> =
        query.all(tx.conn()).await?.into_iter().filter_map(|row| Some((row.obligation_id?, row.id))).collect();
    let rows = tx.find::<obligation::Entity>().filter(O::Id.is_in(ids)).filter(as_of.known(O::KnownAt));
    let mut found = Found::new();
    for row in rows.all(tx.conn()).await? {
        let Some(explanation) = asked.get(&row.id).filter(|_| reach.sees(row.unit_id, true)) else { continue };
        let (state, moved_at) = last::<Explanation>(&lives, explanation.0)?;
        let open = matches!(state, Some(ExplanationState::Requested | ExplanationState::Returned));
        let href = format!("/directives/{}?duty={}", row.document_id, row.id);
        found.insert(
            row.id.0,
            Subject { name: row.title, href, own: reach.acts_for(row.unit_id), open, units: vec![row.unit_id], sent: true, moved_at },
        );
    }
    Ok(found)
}

async fn tasks(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use task::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| TaskId(*id))));
    let of_task = query.clone().select_only().column(Column::Id).into_query();
    let plans = query.clone().select_only().column(Column::PlanId).into_query();
    let lives = life::of(tx, as_of, &[Task::KIND], of_task).await?;
    let states = life::states::<Plan>(tx, as_of, plans.clone()).await?;
    let rows = tx.find::<plan::Entity>().filter(plan::Column::Id.in_subquery(plans)).all(tx.conn()).await?;
    let plans: HashMap<_, _> = rows.into_iter().map(|row| (row.id, row)).collect();
    let mut found = Found::new();
    for row in query.all(tx.conn()).await? {
        let Some(plan) = plans.get(&row.plan_id) else { continue };
        let state = states.get(&plan.id.0).copied();
        let sent = state.is_some_and(|state| state != PaperState::Draft);
        let leads = sent && row.owner_unit_id.is_some_and(|unit| reach.acts_for(unit));
        if !reach.sees(plan.unit_id, sent) && !leads {
            continue;
        }
        let (at, moved_at) = last::<Task>(&lives, row.id.0)?;
        let works = matches!(at, Some(TaskState::NotStarted | TaskState::InProgress | TaskState::Recurring));
        let subject = Subject {
            name: row.work,
            href: format!("/plans/{}", plan.id),
            own: reach.acts_for(plan.unit_id) || leads,
            open: works && state == Some(PaperState::Accepted),
            units: row.owner_unit_id.filter(|_| sent).into_iter().chain([plan.unit_id]).collect(),
            sent,
            moved_at,
        };
        found.insert(row.id.0, subject);
    }
    Ok(found)
}

async fn difficulties(tx: &TenantTx, as_of: &AsOf, reach: &Reach, ids: &[Uuid]) -> Result<Found, Error> {
    use difficulty::{Column, Entity};
    let query = tx.find::<Entity>().filter(Column::Id.is_in(ids.iter().map(|id| DifficultyId(*id))));
    let lives = life::of(tx, as_of, &[Difficulty::KIND], query.clone().select_only().column(Column::Id).into_query()).await?;
    let mut found = Found::new();
    for row in query.all(tx.conn()).await? {
        let (state, moved_at) = last::<Difficulty>(&lives, row.id.0)?;
        if !reach.sees(row.unit_id, state.is_some()) {
            continue;
        }
        let href = format!("/difficulties/{}", row.id);
        let open = matches!(state, None | Some(DifficultyState::Open));
        let (own, units) = (reach.acts_for(row.unit_id), vec![row.unit_id]);
        found.insert(row.id.0, Subject { name: row.title, href, own, open, units, sent: state.is_some(), moved_at });
    }
    Ok(found)
}
