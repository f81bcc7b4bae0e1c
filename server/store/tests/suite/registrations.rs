//! Registrations: written by an officer, sent by the head, decided by the standing agency.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::ids::RegistrationId;
use domain::lifecycle::explanation::ExplanationState;
use domain::lifecycle::machine::MachineKind;
use domain::lifecycle::paper::{PaperEvent, PaperState};
use domain::lifecycle::{CoverageState, ModelState};
use domain::units::Level;
use domain::views::coverage::CoverageFilter;
use domain::views::models::ModelFilter;
use domain::views::registrations::{ProposalText, RegistrationFilter};
use store::Caller;
use store::services::registrations::{self as service, Begin, Return, Save, Words};
use store::services::{coverage, directives, explanations, home, models};

use crate::support::{Db, THANH_HOA, on_each, refused};

const HEALTH: &str = "Khám chữa bệnh sử dụng thẻ Căn cước công dân gắn chíp điện tử và ứng dụng VNeID";

async fn directive(db: &Db, caller: &Caller) -> String {
    let list = directives::list(&db.store, caller, None).await.expect("directives");
    list.rows.into_iter().find(|row| row.directive.number.starts_with("7115")).expect("the dispatch").directive.id.to_string()
}

async fn begun(db: &Db, officer: &Caller, name: &str) -> RegistrationId {
    let typed = Begin { name: name.to_owned(), reach: "provincial".to_owned(), for_area: false, directive: directive(db, officer).await };
    service::begin(&db.store, officer, typed).await.expect("begun")
}

fn content(name: &str) -> ProposalText {
    ProposalText {
        name: name.to_owned(),
        objective: "Người dân khám bệnh không cần thẻ giấy".to_owned(),
        responsible_leader: "Phó Giám đốc Sở".to_owned(),
        deliverable: "208 cơ sở tiếp nhận thẻ".to_owned(),
        indicators: "Tỷ lệ cơ sở tiếp nhận".to_owned(),
        actions: "Ban hành hướng dẫn | Sở Y tế\nLắp đầu đọc thẻ | quan hoa; SYT".to_owned(),
    }
}

async fn filled(db: &Db, officer: &Caller, name: &str) -> RegistrationId {
    let id = begun(db, officer, name).await;
    let save = Save { id, version: 1, text: content(name) };
    service::save(&db.store, officer, save).await.expect("saved");
    id
}

async fn seen(db: &Db, caller: &Caller, id: RegistrationId) -> u32 {
    u32::try_from(service::get(&db.store, caller, id).await.expect("known").history.len()).expect("few")
}

async fn words(db: &Db, caller: &Caller, id: RegistrationId, text: &str) -> Words {
    Words { id, seen: seen(db, caller, id).await, text: text.to_owned() }
}

fn returning(id: RegistrationId, seen: u32) -> Return {
    let remark = ["NOT_SPECIFIC", "objective", "Nêu rõ bao nhiêu cơ sở"].map(str::to_owned);
    Return { id, seen, remarks: vec![remark], due: "30/06/2023".to_owned(), explain: true }
}

#[tokio::test]
async fn register_from_the_draft_to_the_board() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let (admin, viewer) = (db.admin().await, db.caller(THANH_HOA, "xem").await);
        let id = filled(db, &officer, "Sổ sức khỏe điện tử trên VNeID").await;
        let before = models::list(&db.store, &viewer, ModelFilter::default()).await.expect("models").page.total;
        // A draft is its unit's own.
        assert_eq!(refused(service::get(&db.store, &viewer, id).await), Fault::NotFound);
        assert_eq!(refused(service::get(&db.store, &admin, id).await), Fault::NotFound);
        let draft = service::get(&db.store, &head, id).await.expect("the head sees it");
        assert_eq!((draft.state, draft.lacks.len(), draft.may_edit), (PaperState::Draft, 0, true));
        let submit = words(db, &head, id, "").await;
        assert!(matches!(
            refused(service::submit(&db.store, &officer, submit.clone()).await),
            Fault::Forbidden { action: Action::SubmitPapers }
        ));
        service::submit(&db.store, &head, submit.clone()).await.expect("sent");
        assert_eq!(refused(service::submit(&db.store, &head, submit).await), Fault::Stale);
        assert_eq!(models::list(&db.store, &viewer, ModelFilter::default()).await.expect("models").page.total, before + 1);
        let waits = home::get(&db.store, &admin, None).await.expect("home").to_review;
        assert!(waits.iter().any(|line| line.id == id));
        let accept = words(db, &admin, id, "").await;
        assert!(matches!(refused(service::accept(&db.store, &head, accept.clone()).await), Fault::Forbidden { .. }));
        service::accept(&db.store, &admin, accept).await.expect("accepted");
        let done = service::get(&db.store, &viewer, id).await.expect("known");
        assert_eq!(done.state, PaperState::Accepted);
        assert_eq!(done.history.iter().filter_map(|event| event.event.as_deref()).collect::<Vec<_>>(), ["write", "submit", "accept"]);
        let model = models::get(&db.store, &viewer, done.model, None).await.expect("a model");
        assert_eq!(model.model.state, ModelState::Accepted);
    })
    .await;
}

