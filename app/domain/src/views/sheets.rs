//! Lists that can be taken away as a spreadsheet.

use serde::{Deserialize, Serialize};

use super::audit::AuditFilter;
use super::coverage::CoverageFilter;
use super::difficulties::DifficultyFilter;
use super::directives::{DirectiveFilter, DutyFilter};
use super::indicators::{HeatAsked, IndicatorFilter};
use super::models::ModelFilter;
use super::plans::PlanFilter;
use super::query::{FromQuery, Query};
use super::registrations::RegistrationFilter;
use super::units::UnitFilter;
use super::users::UserFilter;
use crate::access::{Action, coded};
use crate::ids::DocumentId;

coded! {
    /// Which list.
    Sheet {
        /// Units of a day.
        Units = "units",
        /// Models of a day.
        Models = "models",
        /// Registrations.
        Registrations = "registrations",
        /// Plans.
        Plans = "plans",
        /// Difficulties.
        Difficulties = "difficulties",
        /// Documents of a day.
        Directives = "directives",
        /// What one document asks of each unit.
        Duties = "duties",
        /// Who has registered under a document.
        Coverage = "coverage",
        /// Indicators with the province's latest figures.
        Indicators = "indicators",
        /// All figures of a period.
        Figures = "figures",
        /// People.
        Users = "users",
        /// The trail.
        Audit = "audit",
    }
}

impl Sheet {
    /// The right without which there is no such list.
    #[must_use]
    pub const fn view(self) -> Action {
        match self {
            Self::Units => Action::ViewUnits,
            Self::Models | Self::Registrations => Action::ViewModels,
            Self::Plans => Action::ViewTasks,
            Self::Difficulties => Action::ViewDifficulties,
            Self::Directives | Self::Duties => Action::ViewDirectives,
            Self::Coverage => Action::ViewCoverage,
            Self::Indicators | Self::Figures => Action::ViewFigures,
            Self::Users => Action::ViewUsers,
            Self::Audit => Action::ViewAudit,
        }
    }
}

/// A list with what an address asks of it: the same rows as on its page, all of them.
#[derive(Debug, Clone)]
pub enum Asked {
    /// Units.
    Units(UnitFilter),
    /// Models.
    Models(ModelFilter),
    /// Registrations.
    Registrations(RegistrationFilter),
    /// Plans.
    Plans(PlanFilter),
    /// Difficulties.
    Difficulties(DifficultyFilter),
    /// Documents.
    Directives(DirectiveFilter),
    /// What one document asks, as of a day.
    Duties(DocumentId, Option<time::Date>, DutyFilter),
    /// Who has registered.
    Coverage(CoverageFilter),
    /// Indicators.
    Indicators(IndicatorFilter),
    /// All figures of a period.
    Figures(HeatAsked),
    /// People.
    Users(UserFilter),
    /// The trail.
    Audit(AuditFilter),
}

impl Asked {
    /// Nothing where the address names no document, and the list is one document's.
    #[must_use]
    pub fn of(sheet: Sheet, query: &Query<'_>) -> Option<Self> {
        Some(match sheet {
            Sheet::Units => Self::Units(FromQuery::from_query(query)),
            Sheet::Models => Self::Models(FromQuery::from_query(query)),
            Sheet::Registrations => Self::Registrations(FromQuery::from_query(query)),
            Sheet::Plans => Self::Plans(FromQuery::from_query(query)),
            Sheet::Difficulties => Self::Difficulties(FromQuery::from_query(query)),
            Sheet::Directives => Self::Directives(FromQuery::from_query(query)),
            Sheet::Duties => {
                let document = query.word("directive")?.parse().ok()?;
                Self::Duties(document, query.day("as_of"), FromQuery::from_query(query))
            }
            Sheet::Coverage => Self::Coverage(FromQuery::from_query(query)),
            Sheet::Indicators => Self::Indicators(FromQuery::from_query(query)),
            Sheet::Figures => Self::Figures(FromQuery::from_query(query)),
            Sheet::Users => Self::Users(FromQuery::from_query(query)),
            Sheet::Audit => Self::Audit(FromQuery::from_query(query)),
        })
    }
}
