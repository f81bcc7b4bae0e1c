//! What units answered in words, for their own people and for those who asked.

use std::collections::{HashMap, VecDeque};

use domain::ids::{AccountId, ExplanationId, ObligationId};
use domain::lifecycle::explanation::{Explanation, ExplanationEvent, ExplanationState};
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::{By, Context, Given};
use domain::views::directives::{DutyAnswer, ObligationRow};
use domain::views::life::PastEvent;
use domain::views::registrations::ExplanationRow;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::entities::{explanation, life_event, obligation};
use crate::queries::as_of::AsOf;
use crate::queries::obligations::{self, Owed};
use crate::queries::paging::count;
use crate::queries::scope::Scope;
use crate::queries::{histories, life};
use crate::tenancy::TenantTx;
use crate::{Caller, Error};

/// Of those that wait, as many are shown at once.
const SHOWN: usize = 20;

/// What the person may read, and of that what is shown.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) readable: Vec<ObligationId>,
    pub(super) shown: Vec<DutyAnswer>,
    pub(super) waiting: u32,
}

/// One that may be read.
struct Readable<'a> {
    id: ExplanationId,
    owed: &'a Owed,
    state: ExplanationState,
    events: Vec<life_event::Model>,
}

/// The answers under one document, in the order of `owed`. `opened` is one that was asked for. Nine queries.
pub(super) async fn load(
    tx: &TenantTx,
    caller: &Caller,
    as_of: &AsOf,
    owed: &[Owed],
    opened: Option<ObligationId>,
) -> Result<Answers, Error> {
    let role = caller.actor.role;
    if !role.sees_all_units() && !role.needs_unit() {
        return Ok(Answers::default());
    }
    let scope = Scope::load(tx, &caller.actor, as_of.day).await?;
    let mine: Vec<&Owed> = owed.iter().filter(|owed| scope.has(owed.row.unit_id)).collect();
    let Some(first) = mine.first() else { return Ok(Answers::default()) };
    let readable = readable(tx, as_of, first.row.document_id, &mine).await?;
    let waits = |one: &&Readable<'_>| one.state == ExplanationState::Answered;
    let waiting = if role.sees_all_units() { count(readable.iter().filter(waits).count()) } else { 0 };
    let ids = readable.iter().map(|one| one.owed.row.id).collect();
    let mut room = SHOWN;
    let show = |one: &Readable<'_>| {
        let first = room > 0 && (!role.sees_all_units() || one.state == ExplanationState::Answered);
        room -= usize::from(first);
        first || Some(one.owed.row.id) == opened
    };
    let shown: Vec<Readable<'_>> = readable.into_iter().filter(show).collect();
    Ok(Answers { readable: ids, shown: rows(tx, caller, as_of, shown).await?, waiting })
}

async fn readable<'a>(
    tx: &TenantTx,
    as_of: &AsOf,
    document: domain::ids::DocumentId,
    mine: &[&'a Owed],
) -> Result<Vec<Readable<'a>>, Error> {
    use explanation::{Column, Entity};
    let under = tx.find::<obligation::Entity>().filter(obligation::Column::DocumentId.eq(document));
    let under = under.select_only().column(obligation::Column::Id).into_query();
    let asked = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).filter(Column::ObligationId.in_subquery(under));
    let ids = asked.clone().select_only().column(Column::Id).into_query();
    let mut lives = life::of(tx, as_of, &[MachineKind::Explanation], ids).await?;
    let asked = asked.all(tx.conn()).await?.into_iter().filter_map(|row| Some((row.obligation_id?, row.id)));
    let asked: HashMap<ObligationId, ExplanationId> = asked.collect();
    let mut found = Vec::new();
    for owed in mine {
        let Some(id) = asked.get(&owed.row.id).copied() else { continue };
        let events = lives.remove(&id.0).unwrap_or_default();
        let Some(state) = events.last().map(life::state_of::<Explanation>).transpose()? else { continue };
        found.push(Readable { id, owed, state, events });
    }
    Ok(found)
}

async fn rows(tx: &TenantTx, caller: &Caller, as_of: &AsOf, shown: Vec<Readable<'_>>) -> Result<Vec<DutyAnswer>, Error> {
    let duties = obligations::rows(tx, shown.iter().map(|one| one.owed.clone()).collect()).await?;
    // Told together, then parted again: as many queries for one as for twenty.
    let all = shown.iter().flat_map(|one| one.events.iter().cloned()).collect();
    let mut told: VecDeque<PastEvent> = histories::told(tx, MachineKind::Explanation, all).await?.into();
    let row = |(one, duty): (Readable<'_>, ObligationRow)| -> Result<DutyAnswer, Error> {
        let history = told.drain(..one.events.len()).collect();
        let due = match one.state {
            ExplanationState::Requested => Some(one.owed.due),
            ExplanationState::Returned => {
                let last = one.events.iter().rev().find_map(|event| event.due_on.zip(event.due_rule.as_deref()));
                last.map(|(on, rule)| obligations::due(on, rule)).transpose()?
            }
            _ => None,
        };
        let offers = offered(caller, as_of, &one);
        Ok(DutyAnswer { duty, answer: ExplanationRow { id: one.id, state: one.state, due, history, offers } })
    };
    shown.into_iter().zip(duties).map(row).collect()
}

/// What the person may do now. The question itself goes with its document only.
fn offered(caller: &Caller, as_of: &AsOf, one: &Readable<'_>) -> Vec<ExplanationEvent> {
    if as_of.past || caller.tenant.suspended || one.owed.state == domain::obligation::ObligationState::Withdrawn {
        return Vec::new();
    }
    let answers = one.events.iter().filter(|event| event.event.as_deref() == Some(ExplanationEvent::Answer.code()));
    let makers: Vec<AccountId> = answers.filter_map(|event| event.actor_id).collect();
    let hand = caller.actor.hand();
    let context =
        Context { by: By::Person(hand), makers: &makers, now: caller.now, deadline_hour: as_of.deadline_hour, given: Given::default() };
    let mut events = offers::<Explanation>(Some(one.state), &context);
    events.retain(|event| *event != ExplanationEvent::Withdraw);
    events
}
