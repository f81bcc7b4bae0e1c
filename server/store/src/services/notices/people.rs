//! Whom to tell: the people of a unit, or of whoever took its place, or of the unit above.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::access::Role;
use domain::ids::{AccountId, UnitId};
use domain::units::Validity;
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use time::Date;

use crate::Error;
use crate::entities::{account, unit, unit_succession};
use crate::tenancy::TenantTx;

/// Somebody who can be told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) id: AccountId,
    pub(super) role: Role,
    unit: Option<UnitId>,
}

/// Everybody who is not disabled, and the tree of a day.
pub(super) struct People {
    all: Vec<Person>,
    parent: HashMap<UnitId, UnitId>,
    successors: HashMap<UnitId, Vec<UnitId>>,
}

/// A unit, the one above it, and its days.
type Node = (UnitId, Option<UnitId>, Option<Date>, Option<Date>);

impl People {
    /// Three queries.
    pub(super) async fn load(tx: &TenantTx, day: Date) -> Result<Self, Error> {
        let rows = tx.find::<account::Entity>().filter(account::Column::DisabledAt.is_null()).all(tx.conn()).await?;
        let person = |row: account::Model| {
            let role = Role::from_code(&row.role).ok_or_else(|| Error::unknown_code("role", &row.role))?;
            Ok(Person { id: row.id, role, unit: row.unit_id })
        };
        let all = rows.into_iter().map(person).collect::<Result<_, Error>>()?;
        use unit::Column as U;
        use unit_succession::Column as S;
        let nodes = tx.find::<unit::Entity>().select_only().column(U::Id).column(U::ParentId).column(U::ValidFrom).column(U::ValidTo);
        let nodes: Vec<Node> = nodes.into_tuple().all(tx.conn()).await?;
        let parent = nodes.into_iter().filter(|(_, _, from, to)| Validity { from: *from, to: *to }.contains(day));
        let parent = parent.filter_map(|(id, parent, ..)| Some((id, parent?))).collect();
        let links = tx.find::<unit_succession::Entity>().select_only().column(S::FromId).column(S::ToId);
        let links: Vec<(UnitId, UnitId)> = links.into_tuple().all(tx.conn()).await?;
        let mut successors: HashMap<UnitId, Vec<UnitId>> = HashMap::new();
        for (from, to) in links {
            successors.entry(from).or_default().push(to);
        }
        Ok(Self { all, parent, successors })
    }

    /// Those who fulfil a condition.
    pub(super) fn who(&self, condition: impl Fn(&Person) -> bool) -> BTreeSet<AccountId> {
        self.all.iter().filter(|person| condition(person)).map(|person| person.id).collect()
    }

    /// Those of them who act for a unit: its own people, else those of whoever took its place, else those of the unit above, and so on.
    pub(super) fn of_unit(&self, unit: UnitId, condition: impl Fn(&Person) -> bool) -> BTreeSet<AccountId> {
        let found = |layer: &[UnitId]| {
            self.who(|person| person.role.needs_unit() && person.unit.is_some_and(|own| layer.contains(&own)) && condition(person))
        };
        self.layers(unit).iter().map(|layer| found(layer)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Whether somebody may see what is for a unit's people only.
    pub(super) fn acts_for(&self, id: AccountId, unit: UnitId) -> bool {
        let person = self.all.iter().find(|person| person.id == id);
        person.is_some_and(|person| {
            let own = |own| self.layers(unit).iter().flatten().any(|one| *one == own);
            person.role.sees_all_units() || (person.role.needs_unit() && person.unit.is_some_and(own))
        })
    }

    /// The unit, then those that came after it, then those above all of these: the reverse of `queries::scope`.
    fn layers(&self, unit: UnitId) -> Vec<Vec<UnitId>> {
        let mut seen = HashSet::from([unit]);
        let mut layers = vec![vec![unit]];
        let after = |id: &UnitId| self.successors.get(id).cloned().unwrap_or_default();
        climb(&mut layers, &mut seen, after);
        // All that it went into have parents; the nearest parents are one layer.
        let all: Vec<UnitId> = layers.iter().flatten().copied().collect();
        let mut above = vec![all];
        climb(&mut above, &mut seen, |id| self.parent.get(id).copied().into_iter().collect());
        layers.extend(above.into_iter().skip(1));
        layers
    }
}

/// Adds layer after layer of what comes next, until nothing new does.
fn climb(layers: &mut Vec<Vec<UnitId>>, seen: &mut HashSet<UnitId>, next: impl Fn(&UnitId) -> Vec<UnitId>) {
    while let Some(last) = layers.last() {
        let layer: Vec<UnitId> = last.iter().flat_map(&next).filter(|id| seen.insert(*id)).collect();
        if layer.is_empty() {
            return;
        }
        layers.push(layer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn person(n: u128, role: Role, own: u128) -> Person {
        Person { id: AccountId(Uuid::from_u128(n)), role, unit: Some(unit(own)) }
    }

    /// A province (1), a district (2) with two communes (3, 4); 3 and 4 went into 5, which stands under the province.
    fn people(all: Vec<Person>) -> People {
        let parent = [(2, 1), (3, 2), (4, 2), (5, 1)].map(|(id, above)| (unit(id), unit(above)));
        let successors = [(3, 5), (4, 5)].map(|(from, to)| (unit(from), vec![unit(to)]));
        People { all, parent: parent.into(), successors: successors.into() }
    }

    #[test]
    fn the_nearest_people_are_told_and_nobody_else() {
        let (head, officer) = (person(1, Role::UnitHead, 2), person(2, Role::UnitOfficer, 3));
        let after = person(3, Role::UnitOfficer, 5);
        let of = |people: &People, n| people.of_unit(unit(n), |_| true);
        let everybody = people(vec![head, officer, after, person(4, Role::Viewer, 3)]);
        assert_eq!(of(&everybody, 3), [officer.id].into());
        assert_eq!(of(&everybody, 4), [after.id].into(), "whoever took its place comes before the district");
        assert_eq!(everybody.of_unit(unit(3), |one| one.role == Role::UnitHead), [head.id].into());
        assert_eq!(of(&everybody, 1), BTreeSet::new(), "nobody below answers for the province");
        assert_eq!(of(&people(vec![head]), 4), [head.id].into());
        assert!(everybody.acts_for(head.id, unit(3)) && everybody.acts_for(after.id, unit(4)));
        assert!(!everybody.acts_for(officer.id, unit(4)) && !everybody.acts_for(AccountId(Uuid::nil()), unit(4)));
    }
}
