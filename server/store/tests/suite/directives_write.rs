//! Documents are entered, issued, withdrawn and replaced.

use domain::access::Action;
use domain::audit::EventCode;
use domain::directive::Chosen;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::ids::DocumentId;
use domain::lifecycle::directive::{DirectiveEvent, DirectiveState};
use domain::obligation::ObligationState;
use domain::units::Level;
use store::Error;
use store::services::directives::{
    Head, Issue, NewClause, Replace, Words, add_clause, begin, form, get, issue, list, remove_clause, replace, save, withdraw,
};
use store::services::home;
use time::macros::date;

use crate::support::directives::{clause, head};
use crate::support::{Db, THANH_HOA, on_each, refused};

const NOBODY: DocumentId = DocumentId(uuid::Uuid::nil());
const FORBIDDEN: Fault = Fault::Forbidden { action: Action::IssueDirectives };

fn codes<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(Option<String>, RefusalCode)> {
    match refused(result) {
        Fault::Refused { refusals } => refusals.into_iter().map(|Refusal { field, code }| (field, code)).collect(),
        other => panic!("{other:?}"),
    }
}

fn at(field: &str, code: RefusalCode) -> (Option<String>, RefusalCode) {
    (Some(field.to_owned()), code)
}

fn why(id: DocumentId, seen: u32, text: &str) -> Words {
    Words { id, seen, text: text.to_owned() }
}

#[tokio::test]
async fn begin_makes_a_draft_that_only_issuers_see() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        assert_eq!(form(&db.store, &admin).await.expect("a form").issuer, "UBND tỉnh Thanh Hóa");
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        assert_eq!(db.trail(&admin).await[0], EventCode::DirectiveMoved.code());
        let leader = db.caller(THANH_HOA, "lanhdao").await;
        for caller in [&admin, &leader] {
            let page = list(&db.store, &db.later(caller), None).await.expect("documents");
            assert_eq!((page.drafts.iter().map(|d| d.id).collect::<Vec<_>>(), page.may_write), (vec![id], true));
            assert!(page.rows.iter().all(|row| row.directive.id != id));
            assert_eq!(db.directive(caller, id).await.state, DirectiveState::Draft);
        }
        for username in ["thamdinh", "truongdonvi", "canbo", "xem"] {
            let caller = db.caller(THANH_HOA, username).await;
            let page = list(&db.store, &db.later(&caller), None).await.expect("documents");
            assert!(page.drafts.is_empty() && !page.may_write && page.rows.iter().all(|row| row.directive.id != id), "{username}");
            assert_eq!(refused(get(&db.store, &db.later(&caller), id, None, None).await), Fault::NotFound, "{username}");
        }
        let past = get(&db.store, &db.later(&admin), id, Some(date!(2023 - 05 - 25)), None).await;
        assert_eq!(refused(past), Fault::NotFound, "no draft on another day");
    })
    .await;
}

#[tokio::test]
async fn begin_refuses_bad_input() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let wrong = Head {
            number: " … ".to_owned(),
            kind: "thu".to_owned(),
            issued_on: "31/02/2023".to_owned(),
            issuer: String::new(),
            subject: "x".repeat(501),
        };
        let expected = [
            at("number", RefusalCode::Required),
            at("kind", RefusalCode::BadChoice),
            at("issued_on", RefusalCode::BadDate),
            at("issuer", RefusalCode::Required),
            at("subject", RefusalCode::TooLong { max: 500 }),
        ];
        assert_eq!(codes(begin(&db.store, &admin, wrong).await), expected);
        // S0's own number and day are taken.
        let taken = Head { number: "7115/UBND-KSTTHCNC".to_owned(), issued_on: "24/05/2023".to_owned(), ..head() };
        assert_eq!(codes(begin(&db.store, &admin, taken.clone()).await), [at("number", RefusalCode::NumberTaken)]);
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        assert_eq!(codes(save(&db.store, &admin, id, 1, taken).await), [at("number", RefusalCode::NumberTaken)]);
        save(&db.store, &admin, id, 1, Head { subject: "Khác".to_owned(), ..head() }).await.expect("its own number is its own");
        assert_eq!(db.directive(&admin, id).await.directive.subject, "Khác");
        assert_eq!(db.trail(&admin).await[0], EventCode::DirectiveEdited.code());
    })
    .await;
}

