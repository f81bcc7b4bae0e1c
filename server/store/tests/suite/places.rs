//! `/users`: disabling, enabling, handing a place over; and that somebody is always left to administer.

use domain::access::{Action, Role};
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use store::services::sign_in::load;
use store::services::users::{Change, change, disable, enable, hand_over};
use store::{Caller, Error};

use crate::support::{Db, NO_ADMINS, PASSWORD, THANH_HOA, event, fields, on_each, refused};

const NOBODY: AccountId = AccountId(uuid::Uuid::nil());

/// Makes the leader a second administrator, and signs them in.
async fn second_admin(db: &Db, admin: &Caller) -> Caller {
    let row = db.user(admin, "lanhdao").await;
    let (id, version, role) = (row.id, row.version, "standing_admin".to_owned());
    let promoted = Change { id, version, role, name: row.name, position: row.position, unit_code: String::new() };
    change(&db.store, admin, promoted).await.expect("promoted");
    db.caller(THANH_HOA, "lanhdao").await
}

#[tokio::test]
async fn disable_ends_sessions_and_enable_lets_in_again() {
    on_each(async |db: &Db| {
        let (admin, officer) = (db.admin().await, db.caller(THANH_HOA, "canbo").await);
        let row = db.user(&admin, "canbo").await;
        disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        assert_eq!(db.last_event(&admin).await, event("user_disabled", "thuongtruc", &row.name));
        let held = load(&db.store, &officer.tenant, &officer.actor.session).await;
        assert!(held.expect("read").is_none(), "the session is over");
        let disabled = db.user(&admin, "canbo").await;
        assert!(disabled.disabled_at.is_some());
        enable(&db.store, &admin, row.id, disabled.version).await.expect("enabled");
        assert_eq!(db.last_event(&admin).await, event("user_enabled", "thuongtruc", &row.name));
        let held = load(&db.store, &officer.tenant, &officer.actor.session).await;
        assert!(held.expect("read").is_none(), "and does not come back");
        db.caller(THANH_HOA, "canbo").await;
    })
    .await;
}

#[tokio::test]
async fn disable_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        disable(&db.store, &admin, row.id, row.version).await.expect("disabled");
        let before = db.rows().await;
        for version in [row.version, row.version + 1] {
            assert_eq!(refused(disable(&db.store, &admin, row.id, version).await), Fault::Stale, "since when it is disabled stays");
        }
        db.assert_unchanged_since(&before, "disabled already").await;
    })
    .await;
}

#[tokio::test]
async fn enable_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        let before = db.rows().await;
        assert_eq!(refused(enable(&db.store, &admin, row.id, row.version).await), Fault::Stale);
        db.assert_unchanged_since(&before, "not disabled").await;
    })
    .await;
}

/// Those three on one account.
async fn three(db: &Db, caller: &Caller, id: AccountId, version: i64) -> [Result<(), Error>; 3] {
    [
        disable(&db.store, caller, id, version).await,
        enable(&db.store, caller, id, version).await,
        hand_over(&db.store, caller, id, "canbo2", version).await,
    ]
}

#[tokio::test]
async fn disable_unknown() {
    on_each(async |db: &Db| {
        for result in three(db, &db.admin().await, NOBODY, 1).await {
            assert_eq!(refused(result), Fault::NotFound);
        }
    })
    .await;
}

#[tokio::test]
async fn disable_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let row = db.user(&admin, "canbo").await;
        let before = db.rows().await;
        for result in three(db, &other, row.id, row.version).await {
            assert_eq!(refused(result), Fault::NotFound);
        }
        db.assert_unchanged_since(&before, "another tenant's account").await;
    })
    .await;
}

