//! The queue: rows of `job`.

use domain::clock::Instant;
use domain::ids::JobId;
use domain::job::{JobKind, wait_seconds};
use sea_orm::sea_query::{LockBehavior, LockType};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, Set};

use crate::entities::job::{ActiveModel, Column, Entity, Model};
use crate::secrets::new_id;
use crate::tenancy::{Errand, TenantTx};
use crate::{Error, Store, Tenant};

/// The longest cause of a failure that is kept.
const ERROR_MAX: usize = 500;

/// Writes a job down, unless one of its key is there.
pub(crate) async fn enqueue(tx: &TenantTx, kind: JobKind, key: &str, payload: String, run_at: Instant) -> Result<(), Error> {
    let row = ActiveModel {
        tenant_id: Set(tx.tenant()),
        id: Set(JobId(new_id())),
        kind: Set(kind.code().to_owned()),
        dedupe_key: Set(key.to_owned()),
        payload: Set(payload),
        run_at: Set(run_at),
        attempts: Set(0),
        locked_until: Set(Instant(0)),
        finished_at: Set(None),
        last_error: Set(None),
        created_at: Set(tx.now()),
    };
    tx.insert_missing(vec![row]).await?;
    Ok(())
}

/// Whether anything is to be done, without keeping others from writing.
pub(super) async fn any_due(store: &Store, tenant: &Tenant, mail: bool) -> Result<bool, Error> {
    let tx = store.begin_reading_errand(tenant.id, Errand::Jobs).await?;
    let first = tx.find::<Entity>().filter(due(tx.now(), mail)).limit(1).one(tx.conn()).await?;
    tx.commit().await?;
    Ok(first.is_some())
}

/// The first job that is due and that no other server has. SQLite has one writer anyway.
pub(super) async fn take(tx: &TenantTx, mail: bool) -> Result<Option<Model>, Error> {
    let first = tx.find::<Entity>().filter(due(tx.now(), mail)).order_by_asc(Column::RunAt).order_by_asc(Column::Id).limit(1);
    Ok(first.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked).one(tx.conn()).await?)
}

/// What is to be done now. E-mails wait for a server that can send them.
fn due(now: Instant, mail: bool) -> Condition {
    let open = Condition::all().add(Column::FinishedAt.is_null()).add(Column::RunAt.lte(now)).add(Column::LockedUntil.lte(now));
    open.add_option((!mail).then(|| Column::Kind.ne(JobKind::Mail.code())))
}

/// Keeps other servers away from a job for a while.
pub(super) async fn hold(tx: &TenantTx, job: &Model, seconds: i64) -> Result<(), Error> {
    let held = ActiveModel {
        attempts: Set(job.attempts.saturating_add(1)),
        locked_until: Set(tx.now().plus_seconds(seconds)),
        ..Default::default()
    };
    tx.update::<Entity>().set(held).filter(Column::Id.eq(job.id)).exec(tx.conn()).await?;
    Ok(())
}

/// Writes down that a job is done.
pub(super) async fn finish(tx: &TenantTx, id: JobId) -> Result<(), Error> {
    let done = ActiveModel { finished_at: Set(Some(tx.now())), last_error: Set(None), ..Default::default() };
    tx.update::<Entity>().set(done).filter(Column::Id.eq(id)).exec(tx.conn()).await?;
    Ok(())
}

/// Writes down why a job failed, and when it is tried again.
pub(super) async fn fail(store: &Store, tenant: &Tenant, id: JobId, why: &str) -> Result<(), Error> {
    let tx = store.begin_errand(tenant.id, Errand::Jobs).await?;
    let Some(job) = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(()) };
    // What is held was counted when it was taken.
    let attempts = if job.locked_until > Instant(0) { job.attempts } else { job.attempts.saturating_add(1) };
    let failures = u32::try_from(attempts).unwrap_or(u32::MAX);
    let again = ActiveModel {
        attempts: Set(attempts),
        locked_until: Set(Instant(0)),
        run_at: Set(tx.now().plus_seconds(wait_seconds(failures))),
        last_error: Set(Some(why.chars().take(ERROR_MAX).collect())),
        ..Default::default()
    };
    tx.update::<Entity>().set(again).filter(Column::Id.eq(id)).filter(Column::FinishedAt.is_null()).exec(tx.conn()).await?;
    tx.commit().await
}
