//! One's own account and its password.

use domain::access::{Action, Role};
use domain::error::{Fault, RefusalCode};
use store::services::accounts::{change_password, own};
use store::services::sign_in::check;

use crate::support::{Db, PASSWORD, THANH_HOA, event, fields, on_each, refused};

const NEW: &str = "mot mat khau moi, du dai";

#[tokio::test]
async fn own_shows_the_account_and_its_sessions() {
    on_each(async |db: &Db| {
        let (first, second) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo").await);
        db.caller(THANH_HOA, "canbo2").await;
        let view = own(&db.store, &second).await.expect("one's own");
        assert_eq!((view.username.as_str(), view.role, view.unit.as_deref()), ("canbo", Role::UnitOfficer, Some("Sở Y tế")));
        let mut handles: Vec<_> = view.sessions.iter().map(|row| (row.handle.as_str(), row.current)).collect();
        let mut expected = [(first.actor.session.as_str(), false), (second.actor.session.as_str(), true)];
        handles.sort_unstable();
        expected.sort_unstable();
        assert_eq!(handles, expected);
        assert!(view.rights.contains(&Action::ManageOwnAccount) && !view.rights.contains(&Action::ManageUsers));
        let mut tomorrow = second;
        tomorrow.now = tomorrow.now.plus_seconds(13 * 3600);
        assert!(own(&db.store, &tomorrow).await.expect("one's own").sessions.is_empty(), "twelve hours unused end a session");
    })
    .await;
}

#[tokio::test]
async fn own_other_tenant() {
    on_each(async |db: &Db| {
        let mut forged = db.caller(THANH_HOA, "canbo").await;
        forged.tenant = db.other().await.tenant;
        assert_eq!(refused(own(&db.store, &forged).await), Fault::SignedOut);
        assert_eq!(refused(change_password(&db.store, &forged, PASSWORD, NEW, NEW).await), Fault::SignedOut);
    })
    .await;
}

/// Everybody may see and change the own account; not with a role that does not exist in the tenant.
#[tokio::test]
async fn change_password_wrong_role() {
    on_each(async |db: &Db| {
        let mut forged = db.caller(THANH_HOA, "canbo").await;
        forged.actor.role = Role::CentreAdmin;
        let forbidden = Fault::Forbidden { action: Action::ViewAccount };
        assert_eq!(refused(own(&db.store, &forged).await), forbidden);
        assert_eq!(refused(change_password(&db.store, &forged, PASSWORD, NEW, NEW).await), forbidden);
    })
    .await;
}

#[tokio::test]
async fn change_password_ends_the_other_sessions_and_leaves_an_event() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        db.caller(THANH_HOA, "canbo").await;
        let (officer, colleague) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo2").await);
        change_password(&db.store, &officer, PASSWORD, NEW, NEW).await.expect("changed");
        assert_eq!(db.last_event(&admin).await, event("password_changed", "canbo", &officer.actor.name));
        let view = own(&db.store, &officer).await.expect("one's own");
        assert_eq!(view.sessions.iter().map(|row| row.handle.as_str()).collect::<Vec<_>>(), [officer.actor.session.as_str()]);
        assert!(view.password_changed_at.is_some_and(|at| at >= officer.now));
        assert_eq!(own(&db.store, &colleague).await.expect("a colleague").sessions.len(), 1);
        let old = check(&db.store, &officer.tenant, "canbo", PASSWORD, "there").await;
        assert_eq!(refused(old), Fault::rule(RefusalCode::WrongCredentials));
        check(&db.store, &officer.tenant, "canbo", NEW, "there").await.expect("the new one opens");
        check(&db.store, &officer.tenant, "canbo2", PASSWORD, "there").await.expect("nobody else's changed");
    })
    .await;
}

#[tokio::test]
async fn change_password_twice() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        change_password(&db.store, &officer, PASSWORD, NEW, NEW).await.expect("changed");
        let before = db.rows().await;
        let again = fields(refused(change_password(&db.store, &officer, PASSWORD, NEW, NEW).await));
        assert_eq!(again, [("current".to_owned(), RefusalCode::WrongPassword)]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn change_password_names_every_field_that_is_wrong() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let before = db.rows().await;
        let refusals = async |current: &str, new: &str, repeat: &str| {
            fields(refused(change_password(&db.store, &officer, current, new, repeat).await))
        };
        let both = refusals("sai", "ngan", "khac").await;
        let (wrong, short) = (RefusalCode::WrongPassword, RefusalCode::PasswordTooShort { min: 12 });
        assert_eq!(both, [("current".to_owned(), wrong), ("new".to_owned(), short), ("repeat".to_owned(), RefusalCode::PasswordsDiffer)]);
        let common = [("new".to_owned(), RefusalCode::PasswordTooCommon)];
        for new in ["Matkhau123456", "aaaaaaaaaaaaaaaa", "canbo-2023-05"] {
            assert_eq!(refusals(PASSWORD, new, new).await, common, "{new}");
        }
        let long = "dài ".repeat(60);
        assert_eq!(refusals(PASSWORD, &long, &long).await, [("new".to_owned(), RefusalCode::TooLong { max: 200 })]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}