#[tokio::test]
async fn register_again_what_the_dispatch_returned() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let admin = db.admin().await;
        let returned = home::get(&db.store, &officer, None).await.expect("home").returned;
        let old = returned.iter().find(|row| row.model_name == HEALTH).expect("S0's model").id;
        let id = service::renew(&db.store, &officer, old).await.expect("begun again");
        assert_eq!(service::renew(&db.store, &officer, old).await.expect("the same"), id, "twice is one draft");
        service::save(&db.store, &officer, Save { id, version: 1, text: content(HEALTH) }).await.expect("saved");
        // The dispatch wants an explanation first.
        let submit = words(db, &head, id, "").await;
        let fault = refused(service::submit(&db.store, &head, submit.clone()).await);
        let Fault::Refused { refusals } = fault else { panic!("{fault:?}") };
        assert!(refusals.iter().any(|one| one.code == RefusalCode::ExplanationOwed), "{refusals:?}");
        let asked = service::get(&db.store, &head, id).await.expect("a draft").explanations;
        assert_eq!((asked.len(), asked[0].state), (1, ExplanationState::Requested));
        let answer = explanations::Move {
            id: asked[0].id,
            seen: 1,
            event: "answer".to_owned(),
            text: "Sở đã phân công từng bệnh viện.".to_owned(),
            remarks: Vec::new(),
            due: String::new(),
        };
        assert_eq!(explanations::act(&db.store, &head, answer).await.expect("answered"), explanations::Place::Registration(old));
        service::submit(&db.store, &head, submit).await.expect("sent");
        // A request knows what was known when it began.
        let officer = db.caller(THANH_HOA, "canbo").await;
        let duty = home::get(&db.store, &officer, None).await.expect("home");
        assert!(duty.open.iter().all(|row| row.duty.clause != 1), "the unit has done its part");
        let board = async || coverage::get(&db.store, &admin, CoverageFilter::default()).await.expect("read").expect("a board");
        assert_eq!(board().await.clauses[0].fulfilled, 0, "both are still to be accepted");
        service::accept(&db.store, &admin, words(db, &admin, id, "").await).await.expect("accepted");
        let hear = explanations::Move {
            id: asked[0].id,
            seen: 2,
            event: "accept".to_owned(),
            text: String::new(),
            remarks: Vec::new(),
            due: String::new(),
        };
        explanations::act(&db.store, &admin, hear).await.expect("heard");
        let board = board().await;
        assert_eq!((board.clauses[0].fulfilled, board.clauses[0].late), (1, 0));
        assert!(board.returned.iter().all(|row| row.model_name != HEALTH));
        // The past stays as it was.
        let then = CoverageFilter { directive: None, as_of: Some(time::macros::date!(2023 - 05 - 24)) };
        let then = coverage::get(&db.store, &admin, then).await.expect("read").expect("a board");
        assert!(then.returned.iter().any(|row| row.model_name == HEALTH));
        assert_eq!(service::get(&db.store, &admin, old).await.expect("the old one").state, PaperState::Replaced);
    })
    .await;
}

