//! Lives as of a day: where things stand, and how they came there.

use std::collections::HashMap;

use domain::access::Coded;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::{Machine, ReasonCode};
use domain::review::{Part, Remark};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::Error;
use crate::entities::life_event::{Column, Entity, Model};
use crate::entities::remark;
use crate::queries::as_of::AsOf;
use crate::tenancy::TenantTx;

/// Events by subject, in order.
pub(crate) type Lives = HashMap<Uuid, Vec<Model>>;

/// The state of each subject as known on the day. `subjects` selects their ids. One query.
pub(crate) async fn states<M: Machine>(tx: &TenantTx, as_of: &AsOf, subjects: SelectStatement) -> Result<HashMap<Uuid, M::State>, Error> {
    let later = Alias::new("later");
    let newer = Query::select()
        .expr(Expr::val(1))
        .from_as(Entity, later.clone())
        .and_where(Expr::col((later.clone(), Column::TenantId)).equals((Entity, Column::TenantId)))
        .and_where(Expr::col((later.clone(), Column::Machine)).equals((Entity, Column::Machine)))
        .and_where(Expr::col((later.clone(), Column::SubjectId)).equals((Entity, Column::SubjectId)))
        .and_where(Expr::col((later.clone(), Column::Seq)).gt(Expr::col((Entity, Column::Seq))))
        .and_where(Expr::col((later, Column::KnownAt)).lt(as_of.known_before()))
        .to_owned();
    let rows = tx
        .find::<Entity>()
        .filter(Column::Machine.eq(M::KIND.code()))
        .filter(Column::SubjectId.in_subquery(subjects))
        .filter(as_of.known(Column::KnownAt))
        .filter(Expr::exists(newer).not())
        .all(tx.conn())
        .await?;
    rows.into_iter().map(|row| Ok((row.subject_id, state_of::<M>(&row)?))).collect()
}

/// What happened to each subject as known on the day, oldest first. One query.
pub(crate) async fn of(tx: &TenantTx, as_of: &AsOf, kinds: &[MachineKind], subjects: SelectStatement) -> Result<Lives, Error> {
    let rows = tx
        .find::<Entity>()
        .filter(Column::Machine.is_in(kinds.iter().map(|kind| kind.code())))
        .filter(Column::SubjectId.in_subquery(subjects))
        .filter(as_of.known(Column::KnownAt))
        .order_by_asc(Column::Seq)
        .all(tx.conn())
        .await?;
    let mut lives = Lives::new();
    for row in rows {
        lives.entry(row.subject_id).or_default().push(row);
    }
    Ok(lives)
}

/// What happened to one subject as known on the day, oldest first: what a page tells. One query.
pub(crate) async fn known(tx: &TenantTx, as_of: &AsOf, kind: MachineKind, subject: Uuid) -> Result<Vec<Model>, Error> {
    let mut events = whole(tx, kind, subject).await?;
    events.retain(|event| event.known_at < as_of.known_before());
    Ok(events)
}

/// All that ever happened to one subject, oldest first: what the next event builds on, whatever the day. One query.
pub(crate) async fn whole(tx: &TenantTx, kind: MachineKind, subject: Uuid) -> Result<Vec<Model>, Error> {
    let rows = tx.find::<Entity>().filter(Column::Machine.eq(kind.code())).filter(Column::SubjectId.eq(subject));
    Ok(rows.order_by_asc(Column::Seq).all(tx.conn()).await?)
}

/// The state that an event led to.
pub(crate) fn state_of<M: Machine>(row: &Model) -> Result<M::State, Error> {
    let state = M::State::ALL.iter().copied().find(|state| state.code() == row.state);
    state.ok_or_else(|| Error::unknown_code("state", &row.state))
}

/// What was wrong with what these events returned, by event. One query.
pub(crate) async fn remarks(tx: &TenantTx, events: impl IntoIterator<Item = Uuid>) -> Result<HashMap<Uuid, Vec<Remark>>, Error> {
    let events: Vec<Uuid> = events.into_iter().collect();
    let rows = tx.find::<remark::Entity>().filter(remark::Column::EventId.is_in(events));
    let rows = rows.order_by_asc(remark::Column::Ordinal).all(tx.conn()).await?;
    let mut found: HashMap<Uuid, Vec<Remark>> = HashMap::new();
    for row in rows {
        let reason = ReasonCode::from_code(&row.reason).ok_or_else(|| Error::unknown_code("reason", &row.reason))?;
        let part = Part::from_code(&row.part).ok_or_else(|| Error::unknown_code("part", &row.part))?;
        found.entry(row.event_id).or_default().push(Remark { reason, part, text: row.text });
    }
    Ok(found)
}
