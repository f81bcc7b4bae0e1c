//! `/delegations`: somebody acts in one's name for a period. Whatever is done so names both, and counts for both where a maker may
//! not decide.

mod end;
mod give;
mod stand_in;

use std::collections::HashMap;

use domain::access::Action;
use domain::delegation::{Delegation, delegable};
use domain::ids::{AccountId, DelegationId};
use domain::views::delegations::{DelegationRow, DelegationState, Delegations, Person};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder};

use crate::entities::delegation::{Column, Entity, Model};
use crate::entities::{account, stand_in as acting};
use crate::queries::delegations::of;
use crate::queries::units;
use crate::tenancy::TenantTx;
use crate::{Caller, Error, Store};

pub use end::end;
pub use give::give;
pub use stand_in::{stand_in, step_back};

/// What the person gave and holds. Three queries, and two more for who may give.
///
/// # Errors
/// The database's.
pub async fn list(store: &Store, caller: &Caller) -> Result<Delegations, Error> {
    let tx = store.begin(caller, Action::ViewAccount).await?;
    let me = caller.actor.account;
    let mine = Condition::any().add(Column::FromId.eq(me)).add(Column::ToId.eq(me));
    let rows = tx.find::<Entity>().filter(mine).order_by_desc(Column::CreatedAt).order_by_desc(Column::Id).all(tx.conn()).await?;
    let used = tx.find::<acting::Entity>().filter(acting::Column::IdHash.eq(&caller.actor.session)).one(tx.conn()).await?;
    let used = used.map(|row| row.delegation_id);
    let others = rows.iter().map(|row| if row.from_id == me { row.to_id } else { row.from_id });
    let others = tx.find::<account::Entity>().filter(account::Column::Id.is_in(others)).all(tx.conn()).await?;
    let others: HashMap<AccountId, account::Model> = others.into_iter().map(|row| (row.id, row)).collect();
    let rights = rights_of(caller);
    let people = if rights.is_empty() { Vec::new() } else { people(&tx, me).await? };
    tx.commit().await?;
    let (given, received): (Vec<Model>, Vec<Model>) = rows.into_iter().partition(|row| row.from_id == me);
    let told = |rows: Vec<Model>| rows.into_iter().map(|row| told(row, me, &others, used, caller)).collect::<Result<_, Error>>();
    Ok(Delegations { given: told(given)?, received: told(received)?, rights, people })
}

/// What this person may give: nothing while they act for somebody else.
fn rights_of(caller: &Caller) -> Vec<Action> {
    if !caller.actor.may(Action::DelegateRights) {
        return Vec::new();
    }
    Action::ALL.iter().copied().filter(|action| delegable(*action) && caller.actor.own_role.may(*action)).collect()
}

/// Everybody else who is at work.
async fn people(tx: &TenantTx, me: AccountId) -> Result<Vec<Person>, Error> {
    let rows = tx.find::<account::Entity>().filter(account::Column::Id.ne(me)).filter(account::Column::DisabledAt.is_null());
    let rows = rows.order_by_asc(account::Column::SortKey).order_by_asc(account::Column::Id).all(tx.conn()).await?;
    let units = units::by_ids(tx, rows.iter().filter_map(|row| row.unit_id)).await?;
    let person = |row: account::Model| {
        let unit = row.unit_id.and_then(|id| units.get(&id)).map(|unit| unit.name.as_str());
        let words = [Some(row.name.as_str()), Some(row.position.as_str()), unit].into_iter().flatten().filter(|word| !word.is_empty());
        Person { words: words.collect::<Vec<_>>().join(", "), username: row.username }
    };
    Ok(rows.into_iter().map(person).collect())
}

fn told(
    row: Model,
    me: AccountId,
    others: &HashMap<AccountId, account::Model>,
    used: Option<DelegationId>,
    caller: &Caller,
) -> Result<DelegationRow, Error> {
    let id = row.id;
    let one = of(row)?;
    let other = if one.from == me { one.to } else { one.from };
    let other = others.get(&other).ok_or_else(|| Error::Broken(format!("no account {other}")))?;
    Ok(DelegationRow {
        id,
        other: other.name.clone(),
        position: other.position.clone(),
        state: state(&one, caller, other.disabled_at.is_some() && one.to == me),
        in_use: used == Some(id) && caller.actor.stands_in.is_some(),
        rights: one.rights,
        first: one.first,
        last: one.last,
        reason: one.reason,
    })
}

/// Where it stands. What somebody gave who is no longer at work is over.
fn state(one: &Delegation, caller: &Caller, giver_gone: bool) -> DelegationState {
    let today = caller.now.day();
    match () {
        () if one.revoked_at.is_some_and(|at| at <= caller.now) => DelegationState::Ended,
        () if giver_gone || one.last < today => DelegationState::Over,
        () if today < one.first => DelegationState::ToCome,
        () => DelegationState::InForce,
    }
}
