//! `/users`: listing, adding and changing people.

use domain::access::{Action, Role};
use domain::error::{Fault, RefusalCode};
use domain::ids::AccountId;
use domain::views::users::{UserFilter, UserList, UserRow};
use store::Caller;
use store::services::users::{Change, NewUser, change, create, list};

use crate::support::{Db, NO_ADMINS, THANH_HOA, event, fields, on_each, refused};

const FORBIDDEN: Fault = Fault::Forbidden { action: Action::ManageUsers };

fn new(username: &str) -> NewUser {
    let text = str::to_owned;
    NewUser {
        username: text(username),
        name: text("Lê Thị Mới"),
        position: text("Cán bộ"),
        role: text("unit_officer"),
        unit_code: text("SYT"),
    }
}

fn edit(row: &UserRow) -> Change {
    Change {
        id: row.id,
        version: row.version,
        name: row.name.clone(),
        position: row.position.clone(),
        role: row.role.code().to_owned(),
        unit_code: row.unit.as_ref().map(|unit| unit.code.clone()).unwrap_or_default(),
    }
}

async fn listed(db: &Db, caller: &Caller, filter: UserFilter) -> UserList {
    list(&db.store, caller, filter).await.expect("people can be listed")
}

#[tokio::test]
async fn list_finds_people_by_name_and_role() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let all = listed(db, &admin, UserFilter::default()).await;
        assert_eq!(all.rows.len(), 8);
        assert!(all.rows.iter().all(|row| row.own == (row.username == "thuongtruc") && row.has_password && row.demo));
        assert!(all.roles.iter().all(|role| !role.is_centre()) && all.units.iter().any(|(code, _)| code == "SYT"));
        let officers = listed(db, &admin, UserFilter { role: Some(Role::UnitOfficer), ..UserFilter::default() }).await;
        assert_eq!(officers.rows.len(), 3);
        let found = listed(db, &admin, UserFilter { search: Some("SO Y TE".to_owned()), ..UserFilter::default() }).await;
        let mut names: Vec<_> = found.rows.iter().map(|row| row.username.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["canbo", "truongdonvi"]);
    })
    .await;
}

#[tokio::test]
async fn list_unknown() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        for id in [AccountId(uuid::Uuid::nil()), other.actor.account] {
            let filter = UserFilter { id: Some(id), ..UserFilter::default() };
            assert_eq!(refused(list(&db.store, &admin, filter).await), Fault::NotFound);
        }
        let nobody = UserFilter { search: Some("%".to_owned()), ..UserFilter::default() };
        assert!(listed(db, &admin, nobody).await.rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn list_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let (here, there) = (listed(db, &admin, UserFilter::default()).await, listed(db, &other, UserFilter::default()).await);
        assert!(here.rows.iter().all(|row| there.rows.iter().all(|foreign| foreign.id != row.id)));
    })
    .await;
}

#[tokio::test]
async fn create_makes_an_account_without_a_password() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = create(&db.store, &admin, new("  Moi.Den ")).await.expect("created");
        assert_eq!(db.last_event(&admin).await, event("user_created", "thuongtruc", "Lê Thị Mới"));
        let row = db.user(&admin, "moi.den").await;
        assert_eq!((row.id, row.role, row.version), (id, Role::UnitOfficer, 1));
        assert_eq!(row.unit.map(|unit| unit.code).as_deref(), Some("SYT"));
        assert!(!row.has_password && !row.demo && row.disabled_at.is_none());
    })
    .await;
}

#[tokio::test]
async fn create_at_once() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        // Both may find the name free: then the index refuses the second, and that is told like any other taken name.
        for round in 0..5 {
            let name = format!("moi{round}");
            let both = tokio::join!(create(&db.store, &admin, new(&name)), create(&db.store, &admin, new(&name)));
            let (made, refusal) = match both {
                (Ok(made), Err(refusal)) | (Err(refusal), Ok(made)) => (made, refusal),
                other => panic!("one of two must be made: {other:?}"),
            };
            assert_eq!(fields(refusal.into_fault()), [("username".to_owned(), RefusalCode::UsernameTaken)]);
            assert_eq!(db.user(&admin, &name).await.id, made);
        }
    })
    .await;
}

#[tokio::test]
async fn create_twice() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        create(&db.store, &admin, new("moi")).await.expect("created");
        let before = db.rows().await;
        for again in ["moi", "MOI ", "canbo"] {
            let taken = fields(refused(create(&db.store, &admin, new(again)).await));
            assert_eq!(taken, [("username".to_owned(), RefusalCode::UsernameTaken)], "{again}");
        }
        db.assert_unchanged_since(&before, "refused").await;
        create(&db.store, &other, new("moi")).await.expect("names are each tenant's own");
    })
    .await;
}

