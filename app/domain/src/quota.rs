//! Quota rules: "mỗi sở, ngành ít nhất một mô hình trong năm 2025". Told from the models, shown on the coverage board.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::Date;

use crate::access::coded;
use crate::clarity::has_words;
use crate::error::{Refusal, RefusalCode};
use crate::ids::UnitId;
use crate::lifecycle::ModelState;
use crate::lifecycle::model::ModelGroup;
use crate::units::{UnitKind, Validity};

coded! {
    /// Which models count.
    Counted {
        /// Accepted and not given up.
        Accepted = "accepted",
        /// Launched, running or done.
        Deployed = "deployed",
    }
}

impl Counted {
    /// Whether a model in this state counts.
    #[must_use]
    pub const fn takes(self, state: ModelState) -> bool {
        match self {
            Self::Accepted => state.counts_for_quota(),
            Self::Deployed => state.is_in(ModelGroup::Deployed),
        }
    }
}

/// Units of some kinds must each run so many models between two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// What it is called: "Mỗi sở một mô hình, 2025".
    pub title: String,
    /// Which kinds of unit it binds.
    pub kinds: Vec<UnitKind>,
    /// The fewest models; at least 1.
    pub at_least: u32,
    /// Which models count.
    pub counted: Counted,
    /// First day.
    pub first: Date,
    /// Last day: the quota must be met by its end.
    pub last: Date,
}

/// A unit, for the count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuotaUnit {
    /// The unit.
    pub id: UnitId,
    /// Its kind.
    pub kind: UnitKind,
    /// When it existed.
    pub validity: Validity,
}

/// How one unit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaCount {
    /// The unit.
    pub unit: UnitId,
    /// Its models that count.
    pub has: u32,
    /// How many it still lacks; 0 when the quota is met.
    pub lacks: u32,
}

impl Quota {
    /// What is wrong with a rule.
    #[must_use]
    pub fn check(&self) -> Vec<Refusal> {
        let refuse = |field: &str, code| Refusal { field: Some(field.to_owned()), code };
        let rules = [
            (has_words(&self.title), "title", RefusalCode::Required),
            (!self.kinds.is_empty(), "kinds", RefusalCode::TooFew { min: 1 }),
            (self.at_least > 0, "at_least", RefusalCode::OutOfRange { min: 1, max: i64::from(u32::MAX) }),
            (self.first <= self.last, "last", RefusalCode::EndBeforeStart),
        ];
        rules.into_iter().filter(|(met, ..)| !met).map(|(_, field, code)| refuse(field, code)).collect()
    }

    /// How every unit that the rule binds stands on a day of its period, in the order given; nothing outside the period.
    ///
    /// `models` are the models and their states on that day, each once for every unit that leads it.
    #[must_use]
    pub fn count(&self, day: Date, units: &[QuotaUnit], models: &[(UnitId, ModelState)]) -> Vec<QuotaCount> {
        if !(self.first..=self.last).contains(&day) {
            return Vec::new();
        }
        let mut running: BTreeMap<UnitId, u32> = BTreeMap::new();
        for (unit, _) in models.iter().filter(|(_, state)| self.counted.takes(*state)) {
            let count = running.entry(*unit).or_default();
            *count = count.saturating_add(1);
        }
        let bound = units.iter().filter(|unit| self.kinds.contains(&unit.kind) && unit.validity.contains(day));
        bound
            .map(|unit| {
                let has = running.get(&unit.id).copied().unwrap_or(0);
                QuotaCount { unit: unit.id, has, lacks: self.at_least.saturating_sub(has) }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;
    use uuid::Uuid;

    fn rule() -> Quota {
        Quota {
            title: "Mỗi sở một mô hình".to_owned(),
            kinds: vec![UnitKind::Department],
            at_least: 1,
            counted: Counted::Accepted,
            first: date!(2025 - 01 - 01),
            last: date!(2025 - 12 - 31),
        }
    }

    #[test]
    fn departments_of_2025() {
        let id = |n| UnitId(Uuid::from_u128(n));
        let always = Validity { from: None, to: None };
        let unit = |n, kind, validity| QuotaUnit { id: id(n), kind, validity };
        let gone = Validity { from: None, to: Some(date!(2025 - 02 - 28)) };
        let units = [
            unit(1, UnitKind::Department, always),
            unit(2, UnitKind::Department, always),
            unit(3, UnitKind::Department, gone),
            unit(4, UnitKind::Commune, always),
        ];
        let models = [(id(1), ModelState::Accepted), (id(1), ModelState::Cancelled), (id(2), ModelState::Submitted)];
        let count = rule().count(date!(2025 - 06 - 01), &units, &models);
        assert_eq!(count, [QuotaCount { unit: id(1), has: 1, lacks: 0 }, QuotaCount { unit: id(2), has: 0, lacks: 1 }]);
        assert_eq!(rule().count(date!(2025 - 02 - 28), &units, &models).len(), 3, "on its last day the old department still counts");
        let deployed = Quota { counted: Counted::Deployed, ..rule() };
        assert!(
            deployed.count(date!(2025 - 06 - 01), &units, &models).iter().all(|one| one.lacks == 1),
            "an accepted one does not run yet"
        );
        assert!(rule().count(date!(2026 - 01 - 01), &units, &models).is_empty());
    }

    #[test]
    fn check_names_every_field() {
        assert!(rule().check().is_empty());
        let wrong = Quota { title: String::new(), kinds: Vec::new(), at_least: 0, last: date!(2024 - 12 - 31), ..rule() };
        let fields: Vec<_> = wrong.check().into_iter().filter_map(|refusal| refusal.field).collect();
        assert_eq!(fields, ["title", "kinds", "at_least", "last"]);
    }
}
