//! What is said about something: by whom, to whom it is told, who may read it, and that it can be taken back.

use domain::comment::Piece;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::evidence::SubjectKind;
use domain::ids::{CommentId, DifficultyId};
use domain::notice::NoticeKind;
use domain::views::comments::{Thread, of};
use domain::views::difficulties::DifficultyText;
use domain::views::notices::NoticeFilter;
use store::services::difficulties::{self, Begin};
use store::services::{comments, directives, models, notices, plans};
use store::{Caller, Error};
use uuid::Uuid;

use crate::plans::{People, accepted, act, clear, draft};
use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, on_each, refused};

const AT: SubjectKind = SubjectKind::Difficulty;

/// A difficulty of Sở Y tế that was raised, or its draft.
async fn difficulty(db: &Db, raise: bool) -> (Caller, DifficultyId) {
    let officer = db.caller(THANH_HOA, "canbo").await;
    let [category, title, cause, ask, asked_body] = ["data", "Đường truyền chậm", "a", "b", "c"].map(str::to_owned);
    let typed = Begin { text: DifficultyText { category, title, cause, ask, asked_body }, raise, ..Begin::default() };
    let id = difficulties::begin(&db.store, &officer, typed).await.expect("a difficulty");
    (officer, id)
}

async fn say(db: &Db, by: &Caller, id: DifficultyId, body: &str) -> Result<CommentId, Error> {
    let page = comments::write(&db.store, &db.at_now(by), AT, id.0, body).await?;
    assert!(page.starts_with(&format!("/difficulties/{id}?done=comment_written#comment-")), "{page}");
    Ok(page.rsplit("comment-").next().expect("an id").parse().expect("an id"))
}

async fn thread(db: &Db, by: &Caller, id: DifficultyId) -> Option<Thread> {
    let threads = difficulties::get(&db.store, &db.at_now(by), id).await.expect("the difficulty").threads;
    of(&threads, AT, id.0)
}

async fn mentions(db: &Db, by: &Caller) -> Vec<String> {
    let filter = NoticeFilter { kind: Some(NoticeKind::Mentioned), ..NoticeFilter::default() };
    let rows = notices::list(&db.store, &db.at_now(by), filter).await.expect("notices").rows;
    rows.into_iter().map(|row| row.words.text.unwrap_or_default()).collect()
}

fn at_body(code: RefusalCode) -> Fault {
    Fault::Refused { refusals: vec![Refusal { field: Some("body".to_owned()), code }] }
}

#[tokio::test]
async fn write_tells_whoever_is_mentioned_and_everybody_of_the_unit_reads_it() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, true).await;
        let (reviewer, head) = (db.caller(THANH_HOA, "thamdinh").await, db.caller(THANH_HOA, "truongdonvi").await);
        let admin = db.admin().await;
        say(db, &reviewer, id, "Nhờ @canbo gửi số liệu, @truongdonvi duyệt. Hỏi a@b.vn").await.expect("said");
        say(db, &officer, id, "  Đã gửi\r\n@thamdinh ").await.expect("answered");
        for (caller, told) in [(&officer, 1), (&head, 1), (&reviewer, 1)] {
            assert_eq!(mentions(db, caller).await.len(), told, "{}", caller.actor.username);
            let thread = thread(db, caller, id).await.expect("a thread");
            let said: Vec<_> = thread.rows.iter().map(|row| row.by.clone()).collect();
            assert_eq!(said, [reviewer.actor.name.clone(), officer.actor.name.clone()]);
            assert!(thread.may_write && thread.rows.iter().all(|row| row.may_withdraw == (row.by == caller.actor.name)));
        }
        let first = &thread(db, &head, id).await.expect("a thread").rows[0];
        assert!(first.body.contains(&Piece::Person(officer.actor.name.clone())), "by name: {:?}", first.body);
        assert_eq!(mentions(db, &reviewer).await, ["Đã gửi @thamdinh"]);
        let last = db.last_event(&admin).await;
        assert_eq!((last.0.as_str(), last.2.as_str()), ("comment_written", "Đường truyền chậm"));
    })
    .await;
}

