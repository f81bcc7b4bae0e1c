//! Several of the same cause under one.

use domain::error::{Fault, RefusalCode};
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState as S};
use store::Caller;
use store::services::difficulties::{self, Merge};
use uuid::Uuid;

use super::{People, act, get, is_wrong_state, raised, refusals, stands};
use crate::support::{Db, on_each, refused};

async fn merge(db: &Db, by: &Caller, id: DifficultyId, into: DifficultyId) -> Result<(), store::Error> {
    let seen = get(&db.store, by, id).await.line.seen;
    difficulties::merge(&db.store, &db.at_now(by), Merge { id, seen, into, text: String::new() }).await
}

#[tokio::test]
async fn merge_and_unmerge() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let one = raised(db, &people.officer, "Đường truyền tại trạm y tế chậm").await;
        let two = raised(db, &people.officer, "Đường truyền chậm tại trạm y tế").await;
        let offered = get(store, &people.reviewer, one).await.mergeable;
        assert!(offered.first().is_some_and(|(line, alike)| line.id == two && *alike), "the most alike first: {offered:?}");
        assert!(get(store, &people.head, one).await.mergeable.is_empty(), "no right, no offer");
        merge(db, &people.reviewer, two, one).await.expect("merged");
        assert_eq!(stands(store, &people.officer, two).await, (Some(S::Merged), None));
        assert_eq!(get(store, &people.officer, two).await.merged_into, Some((one, "Đường truyền tại trạm y tế chậm".to_owned())));
        assert_eq!(get(store, &people.officer, one).await.merged.iter().map(|line| line.id).collect::<Vec<_>>(), [two]);
        assert!(is_wrong_state(&refused(merge(db, &people.reviewer, two, one).await)), "merged twice");
        let third = raised(db, &people.officer, "Trạm y tế không có mạng").await;
        let chain = refused(merge(db, &people.reviewer, one, third).await);
        assert_eq!(refusals(&chain), [("target", &RefusalCode::MergeChain)], "this one has others under it");
        let chain = refused(merge(db, &people.reviewer, third, two).await);
        assert_eq!(refusals(&chain), [("target", &RefusalCode::MergeChain)], "that one is not open");
        let itself = refused(merge(db, &people.reviewer, third, third).await);
        assert_eq!(refusals(&itself), [("target", &RefusalCode::MergeSelf)]);
        assert_eq!(get(store, &people.reviewer, two).await.offers, [DifficultyEvent::Unmerge]);
        act(store, &people.reviewer, two, "unmerge", "Nguyên nhân khác").await.expect("alone again");
        let view = get(store, &people.officer, two).await;
        assert_eq!((view.line.state, view.merged_into), (Some(S::Open), None));
        assert!(get(store, &people.officer, one).await.merged.is_empty());
    })
    .await;
}

#[tokio::test]
async fn merge_crosswise_at_once() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let [one, two] = [raised(db, &people.officer, "Một").await, raised(db, &people.officer, "Hai").await];
        let both = tokio::join!(merge(db, &people.reviewer, one, two), merge(db, &people.agency, two, one));
        assert_eq!(usize::from(both.0.is_ok()) + usize::from(both.1.is_ok()), 1, "one stays open");
    })
    .await;
}

#[tokio::test]
async fn merge_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let [one, two] = [raised(db, &people.officer, "Một").await, raised(db, &people.officer, "Hai").await];
        for caller in [&people.officer, &people.head, &people.leader, &people.viewer] {
            let refused = refused(difficulties::merge(&db.store, caller, Merge { id: one, seen: 1, into: two, text: String::new() }).await);
            assert!(matches!(refused, Fault::Forbidden { .. }));
        }
        let nobody = DifficultyId(Uuid::nil());
        let other = db.other().await;
        for (caller, id, into) in [(&people.reviewer, one, nobody), (&people.reviewer, nobody, one), (&other, one, two)] {
            let form = Merge { id, seen: 1, into, text: String::new() };
            assert_eq!(refused(difficulties::merge(&db.store, caller, form).await), Fault::NotFound);
        }
        let stale = Merge { id: one, seen: 0, into: two, text: String::new() };
        assert_eq!(refused(difficulties::merge(&db.store, &people.reviewer, stale).await), Fault::Stale);
    })
    .await;
}
