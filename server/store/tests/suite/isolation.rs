//! Two connections, four tenants, ten thousand interleaved requests: nobody sees another's row.

use std::sync::Arc;

use domain::views::audit::AuditFilter;
use domain::views::units::UnitDetails;
use store::Caller;
use store::services::{audit, units};
use time::macros::date;
use tokio::task::JoinSet;

use crate::support::{Db, NGHE_AN, THANH_HOA, on_each_with_pool};

const REQUESTS: usize = 10_000;
const AT_ONCE: usize = 32;

/// A tenant's administrator, and what is known to be theirs.
struct Known {
    caller: Caller,
    province: &'static str,
    health: UnitDetails,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_interleaved_requests_mix_nothing() {
    on_each_with_pool(2, async |db: &Db| {
        let mut known = Vec::new();
        for (slug, province) in [(THANH_HOA, "38"), (NGHE_AN, "40"), ("quang-ngai", "51"), ("tp-hcm", "79")] {
            let caller = db.caller(slug, "thuongtruc").await;
            let health = units::get(&db.store, &caller, "SYT", Some(date!(2026 - 01 - 05))).await.expect("Sở Y tế");
            known.push(Known { caller, province, health });
        }
        // All four have a Sở Y tế of the same code; no two are the same row.
        let mut ids: Vec<_> = known.iter().map(|k| k.health.unit.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), known.len());

        let known = Arc::new(known);
        let mut running = JoinSet::new();
        for n in 0..REQUESTS {
            let (store, known) = (db.store.clone(), Arc::clone(&known));
            running.spawn(async move { request(&store, &known[n % known.len()], n).await });
            if running.len() >= AT_ONCE {
                running.join_next().await.expect("some are running").expect("no mixed row");
            }
        }
        while let Some(done) = running.join_next().await {
            done.expect("no mixed row");
        }
    })
    .await;
}

/// Seven in eight read the audit trail, the eighth a unit: short and long transactions share the connections.
async fn request(store: &store::Store, known: &Known, n: usize) {
    let Known { caller, province, health } = known;
    if (n / 4).is_multiple_of(8) {
        let unit = units::get(store, caller, "SYT", Some(date!(2026 - 01 - 05))).await.expect("Sở Y tế");
        assert_eq!(unit.unit.id, health.unit.id);
        assert_eq!(unit.ancestors.iter().map(|a| a.code.as_str()).collect::<Vec<_>>(), [*province]);
        assert_eq!(unit.obligations.len(), health.obligations.len());
    } else {
        let filter = AuditFilter { event: Some("seeded".to_owned()), ..AuditFilter::default() };
        let list = audit::list(store, caller, filter).await.expect("the chain");
        assert_eq!(list.rows.iter().map(|row| row.subject.as_str()).collect::<Vec<_>>(), [caller.tenant.head.name_vi.as_str()]);
        assert!(list.chain_holds);
    }
}
