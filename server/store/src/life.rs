//! The one way from a state to the next: the table of `domain::lifecycle` decides, a row and an audit event record it, in the
//! transaction of the use case. Many that begin at once: [`batch`].

pub(crate) mod batch;

use domain::access::Coded;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::difficulty::HandlingLevel;
use domain::error::Fault;
use domain::ids::AccountId;
use domain::lifecycle::machine::{MachineKind, Rule, Who};
use domain::lifecycle::{By, Context, Given, Machine, next};
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::{life_event, remark};
use crate::queries::as_of::AsOf;
use crate::queries::life;
use crate::secrets::new_id;
use crate::services::notices::tell_later;
use crate::tenancy::{Actor, TenantTx};

/// An event, and what it is fired with.
pub(crate) struct Shot<'a, M: Machine> {
    /// The row that it happens to.
    pub(crate) subject: Uuid,
    /// The row in words, for the trail.
    pub(crate) name: &'a str,
    /// What happens.
    pub(crate) event: M::Event,
    /// How many events of the subject the person had seen; `None` for what follows another event of the same transaction.
    pub(crate) seen: Option<u32>,
    /// Those who wrote what is decided on, besides those whom its life names: the last editor of a draft.
    pub(crate) makers: Vec<AccountId>,
    /// What came with it.
    pub(crate) given: Given<'a>,
}

/// Fires an event and answers the state that it led to.
///
/// # Errors
/// What [`next`] refuses; [`Fault::Stale`] when something happened since the person looked, or happens at this moment.
pub(crate) async fn fire<M: Machine>(tx: &TenantTx, as_of: &AsOf, shot: Shot<'_, M>) -> Result<M::State, Error> {
    fire_to(tx, as_of, shot, None).await
}

/// The same, of a difficulty: the level that has it then.
pub(crate) async fn fire_to<M: Machine>(
    tx: &TenantTx,
    as_of: &AsOf,
    shot: Shot<'_, M>,
    level: Option<HandlingLevel>,
) -> Result<M::State, Error> {
    let past = life::whole(tx, M::KIND, shot.subject).await?;
    if shot.seen.is_some_and(|seen| seen as usize != past.len()) {
        return Err(Fault::Stale.into());
    }
    let state = past.last().map(life::state_of::<M>).transpose()?;
    let actor = tx.actor().ok_or_else(|| Error::Broken("an event of a person without a person".to_owned()))?;
    let by = By::Person(actor.hand());
    let mut own = past.iter().filter(|event| makes::<M>(event));
    let mut makers = makers::<M>(&past);
    makers.extend(shot.makers.iter().copied());
    let context = Context { by, makers: &makers, now: tx.now(), deadline_hour: as_of.deadline_hour, given: shot.given };
    let state = next::<M>(state, shot.event, &context)?;
    // Only a decision names what it decides on; the database then compares the two people once more.
    let decides = M::rule(shot.event).filter(|rule| rule.other_person).and_then(|_| own.next_back());
    let seq = i64::try_from(past.len()).unwrap_or(i64::MAX).saturating_add(1);
    let (id, row) = row::<M>(tx, Some(actor), &shot, seq, state);
    let row = life_event::ActiveModel { level: Set(level.map(|level| level.code().to_owned())), ..row };
    let decided = decides.map(|event| event.id);
    let row = life_event::ActiveModel { decides_id: Set(decided), maker_id: Set(decides.and_then(|event| event.actor_id)), ..row };
    tx.insert(row).await.map_err(at_once)?;
    for (ordinal, one) in (1..).zip(shot.given.remarks) {
        let row = remark::ActiveModel {
            tenant_id: Set(tx.tenant()),
            event_id: Set(id),
            ordinal: Set(ordinal),
            reason: Set(one.reason.code().to_owned()),
            part: Set(one.part.code().to_owned()),
            text: Set(one.text.clone()),
        };
        tx.insert(row).await?;
    }
    tell_later(tx, M::KIND, shot.event.code(), id).await?;
    let mut detail = json!({ "event": shot.event.code(), "state": state.code(), "text": shot.given.text });
    if let Some(level) = level {
        detail["level"] = level.code().into();
    }
    record(tx, Event { event: trail(M::KIND), subject_id: Some(shot.subject), subject: shot.name, detail }).await?;
    Ok(state)
}

/// The source of what time alone brings about.
const CLOCK: &str = "clock";

