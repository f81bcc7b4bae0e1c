//! A document while it is entered: its head, its demands, and who knows of it.

use domain::audit::EventCode;
use domain::directive::Chosen;
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::directive::DirectiveState;
use domain::units::Level;
use store::services::directives::{Head, Issue, NewClause, add_clause, begin, form, get, issue, list, remove_clause, save};
use time::macros::date;

use super::{at, codes};
use crate::support::directives::{clause, head};
use crate::support::{Db, THANH_HOA, on_each, refused};

#[tokio::test]
async fn begin_makes_a_draft_that_only_issuers_see() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        assert_eq!(form(&db.store, &admin).await.expect("a form").issuer, "UBND tỉnh Thanh Hóa");
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        assert_eq!(db.trail(&admin).await[0], EventCode::DirectiveMoved.code());
        let leader = db.caller(THANH_HOA, "lanhdao").await;
        for caller in [&admin, &leader] {
            let page = list(&db.store, &db.at_now(caller), None).await.expect("documents");
            assert_eq!((page.drafts.iter().map(|d| d.id).collect::<Vec<_>>(), page.may_write), (vec![id], true));
            assert!(page.rows.iter().all(|row| row.directive.id != id));
            assert_eq!(db.directive(caller, id).await.state, DirectiveState::Draft);
        }
        for username in ["thamdinh", "truongdonvi", "canbo", "xem"] {
            let caller = db.caller(THANH_HOA, username).await;
            let page = list(&db.store, &db.at_now(&caller), None).await.expect("documents");
            assert!(page.drafts.is_empty() && !page.may_write && page.rows.iter().all(|row| row.directive.id != id), "{username}");
            assert_eq!(refused(get(&db.store, &db.at_now(&caller), id, None, None).await), Fault::NotFound, "{username}");
        }
        let past = get(&db.store, &db.at_now(&admin), id, Some(date!(2023 - 05 - 25)), None).await;
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
        assert_eq!(refused(issue(&db.store, &db.at_now(&admin), Issue { id, version: 1, asks_nothing: false }).await), Fault::Stale);
    })
    .await;
}
