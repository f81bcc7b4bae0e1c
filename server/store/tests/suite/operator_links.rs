//! One-time links that the operator makes at the command line.

use domain::access::Action;
use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::views::audit::AuditFilter;
use store::admin::{LinkError, password_link};
use store::services::{audit, sign_in, users};
use store::{Options, Store};

use crate::support::{Db, THANH_HOA, on_each, refused};

const NEW: &str = "mot cau that dai va kho doan";

fn expired() -> Fault {
    Fault::rule(RefusalCode::LinkExpired)
}

#[tokio::test]
async fn link_works_once() {
    on_each(async |db: &Db| {
        let caller = db.caller(THANH_HOA, "canbo").await;
        let (token, until) = password_link(&db.options, THANH_HOA, "canbo").await.expect("a link");
        assert_eq!(users::link_owner(&db.store, &caller.tenant, &token).await.expect("read").as_deref(), Some("canbo"));
        assert!(until > db.store.now().plus_seconds(71 * 3600) && until <= db.store.now().plus_seconds(72 * 3600), "{until:?}");
        let set = users::set_password_by_link(&db.store, &caller.tenant, &token, NEW, NEW).await;
        assert_eq!(set.expect("the password is set"), caller.actor.account);
        let signed = sign_in::check(&db.store, &caller.tenant, "canbo", NEW, "127.0.0.0/24").await;
        assert_eq!(signed.expect("it is the password now").account, caller.actor.account);
        assert_eq!(refused(users::set_password_by_link(&db.store, &caller.tenant, &token, NEW, NEW).await), expired());
    })
    .await;
}

#[tokio::test]
async fn link_again_ends_the_one_before() {
    on_each(async |db: &Db| {
        let tenant = db.admin().await.tenant;
        let (first, _) = password_link(&db.options, THANH_HOA, "canbo").await.expect("a link");
        let (second, _) = password_link(&db.options, THANH_HOA, "canbo").await.expect("another");
        assert_eq!(users::link_owner(&db.store, &tenant, &first).await.expect("read"), None);
        assert!(users::link_owner(&db.store, &tenant, &second).await.expect("read").is_some());
    })
    .await;
}

#[tokio::test]
async fn link_expires() {
    on_each(async |db: &Db| {
        let tenant = db.admin().await.tenant;
        let (token, until) = password_link(&db.options, THANH_HOA, "canbo").await.expect("a link");
        for (seconds, good) in [(-60, true), (60, false)] {
            let options = Options { now: Some(Instant(until.0 + seconds * 1_000_000)), ..db.options.clone() };
            let store = Store::connect(&options).await.expect("the same database, later");
            assert_eq!(users::link_owner(&store, &tenant, &token).await.expect("read").is_some(), good, "{seconds}");
            if !good {
                assert_eq!(refused(users::set_password_by_link(&store, &tenant, &token, NEW, NEW).await), expired());
            }
        }
    })
    .await;
}

#[tokio::test]
async fn link_unknown() {
    on_each(async |db: &Db| {
        let made = password_link(&db.options, "hai-phong", "canbo").await;
        assert!(matches!(made, Err(LinkError::NoTenant)), "{made:?}");
        // `trunguong` is an account, but the centre's.
        for username in ["khong-co", "trunguong", ""] {
            let made = password_link(&db.options, THANH_HOA, username).await;
            assert!(matches!(made, Err(LinkError::NoAccount)), "{username}: {made:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn link_of_a_disabled_account() {
    on_each(async |db: &Db| {
        let (admin, person) = (db.admin().await, db.caller(THANH_HOA, "canbo").await);
        users::disable(&db.store, &admin, person.actor.account, 1).await.expect("disabled");
        let made = password_link(&db.options, THANH_HOA, "canbo").await;
        assert!(matches!(made, Err(LinkError::Disabled)), "{made:?}");
    })
    .await;
}

#[tokio::test]
async fn link_leaves_an_event_of_nobody_in_the_tenant() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        assert!(admin.actor.role.may(Action::ViewAudit));
        let (token, _) = password_link(&db.options, THANH_HOA, "canbo").await.expect("a link");
        let list = audit::list(&db.store, &admin, AuditFilter::default()).await.expect("the chain");
        let last = list.rows.first().expect("an event");
        assert!(list.chain_holds);
        assert_eq!((last.event.as_str(), &last.actor), ("password_link_issued", &None));
        assert!(!format!("{list:?}").contains(&token), "the token is nobody's to read");
    })
    .await;
}