/// Fires an event of the clock: what happened at `at`, however late it is asked for. `past` is how many events the subject has.
///
/// # Errors
/// What [`next`] refuses; [`Fault::Stale`] when something else happens at this moment.
pub(crate) async fn tick<M: Machine>(
    tx: &TenantTx,
    as_of: &AsOf,
    shot: Shot<'_, M>,
    (state, past): (M::State, usize),
    (at, level): (Instant, HandlingLevel),
) -> Result<M::State, Error> {
    let context = Context { by: By::Clock, makers: &[], now: tx.now(), deadline_hour: as_of.deadline_hour, given: shot.given };
    let state = next::<M>(Some(state), shot.event, &context)?;
    let seq = i64::try_from(past).unwrap_or(i64::MAX).saturating_add(1);
    let (id, row) = row::<M>(tx, None, &shot, seq, state);
    let row = life_event::ActiveModel { known_at: Set(at), level: Set(Some(level.code().to_owned())), ..row };
    tx.insert(row).await.map_err(at_once)?;
    tell_later(tx, M::KIND, shot.event.code(), id).await?;
    let detail = json!({ "event": shot.event.code(), "state": state.code(), "level": level.code() });
    record(tx, Event { event: trail(M::KIND), subject_id: Some(shot.subject), subject: shot.name, detail }).await?;
    Ok(state)
}

/// The row of an event that decides on nothing.
fn row<M: Machine>(tx: &TenantTx, actor: Option<&Actor>, shot: &Shot<'_, M>, seq: i64, state: M::State) -> (Uuid, life_event::ActiveModel) {
    let id = new_id();
    let row = life_event::ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(id),
        machine: Set(M::KIND.code().to_owned()),
        subject_id: Set(shot.subject),
        seq: Set(seq),
        event: Set(Some(shot.event.code().to_owned())),
        state: Set(state.code().to_owned()),
        actor_id: Set(actor.map(|actor| actor.account)),
        in_name_of: Set(actor.and_then(Actor::in_name_of)),
        decides_id: Set(None),
        maker_id: Set(None),
        text: Set((!shot.given.text.is_empty()).then(|| shot.given.text.to_owned())),
        on_day: Set(shot.given.on),
        document_id: Set(shot.given.document),
        addressee_unit_id: Set(shot.given.addressee.map(|to| to.unit)),
        addressee_id: Set(shot.given.addressee.and_then(|to| to.person)),
        due_on: Set(shot.given.due.map(|due| due.on)),
        due_rule: Set(shot.given.due.map(|due| due.rule.code().to_owned())),
        verdict: Set(shot.given.verdict.map(|verdict| verdict.code().to_owned())),
        level: Set(None),
        source: Set(actor.map_or_else(|| CLOCK.to_owned(), |actor| actor.username.clone())),
        known_at: Set(tx.now()),
        recorded_at: Set(tx.now()),
    };
    (id, row)
}

/// Those who made what is decided on, and in whose name they did.
pub(crate) fn makers<M: Machine>(past: &[life_event::Model]) -> Vec<AccountId> {
    past.iter().filter(|event| makes::<M>(event)).flat_map(|event| [event.actor_id, event.in_name_of]).flatten().collect()
}

/// Whether an event made what is decided on later: written, sent, answered. Who decides makes nothing, also where the decision
/// is to ask for more: a head who wanted a task reworked may sign it afterwards.
fn makes<M: Machine>(event: &life_event::Model) -> bool {
    let event = M::Event::ALL.iter().copied().find(|known| Some(known.code()) == event.event.as_deref());
    event.and_then(M::rule).is_some_and(|rule| {
        let beside = |checked: &Rule<M::State, M::Event>| {
            checked.other_person && checked.who == rule.who && checked.from.iter().any(|state| rule.from.contains(state))
        };
        matches!(rule.who, Who::Right(action) if action.makes()) && !M::RULES.iter().any(beside)
    })
}

/// Two people fired at once: the second finds the number taken.
pub(crate) fn at_once(error: Error) -> Error {
    error.if_taken(|| Fault::Stale)
}

/// Under which code the trail keeps what happens to it.
const fn trail(kind: MachineKind) -> EventCode {
    match kind {
        MachineKind::Model => EventCode::ModelMoved,
        MachineKind::Registration => EventCode::RegistrationMoved,
        MachineKind::Plan => EventCode::PlanMoved,
        MachineKind::Explanation => EventCode::ExplanationMoved,
        MachineKind::Task => EventCode::TaskMoved,
        MachineKind::Difficulty => EventCode::DifficultyMoved,
        MachineKind::Directive => EventCode::DirectiveMoved,
        MachineKind::Report => EventCode::ReportMoved,
    }
}
