//! Many lives that begin at once: the same table decides on each, the rows go in together, one audit event covers them.

use domain::access::Coded;
use domain::clock::Instant;
use domain::lifecycle::{By, Context, Machine, next};
use serde_json::json;
use uuid::Uuid;

use super::{Shot, row, trail};
use crate::Error;
use crate::audit::{Event, record};
use crate::queries::as_of::AsOf;
use crate::secrets::digest;
use crate::tenancy::TenantTx;

/// The document that began them, with its name, and since when it asks.
pub(crate) struct Cause<'a> {
    pub(crate) subject: Uuid,
    pub(crate) name: &'a str,
    /// What must still be to come is judged from here: a document may be entered days after it was issued.
    pub(crate) since: Instant,
}

/// Fires the first event of each of these new subjects.
///
/// # Errors
/// What [`next`] refuses of any of them.
pub(crate) async fn begin_all<M: Machine>(tx: &TenantTx, as_of: &AsOf, cause: Cause<'_>, shots: Vec<Shot<'_, M>>) -> Result<(), Error> {
    let Some(first) = shots.first() else { return Ok(()) };
    let (event, count) = (first.event.code(), shots.len());
    let actor = tx.actor().ok_or_else(|| Error::Broken("an event of a person without a person".to_owned()))?;
    let by = By::Person(actor.hand());
    let mut rows = Vec::with_capacity(count);
    for shot in &shots {
        let context = Context { by, makers: &[], now: cause.since, deadline_hour: as_of.deadline_hour, given: shot.given };
        let state = next::<M>(None, shot.event, &context)?;
        rows.push(row::<M>(tx, Some(actor), shot, 1, state).1);
    }
    tx.insert_all(rows).await?;
    let subjects: Vec<String> = shots.iter().map(|shot| shot.subject.to_string()).collect();
    let detail = json!({ "event": event, "count": count, "digest": digest(&subjects.join(" ")) });
    record(tx, Event { event: trail(M::KIND), subject_id: Some(cause.subject), subject: cause.name, detail }).await
}
