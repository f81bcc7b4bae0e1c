//! The levels that a difficulty climbs in this tenant, and what their time depends on.

use domain::calendar::Calendar;
use domain::difficulty::{HandlingLevel, Ladder, Step, Terms};

use crate::Error;
use crate::entities::tenant_setting;
use crate::queries::as_of::AsOf;
use crate::queries::calendar;
use crate::tenancy::TenantTx;

/// Owns what [`Terms`] borrows.
pub(crate) struct OwnTerms {
    pub(crate) ladder: Ladder,
    pub(crate) calendar: Calendar,
    deadline_hour: u8,
}

impl OwnTerms {
    /// Two queries.
    pub(crate) async fn load(tx: &TenantTx, as_of: &AsOf) -> Result<Self, Error> {
        let setting = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
        let ladder = setting.map_or_else(|| Ok(Ladder::default()), |setting| read(&setting.ladder))?;
        Ok(Self { ladder, calendar: calendar::load(tx).await?, deadline_hour: as_of.deadline_hour })
    }

    pub(crate) fn terms(&self) -> Terms<'_> {
        Terms { ladder: &self.ladder, calendar: &self.calendar, deadline_hour: self.deadline_hour }
    }
}

/// The ladder out of a row: `unit:3 standing_agency:3`.
pub(crate) fn read(steps: &str) -> Result<Ladder, Error> {
    let broken = || Error::unknown_code("ladder", steps);
    let step = |step: &str| {
        let (level, days) = step.split_once(':').ok_or_else(broken)?;
        let level = HandlingLevel::from_code(level).ok_or_else(broken)?;
        Ok(Step { level, working_days: days.parse().map_err(|_| broken())? })
    };
    let steps: Vec<Step> = steps.split_whitespace().map(step).collect::<Result<_, Error>>()?;
    Ladder::try_from(steps).map_err(|_| broken())
}

/// The ladder as a row keeps it.
pub(crate) fn write(ladder: &Ladder) -> String {
    ladder.steps().map(|step| format!("{}:{}", step.level, step.working_days)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let ladder = Ladder::default();
        assert_eq!(write(&ladder), "unit:3 standing_agency:3 leaders:3", "as the migration has it");
        assert_eq!(read(&write(&ladder)).expect("a ladder"), ladder);
        for broken in ["", "unit", "unit:x", "unit:0", "centre:3", "village:3", "unit:3 unit:4"] {
            assert!(read(broken).is_err(), "{broken:?}");
        }
    }
}
