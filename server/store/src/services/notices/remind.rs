//! Reminders, once a day: before the due date to those who owe it, after it to their superiors. Nobody gets more than the tenant says.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::access::{Action, Role};
use domain::clock::Instant;
use domain::ids::UnitId;
use domain::notice::{NoticeKind, NoticeWords};
use domain::reminder::{Duty, Reminder, ReminderKind, ReminderPolicy, Sent};
use domain::review::Subject;
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use time::Date;
use uuid::Uuid;

use super::people::People;
use super::rows::{Tale, notice, parts, words};
use crate::Error;
use crate::entities::notice::{Column, Entity};
use crate::queries::as_of::AsOf;
use crate::queries::paging::count;
use crate::queries::{calendar, documents, obligations, reminders, units};
use crate::tenancy::TenantTx;

mod work;

/// Ids in one condition: far below what SQLite takes.
const CHUNK: usize = 1_000;

/// What is to be said of an open duty.
#[derive(Debug, Clone)]
struct About {
    href: String,
    unit: Option<UnitId>,
    words: NoticeWords,
}

/// What is open: the duties of units, and the same gathered for the standing agency, which is told of a document once and not of
/// each unit.
#[derive(Default)]
struct Open {
    of_units: Vec<Duty>,
    gathered: Vec<Duty>,
    about: HashMap<(Subject, Date), About>,
}

/// Does the day's reminders.
pub(crate) async fn remind(tx: &TenantTx) -> Result<(), Error> {
    let as_of = AsOf::load(tx, None).await?;
    let (rule, calendar) = (reminders::load(tx).await?, calendar::load(tx).await?);
    let people = People::load(tx, as_of.day).await?;
    let mut open = Open::default();
    add_obligations(tx, &as_of, &people, &mut open).await?;
    work::add_tasks(tx, &as_of, &people, &mut open).await?;
    work::add_difficulties(tx, &as_of, &people, &mut open).await?;
    let (units, agency) = steps(&rule.policy);
    let mut sent = sent(tx, &open, as_of.day).await?;
    let mut send = units.round(&open.of_units, &sent, &calendar, tx.now(), as_of.deadline_hour).send;
    sent.extend(send.iter().map(|reminder| Sent { reminder: *reminder, on: as_of.day }));
    send.extend(agency.round(&open.gathered, &sent, &calendar, tx.now(), as_of.deadline_hour).send);
    let mut rows = Vec::with_capacity(send.len());
    for one in send {
        let Some(about) = open.about.get(&(one.subject, one.last_day)) else { continue };
        rows.push(tale(&one, about)?.to(tx, one.to)?);
    }
    tx.insert_missing(rows).await?;
    Ok(())
}

/// The rule in two: the heads of units are told on the first of the days after, the standing agency on the later ones. Where there is
/// only one such day, both are.
fn steps(policy: &ReminderPolicy) -> (ReminderPolicy, ReminderPolicy) {
    let first: BTreeSet<u32> = policy.after.first().copied().into_iter().collect();
    let later: BTreeSet<u32> = policy.after.iter().copied().skip(1).collect();
    let agency = ReminderPolicy { before: BTreeSet::new(), after: if later.is_empty() { first.clone() } else { later }, ..policy.clone() };
    (ReminderPolicy { after: first, ..policy.clone() }, agency)
}

fn tale(one: &Reminder, about: &About) -> Result<Tale, Error> {
    let kind = if one.kind == ReminderKind::Before { NoticeKind::DueSoon } else { NoticeKind::Overdue };
    let (subject, id) = parts(one.subject)?;
    Ok(Tale {
        kind,
        subject: one.subject,
        href: about.href.clone(),
        unit: about.unit,
        words: NoticeWords { due: Some(one.last_day), step: Some(one.step), ..about.words.clone() },
        key: format!("remind:{}:{subject}:{id}:{}:{}", one.kind, one.step, domain::format::iso(one.last_day)),
        caused_by: None,
    })
}

