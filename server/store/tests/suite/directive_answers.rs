//! What a document asks in words: answered by the unit's head, accepted or returned; nobody else's business.

use domain::access::Action;
use domain::audit::EventCode;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::ids::DocumentId;
use domain::lifecycle::explanation::{ExplanationEvent, ExplanationState};
use domain::obligation::ObligationState;
use domain::views::directives::DutyAnswer;
use store::services::directives::{Words, get, withdraw};
use store::services::explanations::{Move, Place, act};
use store::services::home;
use store::{Caller, Error};

use crate::support::{Db, THANH_HOA, on_each, refused};

async fn own(db: &Db, caller: &Caller, id: DocumentId) -> DutyAnswer {
    db.directive(caller, id).await.answers.into_iter().next().expect("a question")
}

fn typed(of: &DutyAnswer, seen: u32, event: ExplanationEvent, text: &str) -> Move {
    Move { id: of.answer.id, seen, event: event.code().to_owned(), text: text.to_owned(), remarks: Vec::new(), due: String::new() }
}

async fn fire(db: &Db, caller: &Caller, of: &DutyAnswer, seen: u32, event: ExplanationEvent, text: &str) -> Result<Place, Error> {
    act(&db.store, &db.at_now(caller), typed(of, seen, event, text)).await
}

async fn back(db: &Db, caller: &Caller, of: &DutyAnswer, seen: u32, reason: &str, due: &str) -> Result<Place, Error> {
    let remarks = vec![[reason, "answer", "Nêu rõ nguyên nhân"].map(str::to_owned)];
    let typed = Move { remarks, due: due.to_owned(), ..typed(of, seen, ExplanationEvent::Return, "") };
    act(&db.store, &db.at_now(caller), typed).await
}

#[tokio::test]
async fn answer_is_sent_returned_and_accepted() {
    on_each(async |db: &Db| {
        let (admin, head) = (db.admin().await, db.caller(THANH_HOA, "truongdonvi").await);
        for (nth, kind) in ["explain", "report", "task"].into_iter().enumerate() {
            if nth > 0 {
                // The number of the tests' document is free again under another day only.
                db.write(&admin, &format!("UPDATE document SET number = 'Cũ {nth}' WHERE number = '8000/UBND-THKH'")).await;
            }
            let id = db.issued(kind, "SYT; STP").await;
            let asked = own(db, &head, id).await;
            assert_eq!((asked.answer.state, asked.answer.due), (ExplanationState::Requested, Some(asked.duty.due)), "{kind}");
            assert_eq!(asked.answer.history[0].text, Some(format!("Việc loại {kind}")));
            assert_eq!(asked.answer.offers, [ExplanationEvent::Answer]);
            let place = fire(db, &head, &asked, 1, ExplanationEvent::Answer, "Đã làm xong").await.expect("answered");
            assert_eq!(place.to_string(), format!("/directives/{id}"));
            let details = db.directive(&admin, id).await;
            let state = |code: &str| details.obligations.iter().find(|duty| duty.unit.code == code).map(|duty| duty.state);
            assert_eq!((state("SYT"), state("STP")), (Some(ObligationState::Sent), Some(ObligationState::Open)));
            assert_eq!((details.answers.len(), details.answers_waiting, details.readable.len()), (1, 1, 2), "what waits is shown");
            back(db, &admin, &asked, 2, "NO_CAUSE", "10/06/2023").await.expect("returned");
            let returned = own(db, &head, id).await;
            assert_eq!((returned.answer.state, returned.duty.state), (ExplanationState::Returned, ObligationState::Returned));
            assert_eq!(returned.answer.history[2].remarks[0].text, "Nêu rõ nguyên nhân");
            fire(db, &head, &asked, 3, ExplanationEvent::Answer, "Vì thiếu máy; đã mua").await.expect("answered again");
            fire(db, &admin, &asked, 4, ExplanationEvent::Accept, "").await.expect("accepted");
            let done = own(db, &head, id).await;
            assert_eq!((done.answer.state, done.duty.state), (ExplanationState::Accepted, ObligationState::Fulfilled));
            let open = home::get(&db.store, &db.at_now(&head), None).await.expect("home").open;
            assert!(open.iter().all(|duty| duty.duty.directive.id != id), "no longer to be done");
            assert_eq!(db.trail(&admin).await[0], EventCode::ExplanationMoved.code());
        }
    })
    .await;
}

