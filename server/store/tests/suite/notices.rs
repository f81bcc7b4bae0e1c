//! Notices, reminders, urging, the daily e-mail, and the jobs that make them. What the modules share.

mod digests;
mod own;
mod queue;
mod reminding;
mod telling;
mod urging;
mod wishes;

use domain::notice::NoticeKind;
use domain::views::notices::{NoticeFilter, NoticeList, NoticeRow};
use store::services::notices;
use store::{Caller, Store};

use crate::support::{Db, THANH_HOA};

/// Seconds of a day.
const DAY: i64 = 86_400;

/// The same person at a store's moment.
fn at(store: &Store, caller: &Caller) -> Caller {
    let mut later = caller.clone();
    later.now = store.now();
    later
}

async fn list(store: &Store, caller: &Caller) -> NoticeList {
    notices::list(store, &at(store, caller), NoticeFilter::default()).await.expect("one's own notices")
}

/// Those of one kind.
async fn of(store: &Store, caller: &Caller, kind: NoticeKind) -> Vec<NoticeRow> {
    list(store, caller).await.rows.into_iter().filter(|row| row.kind == kind).collect()
}

/// Those who are asked, in the order of the accounts.
struct People {
    officer: Caller,
    head: Caller,
    agency: Caller,
    reviewer: Caller,
    leader: Caller,
    stranger: Caller,
    viewer: Caller,
}

impl People {
    async fn of(db: &Db) -> Self {
        let caller = async |username: &str| db.caller(THANH_HOA, username).await;
        Self {
            officer: caller("canbo").await,
            head: caller("truongdonvi").await,
            agency: caller("thuongtruc").await,
            reviewer: caller("thamdinh").await,
            leader: caller("lanhdao").await,
            stranger: caller("canbo2").await,
            viewer: caller("xem").await,
        }
    }

    /// How many notices of a kind each has: officer, head, agency, reviewer, leader, stranger, viewer.
    async fn have(&self, store: &Store, kind: NoticeKind) -> [usize; 7] {
        let mut counts = [0; 7];
        let all = [&self.officer, &self.head, &self.agency, &self.reviewer, &self.leader, &self.stranger, &self.viewer];
        for (count, caller) in counts.iter_mut().zip(all) {
            *count = of(store, caller, kind).await.len();
        }
        counts
    }
}
