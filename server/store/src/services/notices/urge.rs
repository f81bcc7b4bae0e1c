//! "Nhắc": late units are urged under a document, with a sentence of one's own.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Action;
use domain::audit::EventCode;
use domain::clock::Instant;
use domain::deadline::DueStatus;
use domain::error::{Fault, RefusalCode};
use domain::ids::{AccountId, DocumentId, UnitId};
use domain::notice::{NoticeKind, NoticeWords};
use domain::reminder::{Reminder, ReminderKind, Sent};
use domain::review::Subject;
use domain::views::notices::{LateUnit, UrgeView};
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::people::People;
use super::remind::as_sent;
use super::rows::Tale;
use crate::audit::{Event, lock_chain, record};
use crate::entities::notice::{Column, Entity, Model};
use crate::entities::{document, unit};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::{documents, obligations, reminders, units};
use crate::secrets::{digest, new_id};
use crate::tenancy::TenantTx;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// Whom to urge, as typed.
#[derive(Debug, Clone)]
pub struct Urge {
    /// Under which document.
    pub directive: DocumentId,
    /// Id of a late unit; empty for all.
    pub unit: String,
    /// The sentence.
    pub text: String,
}

/// The late units under a document, with how often each was urged today; for those who may urge. Ten queries.
///
/// # Errors
/// [`Fault::NotFound`] for a document that the tenant does not have, [`Fault::Forbidden`] without the right.
pub async fn late(store: &Store, caller: &Caller, directive: DocumentId) -> Result<UrgeView, Error> {
    // Reading, also where a suspended tenant lets nobody be urged.
    let tx = store.begin(caller, Action::ViewDirectives).await?;
    if !caller.actor.may(Action::SendReminders) {
        return Err(Fault::Forbidden { action: Action::SendReminders }.into());
    }
    let as_of = AsOf::load(&tx, None).await?;
    let document = documents::get(&tx, &as_of, directive).await?;
    let cap = reminders::load(&tx).await?.urge_cap;
    let today = reminded(&tx, &as_of).await?;
    let late = late_units(&tx, &as_of, &document).await?;
    let late =
        late.into_iter().map(|one| Ok(LateUnit { urged_today: times(&today, one.unit.id), unit: units::head(&one.unit)?, ..one.line }));
    let late = late.collect::<Result<_, Error>>()?;
    tx.commit().await?;
    Ok(UrgeView { directive, late, cap })
}

/// A late unit with its row.
struct Late {
    unit: unit::Model,
    line: LateUnit,
}

/// In official order.
async fn late_units(tx: &TenantTx, as_of: &AsOf, document: &document::Model) -> Result<Vec<Late>, Error> {
    let mut owed = obligations::open(tx, as_of, obligations::under(document.id)).await?;
    owed.retain(|one| matches!(one.status(as_of), DueStatus::Late { .. }));
    let rows = units::by_ids(tx, owed.iter().map(|one| one.row.unit_id)).await?;
    let mut late: BTreeMap<UnitId, Late> = BTreeMap::new();
    for one in owed {
        let (unit, last_day) = (units::of(&rows, one.row.unit_id)?, one.due.last_day());
        let line = LateUnit { unit: units::head(unit)?, owes: 0, last_day, urged_today: 0 };
        let known = late.entry(unit.id).or_insert(Late { unit: unit.clone(), line });
        known.line.owes += 1;
        known.line.last_day = known.line.last_day.min(last_day);
    }
    let mut late: Vec<Late> = late.into_values().collect();
    late.sort_by(|a, b| units::order(&a.unit).cmp(&units::order(&b.unit)));
    Ok(late)
}

/// The reminders of today, urging among them.
async fn reminded(tx: &TenantTx, as_of: &AsOf) -> Result<Vec<Model>, Error> {
    let kinds = [NoticeKind::DueSoon, NoticeKind::Overdue, NoticeKind::Urged].map(NoticeKind::code);
    let rows = tx.find::<Entity>().filter(Column::Kind.is_in(kinds)).filter(Column::CreatedAt.gte(Instant::at_hour(as_of.day, 0)));
    Ok(rows.all(tx.conn()).await?)
}

