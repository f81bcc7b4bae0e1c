//! A model must be of its own level: one whose every action belongs to units below is a bundle of their models, not a model (S0).

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::error::{Refusal, RefusalCode};
use crate::ids::UnitId;
use crate::units::Level;

coded! {
    /// How far a model reaches.
    Reach {
        /// Cấp tỉnh.
        Provincial = "provincial",
        /// Cấp huyện, until 30/06/2025.
        District = "district",
        /// Cụm xã: several communes together.
        CommuneCluster = "commune_cluster",
        /// One commune.
        Commune = "commune",
    }
}

impl Reach {
    /// The level at which it counts on boards.
    #[must_use]
    pub const fn level(self) -> Level {
        match self {
            Self::Provincial => Level::Provincial,
            Self::District => Level::District,
            Self::CommuneCluster | Self::Commune => Level::Commune,
        }
    }
}

/// A unit that carries out an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrier {
    /// The unit.
    pub unit: UnitId,
    /// Its name, for the list in the refusal.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// Whether it stands below the model's lead unit in the tree.
    pub under_lead: bool,
}

/// One action of a model, with the units that carry it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ModelAction {
    /// What is done.
    pub title: String,
    /// By whom; at least one.
    pub carriers: Vec<Carrier>,
}

/// The refusal of a model whose every action belongs to child units, with the list of them; nothing for a model of its own level.
///
/// An action is the model's own when somebody not below takes part; in a cluster, when two members do it together.
/// `members` are the communes of a cluster.
#[must_use]
pub fn level_test(reach: Reach, members: &[UnitId], actions: &[ModelAction]) -> Option<Refusal> {
    if actions.iter().any(|action| is_own(reach, members, action)) {
        return None;
    }
    let mut children: Vec<&Carrier> = Vec::new();
    for carrier in actions.iter().flat_map(|action| &action.carriers).filter(|carrier| is_child(reach, members, carrier)) {
        if children.iter().all(|known| known.unit != carrier.unit) {
            children.push(carrier);
        }
    }
    let units: Vec<String> = children.into_iter().map(|carrier| carrier.name.clone()).collect();
    (!units.is_empty()).then(|| Refusal { field: Some("actions".to_owned()), code: RefusalCode::OnlyChildUnits { reach, units } })
}

fn is_own(reach: Reach, members: &[UnitId], action: &ModelAction) -> bool {
    let mut together: Vec<UnitId> = action.carriers.iter().map(|carrier| carrier.unit).filter(|unit| members.contains(unit)).collect();
    together.sort_unstable();
    together.dedup();
    let joint = reach == Reach::CommuneCluster && together.len() > 1;
    joint || action.carriers.iter().any(|carrier| !is_child(reach, members, carrier))
}

fn is_child(reach: Reach, members: &[UnitId], carrier: &Carrier) -> bool {
    match reach {
        // Levels are declared from the top down.
        Reach::Provincial | Reach::District => carrier.under_lead || carrier.level > reach.level(),
        Reach::CommuneCluster => members.contains(&carrier.unit) || carrier.under_lead,
        Reach::Commune => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn unit(n: u128, level: Level) -> Carrier {
        Carrier { unit: UnitId(Uuid::from_u128(n)), name: format!("Đơn vị {n}"), level, under_lead: false }
    }

    fn action<'a>(carriers: impl IntoIterator<Item = &'a Carrier>) -> ModelAction {
        ModelAction { title: "Tiếp nhận hồ sơ".to_owned(), carriers: carriers.into_iter().cloned().collect() }
    }

    fn refused(refusal: Option<Refusal>) -> Vec<String> {
        match refusal.map(|refusal| refusal.code) {
            Some(RefusalCode::OnlyChildUnits { units, .. }) => units,
            other => panic!("not refused for its level: {other:?}"),
        }
    }

    #[test]
    fn districts_of_s0_bundled_communes() {
        let communes = [1, 2, 3].map(|n| unit(n, Level::Commune));
        let bundle = [action(&communes[..1]), action(&communes[1..]), action(&communes[..2])];
        assert_eq!(refused(level_test(Reach::District, &[], &bundle)), ["Đơn vị 1", "Đơn vị 2", "Đơn vị 3"]);
        let own = action(&[unit(9, Level::District)]);
        assert_eq!(level_test(Reach::District, &[], &[action(&communes), own]), None);
        assert_eq!(level_test(Reach::Commune, &[], &bundle), None);
    }

    #[test]
    fn provincial_model_of_districts_or_of_its_own_hospitals() {
        let hospital = Carrier { under_lead: true, ..unit(4, Level::Provincial) };
        let district = unit(5, Level::District);
        assert_eq!(refused(level_test(Reach::Provincial, &[], &[action([&hospital]), action([&district])])).len(), 2);
        assert_eq!(level_test(Reach::Provincial, &[], &[action([&hospital, &unit(6, Level::Provincial)])]), None);
    }

    #[test]
    fn a_cluster_must_do_something_together() {
        let [a, b] = [1, 2].map(|n| unit(n, Level::Commune));
        let members = [a.unit, b.unit];
        let apart = [action([&a]), action([&b, &b])];
        assert_eq!(refused(level_test(Reach::CommuneCluster, &members, &apart)), ["Đơn vị 1", "Đơn vị 2"]);
        assert_eq!(level_test(Reach::CommuneCluster, &members, &[action([&a, &b])]), None);
    }

    #[test]
    fn nothing_to_list_is_not_a_question_of_level() {
        assert_eq!(level_test(Reach::District, &[], &[]), None);
        assert_eq!(level_test(Reach::District, &[], &[action([])]), None);
    }
}
