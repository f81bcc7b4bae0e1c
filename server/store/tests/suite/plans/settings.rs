//! Which clarities a province demands.

use domain::clarity::{Clarity, ClaritySet};
use domain::error::{Fault, RefusalCode};
use domain::views::plans::TaskText;
use store::services::settings::{get as settings, save_clarities};

use super::{People, act, clear, draft, fields, get, trail};
use crate::support::{Db, on_each, refused};

#[tokio::test]
async fn clarities_decide_what_can_be_sent() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let view = settings(&db.store, &people.agency).await.expect("settings");
        assert_eq!(view.clarities, Vec::from(ClaritySet::default()));
        let (id, _) = draft(db, &people, TaskText { solution: String::new(), ..clear() }).await;
        save_clarities(&db.store, &people.agency, view.version, vec![Clarity::Solution, Clarity::Owner]).await.expect("saved");
        assert_eq!(get(db, &people.head, id).await.tasks[0].clear, [(Clarity::Owner, true), (Clarity::Solution, false)]);
        assert_eq!(fields(&refused(act(db, &people.head, id, "submit", "").await)), ["tasks-1-solution"]);
        let view = settings(&db.store, &people.agency).await.expect("settings");
        assert_eq!(view.clarities, [Clarity::Owner, Clarity::Solution]);
        // Another province demands what it demanded.
        let other = settings(&db.store, &db.other().await).await.expect("settings");
        let of_s4 = [Clarity::Owner, Clarity::Work, Clarity::Time, Clarity::Product, Clarity::Quantity];
        assert_eq!(other.clarities, of_s4);
        save_clarities(&db.store, &people.agency, view.version, vec![Clarity::Work]).await.expect("saved");
        act(db, &people.head, id, "submit", "").await.expect("clear enough now");
        assert_eq!(trail(db, &people.agency, "settings_changed").await, 2);
    })
    .await;
}

#[tokio::test]
async fn clarities_bad_input_stale_and_wrong_role() {
    on_each(async |db: &Db| {
        let people = People::of(db).await;
        let version = settings(&db.store, &people.agency).await.expect("settings").version;
        let save = async |caller, version, set| refused(save_clarities(&db.store, caller, version, set).await);
        assert_eq!(save(&people.agency, version, vec![]).await, Fault::field("clarities", RefusalCode::TooFew { min: 1 }));
        assert_eq!(save(&people.agency, version + 1, vec![Clarity::Work]).await, Fault::Stale);
        assert!(matches!(save(&people.head, version, vec![Clarity::Work]).await, Fault::Forbidden { .. }));
    })
    .await;
}
