//! "Nhắc".

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::ids::DocumentId;
use domain::notice::NoticeKind as K;
use store::services::notices::{Urge, late, urge};
use store::{Caller, Store};
use uuid::Uuid;

use super::{DAY, People, at, of};
use crate::support::{Db, fields, on_each, refused};

fn form(directive: DocumentId, unit: &str, text: &str) -> Urge {
    Urge { directive, unit: unit.to_owned(), text: text.to_owned() }
}

/// A document that Sở Y tế and Sở Tư pháp are late with, at the store's moment: Wednesday 07/06.
async fn overdue(db: &Db) -> (DocumentId, Store) {
    let id = db.issued("report", "SYT; STP").await;
    (id, db.later(12 * DAY).await)
}

async fn unit(store: &Store, caller: &Caller, id: DocumentId, code: &str) -> String {
    let view = late(store, &at(store, caller), id).await.expect("the late units");
    view.late.into_iter().find(|one| one.unit.code == code).expect("late").unit.id.to_string()
}

#[tokio::test]
async fn urge_one_then_all_and_no_more_than_so_often_a_day() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, store) = overdue(db).await;
        let agency = at(&store, &people.agency);
        let view = late(&store, &agency, id).await.expect("the late units");
        let mut shown: Vec<_> = view.late.iter().map(|one| (one.unit.code.as_str(), one.owes, one.urged_today)).collect();
        shown.sort_unstable();
        assert_eq!((shown, view.cap), (vec![("STP", 1, 0), ("SYT", 1, 0)], 2));
        let health = unit(&store, &agency, id, "SYT").await;
        urge(&store, &agency, form(id, &health, "Gửi báo cáo trong hôm nay")).await.expect("urged");
        assert_eq!(people.have(&store, K::Urged).await, [1, 1, 0, 0, 0, 0, 0]);
        let told = of(&store, &people.officer, K::Urged).await.remove(0);
        assert_eq!(told.words.text.as_deref(), Some("Gửi báo cáo trong hôm nay"));
        assert_eq!(told.words.unit.as_deref(), Some("Sở Y tế"));
        assert_eq!(db.trail(&agency).await[0], "urged");
        // All: both once more.
        urge(&store, &at(&store, &people.leader), form(id, "", "Nhắc lần hai")).await.expect("urged");
        assert_eq!(people.have(&store, K::Urged).await, [2, 2, 0, 0, 0, 1, 0]);
        // Sở Y tế has had its two; Sở Tư pháp has one left.
        assert_eq!(
            fields(refused(urge(&store, &agency, form(id, &health, "x")).await)),
            [("unit".to_owned(), RefusalCode::ReminderCap { max: 2 })]
        );
        urge(&store, &agency, form(id, "", "Nhắc lần ba")).await.expect("whoever is left");
        assert_eq!(people.have(&store, K::Urged).await, [2, 2, 0, 0, 0, 2, 0]);
        let before = db.rows().await;
        assert_eq!(
            fields(refused(urge(&store, &agency, form(id, "", "x")).await)),
            [("unit".to_owned(), RefusalCode::ReminderCap { max: 2 })]
        );
        db.assert_unchanged_since(&before, "refused").await;
        // Another day begins anew.
        let next = db.later(13 * DAY).await;
        urge(&next, &at(&next, &people.agency), form(id, &health, "Hôm nay")).await.expect("urged");
        let view = late(&next, &at(&next, &people.agency), id).await.expect("late");
        assert!(view.late.iter().all(|one| one.urged_today == u32::from(one.unit.code == "SYT")), "{view:?}");
    })
    .await;
}

#[tokio::test]
async fn urge_twice_at_once_keeps_to_the_cap() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, store) = overdue(db).await;
        let agency = at(&store, &people.agency);
        let health = unit(&store, &agency, id, "SYT").await;
        urge(&store, &agency, form(id, &health, "Lần một")).await.expect("urged");
        let again = || urge(&store, &agency, form(id, &health, "Lần hai"));
        let (one, two) = tokio::join!(again(), again());
        assert_eq!([one.is_ok(), two.is_ok()].iter().filter(|fine| **fine).count(), 1, "the cap of two holds");
        assert_eq!(of(&store, &people.officer, K::Urged).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn a_person_who_was_reminded_enough_is_not_urged() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, store) = overdue(db).await;
        db.write(&people.agency, "UPDATE tenant_setting SET reminder_cap = 1").await;
        urge(&store, &at(&store, &people.agency), form(id, "", "Lần một")).await.expect("urged");
        let refused = fields(refused(urge(&store, &at(&store, &people.agency), form(id, "", "Lần hai")).await));
        assert_eq!(refused, [("unit".to_owned(), RefusalCode::ReminderCap { max: 1 })]);
        assert_eq!(people.have(&store, K::Urged).await, [1, 1, 0, 0, 0, 1, 0]);
    })
    .await;
}

#[tokio::test]
async fn urge_refuses_what_is_not_late_and_what_is_not_said() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, store) = overdue(db).await;
        let agency = at(&store, &people.agency);
        let before = db.rows().await;
        assert_eq!(fields(refused(urge(&store, &agency, form(id, "", " … ")).await)), [("text".to_owned(), RefusalCode::Required)]);
        let long = "x".repeat(301);
        assert_eq!(
            fields(refused(urge(&store, &agency, form(id, "", &long)).await)),
            [("text".to_owned(), RefusalCode::TooLong { max: 300 })]
        );
        for unit in ["x", &Uuid::nil().to_string()] {
            assert_eq!(fields(refused(urge(&store, &agency, form(id, unit, "a")).await)), [("unit".to_owned(), RefusalCode::BadChoice)]);
        }
        // On the day of the document nobody is late.
        let early = db.at_now(&people.agency);
        assert!(late(&db.store, &early, id).await.expect("read").late.is_empty());
        assert_eq!(fields(refused(urge(&db.store, &early, form(id, "", "a")).await)), [("unit".to_owned(), RefusalCode::BadChoice)]);
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn urge_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let (people, other, analyst) = (People::of(db).await, db.other().await, db.analyst().await);
        let (id, store) = overdue(db).await;
        let before = db.rows().await;
        let none = DocumentId(Uuid::nil());
        for (caller, id) in [(&people.agency, none), (&other, id)] {
            let caller = at(&store, caller);
            assert_eq!(refused(urge(&store, &caller, form(id, "", "a")).await), Fault::NotFound);
            assert_eq!(refused(late(&store, &caller, id).await), Fault::NotFound);
        }
        for caller in [&people.officer, &people.head, &people.stranger, &people.viewer] {
            let caller = at(&store, caller);
            let missing = Fault::Forbidden { action: Action::SendReminders };
            assert_eq!(refused(urge(&store, &caller, form(id, "", "a")).await), missing);
            assert_eq!(refused(late(&store, &caller, id).await), missing);
        }
        assert!(matches!(refused(urge(&store, &analyst, form(id, "", "a")).await), Fault::Forbidden { .. }));
        assert!(matches!(refused(late(&store, &analyst, id).await), Fault::Forbidden { .. }));
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}
