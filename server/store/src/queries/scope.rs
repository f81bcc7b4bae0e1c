//! For which units a person acts.

use std::collections::{HashMap, HashSet};

use domain::ids::UnitId;
use domain::units::Validity;
use sea_orm::{ColumnTrait, Condition, QuerySelect};
use time::Date;

use crate::Error;
use crate::entities::{unit, unit_succession};
use crate::tenancy::{Actor, TenantTx};

/// A unit's row, as far as the tree needs it.
type Node = (UnitId, Option<UnitId>, Option<Date>, Option<Date>);

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
        use unit::Column as U;
        use unit_succession::Column as S;
        let nodes = tx.find::<unit::Entity>().select_only().column(U::Id).column(U::ParentId).column(U::ValidFrom).column(U::ValidTo);
        let nodes: Vec<Node> = nodes.into_tuple().all(tx.conn()).await?;
        let links = tx.find::<unit_succession::Entity>().select_only().column(S::ToId).column(S::FromId);
        let links: Vec<(UnitId, UnitId)> = links.into_tuple().all(tx.conn()).await?;
        Ok(Self::These(subtree(own, &nodes, &links, day)))
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

fn subtree(own: UnitId, nodes: &[Node], links: &[(UnitId, UnitId)], day: Date) -> HashSet<UnitId> {
    let mut below: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (id, parent, from, to) in nodes {
        if let Some(parent) = parent.filter(|_| Validity { from: *from, to: *to }.contains(day)) {
            below.entry(parent).or_default().push(*id);
        }
    }
    let mut before: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
    for (to, from) in links {
        before.entry(*to).or_default().push(*from);
    }
    let mut reached = HashSet::from([own]);
    spread(&mut reached, &below);
    spread(&mut reached, &before);
    reached
}

/// Adds everything that can be reached.
fn spread(reached: &mut HashSet<UnitId>, edges: &HashMap<UnitId, Vec<UnitId>>) {
    let mut todo: Vec<UnitId> = reached.iter().copied().collect();
    while let Some(id) = todo.pop() {
        for next in edges.get(&id).into_iter().flatten() {
            if reached.insert(*next) {
                todo.push(*next);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn id(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    #[test]
    fn takes_what_is_below_on_the_day_and_what_went_into_it() {
        let end = Some(date!(2025 - 06 - 30));
        let nodes = [
            (id(1), None, None, None),
            (id(2), Some(id(1)), None, end),
            (id(3), Some(id(2)), None, end),
            (id(4), Some(id(1)), end.and_then(Date::next_day), None),
        ];
        let links = [(id(4), id(3))];
        let of = |own, day| subtree(own, &nodes, &links, day);
        assert_eq!(of(id(2), date!(2023 - 05 - 24)), HashSet::from([id(2), id(3)]));
        assert_eq!(of(id(4), date!(2026 - 01 - 01)), HashSet::from([id(4), id(3)]));
        assert_eq!(of(id(2), date!(2026 - 01 - 01)), HashSet::from([id(2)]));
    }
}
