//! In whose name a session acts.

use domain::access::Role;
use domain::ids::{AccountId, DelegationId, UnitId};
use sea_orm::{ColumnTrait, QueryFilter};

use crate::Error;
use crate::entities::{account, delegation, unit};
use crate::queries::delegations;
use crate::tenancy::{Actor, Principal, TenantTx};

/// Somebody who gave their rights, with what these rights are used for.
pub(super) struct Deputized {
    principal: Principal,
    role: Role,
    unit: Option<UnitId>,
    unit_name: Option<String>,
}

impl Deputized {
    /// The deputy, acting with the other's role and for the other's unit.
    pub(super) fn acted_by(self, own: Actor) -> Actor {
        Actor { role: self.role, unit: self.unit, unit_name: self.unit_name, stands_in: Some(self.principal), ..own }
    }
}

/// Who gave it: nobody when it is not in force any more, is not this person's, or the giver is no longer at work. Three queries.
pub(super) async fn principal(tx: &TenantTx, id: DelegationId, to: AccountId) -> Result<Option<Deputized>, Error> {
    let row = tx.find::<delegation::Entity>().filter(delegation::Column::Id.eq(id)).filter(delegation::Column::ToId.eq(to));
    let Some(row) = row.one(tx.conn()).await? else { return Ok(None) };
    let given = delegations::of(row)?;
    if !given.in_force(tx.now()) {
        return Ok(None);
    }
    let giver = tx.find::<account::Entity>().filter(account::Column::Id.eq(given.from)).filter(account::Column::DisabledAt.is_null());
    let Some(giver) = giver.one(tx.conn()).await? else { return Ok(None) };
    let unit_name = match giver.unit_id {
        Some(id) => tx.find::<unit::Entity>().filter(unit::Column::Id.eq(id)).one(tx.conn()).await?.map(|unit| unit.name),
        None => None,
    };
    let role = Role::from_code(&giver.role).ok_or_else(|| Error::unknown_code("role", &giver.role))?;
    let principal = Principal {
        account: giver.id,
        username: giver.username,
        name: giver.name,
        position: giver.position,
        rights: given.rights,
        until: given.last,
    };
    Ok(Some(Deputized { principal, role, unit: giver.unit_id, unit_name }))
}
