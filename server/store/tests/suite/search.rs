//! Search: what each person may see, without marks, the nearest first, as often asked for many as for none.

use domain::views::search::{SHOWN, SearchKind, SearchResults};
use store::Caller;
use store::services::search;

use crate::difficulties::{People, raised};
use crate::support::{Db, NGHE_AN, THANH_HOA, on_each};

async fn find(db: &Db, caller: &Caller, typed: &str) -> SearchResults {
    search::find(&db.store, &db.at_now(caller), typed).await.expect("an answer")
}

fn titles(results: &SearchResults, kind: SearchKind) -> Vec<String> {
    let group = results.groups.iter().find(|group| group.kind == kind);
    group.map(|group| group.rows.iter().map(|hit| hit.title.clone()).collect()).unwrap_or_default()
}

#[tokio::test]
async fn find_without_marks_what_is_known() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        for typed in ["7115", "7115/ubnd", "  7115/UBND-KSTTHCNC "] {
            let results = find(db, &admin, typed).await;
            assert!(titles(&results, SearchKind::Directives)[0].starts_with("7115"), "{typed}");
        }
        let (plain, marked) = (find(db, &admin, "so y te").await, find(db, &admin, "SỞ Y TẾ").await);
        assert_eq!(plain.groups, marked.groups);
        assert_eq!(titles(&plain, SearchKind::Units)[0], "Sở Y tế");
        assert!(!titles(&plain, SearchKind::Registrations).is_empty(), "by the unit's name, as in their list");
        assert_eq!(find(db, &admin, "syt").await.groups[0].rows[0].href, "/units/SYT");
        let all = find(db, &admin, "mô hình").await;
        let models = all.groups.iter().find(|group| group.kind == SearchKind::Models).expect("models");
        assert!(models.total as usize > SHOWN && models.rows.len() == SHOWN, "{}", models.total);
        for nothing in ["", " ", "y", "%", "_", "ẠẠẠ không có"] {
            assert!(find(db, &admin, nothing).await.groups.is_empty(), "{nothing:?}");
        }
        assert!(find(db, &admin, "a%").await.groups.is_empty() && find(db, &admin, "mo_hinh").await.groups.is_empty(), "no wildcards");
        let long = find(db, &admin, &"ế".repeat(5_000)).await;
        assert_eq!(long.typed.chars().count(), 200);
    })
    .await;
}

#[tokio::test]
async fn find_other_tenant_other_unit_and_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        raised(db, &people.officer, "Máy đọc thẻ thường treo").await;
        let of = async |caller: &Caller| titles(&find(db, caller, "may doc the").await, SearchKind::Difficulties).len();
        assert_eq!((of(&people.officer).await, of(&people.head).await, of(&people.agency).await), (1, 1, 1));
        assert_eq!((of(&people.stranger).await, of(&people.viewer).await), (0, 0));
        assert_eq!(of(&db.caller(NGHE_AN, "thuongtruc").await).await, 0);
        assert!(find(db, &db.other().await, "7115/ubnd").await.groups.is_empty(), "another province's document");
        assert!(find(db, &db.analyst().await, "so y te").await.groups.is_empty(), "the centre reads no rows of a province");
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_found_by_its_own_people() {
    on_each(async |db: &Db| {
        let people = crate::plans::People::of(db).await;
        let task = crate::plans::clear();
        let (plan, _) = crate::plans::draft(db, &people, task).await;
        let of = async |caller: &Caller| find(db, caller, "doi soat du lieu").await;
        let own = of(&people.officer).await;
        let group = own.groups.iter().find(|group| group.kind == SearchKind::Plans).expect("its task");
        assert_eq!(group.rows[0].href, format!("/plans/{plan}#task-1"));
        let (agency, stranger) = (of(&people.agency).await, of(&db.caller(THANH_HOA, "canbo2").await).await);
        assert!(titles(&agency, SearchKind::Plans).is_empty() && titles(&stranger, SearchKind::Plans).is_empty());
        crate::plans::act(db, &people.head, plan, "submit", "").await.expect("sent");
        assert_eq!(titles(&of(&people.agency).await, SearchKind::Plans), ["Đối soát dữ liệu khám chữa bệnh"]);
    })
    .await;
}
