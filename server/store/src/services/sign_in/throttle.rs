//! Sign-in throttling, kept in the database: by (name, network) with a cap per network.
//!
//! Nobody can lock out somebody else's account: the delay falls on the network that fails, not on the name.

use domain::clock::Instant;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, Set};

use crate::Error;
use crate::entities::sign_in_throttle as row;
use crate::secrets::digest;
use crate::tenancy::TenantTx;

/// Failures of one name from one network before the first delay.
const FREE: i64 = 5;
/// Failures of one network, whatever the names, before the first delay.
const FREE_NETWORK: i64 = 60;
/// The first delay; each further failure doubles it.
const FIRST_DELAY: i64 = 15;
/// The longest delay.
const LONGEST_DELAY: i64 = 15 * 60;
/// Failures are forgotten after this long without one.
const FORGET: i64 = 60 * 60;

/// No delay. Not "now": a demo's clock may start again at an earlier time.
const NEVER: Instant = Instant(0);

/// Whether an attempt is listened to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heard {
    Yes,
    Blocked { seconds: u32 },
}

/// Counts an attempt as a failure until [`clear`] says otherwise.
///
/// An attempt that is not listened to guesses nothing and counts nowhere: who keeps trying a blocked name must not use up
/// what the others of the same network may do.
pub(super) async fn count_attempt(tx: &TenantTx, username: &str, network: &str) -> Result<Heard, Error> {
    // Always in this order, so that two attempts never wait for each other.
    let name = locked(tx, &name_key(username, network)).await?;
    let all = locked(tx, &network_key(network)).await?;
    let until = name.blocked_until.max(all.blocked_until);
    if until > tx.now() {
        return Ok(Heard::Blocked { seconds: seconds_left(until, tx.now()) });
    }
    count(tx, &name, FREE).await?;
    count(tx, &all, FREE_NETWORK).await?;
    Ok(Heard::Yes)
}

/// Forgets the failures of a name from a network, and that this attempt was counted as one of the network's.
pub(super) async fn clear(tx: &TenantTx, username: &str, network: &str) -> Result<(), Error> {
    use sea_orm::ExprTrait as _;
    let key = name_key(username, network);
    tx.delete::<row::Entity>().filter(row::Column::Key.eq(key)).exec(tx.conn()).await?;
    // The delay that may stand here is this attempt's own: while one lasts, no other is listened to.
    tx.update::<row::Entity>()
        .set(row::ActiveModel { blocked_until: Set(NEVER), ..Default::default() })
        .col_expr(row::Column::Failures, Expr::col(row::Column::Failures).sub(1))
        .filter(row::Column::Key.eq(network_key(network)))
        .filter(row::Column::Failures.gt(0))
        .exec(tx.conn())
        .await?;
    Ok(())
}

fn name_key(username: &str, network: &str) -> String {
    digest(&format!("name\u{1f}{username}\u{1f}{network}"))
}

fn network_key(network: &str) -> String {
    digest(&format!("network\u{1f}{network}"))
}

/// The row of a key, made if need be. On PostgreSQL it is locked: a hundred attempts at once are counted one by one.
async fn locked(tx: &TenantTx, key: &str) -> Result<row::Model, Error> {
    loop {
        let held = tx.find::<row::Entity>().filter(row::Column::Key.eq(key)).lock_exclusive().one(tx.conn()).await?;
        if let Some(held) = held {
            return Ok(held);
        }
        let new = row::ActiveModel {
            tenant_id: Set(tx.tenant()),
            key: Set(key.to_owned()),
            failures: Set(0),
            blocked_until: Set(NEVER),
            updated_at: Set(tx.now()),
        };
        // Another attempt may be making it just now; then the next look finds that one.
        tx.insert_missing(vec![new]).await?;
    }
}

async fn count(tx: &TenantTx, held: &row::Model, free: i64) -> Result<(), Error> {
    let now = tx.now();
    let failures = if held.updated_at.plus_seconds(FORGET) < now { 1 } else { held.failures + 1 };
    let blocked_until = match delay(failures, free) {
        0 => NEVER,
        seconds => now.plus_seconds(seconds),
    };
    tx.update::<row::Entity>()
        .set(row::ActiveModel { failures: Set(failures), blocked_until: Set(blocked_until), updated_at: Set(now), ..Default::default() })
        .filter(row::Column::Key.eq(&held.key))
        .exec(tx.conn())
        .await?;
    Ok(())
}

/// Seconds to wait after the n-th failure.
fn delay(failures: i64, free: i64) -> i64 {
    if failures < free {
        return 0;
    }
    let doublings = u32::try_from(failures - free).unwrap_or(u32::MAX).min(10);
    (FIRST_DELAY << doublings).min(LONGEST_DELAY)
}

fn seconds_left(until: Instant, now: Instant) -> u32 {
    u32::try_from(((until.0 - now.0).max(0) + 999_999) / 1_000_000).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delays_double_and_end() {
        assert_eq!([1, 4, 5, 6, 7, 50].map(|n| delay(n, FREE)), [0, 0, 15, 30, 60, 900]);
    }
}
