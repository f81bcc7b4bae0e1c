//! What happened is told: written down as a job where it happens, told by whoever does the job.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::{Action, Role};
use domain::difficulty::HandlingLevel;
use domain::ids::{AccountId, ExtensionId, UnitId};
use domain::job::JobKind;
use domain::lifecycle::machine::MachineKind;
use domain::notice::{Audience, NoticeKind, NoticeWords, told_by};
use domain::review::Subject;
use sea_orm::{ColumnTrait, QueryFilter};
use serde::{Deserialize, Serialize};
use time::Date;
use uuid::Uuid;

use super::people::People;
use super::rows::Tale;
use super::thing::Thing;
use crate::Error;
use crate::entities::{account, due_extension, job, life_event, notice, obligation};
use crate::queries::paging::count;
use crate::queries::units::{self, UnitMap};
use crate::queries::{extensions, histories, life};
use crate::services::jobs::queue::enqueue;
use crate::tenancy::TenantTx;

/// What a job tells.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Happened {
    /// An event of a life.
    Event(Uuid),
    /// Units got more time.
    Extended(Vec<ExtensionId>),
}

impl Happened {
    async fn later(&self, tx: &TenantTx, cause: Uuid) -> Result<(), Error> {
        let payload = serde_json::to_string(self).map_err(|e| Error::Broken(e.to_string()))?;
        enqueue(tx, JobKind::Tell, &format!("{}:{cause}", JobKind::Tell), payload, tx.now()).await
    }
}

/// Writes down that an event is to be told, where it concerns somebody else.
pub(crate) async fn tell_later(tx: &TenantTx, machine: MachineKind, event: &str, id: Uuid) -> Result<(), Error> {
    if told_by(machine, event).is_none() {
        return Ok(());
    }
    Happened::Event(id).later(tx, id).await
}

/// The same of extensions that were granted at once.
pub(crate) async fn tell_extended(tx: &TenantTx, granted: Vec<ExtensionId>) -> Result<(), Error> {
    match granted.first().map(|first| first.0) {
        Some(first) => Happened::Extended(granted).later(tx, first).await,
        None => Ok(()),
    }
}

/// Does such a job.
pub(crate) async fn tell(tx: &TenantTx, job: &job::Model) -> Result<(), Error> {
    match serde_json::from_str(&job.payload).map_err(|e| Error::Broken(format!("job {}: {e}", job.id)))? {
        Happened::Event(id) => event(tx, id).await,
        Happened::Extended(granted) => extended(tx, granted).await,
    }
}

/// The units for which somebody is told, each with its last day.
type Told = BTreeMap<AccountId, Vec<(UnitId, Option<Date>)>>;

async fn event(tx: &TenantTx, id: Uuid) -> Result<(), Error> {
    let row = tx.find::<life_event::Entity>().filter(life_event::Column::Id.eq(id)).one(tx.conn()).await?;
    let row = row.ok_or_else(|| Error::Broken(format!("no event {id}")))?;
    let machine = MachineKind::from_code(&row.machine).ok_or_else(|| Error::unknown_code("machine", &row.machine))?;
    let Some((kind, audience)) = told_by(machine, row.event.as_deref().unwrap_or_default()) else { return Ok(()) };
    let Some(thing) = Thing::load(tx, machine, row.subject_id).await? else { return Ok(()) };
    let people = People::load(tx, tx.now().day()).await?;
    let level = row.level.as_deref().map(histories::level).transpose()?;
    let told = whom(&people, &thing, audience, level, row.actor_id);
    let names = units::by_ids(tx, thing.units.iter().map(|(unit, _)| *unit)).await?;
    let said = match &row.text {
        Some(text) => NoticeWords::said(text),
        None => remark(tx, id).await?,
    };
    let words =
        NoticeWords { name: thing.name, by: name_of(tx, row.actor_id).await?, text: said, due: row.due_on, level, ..Default::default() };
    let tale = Tale { kind, subject: thing.subject, href: thing.href, unit: None, words, key: format!("event:{id}"), caused_by: Some(id) };
    write(tx, &tale, told, &names).await
}

async fn remark(tx: &TenantTx, event: Uuid) -> Result<Option<String>, Error> {
    let remarks = life::remarks(tx, [event]).await?.remove(&event).unwrap_or_default();
    Ok(remarks.first().and_then(|remark| NoticeWords::said(&remark.text)))
}

