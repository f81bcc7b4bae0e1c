//! Taking over, passing up, sending back, deciding, the centre, closing.

use domain::difficulty::HandlingLevel as L;
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::difficulty::{DifficultyEvent as E, DifficultyState as S};
use store::services::difficulties::{self, Move};

use super::{People, act, at_home, get, is_wrong_state, raised, refusals, stands, trail};
use crate::support::{Db, on_each, refused};

const TITLE: &str = "Thiếu máy đọc thẻ";

#[tokio::test]
async fn pass_up_and_send_back() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let id = raised(db, &people.officer, TITLE).await;
        assert_eq!(get(store, &people.head, id).await.offers, [E::Escalate, E::Decide, E::Withdraw], "nothing below to send it back to");
        assert_eq!(refusals(&refused(act(store, &people.head, id, "escalate", " ").await)), [("text", &RefusalCode::Required)]);
        let bottom = refused(act(store, &people.head, id, "send_back", "x").await);
        assert_eq!(refusals(&bottom), [("level_below", &RefusalCode::BottomLevel)]);
        act(store, &people.head, id, "escalate", "Ngoài khả năng của Sở").await.expect("passed up");
        assert_eq!(stands(store, &people.head, id).await, (Some(S::Open), Some(L::StandingAgency)));
        let above = refused(act(store, &people.head, id, "decide", "x").await);
        assert_eq!(refusals(&above), [("level", &RefusalCode::NotYourLevel { level: L::StandingAgency })]);
        assert!(at_home(db, &people.reviewer).await.0.contains(&TITLE.to_owned()));

        act(store, &people.reviewer, id, "send_back", "Nêu rõ số máy").await.expect("sent back");
        let view = get(store, &people.officer, id).await;
        assert_eq!((view.line.level, view.line.sent_back), (Some(L::Unit), true));
        assert_eq!(view.history.last().and_then(|event| event.text.clone()).as_deref(), Some("Nêu rõ số máy"));
        for own in [&people.officer, &people.head] {
            let (to_decide, came_back) = at_home(db, own).await;
            assert!(came_back.contains(&TITLE.to_owned()) && !to_decide.contains(&TITLE.to_owned()));
        }
        assert!(!at_home(db, &people.reviewer).await.0.contains(&TITLE.to_owned()));
        assert_eq!(trail(db, &people.agency, "difficulty_moved").await, 3);
    })
    .await;
}

#[tokio::test]
async fn take_over_to_ones_own_level() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let id = raised(db, &people.officer, TITLE).await;
        assert!(get(store, &people.leader, id).await.takes_over);
        act(store, &people.leader, id, "escalate", "Lãnh đạo tỉnh trực tiếp xử lý").await.expect("taken over");
        assert_eq!(stands(store, &people.leader, id).await.1, Some(L::Leaders));
        let top = refused(act(store, &people.leader, id, "escalate", "x").await);
        assert_eq!(refusals(&top), [("level_above", &RefusalCode::TopLevel)]);
        assert_eq!(refusals(&refused(act(store, &people.agency, id, "decide", "x").await))[0].0, "level", "the agency is below");
        assert!(get(store, &people.agency, id).await.offers.iter().all(|event| *event == E::AskCentre));
    })
    .await;
}

#[tokio::test]
async fn decide_confirm_reopen() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let own = raised(db, &people.head, "Của chính trưởng đơn vị").await;
        assert_eq!(refusals(&refused(act(store, &people.head, own, "decide", "x").await)), [("", &RefusalCode::OwnWork)]);
        let id = raised(db, &people.officer, TITLE).await;
        act(store, &people.reviewer, id, "escalate", "Nhận xử lý").await.expect("taken over");
        act(store, &people.reviewer, id, "decide", "Cấp 5 máy").await.expect("decided");
        assert_eq!(stands(store, &people.officer, id).await, (Some(S::Decided), None));
        assert!(at_home(db, &people.officer).await.1.contains(&TITLE.to_owned()), "to be confirmed");
        assert!(is_wrong_state(&refused(act(store, &people.reviewer, id, "decide", "x").await)), "decided twice");
        assert!(matches!(refused(act(store, &people.reviewer, id, "confirm", "").await), Fault::Forbidden { .. }));
        act(store, &people.officer, id, "reopen", "Mới có 2 máy").await.expect("reopened");
        assert_eq!(stands(store, &people.officer, id).await, (Some(S::Open), Some(L::StandingAgency)), "where it was decided");
        act(store, &people.reviewer, id, "decide", "Cấp đủ 5 máy").await.expect("decided");
        act(store, &people.officer, id, "confirm", "").await.expect("gone");
        assert_eq!(stands(store, &people.officer, id).await.0, Some(S::Resolved));
        assert_eq!(get(store, &people.officer, id).await.offers, [E::Reopen]);
    })
    .await;
}

#[tokio::test]
async fn withdraw_stays_to_be_read() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let id = raised(db, &people.officer, TITLE).await;
        act(store, &people.officer, id, "withdraw", "Nêu nhầm").await.expect("withdrawn");
        assert_eq!(stands(store, &people.agency, id).await, (Some(S::Withdrawn), None));
        assert!(get(store, &people.officer, id).await.offers.is_empty());
    })
    .await;
}

#[tokio::test]
async fn ask_the_centre_by_a_person_only() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let id = raised(db, &people.officer, TITLE).await;
        assert!(matches!(refused(act(store, &people.reviewer, id, "ask_centre", "x").await), Fault::Forbidden { .. }));
        act(store, &people.leader, id, "ask_centre", "Cần hướng dẫn của Bộ").await.expect("asked");
        let view = get(store, &people.leader, id).await;
        assert_eq!((view.line.state, view.line.level, view.line.due), (Some(S::WaitingCentre), Some(L::Centre), None));
        act(store, &people.leader, id, "take_back", "Tỉnh tự xử lý được").await.expect("back");
        assert_eq!(stands(store, &people.leader, id).await, (Some(S::Open), Some(L::Unit)), "where it was before");
        act(store, &people.agency, id, "ask_centre", "Vẫn cần").await.expect("asked");
        let seen = get(store, &people.agency, id).await.line.seen;
        let answer = async |on: &str| {
            let form = Move { id, seen, event: "record_answer".into(), text: "Đã có hướng dẫn".into(), on: on.into() };
            difficulties::act(store, &db.at_now(&people.agency), form).await
        };
        for (on, code) in [("", RefusalCode::Required), ("31/02/2023", RefusalCode::BadDate), ("27/05/2023", RefusalCode::InFuture)] {
            assert_eq!(refusals(&refused(answer(on).await)), [("on", &code)]);
        }
        answer("26/05/2023").await.expect("recorded");
        assert_eq!(stands(store, &people.officer, id).await, (Some(S::Decided), None));
    })
    .await;
}

#[tokio::test]
async fn decide_twice_at_once_tells_one_of_them() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = raised(db, &people.officer, TITLE).await;
        act(&db.store, &people.reviewer, id, "escalate", "Nhận xử lý").await.expect("taken over");
        let form = |text: &str| Move { id, seen: 2, event: "decide".into(), text: text.into(), on: String::new() };
        let (one, other) = (db.at_now(&people.reviewer), db.at_now(&people.agency));
        let both = tokio::join!(difficulties::act(&db.store, &one, form("Một")), difficulties::act(&db.store, &other, form("Hai")));
        let results = [both.0, both.1];
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
        let lost = results.into_iter().find_map(Result::err).expect("one lost").into_fault();
        assert_eq!(lost, Fault::Stale);
    })
    .await;
}
