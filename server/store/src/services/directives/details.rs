//! `/directives/{id}`: a document with each unit's obligation; of a draft, what it will ask.

use std::collections::HashMap;

use domain::access::Action;
use domain::clock::Instant;
use domain::error::Fault;
use domain::evidence::SubjectKind;
use domain::ids::{AccountId, DocumentId, ObligationId};
use domain::lifecycle::directive::{Directive, DirectiveEvent, DirectiveState};
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::{By, Context, Given};
use domain::views::directive_drafts::{DirectiveDraftView, DraftClause};
use domain::views::directives::{DirectiveDetails, DirectiveShown, ExtensionRow};
use sea_orm::{ColumnTrait, QueryFilter};
use time::Date;

use super::answers::{self, Answers};
use super::demands::{self, Demand, Tree};
use super::{duties, ends, state_of};
use crate::entities::document::{Column, Entity, Model};
use crate::entities::{account, due_extension};
use crate::queries::as_of::AsOf;
use crate::queries::obligations::Owed;
use crate::queries::scope::Scope;
use crate::queries::standing_duties;
use crate::queries::units::{self, UnitMap};
use crate::queries::{calendar, documents, extensions, histories, life, obligations};
use crate::services::subjects::Seen;
use crate::services::{comments, files};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// One document with a page of its units' duties. `shown`: which of them, and a duty whose answer is to be opened.
///
/// # Errors
/// [`Fault::NotFound`] for a document that the tenant does not have or that was issued only after the day, and for a draft unless
/// the person may issue it; [`Fault::Forbidden`] for the centre.
pub async fn get(
    store: &Store,
    caller: &Caller,
    id: DocumentId,
    as_of: Option<Date>,
    shown: impl Into<DirectiveShown>,
) -> Result<DirectiveDetails, Error> {
    let DirectiveShown { opened, duties } = shown.into();
    let tx = store.begin(caller, Action::ViewDirectives).await?;
    let as_of = AsOf::load(&tx, as_of).await?;
    let document = known_or_draft(&tx, caller, &as_of, id).await?;
    let events = life::known(&tx, &as_of, MachineKind::Directive, id.0).await?;
    let state = state_of(&document, &events)?;
    let mut owed = obligations::owed(&tx, &as_of, obligations::under(id)).await?;
    let owers = units::by_ids(&tx, owed.iter().map(|o| o.row.unit_id)).await?;
    owed.sort_by_cached_key(|o| (o.row.clause, owers.get(&o.row.unit_id).map(units::place)));
    let offers = offered(caller, &as_of, state);
    let others = if offers.contains(&DirectiveEvent::Replace) { ends::others(&tx, &as_of, id).await? } else { Vec::new() };
    let raisable = raisable(&tx, caller, &as_of, &owed).await?;
    let Answers { readable, shown, waiting } = answers::load(&tx, caller, &as_of, &owed, opened).await?;
    let draft = if state == DirectiveState::Draft { Some(draft(&tx, &as_of, &document).await?) } else { None };
    let may_extend = writes_now(caller, &as_of) && caller.actor.may(Action::ExtendDeadlines);
    let answered = shown.iter().map(|one| (SubjectKind::Obligation, one.duty.id.0));
    let places: Vec<_> = std::iter::once((SubjectKind::Directive, id.0)).chain(answered).collect();
    let seen = Seen::load(&tx, caller, &as_of, places.iter().copied()).await?;
    let (clauses, extensions) = (obligations::clauses(&as_of, &owed), granted(&tx, &as_of, &owed, &owers).await?);
    let (owed, duty_states, duty_page) = duties::shown(owed, &owers, &duties);
    let details = DirectiveDetails {
        duty_states,
        duty_page,
        files: files::boxes(&tx, caller, &as_of, &seen, &places).await?,
        standing: standing_duties::of(&tx, id).await?,
        threads: comments::threads(&tx, caller, &as_of, &seen, &places).await?,
        directive: documents::head(&document),
        as_of: as_of.day,
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        clauses,
        extensions,
        obligations: obligations::rows(&tx, owed).await?,
        state,
        history: histories::told(&tx, MachineKind::Directive, events).await?,
        offers,
        others: others.iter().map(documents::head).collect(),
        may_extend,
        readable,
        raisable,
        answers: shown,
        answers_waiting: waiting,
        today: tx.now().day(),
        draft,
        source: document.source,
    };
    tx.commit().await?;
    Ok(details)
}

