//! When a tenant reminds, and how often at most.

use std::collections::BTreeSet;

use domain::reminder::ReminderPolicy;
use domain::views::settings::ReminderSettings;

use crate::Error;
use crate::entities::tenant_setting::{Entity, Model};
use crate::tenancy::TenantTx;

/// The tenant's rule. One query.
pub(crate) async fn load(tx: &TenantTx) -> Result<ReminderSettings, Error> {
    let setting = tx.find::<Entity>().one(tx.conn()).await?;
    read(&setting.ok_or_else(|| Error::Broken("the tenant has no settings row; run the seed again".to_owned()))?)
}

/// The rule out of a row.
pub(crate) fn read(row: &Model) -> Result<ReminderSettings, Error> {
    let small = |n: i64| u32::try_from(n).map_err(|_| Error::Broken(format!("a cap of {n}")));
    let digest_hour = u8::try_from(row.digest_hour).map_err(|_| Error::Broken(format!("hour {}", row.digest_hour)))?;
    let policy = ReminderPolicy {
        before: days(&row.remind_before)?,
        after: days(&row.remind_after)?,
        daily_cap: small(row.reminder_cap)?,
        working_days_only: true,
    };
    Ok(ReminderSettings { policy, urge_cap: small(row.urge_cap)?, digest_hour })
}

fn days(text: &str) -> Result<BTreeSet<u32>, Error> {
    let day = |day: &str| day.parse().map_err(|_| Error::unknown_code("days of reminders", text));
    text.split_whitespace().map(day).collect()
}

/// Days as a row keeps them: the most first.
pub(crate) fn write(days: &BTreeSet<u32>) -> String {
    days.iter().rev().map(u32::to_string).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let usual = ReminderPolicy::default();
        assert_eq!((write(&usual.before), write(&usual.after)), ("5 3 1".to_owned(), "7 3 1".to_owned()), "as the migration has it");
        assert_eq!(days("5 3 1").expect("days"), usual.before);
        assert_eq!(days("").expect("none"), BTreeSet::new());
        assert!(days("5 x").is_err());
    }
}
