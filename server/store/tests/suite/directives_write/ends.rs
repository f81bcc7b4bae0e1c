//! A document is withdrawn, or another takes its place.

use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::directive::{DirectiveEvent, DirectiveState};
use domain::obligation::ObligationState;
use store::services::directives::{Replace, add_clause, begin, list, replace, withdraw};
use store::services::{home, registrations};
use time::macros::date;

use super::{NOBODY, at, codes, why};
use crate::support::directives::{clause, head};
use crate::support::{Db, THANH_HOA, on_each, refused};

#[tokio::test]
async fn withdraw_settles_what_was_owed() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT").await;
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        assert_eq!(codes(withdraw(&db.store, &db.at_now(&admin), why(id, 2, " ")).await), [at("text", RefusalCode::Required)]);
        let long = why(id, 2, &"x".repeat(2_001));
        assert_eq!(codes(withdraw(&db.store, &db.at_now(&admin), long).await), [at("text", RefusalCode::TooLong { max: 2_000 })]);
        assert_eq!(refused(withdraw(&db.store, &db.at_now(&admin), why(id, 1, "Nhầm")).await), Fault::Stale);
        withdraw(&db.store, &db.at_now(&admin), why(id, 2, "Nhầm số")).await.expect("withdrawn");
        assert_eq!(db.trail(&admin).await[0], EventCode::DirectiveMoved.code());
        let details = db.directive(&head, id).await;
        assert_eq!((details.state, details.obligations[0].state), (DirectiveState::Withdrawn, ObligationState::Withdrawn));
        assert_eq!(details.history.last().and_then(|event| event.text.as_deref()), Some("Nhầm số"));
        assert!(details.answers[0].answer.offers.is_empty(), "nothing is to be answered");
        let home = home::get(&db.store, &db.at_now(&head), None).await.expect("home");
        assert!(home.open.iter().all(|duty| duty.duty.directive.id != id));
        let again = codes(withdraw(&db.store, &db.at_now(&admin), why(id, 3, "Nhầm")).await);
        assert!(matches!(&again[..], [(None, RefusalCode::WrongState { .. })]), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn withdrawn_is_not_to_be_chosen() {
    on_each(async |db: &Db| {
        let (admin, officer) = (db.admin().await, db.caller(THANH_HOA, "canbo").await);
        let id = db.issued("register", "SYT").await;
        let offered = registrations::choices(&db.store, &db.at_now(&officer), Some(id)).await.expect("choices");
        assert_eq!((offered.chosen, offered.directives[0].id), (Some(id), id), "what asks this unit stands first");
        withdraw(&db.store, &db.at_now(&admin), why(id, 2, "Nhầm số")).await.expect("withdrawn");
        let offered = registrations::choices(&db.store, &db.at_now(&officer), Some(id)).await.expect("choices");
        assert_eq!(offered.chosen, None);
        assert!(!offered.directives.is_empty() && offered.directives.iter().all(|one| one.id != id));
        let [name, reach, directive] = ["Hồ sơ sức khỏe", "provincial", &id.to_string()].map(str::to_owned);
        let begin = registrations::Begin { name, reach, for_area: false, directive };
        let refusals = codes(registrations::begin(&db.store, &db.at_now(&officer), begin).await);
        assert_eq!(refusals, [at("directive", RefusalCode::Required)]);
    })
    .await;
}

#[tokio::test]
async fn withdraw_a_draft() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        withdraw(&db.store, &db.at_now(&admin), why(id, 1, "Không ban hành nữa")).await.expect("given up");
        assert!(list(&db.store, &db.at_now(&admin), None).await.expect("documents").drafts.is_empty());
        assert_eq!(db.directive(&admin, id).await.state, DirectiveState::Withdrawn, "it stays to be read");
        assert_eq!(refused(add_clause(&db.store, &admin, clause(id, 1, "plan", "SYT")).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn replace_by_another() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("plan", "SYT").await;
        let s0 = list(&db.store, &db.at_now(&admin), Some(date!(2023 - 05 - 24))).await.expect("documents").rows[0].directive.clone();
        let by = |document: String| Replace { words: why(id, 2, "Có văn bản mới"), document };
        let swap = async |document| codes(replace(&db.store, &db.at_now(&admin), by(document)).await);
        assert_eq!(swap(String::new()).await, [at("document", RefusalCode::Required)]);
        for wrong in [id.to_string(), NOBODY.to_string(), "x".to_owned()] {
            assert_eq!(swap(wrong).await, [at("document", RefusalCode::BadChoice)]);
        }
        let offered = db.directive(&admin, id).await;
        assert_eq!((offered.others, offered.offers.contains(&DirectiveEvent::Replace)), (vec![s0.clone()], true));
        replace(&db.store, &db.at_now(&admin), by(s0.id.to_string())).await.expect("replaced");
        let details = db.directive(&admin, id).await;
        assert_eq!((details.state, details.offers.len()), (DirectiveState::Replaced, 0));
        assert_eq!(details.history.last().and_then(|event| event.directive.clone()), Some(s0));
        assert_eq!(details.obligations[0].state, ObligationState::Withdrawn);
    })
    .await;
}
