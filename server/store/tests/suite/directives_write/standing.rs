//! What a document asks without a date.

use domain::error::{Fault, RefusalCode};
use domain::ids::DocumentId;
use store::services::directives::{Issue, NewStanding, Words, add_standing, begin, issue, remove_standing, withdraw};
use store::services::{home, units};
use uuid::Uuid;

use super::{at, codes};
use crate::support::directives::{head, standing};
use crate::support::{Db, NGHE_AN, NO_ADMINS, THANH_HOA, on_each, refused};

#[tokio::test]
async fn add_standing_holds_for_its_units_as_long_as_the_document_stands() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        add_standing(&db.store, &admin, standing(id, 1, "so y te; STP; SYT")).await.expect("added");
        let found = db.directive(&admin, id).await.standing;
        let names: Vec<_> = found[0].units.iter().map(|unit| unit.code.as_str()).collect();
        assert_eq!((found.len(), names), (1, vec!["STP", "SYT"]), "each unit once, in official order");
        let officer = db.caller(THANH_HOA, "canbo").await;
        let own = async || home::get(&db.store, &db.at_now(&officer), None).await.expect("home").standing;
        assert_eq!(own().await, [], "nobody owes what is still a draft");
        issue(&db.store, &admin, Issue { id, version: 2, asks_nothing: false }).await.expect("it asks something");
        let owed = own().await;
        assert_eq!((owed.len(), owed[0].directive.id), (1, id));
        let unit = units::get(&db.store, &db.at_now(&officer), "STP", None).await.expect("the unit").standing;
        assert_eq!(unit.len(), 1);
        let stranger = db.caller(THANH_HOA, "canboxa").await;
        assert_eq!(home::get(&db.store, &db.at_now(&stranger), None).await.expect("home").standing, []);
        let seen = u32::try_from(db.directive(&admin, id).await.history.len()).expect("few");
        withdraw(&db.store, &db.at_now(&admin), Words { id, seen, text: "Nhầm".into() }).await.expect("withdrawn");
        assert_eq!(own().await, [], "the document no longer stands");
    })
    .await;
}

#[tokio::test]
async fn add_standing_refuses_bad_input_and_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        let before = db.rows().await;
        let wrong = NewStanding { title: " ".into(), ..standing(id, 1, "Sở Không có") };
        let unknown = RefusalCode::UnitNamed { name: "Sở Không có".to_owned(), found: 0 };
        let expected = [at("title", RefusalCode::Required), at("names", unknown)];
        assert_eq!(codes(add_standing(&db.store, &admin, wrong).await), expected);
        assert_eq!(codes(add_standing(&db.store, &admin, standing(id, 1, " ")).await), [at("names", RefusalCode::Required)]);
        db.assert_unchanged_since(&before, "refused").await;
        add_standing(&db.store, &admin, standing(id, 1, "SYT")).await.expect("added");
        assert_eq!(refused(add_standing(&db.store, &admin, standing(id, 1, "SYT")).await), Fault::Stale, "the same form again");
        remove_standing(&db.store, &admin, id, 2, 1).await.expect("taken out");
        assert_eq!(refused(remove_standing(&db.store, &admin, id, 3, 1).await), Fault::NotFound, "it is gone");
        assert_eq!(refused(issue(&db.store, &admin, Issue { id, version: 3, asks_nothing: false }).await), {
            Fault::field("asks_nothing", RefusalCode::TooFew { min: 1 })
        });
    })
    .await;
}

#[tokio::test]
async fn add_and_remove_standing_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let id = begin(&db.store, &admin, head()).await.expect("a draft");
        add_standing(&db.store, &admin, standing(id, 1, "SYT")).await.expect("added");
        let (other, leader) = (db.caller(NGHE_AN, "thuongtruc").await, db.caller(THANH_HOA, "lanhdao").await);
        let mut refused_to = Vec::new();
        for (slug, username) in NO_ADMINS.into_iter().filter(|(_, username)| *username != "lanhdao") {
            refused_to.push(db.caller(slug, username).await);
        }
        let before = db.rows().await;
        for (caller, id) in [(&other, id), (&admin, DocumentId(Uuid::nil()))] {
            assert_eq!(refused(add_standing(&db.store, caller, standing(id, 2, "SYT")).await), Fault::NotFound);
            assert_eq!(refused(remove_standing(&db.store, caller, id, 2, 1).await), Fault::NotFound);
        }
        for caller in &refused_to {
            let faults = [
                refused(add_standing(&db.store, caller, standing(id, 2, "SYT")).await),
                refused(remove_standing(&db.store, caller, id, 2, 1).await),
            ];
            assert!(faults.iter().all(|fault| matches!(fault, Fault::Forbidden { .. })), "{}", caller.actor.username);
        }
        db.assert_unchanged_since(&before, "refused").await;
        remove_standing(&db.store, &leader, id, 2, 1).await.expect("a leader may");
    })
    .await;
}
