//! `/settings`: names, spelling, the deadline hour, and the calendar.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::views::settings::SettingsView;
use store::Caller;
use store::services::coverage;
use store::services::settings::{Change, get, remove_day, save, set_day};
use time::macros::date;

use crate::support::{Db, NO_ADMINS, THANH_HOA, event, fields, on_each, refused};

const FORBIDDEN: Fault = Fault::Forbidden { action: Action::ManageSettings };

async fn view(db: &Db, caller: &Caller) -> SettingsView {
    get(&db.store, caller).await.expect("settings")
}

fn change(version: i64) -> Change {
    let text = str::to_owned;
    Change { version, committee: text(" Ban chỉ đạo mới "), spelling: text("modern"), deadline_hour: text("12"), public_facts: true }
}

#[tokio::test]
async fn save_changes_name_spelling_and_hour() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let before = view(db, &admin).await;
        assert_eq!((before.committee.as_str(), before.deadline_hour), ("Tổ công tác Đề án 06 tỉnh Thanh Hóa", 17));
        let foreign = view(db, &other).await;
        save(&db.store, &admin, change(before.version)).await.expect("saved");
        assert_eq!(db.last_event(&admin).await, event("settings_changed", "thuongtruc", ""));
        let after = view(db, &admin).await;
        assert_eq!((after.committee.as_str(), after.spelling.as_str()), ("Ban chỉ đạo mới", "modern"));
        assert_eq!((after.deadline_hour, after.version), (12, before.version + 1));
        let board = coverage::get(&db.store, &admin, Default::default()).await.expect("a board");
        assert_eq!(board.expect("a board").deadline_hour, 12, "the boards count with it");
        assert_eq!(view(db, &other).await, foreign);
    })
    .await;
}

#[tokio::test]
async fn save_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let version = view(db, &admin).await.version;
        save(&db.store, &admin, change(version)).await.expect("saved");
        let before = db.rows().await;
        assert_eq!(refused(save(&db.store, &admin, change(version)).await), Fault::Stale);
        db.assert_unchanged_since(&before, "stale").await;
    })
    .await;
}

#[tokio::test]
async fn save_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let version = view(db, &admin).await.version;
        let before = db.rows().await;
        let wrong = async |change: Change| fields(refused(save(&db.store, &admin, change).await));
        let range = RefusalCode::OutOfRange { min: 0, max: 23 };
        let field = |name: &str, code: RefusalCode| (name.to_owned(), code);
        for hour in ["24", "-1", "", "17h"] {
            let change = Change { deadline_hour: hour.to_owned(), ..change(version) };
            assert_eq!(wrong(change).await, [field("deadline_hour", range.clone())], "{hour}");
        }
        let all = Change { committee: " ".to_owned(), spelling: "x".to_owned(), deadline_hour: "x".to_owned(), ..change(version) };
        let expected = [("committee", RefusalCode::Required), ("spelling", RefusalCode::BadChoice), ("deadline_hour", range)];
        assert_eq!(wrong(all).await, expected.map(|(name, code)| field(name, code)));
        let long = Change { committee: "x".repeat(201), ..change(version) };
        assert_eq!(wrong(long).await, [field("committee", RefusalCode::TooLong { max: 200 })]);
        assert_eq!(refused(save(&db.store, &admin, change(99)).await), Fault::Stale, "a version that never was");
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

/// There is no id to try: what could leak is which row is changed, and whose page is shown.
#[tokio::test]
async fn save_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        save(&db.store, &other, change(view(db, &other).await.version)).await.expect("saved");
        let (here, there) = (view(db, &admin).await, view(db, &other).await);
        assert_eq!((here.committee.as_str(), here.version), ("Tổ công tác Đề án 06 tỉnh Thanh Hóa", 1));
        assert!(here.departments.iter().all(|unit| there.departments.iter().all(|foreign| foreign.id != unit.id)));
    })
    .await;
}

