//! Forms that came back. Nobody need be signed in: what keeps them apart is the token and the tenant.

use domain::error::Fault;
use domain::views::frame::KeptForm;
use store::services::kept_forms::{Kept, forget, keep, peek};

use crate::support::{Db, NGHE_AN, THANH_HOA, on_each};

const NETWORK: &str = "127.0.0.0/24";

fn form(name: &str) -> Kept {
    let fields = vec![("name".to_owned(), name.to_owned())];
    Kept { page: "/users".to_owned(), form: KeptForm { action: "/api/x".to_owned(), fields, fault: Fault::SignedOut } }
}

#[tokio::test]
async fn keep_gives_a_form_back_until_forgotten() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        let token = keep(&db.store, &tenant, NETWORK, &form("Tên đã gõ")).await.expect("kept");
        for _ in 0..2 {
            assert_eq!(peek(&db.store, &tenant, &token).await.expect("read"), Some(form("Tên đã gõ")), "looking takes nothing");
        }
        assert!(db.rows().await["kept_form"].iter().all(|row| !row.contains(&token)), "the token is stored as its hash");
        forget(&db.store, &tenant, &token).await.expect("forgotten");
        assert_eq!(peek(&db.store, &tenant, &token).await.expect("read"), None);
    })
    .await;
}

#[tokio::test]
async fn keep_twice() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        let (one, two) =
            (keep(&db.store, &tenant, NETWORK, &form("x")).await.expect("kept"), keep(&db.store, &tenant, NETWORK, &form("x")).await);
        let two = two.expect("kept");
        assert_ne!(one, two);
        for _ in 0..2 {
            forget(&db.store, &tenant, &one).await.expect("forgetting what is forgotten");
        }
        assert_eq!(peek(&db.store, &tenant, &two).await.expect("read"), Some(form("x")), "the other one stays");
    })
    .await;
}

#[tokio::test]
async fn peek_unknown() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        let token = keep(&db.store, &tenant, NETWORK, &form("x")).await.expect("kept");
        for unknown in ["", "%", "x", &token[1..]] {
            assert_eq!(peek(&db.store, &tenant, unknown).await.expect("read"), None, "{unknown}");
            forget(&db.store, &tenant, unknown).await.expect("nothing to forget");
        }
        assert!(peek(&db.store, &tenant, &token).await.expect("read").is_some());
    })
    .await;
}

#[tokio::test]
async fn peek_after_an_hour() {
    on_each(async |db: &Db| {
        let tenant = db.tenant(THANH_HOA).await;
        let token = keep(&db.store, &tenant, NETWORK, &form("x")).await.expect("kept");
        let (within, after) = (db.later(3000).await, db.later(3601).await);
        assert!(peek(&within, &tenant, &token).await.expect("read").is_some());
        assert_eq!(peek(&after, &tenant, &token).await.expect("read"), None);
        keep(&after, &tenant, NETWORK, &form("y")).await.expect("kept");
        assert_eq!(db.rows().await["kept_form"].len(), 1, "the next one kept sweeps what ran out");
    })
    .await;
}

#[tokio::test]
async fn peek_other_tenant() {
    on_each(async |db: &Db| {
        let (tenant, other) = (db.tenant(THANH_HOA).await, db.tenant(NGHE_AN).await);
        let token = keep(&db.store, &tenant, NETWORK, &form("x")).await.expect("kept");
        let before = db.rows().await;
        assert_eq!(peek(&db.store, &other, &token).await.expect("read"), None);
        forget(&db.store, &other, &token).await.expect("nothing to forget");
        db.assert_unchanged_since(&before, "another tenant's form").await;
        // Sweeping is each tenant's own, too.
        keep(&db.later(3601).await, &other, NETWORK, &form("y")).await.expect("kept");
        assert_eq!(db.rows().await["kept_form"].len(), 2);
    })
    .await;
}