#[tokio::test]
async fn disable_wrong_role() {
    on_each(async |db: &Db| {
        let row = db.user(&db.admin().await, "canbo").await;
        for (slug, username) in NO_ADMINS {
            for result in three(db, &db.caller(slug, username).await, row.id, row.version).await {
                assert_eq!(refused(result), Fault::Forbidden { action: Action::ManageUsers }, "{username}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn hand_over_moves_the_place_and_keeps_both_histories() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (from, to) = (db.user(&admin, "truongdonvi").await, db.user(&admin, "canbo2").await);
        hand_over(&db.store, &admin, from.id, " CanBo2 ", from.version).await.expect("handed over");
        assert_eq!(db.last_event(&admin).await, event("user_handed_over", "thuongtruc", &from.name));
        let (gone, now) = (db.user(&admin, "truongdonvi").await, db.user(&admin, "canbo2").await);
        assert!(gone.disabled_at.is_some() && gone.role == Role::UnitHead);
        assert_eq!((now.role, now.unit, now.version), (Role::UnitHead, from.unit, to.version + 1));
        assert_eq!(now.name, to.name);
    })
    .await;
}

#[tokio::test]
async fn hand_over_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let from = db.user(&admin, "truongdonvi").await;
        hand_over(&db.store, &admin, from.id, "canbo2", from.version).await.expect("handed over");
        let before = db.rows().await;
        assert_eq!(refused(hand_over(&db.store, &admin, from.id, "canboxa", from.version).await), Fault::Stale);
        db.assert_unchanged_since(&before, "what was moved first is moved back").await;
    })
    .await;
}

#[tokio::test]
async fn hand_over_to_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let (from, gone) = (db.user(&admin, "canbo").await, db.user(&admin, "xem").await);
        disable(&db.store, &admin, gone.id, gone.version).await.expect("disabled");
        let before = db.rows().await;
        for to in ["khong-co", "", "canbo", "xem"] {
            let refusals = fields(refused(hand_over(&db.store, &admin, from.id, to, from.version).await));
            assert_eq!(refusals, [("to_username".to_owned(), RefusalCode::BadChoice)], "{to}");
        }
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

/// An officer's place taken over by the only administrator would leave none.
#[tokio::test]
async fn hand_over_to_oneself_keeps_the_administration() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let from = db.user(&admin, "canbo").await;
        let before = db.rows().await;
        let refusals = fields(refused(hand_over(&db.store, &admin, from.id, "thuongtruc", from.version).await));
        assert_eq!(refusals, [("to_username".to_owned(), RefusalCode::OwnAccount)]);
        let own = db.user(&admin, "thuongtruc").await;
        let rule = Fault::rule(RefusalCode::OwnAccount);
        assert_eq!(refused(hand_over(&db.store, &admin, own.id, "canbo", own.version).await), rule, "nor is one's own given away");
        assert_eq!(refused(disable(&db.store, &admin, own.id, own.version).await), rule);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

/// A request that was let in while its person still administered: the last one stays.
#[tokio::test]
async fn the_last_administrator_is_neither_disabled_nor_demoted() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let second = second_admin(db, &admin).await;
        let own = db.user(&admin, "thuongtruc").await;
        disable(&db.store, &second, own.id, own.version).await.expect("two are enough for one to go");
        let last = db.user(&second, "lanhdao").await;
        let before = db.rows().await;
        assert_eq!(refused(disable(&db.store, &admin, last.id, last.version).await), Fault::rule(RefusalCode::LastAdmin));
        let demoted = Change {
            id: last.id,
            version: last.version,
            name: last.name.clone(),
            position: String::new(),
            role: "leader".to_owned(),
            unit_code: String::new(),
        };
        assert_eq!(fields(refused(change(&db.store, &admin, demoted).await)), [("role".to_owned(), RefusalCode::LastAdmin)]);
        let place = db.user(&second, "canbo").await;
        let refusals = fields(refused(hand_over(&db.store, &admin, place.id, "lanhdao", place.version).await));
        assert_eq!(refusals, [("to_username".to_owned(), RefusalCode::LastAdmin)]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn two_administrators_who_disable_each_other_at_once_leave_one() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let mut second = second_admin(db, &admin).await;
        let mut first = admin;
        for round in 0..10 {
            let (a, b) = (db.user(&first, "thuongtruc").await, db.user(&first, "lanhdao").await);
            let (one, other) = tokio::join!(disable(&db.store, &second, a.id, a.version), disable(&db.store, &first, b.id, b.version));
            assert!(one.is_ok() != other.is_ok(), "round {round}: {one:?} {other:?}");
            let (left, gone) = if one.is_ok() { (&second, "thuongtruc") } else { (&first, "lanhdao") };
            let row = db.user(left, gone).await;
            enable(&db.store, left, row.id, row.version).await.expect("for the next round");
            (first, second) = (db.caller(THANH_HOA, "thuongtruc").await, db.caller_with(THANH_HOA, "lanhdao", PASSWORD).await);
        }
    })
    .await;
}
