//! One's own sessions.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::Fault;
use sea_orm::{ColumnTrait, QueryFilter};
use serde_json::json;

use crate::Error;
use crate::audit::{Event, record};
use crate::entities::session;
use crate::tenancy::{Caller, Store};

/// Ends one of the caller's own sessions.
///
/// # Errors
/// [`Fault::NotFound`] for a session that is not the caller's, or is over.
pub async fn revoke(store: &Store, caller: &Caller, handle: &str) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let gone = tx
        .delete::<session::Entity>()
        .filter(session::Column::AccountId.eq(caller.actor.account))
        .filter(session::Column::IdHash.eq(handle))
        .filter(session::Column::ExpiresAt.gt(tx.now()))
        .exec(tx.conn())
        .await?;
    if gone.rows_affected == 0 {
        return Err(Fault::NotFound.into());
    }
    let event = Event {
        event: EventCode::SessionRevoked,
        subject_id: Some(caller.actor.account.0),
        subject: &caller.actor.name,
        detail: json!({}),
    };
    record(&tx, event).await?;
    tx.commit().await
}

/// Ends all of the caller's sessions but the one in use.
///
/// # Errors
/// The database's.
pub async fn revoke_others(store: &Store, caller: &Caller) -> Result<(), Error> {
    let tx = store.begin(caller, Action::ManageOwnAccount).await?;
    let gone = tx
        .delete::<session::Entity>()
        .filter(session::Column::AccountId.eq(caller.actor.account))
        .filter(session::Column::IdHash.ne(&caller.actor.session))
        .exec(tx.conn())
        .await?;
    let detail = json!({ "sessions": gone.rows_affected });
    let event = Event { event: EventCode::SessionsRevoked, subject_id: Some(caller.actor.account.0), subject: &caller.actor.name, detail };
    record(&tx, event).await?;
    tx.commit().await
}