/// A document known on the day; else one that was never issued, for those who may issue it.
async fn known_or_draft(tx: &TenantTx, caller: &Caller, as_of: &AsOf, id: DocumentId) -> Result<Model, Error> {
    if as_of.past || !caller.actor.may(Action::IssueDirectives) {
        return documents::get(tx, as_of, id).await;
    }
    let document = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?;
    let seen = |row: &Model| row.known_at == Instant::NOT_YET || row.known_at < as_of.known_before();
    Ok(document.filter(seen).ok_or(Fault::NotFound)?)
}

/// What the person's own units still have to do, for whoever may say what stands in the way. Two queries.
async fn raisable(tx: &TenantTx, caller: &Caller, as_of: &AsOf, owed: &[obligations::Owed]) -> Result<Vec<ObligationId>, Error> {
    if !writes_now(caller, as_of) || !caller.actor.may(Action::RaiseDifficulties) {
        return Ok(Vec::new());
    }
    let scope = Scope::load(tx, &caller.actor, as_of.day).await?;
    Ok(owed.iter().filter(|owed| owed.open() && scope.has(owed.row.unit_id)).map(|owed| owed.row.id).collect())
}

fn writes_now(caller: &Caller, as_of: &AsOf) -> bool {
    !as_of.past && !caller.tenant.suspended
}

fn offered(caller: &Caller, as_of: &AsOf, state: DirectiveState) -> Vec<DirectiveEvent> {
    if !writes_now(caller, as_of) {
        return Vec::new();
    }
    let hand = caller.actor.hand();
    let context =
        Context { by: By::Person(hand), makers: &[], now: caller.now, deadline_hour: as_of.deadline_hour, given: Given::default() };
    offers::<Directive>(Some(state), &context)
}

/// What is being entered. Five queries.
async fn draft(tx: &TenantTx, as_of: &AsOf, document: &Model) -> Result<DirectiveDraftView, Error> {
    let tree = Tree::load(tx, as_of, document.issued_on).await?;
    let rows = demands::rows(tx, document.id).await?;
    let demands = tree.demands(&rows)?;
    let calendar = calendar::load(tx).await?;
    let clause = |demand: &Demand<'_>| {
        Ok(DraftClause {
            clause: demand.clause,
            kind: demand.draft.kind,
            title: demand.draft.title.clone(),
            sent_to: demand.draft.sent_to.clone(),
            due: demand.due,
            chosen: demand.chosen.clone(),
            units: units::heads(demand.units.iter().copied())?,
            day_off: !calendar.is_working_day(demand.due.last_day()),
            past: demand.due.instant(as_of.deadline_hour) <= as_of.at,
        })
    };
    Ok(DirectiveDraftView {
        version: document.version,
        clauses: demands.iter().map(clause).collect::<Result<_, Error>>()?,
        choices: tree.choices()?,
        lacks: demands::lacks(document, &demands, as_of.day),
    })
}

/// The extensions, those granted at once together, oldest first. One query.
async fn granted(tx: &TenantTx, as_of: &AsOf, owed: &[Owed], owers: &UnitMap) -> Result<Vec<ExtensionRow>, Error> {
    let people = owed.iter().flat_map(|o| &o.extensions).filter_map(|one| one.actor_id);
    let people = tx.find::<account::Entity>().filter(account::Column::Id.is_in(people)).all(tx.conn()).await?;
    let names: HashMap<AccountId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let mut rows: Vec<ExtensionRow> = Vec::new();
    for owed in owed {
        let mut until = owed.first;
        for one in &owed.extensions {
            let row = extension(as_of, owed, one, until, &names, owers)?;
            until = row.due;
            let together = |other: &&mut ExtensionRow| {
                (other.clause, other.due, other.granted_at, &other.reason) == (row.clause, row.due, row.granted_at, &row.reason)
            };
            match rows.iter_mut().find(together) {
                Some(other) => {
                    other.after_expiry |= row.after_expiry;
                    other.units.extend(row.units);
                }
                None => rows.push(row),
            }
        }
    }
    rows.sort_by_key(|row| (row.granted_at, row.clause));
    Ok(rows)
}

fn extension(
    as_of: &AsOf,
    owed: &Owed,
    one: &due_extension::Model,
    until: domain::deadline::Due,
    names: &HashMap<AccountId, String>,
    owers: &UnitMap,
) -> Result<ExtensionRow, Error> {
    let due = extensions::due(one)?;
    let fact = domain::extension::Extension { due, reason: one.reason.clone(), granted_at: one.known_at };
    Ok(ExtensionRow {
        clause: u32::try_from(owed.row.clause).unwrap_or_default(),
        units: vec![units::head(units::of(owers, owed.row.unit_id)?)?],
        due,
        after_expiry: fact.after_expiry(until, as_of.deadline_hour),
        reason: fact.reason,
        actor: one.actor_id.and_then(|id| names.get(&id).cloned()),
        granted_at: one.known_at,
    })
}
