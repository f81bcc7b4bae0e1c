//! `/directives` and `/directives/{id}`.

use domain::access::Action;
use domain::error::Fault;
use domain::ids::DocumentId;
use domain::units::Level;
use store::Caller;
use store::services::directives::{get, list};
use time::Date;
use time::macros::date;

use crate::support::{Db, on_each, refused};

const S0: Date = date!(2023 - 05 - 24);

async fn dispatch(db: &Db, caller: &Caller) -> DocumentId {
    list(&db.store, caller, Some(S0)).await.expect("documents").rows[0].directive.id
}

#[tokio::test]
async fn directives_list_sums_what_is_owed() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let rows = list(&db.store, &caller, Some(S0)).await.expect("documents").rows;
        assert_eq!(rows.len(), 1);
        assert_eq!((rows[0].obligations, rows[0].fulfilled), (71, 0));
        assert_eq!(rows[0].next_due.map(|due| due.last_day()), Some(date!(2023 - 05 - 29)));
        // On the 30th the first demand is over ("trước 30/05"), the launch is next; in July nothing is to come.
        let next = async |day| list(&db.store, &caller, Some(day)).await.expect("documents").rows[0].next_due.map(|due| due.on);
        assert_eq!(next(date!(2023 - 05 - 30)).await, Some(date!(2023 - 05 - 31)));
        assert_eq!(next(date!(2023 - 07 - 01)).await, None);
        assert!(list(&db.store, &caller, S0.previous_day()).await.expect("documents").rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn directives_get_lists_each_units_obligation() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        let id = dispatch(db, &caller).await;
        let details = get(&db.store, &caller, id, Some(S0), None).await.expect("the dispatch");
        assert_eq!((details.clauses.len(), details.obligations.len()), (3, 71));
        let order: Vec<(u32, Level)> = details.obligations.iter().map(|o| (o.clause, o.unit.kind.level())).collect();
        assert!(order.is_sorted());
        assert!(details.obligations.iter().all(|o| o.directive == details.directive));
    })
    .await;
}

#[tokio::test]
async fn directives_get_unknown() {
    on_each(async |db: &Db| {
        let caller = db.admin().await;
        assert_eq!(refused(get(&db.store, &caller, DocumentId(uuid::Uuid::nil()), None, None).await), Fault::NotFound);
        let id = dispatch(db, &caller).await;
        assert_eq!(refused(get(&db.store, &caller, id, S0.previous_day(), None).await), Fault::NotFound, "not issued yet");
    })
    .await;
}

#[tokio::test]
async fn directives_other_tenant() {
    on_each(async |db: &Db| {
        let (caller, other) = (db.admin().await, db.other().await);
        let id = dispatch(db, &caller).await;
        assert_eq!(refused(get(&db.store, &other, id, Some(S0), None).await), Fault::NotFound);
        assert!(list(&db.store, &other, Some(S0)).await.expect("documents").rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn directives_wrong_role() {
    on_each(async |db: &Db| {
        let analyst = db.analyst().await;
        let forbidden = Fault::Forbidden { action: Action::ViewDirectives };
        assert_eq!(refused(list(&db.store, &analyst, None).await), forbidden);
        assert_eq!(refused(get(&db.store, &analyst, DocumentId(uuid::Uuid::nil()), None, None).await), forbidden);
    })
    .await;
}
