//! `/settings`: departments and the standing agency, both dated.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::units::UnitKind;
use domain::views::settings::SettingsView;
use store::Caller;
use store::services::home;
use store::services::settings::{add_department, close_department, get, set_standing_agency};
use store::services::units;
use time::macros::date;

use crate::support::{Db, NO_ADMINS, event, fields, on_each, refused};

const FORBIDDEN: Fault = Fault::Forbidden { action: Action::ManageSettings };

async fn view(db: &Db, caller: &Caller) -> SettingsView {
    get(&db.store, caller).await.expect("settings")
}

fn one(field: &str, code: RefusalCode) -> Vec<(String, RefusalCode)> {
    vec![(field.to_owned(), code)]
}

#[tokio::test]
async fn add_department_from_a_day_on() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = add_department(&db.store, &admin, " sxyz ", " Sở Mới ", "department", "25/05/2023").await.expect("added");
        assert_eq!(db.last_event(&admin).await, event("department_added", "thuongtruc", "Sở Mới"));
        let listed = view(db, &admin).await.departments;
        let head = listed.last().expect("the newest stands last");
        assert_eq!((head.id, head.code.as_str(), head.kind), (id, "SXYZ", UnitKind::Department));
        let details = units::get(&db.store, &admin, "SXYZ", None).await.expect("in force");
        assert_eq!(details.ancestors.iter().map(|unit| unit.code.as_str()).collect::<Vec<_>>(), ["38"]);
        let before = units::get(&db.store, &admin, "SXYZ", Some(date!(2023 - 05 - 24))).await;
        assert!(before.is_err() || before.is_ok_and(|unit| !unit.in_force), "not a day earlier");
        add_department(&db.store, &admin, "SAUNAY", "Sở Sau này", "agency", "01/01/2030").await.expect("added");
        assert!(view(db, &admin).await.departments.iter().all(|unit| unit.code != "SAUNAY"), "not yet");
    })
    .await;
}

#[tokio::test]
async fn add_department_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        add_department(&db.store, &admin, "SXYZ", "Sở Mới", "department", "25/05/2023").await.expect("added");
        let before = db.rows().await;
        for code in ["SXYZ", "sxyz", "SYT"] {
            let again = add_department(&db.store, &admin, code, "Sở Khác", "department", "26/05/2023").await;
            assert_eq!(fields(refused(again)), one("code", RefusalCode::CodeTaken), "{code}");
        }
        db.assert_unchanged_since(&before, "refused").await;
        // Once closed, its code is free from the next day on.
        close_department(&db.store, &admin, "SXYZ", "30/06/2023").await.expect("closed");
        let early = add_department(&db.store, &admin, "SXYZ", "Sở Khác", "department", "30/06/2023").await;
        assert_eq!(fields(refused(early)), one("code", RefusalCode::CodeTaken));
        add_department(&db.store, &admin, "SXYZ", "Sở Khác", "department", "01/07/2023").await.expect("added");
    })
    .await;
}

#[tokio::test]
async fn add_department_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        let add = async |code: &str, name: &str, kind: &str, from: &str| {
            fields(refused(add_department(&db.store, &admin, code, name, kind, from).await))
        };
        assert_eq!(add("SXYZ", "x", "department", "2023").await, one("from", RefusalCode::BadDate));
        for code in ["", "S", "S X", "SỞ", "ABCDEFGHIJKLM"] {
            assert_eq!(add(code, "x", "department", "25/05/2023").await, one("code", RefusalCode::BadChoice), "{code}");
        }
        assert_eq!(add("SXYZ", " ", "department", "25/05/2023").await, one("name", RefusalCode::Required));
        let endless = "ộ".repeat(201);
        assert_eq!(add("SXYZ", &endless, "department", "25/05/2023").await, one("name", RefusalCode::TooLong { max: 200 }));
        for kind in ["", "province", "ward", "boss"] {
            assert_eq!(add("SXYZ", "x", kind, "25/05/2023").await, one("kind", RefusalCode::BadChoice), "{kind}");
        }
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn close_department_on_a_day() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = add_department(&db.store, &admin, "SXYZ", "Sở Mới", "department", "20/05/2023").await.expect("added");
        let before = db.rows().await;
        let early = close_department(&db.store, &admin, "SXYZ", "19/05/2023").await;
        assert_eq!(fields(refused(early)), one("to", RefusalCode::EndBeforeStart));
        assert_eq!(fields(refused(close_department(&db.store, &admin, "SXYZ", "").await)), one("to", RefusalCode::BadDate));
        db.assert_unchanged_since(&before, "refused").await;
        close_department(&db.store, &admin, " SXYZ ", "25/05/2023").await.expect("closed");
        assert_eq!(db.last_event(&admin).await, event("department_ended", "thuongtruc", "Sở Mới"));
        assert!(view(db, &admin).await.departments.iter().all(|unit| unit.id != id), "gone since yesterday");
        let then = units::get(&db.store, &admin, "SXYZ", Some(date!(2023 - 05 - 25))).await.expect("its last day");
        assert!(then.in_force && then.unit.id == id, "never deleted");
    })
    .await;
}

