//! Quota rules: S3's, and those that a standing agency makes and withdraws.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::ids::QuotaId;
use domain::units::Level;
use domain::views::quotas::QuotaBoard;
use store::Caller;
use store::services::quotas::{Make, get, list, make, withdraw};
use time::Date;
use time::macros::date;
use uuid::Uuid;

use crate::support::{Db, THANH_HOA, event, fields, on_each, refused};

const QUANG_NGAI: &str = "quang-ngai";

fn typed(title: &str, units: &str) -> Make {
    let [at_least, counted, first, last] = ["1", "accepted", "01/01/2023", "31/12/2023"].map(str::to_owned);
    Make { title: title.into(), units: units.into(), at_least, counted, first, last, document: String::new() }
}

async fn board(db: &Db, caller: &Caller, id: QuotaId, day: Option<Date>) -> QuotaBoard {
    get(&db.store, &db.at_now(caller), id, day).await.expect("a board")
}

#[tokio::test]
async fn quota_of_s3_names_the_departments_without_a_model() {
    on_each(async |db: &Db| {
        let caller = db.caller(QUANG_NGAI, "xem").await;
        assert!(list(&db.store, &caller, Some(date!(2024 - 12 - 02))).await.expect("rules").rows.is_empty(), "not known yet");
        let before = list(&db.store, &caller, Some(date!(2024 - 12 - 03))).await.expect("rules");
        assert_eq!(before.rows.iter().map(|row| (row.in_period, row.bound)).collect::<Vec<_>>(), [(false, 0)], "its period is to come");
        let rule = &before.rows[0];
        assert_eq!(rule.directive.as_ref().map(|d| d.issued_on), Some(date!(2024 - 12 - 03)));
        let january = board(db, &caller, rule.id, Some(date!(2025 - 01 - 15))).await;
        assert_eq!((january.row.bound, january.row.met, january.row.missing()), (11, 1, 10));
        assert_eq!(january.levels, [(Level::Provincial, 11, 1)]);
        let lacking: Vec<&str> = january.units.iter().filter(|unit| unit.lacks > 0).map(|unit| unit.unit.code.as_str()).collect();
        assert_eq!(lacking, ["VPUB", "SNV", "STP", "STC", "SCT", "SXD", "SKHCN", "SVHTTDL", "SGDDT", "TTT"]);
        assert!(january.units[..10].iter().all(|unit| unit.lacks == 1 && unit.models.is_empty()), "those that lack come first");
        assert_eq!(january.units[10].models.iter().map(|model| model.lead.code.as_str()).collect::<Vec<_>>(), ["SYT"]);
        // Two departments more from 01/03/2025.
        assert_eq!(board(db, &caller, rule.id, Some(date!(2025 - 03 - 01))).await.row.bound, 13);
        assert!(board(db, &caller, rule.id, Some(date!(2026 - 01 - 01))).await.units.is_empty(), "its period is over");
    })
    .await;
}

#[tokio::test]
async fn quota_is_made_counted_and_withdrawn() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = make(&db.store, &admin, typed("Mỗi huyện một mô hình", "level:district")).await.expect("made");
        assert_eq!(db.last_event(&admin).await, event("quota_made", "thuongtruc", "Mỗi huyện một mô hình"));
        let shown = board(db, &admin, id, None).await;
        assert_eq!((shown.row.bound, shown.row.met, shown.units.len()), (27, 22, 27), "as many as registered in S0");
        assert!(shown.may_withdraw && shown.units[..5].iter().all(|unit| unit.lacks == 1));
        let mut running = typed("Mỗi huyện một mô hình đang chạy", "level:district");
        running.counted = "deployed".into();
        let running = make(&db.store, &admin, running).await.expect("made");
        assert_eq!(board(db, &admin, running, None).await.row.met, 0, "an accepted model does not run yet");
        withdraw(&db.store, &db.at_now(&admin), id, "Nhầm cấp").await.expect("withdrawn");
        assert_eq!(db.last_event(&admin).await, event("quota_withdrawn", "thuongtruc", "Mỗi huyện một mô hình"));
        let over = board(db, &admin, id, None).await;
        assert!(!over.may_withdraw && over.row.end.as_ref().is_some_and(|end| end.why == "Nhầm cấp"));
        let rows = list(&db.store, &db.at_now(&admin), None).await.expect("rules").rows;
        assert_eq!(
            rows.iter().map(|row| (row.id, row.end.is_some())).collect::<Vec<_>>(),
            [(running, false), (id, true)],
            "what stands comes first"
        );
    })
    .await;
}

