//! How many days each level has.

use domain::deadline::Due;
use domain::difficulty::{HandlingLevel as L, Ladder};
use domain::error::{Fault, RefusalCode};
use domain::lifecycle::DueRule;
use store::services::settings::{get as settings, save_ladder};
use time::macros::date;

use super::{People, act, get, raised, refusals, stands, trail};
use crate::support::{Db, on_each, refused};

fn days(unit: &str, agency: &str, leaders: &str) -> Vec<(L, String)> {
    [(L::Unit, unit), (L::StandingAgency, agency), (L::Leaders, leaders)].map(|(level, days)| (level, days.to_owned())).to_vec()
}

#[tokio::test]
async fn ladder_decides_when_and_where_it_climbs() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let view = settings(&db.store, &people.agency).await.expect("settings");
        assert_eq!(view.ladder, Ladder::default());
        let id = raised(db, &people.officer, "Đường truyền chậm").await;
        save_ladder(&db.store, &people.agency, view.version, &days("1", " ", "5")).await.expect("saved");
        assert_eq!(get(&db.store, &people.officer, id).await.line.due, Some(Due { on: date!(2023 - 05 - 29), rule: DueRule::By }));
        act(&db.store, &people.head, id, "escalate", "Vượt thẩm quyền").await.expect("passed up");
        assert_eq!(stands(&db.store, &people.officer, id).await.1, Some(L::Leaders), "the level between is not used");
        assert_eq!(settings(&db.store, &db.other().await).await.expect("settings").ladder, Ladder::default(), "another province's days");
        assert_eq!(trail(db, &people.agency, "settings_changed").await, 1);
    })
    .await;
}

#[tokio::test]
async fn ladder_bad_input_stale_and_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let version = settings(&db.store, &people.agency).await.expect("settings").version;
        let save = async |caller, version, typed: Vec<(L, String)>| refused(save_ladder(&db.store, caller, version, &typed).await);
        assert_eq!(refusals(&save(&people.agency, version, days("", "", "")).await), [("ladder", &RefusalCode::TooFew { min: 1 })]);
        let range = RefusalCode::OutOfRange { min: 1, max: 60 };
        let bad = save(&people.agency, version, days("0", "ba", "61")).await;
        assert_eq!(refusals(&bad), [("unit", &range), ("standing_agency", &range), ("leaders", &range)]);
        assert_eq!(save(&people.agency, version + 1, days("1", "1", "1")).await, Fault::Stale);
        assert!(matches!(save(&people.leader, version, days("1", "1", "1")).await, Fault::Forbidden { .. }));
    })
    .await;
}