#[tokio::test]
async fn add_clause_shows_who_it_is_for() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        // By code, by name without marks, and once more: each unit once.
        add_clause(&db.store, &admin, clause(id, 1, "report", "SYT; so tu phap; Sở Y tế")).await.expect("names");
        let districts = NewClause { chosen: "level:district".to_owned(), ..clause(id, 2, "plan", "") };
        add_clause(&db.store, &admin, districts).await.expect("a level");
        let without = NewClause {
            chosen: "without_model:commune".to_owned(),
            due_on: "04/06/2023".to_owned(),
            due_rule: "by".to_owned(),
            ..clause(id, 3, "register", "")
        };
        add_clause(&db.store, &admin, without).await.expect("those without a model");
        let draft = db.directive(&admin, id).await.draft.expect("a draft");
        let names: Vec<_> = draft.clauses[0].units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!(names, ["STP", "SYT"], "in official order");
        let of = |chosen: &Chosen| draft.choices.iter().find(|choice| choice.chosen == *chosen).map(|choice| choice.units);
        let [all, without] = [&draft.clauses[1], &draft.clauses[2]].map(|clause| u32::try_from(clause.units.len()).expect("few"));
        assert_eq!((of(&draft.clauses[1].chosen), of(&draft.clauses[2].chosen)), (Some(all), Some(without)));
        assert_eq!(all, 27, "Thanh Hóa had 27 districts");
        assert_eq!(Some(without), of(&Chosen::Level(Level::Commune)), "no commune leads a model of S0");
        assert_eq!(of(&Chosen::WithoutModel(Some(Level::District))), None, "every district leads one");
        assert_eq!(draft.clauses.iter().map(|clause| clause.day_off).collect::<Vec<_>>(), [true, true, true], "04/06/2023 is a Sunday");
        assert!(draft.lacks.is_empty() && draft.clauses.iter().all(|clause| !clause.past));
        remove_clause(&db.store, &admin, id, 4, 1).await.expect("taken out");
        let draft = db.directive(&admin, id).await.draft.expect("a draft");
        assert_eq!(
            draft.clauses.iter().map(|clause| (clause.clause, clause.title.as_str())).collect::<Vec<_>>(),
            [(1, "Việc loại plan"), (2, "Việc loại register")]
        );
    })
    .await;
}

#[tokio::test]
async fn add_clause_refuses_bad_input() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        let add = async |change: NewClause| codes(add_clause(&db.store, &admin, change).await);
        let good = || clause(id, 1, "report", "SYT");
        assert_eq!(add(NewClause { names: String::new(), ..good() }).await, [at("names", RefusalCode::TooFew { min: 1 })]);
        let unknown = RefusalCode::UnitNamed { name: "Sở Không có".to_owned(), found: 0 };
        assert_eq!(add(NewClause { names: "SYT; Sở Không có".to_owned(), ..good() }).await, [at("names", unknown)]);
        let early = NewClause { due_on: "26/05/2023".to_owned(), ..good() };
        assert_eq!(add(early).await, [at("due_on", RefusalCode::BeforeIssue)]);
        // The districts ended with 30/06/2025.
        let gone = add(NewClause { due_on: "02/07/2025".to_owned(), names: "Quan Hóa; SYT".to_owned(), ..good() }).await;
        assert!(matches!(&gone[..], [(Some(field), RefusalCode::UnitsEnd { units })] if field == "names" && units.len() == 1), "{gone:?}");
        let wrong = NewClause { kind: "x".to_owned(), title: String::new(), due_on: "mai".to_owned(), due_rule: String::new(), ..good() };
        let expected = [
            at("kind", RefusalCode::BadChoice),
            at("title", RefusalCode::Required),
            at("due_on", RefusalCode::BadDate),
            at("due_rule", RefusalCode::BadChoice),
        ];
        assert_eq!(add(wrong).await, expected);
        let long = NewClause { title: "x".repeat(501), chosen: "kind:x".to_owned(), ..good() };
        assert_eq!(add(long).await, [at("title", RefusalCode::TooLong { max: 500 }), at("chosen", RefusalCode::BadChoice)]);
        assert_eq!(add(NewClause { chosen: "units:SYT".to_owned(), ..good() }).await, [at("chosen", RefusalCode::BadChoice)]);
        assert_eq!(db.directive(&admin, id).await.draft.expect("a draft").version, 1, "nothing was written");
    })
    .await;
}

