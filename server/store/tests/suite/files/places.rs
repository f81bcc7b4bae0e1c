//! Each kind of thing that files are attached to: who sees them, until when they are attached.

use domain::error::Fault;
use domain::evidence::SubjectKind;
use domain::lifecycle::explanation::ExplanationEvent;
use domain::views::files::{FileBox, of};
use domain::views::registrations::RegistrationFilter;
use store::Caller;
use store::services::explanations;
use store::services::{directives, files, plans, registrations};

use super::Folder;
use crate::plans::{People, act, approved, clear, draft};
use crate::support::directives::head;
use crate::support::{Db, THANH_HOA, on_each, refused};

/// The box, if there is one for this person.
fn found(files: &[FileBox], kind: SubjectKind, id: uuid::Uuid) -> Option<(usize, bool)> {
    of(files, kind, id).map(|found| (found.rows.len(), found.may_attach))
}

#[tokio::test]
async fn a_document_is_read_by_all_and_stays() {
    on_each(async |db: &Db| {
        let (folder, admin) = (Folder::new(), db.admin().await);
        let draft = directives::begin(&db.store, &db.at_now(&admin), head()).await.expect("a draft");
        let early = folder.attach(db, &admin, SubjectKind::Directive, draft.0, "bản thảo").await.expect("attached");
        let viewer = db.caller(THANH_HOA, "xem").await;
        assert_eq!(refused(folder.read(db, &viewer, early).await), Fault::NotFound, "a draft is nobody else's");
        files::remove(&db.store, &db.at_now(&admin), SubjectKind::Directive, draft.0, early).await.expect("taken off the draft");

        let seeded = directives::list(&db.store, &admin, None).await.expect("directives").rows[0].directive.id;
        let file = folder.attach(db, &admin, SubjectKind::Directive, seeded.0, "toàn văn").await.expect("attached");
        for username in ["xem", "canbo", "canboxa", "thamdinh"] {
            let reader = db.caller(THANH_HOA, username).await;
            folder.read(db, &reader, file).await.expect("read");
            let view = directives::get(&db.store, &db.at_now(&reader), seeded, None, None).await.expect("the document");
            assert_eq!(found(&view.files, SubjectKind::Directive, seeded.0), Some((1, false)), "{username}");
        }
        let removed = files::remove(&db.store, &db.at_now(&admin), SubjectKind::Directive, seeded.0, file).await;
        assert!(matches!(refused(removed), Fault::Refused { .. }), "what was issued keeps what it has");
        let day = Some(time::macros::date!(2023 - 05 - 24));
        let view = directives::get(&db.store, &db.at_now(&admin), seeded, day, None).await.expect("the document");
        assert_eq!(found(&view.files, SubjectKind::Directive, seeded.0), Some((0, false)), "not there yet on a past day");
    })
    .await;
}

#[tokio::test]
async fn evidence_of_a_task_until_it_is_presented() {
    on_each(async |db: &Db| {
        let (folder, people) = (Folder::new(), People::of(db).await);
        let (plan, task) = approved(db, &people).await;
        let attach = async |by: &Caller, words: &str| folder.attach(db, by, SubjectKind::Task, task.0, words).await;
        let file = attach(&people.officer, "một").await.expect("attached");
        let (stranger, viewer) = (db.caller(THANH_HOA, "canbo2").await, db.caller(THANH_HOA, "xem").await);
        let seen = async |by: &Caller| {
            let view = plans::get(&db.store, &db.at_now(by), plan).await.expect("the plan");
            found(&view.files, SubjectKind::Task, task.0)
        };
        assert_eq!((seen(&people.officer).await, seen(&people.agency).await), (Some((1, true)), Some((1, false))));
        assert_eq!((seen(&stranger).await, seen(&viewer).await), (None, None), "the plan is public, its evidence is not");
        for outsider in [&stranger, &viewer] {
            assert_eq!(refused(folder.read(db, outsider, file).await), Fault::NotFound);
        }
        folder.read(db, &people.agency, file).await.expect("read");
        let step = async |event: &str, seen: u32| {
            let form = plans::MoveTask { plan, task, event: event.into(), seen, text: "x".into(), on: String::new(), due: String::new() };
            plans::move_task(&db.store, &db.at_now(&people.officer), form).await.expect("moved");
        };
        let past = plans::get(&db.store, &db.at_now(&people.officer), plan).await.expect("the plan").tasks[0].history.len();
        let past = u32::try_from(past).expect("few");
        step("start", past).await;
        assert!(files::remove(&db.store, &db.at_now(&people.officer), SubjectKind::Task, task.0, file).await.is_err(), "work went on");
        attach(&people.head, "hai").await.expect("more");
        step("present", past + 1).await;
        assert!(matches!(refused(attach(&people.officer, "ba").await), Fault::Refused { .. }));
        assert_eq!(seen(&people.officer).await, Some((2, false)));
    })
    .await;
}