#[tokio::test]
async fn write_offers_those_who_may_read_it() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, false).await;
        let names = |thread: Option<Thread>| -> Vec<String> {
            thread.expect("a thread").people.into_iter().map(|(username, _)| username).collect()
        };
        assert_eq!(names(thread(db, &officer, id).await), ["canbo", "truongdonvi"], "a draft is the unit's own");
        let (officer, id) = difficulty(db, true).await;
        assert_eq!(names(thread(db, &officer, id).await), ["canbo", "lanhdao", "thamdinh", "thuongtruc", "truongdonvi"]);
    })
    .await;
}

#[tokio::test]
async fn write_to_somebody_outside() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, true).await;
        let (_, draft) = difficulty(db, false).await;
        let before = db.rows().await;
        for (id, body, names) in [
            (id, "@canbo2 xem giúp", vec!["canbo2"]),
            (id, "@xem @khongai @canbo", vec!["xem", "khongai"]),
            (id, "@trunguong", vec!["trunguong"]),
            (draft, "@thamdinh", vec!["thamdinh"]),
        ] {
            let names = names.into_iter().map(str::to_owned).collect();
            assert_eq!(refused(say(db, &officer, id, body).await), at_body(RefusalCode::NotMentionable { names }), "{body}");
        }
        assert_eq!(refused(say(db, &officer, id, " \n ").await), at_body(RefusalCode::Required));
        assert_eq!(refused(say(db, &officer, id, &"ố".repeat(2_001)).await), at_body(RefusalCode::TooLong { max: 2_000 }));
        db.assert_unchanged_since(&before, "nothing was said").await;
        say(db, &officer, id, &"ố".repeat(2_000)).await.expect("as long as may be");
    })
    .await;
}

#[tokio::test]
async fn write_twice() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, true).await;
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        say(db, &officer, id, "Một").await.expect("said");
        assert_eq!(refused(say(db, &officer, id, "Một ").await), at_body(RefusalCode::SaidAlready));
        say(db, &head, id, "Một").await.expect("somebody else may say the same");
        say(db, &officer, id, "Một").await.expect("and so may they, after that");
        assert_eq!(thread(db, &officer, id).await.expect("a thread").rows.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn write_and_withdraw_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, true).await;
        let comment = say(db, &officer, id, "Một").await.expect("said");
        let mut outsiders = Vec::new();
        for (slug, username) in [(NGHE_AN, "thuongtruc"), (NGHE_AN, "canbo"), (THANH_HOA, "canbo2"), (THANH_HOA, "canboxa")] {
            outsiders.push((db.caller(slug, username).await, id, comment));
        }
        outsiders.push((officer.clone(), DifficultyId(Uuid::nil()), CommentId(Uuid::nil())));
        let (viewer, centre) = (db.caller(THANH_HOA, "xem").await, db.caller(CENTRE, "quantri").await);
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let before = db.rows().await;
        for (caller, id, comment) in &outsiders {
            assert_eq!(refused(say(db, caller, *id, "x").await), Fault::NotFound, "{}", caller.actor.username);
            assert_eq!(refused(comments::withdraw(&db.store, &db.at_now(caller), *comment).await), Fault::NotFound);
        }
        for caller in [&viewer, &centre] {
            assert!(matches!(refused(say(db, caller, id, "x").await), Fault::Forbidden { .. }));
        }
        for caller in [&viewer, &centre, &head] {
            let fault = refused(comments::withdraw(&db.store, &db.at_now(caller), comment).await);
            assert!(matches!(fault, Fault::Forbidden { .. }), "{}: {fault:?}", caller.actor.username);
        }
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn withdraw_twice_leaves_that_it_was_there() {
    on_each(async |db: &Db| {
        let (officer, id) = difficulty(db, true).await;
        let comment = say(db, &officer, id, "Nhầm").await.expect("said");
        comments::withdraw(&db.store, &db.at_now(&officer), comment).await.expect("taken back");
        let before = db.rows().await;
        comments::withdraw(&db.store, &db.at_now(&officer), comment).await.expect("nothing to do");
        db.assert_unchanged_since(&before, "a second time").await;
        let row = thread(db, &db.caller(THANH_HOA, "thamdinh").await, id).await.expect("a thread").rows.remove(0);
        assert!(row.withdrawn_at.is_some() && row.body.is_empty() && !row.may_withdraw);
        say(db, &officer, id, "Nhầm").await.expect("what was taken back may be said again");
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_spoken_of_by_its_unit_until_it_is_sent_and_then_by_those_who_decide() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let (id, _) = draft(db, &people, clear()).await;
        let kind = SubjectKind::Plan;
        let say = async |by: &Caller, body: &str| comments::write(&db.store, &db.at_now(by), kind, id.0, body).await;
        say(&people.officer, "@truongdonvi xem giúp trước khi gửi").await.expect("said");
        assert_eq!(refused(say(&people.agency, "x").await), Fault::NotFound, "a draft is the unit's own");
        act(db, &people.head, id, "submit", "").await.expect("sent");
        let page = say(&people.agency, "@canbo rõ hơn về kinh phí?").await.expect("said");
        assert!(page.starts_with(&format!("/plans/{id}?done=comment_written#comment-")), "{page}");
        let view = plans::get(&db.store, &db.at_now(&people.officer), id).await.expect("the plan");
        assert_eq!(of(&view.threads, kind, id.0).expect("a thread").rows.len(), 2);
        let elsewhere = db.caller(THANH_HOA, "canbo2").await;
        assert_eq!(refused(say(&elsewhere, "x").await), Fault::NotFound);
        let view = plans::get(&db.store, &db.at_now(&elsewhere), id).await.expect("what was sent");
        assert_eq!(of(&view.threads, kind, id.0), None);
        assert_eq!(mentions(db, &people.officer).await, ["@canbo rõ hơn về kinh phí?"]);
    })
    .await;
}