#[tokio::test]
async fn add_clause_stale() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        add_clause(&db.store, &admin, clause(id, 1, "report", "SYT")).await.expect("a demand");
        assert_eq!(refused(add_clause(&db.store, &admin, clause(id, 1, "plan", "SYT")).await), Fault::Stale);
        assert_eq!(refused(save(&db.store, &admin, id, 1, head()).await), Fault::Stale);
        assert_eq!(refused(remove_clause(&db.store, &admin, id, 1, 1).await), Fault::Stale);
        assert_eq!(refused(remove_clause(&db.store, &admin, id, 2, 9).await), Fault::NotFound);
        assert_eq!(refused(issue(&db.store, &db.later(&admin), Issue { id, version: 1, asks_nothing: false }).await), Fault::Stale);
    })
    .await;
}

#[tokio::test]
async fn issue_puts_duties_on_units() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT; STP").await;
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        let details = db.directive(&head, id).await;
        assert_eq!((details.state, details.obligations.len(), details.draft), (DirectiveState::Issued, 2, None));
        assert_eq!(details.history.iter().map(|event| event.state.as_str()).collect::<Vec<_>>(), ["draft", "issued"]);
        let open = home::get(&db.store, &db.later(&head), None).await.expect("home").open;
        assert!(open.iter().any(|duty| duty.directive.id == id && duty.unit.code == "SYT"), "the unit's home shows it");
        assert!(open.iter().all(|duty| duty.unit.code != "STP"));
        let page = list(&db.store, &db.later(&head), None).await.expect("documents");
        let row = page.rows.iter().find(|row| row.directive.id == id).expect("issued");
        assert_eq!((row.obligations, row.fulfilled, row.next_due.map(|due| due.on)), (2, 0, Some(date!(2023 - 06 - 05))));
        let expected = [EventCode::DirectiveMoved, EventCode::ObligationsMade, EventCode::ExplanationMoved].map(EventCode::code);
        assert_eq!(db.trail(&admin).await[..3], expected);
        let yesterday = get(&db.store, &db.later(&admin), id, Some(date!(2023 - 05 - 25)), None).await;
        assert_eq!(refused(yesterday), Fault::NotFound, "not known yesterday");
    })
    .await;
}

#[tokio::test]
async fn issue_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("plan", "SYT").await;
        let again = async |version| codes(issue(&db.store, &db.later(&admin), Issue { id, version, asks_nothing: false }).await);
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
        let nothing = async |asks_nothing, version| issue(&db.store, &db.later(&admin), Issue { id, version, asks_nothing }).await;
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
        issue(&db.store, &db.later(&admin), Issue { id, version: 2, asks_nothing: false }).await.expect("late, but it was asked");
        let details = db.directive(&db.caller(THANH_HOA, "truongdonvi").await, id).await;
        assert_eq!(details.answers.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn withdraw_settles_what_was_owed() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = db.issued("report", "SYT").await;
        let head = db.caller(THANH_HOA, "truongdonvi").await;
        assert_eq!(codes(withdraw(&db.store, &db.later(&admin), why(id, 2, " ")).await), [at("text", RefusalCode::Required)]);
        let long = why(id, 2, &"x".repeat(2_001));
        assert_eq!(codes(withdraw(&db.store, &db.later(&admin), long).await), [at("text", RefusalCode::TooLong { max: 2_000 })]);
        assert_eq!(refused(withdraw(&db.store, &db.later(&admin), why(id, 1, "Nhầm")).await), Fault::Stale);
        withdraw(&db.store, &db.later(&admin), why(id, 2, "Nhầm số")).await.expect("withdrawn");
        assert_eq!(db.trail(&admin).await[0], EventCode::DirectiveMoved.code());
        let details = db.directive(&head, id).await;
        assert_eq!((details.state, details.obligations[0].state), (DirectiveState::Withdrawn, ObligationState::Withdrawn));
        assert_eq!(details.history.last().and_then(|event| event.text.as_deref()), Some("Nhầm số"));
        assert!(details.answers[0].answer.offers.is_empty(), "nothing is to be answered");
        let home = home::get(&db.store, &db.later(&head), None).await.expect("home");
        assert!(home.open.iter().all(|duty| duty.directive.id != id));
        let again = codes(withdraw(&db.store, &db.later(&admin), why(id, 3, "Nhầm")).await);
        assert!(matches!(&again[..], [(None, RefusalCode::WrongState { .. })]), "{again:?}");
    })
    .await;
}

