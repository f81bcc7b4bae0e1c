//! Forms that came back: kept for their person, but not without end.

use domain::error::Fault;
use domain::views::frame::KeptForm;
use store::services::kept_forms::{Kept, keep, peek};
use store::{Options, Store, Tenant};

use crate::support::{Db, on_each};

async fn kept(store: &Store, tenant: &Tenant, network: &str) -> String {
    let form = KeptForm { action: "/api/x".to_owned(), fields: vec![], fault: Fault::SignedOut };
    keep(store, tenant, network, &Kept { page: "/users".to_owned(), form }).await.expect("kept")
}

async fn there(store: &Store, tenant: &Tenant, token: &str) -> bool {
    peek(store, tenant, token).await.expect("read").is_some()
}

#[tokio::test]
async fn keep_too_many_of_one_network() {
    on_each(async |db: &Db| {
        let (tenant, other) = (db.admin().await.tenant, db.other().await.tenant);
        let neighbour = kept(&db.store, &tenant, "10.0.1.0/24").await;
        let elsewhere = kept(&db.store, &other, "10.0.0.0/24").await;
        let mut tokens = Vec::new();
        for _ in 0..103 {
            tokens.push(kept(&db.store, &tenant, "10.0.0.0/24").await);
        }
        let mut left = Vec::new();
        for token in &tokens {
            left.push(there(&db.store, &tenant, token).await);
        }
        assert_eq!(left, [vec![false; 3], vec![true; 100]].concat(), "the oldest went");
        assert!(there(&db.store, &tenant, &neighbour).await, "another network's stays");
        assert!(there(&db.store, &other, &elsewhere).await, "another tenant's stays");
    })
    .await;
}

#[tokio::test]
async fn keep_too_many_of_a_tenant() {
    on_each(async |db: &Db| {
        let tenant = db.admin().await.tenant;
        let first = kept(&db.store, &tenant, "10.0.0.0/24").await;
        let second = kept(&db.store, &tenant, "10.0.0.0/24").await;
        for network in 1..=9 {
            for _ in 0..100 {
                kept(&db.store, &tenant, &format!("10.0.{network}.0/24")).await;
            }
        }
        for _ in 0..99 {
            kept(&db.store, &tenant, "10.1.0.0/24").await;
        }
        assert!(!there(&db.store, &tenant, &first).await, "1001 are one too many");
        assert!(there(&db.store, &tenant, &second).await);
    })
    .await;
}

#[tokio::test]
async fn keep_ends_after_an_hour() {
    on_each(async |db: &Db| {
        let tenant = db.admin().await.tenant;
        let token = kept(&db.store, &tenant, "10.0.0.0/24").await;
        for (minutes, good) in [(59, true), (61, false)] {
            let options = Options { now: Some(db.store.now().plus_seconds(minutes * 60)), ..db.options.clone() };
            let store = Store::connect(&options).await.expect("the same database, later");
            assert_eq!(there(&store, &tenant, &token).await, good, "{minutes} minutes");
        }
    })
    .await;
}