#[tokio::test]
async fn close_department_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        close_department(&db.store, &admin, "STP", "25/05/2023").await.expect("closed");
        let before = db.rows().await;
        assert_eq!(refused(close_department(&db.store, &admin, "STP", "25/05/2023").await), Fault::NotFound);
        db.assert_unchanged_since(&before, "closed already").await;
    })
    .await;
}

#[tokio::test]
async fn close_department_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        // 38 is the province, 384 a district: a tenant closes neither by itself.
        for code in ["", "KHONG", "%", "38", "384"] {
            assert_eq!(refused(close_department(&db.store, &admin, code, "25/05/2023").await), Fault::NotFound, "{code}");
        }
        db.assert_unchanged_since(&before, "not a department").await;
    })
    .await;
}

#[tokio::test]
async fn close_department_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        add_department(&db.store, &admin, "SXYZ", "Sở Mới", "department", "20/05/2023").await.expect("added");
        assert_eq!(refused(close_department(&db.store, &other, "SXYZ", "25/05/2023").await), Fault::NotFound);
        // Both have a Sở Tư pháp of the same code.
        close_department(&db.store, &other, "STP", "25/05/2023").await.expect("closed");
        assert!(view(db, &admin).await.departments.iter().any(|unit| unit.code == "STP"));
    })
    .await;
}

#[tokio::test]
async fn set_standing_agency_ends_the_one_before() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        set_standing_agency(&db.store, &admin, "STP", "26/05/2023").await.expect("set");
        assert_eq!(db.last_event(&admin).await, event("settings_changed", "thuongtruc", "Sở Tư pháp"));
        let agencies = view(db, &admin).await.standing_agencies;
        let days: Vec<_> = agencies.iter().map(|(unit, days)| (unit.code.as_str(), days.from, days.to)).collect();
        let (new, old) = (date!(2023 - 05 - 26), date!(2023 - 05 - 25));
        assert_eq!(days, [("STP", Some(new), None), ("CAT", None, Some(old))]);
        let on = async |day| home::get(&db.store, &admin, Some(day)).await.expect("home").standing_agency;
        assert_eq!((on(old).await.as_deref(), on(new).await.as_deref()), (Some("Công an tỉnh"), Some("Sở Tư pháp")));
    })
    .await;
}

#[tokio::test]
async fn set_standing_agency_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        set_standing_agency(&db.store, &admin, "STP", "26/05/2023").await.expect("set");
        let before = db.rows().await;
        for from in ["26/05/2023", "01/01/2020"] {
            let again = set_standing_agency(&db.store, &admin, "SYT", from).await;
            assert_eq!(fields(refused(again)), one("from", RefusalCode::EndBeforeStart), "{from}");
        }
        db.assert_unchanged_since(&before, "not after the one in force").await;
    })
    .await;
}

#[tokio::test]
async fn set_standing_agency_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        for code in ["", "KHONG", "40"] {
            let unknown = set_standing_agency(&db.store, &admin, code, "26/05/2023").await;
            assert_eq!(fields(refused(unknown)), one("unit_code", RefusalCode::UnknownUnit), "{code}");
        }
        let bad = set_standing_agency(&db.store, &admin, "STP", "mai").await;
        assert_eq!(fields(refused(bad)), one("from", RefusalCode::BadDate));
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn set_standing_agency_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let before = view(db, &admin).await.standing_agencies;
        set_standing_agency(&db.store, &other, "STP", "26/05/2023").await.expect("set");
        assert_eq!(view(db, &admin).await.standing_agencies, before);
    })
    .await;
}

#[tokio::test]
async fn add_department_wrong_role() {
    on_each(async |db: &Db| {
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            let added = add_department(&db.store, &caller, "SXYZ", "x", "department", "25/05/2023").await;
            assert_eq!(refused(added), FORBIDDEN, "{username}");
            assert_eq!(refused(close_department(&db.store, &caller, "STP", "25/05/2023").await), FORBIDDEN, "{username}");
            assert_eq!(refused(set_standing_agency(&db.store, &caller, "STP", "26/05/2023").await), FORBIDDEN, "{username}");
        }
    })
    .await;
}
