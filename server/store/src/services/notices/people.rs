//! Who acts for a unit, among the people of the tenant: its own, or those of whoever took its place, or of the unit above.

use std::collections::{BTreeSet, HashMap, HashSet};

use domain::access::Role;
use domain::ids::{AccountId, UnitId};
use sea_orm::{ColumnTrait, Condition, QueryFilter};
use time::Date;

use crate::Error;
use crate::entities::account;
use crate::queries::tree::Tree;
use crate::tenancy::TenantTx;

/// Somebody who is at work.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: AccountId,
    pub(crate) username: String,
    pub(crate) name: String,
    pub(crate) role: Role,
    unit: Option<UnitId>,
}

/// Everybody who is not disabled, and the tree of a day.
pub(crate) struct People {
    all: Vec<Person>,
    tree: Tree,
}

impl People {
    /// Three queries.
    pub(crate) async fn load(tx: &TenantTx, day: Date) -> Result<Self, Error> {
        Self::load_some(tx, day, Condition::all()).await
    }

    /// Only those that fulfil a condition. Three queries.
    pub(crate) async fn load_some(tx: &TenantTx, day: Date, which: Condition) -> Result<Self, Error> {
        Self::of(tx, Tree::load(tx, day).await?, which).await
    }

    /// Those who belong to units that act for these, and others that fulfil a condition. Three queries.
    pub(crate) async fn load_near(
        tx: &TenantTx,
        day: Date,
        units: impl IntoIterator<Item = UnitId>,
        others: sea_orm::sea_query::Expr,
    ) -> Result<Self, Error> {
        let tree = Tree::load(tx, day).await?;
        let acting: HashSet<UnitId> = units.into_iter().flat_map(|unit| tree.acting_for(unit)).flatten().collect();
        Self::of(tx, tree, Condition::any().add(account::Column::UnitId.is_in(acting)).add(others)).await
    }

    async fn of(tx: &TenantTx, tree: Tree, which: Condition) -> Result<Self, Error> {
        let rows = tx.find::<account::Entity>().filter(account::Column::DisabledAt.is_null()).filter(which).all(tx.conn()).await?;
        let person = |row: account::Model| {
            let role = Role::from_code(&row.role).ok_or_else(|| Error::unknown_code("role", &row.role))?;
            Ok(Person { id: row.id, username: row.username, name: row.name, role, unit: row.unit_id })
        };
        let all = rows.into_iter().map(person).collect::<Result<_, Error>>()?;
        Ok(Self { all, tree })
    }

    /// Those who fulfil a condition.
    pub(crate) fn who(&self, condition: impl Fn(&Person) -> bool) -> BTreeSet<AccountId> {
        self.all.iter().filter(|person| condition(person)).map(|person| person.id).collect()
    }

    /// Those of them who act for a unit: its own people, else those of whoever took its place, else those of the unit above, and so on.
    pub(crate) fn of_unit(&self, unit: UnitId, condition: impl Fn(&Person) -> bool) -> BTreeSet<AccountId> {
        let found = |layer: &[UnitId]| {
            self.who(|person| person.role.needs_unit() && person.unit.is_some_and(|own| layer.contains(&own)) && condition(person))
        };
        self.tree.acting_for(unit).iter().map(|layer| found(layer)).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// Whether somebody may see what is for a unit's people only.
    pub(crate) fn acts_for(&self, id: AccountId, unit: UnitId) -> bool {
        self.all.iter().any(|person| person.id == id && (person.role.sees_all_units() || self.stands_for(&[unit])(person)))
    }

    /// Whether somebody belongs to a unit that acts for one of these.
    pub(crate) fn stands_for(&self, units: &[UnitId]) -> impl Fn(&Person) -> bool + use<> {
        let acting: HashSet<UnitId> = units.iter().flat_map(|unit| self.tree.acting_for(*unit)).flatten().collect();
        move |person| person.role.needs_unit() && person.unit.is_some_and(|own| acting.contains(&own))
    }

    /// Those who fulfil a condition, by their user names.
    pub(crate) fn by_username(&self, condition: impl Fn(&Person) -> bool) -> HashMap<&str, &Person> {
        self.all.iter().filter(|person| condition(person)).map(|person| (person.username.as_str(), person)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn unit(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    fn person(n: u128, role: Role, own: u128) -> Person {
        let (id, name) = (AccountId(Uuid::from_u128(n)), format!("p{n}"));
        Person { id, username: name.clone(), name, role, unit: Some(unit(own)) }
    }

    /// A province (1), a district (2) with two communes (3, 4); 3 and 4 went into 5, which stands under the province.
    fn people(all: Vec<Person>) -> People {
        let nodes = [(2, 1), (3, 2), (4, 2), (5, 1)].map(|(id, above)| (unit(id), Some(unit(above)), None, None));
        let links = [(3, 5), (4, 5)].map(|(from, to)| (unit(from), unit(to)));
        People { all, tree: Tree::of(&nodes, &links, date!(2026 - 01 - 01)) }
    }

    #[test]
    fn the_nearest_people_are_told_and_nobody_else() {
        let (head, officer) = (person(1, Role::UnitHead, 2), person(2, Role::UnitOfficer, 3));
        let after = person(3, Role::UnitOfficer, 5);
        let of = |people: &People, n| people.of_unit(unit(n), |_| true);
        let everybody = people(vec![head.clone(), officer.clone(), after.clone(), person(4, Role::Viewer, 3)]);
        assert_eq!(of(&everybody, 3), [officer.id].into());
        assert_eq!(of(&everybody, 4), [after.id].into(), "whoever took its place comes before the district");
        assert_eq!(everybody.of_unit(unit(3), |one| one.role == Role::UnitHead), [head.id].into());
        assert_eq!(of(&everybody, 1), BTreeSet::new(), "nobody below answers for the province");
        assert_eq!(of(&people(vec![head.clone()]), 4), [head.id].into());
        assert!(everybody.acts_for(head.id, unit(3)) && everybody.acts_for(after.id, unit(4)));
        assert!(!everybody.acts_for(officer.id, unit(4)) && !everybody.acts_for(AccountId(Uuid::nil()), unit(4)));
    }

    #[test]
    fn by_username_finds_those_of_the_units_only() {
        let everybody = people(vec![person(1, Role::UnitHead, 2), person(2, Role::UnitOfficer, 3), person(3, Role::Viewer, 3)]);
        let found = everybody.by_username(everybody.stands_for(&[unit(4)]));
        assert_eq!(found.keys().copied().collect::<Vec<_>>(), ["p1"]);
    }
}
