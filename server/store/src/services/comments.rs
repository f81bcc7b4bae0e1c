//! What people say about what they work on. Whoever sees a thing's files sees what is said about it, and nobody else.

use std::collections::{BTreeSet, HashMap};

use domain::access::{Action, Role};
use domain::audit::EventCode;
use domain::comment::{BODY_MAX, Piece, mentions, pieces};
use domain::error::{Fault, RefusalCode};
use domain::evidence::SubjectKind;
use domain::ids::{AccountId, CommentId, UnitId};
use domain::views::comments::{CommentRow, Thread};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, Set};
use serde_json::json;
use uuid::Uuid;

use crate::audit::{Event, lock_chain, record};
use crate::entities::account;
use crate::entities::comment::{ActiveModel, Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::secrets::new_id;
use crate::services::notices::people::{People, Person};
use crate::services::notices::{Mention, tell_mentioned};
use crate::services::subjects::{self, Place, Seen, Subject};
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// Says something about a thing, and tells those who are mentioned. Answers the comment on its page.
///
/// # Errors
/// [`Fault::NotFound`] for what the person may not see; on `body`: nothing said, too long, the same as just before, and somebody
/// mentioned who is not of this tenant or may not see it.
pub async fn write(store: &Store, caller: &Caller, kind: SubjectKind, id: Uuid, body: &str) -> Result<String, Error> {
    let tx = store.begin(caller, Action::Comment).await?;
    let as_of = AsOf::load(&tx, None).await?;
    // Two at once: each sees what the other said.
    lock_chain(&tx).await?;
    let subject = visible(&tx, caller, &as_of, (kind, id)).await?;
    let mut typed = Typed::default();
    let body = typed.words("body", body, BODY_MAX);
    let told = mentioned(&tx, &as_of, (kind, &subject), &body, &mut typed).await?;
    let last = of_places(&tx, &[(kind, id)]).order_by_desc(Column::WrittenAt).order_by_desc(Column::Id).one(tx.conn()).await?;
    if last.is_some_and(|last| last.author_id == caller.actor.account && last.withdrawn_at.is_none() && last.body == body) {
        typed.refuse("body", RefusalCode::SaidAlready);
    }
    typed.done(Some(()))?;
    let comment = CommentId(new_id());
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(comment),
        subject_kind: Set(kind.code().to_owned()),
        subject_id: Set(id),
        author_id: Set(caller.actor.account),
        in_name_of: Set(caller.actor.in_name_of()),
        body: Set(body.clone()),
        written_at: Set(tx.now()),
        withdrawn_at: Set(None),
    };
    tx.insert(row).await?;
    let (name, by) = (subject.name.as_str(), caller.actor.name.clone());
    let href = format!("{}#{}", subject.href, anchor(comment));
    let mention = Mention { comment, at: (kind, id), name, href, unit: subject.units.first().copied(), by, said: &body };
    tell_mentioned(&tx, mention, told.into_iter().filter(|id| *id != caller.actor.account).collect()).await?;
    let detail = json!({ "comment": comment, "to": kind.code() });
    record(&tx, Event { event: EventCode::CommentWritten, subject_id: Some(id), subject: name, detail }).await?;
    tx.commit().await?;
    Ok(format!("{}#{}", domain::views::files::done(&subject.href, "comment_written"), anchor(comment)))
}

/// Takes one's own comment back: that it was there stays, its words are shown to nobody. A second time changes nothing. Answers
/// its page.
///
/// # Errors
/// [`Fault::NotFound`] for one that the person may not see; [`Fault::Forbidden`] for somebody else's.
pub async fn withdraw(store: &Store, caller: &Caller, id: CommentId) -> Result<String, Error> {
    let tx = store.begin(caller, Action::Comment).await?;
    let as_of = AsOf::load(&tx, None).await?;
    lock_chain(&tx).await?;
    let row = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await?.ok_or(Fault::NotFound)?;
    let place = (kind_of(&row)?, row.subject_id);
    let subject = visible(&tx, caller, &as_of, place).await?;
    if row.author_id != caller.actor.account {
        return Err(Fault::Forbidden { action: Action::Comment }.into());
    }
    if row.withdrawn_at.is_none() {
        let taken = ActiveModel { withdrawn_at: Set(Some(tx.now())), ..Default::default() };
        tx.update::<Entity>().set(taken).filter(Column::Id.eq(id)).exec(tx.conn()).await?;
        let detail = json!({ "comment": id, "to": place.0.code() });
        record(&tx, Event { event: EventCode::CommentWithdrawn, subject_id: Some(place.1), subject: &subject.name, detail }).await?;
    }
    tx.commit().await?;
    Ok(format!("{}#{}", domain::views::files::done(&subject.href, "comment_withdrawn"), anchor(id)))
}

/// What is said about these things, as far as the person may see it. As many queries for one as for many.
pub(crate) async fn threads(tx: &TenantTx, caller: &Caller, as_of: &AsOf, seen: &Seen, places: &[Place]) -> Result<Vec<Thread>, Error> {
    let shown: Vec<(Place, &Subject)> = places.iter().filter_map(|place| Some((*place, seen.get(place)?))).collect();
    // A viewer sees documents, but takes no part.
    if shown.is_empty() || !caller.actor.may(Action::Comment) {
        return Ok(Vec::new());
    }
    let places: Vec<Place> = shown.iter().map(|(place, _)| *place).collect();
    let rows = of_places(tx, &places).filter(as_of.known(Column::WrittenAt));
    let rows = rows.order_by_asc(Column::WrittenAt).order_by_asc(Column::Id).all(tx.conn()).await?;
    let names = Names::load(tx, &rows).await?;
    let may_write = !as_of.past && !caller.tenant.suspended;
    let people = if may_write { Some(near(tx, as_of, &shown).await?) } else { None };
    let own = |row: &Model| may_write && row.author_id == caller.actor.account && row.withdrawn_at.is_none();
    let thread = |(place, subject): &(Place, &Subject)| {
        let here = |row: &&Model| row.subject_id == place.1 && row.subject_kind == place.0.code();
        let people = people.as_ref().map(|people| people.by_username(sees(people, *place, subject)));
        let mut people: Vec<_> = people.iter().flatten().map(|(username, person)| ((*username).to_owned(), person.name.clone())).collect();
        people.sort();
        let rows = rows.iter().filter(here).map(|row| names.row(row, own(row))).collect();
        Thread { kind: place.0, id: place.1, rows, may_write, people }
    };
    Ok(shown.iter().map(thread).collect())
}

