//! More time: a dated fact with a reason; the first due date stays.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::ids::{DocumentId, ObligationId};
use domain::lifecycle::DueRule;
use store::Error;
use store::services::directives::{Extend, Words, extend, get, list, withdraw};
use store::services::home;
use time::macros::date;

use crate::support::{Db, THANH_HOA, on_each, refused};

fn until(id: DocumentId, seen: u32, due: &str) -> Extend {
    Extend {
        id,
        clause: 1,
        obligation: String::new(),
        seen,
        due: due.to_owned(),
        due_rule: "by".to_owned(),
        text: "Chờ hướng dẫn của bộ".to_owned(),
    }
}

fn field<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(String, RefusalCode)> {
    let Fault::Refused { refusals } = refused(result) else { panic!("not refused at a field") };
    refusals.into_iter().map(|Refusal { field, code }| (field.unwrap_or_default(), code)).collect()
}

#[tokio::test]
async fn extend_all_that_are_open() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT; STP").await;
        extend(&db.store, &db.at_now(&admin), until(id, 0, "20/06/2023")).await.expect("more time");
        let details = db.directive(&admin, id).await;
        for duty in &details.obligations {
            assert_eq!((duty.first_due.on, duty.first_due.rule), (date!(2023 - 06 - 05), DueRule::Before), "the first stays");
            assert_eq!((duty.due.on, duty.due.rule), (date!(2023 - 06 - 20), DueRule::By));
        }
        assert_eq!((details.clauses[0].due.on, details.clauses[0].extensions), (date!(2023 - 06 - 20), 2));
        let [row] = &details.extensions[..] else { panic!("granted at once, told once: {:?}", details.extensions) };
        assert_eq!((row.units.len(), row.after_expiry, row.reason.as_str()), (2, false, "Chờ hướng dẫn của bộ"));
        assert!(row.actor.as_deref().is_some_and(|name| name.starts_with("Cơ quan thường trực")));
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let open = home::get(&db.store, &db.at_now(&head), None).await.expect("home").open;
        assert!(open.iter().any(|duty| duty.duty.directive.id == id && duty.duty.due.on == date!(2023 - 06 - 20)), "home counts by it");
        let page = list(&db.store, &db.at_now(&head), None).await.expect("documents");
        let row = page.rows.iter().find(|row| row.directive.id == id).expect("issued");
        assert_eq!(row.next_due.map(|due| due.on), Some(date!(2023 - 06 - 20)));
        assert_eq!(db.trail(&admin).await[0], EventCode::DeadlineExtended.code());
    })
    .await;
}

#[tokio::test]
async fn extend_one_keeps_the_others() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("task", "SYT; STP").await;
        let one = db.directive(&admin, id).await.obligations.into_iter().find(|duty| duty.unit.code == "SYT").expect("a duty").id;
        let alone = |seen, due| Extend { obligation: one.to_string(), ..until(id, seen, due) };
        extend(&db.store, &db.at_now(&admin), alone(0, "30/06/2023")).await.expect("more time for one");
        let details = db.directive(&admin, id).await;
        let of = |code: &str, details: &domain::views::directives::DirectiveDetails| {
            details.obligations.iter().find(|duty| duty.unit.code == code).map(|duty| duty.due.on)
        };
        assert_eq!((of("SYT", &details), of("STP", &details)), (Some(date!(2023 - 06 - 30)), Some(date!(2023 - 06 - 05))));
        assert_eq!(details.clauses[0].due.on, date!(2023 - 06 - 05), "the nearest of those who owe it");
        // For all, to an earlier day: who has more keeps it.
        extend(&db.store, &db.at_now(&admin), until(id, 1, "20/06/2023")).await.expect("the others");
        let details = db.directive(&admin, id).await;
        assert_eq!((of("SYT", &details), of("STP", &details)), (Some(date!(2023 - 06 - 30)), Some(date!(2023 - 06 - 20))));
    })
    .await;
}

