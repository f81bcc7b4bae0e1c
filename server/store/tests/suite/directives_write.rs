//! Documents are entered, issued, withdrawn and replaced.

mod drafts;
mod ends;
mod issue;
mod standing;

use domain::access::Action;
use domain::error::{Fault, Refusal, RefusalCode};
use domain::ids::DocumentId;
use store::Error;
use store::services::directives::{
    Issue, Replace, Words, add_clause, begin, form, get, issue, list, remove_clause, replace, save, withdraw,
};

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
        assert!(list(&db.store, &db.at_now(&other), None).await.expect("documents").drafts.is_empty());
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
