//! One e-mail a day: who gets which lines is settled in one transaction; each e-mail is then a job of its own.

use std::collections::HashMap;

use domain::clock::Instant;
use domain::format::{iso, parse_iso};
use domain::ids::{AccountId, JobId, NoticeId};
use domain::job::JobKind;
use domain::notice::{DigestWish, Frequency, Notice};
use domain::text::Lang;
use domain::views::notices::NoticeRow;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde::{Deserialize, Serialize};
use time::Date;

use super::rows::{line, notice};
use crate::entities::{account, digest, job, notice as told};
use crate::queries::reminders;
use crate::services::jobs::queue::enqueue;
use crate::tenancy::{Errand, TenantTx};
use crate::{Error, Store, Tenant};

/// Lines of an e-mail at most.
const LINES: u32 = 20;
/// Days after which what nobody has seen is not brought up again.
const DAYS: i64 = 60;

/// An e-mail to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The job that sends it.
    pub job: JobId,
    /// The person's name.
    pub name: String,
    /// The person's address.
    pub email: String,
    /// The person's language.
    pub lang: Lang,
    /// The day that it is for.
    pub day: Date,
    /// The same at every attempt: whoever gets it twice sees it once.
    pub message_id: String,
    /// What happened, the most urgent first.
    pub lines: Vec<NoticeRow>,
    /// How many more unseen notices there are.
    pub more: u32,
    account: AccountId,
}

/// What the job of an e-mail knows.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Payload {
    account: AccountId,
    day: String,
}

/// Writes today's e-mails, for those who want one and have anything unseen. Without a way to send e-mail there are none.
pub(crate) async fn write(tx: &TenantTx, mail: bool) -> Result<(), Error> {
    if !mail {
        return Ok(());
    }
    let hour = reminders::load(tx).await?.digest_hour;
    let people = tx.find::<account::Entity>().filter(account::Column::DisabledAt.is_null()).filter(account::Column::Email.is_not_null());
    let people = people.all(tx.conn()).await?;
    let ids: Vec<AccountId> = people.iter().map(|one| one.id).collect();
    let since = tx.now().plus_seconds(-DAYS * 86_400);
    let rows = tx.find::<told::Entity>().filter(told::Column::AccountId.is_in(ids.iter().copied()));
    let rows = rows.filter(told::Column::CreatedAt.gte(since)).all(tx.conn()).await?;
    let mut notices: HashMap<AccountId, Vec<Notice>> = HashMap::new();
    for row in &rows {
        notices.entry(row.account_id).or_default().push(notice(row)?);
    }
    let mut last: HashMap<AccountId, Instant> = HashMap::new();
    for row in tx.find::<digest::Entity>().filter(digest::Column::CreatedAt.gte(since)).all(tx.conn()).await? {
        let newest = last.entry(row.account_id).or_insert(row.created_at);
        *newest = row.created_at.max(*newest);
    }
    for one in people {
        let frequency = frequency(&one)?;
        let wish = DigestWish { frequency, hour, most: LINES };
        let own = notices.remove(&one.id).unwrap_or_default();
        if let Some(found) = wish.digest(one.id, &own, last.get(&one.id).copied(), tx.now()) {
            let lines: Vec<String> = found.lines.iter().map(|line| line.id.to_string()).collect();
            post(tx, &one, &lines, found.more).await?;
        }
    }
    Ok(())
}

/// What somebody wants.
pub(crate) fn frequency(row: &account::Model) -> Result<Frequency, Error> {
    Frequency::from_code(&row.digest).ok_or_else(|| Error::unknown_code("frequency", &row.digest))
}

/// In which language.
pub(crate) fn lang(row: &account::Model) -> Result<Lang, Error> {
    Lang::from_code(&row.lang).ok_or_else(|| Error::unknown_code("language", &row.lang))
}

async fn post(tx: &TenantTx, to: &account::Model, lines: &[String], more: u32) -> Result<(), Error> {
    let day = tx.now().day();
    let row = digest::ActiveModel {
        tenant_id: Set(tx.tenant()),
        account_id: Set(to.id),
        day: Set(day),
        message_id: Set(format!("digest.{}.{}", iso(day), to.id)),
        lines: Set(lines.join(" ")),
        more: Set(i64::from(more)),
        created_at: Set(tx.now()),
        sent_at: Set(None),
    };
    if tx.insert_missing(vec![row]).await? == 0 {
        return Ok(());
    }
    let payload = Payload { account: to.id, day: iso(day) };
    let payload = serde_json::to_string(&payload).map_err(|e| Error::Broken(e.to_string()))?;
    enqueue(tx, JobKind::Mail, &format!("{}:{}:{}", JobKind::Mail, to.id, iso(day)), payload, tx.now()).await
}

/// The e-mail of a job; `None` when it was sent, or when its reader is gone or wants none any more.
pub(crate) async fn letter(store: &Store, tenant: &Tenant, job: &job::Model) -> Result<Option<Letter>, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::Jobs).await?;
    let payload: Payload = serde_json::from_str(&job.payload).map_err(|e| Error::Broken(format!("job {}: {e}", job.id)))?;
    let day = parse_iso(&payload.day).ok_or_else(|| Error::Broken(format!("job {}: no day", job.id)))?;
    let row = tx.find::<digest::Entity>().filter(of(payload.account, day)).one(tx.conn()).await?;
    let Some(row) = row.filter(|row| row.sent_at.is_none()) else { return Ok(None) };
    let to = tx.find::<account::Entity>().filter(account::Column::Id.eq(payload.account)).one(tx.conn()).await?;
    let Some(to) = to.filter(|to| to.disabled_at.is_none()) else { return Ok(None) };
    if frequency(&to)? == Frequency::Off {
        return Ok(None);
    }
    let Some(email) = to.email.clone() else { return Ok(None) };
    let ids: Vec<NoticeId> = row.lines.split_whitespace().filter_map(|id| id.parse().ok()).collect();
    let found = tx.find::<told::Entity>().filter(told::Column::AccountId.eq(to.id)).filter(told::Column::Id.is_in(ids.iter().copied()));
    let found: HashMap<NoticeId, told::Model> = found.all(tx.conn()).await?.into_iter().map(|row| (row.id, row)).collect();
    let lines = ids.iter().filter_map(|id| found.get(id)).map(line).collect::<Result<_, Error>>()?;
    tx.commit().await?;
    Ok(Some(Letter {
        job: job.id,
        email,
        lang: lang(&to)?,
        name: to.name,
        day,
        message_id: row.message_id,
        lines,
        more: u32::try_from(row.more).unwrap_or_default(),
        account: to.id,
    }))
}

/// Writes down that it was sent.
pub(crate) async fn mark_sent(tx: &TenantTx, letter: &Letter) -> Result<(), Error> {
    let sent = digest::ActiveModel { sent_at: Set(Some(tx.now())), ..Default::default() };
    tx.update::<digest::Entity>().set(sent).filter(of(letter.account, letter.day)).exec(tx.conn()).await?;
    Ok(())
}

fn of(account: AccountId, day: Date) -> sea_orm::Condition {
    sea_orm::Condition::all().add(digest::Column::AccountId.eq(account)).add(digest::Column::Day.eq(day))
}