#[tokio::test]
async fn return_says_what_where_and_until_when() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let admin = db.admin().await;
        let id = filled(db, &officer, "Bệnh án điện tử liên thông").await;
        service::submit(&db.store, &head, words(db, &head, id, "").await).await.expect("sent");
        let now = seen(db, &admin, id).await;
        let silent = Return { remarks: Vec::new(), due: String::new(), ..returning(id, now) };
        let fault = refused(service::return_it(&db.store, &admin, silent).await);
        let Fault::Refused { refusals } = fault else { panic!("{fault:?}") };
        assert_eq!(refusals.iter().filter_map(|one| one.field.as_deref()).collect::<Vec<_>>(), ["remark_reason_1", "due"]);
        let bad = Return { due: "31/02/2023".to_owned(), ..returning(id, now) };
        assert_eq!(refused(service::return_it(&db.store, &admin, bad).await), Fault::field("due", RefusalCode::BadDate));
        service::return_it(&db.store, &admin, returning(id, now)).await.expect("returned");
        assert_eq!(refused(service::return_it(&db.store, &admin, returning(id, now)).await), Fault::Stale);
        let view = service::get(&db.store, &officer, id).await.expect("known");
        let last = view.history.last().expect("events");
        assert_eq!((view.state, last.remarks.len(), last.due.is_some()), (PaperState::Returned, 1, true));
        assert_eq!(view.explanations.len(), 1);
        // A mistake is withdrawn with a reason, and stays to be read.
        let nothing = refused(service::withdraw_decision(&db.store, &admin, words(db, &admin, id, " ").await).await);
        assert_eq!(nothing, Fault::field("text", RefusalCode::Required));
        service::withdraw_decision(&db.store, &admin, words(db, &admin, id, "Trả nhầm").await).await.expect("withdrawn");
        let view = service::get(&db.store, &admin, id).await.expect("known");
        assert_eq!((view.state, view.history.len()), (PaperState::Submitted, 4));
        assert!(view.offers.contains(&PaperEvent::Accept));
    })
    .await;
}

#[tokio::test]
async fn a_bundle_of_lower_models_is_refused_with_the_list() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let name = "Gom các mô hình của huyện";
        let typed =
            Begin { name: name.to_owned(), reach: "provincial".to_owned(), for_area: true, directive: directive(db, &officer).await };
        let id = service::begin(&db.store, &officer, typed).await.expect("begun");
        let text = ProposalText { actions: "Thu phí không tiền mặt | Quan Hóa; Như Xuân".to_owned(), ..content(name) };
        service::save(&db.store, &officer, Save { id, version: 1, text }).await.expect("saved");
        let fault = refused(service::submit(&db.store, &head, words(db, &head, id, "").await).await);
        let Fault::Refused { refusals } = fault else { panic!("{fault:?}") };
        let units = refusals.iter().find_map(|one| match &one.code {
            RefusalCode::OnlyChildUnits { units, .. } => Some(units.clone()),
            _ => None,
        });
        assert_eq!(units.expect("the level test"), ["Huyện Quan Hóa", "Huyện Như Xuân"]);
    })
    .await;
}

#[tokio::test]
async fn save_twice_from_one_version_is_stale() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let id = begun(db, &officer, "Giấy chuyển tuyến điện tử").await;
        let save = |text| Save { id, version: 1, text };
        let unknown =
            ProposalText { actions: "Việc | Đơn vị không có".to_owned(), ..content("Giấy chuyển tuyến điện tử") };
        let code = RefusalCode::UnitInLine { line: 1, name: "Đơn vị không có".to_owned(), found: 0 };
        assert_eq!(refused(service::save(&db.store, &officer, save(unknown)).await), Fault::field("actions", code));
        let long = ProposalText { objective: "x".repeat(2_001), ..content("Giấy chuyển tuyến điện tử") };
        let too_long = RefusalCode::TooLong { max: 2_000 };
        assert_eq!(refused(service::save(&db.store, &officer, save(long)).await), Fault::field("objective", too_long));
        service::save(&db.store, &officer, save(content("Giấy chuyển tuyến điện tử"))).await.expect("saved");
        assert_eq!(refused(service::save(&db.store, &officer, save(content("khác"))).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn begin_unknown_and_wrong() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let typed =
            Begin { name: " … ".to_owned(), reach: "provincial".to_owned(), for_area: false, directive: directive(db, &officer).await };
        let begin = |typed| service::begin(&db.store, &officer, typed);
        assert_eq!(refused(begin(typed.clone()).await), Fault::field("name", RefusalCode::Required));
        let named = Begin { name: "Mô hình".to_owned(), ..typed };
        let nowhere = Begin { directive: String::new(), ..named.clone() };
        assert_eq!(refused(begin(nowhere).await), Fault::field("directive", RefusalCode::Required));
        let commune = Begin { reach: "commune".to_owned(), ..named };
        assert_eq!(refused(begin(commune).await), Fault::field("reach", RefusalCode::BadChoice));
        let nobody = RegistrationId(uuid::Uuid::nil());
        assert_eq!(refused(service::get(&db.store, &officer, nobody).await), Fault::NotFound);
        assert_eq!(refused(service::renew(&db.store, &officer, nobody).await), Fault::NotFound);
    })
    .await;
}

