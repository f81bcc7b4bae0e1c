//! The tree of units of a day, with which came from which: who acts for whom, seen from above and from below.

use std::collections::{HashMap, HashSet};

use domain::ids::UnitId;
use domain::units::Validity;
use sea_orm::QuerySelect;
use time::Date;

use crate::Error;
use crate::entities::{unit, unit_succession};
use crate::tenancy::TenantTx;

/// A unit, the one above it, and its days.
pub(crate) type Node = (UnitId, Option<UnitId>, Option<Date>, Option<Date>);

/// The units of a tenant. What a unit owed passes to whoever took its place, so the lines of succession count on every day.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    above: HashMap<UnitId, Vec<UnitId>>,
    below: HashMap<UnitId, Vec<UnitId>>,
    after: HashMap<UnitId, Vec<UnitId>>,
    before: HashMap<UnitId, Vec<UnitId>>,
}

impl Tree {
    /// The tree of a day. Two queries.
    pub(crate) async fn load(tx: &TenantTx, day: Date) -> Result<Self, Error> {
        use unit::Column as U;
        use unit_succession::Column as S;
        let nodes = tx.find::<unit::Entity>().select_only().column(U::Id).column(U::ParentId).column(U::ValidFrom).column(U::ValidTo);
        let nodes: Vec<Node> = nodes.into_tuple().all(tx.conn()).await?;
        let links = tx.find::<unit_succession::Entity>().select_only().column(S::FromId).column(S::ToId);
        let links: Vec<(UnitId, UnitId)> = links.into_tuple().all(tx.conn()).await?;
        Ok(Self::of(&nodes, &links, day))
    }

    /// From rows: links lead from a unit to one that came after it.
    pub(crate) fn of(nodes: &[Node], links: &[(UnitId, UnitId)], day: Date) -> Self {
        let mut tree = Self::default();
        for (id, parent, from, to) in nodes {
            if let Some(parent) = parent.filter(|_| Validity { from: *from, to: *to }.contains(day)) {
                tree.above.entry(*id).or_default().push(parent);
                tree.below.entry(parent).or_default().push(*id);
            }
        }
        for (from, to) in links {
            tree.after.entry(*from).or_default().push(*to);
            tree.before.entry(*to).or_default().push(*from);
        }
        tree
    }

    /// The units that whoever belongs to `own` acts for: it, those below it, and all that these came from.
    pub(crate) fn acted_for(&self, own: UnitId) -> HashSet<UnitId> {
        let mut seen = HashSet::from([own]);
        let below = layers(vec![own], &mut seen, &self.below);
        layers(below.into_iter().flatten().collect(), &mut seen, &self.before);
        seen
    }

    /// The unit, then those that came after it, then those above all of these: whoever belongs to one of them acts for it, the
    /// first before the others.
    pub(crate) fn acting_for(&self, unit: UnitId) -> Vec<Vec<UnitId>> {
        let mut seen = HashSet::from([unit]);
        let mut found = layers(vec![unit], &mut seen, &self.after);
        // All that it went into have parents; the nearest parents are one layer.
        let all: Vec<UnitId> = found.iter().flatten().copied().collect();
        found.extend(layers(all, &mut seen, &self.above).into_iter().skip(1));
        found
    }
}

/// Layer after layer of what comes next, the first included, until nothing new does.
fn layers(first: Vec<UnitId>, seen: &mut HashSet<UnitId>, next: &HashMap<UnitId, Vec<UnitId>>) -> Vec<Vec<UnitId>> {
    let mut found = vec![first];
    while let Some(last) = found.last() {
        let layer: Vec<UnitId> = last.iter().filter_map(|id| next.get(id)).flatten().copied().filter(|id| seen.insert(*id)).collect();
        if layer.is_empty() {
            break;
        }
        found.push(layer);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn id(n: u128) -> UnitId {
        UnitId(Uuid::from_u128(n))
    }

    /// A province (1), a district (2) with a commune (3) that went into another (4), which stands under the province.
    fn tree(day: Date) -> Tree {
        let end = Some(date!(2025 - 06 - 30));
        let nodes = [
            (id(1), None, None, None),
            (id(2), Some(id(1)), None, end),
            (id(3), Some(id(2)), None, end),
            (id(4), Some(id(1)), end.and_then(Date::next_day), None),
        ];
        Tree::of(&nodes, &[(id(3), id(4))], day)
    }

    #[test]
    fn takes_what_is_below_on_the_day_and_what_went_into_it() {
        let of = |own, day| tree(day).acted_for(id(own));
        assert_eq!(of(2, date!(2023 - 05 - 24)), HashSet::from([id(2), id(3)]));
        assert_eq!(of(4, date!(2026 - 01 - 01)), HashSet::from([id(4), id(3)]));
        assert_eq!(of(2, date!(2026 - 01 - 01)), HashSet::from([id(2)]));
    }

    #[test]
    fn whoever_acts_for_a_unit_is_found_from_it() {
        for day in [date!(2023 - 05 - 24), date!(2026 - 01 - 01)] {
            let tree = tree(day);
            for unit in 1..5 {
                let acting: HashSet<UnitId> = tree.acting_for(id(unit)).into_iter().flatten().collect();
                let by = (1..5).map(id).filter(|own| tree.acted_for(*own).contains(&id(unit))).collect::<HashSet<_>>();
                // Nobody above a unit that is no more answers for what went from it alone, but for its successors' sake.
                assert!(by.is_subset(&acting), "{unit} on {day}");
            }
        }
        assert_eq!(tree(date!(2026 - 01 - 01)).acting_for(id(3)), [vec![id(3)], vec![id(4)], vec![id(1)]]);
    }
}
