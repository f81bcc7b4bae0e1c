//! The working days of the tenant.

use domain::calendar::Calendar;

use crate::Error;
use crate::entities::calendar_day;
use crate::tenancy::TenantTx;

/// All of them. One query.
pub(crate) async fn load(tx: &TenantTx) -> Result<Calendar, Error> {
    let mut calendar = Calendar::default();
    for row in tx.find::<calendar_day::Entity>().all(tx.conn()).await? {
        if row.working {
            calendar.working.insert(row.day)
        } else {
            calendar.holidays.insert(row.day)
        };
    }
    Ok(calendar)
}
