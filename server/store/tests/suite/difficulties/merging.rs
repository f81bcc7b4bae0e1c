//! Several of the same cause under one.

use domain::error::{Fault, RefusalCode};
use domain::ids::DifficultyId;
use domain::lifecycle::difficulty::{DifficultyEvent, DifficultyState as S};
use store::Caller;
use store::services::difficulties::{self, Merge};
use uuid::Uuid;

use super::{People, act, get, is_wrong_state, raised, refusals, stands};
use crate::support::{Db, on_each, refused};

/// A form that puts these under one.
fn under<const N: usize>(into: DifficultyId, chosen: [(DifficultyId, u32); N]) -> Merge {
    Merge { into, chosen: chosen.into(), text: String::new() }
}

async fn merge(db: &Db, by: &Caller, id: DifficultyId, into: DifficultyId) -> Result<(), store::Error> {
    let seen = get(&db.store, by, id).await.line.seen;
    difficulties::merge(&db.store, &db.at_now(by), under(into, [(id, seen)])).await
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
async fn merge_many_at_once_or_none() {
    on_each(async |db: &Db| {
        let (people, store) = (People::of(db).await, &db.store);
        let into = raised(db, &people.officer, "Mạng chậm").await;
        let [one, two] = [raised(db, &people.officer, "Mạng rất chậm").await, raised(db, &people.head, "Mạng chậm quá").await];
        let other = raised(db, &people.officer, "Đã có nhóm riêng").await;
        let below = raised(db, &people.officer, "Dưới nhóm riêng").await;
        merge(db, &people.reviewer, below, other).await.expect("merged");
        let send = async |form: Merge| difficulties::merge(store, &db.at_now(&people.reviewer), form).await;
        let before = db.rows().await;
        let refusal = refused(send(under(into, [(one, 1), (other, 1), (two, 1)])).await);
        assert_eq!(refusals(&refusal), [("target", &RefusalCode::MergeChain)], "one of them has others under it");
        assert_eq!(refused(send(under(into, [(one, 1), (two, 7)])).await), Fault::Stale);
        assert_eq!(refusals(&refused(send(under(into, [(one, 1), (into, 1)])).await)), [("target", &RefusalCode::MergeSelf)]);
        assert_eq!(refusals(&refused(send(under(into, [])).await)), [("chosen", &RefusalCode::TooFew { min: 1 })]);
        let crowd = (0..101).map(|n| (DifficultyId(Uuid::from_u128(n)), 1)).collect();
        let crowd = refused(send(Merge { into, chosen: crowd, text: String::new() }).await);
        assert_eq!(refusals(&crowd), [("chosen", &RefusalCode::OutOfRange { min: 1, max: 100 })]);
        let long = Merge { text: "x".repeat(4_001), ..under(into, [(one, 1)]) };
        assert_eq!(refusals(&refused(send(long).await)), [("text", &RefusalCode::TooLong { max: 4_000 })]);
        db.assert_unchanged_since(&before, "all of them or none").await;

        send(Merge { text: "Cùng một đường truyền".into(), ..under(into, [(one, 1), (two, 1)]) }).await.expect("merged");
        let mut merged: Vec<_> = get(store, &people.agency, into).await.merged.iter().map(|line| line.id).collect();
        merged.sort_unstable();
        let mut chosen = [one, two];
        chosen.sort_unstable();
        assert_eq!(merged, chosen);
        for id in chosen {
            let last = get(store, &people.officer, id).await.history.pop().expect("an event");
            assert_eq!((last.event.as_deref(), last.text.as_deref()), (Some("merge"), Some("Cùng một đường truyền")));
        }
        assert_eq!(get(store, &people.agency, into).await.line.state, Some(S::Open));
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
            let refused = refused(difficulties::merge(&db.store, caller, under(two, [(one, 1)])).await);
            assert!(matches!(refused, Fault::Forbidden { .. }));
        }
        let nobody = DifficultyId(Uuid::nil());
        let other = db.other().await;
        for (caller, id, into) in [(&people.reviewer, one, nobody), (&people.reviewer, nobody, one), (&other, one, two)] {
            assert_eq!(refused(difficulties::merge(&db.store, caller, under(into, [(id, 1)])).await), Fault::NotFound);
        }
        let stale = under(two, [(one, 0)]);
        assert_eq!(refused(difficulties::merge(&db.store, &people.reviewer, stale).await), Fault::Stale);
    })
    .await;
}
