//! A document that is entered and issued in a test.

use domain::audit::EventCode;
use domain::ids::DocumentId;
use domain::views::audit::AuditFilter;
use domain::views::directives::DirectiveDetails;
use store::Caller;
use store::services::audit;
use store::services::directives::{Head, Issue, NewClause, NewStanding, add_clause, begin, get, issue};

use super::Db;

/// A head that nothing is wrong with, on the day of the tests' clock.
pub fn head() -> Head {
    Head {
        number: "8000/UBND-THKH".to_owned(),
        kind: "cv".to_owned(),
        issued_on: "26/05/2023".to_owned(),
        issuer: "UBND tỉnh Thanh Hóa".to_owned(),
        subject: "Rà soát mô hình điểm".to_owned(),
    }
}

/// A demand of this kind on these units, that nothing is wrong with.
pub fn clause(id: DocumentId, version: i64, kind: &str, names: &str) -> NewClause {
    NewClause {
        id,
        version,
        kind: kind.to_owned(),
        title: format!("Việc loại {kind}"),
        sent_to: "Tổ công tác (qua Công an tỉnh)".to_owned(),
        due_on: "05/06/2023".to_owned(),
        due_rule: "before".to_owned(),
        chosen: "units".to_owned(),
        names: names.to_owned(),
    }
}

/// A standing duty of these units.
pub fn standing(id: DocumentId, version: i64, names: &str) -> NewStanding {
    NewStanding { id, version, title: "Hướng dẫn kinh phí".to_owned(), names: names.to_owned() }
}

impl Db {
    /// What happened last in the tenant, newest first, but for signing in.
    pub async fn trail(&self, caller: &Caller) -> Vec<String> {
        let page = audit::list(&self.store, caller, AuditFilter::default()).await.expect("the trail");
        page.rows.into_iter().map(|row| row.event).filter(|event| *event != EventCode::SignedIn.code()).collect()
    }

    /// The page of a document today.
    pub async fn directive(&self, caller: &Caller, id: DocumentId) -> DirectiveDetails {
        get(&self.store, &self.at_now(caller), id, None, None).await.expect("the document")
    }

    /// A document of one demand on some units, issued.
    pub async fn issued(&self, kind: &str, names: &str) -> DocumentId {
        let admin = self.admin().await;
        let id = begin(&self.store, &admin, head()).await.expect("a draft");
        add_clause(&self.store, &admin, clause(id, 1, kind, names)).await.expect("a demand");
        issue(&self.store, &admin, Issue { id, version: 2, asks_nothing: false }).await.expect("issued");
        id
    }
}