#[tokio::test]
async fn withdraw_a_draft() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        withdraw(&db.store, &db.later(&admin), why(id, 1, "Không ban hành nữa")).await.expect("given up");
        assert!(list(&db.store, &db.later(&admin), None).await.expect("documents").drafts.is_empty());
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
        let s0 = list(&db.store, &db.later(&admin), Some(date!(2023 - 05 - 24))).await.expect("documents").rows[0].directive.clone();
        let by = |document: String| Replace { words: why(id, 2, "Có văn bản mới"), document };
        let swap = async |document| codes(replace(&db.store, &db.later(&admin), by(document)).await);
        assert_eq!(swap(String::new()).await, [at("document", RefusalCode::Required)]);
        for wrong in [id.to_string(), NOBODY.to_string(), "x".to_owned()] {
            assert_eq!(swap(wrong).await, [at("document", RefusalCode::BadChoice)]);
        }
        let offered = db.directive(&admin, id).await;
        assert_eq!((offered.others, offered.offers.contains(&DirectiveEvent::Replace)), (vec![s0.clone()], true));
        replace(&db.store, &db.later(&admin), by(s0.id.to_string())).await.expect("replaced");
        let details = db.directive(&admin, id).await;
        assert_eq!((details.state, details.offers.len()), (DirectiveState::Replaced, 0));
        assert_eq!(details.history.last().and_then(|event| event.directive.clone()), Some(s0));
        assert_eq!(details.obligations[0].state, ObligationState::Withdrawn);
    })
    .await;
}

#[tokio::test]
async fn write_unknown_and_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let draft = begin(&db.store, &admin, head()).await.expect("a draft");
        for (caller, id) in [(&admin, NOBODY), (&other, draft)] {
            let store = &db.store;
            assert_eq!(refused(get(store, caller, id, None, None).await), Fault::NotFound);
            assert_eq!(refused(save(store, caller, id, 1, head()).await), Fault::NotFound);
            assert_eq!(refused(add_clause(store, caller, clause(id, 1, "plan", "SYT")).await), Fault::NotFound);
            assert_eq!(refused(remove_clause(store, caller, id, 1, 1).await), Fault::NotFound);
            assert_eq!(refused(issue(store, caller, Issue { id, version: 1, asks_nothing: true }).await), Fault::NotFound);
            assert_eq!(refused(withdraw(store, caller, why(id, 1, "Nhầm")).await), Fault::NotFound);
            assert_eq!(refused(replace(store, caller, Replace { words: why(id, 1, "x"), document: String::new() }).await), Fault::NotFound);
        }
        assert!(list(&db.store, &db.later(&other), None).await.expect("documents").drafts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn write_wrong_role() {
    on_each(async |db: &Db| {
        let id = begin(&db.store, &db.admin().await, head()).await.expect("a draft");
        let mut callers = vec![db.analyst().await];
        for username in ["thamdinh", "truongdonvi", "canbo", "xem"] {
            callers.push(db.caller(THANH_HOA, username).await);
        }
        for caller in &callers {
            let store = &db.store;
            assert_eq!(refused(form(store, caller).await), FORBIDDEN);
            assert_eq!(refused(begin(store, caller, head()).await), FORBIDDEN);
            assert_eq!(refused(save(store, caller, id, 1, head()).await), FORBIDDEN);
            assert_eq!(refused(add_clause(store, caller, clause(id, 1, "plan", "SYT")).await), FORBIDDEN);
            assert_eq!(refused(remove_clause(store, caller, id, 1, 1).await), FORBIDDEN);
            assert_eq!(refused(issue(store, caller, Issue { id, version: 1, asks_nothing: true }).await), FORBIDDEN);
            assert_eq!(refused(withdraw(store, caller, why(id, 1, "Nhầm")).await), FORBIDDEN);
            assert_eq!(refused(replace(store, caller, Replace { words: why(id, 1, "x"), document: String::new() }).await), FORBIDDEN);
        }
    })
    .await;
}
