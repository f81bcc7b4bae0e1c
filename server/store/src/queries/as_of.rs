//! "As known on a day": the cut-off that every read of facts applies, and the moment that countdowns count from.

use domain::clock::Instant;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::Expr;
use time::Date;

use crate::Error;
use crate::entities::tenant_setting;
use crate::tenancy::TenantTx;

/// The hour at which due dates end where a tenant has set none (the centre).
const USUAL_DEADLINE_HOUR: u8 = 17;

/// The day shown.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AsOf {
    /// The day.
    pub(crate) day: Date,
    /// Whether it is another day than today.
    pub(crate) past: bool,
    /// Countdowns count from here: now, or the deadline hour of another day.
    pub(crate) at: Instant,
    /// Hour at which due dates end.
    pub(crate) deadline_hour: u8,
    /// Facts count that were known before this.
    known_before: Instant,
}

impl AsOf {
    /// One query: the tenant's deadline hour.
    pub(crate) async fn load(tx: &TenantTx, as_of: Option<Date>) -> Result<Self, Error> {
        let setting = tx.find::<tenant_setting::Entity>().one(tx.conn()).await?;
        let hour = setting.and_then(|s| u8::try_from(s.deadline_hour).ok());
        Ok(Self::new(tx.now(), as_of, hour.unwrap_or(USUAL_DEADLINE_HOUR)))
    }

    fn new(now: Instant, as_of: Option<Date>, deadline_hour: u8) -> Self {
        let today = now.day();
        let day = as_of.unwrap_or(today);
        let past = day != today;
        Self {
            day,
            past,
            at: if past { Instant::at_hour(day, deadline_hour) } else { now },
            deadline_hour,
            known_before: as_of.map_or(Instant(now.0.saturating_add(1)), Instant::end_of_day),
        }
    }

    /// The moment before which a fact must have been known.
    pub(crate) fn known_before(&self) -> Instant {
        self.known_before
    }

    /// The condition on a `known_at` column.
    pub(crate) fn known<C: ColumnTrait>(&self, known_at: C) -> Expr {
        known_at.lt(self.known_before)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    fn knows(as_of: &AsOf, known_at: Instant) -> bool {
        known_at < as_of.known_before
    }

    #[test]
    fn today_knows_until_now_and_another_day_until_its_end() {
        let now = Instant::from_datetime(datetime!(2023-05-26 10:00 +7));
        let today = AsOf::new(now, None, 17);
        assert!(knows(&today, now) && !knows(&today, now.plus_seconds(1)) && !today.past);
        assert_eq!((today.day, today.at), (date!(2023 - 05 - 26), now));
        let asked = AsOf::new(now, Some(date!(2023 - 05 - 26)), 17);
        assert!(knows(&asked, now.plus_seconds(1)) && !asked.past);
        assert_eq!(asked.at, now);
        let past = AsOf::new(now, Some(date!(2023 - 05 - 24)), 17);
        assert!(past.past && knows(&past, Instant::from_datetime(datetime!(2023-05-24 23:59:59 +7))));
        assert!(!knows(&past, Instant::from_datetime(datetime!(2023-05-25 00:00 +7))));
        assert_eq!(past.at, Instant::from_datetime(datetime!(2023-05-24 17:00 +7)));
    }
}
