//! When figures of a period can be entered: from its opening until it is locked (khóa sổ). To open it again is a new opening with a
//! reason; the old one stays.

use serde::{Deserialize, Serialize};

use crate::access::coded;
use crate::clarity::has_words;
use crate::clock::Instant;
use crate::error::{Fault, RefusalCode};

coded! {
    /// Whether figures of a period can be entered.
    PeriodState {
        /// Never opened yet.
        Upcoming = "upcoming",
        /// Mở.
        Open = "open",
        /// Khóa sổ.
        Locked = "locked",
    }
}

/// One span in which a period was open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// Since when.
    pub from: Instant,
    /// When it was locked; none while it is not.
    pub until: Option<Instant>,
    /// Why it was opened again; empty for the first.
    pub reason: String,
}

/// The state of a period at a moment, of its openings in any order. The moment of locking is locked.
#[must_use]
pub fn state(openings: &[Opening], at: Instant) -> PeriodState {
    let begun: Vec<&Opening> = openings.iter().filter(|one| one.from <= at).collect();
    if begun.is_empty() {
        PeriodState::Upcoming
    } else if begun.iter().any(|one| one.until.is_none_or(|until| at < until)) {
        PeriodState::Open
    } else {
        PeriodState::Locked
    }
}

/// The first opening, or another one of a locked period.
///
/// # Errors
/// [`RefusalCode::PeriodOpen`] when it is open, or will be; [`RefusalCode::Required`] when it was open before and no reason is given.
pub fn open(openings: &[Opening], now: Instant, reason: &str) -> Result<Opening, Fault> {
    if openings.iter().any(|one| one.from > now || one.until.is_none_or(|until| now < until)) {
        return Err(Fault::rule(RefusalCode::PeriodOpen));
    }
    if !openings.is_empty() && !has_words(reason) {
        return Err(Fault::field("text", RefusalCode::Required));
    }
    let reason = if openings.is_empty() { String::new() } else { reason.trim().to_owned() };
    Ok(Opening { from: now, until: None, reason })
}

/// The openings with the one that is open now locked.
///
/// # Errors
/// [`RefusalCode::PeriodLocked`] when none is open.
pub fn lock(openings: &[Opening], now: Instant) -> Result<Vec<Opening>, Fault> {
    if state(openings, now) != PeriodState::Open {
        return Err(Fault::rule(RefusalCode::PeriodLocked));
    }
    let closed = |one: &Opening| {
        let open = one.from <= now && one.until.is_none_or(|until| now < until);
        Opening { until: if open { Some(now) } else { one.until }, ..one.clone() }
    };
    Ok(openings.iter().map(closed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opened_locked_and_opened_again_with_a_reason() {
        let at = |second| Instant(0).plus_seconds(second);
        assert_eq!(state(&[], at(0)), PeriodState::Upcoming);
        assert_eq!(lock(&[], at(0)), Err(Fault::rule(RefusalCode::PeriodLocked)));
        let first = open(&[], at(10), "thừa").expect("the first needs no reason");
        assert_eq!(first.reason, "");
        let openings = [first];
        assert_eq!((state(&openings, at(9)), state(&openings, at(10))), (PeriodState::Upcoming, PeriodState::Open));
        assert_eq!(open(&openings, at(11), "Đính chính"), Err(Fault::rule(RefusalCode::PeriodOpen)));
        assert_eq!(open(&openings, at(5), "Đính chính"), Err(Fault::rule(RefusalCode::PeriodOpen)), "it will be");
        let locked = lock(&openings, at(20)).expect("it is open");
        assert_eq!((state(&locked, at(19)), state(&locked, at(20))), (PeriodState::Open, PeriodState::Locked));
        assert_eq!(lock(&locked, at(21)), Err(Fault::rule(RefusalCode::PeriodLocked)));
        assert_eq!(open(&locked, at(30), " "), Err(Fault::field("text", RefusalCode::Required)));
        let again = open(&locked, at(30), " Đính chính số liệu ").expect("with a reason");
        assert_eq!(again, Opening { from: at(30), until: None, reason: "Đính chính số liệu".to_owned() });
        let all = [again, locked[0].clone()];
        let states = [15, 25, 35].map(|second| state(&all, at(second)));
        assert_eq!(states, [PeriodState::Open, PeriodState::Locked, PeriodState::Open]);
        assert_eq!(lock(&all, at(40)).expect("open").iter().map(|one| one.until).collect::<Vec<_>>(), [Some(at(40)), Some(at(20))]);
    }
}