#[tokio::test]
async fn quota_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = make(&db.store, &admin, typed("Một", "kind:department")).await.expect("made");
        let again = make(&db.store, &admin, typed("Một", "kind:department")).await;
        assert_eq!(fields(refused(again)), [("title".to_owned(), RefusalCode::NameTaken)]);
        withdraw(&db.store, &db.at_now(&admin), id, "x").await.expect("withdrawn");
        let before = db.rows().await;
        assert_eq!(refused(withdraw(&db.store, &db.at_now(&admin), id, "y").await), Fault::Stale);
        db.assert_unchanged_since(&before, "withdrawn already").await;
        make(&db.store, &db.at_now(&admin), typed("Một", "kind:department")).await.expect("the name is free again");
    })
    .await;
}

#[tokio::test]
async fn quota_says_what_is_wrong() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let neighbour = db.caller(QUANG_NGAI, "xem").await;
        let before = db.rows().await;
        let nothing = fields(refused(make(&db.store, &admin, Make::default()).await));
        let names: Vec<&str> = nothing.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["title", "units", "at_least", "counted", "first", "last"]);
        let backwards = Make { last: "31/12/2022".into(), ..typed("x", "kind:department") };
        assert_eq!(fields(refused(make(&db.store, &admin, backwards).await)), [("last".to_owned(), RefusalCode::EndBeforeStart)]);
        for units in ["all", "without_model", "units:SYT", "kind:village"] {
            assert_eq!(
                fields(refused(make(&db.store, &admin, typed("x", units)).await)),
                [("units".to_owned(), RefusalCode::BadChoice)],
                "{units}"
            );
        }
        let abroad = list(&db.store, &neighbour, Some(date!(2025 - 01 - 15))).await.expect("rules");
        let foreign = abroad.rows[0].directive.as_ref().expect("S3's").id;
        let under = Make { document: foreign.to_string(), ..typed("x", "kind:department") };
        assert_eq!(fields(refused(make(&db.store, &admin, under).await)), [("document".to_owned(), RefusalCode::BadChoice)]);
        db.assert_unchanged_since(&before, "refused").await;
        let id = make(&db.store, &admin, typed("x", "kind:department")).await.expect("made");
        assert_eq!(fields(refused(withdraw(&db.store, &db.at_now(&admin), id, " ").await)), [("text".to_owned(), RefusalCode::Required)]);
    })
    .await;
}

#[tokio::test]
async fn quota_unknown_and_other_tenant() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let id = make(&db.store, &admin, typed("Một", "kind:department")).await.expect("made");
        for (caller, id) in [(&admin, QuotaId(Uuid::nil())), (&other, id)] {
            let caller = db.at_now(caller);
            assert_eq!(refused(get(&db.store, &caller, id, None).await), Fault::NotFound);
            assert_eq!(refused(withdraw(&db.store, &caller, id, "x").await), Fault::NotFound);
        }
        assert!(list(&db.store, &db.at_now(&other), None).await.expect("rules").rows.is_empty());
    })
    .await;
}

#[tokio::test]
async fn quota_wrong_role() {
    on_each(async |db: &Db| {
        let id = make(&db.store, &db.admin().await, typed("Một", "kind:department")).await.expect("made");
        for username in ["xem", "canbo", "truongdonvi", "thamdinh"] {
            let caller = db.caller(THANH_HOA, username).await;
            let forbidden = Fault::Forbidden { action: Action::IssueDirectives };
            assert_eq!(refused(make(&db.store, &caller, typed("Hai", "kind:department")).await), forbidden, "{username}");
            assert_eq!(refused(withdraw(&db.store, &caller, id, "x").await), forbidden, "{username}");
            let shown = get(&db.store, &caller, id, None).await.expect("everybody of the province reads it");
            assert!(!shown.may_withdraw && !list(&db.store, &caller, None).await.expect("rules").may_make);
        }
        let analyst = db.analyst().await;
        let forbidden = Fault::Forbidden { action: Action::ViewCoverage };
        assert_eq!(refused(get(&db.store, &analyst, id, None).await), forbidden);
        assert_eq!(refused(list(&db.store, &analyst, None).await), forbidden);
    })
    .await;
}