#[tokio::test]
async fn create_names_every_field_that_is_wrong() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        let wrong = async |new: NewUser| fields(refused(create(&db.store, &admin, new).await));
        let name = |name: &str, code| (name.to_owned(), code);
        let all = NewUser { username: "a b".to_owned(), name: " ".to_owned(), role: "boss".to_owned(), ..new("x") };
        let expected = [("username", RefusalCode::UsernameForm), ("name", RefusalCode::Required), ("role", RefusalCode::BadChoice)];
        assert_eq!(wrong(all).await, expected.map(|(field, code)| name(field, code)));
        let centre = NewUser { role: "centre_admin".to_owned(), ..new("moi") };
        assert_eq!(wrong(centre).await, [name("role", RefusalCode::RoleNotHere)]);
        let nowhere = NewUser { unit_code: " ".to_owned(), ..new("moi") };
        assert_eq!(wrong(nowhere).await, [name("unit_code", RefusalCode::UnitRequired)]);
        let long = NewUser { position: "x".repeat(121), ..new("moi") };
        assert_eq!(wrong(long).await, [name("position", RefusalCode::TooLong { max: 120 })]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

/// A unit that no one has, of another province, or that has ended.
#[tokio::test]
async fn create_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        for code in ["99999", "%", "40"] {
            let nowhere = NewUser { unit_code: code.to_owned(), ..new("moi") };
            let unknown = [("unit_code".to_owned(), RefusalCode::UnknownUnit)];
            assert_eq!(fields(refused(create(&db.store, &admin, nowhere).await)), unknown, "{code}");
        }
    })
    .await;
}

#[tokio::test]
async fn create_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let id = create(&db.store, &admin, new("moi")).await.expect("created");
        let foreign = UserFilter { id: Some(id), ..UserFilter::default() };
        assert_eq!(refused(list(&db.store, &other, foreign).await), Fault::NotFound);
        // A role of a province in the centre's tenant.
        let centre = db.caller(crate::support::CENTRE, "quantri").await;
        let province =
            fields(refused(create(&db.store, &centre, NewUser { unit_code: String::new(), role: "viewer".into(), ..new("moi") }).await));
        assert_eq!(province, [("role".to_owned(), RefusalCode::RoleNotHere)]);
    })
    .await;
}

#[tokio::test]
async fn create_wrong_role() {
    on_each(async |db: &Db| {
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            assert_eq!(refused(create(&db.store, &caller, new("moi")).await), FORBIDDEN, "{username}");
            let seen = Fault::Forbidden { action: Action::ViewUsers };
            assert_eq!(refused(list(&db.store, &caller, UserFilter::default()).await), seen, "{username}");
        }
    })
    .await;
}

#[tokio::test]
async fn change_moves_a_person_to_another_unit_and_role() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        let moved = Change { name: "Tên Mới".into(), role: "unit_head".into(), unit_code: "STP".into(), ..edit(&row) };
        change(&db.store, &admin, moved).await.expect("changed");
        assert_eq!(db.last_event(&admin).await, event("user_changed", "thuongtruc", "Tên Mới"));
        let after = db.user(&admin, "canbo").await;
        assert_eq!((after.role, after.unit.map(|unit| unit.code).as_deref()), (Role::UnitHead, Some("STP")));
        assert_eq!((after.name.as_str(), after.version), ("Tên Mới", row.version + 1));
        let caller = db.caller(THANH_HOA, "canbo").await;
        assert_eq!((caller.actor.role, caller.actor.unit_name.as_deref()), (Role::UnitHead, Some("Sở Tư pháp")));
        let found = listed(db, &admin, UserFilter { search: Some("ten moi".to_owned()), ..UserFilter::default() }).await;
        assert_eq!(found.rows.len(), 1, "found by the new name");
    })
    .await;
}

#[tokio::test]
async fn change_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        change(&db.store, &admin, Change { name: "Một".to_owned(), ..edit(&row) }).await.expect("changed");
        let before = db.rows().await;
        let late = Change { name: "Hai".to_owned(), ..edit(&row) };
        assert_eq!(refused(change(&db.store, &admin, late).await), Fault::Stale);
        db.assert_unchanged_since(&before, "stale").await;
    })
    .await;
}

#[tokio::test]
async fn change_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let row = db.user(&admin, "canbo").await;
        let unknown = Change { id: AccountId(uuid::Uuid::nil()), ..edit(&row) };
        assert_eq!(refused(change(&db.store, &admin, unknown).await), Fault::NotFound);
        // Nobody takes the administration from himself.
        let own = Change { role: "viewer".to_owned(), ..edit(&db.user(&admin, "thuongtruc").await) };
        assert_eq!(fields(refused(change(&db.store, &admin, own).await)), [("role".to_owned(), RefusalCode::OwnAccount)]);
    })
    .await;
}

#[tokio::test]
async fn change_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let row = db.user(&admin, "canbo").await;
        let before = db.rows().await;
        assert_eq!(refused(change(&db.store, &other, edit(&row)).await), Fault::NotFound);
        db.assert_unchanged_since(&before, "another tenant's account").await;
    })
    .await;
}

#[tokio::test]
async fn change_wrong_role() {
    on_each(async |db: &Db| {
        let row = db.user(&db.admin().await, "canbo").await;
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            assert_eq!(refused(change(&db.store, &caller, edit(&row)).await), FORBIDDEN, "{username}");
        }
    })
    .await;
}
