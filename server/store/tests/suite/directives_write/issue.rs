//! Issuing puts duties on units, once.

use domain::audit::EventCode;
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::directive::{DirectiveEvent, DirectiveState};
use store::services::directives::{Head, Issue, NewClause, add_clause, begin, get, issue, list, remove_clause, save};
use store::services::home;
use time::macros::date;

use super::{at, codes};
use crate::support::directives::{clause, head};
use crate::support::{Db, THANH_HOA, on_each, refused};

#[tokio::test]
async fn issue_puts_duties_on_units() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT; STP").await;
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let details = db.directive(&head, id).await;
        assert_eq!((details.state, details.obligations.len(), details.draft), (DirectiveState::Issued, 2, None));
        assert_eq!(details.history.iter().map(|event| event.state.as_str()).collect::<Vec<_>>(), ["draft", "issued"]);
        let open = home::get(&db.store, &db.at_now(&head), None).await.expect("home").open;
        assert!(open.iter().any(|duty| duty.duty.directive.id == id && duty.duty.unit.code == "SYT"), "the unit's home shows it");
        assert!(open.iter().all(|duty| duty.duty.unit.code != "STP"));
        let page = list(&db.store, &db.at_now(&head), None).await.expect("documents");
        let row = page.rows.iter().find(|row| row.directive.id == id).expect("issued");
        assert_eq!((row.obligations, row.fulfilled, row.next_due.map(|due| due.on)), (2, 0, Some(date!(2023 - 06 - 05))));
        let expected = [EventCode::DirectiveMoved, EventCode::ObligationsMade, EventCode::ExplanationMoved].map(EventCode::code);
        assert_eq!(db.trail(&admin).await[..3], expected);
        let yesterday = get(&db.store, &db.at_now(&admin), id, Some(date!(2023 - 05 - 25)), None).await;
        assert_eq!(refused(yesterday), Fault::NotFound, "not known yesterday");
    })
    .await;
}

#[tokio::test]
async fn issue_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("plan", "SYT").await;
        let again = async |version| codes(issue(&db.store, &db.at_now(&admin), Issue { id, version, asks_nothing: false }).await);
        for version in [2, 3] {
            let [(None, RefusalCode::WrongState { state, event, .. })] = &again(version).await[..] else { panic!("not the state") };
            assert_eq!((state.as_deref(), event.as_str()), (Some("issued"), DirectiveEvent::Issue.code()));
        }
        assert_eq!(db.directive(&admin, id).await.obligations.len(), 1);
        assert_eq!(refused(add_clause(&db.store, &admin, clause(id, 3, "plan", "STP")).await), Fault::Stale);
        assert_eq!(refused(save(&db.store, &admin, id, 3, head()).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn issue_at_once_makes_duties_once() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        add_clause(&db.store, &admin, clause(id, 1, "task", "SYT; STP")).await.expect("a demand");
        let typed = Issue { id, version: 2, asks_nothing: false };
        let (a, b) = tokio::join!(issue(&db.store, &admin, typed.clone()), issue(&db.store, &admin, typed));
        assert_eq!([&a, &b].iter().filter(|one| one.is_ok()).count(), 1, "{a:?} {b:?}");
        assert_eq!(db.directive(&admin, id).await.obligations.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn issue_refuses_what_lacks() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        let nothing = async |asks_nothing, version| issue(&db.store, &db.at_now(&admin), Issue { id, version, asks_nothing }).await;
        assert_eq!(codes(nothing(false, 1).await), [at("asks_nothing", RefusalCode::TooFew { min: 1 })], "no demand");
        // A unit that was closed after the demand was written.
        add_clause(&db.store, &admin, clause(id, 1, "report", "SYT")).await.expect("a demand");
        db.write(&admin, "UPDATE unit SET valid_to = '2023-05-25' WHERE code = 'SYT'").await;
        let gone = RefusalCode::UnitNamed { name: "SYT".to_owned(), found: 0 };
        let expected = [at("clauses-1-units", RefusalCode::TooFew { min: 1 }), at("clauses-1-units", gone)];
        assert_eq!(codes(nothing(false, 2).await), expected);
        db.write(&admin, "UPDATE unit SET valid_to = '2023-06-01' WHERE code = 'SYT'").await;
        let ends = codes(nothing(false, 2).await);
        assert!(matches!(&ends[..], [(_, RefusalCode::UnitsEnd { units })] if units[..] == ["Sở Y tế"]), "{ends:?}");
        // A day of issue that is still to come.
        save(&db.store, &admin, id, 2, Head { issued_on: "27/05/2023".to_owned(), ..head() }).await.expect("may be written ahead");
        assert!(codes(nothing(false, 3).await).contains(&at("issued_on", RefusalCode::InFuture)));
        save(&db.store, &admin, id, 3, head()).await.expect("today");
        remove_clause(&db.store, &admin, id, 4, 1).await.expect("taken out");
        nothing(true, 5).await.expect("a document that asks nothing, and means it");
        assert_eq!(db.directive(&admin, id).await.state, DirectiveState::Issued);
    })
    .await;
}

#[tokio::test]
async fn issue_of_a_document_of_last_month_asks_on_its_own_day() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, Head { issued_on: "20/04/2023".to_owned(), ..head() }).await.expect("a draft");
        let past = NewClause { due_on: "28/04/2023".to_owned(), ..clause(id, 1, "explain", "SYT") };
        add_clause(&db.store, &admin, past).await.expect("a demand of the past");
        assert!(db.directive(&admin, id).await.draft.expect("a draft").clauses[0].past);
        issue(&db.store, &db.at_now(&admin), Issue { id, version: 2, asks_nothing: false }).await.expect("late, but it was asked");
        let details = db.directive(&db.caller(THANH_HOA, "truongdonvi").await, id).await;
        assert_eq!(details.answers.len(), 1);
    })
    .await;
}
