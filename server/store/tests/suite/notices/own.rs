//! One's own notices: read, opened, marked.

use domain::error::Fault;
use domain::ids::NoticeId;
use domain::notice::NoticeKind;
use domain::views::notices::NoticeFilter;
use store::admin::suspend;
use store::services::notices;
use uuid::Uuid;

use super::{People, list};
use crate::support::{Db, THANH_HOA, on_each, refused};

#[tokio::test]
async fn open_marks_one_as_seen_and_leads_to_its_page_and_twice_too() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let id = db.issued("report", "SYT").await;
        db.work(&db.store, THANH_HOA, false).await;
        let before = list(&db.store, &people.officer).await;
        let one = before.rows.iter().find(|row| row.kind == NoticeKind::Assigned).expect("told").id;
        let page = notices::open(&db.store, &people.officer, one).await.expect("opened");
        assert_eq!(page, format!("/directives/{id}"));
        let after = list(&db.store, &people.officer).await;
        assert_eq!(after.unseen, before.unseen - 1);
        assert_eq!(after.rows.last().map(|row| (row.id, row.seen)), Some((one, true)), "what was seen stands last");
        let rows = db.rows().await;
        assert_eq!(notices::open(&db.store, &people.officer, one).await.expect("opened again"), page);
        db.assert_unchanged_since(&rows, "a second look").await;
        let unseen = NoticeFilter { unseen: true, ..NoticeFilter::default() };
        let filtered = notices::list(&db.store, &people.officer, unseen).await.expect("the list");
        assert!(filtered.rows.iter().all(|row| !row.seen) && filtered.page.total == after.unseen);
        let kind = NoticeFilter { kind: Some(NoticeKind::Assigned), ..NoticeFilter::default() };
        assert_eq!(notices::list(&db.store, &people.officer, kind).await.expect("the list").page.total, 1);
        // The others of the unit have theirs unseen.
        assert!(list(&db.store, &people.head).await.kinds.contains(&(NoticeKind::Assigned, 1)));
    })
    .await;
}

#[tokio::test]
async fn open_unknown_other_person_and_other_tenant() {
    on_each(async |db: &Db| {
        let (people, other) = (People::of(db).await, db.other().await);
        db.issued("report", "SYT").await;
        db.work(&db.store, THANH_HOA, false).await;
        let one = list(&db.store, &people.officer).await.rows[0].id;
        let before = db.rows().await;
        for caller in [&people.head, &people.agency, &people.viewer, &other] {
            assert_eq!(refused(notices::open(&db.store, caller, one).await), Fault::NotFound);
            notices::see_all(&db.store, caller).await.expect("one's own alone");
        }
        assert_eq!(refused(notices::open(&db.store, &people.officer, NoticeId(Uuid::nil())).await), Fault::NotFound);
        let mine = |rows: &crate::support::rows::Rows| rows["notice"].len();
        assert_eq!(mine(&before), mine(&db.rows().await));
        assert!(list(&db.store, &people.officer).await.unseen > 0, "nobody marks what is another's");
    })
    .await;
}

#[tokio::test]
async fn see_all_twice_and_in_a_suspended_tenant() {
    on_each(async |db: &Db| {
        db.issued("report", "SYT").await;
        db.work(&db.store, THANH_HOA, false).await;
        suspend(&db.options, THANH_HOA, true).await.expect("suspended");
        // Reading only holds for the tenant's rows; what one has seen is one's own.
        let officer = db.caller(THANH_HOA, "canbo").await;
        assert!(officer.unseen > 0);
        notices::see_all(&db.store, &officer).await.expect("seen");
        let after = list(&db.store, &officer).await;
        assert_eq!((after.unseen, after.kinds.len()), (0, 0));
        assert!(after.rows.iter().all(|row| row.seen) && !after.rows.is_empty());
        let rows = db.rows().await;
        notices::see_all(&db.store, &officer).await.expect("nothing is left");
        db.assert_unchanged_since(&rows, "a second time").await;
        assert_eq!(db.caller(THANH_HOA, "canbo").await.unseen, 0);
    })
    .await;
}
