//! Work that the system does by itself. It is written in the transaction that causes it, and done by whichever server comes first.
//!
//! What a job does and that it is done are one transaction: a server that is killed in the middle has done nothing, and the next one
//! does it. Two kinds go beyond a transaction. Climbing has one for each difficulty, and finds nothing to do the second time. An
//! e-mail is sent before it is written down as sent: it may go out twice, as the same message.

pub(crate) mod queue;
mod sweep;

use domain::ids::JobId;
use domain::job::{JobKind, turns};
use sea_orm::{ColumnTrait, QueryFilter};

use crate::entities::{job, tenant_setting};
use crate::services::difficulties;
use crate::services::notices::{digest, remind, tell};
use crate::tenancy::{Errand, TenantTx};
use crate::{Error, Store, Tenant};

pub use digest::Letter;

/// For how long a server has a job that it does outside of a transaction.
const LOCK_SECONDS: i64 = 300;

/// What became of the first job that was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ran {
    /// None was due.
    Nothing,
    /// It is done.
    Done(JobKind),
    /// It failed, and is tried again later.
    Failed(JobKind),
    /// It is an e-mail: to be sent, and then answered with [`sent`] or [`not_sent`].
    Letter(Box<Letter>),
}

/// Writes down the jobs that come back with the clock. Asked again it finds them written; a suspended tenant is left alone.
///
/// # Errors
/// The database's.
pub async fn plan(store: &Store, tenant: &Tenant) -> Result<(), Error> {
    if tenant.suspended {
        return Ok(());
    }
    let tx = store.begin_reading_errand(tenant.id, Errand::Jobs).await?;
    let setting = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
    let hour = setting.and_then(|setting| u8::try_from(setting.digest_hour).ok()).unwrap_or_default();
    let turns = turns(tx.now(), hour);
    let keys = turns.iter().map(|turn| turn.key.as_str());
    let written = tx.find::<job::Entity>().filter(job::Column::DedupeKey.is_in(keys)).all(tx.conn()).await?;
    tx.commit().await?;
    let missing: Vec<_> = turns.into_iter().filter(|turn| !written.iter().any(|row| row.dedupe_key == turn.key)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let tx = store.begin_errand(tenant.id, Errand::Jobs).await?;
    for turn in missing {
        queue::enqueue(&tx, turn.kind, &turn.key, turn.day.to_string(), turn.run_at).await?;
    }
    tx.commit().await
}

/// Does the first job that is due. `mail`: whether e-mail can be sent; without, none is written.
///
/// # Errors
/// The database's. What a job itself fails of is written down with it.
pub async fn run_next(store: &Store, tenant: &Tenant, mail: bool) -> Result<Ran, Error> {
    if tenant.suspended || !queue::any_due(store, tenant, mail).await? {
        return Ok(Ran::Nothing);
    }
    let tx = store.begin_errand(tenant.id, Errand::Jobs).await?;
    // Another server was faster.
    let Some(job) = queue::take(&tx, mail).await? else { return Ok(Ran::Nothing) };
    let kind = JobKind::from_code(&job.kind).ok_or_else(|| Error::unknown_code("job", &job.kind))?;
    if matches!(kind, JobKind::Climb | JobKind::Mail) {
        queue::hold(&tx, &job, LOCK_SECONDS).await?;
        tx.commit().await?;
        return outside(store, tenant, kind, &job).await;
    }
    match inside(&tx, kind, &job, mail).await {
        Ok(()) => {
            queue::finish(&tx, job.id).await?;
            tx.commit().await?;
            Ok(Ran::Done(kind))
        }
        Err(error) => {
            drop(tx);
            failed(store, tenant, kind, &job, &error).await
        }
    }
}

async fn inside(tx: &TenantTx, kind: JobKind, job: &job::Model, mail: bool) -> Result<(), Error> {
    match kind {
        JobKind::Tell => tell::tell(tx, job).await,
        JobKind::Remind => remind::remind(tx).await,
        JobKind::Digest => digest::write(tx, mail).await,
        JobKind::Sweep => sweep::sweep(tx).await,
        JobKind::Climb | JobKind::Mail => Err(Error::Broken(format!("{kind} has transactions of its own"))),
    }
}

async fn outside(store: &Store, tenant: &Tenant, kind: JobKind, job: &job::Model) -> Result<Ran, Error> {
    let done = if kind == JobKind::Mail {
        digest::letter(store, tenant, job).await
    } else {
        difficulties::climb_due(store, tenant).await.map(|_| None)
    };
    match done {
        Ok(Some(letter)) => Ok(Ran::Letter(Box::new(letter))),
        Ok(None) => {
            let tx = store.begin_errand(tenant.id, Errand::Jobs).await?;
            queue::finish(&tx, job.id).await?;
            tx.commit().await?;
            Ok(Ran::Done(kind))
        }
        Err(error) => failed(store, tenant, kind, job, &error).await,
    }
}

async fn failed(store: &Store, tenant: &Tenant, kind: JobKind, job: &job::Model, error: &Error) -> Result<Ran, Error> {
    tracing::error!(%error, tenant = tenant.head.slug, %kind, "a job failed and is tried again");
    queue::fail(store, tenant, job.id, &error.to_string()).await?;
    Ok(Ran::Failed(kind))
}

/// Writes down that a letter was sent.
///
/// # Errors
/// The database's.
pub async fn sent(store: &Store, tenant: &Tenant, letter: &Letter) -> Result<(), Error> {
    let tx = store.begin_errand(tenant.id, Errand::Jobs).await?;
    digest::mark_sent(&tx, letter).await?;
    queue::finish(&tx, letter.job).await?;
    tx.commit().await
}

/// Writes down why a letter was not sent: it is tried again later.
///
/// # Errors
/// The database's.
pub async fn not_sent(store: &Store, tenant: &Tenant, job: JobId, why: &str) -> Result<(), Error> {
    queue::fail(store, tenant, job, why).await
}
