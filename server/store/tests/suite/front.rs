//! What the front page shows to everybody: totals, and only where the tenant says so.

use domain::units::{Level, UnitKind};
use domain::views::front::FrontFacts;
use store::services::{front, settings};

use crate::support::{Db, NGHE_AN, THANH_HOA, on_each};

async fn facts(db: &Db, slug: &str) -> Option<FrontFacts> {
    let cards = front::get(&db.store).await.expect("cards");
    cards.into_iter().find(|(tenant, _)| tenant.head.slug == slug).expect("a card").1
}

#[tokio::test]
async fn front_shows_the_totals_of_s0() {
    on_each(async |db: &Db| {
        let facts = facts(db, THANH_HOA).await.expect("public facts");
        // The tests' clock stands in 2023: the communes of before the reform.
        assert_eq!(facts.communes, [(UnitKind::Commune, 452), (UnitKind::Ward, 63), (UnitKind::Township, 32)]);
        let registered: Vec<_> = facts.registered.iter().map(|fact| (fact.level, fact.registered, fact.total)).collect();
        assert_eq!(registered, [(Level::Provincial, 42, None), (Level::District, 22, Some(27))]);
        assert_eq!(facts.directive.map(|d| d.number).as_deref(), Some("7115/UBND-KSTTHCNC"));
    })
    .await;
}

#[tokio::test]
async fn front_names_the_centre_without_figures() {
    on_each(async |db: &Db| {
        assert_eq!(facts(db, "trung-uong").await, None);
        let other = facts(db, NGHE_AN).await.expect("public facts");
        assert!(other.directive.is_none() && other.registered.is_empty());
        assert_eq!(other.communes.iter().map(|(_, count)| count).sum::<u32>(), 412);
    })
    .await;
}

#[tokio::test]
async fn front_hides_what_the_tenant_does_not_show() {
    on_each(async |db: &Db| {
        let admin = db.caller("quang-ngai", "thuongtruc").await;
        let set = async |public_facts: bool| {
            let now = settings::get(&db.store, &admin).await.expect("settings");
            let change = settings::Change {
                version: now.version,
                committee: now.committee,
                spelling: now.spelling,
                deadline_hour: now.deadline_hour.to_string(),
                public_facts,
            };
            settings::save(&db.store, &admin, change).await.expect("saved");
        };
        set(false).await;
        assert_eq!(facts(db, "quang-ngai").await, None);
        set(true).await;
        assert!(facts(db, "quang-ngai").await.is_some());
    })
    .await;
}