#[tokio::test]
async fn answer_other_unit_sees_nothing() {
    on_each(async |db: &Db| {
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let id = db.issued("explain", "SYT").await;
        let asked = own(db, &head, id).await;
        fire(db, &head, &asked, 1, ExplanationEvent::Answer, "Bí mật của đơn vị").await.expect("answered");
        for username in ["canbo2", "canboxa", "xem"] {
            let caller = db.caller(THANH_HOA, username).await;
            let details = get(&db.store, &db.at_now(&caller), id, None, Some(asked.duty.id)).await.expect("the document itself is for all");
            assert!(details.answers.is_empty() && details.readable.is_empty() && details.answers_waiting == 0, "{username}");
        }
        // An officer of the unit reads it and sends nothing.
        let officer = db.caller(THANH_HOA, "canbo").await;
        assert_eq!(own(db, &officer, id).await.answer.offers, []);
        let forbidden = Fault::Forbidden { action: Action::SubmitPapers };
        assert_eq!(refused(fire(db, &officer, &asked, 2, ExplanationEvent::Recall, "x").await), forbidden);
        // A head of another unit does not even know of it.
        db.write(&officer, "UPDATE account SET role = 'unit_head' WHERE username = 'canbo2'").await;
        let other = db.caller(THANH_HOA, "canbo2").await;
        assert_eq!(refused(fire(db, &other, &asked, 2, ExplanationEvent::Recall, "x").await), Fault::NotFound);
        let abroad = db.other().await;
        assert_eq!(refused(fire(db, &abroad, &asked, 2, ExplanationEvent::Accept, "").await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn answer_opened_by_those_who_asked() {
    on_each(async |db: &Db| {
        let (reviewer, head) = (db.caller(THANH_HOA, "thamdinh").await, db.caller(THANH_HOA, "truongdonvi").await);
        let id = db.issued("task", "SYT; STP").await;
        let asked = own(db, &head, id).await;
        assert!(db.directive(&reviewer, id).await.answers.is_empty(), "nothing waits");
        let opened = get(&db.store, &db.at_now(&reviewer), id, None, Some(asked.duty.id)).await.expect("the document");
        assert_eq!(opened.answers.iter().map(|one| one.answer.id).collect::<Vec<_>>(), [asked.answer.id]);
        assert!(opened.answers[0].answer.offers.is_empty(), "nothing to decide, and the question goes with its document");
    })
    .await;
}

#[tokio::test]
async fn answer_twice_and_stale() {
    on_each(async |db: &Db| {
        let (admin, head) = (db.admin().await, db.caller(THANH_HOA, "truongdonvi").await);
        let id = db.issued("report", "SYT").await;
        let asked = own(db, &head, id).await;
        fire(db, &head, &asked, 1, ExplanationEvent::Answer, "Xong").await.expect("answered");
        assert_eq!(refused(fire(db, &head, &asked, 1, ExplanationEvent::Answer, "Xong").await), Fault::Stale);
        let again = refused(fire(db, &head, &asked, 2, ExplanationEvent::Answer, "Xong").await);
        assert!(matches!(&again, Fault::Refused { refusals } if matches!(refusals[0].code, RefusalCode::WrongState { .. })), "{again:?}");
        assert_eq!(refused(back(db, &admin, &asked, 1, "NO_CAUSE", "10/06/2023").await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn answer_refuses_bad_input() {
    on_each(async |db: &Db| {
        let (admin, head) = (db.admin().await, db.caller(THANH_HOA, "truongdonvi").await);
        let id = db.issued("report", "SYT").await;
        let asked = own(db, &head, id).await;
        let wordless = refused(fire(db, &head, &asked, 1, ExplanationEvent::Answer, " ").await);
        assert_eq!(wordless, Fault::field("text", RefusalCode::Required));
        let long = refused(fire(db, &head, &asked, 1, ExplanationEvent::Answer, &"x".repeat(10_001)).await);
        assert_eq!(long, Fault::field("text", RefusalCode::TooLong { max: 10_000 }));
        fire(db, &head, &asked, 1, ExplanationEvent::Answer, "Xong").await.expect("answered");
        let past = refused(back(db, &admin, &asked, 2, "NO_CAUSE", "01/05/2023").await);
        assert_eq!(past, Fault::field("due", RefusalCode::DuePast));
        let wrong = refused(back(db, &admin, &asked, 2, "NO_SPREAD", "10/06/2023").await);
        assert_eq!(wrong, Fault::field("remark_reason_1", RefusalCode::BadChoice));
        let nothing = refused(fire(db, &admin, &asked, 2, ExplanationEvent::Return, "").await);
        let missing = |field: &str| Refusal { field: Some(field.to_owned()), code: RefusalCode::Required };
        assert_eq!(nothing, Fault::Refused { refusals: vec![missing("remark_reason_1"), missing("due")] });
        let withdrawn = refused(fire(db, &admin, &asked, 2, ExplanationEvent::Withdraw, "Thôi").await);
        assert!(matches!(withdrawn, Fault::Refused { .. }), "the question goes with its document");
        withdraw(&db.store, &db.at_now(&admin), Words { id, seen: 2, text: "Nhầm".to_owned() }).await.expect("withdrawn");
        let over = refused(fire(db, &admin, &asked, 2, ExplanationEvent::Accept, "").await);
        assert!(matches!(over, Fault::Refused { .. }), "{over:?}");
    })
    .await;
}