#[tokio::test]
async fn evidence_of_an_answer_until_it_is_sent() {
    on_each(async |db: &Db| {
        let (folder, admin) = (Folder::new(), db.admin().await);
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let id = db.issued("explain", "SYT; STP").await;
        let asked = db.directive(&head, id).await.answers.remove(0);
        let duty = asked.duty.id;
        let file = folder.attach(db, &officer, SubjectKind::Obligation, duty.0, "một").await.expect("attached");
        let form = explanations::Move {
            id: asked.answer.id,
            seen: 1,
            event: ExplanationEvent::Answer.code().into(),
            text: "Đã làm".into(),
            remarks: Vec::new(),
            due: String::new(),
        };
        explanations::act(&db.store, &db.at_now(&head), form).await.expect("answered");
        assert!(folder.attach(db, &officer, SubjectKind::Obligation, duty.0, "hai").await.is_err(), "sent");
        let of_agency = db.directive(&admin, id).await;
        assert_eq!(found(&of_agency.files, SubjectKind::Obligation, duty.0), Some((1, false)));
        folder.read(db, &admin, file).await.expect("read by those who asked");
        let other = db.caller(THANH_HOA, "canbo2").await;
        assert_eq!(refused(folder.read(db, &other, file).await), Fault::NotFound);
        assert!(db.directive(&other, id).await.files.iter().all(|one| one.id != duty.0));
    })
    .await;
}

#[tokio::test]
async fn evidence_of_a_registration_while_it_is_written() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let list = registrations::list(&db.store, &officer, RegistrationFilter::default()).await.expect("registrations");
        let returned = list.rows.iter().find(|row| row.unit.code == "SYT" && row.state.code() == "returned").expect("S0's").id;
        assert!(matches!(refused(folder.attach(db, &officer, SubjectKind::Registration, returned.0, "x").await), Fault::Refused { .. }));
        let draft = registrations::renew(&db.store, &db.at_now(&officer), returned).await.expect("written anew");
        let file = folder.attach(db, &officer, SubjectKind::Registration, draft.0, "một").await.expect("attached");
        let view = registrations::get(&db.store, &db.at_now(&officer), draft).await.expect("the draft");
        assert_eq!(found(&view.files, SubjectKind::Registration, draft.0), Some((1, true)));
        for username in ["thuongtruc", "canbo2", "xem"] {
            let other = db.caller(THANH_HOA, username).await;
            assert_eq!(refused(folder.read(db, &other, file).await), Fault::NotFound, "{username}");
        }
        folder.read(db, &db.caller(THANH_HOA, "truongdonvi").await, file).await.expect("read by its head");
    })
    .await;
}

#[tokio::test]
async fn the_paper_of_a_plan_goes_with_it() {
    on_each(async |db: &Db| {
        let (folder, people) = (Folder::new(), People::of(db).await);
        let (id, _) = draft(db, &people, clear()).await;
        let file = folder.attach(db, &people.officer, SubjectKind::Plan, id.0, "bản ký").await.expect("attached");
        assert_eq!(refused(folder.read(db, &people.agency, file).await), Fault::NotFound, "a draft is the unit's own");
        act(db, &people.head, id, "submit", "").await.expect("sent");
        folder.read(db, &people.agency, file).await.expect("read by those who decide");
        let view = plans::get(&db.store, &db.at_now(&people.officer), id).await.expect("the plan");
        assert_eq!(found(&view.files, SubjectKind::Plan, id.0), Some((1, false)));
        assert!(folder.attach(db, &people.officer, SubjectKind::Plan, id.0, "sau").await.is_err(), "sent");
        let model = view.model;
        let refused = refused(folder.attach(db, &people.officer, SubjectKind::Model, model.0, "x").await);
        assert!(matches!(refused, Fault::Refused { .. }), "a model has no files of its own: {refused:?}");
    })
    .await;
}
