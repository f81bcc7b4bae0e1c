//! Lists as spreadsheets: every row of the page, nothing that the page wouldn't show.

use domain::error::Fault;
use domain::ids::DocumentId;
use domain::text::Lang;
use domain::views::query::Query;
use domain::views::sheets::{Asked, Sheet};
use store::Caller;
use store::services::sheets::sheet;
use store::services::{directives, models, units};
use workbooks::table::{Kind, Table, Value};

use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, on_each, refused};

fn asked(which: Sheet, words: &[(&str, &str)]) -> Asked {
    let find = |name: &str| words.iter().find(|(key, _)| *key == name).map(|(_, word)| (*word).to_owned());
    Asked::of(which, &Query::new(&find)).expect("a list")
}

async fn table(db: &Db, caller: &Caller, which: Sheet, words: &[(&str, &str)]) -> Table {
    sheet(&db.store, &db.at_now(caller), asked(which, words), Lang::Vi).await.expect("the sheet")
}

fn text(value: &Value) -> &str {
    if let Value::Text(text) = value { text } else { "" }
}

async fn dispatch(db: &Db, caller: &Caller) -> String {
    let list = directives::list(&db.store, caller, None).await.expect("documents").rows;
    list.into_iter().find(|row| row.directive.number.starts_with("7115")).expect("the dispatch").directive.id.to_string()
}

#[tokio::test]
async fn a_sheet_has_all_rows_of_its_list_and_numbers_are_numbers() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let list = units::list(&db.store, &db.at_now(&admin), Default::default()).await.expect("units");
        let whole = table(db, &admin, Sheet::Units, &[]).await;
        assert_eq!(whole.rows.len(), list.page.total as usize);
        assert!(whole.rows.iter().all(|row| row.len() == whole.columns.len()));
        let below = whole.columns.iter().position(|column| column.kind == Kind::Integer).expect("numbers");
        assert!(whole.rows.iter().all(|row| matches!(row[below], Value::Number(_))));
        let list = models::list(&db.store, &db.at_now(&admin), Default::default()).await.expect("models");
        assert!(list.page.total > list.page.size, "more than a page");
        assert_eq!(table(db, &admin, Sheet::Models, &[]).await.rows.len(), list.page.total as usize);
        assert_eq!(table(db, &admin, Sheet::Models, &[("page", "2")]).await.rows.len(), list.page.total as usize, "not a page of it");
        let found = table(db, &admin, Sheet::Models, &[("q", "vneid"), ("state", "returned")]).await;
        assert_eq!(found.rows.len(), 1);
        assert!(text(&found.rows[0][0]).contains("VNeID"));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_of_the_board_counts_what_s0_says() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = dispatch(db, &admin).await;
        let board = table(db, &admin, Sheet::Coverage, &[("directive", &id), ("as_of", "24/05/2023")]).await;
        let of = |level: &str, state: &str| board.rows.iter().filter(|row| text(&row[0]) == level && text(&row[3]) == state).count();
        assert_eq!((of("Cấp tỉnh", "Đã đăng ký"), of("Cấp huyện", "Đã đăng ký"), of("Cấp huyện", "Trả lại")), (42, 22, 5));
        let duties = table(db, &admin, Sheet::Duties, &[("directive", &id)]).await;
        assert_eq!(duties.rows.len(), 71);
        assert!(duties.rows.iter().all(|row| matches!(row[3], Value::Date(_))));
        assert!(duties.title.contains("7115"));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_unknown_and_of_another_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.caller(NGHE_AN, "thuongtruc").await);
        let id = dispatch(db, &admin).await;
        let missing = DocumentId(uuid::Uuid::nil()).to_string();
        for (caller, id) in [(&other, &id), (&admin, &missing)] {
            for which in [Sheet::Duties, Sheet::Coverage] {
                let words = [("directive", id.as_str())];
                let answer = sheet(&db.store, &db.at_now(caller), asked(which, &words), Lang::Vi).await;
                assert_eq!(refused(answer), Fault::NotFound, "{which}");
            }
        }
        let none = |_: &str| None;
        assert!(Asked::of(Sheet::Duties, &Query::new(&none)).is_none(), "of no document");
        let own = table(db, &other, Sheet::Users, &[]).await;
        let theirs = table(db, &admin, Sheet::Users, &[]).await;
        let names = |table: &Table| table.rows.iter().map(|row| text(&row[1]).to_owned()).collect::<Vec<_>>();
        assert_eq!(names(&own), names(&theirs), "accounts of demonstrations have the same names");
        let trail = table(db, &other, Sheet::Audit, &[]).await;
        assert!(trail.rows.iter().all(|row| !text(&row[4]).contains("7115")));
    })
    .await;
}

#[tokio::test]
async fn a_sheet_for_the_wrong_role() {
    on_each(async |db: &Db| {
        let mut people = Vec::new();
        for (tenant, username) in [(CENTRE, "trunguong"), (THANH_HOA, "xem"), (THANH_HOA, "canbo"), (THANH_HOA, "thuongtruc")] {
            people.push(db.caller(tenant, username).await);
        }
        let id = dispatch(db, &people[3]).await;
        for caller in &people {
            for which in Sheet::ALL.iter().copied() {
                let answer = sheet(&db.store, &db.at_now(caller), asked(which, &[("directive", &id)]), Lang::En).await;
                let may = caller.actor.may(which.view());
                assert_eq!(answer.is_ok(), may, "{} of {}", which, caller.actor.username);
                if let Err(error) = answer {
                    assert_eq!(error.into_fault(), Fault::Forbidden { action: which.view() });
                }
            }
        }
    })
    .await;
}