/// The leader sees the settings and changes none; all others see none.
#[tokio::test]
async fn save_wrong_role() {
    on_each(async |db: &Db| {
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            assert_eq!(refused(save(&db.store, &caller, change(1)).await), FORBIDDEN, "{username}");
            assert_eq!(refused(set_day(&db.store, &caller, "02/01/2023", false, "x").await), FORBIDDEN, "{username}");
            assert_eq!(refused(remove_day(&db.store, &caller, "02/01/2023").await), FORBIDDEN, "{username}");
            match get(&db.store, &caller).await {
                Ok(_) => assert_eq!(username, "lanhdao"),
                Err(error) => assert_eq!(error.into_fault(), Fault::Forbidden { action: Action::ViewSettings }, "{username}"),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn set_day_makes_a_holiday_and_remove_day_an_ordinary_day() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let day = date!(2023 - 08 - 18);
        let of = |view: &SettingsView| view.calendar.iter().find(|row| row.day == day).cloned();
        assert_eq!(of(&view(db, &admin).await), None);
        set_day(&db.store, &admin, "18/08/2023", false, " Nghỉ bù ").await.expect("set");
        assert_eq!(db.last_event(&admin).await, event("calendar_changed", "thuongtruc", "Nghỉ bù"));
        let row = of(&view(db, &admin).await).expect("on the calendar");
        assert_eq!((row.working, row.name.as_str(), row.source.as_str()), (false, "Nghỉ bù", "thuongtruc"));
        remove_day(&db.store, &admin, "18/08/2023").await.expect("removed");
        assert_eq!(db.last_event(&admin).await, event("calendar_changed", "thuongtruc", "2023-08-18"));
        assert_eq!(of(&view(db, &admin).await), None);
    })
    .await;
}

#[tokio::test]
async fn set_day_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let days = view(db, &admin).await.calendar.len();
        for (working, name) in [(false, "Nghỉ"), (true, "Làm bù")] {
            set_day(&db.store, &admin, "18/08/2023", working, name).await.expect("set");
        }
        let calendar = view(db, &admin).await.calendar;
        assert_eq!(calendar.len(), days + 1, "the second replaces the first");
        assert!(calendar.iter().any(|row| row.working && row.name == "Làm bù"));
        remove_day(&db.store, &admin, "18/08/2023").await.expect("removed");
        let before = db.rows().await;
        assert_eq!(refused(remove_day(&db.store, &admin, "18/08/2023").await), Fault::NotFound);
        db.assert_unchanged_since(&before, "ordinary already").await;
    })
    .await;
}

#[tokio::test]
async fn set_day_unknown() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        for day in ["", "31/02/2023", "hôm qua"] {
            let bad = [("day".to_owned(), RefusalCode::BadDate)];
            assert_eq!(fields(refused(set_day(&db.store, &admin, day, false, "x").await)), bad, "{day}");
            assert_eq!(fields(refused(remove_day(&db.store, &admin, day).await)), bad, "{day}");
        }
        let nameless = fields(refused(set_day(&db.store, &admin, "18/08/2023", false, " ").await));
        assert_eq!(nameless, [("name".to_owned(), RefusalCode::Required)]);
        let endless = fields(refused(set_day(&db.store, &admin, "18/08/2023", false, &"ộ".repeat(201)).await));
        assert_eq!(endless, [("name".to_owned(), RefusalCode::TooLong { max: 200 })]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn set_day_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let calendar = view(db, &admin).await.calendar;
        set_day(&db.store, &other, "18/08/2023", false, "Nghỉ").await.expect("set");
        set_day(&db.store, &other, "02/09/2023", true, "Làm").await.expect("a holiday of all, changed by one");
        remove_day(&db.store, &other, "30/04/2023").await.expect("removed by one");
        assert_eq!(view(db, &admin).await.calendar, calendar);
        let officer = db.caller(THANH_HOA, "lanhdao").await;
        assert_eq!(view(db, &officer).await.calendar, calendar);
    })
    .await;
}
