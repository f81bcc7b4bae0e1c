//! `/audit`.

use std::str::FromStr;

use domain::access::Action;
use domain::error::Fault;
use domain::views::audit::{AuditFilter, AuditList};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use store::Caller;
use store::services::audit::list;

use crate::support::{CENTRE, Db, THANH_HOA, on_each, refused};

async fn listed(db: &Db, caller: &Caller, filter: AuditFilter) -> AuditList {
    list(&db.store, caller, filter).await.expect("the chain can be read")
}

#[tokio::test]
async fn audit_pages_hold_together() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        for _ in 0..60 {
            store::services::sign_in::sign_out(&db.store, &caller).await.expect("an event");
        }
        let first = listed(db, &caller, AuditFilter::default()).await;
        assert!(first.chain_holds && first.rows.len() == 50 && first.page.total > 60);
        assert!(first.rows.iter().map(|row| std::cmp::Reverse(row.seq)).is_sorted());
        assert_eq!(first.rows[0].event, "signed_out");
        assert!(first.rows.iter().all(|row| row.hash.len() == 8));
        let second = listed(db, &caller, AuditFilter { page: Some(2), ..AuditFilter::default() }).await;
        assert!(second.chain_holds && second.rows.last().is_some_and(|row| row.seq == 1));
        assert_eq!(second.rows[0].seq + 1, first.rows[49].seq);
        assert!(["seeded", "signed_in", "signed_out"].iter().all(|code| first.events.iter().any(|e| e == code)));
    })
    .await;
}

#[tokio::test]
async fn audit_filters_leave_the_chain_provable() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let seeded = listed(db, &caller, AuditFilter { event: Some("seeded".to_owned()), ..AuditFilter::default() }).await;
        assert!(seeded.chain_holds && seeded.rows.iter().all(|row| row.event == "seeded" && row.actor.is_none()));
        let search = |text: &str| AuditFilter { search: Some(text.to_owned()), ..AuditFilter::default() };
        let found = listed(db, &caller, search("THANH hoa")).await;
        assert!(found.chain_holds && found.rows.iter().any(|row| row.subject == "Tỉnh Thanh Hóa"));
        assert_eq!(listed(db, &caller, search("%")).await.page.total, 0, "a wildcard means itself");
    })
    .await;
}

#[tokio::test]
async fn audit_unknown_events_are_an_empty_list() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let none = listed(db, &caller, AuditFilter { event: Some("no_such".to_owned()), ..AuditFilter::default() }).await;
        assert!(none.rows.is_empty() && none.chain_holds);
    })
    .await;
}

#[tokio::test]
async fn audit_other_tenant() {
    on_each(async |db: &Db| {
        let (_, other) = (db.admin().await, db.other().await);
        let rows = listed(db, &other, AuditFilter::default()).await.rows;
        let seeded: Vec<&str> = rows.iter().filter(|row| row.event == "seeded").map(|row| row.subject.as_str()).collect();
        assert_eq!(seeded, ["Tỉnh Nghệ An"]);
        assert_eq!(rows.iter().filter(|row| row.event == "signed_in").count(), 1, "the other tenant's is not here");
    })
    .await;
}

#[tokio::test]
async fn audit_wrong_role() {
    on_each(async |db: &Db| {
        let forbidden = Fault::Forbidden { action: Action::ViewAudit };
        for (slug, username) in [(THANH_HOA, "canbo"), (THANH_HOA, "thamdinh"), (THANH_HOA, "xem"), (CENTRE, "trunguong")] {
            let caller = db.caller(slug, username).await;
            assert_eq!(refused(list(&db.store, &caller, AuditFilter::default()).await), forbidden, "{slug} {username}");
        }
    })
    .await;
}

/// Whoever can write to the file can change a row; the chain tells. On PostgreSQL the server's role may not change events at all.
#[tokio::test]
async fn audit_tells_of_a_row_that_was_changed() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        if !db.options.url.starts_with("sqlite:") {
            return;
        }
        let file = SqliteConnectOptions::from_str(&db.options.url).expect("an address");
        let mut connection = file.connect().await.expect("the test's own file");
        let change = "UPDATE audit_event SET subject = 'x' WHERE event = 'seeded' AND seq = 1";
        sqlx::query(change).execute(&mut connection).await.expect("SQLite has no walls of its own");
        assert!(!listed(db, &caller, AuditFilter::default()).await.chain_holds);
    })
    .await;
}

/// Every code that there are words for is written somewhere: a code that nobody writes is a promise that nobody keeps.
/// (That each code written has words is a matter of the type.)
#[test]
fn audit_codes_are_all_written() {
    let mut sources = String::new();
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("sources").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                sources += &std::fs::read_to_string(entry.path()).expect("a source");
            }
        }
    }
    for code in domain::audit::EventCode::ALL {
        assert!(sources.contains(&format!("EventCode::{code:?}")), "nobody writes {code}");
        assert_ne!(domain::text::audit::event(domain::text::Lang::Vi, code.code()), code.code(), "{code} has words");
    }
}