/// Where a comment stands on its page.
fn anchor(id: CommentId) -> String {
    format!("comment-{id}")
}

fn kind_of(row: &Model) -> Result<SubjectKind, Error> {
    SubjectKind::from_code(&row.subject_kind).ok_or_else(|| Error::unknown_code("subject kind", &row.subject_kind))
}

fn of_places(tx: &TenantTx, places: &[Place]) -> sea_orm::Select<Entity> {
    let at = |kind: SubjectKind| {
        let ids = places.iter().filter(|place| place.0 == kind).map(|place| place.1);
        Condition::all().add(Column::SubjectKind.eq(kind.code())).add(Column::SubjectId.is_in(ids))
    };
    tx.find::<Entity>().filter(SubjectKind::ALL.iter().fold(Condition::any(), |any, kind| any.add(at(*kind))))
}

async fn visible(tx: &TenantTx, caller: &Caller, as_of: &AsOf, (kind, id): Place) -> Result<Subject, Error> {
    Ok(subjects::load(tx, caller, as_of, kind, &[id]).await?.remove(&id).ok_or(Fault::NotFound)?)
}

/// Whether somebody may see what is said there: the same for everybody as for the person who asks.
fn sees(people: &People, (kind, _): Place, subject: &Subject) -> impl Fn(&Person) -> bool + use<> {
    let (stands, sent, of_all) = (people.stands_for(&subject.units), subject.sent, subject.units.is_empty());
    move |person| {
        let issues = of_all && person.role.may(kind.write());
        let all = sent && (of_all || person.role.sees_all_units());
        person.role.may(kind.view()) && person.role.may(Action::Comment) && (issues || all || stands(person))
    }
}

/// Those whom a comment mentions; whoever can't be is refused by name.
async fn mentioned(
    tx: &TenantTx,
    as_of: &AsOf,
    (kind, subject): (SubjectKind, &Subject),
    body: &str,
    typed: &mut Typed,
) -> Result<BTreeSet<AccountId>, Error> {
    let named = mentions(body);
    if named.is_empty() {
        return Ok(BTreeSet::new());
    }
    let people = People::load_some(tx, as_of.day, account::Column::Username.is_in(named.iter().map(String::as_str)).into()).await?;
    let found = people.by_username(sees(&people, (kind, Uuid::nil()), subject));
    let names: Vec<String> = named.iter().filter(|name| !found.contains_key(name.as_str())).cloned().collect();
    if !names.is_empty() {
        typed.refuse("body", RefusalCode::NotMentionable { names });
    }
    Ok(found.values().map(|person| person.id).collect())
}

/// Those whom a page offers to mention: those who decide, and the people of the things' own units.
async fn near(tx: &TenantTx, as_of: &AsOf, shown: &[(Place, &Subject)]) -> Result<People, Error> {
    let units: BTreeSet<UnitId> = shown.iter().flat_map(|(_, subject)| subject.units.iter().copied()).collect();
    let deciding = Role::ALL.iter().filter(|role| role.sees_all_units()).map(|role| role.code());
    People::load_near(tx, as_of.day, units, account::Column::Role.is_in(deciding)).await
}

/// Names of those who wrote, and of those who are mentioned.
struct Names {
    by_id: HashMap<AccountId, String>,
    by_username: HashMap<String, String>,
}

impl Names {
    async fn load(tx: &TenantTx, rows: &[Model]) -> Result<Self, Error> {
        let ids = rows.iter().flat_map(|row| [Some(row.author_id), row.in_name_of]).flatten();
        let named: BTreeSet<String> = rows.iter().flat_map(|row| mentions(&row.body)).collect();
        let which = Condition::any().add(account::Column::Id.is_in(ids)).add(account::Column::Username.is_in(named));
        let people = tx.find::<account::Entity>().filter(which).all(tx.conn()).await?;
        let by_username = people.iter().map(|row| (row.username.clone(), row.name.clone())).collect();
        Ok(Self { by_id: people.into_iter().map(|row| (row.id, row.name)).collect(), by_username })
    }

    fn row(&self, row: &Model, may_withdraw: bool) -> CommentRow {
        let named = |piece| match piece {
            Piece::Person(name) => Piece::Person(self.by_username.get(&name).cloned().unwrap_or(name)),
            words @ Piece::Words(_) => words,
        };
        let body = if row.withdrawn_at.is_none() { pieces(&row.body).into_iter().map(named).collect() } else { Vec::new() };
        CommentRow {
            id: row.id,
            by: self.by_id.get(&row.author_id).cloned().unwrap_or_default(),
            in_name_of: row.in_name_of.and_then(|id| self.by_id.get(&id).cloned()),
            at: row.written_at,
            body,
            withdrawn_at: row.withdrawn_at,
            may_withdraw,
        }
    }
}
