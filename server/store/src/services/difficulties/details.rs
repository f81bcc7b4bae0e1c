//! `/difficulties/{id}`.

use domain::access::Action;
use domain::difficulty::{HandlingLevel, days_at_levels};
use domain::evidence::SubjectKind;
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{Difficulty, DifficultyEvent, DifficultyState};
use domain::lifecycle::machine::{MachineKind, offers};
use domain::lifecycle::{By, Context, Given, Machine};
use domain::near_duplicate::likeness;
use domain::views::difficulties::{DifficultyDetails, DifficultyLine, DifficultyText};
use sea_orm::{ColumnTrait, Condition, QueryFilter};

use super::about::{self, About};
use super::lines::{known, line, lines};
use super::{Found, category, draft};
use crate::entities::difficulty::{Column, Entity, Model};
use crate::life::makers;
use crate::queries::as_of::AsOf;
use crate::queries::ladder::OwnTerms;
use crate::queries::scope::Scope;
use crate::queries::{histories, units};
use crate::services::subjects::Seen;
use crate::services::{comments, files};
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

/// How many of those that could go under it are shown.
const MERGEABLE_SHOWN: usize = 20;

/// One difficulty, with what this person may do.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for one that the tenant does not have, for another unit's, and for a draft of another unit.
pub async fn get(store: &Store, caller: &Caller, id: DifficultyId) -> Result<DifficultyDetails, Error> {
    let tx = store.begin(caller, Action::ViewDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::load(&tx, &as_of, id).await?;
    let terms = OwnTerms::load(&tx, &as_of).await?;
    let unit = units::by_ids(&tx, [found.row.unit_id]).await?;
    let row = &found.row;
    let may_edit = found.past.state.is_none() && found.own() && caller.actor.may(Action::RaiseDifficulties);
    let stay = found.past.stay();
    let offers = offered(caller, &as_of, &found, &terms);
    let climbs = stay.and_then(|stay| Some((terms.ladder.above(stay.level)?, terms.terms().expires(stay)?)));
    let own = HandlingLevel::of(caller.actor.role);
    let scope = found.scope.as_ref().unwrap_or(&Scope::All);
    let place = [(SubjectKind::Difficulty, id.0)];
    let seen = Seen::load(&tx, caller, &as_of, place).await?;
    let details = DifficultyDetails {
        files: files::boxes(&tx, caller, &as_of, &seen, &place).await?,
        threads: comments::threads(&tx, caller, &as_of, &seen, &place).await?,
        line: line(row, &found.past, &unit, &terms)?,
        about: about::find(&tx, About::of(row)).await?.map(|thing| thing.link),
        text: text(row),
        version: row.version,
        ladder: terms.ladder.steps().collect(),
        days: days_at_levels(&found.past.held, as_of.at, &terms.calendar).into_iter().collect(),
        climbs: climbs.filter(|_| found.past.state == Some(DifficultyState::Open)),
        merged_into: over(&tx, &as_of, scope, row).await?,
        merged: under(&tx, &as_of, scope, row).await?,
        mergeable: mergeable(&tx, &as_of, caller, &found).await?,
        takes_over: stay.is_some_and(|stay| own.is_some_and(|own| own > stay.level)),
        lacks: if may_edit { draft(row)?.check() } else { Vec::new() },
        history: histories::told(&tx, MachineKind::Difficulty, found.past.events.clone()).await?,
        source: row.source.clone(),
        at: as_of.at,
        deadline_hour: as_of.deadline_hour,
        offers,
        may_edit,
    };
    tx.commit().await?;
    Ok(details)
}

/// The buttons: what the table allows this person, as far as the level that has it lets them.
fn offered(caller: &Caller, as_of: &AsOf, found: &Found, terms: &OwnTerms) -> Vec<DifficultyEvent> {
    let hand = caller.actor.hand();
    let level = found.past.stay().map(|stay| stay.level);
    let given = Given { level, ladder: Some(&terms.ladder), ..Given::default() };
    let mut makers = makers::<Difficulty>(&found.past.events);
    makers.extend(found.row.author_id);
    let context = Context { by: By::Person(hand), makers: &makers, now: caller.now, deadline_hour: as_of.deadline_hour, given };
    let mut events = offers::<Difficulty>(found.past.state, &context);
    // Merging is done on the page of the one that stays.
    events.retain(|event| *event != DifficultyEvent::Merge);
    events.retain(|event| found.own() || Difficulty::right(*event) != Some(Action::RaiseDifficulties));
    events.retain(|event| {
        let needs = Difficulty::rule(*event).map(|rule| rule.needs).unwrap_or_default();
        needs.iter().filter(|need| need.is_of_level()).all(|need| need.check(MachineKind::Difficulty, &context).is_empty())
    });
    events
}

fn text(row: &Model) -> DifficultyText {
    DifficultyText {
        category: row.category.clone().unwrap_or_default(),
        title: row.title.clone(),
        cause: row.cause.clone(),
        ask: row.ask.clone(),
        asked_body: row.asked_body.clone(),
    }
}

/// The one that it was put under: its name for everybody who may know of this one, nothing else of it.
async fn over(tx: &TenantTx, as_of: &AsOf, scope: &Scope, row: &Model) -> Result<Option<(DifficultyId, String)>, Error> {
    let Some(into) = row.merged_into else { return Ok(None) };
    let one = tx.find::<Entity>().filter(Column::Id.eq(into)).filter(known(as_of, scope)).one(tx.conn()).await?;
    Ok(one.map(|one| (one.id, one.title)))
}

/// Those that were put under it, as far as the person may know of them.
async fn under(tx: &TenantTx, as_of: &AsOf, scope: &Scope, row: &Model) -> Result<Vec<DifficultyLine>, Error> {
    let mut rows = lines(tx, as_of, known(as_of, scope).add(Column::MergedInto.eq(row.id))).await?;
    rows.sort_by_key(|(_, line)| (line.since, line.id));
    Ok(rows.into_iter().map(|(_, line)| line).collect())
}

/// Open ones of the same category, the most alike first.
async fn mergeable(tx: &TenantTx, as_of: &AsOf, caller: &Caller, found: &Found) -> Result<Vec<(DifficultyLine, bool)>, Error> {
    let open = |state: Option<DifficultyState>| matches!(state, Some(DifficultyState::Open | DifficultyState::WaitingCentre));
    let Some(category) = category(&found.row)?.filter(|_| open(found.past.state)) else { return Ok(Vec::new()) };
    if !caller.actor.may(Action::MergeDifficulties) {
        return Ok(Vec::new());
    }
    let others = Condition::all().add(as_of.known(Column::KnownAt)).add(Column::Category.eq(category.code()));
    let mut rows = lines(tx, as_of, others.add(Column::Id.ne(found.row.id))).await?;
    rows.retain(|(_, line)| open(line.state));
    let mut rows: Vec<_> = rows.into_iter().map(|(row, line)| (likeness(&row.title, &found.row.title), line)).collect();
    rows.sort_by_key(|(like, line)| (std::cmp::Reverse(*like), line.since, line.id));
    rows.truncate(MERGEABLE_SHOWN);
    let alike = |title: &str| domain::near_duplicate::alike(title, &found.row.title);
    Ok(rows.into_iter().map(|(_, line)| (alike(&line.title), line)).map(|(alike, line)| (line, alike)).collect())
}