/// How often a unit was urged: several people of it may have been told at once.
fn times(today: &[Model], unit: UnitId) -> u32 {
    let urges = today.iter().filter(|row| row.kind == NoticeKind::Urged.code() && row.unit_id == Some(unit));
    count(urges.filter_map(|row| row.caused_by).collect::<BTreeSet<Uuid>>().len())
}

/// Urges one late unit or all of them. Units and people that had as much today as the tenant allows are left out.
///
/// # Errors
/// [`Fault::NotFound`], [`Fault::Forbidden`]; refused on `text`; on `unit` for one that is not late, where nobody is late, and where
/// everybody has had enough today.
pub async fn urge(store: &Store, caller: &Caller, typed: Urge) -> Result<(), Error> {
    let tx = store.begin(caller, Action::SendReminders).await?;
    // Two who urge at once would both find that nobody was urged yet.
    lock_chain(&tx).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let document = documents::get(&tx, &as_of, typed.directive).await?;
    let mut fields = Typed::default();
    let text = fields.words("text", &typed.text, count(NoticeWords::TEXT_MAX));
    let mut late = late_units(&tx, &as_of, &document).await?;
    if !typed.unit.is_empty() {
        let wanted = typed.unit.parse::<UnitId>().ok();
        late.retain(|one| Some(one.unit.id) == wanted);
    }
    if late.is_empty() {
        fields.refuse("unit", RefusalCode::BadChoice);
    }
    let text = fields.done(Some(text))?;
    let rule = reminders::load(&tx).await?;
    let today = reminded(&tx, &as_of).await?;
    late.retain(|one| times(&today, one.unit.id) < rule.urge_cap);
    if late.is_empty() {
        return Err(Fault::field("unit", RefusalCode::ReminderCap { max: rule.urge_cap }).into());
    }
    let cause = new_id();
    let mut sent: Vec<Sent> = today.iter().map(as_sent).collect::<Result<_, Error>>()?;
    let people = People::load(&tx, as_of.day).await?;
    let (mut rows, mut urged, mut refused) = (Vec::new(), Vec::new(), RefusalCode::BadChoice);
    for one in &late {
        let tale = tale(&document, one, cause, &caller.actor.name, &text);
        let before = rows.len();
        for id in people.of_unit(one.unit.id, |_| true) {
            match rule.policy.may_urge(id, &sent, tx.now()) {
                Ok(()) => {
                    sent.push(now_sent(&tale, id, &as_of));
                    rows.push(tale.to(&tx, id)?);
                }
                Err(code) => refused = code,
            }
        }
        if rows.len() > before {
            urged.push(one.unit.id.to_string());
        }
    }
    if rows.is_empty() {
        return Err(Fault::field("unit", refused).into());
    }
    let told = rows.len();
    tx.insert_all(rows).await?;
    let detail = json!({ "text": text, "count": urged.len(), "people": told, "digest": digest(&urged.join(" ")), "id": cause });
    record(&tx, Event { event: EventCode::Urged, subject_id: Some(document.id.0), subject: &document.number, detail }).await?;
    tx.commit().await
}

fn now_sent(tale: &Tale, to: AccountId, as_of: &AsOf) -> Sent {
    let reminder =
        Reminder { to, subject: tale.subject, kind: ReminderKind::Urged, step: 0, last_day: tale.words.due.unwrap_or(as_of.day) };
    Sent { reminder, on: as_of.day }
}

fn tale(document: &document::Model, late: &Late, cause: Uuid, by: &str, text: &str) -> Tale {
    let words = NoticeWords {
        name: format!("{}: {}", document.number, document.subject),
        unit: Some(late.unit.name.clone()),
        by: Some(by.to_owned()),
        text: NoticeWords::said(text),
        due: Some(late.line.last_day),
        ..NoticeWords::default()
    };
    Tale {
        kind: NoticeKind::Urged,
        subject: Subject::Directive(document.id),
        href: format!("/directives/{}", document.id),
        unit: Some(late.unit.id),
        words,
        // One for each unit: whoever acts for two late ones is told of both.
        key: format!("urge:{cause}:{}", late.unit.id),
        caused_by: Some(cause),
    }
}
