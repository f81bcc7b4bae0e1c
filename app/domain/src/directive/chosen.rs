//! Which units a demand of a document is for, as it was chosen: the units themselves are told from the tree of the day.

use serde::{Deserialize, Serialize};

use crate::units::{Level, UnitKind};

/// The choice. Provinces themselves are units of nobody's choice unless they are named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// All of them.
    All,
    /// All of a level.
    Level(Level),
    /// All of a kind.
    Kind(UnitKind),
    /// All, or all of a level, that lead no model.
    WithoutModel(Option<Level>),
    /// Those of these codes.
    Named(Vec<String>),
}

impl Chosen {
    /// As it stands in a row and in a form: "all", "level:district", "kind:department", "without_model", "without_model:district",
    /// "units:SYT STP".
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Level(level) => format!("level:{level}"),
            Self::Kind(kind) => format!("kind:{kind}"),
            Self::WithoutModel(None) => "without_model".to_owned(),
            Self::WithoutModel(Some(level)) => format!("without_model:{level}"),
            Self::Named(codes) => format!("units:{}", codes.join(" ")),
        }
    }

    /// The choice of a code, if it is one.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let (head, tail) = code.split_once(':').map_or((code, None), |(head, tail)| (head, Some(tail)));
        match (head, tail) {
            ("all", None) => Some(Self::All),
            ("level", Some(level)) => Level::from_code(level).map(Self::Level),
            ("kind", Some(kind)) => UnitKind::from_code(kind).map(Self::Kind),
            ("without_model", None) => Some(Self::WithoutModel(None)),
            ("without_model", Some(level)) => Level::from_code(level).map(|level| Self::WithoutModel(Some(level))),
            ("units", codes) => Some(Self::Named(codes.unwrap_or_default().split_whitespace().map(str::to_owned).collect())),
            _ => None,
        }
    }

    /// Whether a unit of the day is among them.
    #[must_use]
    pub fn takes(&self, code: &str, kind: UnitKind, leads_a_model: bool) -> bool {
        match self {
            Self::Named(codes) => codes.iter().any(|named| named == code),
            _ if kind.is_root() => false,
            Self::All => true,
            Self::Level(level) => kind.level() == *level,
            Self::Kind(wanted) => kind == *wanted,
            Self::WithoutModel(level) => !leads_a_model && level.is_none_or(|level| kind.level() == level),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        let named = Chosen::Named(vec!["SYT".to_owned(), "14758".to_owned()]);
        let levels = Level::ALL.iter().flat_map(|level| [Chosen::Level(*level), Chosen::WithoutModel(Some(*level))]);
        let kinds = UnitKind::ALL.iter().map(|kind| Chosen::Kind(*kind));
        for chosen in levels.chain(kinds).chain([Chosen::All, Chosen::WithoutModel(None), named, Chosen::Named(Vec::new())]) {
            assert_eq!(Chosen::from_code(&chosen.code()), Some(chosen.clone()), "{}", chosen.code());
        }
        for bad in ["", "level", "level:x", "kind:", "all:x", "without_model:x", "SYT"] {
            assert_eq!(Chosen::from_code(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn takes_the_units_that_it_says() {
        let department = |chosen: &Chosen, leads| chosen.takes("SYT", UnitKind::Department, leads);
        assert!(department(&Chosen::All, true) && department(&Chosen::Kind(UnitKind::Department), true));
        assert!(department(&Chosen::Level(Level::Provincial), true) && !department(&Chosen::Level(Level::District), true));
        assert!(department(&Chosen::WithoutModel(None), false) && !department(&Chosen::WithoutModel(None), true));
        assert!(!department(&Chosen::WithoutModel(Some(Level::Commune)), false));
        let root = |chosen: &Chosen| chosen.takes("38", UnitKind::Province, false);
        assert!(!root(&Chosen::All) && !root(&Chosen::Level(Level::Provincial)) && root(&Chosen::Named(vec!["38".to_owned()])));
    }
}