#[tokio::test]
async fn a_model_is_spoken_of_by_its_lead_unit_and_those_who_decide() {
    on_each(async |db: &Db| {
        let (officer, admin) = (db.caller(THANH_HOA, "canbo").await, db.admin().await);
        let model = accepted(db, &officer).await;
        let kind = SubjectKind::Model;
        let page = comments::write(&db.store, &db.at_now(&admin), kind, model.0, "@canbo bao giờ ra mắt?").await.expect("said");
        assert!(page.starts_with(&format!("/models/{model}?done=comment_written#comment-")), "{page}");
        let read = async |by: &Caller, day| models::get(&db.store, &db.at_now(by), model, day).await.expect("the model").threads;
        let thread = of(&read(&officer, None).await, kind, model.0).expect("a thread");
        assert!(thread.may_write && thread.rows.len() == 1);
        let past = of(&read(&officer, Some(time::macros::date!(2023 - 05 - 25))).await, kind, model.0).expect("a thread");
        assert!(past.rows.is_empty() && !past.may_write, "not said yet on that day");
        for username in ["canbo2", "canboxa", "xem"] {
            let other = db.caller(THANH_HOA, username).await;
            assert_eq!(of(&read(&other, None).await, kind, model.0), None, "{username}");
        }
        let other = db.other().await;
        let fault = refused(comments::write(&db.store, &db.at_now(&other), kind, model.0, "x").await);
        assert_eq!(fault, Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn a_document_is_everybodys_who_may_comment() {
    on_each(async |db: &Db| {
        let (officer, viewer) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "xem").await);
        let id = directives::list(&db.store, &officer, None).await.expect("documents").rows[0].directive.id;
        let kind = SubjectKind::Directive;
        comments::write(&db.store, &officer, kind, id.0, "Hỏi @canbo2: hạn này tính cả thứ Bảy?").await.expect("said");
        let threads = directives::get(&db.store, &officer, id, None, None).await.expect("the document").threads;
        let thread = of(&threads, kind, id.0).expect("a thread");
        let offered: Vec<_> = thread.people.iter().map(|(username, _)| username.as_str()).collect();
        assert_eq!((thread.rows.len(), offered), (1, vec!["lanhdao", "thamdinh", "thuongtruc"]), "those who decide are offered");
        let day = Some(time::macros::date!(2023 - 05 - 25));
        let past = directives::get(&db.store, &officer, id, day, None).await.expect("the document").threads;
        let past = of(&past, kind, id.0).expect("a thread");
        assert!(past.rows.is_empty() && !past.may_write, "not said yet on that day");
        let threads = directives::get(&db.store, &viewer, id, None, None).await.expect("the document").threads;
        assert_eq!(threads, [], "a viewer takes no part");
    })
    .await;
}