#[tokio::test]
async fn registrations_other_tenant_and_wrong_unit() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let justice = db.caller(THANH_HOA, "canbo2").await;
        let stranger = db.caller("nghe-an", "truongdonvi").await;
        let id = filled(db, &officer, "Đơn thuốc điện tử").await;
        let save = Save { id, version: 2, text: content("Đơn thuốc điện tử") };
        for other in [&justice, &stranger] {
            assert_eq!(refused(service::save(&db.store, other, save.clone()).await), Fault::NotFound);
            assert_eq!(refused(service::get(&db.store, other, id).await), Fault::NotFound);
        }
        service::submit(&db.store, &head, words(db, &head, id, "").await).await.expect("sent");
        // Now the tenant knows it; another unit still can't write in it, another tenant still does not know it.
        assert!(service::get(&db.store, &justice, id).await.is_ok());
        assert!(matches!(refused(service::renew(&db.store, &justice, id).await), Fault::Forbidden { .. }));
        let given = Words { id, seen: 2, text: String::new() };
        assert_eq!(refused(service::submit(&db.store, &stranger, given).await), Fault::NotFound);
        let listed = service::list(&db.store, &stranger, RegistrationFilter::default()).await.expect("a list");
        assert!(listed.rows.iter().all(|row| row.id != id));
    })
    .await;
}

#[tokio::test]
async fn registrations_wrong_role() {
    on_each(async |db: &Db| {
        let officer = db.caller(THANH_HOA, "canbo").await;
        let id = begun(db, &officer, "Kho dữ liệu tiêm chủng").await;
        let words = Words { id, seen: 1, text: String::new() };
        for username in ["thuongtruc", "lanhdao", "thamdinh", "xem"] {
            let other = db.caller(THANH_HOA, username).await;
            assert!(matches!(refused(service::submit(&db.store, &other, words.clone()).await), Fault::Forbidden { .. }), "{username}");
        }
        assert!(matches!(refused(service::accept(&db.store, &officer, words).await), Fault::Forbidden { .. }));
        let analyst = db.analyst().await;
        assert!(matches!(refused(service::list(&db.store, &analyst, RegistrationFilter::default()).await), Fault::Forbidden { .. }));
    })
    .await;
}

#[tokio::test]
async fn each_step_leaves_one_event_in_the_trail() {
    on_each(async |db: &Db| {
        let (officer, head, admin) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await, db.admin().await);
        let id = filled(db, &officer, "Hồ sơ sức khỏe học sinh").await;
        service::submit(&db.store, &head, words(db, &head, id, "").await).await.expect("sent");
        let trail = store::services::audit::list(&db.store, &admin, Default::default()).await.expect("a trail");
        let own: Vec<_> =
            trail.rows.iter().filter(|row| row.subject.contains("Hồ sơ sức khỏe học sinh")).map(|row| row.event.as_str()).collect();
        // Newest first: the model and the registration move together, each with its own event.
        assert_eq!(own, ["model_moved", "registration_moved", "registration_edited", "registration_moved", "model_moved"]);
        assert!(trail.chain_holds);
        let view = service::get(&db.store, &admin, id).await.expect("known");
        assert!(view.history.iter().all(|event| event.machine == MachineKind::Registration));
        let level = coverage::get(&db.store, &admin, CoverageFilter::default()).await.expect("read").expect("a board").levels;
        let provincial = level.iter().find(|one| one.level == Level::Provincial).expect("a level");
        let cell = provincial.cells.iter().find(|cell| cell.unit.code == "SYT").expect("the unit");
        assert_eq!(cell.state, CoverageState::Waiting, "its latest registration waits");
    })
    .await;
}
