//! What a registration must say to be sent: an objective, a leader, a product, a measure, and actions of its own level.

use serde::{Deserialize, Serialize};

use crate::clarity::has_words;
use crate::error::{Refusal, RefusalCode};
use crate::ids::UnitId;
use crate::level_test::{ModelAction, Reach, level_test};

/// The content of a registration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The model's name.
    pub name: String,
    /// How far it reaches.
    pub reach: Reach,
    /// The communes of a cluster, the lead among them; empty otherwise.
    pub members: Vec<UnitId>,
    /// What it is for.
    pub objective: String,
    /// The leader who answers for it, by position.
    pub responsible_leader: String,
    /// What comes out.
    pub deliverable: String,
    /// What it is measured by.
    pub indicators: Vec<String>,
    /// What is done, by whom.
    pub actions: Vec<ModelAction>,
}

impl Proposal {
    /// Everything that stands in the way of sending it.
    #[must_use]
    pub fn check(&self) -> Vec<Refusal> {
        let refuse = |field: &str, code| Refusal { field: Some(field.to_owned()), code };
        let texts = [
            ("name", &self.name),
            ("objective", &self.objective),
            ("responsible_leader", &self.responsible_leader),
            ("deliverable", &self.deliverable),
        ];
        let mut refusals: Vec<Refusal> =
            texts.into_iter().filter(|(_, text)| !has_words(text)).map(|(field, _)| refuse(field, RefusalCode::Required)).collect();
        if !self.indicators.iter().any(|one| has_words(one)) {
            refusals.push(refuse("indicators", RefusalCode::TooFew { min: 1 }));
        }
        let mut members = self.members.clone();
        members.sort_unstable();
        members.dedup();
        if self.reach == Reach::CommuneCluster && members.len() < 2 {
            refusals.push(refuse("members", RefusalCode::TooFew { min: 2 }));
        }
        if self.actions.is_empty() {
            refusals.push(refuse("actions", RefusalCode::TooFew { min: 1 }));
        }
        for (nth, action) in (1..).zip(&self.actions) {
            if !has_words(&action.title) {
                refusals.push(refuse(&format!("actions-{nth}-title"), RefusalCode::Required));
            }
            if action.carriers.is_empty() {
                refusals.push(refuse(&format!("actions-{nth}-units"), RefusalCode::TooFew { min: 1 }));
            }
        }
        refusals.extend(level_test(self.reach, &self.members, &self.actions));
        refusals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::level_test::Carrier;
    use crate::units::Level;
    use uuid::Uuid;

    fn empty() -> Proposal {
        Proposal {
            name: " ".to_owned(),
            reach: Reach::CommuneCluster,
            members: vec![UnitId(Uuid::nil()); 2],
            objective: "…".to_owned(),
            responsible_leader: String::new(),
            deliverable: "-".to_owned(),
            indicators: vec![String::new()],
            actions: vec![ModelAction { title: String::new(), carriers: Vec::new() }],
        }
    }

    #[test]
    fn an_empty_one_names_every_field() {
        let fields: Vec<_> = empty().check().into_iter().filter_map(|refusal| refusal.field).collect();
        let expected =
            ["name", "objective", "responsible_leader", "deliverable", "indicators", "members", "actions-1-title", "actions-1-units"];
        assert_eq!(fields, expected);
        let none = Proposal { actions: Vec::new(), ..empty() };
        assert!(none.check().iter().any(|refusal| refusal.field.as_deref() == Some("actions")));
    }

    #[test]
    fn a_bundle_is_complete_but_of_the_wrong_level() {
        let commune = Carrier { unit: UnitId(Uuid::max()), name: "Xã Thành Lâm".to_owned(), level: Level::Commune, under_lead: true };
        let words = || "Thu phí không dùng tiền mặt".to_owned();
        let bundle = Proposal {
            name: words(),
            reach: Reach::District,
            members: Vec::new(),
            objective: words(),
            responsible_leader: words(),
            deliverable: words(),
            indicators: vec![words()],
            actions: vec![ModelAction { title: words(), carriers: vec![commune] }],
        };
        let codes: Vec<_> = bundle.check().into_iter().map(|refusal| refusal.code).collect();
        assert_eq!(codes, [RefusalCode::OnlyChildUnits { reach: Reach::District, units: vec!["Xã Thành Lâm".to_owned()] }]);
    }
}
