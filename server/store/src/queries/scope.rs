//! For which units a person acts.

use std::collections::HashSet;

use domain::ids::UnitId;
use sea_orm::{ColumnTrait, Condition};
use time::Date;

use crate::Error;
use crate::queries::tree::Tree;
use crate::tenancy::{Actor, TenantTx};

/// Some units, or all of the tenant.
#[derive(Debug)]
pub(crate) enum Scope {
    All,
    These(HashSet<UnitId>),
}

impl Scope {
    /// The unit of a role that acts for one, those below it on the day, and all that these came from: what a unit owed
    /// passes to whoever took its place. Two queries.
    pub(crate) async fn load(tx: &TenantTx, actor: &Actor, day: Date) -> Result<Self, Error> {
        if !actor.role.needs_unit() {
            return Ok(Self::All);
        }
        // Without its unit such a role acts for nothing.
        let Some(own) = actor.unit else { return Ok(Self::These(HashSet::new())) };
        Ok(Self::These(Tree::load(tx, day).await?.acted_for(own)))
    }

    /// Whether the person acts for this unit.
    pub(crate) fn has(&self, unit: UnitId) -> bool {
        match self {
            Self::All => true,
            Self::These(ids) => ids.contains(&unit),
        }
    }

    /// The condition that a column names one of the units.
    pub(crate) fn of_units<C: ColumnTrait>(&self, unit: C) -> Condition {
        match self {
            Self::All => Condition::all(),
            Self::These(ids) => Condition::all().add(unit.is_in(ids.iter().copied())),
        }
    }
}