/// The reminders of these duties, and all of today, urging among them: they count against the cap. One query for each thousand.
async fn sent(tx: &TenantTx, open: &Open, today: Date) -> Result<Vec<Sent>, Error> {
    let kinds = [NoticeKind::DueSoon, NoticeKind::Overdue, NoticeKind::Urged].map(NoticeKind::code);
    let of = |condition: Condition| tx.find::<Entity>().filter(Column::Kind.is_in(kinds)).filter(condition);
    let mut rows = of(Condition::all().add(Column::CreatedAt.gte(Instant::at_hour(today, 0)))).all(tx.conn()).await?;
    let subjects: BTreeSet<Uuid> = open.about.keys().map(|(subject, _)| parts(*subject).map(|(_, id)| id)).collect::<Result<_, Error>>()?;
    let subjects: Vec<Uuid> = subjects.into_iter().collect();
    for some in subjects.chunks(CHUNK) {
        let before = Condition::all().add(Column::CreatedAt.lt(Instant::at_hour(today, 0)));
        rows.extend(of(before.add(Column::SubjectId.is_in(some.iter().copied()))).all(tx.conn()).await?);
    }
    rows.iter().map(as_sent).collect()
}

/// A row of an earlier round, or of somebody's urging.
pub(super) fn as_sent(row: &crate::entities::notice::Model) -> Result<Sent, Error> {
    let (known, said) = (notice(row)?, words(row)?);
    let kind = match known.kind {
        NoticeKind::DueSoon => ReminderKind::Before,
        NoticeKind::Overdue => ReminderKind::After,
        _ => ReminderKind::Urged,
    };
    let on = row.created_at.day();
    let reminder =
        Reminder { to: row.account_id, subject: known.subject, kind, step: said.step.unwrap_or(0), last_day: said.due.unwrap_or(on) };
    Ok(Sent { reminder, on })
}

async fn add_obligations(tx: &TenantTx, as_of: &AsOf, people: &People, open: &mut Open) -> Result<(), Error> {
    let owed = obligations::open(tx, as_of, Condition::all()).await?;
    let papers = documents::by_ids(tx, owed.iter().map(|one| one.row.document_id)).await?;
    let names = units::by_ids(tx, owed.iter().map(|one| one.row.unit_id)).await?;
    let agency = people.who(|one| one.role == Role::StandingAdmin);
    let mut gathered: BTreeMap<_, (domain::deadline::Due, u32)> = BTreeMap::new();
    for one in &owed {
        let (unit, last_day) = (one.row.unit_id, one.due.last_day());
        let number = &documents::of(&papers, one.row.document_id)?.number;
        let (subject, href) = (Subject::Obligation(one.row.id), format!("/directives/{}", one.row.document_id));
        let name = format!("{number}: {}", one.row.title);
        let words = NoticeWords { name, unit: Some(units::of(&names, unit)?.name.clone()), ..NoticeWords::default() };
        open.about.insert((subject, last_day), About { href, unit: Some(unit), words });
        let owners = people.of_unit(unit, |_| true).into_iter().collect();
        let superiors = people.of_unit(unit, |one| one.role == Role::UnitHead).into_iter().collect();
        open.of_units.push(Duty { subject, due: one.due, owners, superiors });
        gathered.entry((one.row.document_id, last_day)).or_insert((one.due, 0)).1 += 1;
    }
    for ((document, last_day), (due, n)) in gathered {
        let paper = documents::of(&papers, document)?;
        let subject = Subject::Directive(document);
        let units = owed.iter().filter(|one| one.row.document_id == document && one.due.last_day() == last_day);
        let units: BTreeSet<UnitId> = units.map(|one| one.row.unit_id).collect();
        let words = NoticeWords { name: format!("{}: {}", paper.number, paper.subject), ..NoticeWords::default() };
        let words = NoticeWords { count: Some(count(units.len()).min(n)), ..words };
        open.about.insert((subject, last_day), About { href: format!("/directives/{document}"), unit: None, words });
        open.gathered.push(Duty { subject, due, owners: Vec::new(), superiors: agency.iter().copied().collect() });
    }
    Ok(())
}

/// Whether a role may see plans and tasks, so that it can be told of them.
fn sees_tasks(role: Role) -> bool {
    role.may(Action::ViewTasks)
}
