//! Delegations out of rows.

use domain::access::Action;
use domain::delegation::Delegation;

use crate::Error;
use crate::entities::delegation::Model;

/// A row as the rules know it.
pub(crate) fn of(row: Model) -> Result<Delegation, Error> {
    let right = |code: &str| Action::from_code(code).ok_or_else(|| Error::unknown_code("right", code));
    Ok(Delegation {
        from: row.from_id,
        to: row.to_id,
        rights: row.rights.split(' ').filter(|code| !code.is_empty()).map(right).collect::<Result<_, _>>()?,
        first: row.first_day,
        last: row.last_day,
        reason: row.reason,
        revoked_at: row.revoked_at,
    })
}
