//! Where a model was copied from and to.

use serde::{Deserialize, Serialize};

use super::models::ModelRow;
use crate::ids::ModelId;
use crate::replication::Copies;

/// A model of the family with its copies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyNode {
    /// The model.
    pub model: ModelRow,
    /// Whether it is the one whose page this is.
    pub here: bool,
    /// Its copies, in the official order of their units.
    pub copies: Vec<Self>,
}

impl FamilyNode {
    /// The node and all below it with their depths, each before its copies.
    #[must_use]
    pub fn flat(&self) -> Vec<(&Self, u32)> {
        let (mut flat, mut left) = (Vec::new(), vec![(self, 0_u32)]);
        while let Some((node, depth)) = left.pop() {
            flat.push((node, depth));
            left.extend(node.copies.iter().rev().map(|copy| (copy, depth.saturating_add(1))));
        }
        flat
    }
}

/// What a unit may word anew in its copy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CopyText {
    /// Mục tiêu.
    pub objective: String,
    /// Sản phẩm.
    pub deliverable: String,
    /// Chỉ tiêu đo.
    pub indicators: String,
    /// What is done differently here, and why.
    pub changes: String,
}

/// A copy beside its origin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyDetails {
    /// The model that it was copied from.
    pub origin: ModelRow,
    /// As the origin has it.
    pub theirs: CopyText,
    /// As the copy has it.
    pub ours: CopyText,
    /// To be sent back with a change.
    pub version: i64,
    /// Whether this person may word it anew: its unit's people, today, while the copy is not settled.
    pub may_adapt: bool,
}

/// The family of a model.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Family {
    /// Whose page it is.
    pub model: ModelId,
    /// The first of the family; alone where nothing was copied.
    pub root: FamilyNode,
    /// The copies made of this model, by how far they are.
    pub copies: Copies,
    /// Where this model is a copy.
    pub copy: Option<CopyDetails>,
    /// How many events the model has.
    pub seen: u32,
    /// Whether this person may copy it, today.
    pub may_replicate: bool,
}