/// Who is told: never whoever did it, and nobody who may not see it.
fn whom(people: &People, thing: &Thing, audience: Audience, level: Option<HandlingLevel>, actor: Option<AccountId>) -> Told {
    let mut told = Told::new();
    for (unit, due) in &thing.units {
        let heads = || people.of_unit(*unit, |one| one.role == Role::UnitHead);
        let ids = match audience {
            Audience::Reviewers => people.who(|one| one.role.may(Action::ReviewPapers)),
            Audience::Unit => people.of_unit(*unit, |_| true),
            Audience::Heads => heads(),
            Audience::Senders => {
                let makers = thing.makers.iter().copied().filter(|id| people.acts_for(*id, *unit));
                makers.chain(heads()).collect()
            }
            Audience::Level => at_level(people, *unit, level),
        };
        for id in ids.into_iter().filter(|id| Some(*id) != actor) {
            told.entry(id).or_default().push((*unit, *due));
        }
    }
    let may = people.who(|one| one.role.may(thing.view));
    told.retain(|id, _| may.contains(id));
    told
}

/// The people of a level: of the unit its heads, of the others everybody who decides there.
pub(super) fn at_level(people: &People, unit: UnitId, level: Option<HandlingLevel>) -> BTreeSet<AccountId> {
    match level {
        Some(HandlingLevel::Unit) => people.of_unit(unit, |one| one.role == Role::UnitHead),
        Some(level) => people.who(|one| HandlingLevel::of(one.role) == Some(level)),
        None => BTreeSet::new(),
    }
}

async fn name_of(tx: &TenantTx, account: Option<AccountId>) -> Result<Option<String>, Error> {
    let Some(id) = account else { return Ok(None) };
    let row = tx.find::<account::Entity>().filter(account::Column::Id.eq(id)).one(tx.conn()).await?;
    Ok(row.map(|row| row.name))
}

/// A row for each, who is told of one unit by its name, of several by their number and the first of their days.
async fn write(tx: &TenantTx, tale: &Tale, told: Told, names: &UnitMap) -> Result<(), Error> {
    let mut rows: Vec<notice::ActiveModel> = Vec::with_capacity(told.len());
    for (id, of) in told {
        let mut tale = tale.clone();
        tale.words.due = tale.words.due.or_else(|| of.iter().filter_map(|(_, due)| *due).min());
        match of.as_slice() {
            [(unit, _)] => {
                tale.unit = Some(*unit);
                tale.words.unit = Some(units::of(names, *unit)?.name.clone());
            }
            several => tale.words.count = Some(count(several.len())),
        }
        rows.push(tale.to(tx, id)?);
    }
    tx.insert_missing(rows).await?;
    Ok(())
}

/// The people of the units that got more time, each once for all that was granted at once.
async fn extended(tx: &TenantTx, granted: Vec<ExtensionId>) -> Result<(), Error> {
    use due_extension::Column as X;
    let rows = tx.find::<due_extension::Entity>().filter(X::Id.is_in(granted.iter().copied())).all(tx.conn()).await?;
    let Some(first) = rows.first() else { return Err(Error::Broken("an extension that is not there".to_owned())) };
    let duties = obligation::Column::Id.is_in(rows.iter().map(|row| row.obligation_id));
    let duties = tx.find::<obligation::Entity>().filter(duties).all(tx.conn()).await?;
    let Some(duty) = duties.first() else { return Err(Error::Broken("an extension of nothing".to_owned())) };
    let Some(thing) = Thing::load(tx, MachineKind::Directive, duty.document_id.0).await? else { return Ok(()) };
    let people = People::load(tx, tx.now().day()).await?;
    let due = Some(extensions::due(first)?.last_day());
    let units: BTreeSet<UnitId> = duties.iter().map(|duty| duty.unit_id).collect();
    let names = units::by_ids(tx, units.iter().copied()).await?;
    let thing = Thing { units: units.into_iter().map(|unit| (unit, due)).collect(), ..thing };
    let told = whom(&people, &thing, Audience::Unit, None, first.actor_id);
    let (by, text) = (name_of(tx, first.actor_id).await?, NoticeWords::said(&first.reason));
    let words = NoticeWords { name: thing.name, by, text, due, ..NoticeWords::default() };
    let (kind, cause) = (NoticeKind::Extended, first.id.0);
    let subject = Subject::Directive(duty.document_id);
    let tale = Tale { kind, subject, href: thing.href, unit: None, words, key: format!("extended:{cause}"), caused_by: Some(cause) };
    write(tx, &tale, told, &names).await
}
