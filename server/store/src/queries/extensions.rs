//! Later due dates as known on a day.

use std::collections::HashMap;

use domain::deadline::Due;
use domain::extension::Extension;
use domain::ids::ObligationId;
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};

use crate::Error;
use crate::entities::due_extension::{Column, Entity, Model};
use crate::queries::as_of::AsOf;
use crate::queries::obligations;
use crate::tenancy::TenantTx;

/// The extensions of these obligations, oldest first. `obligations` selects their ids. One query.
pub(crate) async fn of(tx: &TenantTx, as_of: &AsOf, obligations: &SelectStatement) -> Result<HashMap<ObligationId, Vec<Model>>, Error> {
    let rows = tx.find::<Entity>().filter(as_of.known(Column::KnownAt)).filter(Column::ObligationId.in_subquery(obligations.clone()));
    let mut found: HashMap<ObligationId, Vec<Model>> = HashMap::new();
    for row in rows.order_by_asc(Column::Seq).all(tx.conn()).await? {
        found.entry(row.obligation_id).or_default().push(row);
    }
    Ok(found)
}

/// As the rules know them.
pub(crate) fn granted(rows: &[Model]) -> Result<Vec<Extension>, Error> {
    let one = |row: &Model| Ok(Extension { due: due(row)?, reason: row.reason.clone(), granted_at: row.known_at });
    rows.iter().map(one).collect()
}

/// The due date of one.
pub(crate) fn due(row: &Model) -> Result<Due, Error> {
    obligations::due(row.due_on, &row.due_rule)
}