#[tokio::test]
async fn extend_is_known_from_its_day_on() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let s0 = list(&db.store, &db.at_now(&admin), Some(date!(2023 - 05 - 24))).await.expect("documents").rows[0].directive.id;
        extend(&db.store, &db.at_now(&admin), until(s0, 0, "15/06/2023")).await.expect("more time");
        let on = async |day| get(&db.store, &db.at_now(&admin), s0, Some(day), None).await.expect("the dispatch").clauses[0].due.on;
        assert_eq!(on(date!(2023 - 05 - 25)).await, date!(2023 - 05 - 30), "yesterday nobody knew");
        assert_eq!(on(date!(2023 - 05 - 27)).await, date!(2023 - 06 - 15));
    })
    .await;
}

#[tokio::test]
async fn extend_twice_and_stale() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT").await;
        extend(&db.store, &db.at_now(&admin), until(id, 0, "20/06/2023")).await.expect("more time");
        assert_eq!(refused(extend(&db.store, &db.at_now(&admin), until(id, 0, "25/06/2023")).await), Fault::Stale);
        let again = field(extend(&db.store, &db.at_now(&admin), until(id, 1, "20/06/2023")).await);
        assert_eq!(again, [("due".to_owned(), RefusalCode::NotLater)]);
        extend(&db.store, &db.at_now(&admin), until(id, 1, "25/06/2023")).await.expect("once more");
        assert_eq!(db.directive(&admin, id).await.extensions.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn extend_refuses_bad_input() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT").await;
        let try_it = async |change: Extend| field(extend(&db.store, &db.at_now(&admin), change).await);
        assert_eq!(try_it(until(id, 0, "04/06/2023")).await, [("due".to_owned(), RefusalCode::NotLater)]);
        assert_eq!(try_it(Extend { due: "x".to_owned(), ..until(id, 0, "") }).await, [("due".to_owned(), RefusalCode::BadDate)]);
        let wordless = Extend { text: " ".to_owned(), ..until(id, 0, "20/06/2023") };
        assert_eq!(try_it(wordless).await, [("text".to_owned(), RefusalCode::Required)]);
        let long = Extend { text: "x".repeat(2_001), due_rule: "x".to_owned(), ..until(id, 0, "20/06/2023") };
        let expected = [("due_rule".to_owned(), RefusalCode::BadChoice), ("text".to_owned(), RefusalCode::TooLong { max: 2_000 })];
        assert_eq!(try_it(long).await, expected);
        let nobody = Extend { obligation: ObligationId(uuid::Uuid::nil()).to_string(), ..until(id, 0, "20/06/2023") };
        assert_eq!(try_it(nobody).await, [("obligation".to_owned(), RefusalCode::BadChoice)]);
        withdraw(&db.store, &db.at_now(&admin), Words { id, seen: 2, text: "Nhầm".to_owned() }).await.expect("withdrawn");
        let over = try_it(until(id, 0, "20/06/2023")).await;
        assert_eq!(over, [("obligation".to_owned(), RefusalCode::BadChoice)], "nobody owes it any more");
    })
    .await;
}

#[tokio::test]
async fn extend_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let id = db.issued("report", "SYT").await;
        let nobody = DocumentId(uuid::Uuid::nil());
        assert_eq!(refused(extend(&db.store, &db.at_now(&admin), until(nobody, 0, "20/06/2023")).await), Fault::NotFound);
        assert_eq!(refused(extend(&db.store, &db.at_now(&other), until(id, 0, "20/06/2023")).await), Fault::NotFound);
        let missing = Extend { clause: 2, ..until(id, 0, "20/06/2023") };
        assert_eq!(refused(extend(&db.store, &db.at_now(&admin), missing).await), Fault::NotFound);
        for username in ["thamdinh", "truongdonvi", "canbo", "xem"] {
            let caller = db.caller(THANH_HOA, username).await;
            let forbidden = Fault::Forbidden { action: Action::ExtendDeadlines };
            assert_eq!(refused(extend(&db.store, &db.at_now(&caller), until(id, 0, "20/06/2023")).await), forbidden, "{username}");
        }
    })
    .await;
}
