//! What the clock does: difficulties whose time at a level is over go up.

use domain::difficulty::Stay;
use domain::error::Fault;
use domain::ids::DifficultyId;
use domain::lifecycle::Given;
use domain::lifecycle::difficulty::{Difficulty, DifficultyEvent, DifficultyState};
use domain::lifecycle::machine::MachineKind;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect, QueryTrait};

use super::{Past, lock};
use crate::entities::difficulty::{Column, Entity};
use crate::life::{Shot, tick};
use crate::queries::as_of::AsOf;
use crate::queries::ladder::OwnTerms;
use crate::queries::life;
use crate::tenancy::{Errand, TenantTx};
use crate::{Error, Store, Tenant};

/// Moves every difficulty of a tenant whose days at its level are over to the next, as often as they were: each step begins when the
/// one before ran out. Answers how many steps there were. Asked again it finds nothing to do; a suspended tenant is left alone.
/// Each difficulty has a transaction of its own, with one event in the trail for each step.
///
/// # Errors
/// The database's.
pub async fn climb_due(store: &Store, tenant: &Tenant) -> Result<u32, Error> {
    if tenant.suspended {
        return Ok(0);
    }
    let tx = store.begin_reading_errand(tenant.id, Errand::Climb).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let ids = tx.find::<Entity>().select_only().column(Column::Id).into_query();
    let open = life::states::<Difficulty>(&tx, &as_of, ids).await?;
    let mut open: Vec<_> = open.into_iter().filter(|(_, state)| *state == DifficultyState::Open).map(|(id, _)| id).collect();
    open.sort_unstable();
    tx.commit().await?;
    let mut steps = 0;
    for id in open {
        let tx = store.begin_errand(tenant.id, Errand::Climb).await?;
        match climb(&tx, DifficultyId(id)).await {
            Ok(climbed) => {
                tx.commit().await?;
                steps += climbed;
            }
            // Somebody acts on it at this moment: it is seen to at the next round.
            Err(Error::Fault(Fault::Stale)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(steps)
}

async fn climb(tx: &TenantTx, id: DifficultyId) -> Result<u32, Error> {
    lock(tx, id).await?;
    let as_of = AsOf::load(tx, None).await?;
    let Some(row) = tx.find::<Entity>().filter(Column::Id.eq(id)).one(tx.conn()).await? else { return Ok(0) };
    let past = Past::of(life::whole(tx, MachineKind::Difficulty, id.0).await?)?;
    let (Some(state @ DifficultyState::Open), Some(mut stay)) = (past.state, past.stay()) else { return Ok(0) };
    let own = OwnTerms::load(tx, &as_of).await?;
    let mut steps = 0;
    for (nth, next) in own.terms().climbs(stay, tx.now()).into_iter().enumerate() {
        let Stay { level, since } = next;
        let expires_at = own.terms().expires(stay);
        let given = Given { level: Some(stay.level), ladder: Some(&own.ladder), expires_at, ..Given::default() };
        let shot = Shot { subject: id.0, name: &row.title, event: DifficultyEvent::Climb, seen: None, makers: Vec::new(), given };
        tick::<Difficulty>(tx, &as_of, shot, (state, past.events.len() + nth), (since, level)).await?;
        stay = next;
        steps += 1;
    }
    Ok(steps)
}
