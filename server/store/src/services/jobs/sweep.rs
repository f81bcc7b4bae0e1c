//! What has run out is thrown away: sessions, failures to sign in, kept forms, links, jobs that are long done.

use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::{job, kept_form, session, sign_in_throttle};
use crate::tenancy::TenantTx;

/// A day, in seconds.
const DAY: i64 = 86_400;
/// Days after which nobody counts a failure to sign in any more: longer than any delay.
const THROTTLE_DAYS: i64 = 7;
/// Days for which one can see what was done.
const JOB_DAYS: i64 = 30;

pub(super) async fn sweep(tx: &TenantTx) -> Result<(), Error> {
    let (now, days_ago) = (tx.now(), |days: i64| tx.now().plus_seconds(-days * DAY));
    tx.delete::<session::Entity>().filter(session::Column::ExpiresAt.lte(now)).exec(tx.conn()).await?;
    tx.delete::<kept_form::Entity>().filter(kept_form::Column::ExpiresAt.lte(now)).exec(tx.conn()).await?;
    use sign_in_throttle::Column as T;
    let old = tx.delete::<sign_in_throttle::Entity>().filter(T::BlockedUntil.lte(now)).filter(T::UpdatedAt.lte(days_ago(THROTTLE_DAYS)));
    old.exec(tx.conn()).await?;
    tx.delete::<job::Entity>().filter(job::Column::FinishedAt.lte(days_ago(JOB_DAYS))).exec(tx.conn()).await?;
    Ok(())
}
