//! What people are told, by the worker and by those who urge.

use domain::views::notices::NoticeFilter;
use store::services::jobs::{self, Ran};
use store::services::notices::{self, Urge};
use store::services::{accounts, directives, settings};
use store::{Caller, Store};

use super::story::Log;
use crate::support::Db;

/// Everything is told and read. Answers who is told and who urges, for what happens [`later`].
pub async fn telling(db: &Db, log: &mut Log, slug: &str) -> [Caller; 2] {
    let (officer, admin) = (db.caller(slug, "canbo").await, db.caller(slug, "thuongtruc").await);
    work(db, log, &db.store, slug).await;
    for caller in [&officer, &admin, &db.caller(slug, "truongdonvi").await] {
        let list = log.note("notices", notices::list(&db.store, caller, NoticeFilter::default()).await);
        for row in list.into_iter().flat_map(|list| list.rows).take(2) {
            log.note("opened", notices::open(&db.store, caller, row.id).await);
        }
        log.note("unseen", Ok(db.caller(slug, &caller.actor.username).await.unseen));
    }
    log.note("all", notices::see_all(&db.store, &officer).await);
    log.note("wish", accounts::save_mail(&db.store, &officer, "y@te.vn", "daily", "vi").await);
    let version = settings::get(&db.store, &admin).await.expect("settings").version;
    let [before, after, daily_cap, urge_cap, digest_hour] = ["4 2", "1 2", "6", "3", "9"].map(str::to_owned);
    let rule = settings::Reminders { version, before, after, daily_cap, urge_cap, digest_hour };
    log.note("rule", settings::save_reminders(&db.store, &admin, rule).await);
    [officer, admin]
}

/// Late units are urged and told again twelve days later. The last part of the story: by then the worker has swept what had
/// run out.
pub async fn later(db: &Db, log: &mut Log, slug: &str, [officer, admin]: [Caller; 2]) {
    let later = db.later(12 * 86_400).await;
    let mut agency = admin.clone();
    agency.now = later.now();
    let list = directives::list(&later, &agency, None).await.expect("documents");
    for row in list.rows {
        let id = row.directive.id;
        let late = log.note("late", notices::late(&later, &agency, id).await);
        let first = late.and_then(|view| view.late.first().map(|one| one.unit.id.to_string())).unwrap_or_default();
        for unit in [first, String::new()] {
            log.note("urge", notices::urge(&later, &agency, Urge { directive: id, unit, text: "Gửi ngay".to_owned() }).await);
        }
    }
    work(db, log, &later, slug).await;
    log.note("notices", notices::list(&later, &officer, NoticeFilter::default()).await);
}

/// A round of the worker, with each letter as it goes out.
async fn work(db: &Db, log: &mut Log, store: &Store, slug: &str) {
    let tenant = db.tenant(slug).await;
    log.note("plan", jobs::plan(store, &tenant).await);
    while let Some(ran) = log.note("job", jobs::run_next(store, &tenant, true).await) {
        match ran {
            Ran::Nothing => return,
            Ran::Letter(letter) => {
                log.note("sent", jobs::sent(store, &tenant, &letter).await);
            }
            Ran::Done(_) | Ran::Failed(_) => {}
        }
    }
}
