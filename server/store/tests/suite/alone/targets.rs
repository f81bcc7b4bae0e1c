//! How many models units must have.

use store::services::quotas::{self, Make};

use super::story::Log;
use crate::support::Db;

/// A rule is read, another made and withdrawn.
pub async fn counting(db: &Db, log: &mut Log, slug: &str) {
    let store = &db.store;
    let admin = db.caller(slug, "thuongtruc").await;
    let listed = log.note("quotas", quotas::list(store, &admin, None).await);
    for row in listed.into_iter().flat_map(|list| list.rows) {
        log.note("quota", quotas::get(store, &admin, row.id, None).await);
    }
    let [title, units, at_least, counted, first, last] =
        ["Mỗi huyện hai mô hình", "level:district", "2", "accepted", "01/01/2023", "31/12/2023"].map(str::to_owned);
    let typed = Make { title, units, at_least, counted, first, last, document: String::new() };
    let made = log.note("make", quotas::make(store, &admin, typed.clone()).await);
    log.note("make again", quotas::make(store, &db.at_now(&admin), typed).await);
    if let Some(id) = made {
        log.note("withdraw", quotas::withdraw(store, &db.at_now(&admin), id, "Nhầm").await);
        log.note("withdrawn", quotas::get(store, &db.at_now(&admin), id, None).await);
    }
}
