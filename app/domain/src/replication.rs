//! Assessment and replication (nhân rộng): a copy is a model of its own, linked to the one it was copied from.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

use crate::access::coded;
use crate::error::RefusalCode;
use crate::ids::ModelId;
use crate::lifecycle::ModelState;

coded! {
    /// What an assessment recommends.
    Verdict {
        /// Nhân rộng.
        Replicate = "replicate",
        /// Duy trì.
        Maintain = "maintain",
        /// Hoàn thiện thêm.
        Improve = "improve",
        /// Dừng.
        Stop = "stop",
    }
}

/// How far copying has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copies {
    /// Completed, or replicated further.
    pub completed: u32,
    /// Under way.
    pub open: u32,
    /// Given up.
    pub cancelled: u32,
}

impl Copies {
    /// Counts the states of the copies.
    #[must_use]
    pub fn count(states: impl IntoIterator<Item = ModelState>) -> Self {
        let mut copies = Self::default();
        for state in states {
            let place = match state {
                ModelState::Completed | ModelState::Replicating | ModelState::Replicated => &mut copies.completed,
                ModelState::Cancelled => &mut copies.cancelled,
                _ => &mut copies.open,
            };
            *place = place.saturating_add(1);
        }
        copies
    }
}

/// Who was copied from whom. Every copy has one origin, and nobody descends from itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Family {
    origin: BTreeMap<ModelId, ModelId>,
}

impl Family {
    /// From the stored links `(copy, origin)`.
    ///
    /// # Errors
    /// The first link that breaks the rules of [`Family::link`].
    pub fn new(links: impl IntoIterator<Item = (ModelId, ModelId)>) -> Result<Self, RefusalCode> {
        let mut family = Self::default();
        for (copy, origin) in links {
            family.link(copy, origin)?;
        }
        Ok(family)
    }

    /// Adds a link.
    ///
    /// # Errors
    /// The copy has an origin already, or descends from itself by this link.
    pub fn link(&mut self, copy: ModelId, origin: ModelId) -> Result<(), RefusalCode> {
        if self.origin.contains_key(&copy) {
            return Err(RefusalCode::HasOrigin);
        }
        if copy == origin || self.ancestors(origin).any(|one| one == copy) {
            return Err(RefusalCode::FamilyLoop);
        }
        self.origin.insert(copy, origin);
        Ok(())
    }

    /// From a model's origin up to the first of the family.
    pub fn ancestors(&self, model: ModelId) -> impl Iterator<Item = ModelId> + '_ {
        std::iter::successors(self.origin.get(&model).copied(), |one| self.origin.get(one).copied())
    }

    /// The first of the family; the model itself when it is no copy.
    #[must_use]
    pub fn root(&self, model: ModelId) -> ModelId {
        self.ancestors(model).last().unwrap_or(model)
    }

    /// The copies made directly from a model, by id.
    pub fn copies(&self, model: ModelId) -> impl Iterator<Item = ModelId> + '_ {
        self.origin.iter().filter(move |(_, origin)| **origin == model).map(|(copy, _)| *copy)
    }

    /// The whole family below a model, itself first with depth 0, each before its copies.
    #[must_use]
    pub fn tree(&self, model: ModelId) -> Vec<(ModelId, u32)> {
        let mut children: BTreeMap<ModelId, BTreeSet<ModelId>> = BTreeMap::new();
        for (copy, origin) in &self.origin {
            children.entry(*origin).or_default().insert(*copy);
        }
        let (mut tree, mut left) = (Vec::new(), vec![(model, 0_u32)]);
        while let Some((one, depth)) = left.pop() {
            tree.push((one, depth));
            // The stack gives back the last first.
            left.extend(children.get(&one).into_iter().flatten().rev().map(|copy| (*copy, depth.saturating_add(1))));
        }
        tree
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn model(n: u8) -> ModelId {
        ModelId(Uuid::from_u128(u128::from(n)))
    }

    #[test]
    fn a_family_of_three_generations() {
        let family = Family::new([(2, 1), (3, 1), (4, 3)].map(|(copy, origin)| (model(copy), model(origin)))).expect("a tree");
        assert_eq!(family.tree(model(1)), [(model(1), 0), (model(2), 1), (model(3), 1), (model(4), 2)]);
        assert_eq!((family.root(model(4)), family.root(model(9))), (model(1), model(9)));
        assert_eq!(family.copies(model(1)).collect::<Vec<_>>(), [model(2), model(3)]);
        let mut family = family;
        assert_eq!(family.link(model(1), model(4)), Err(RefusalCode::FamilyLoop));
        assert_eq!(family.link(model(7), model(7)), Err(RefusalCode::FamilyLoop));
        assert_eq!(family.link(model(4), model(1)), Err(RefusalCode::HasOrigin));
    }

    #[test]
    fn copies_by_state() {
        let copies = Copies::count(ModelState::ALL.iter().copied());
        assert_eq!(copies, Copies { completed: 3, open: 10, cancelled: 1 });
    }

    proptest! {
        #[test]
        fn no_links_ever_make_a_loop(links in prop::collection::vec((0_u8..12, 0_u8..12), 0..40)) {
            let mut family = Family::default();
            let kept = links.iter().filter(|(copy, origin)| family.link(model(*copy), model(*origin)).is_ok()).count();
            let mut seen = BTreeSet::new();
            for n in 0..12 {
                prop_assert!(family.ancestors(model(n)).count() < 12);
                if family.root(model(n)) == model(n) {
                    for (one, _) in family.tree(model(n)) {
                        prop_assert!(seen.insert(one), "in two families");
                    }
                }
            }
            prop_assert_eq!(seen.len(), 12);
            prop_assert_eq!((0..12).map(|n| family.copies(model(n)).count()).sum::<usize>(), kept);
        }
    }
}
