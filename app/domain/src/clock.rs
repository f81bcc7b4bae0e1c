//! Instants and days. Nothing here reads a clock: `now` is always handed in.

use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime, Time, UtcOffset};

/// Vietnam's time, the whole year round (Asia/Ho_Chi_Minh has had no daylight saving since 1975).
pub const VIETNAM: UtcOffset = match UtcOffset::from_hms(7, 0, 0) {
    Ok(offset) => offset,
    Err(_) => panic!("+07:00 is a valid offset"),
};

/// A point in time: microseconds since 1970-01-01T00:00:00Z. An integer, because SQLite would compare times as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "db", derive(sea_orm::DeriveValueType))]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// What was not made known yet: a draft. Later than every day that a page can show.
    pub const NOT_YET: Self = Self(i64::MAX);

    /// The instant of a calendar time.
    #[must_use]
    pub fn from_datetime(t: OffsetDateTime) -> Self {
        Self(i64::try_from(t.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
    }

    /// The same instant on Vietnam's clock. Out-of-range values fall back to the epoch.
    #[must_use]
    pub fn local(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000).unwrap_or(OffsetDateTime::UNIX_EPOCH).to_offset(VIETNAM)
    }

    /// The day on Vietnam's calendar.
    #[must_use]
    pub fn day(self) -> Date {
        self.local().date()
    }

    /// `hour`:00 in Vietnam on `day`.
    #[must_use]
    pub fn at_hour(day: Date, hour: u8) -> Self {
        let time = Time::from_hms(hour.min(23), 0, 0).unwrap_or(Time::MIDNIGHT);
        Self::from_datetime(day.with_time(time).assume_offset(VIETNAM))
    }

    /// The first microsecond after `day`: "as known on `day`" means before this.
    #[must_use]
    pub fn end_of_day(day: Date) -> Self {
        day.next_day().map_or(Self(i64::MAX), |next| Self::at_hour(next, 0))
    }

    /// This instant moved by whole seconds.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }
}
