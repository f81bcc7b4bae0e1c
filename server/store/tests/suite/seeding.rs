//! Seeding: twice gives the same database, and what a tenant changed stays changed.

use domain::views::indicators::HeatAsked;
use store::admin::{Scale, SeedOptions, demo_password, scale, seed};
use store::services::indicators::heat;
use store::services::settings::{Change, close_department, remove_day, save};
use store::services::sign_in::check;

use crate::support::statements::counted;
use crate::support::{Db, NGHE_AN, THANH_HOA, event, on_each};

fn demo() -> SeedOptions {
    SeedOptions { demo: true, password: None }
}

#[tokio::test]
async fn seed_twice() {
    on_each(async |db: &Db| {
        let before = db.rows().await;
        assert!(before.values().map(Vec::len).sum::<usize>() > 3000, "there is something to compare");
        for _ in 0..2 {
            let report = seed(&db.options, &demo()).await.expect("seeded again");
            assert_eq!((report.inserted, report.password), (0, None));
            assert_eq!((report.tenants.len(), report.accounts.len()), (5, 34));
        }
        db.assert_unchanged_since(&before, "seeding again").await;
    })
    .await;
}

#[tokio::test]
async fn seed_again_overwrites_nothing_that_a_tenant_changed() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let change = Change {
            version: 1,
            committee: "Tên khác".to_owned(),
            spelling: "modern".to_owned(),
            deadline_hour: "9".to_owned(),
            public_facts: true,
        };
        save(&db.store, &admin, change).await.expect("saved");
        close_department(&db.store, &admin, "STP", "25/05/2023").await.expect("closed");
        remove_day(&db.store, &admin, "01/01/2023").await.expect("removed");
        let before = db.rows().await;
        assert_eq!(seed(&db.options, &demo()).await.expect("seeded again").inserted, 0);
        db.assert_unchanged_since(&before, "seeding after changes").await;
    })
    .await;
}

/// What is gone is put back, says so in the trail of its own tenant, and touches no other.
#[tokio::test]
async fn seed_again_restores_what_is_missing() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let before = db.rows().await;
        db.write(&admin, &format!("DELETE FROM milestone WHERE tenant_id = {}", db.uuid(admin.tenant.id.0))).await;
        let lost = before["milestone"].len() - db.rows().await["milestone"].len();
        assert!(lost > 0);
        let report = seed(&db.options, &demo()).await.expect("seeded again");
        assert_eq!(usize::try_from(report.inserted).expect("a count"), lost);
        let after = db.rows().await;
        assert_eq!(after["milestone"].len(), before["milestone"].len());
        assert_eq!(after["audit_event"].len(), before["audit_event"].len() + 1);
        let (code, actor, subject) = db.last_event(&admin).await;
        assert_eq!((code.as_str(), actor, subject.as_str()), ("seeded", None, "Tỉnh Thanh Hóa"));
    })
    .await;
}

#[tokio::test]
async fn demo_password_is_every_demo_accounts_and_nobody_elses() {
    on_each(async |db: &Db| {
        let new = "mot mat khau moi, du dai";
        let (admin, other) = (db.admin().await, db.other().await);
        let account = store::services::users::NewUser {
            username: "that".to_owned(),
            name: "Người thật".to_owned(),
            role: "viewer".to_owned(),
            ..Default::default()
        };
        store::services::users::create(&db.store, &admin, account).await.expect("created");
        assert_eq!(demo_password(&db.options, new).await.expect("set"), 34);
        for caller in [&admin, &other] {
            let (code, actor, _) = db.last_event(caller).await;
            assert_eq!((code.as_str(), actor), ("password_changed", None));
        }
        assert!(!db.user(&admin, "that").await.has_password);
        for slug in [THANH_HOA, NGHE_AN] {
            check(&db.store, &db.tenant(slug).await, "canbo", new, "there").await.expect("the new one opens");
        }
        let row = db.user(&admin, "canbo").await;
        assert_eq!(db.last_event(&admin).await, event("signed_in", "canbo", &row.name));
    })
    .await;
}

#[tokio::test]
async fn seed_of_demo_accounts_beside_real_tenants_is_refused() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let real = if db.options.owner_url.is_some() { "false" } else { "0" };
        db.write(&admin, &format!("UPDATE tenant SET demo = {real} WHERE slug = 'nghe-an'")).await;
        let before = db.rows().await;
        let refused = seed(&db.options, &demo()).await.expect_err("real tenants");
        assert!(refused.to_string().contains("real tenants"), "{refused}");
        db.assert_unchanged_since(&before, "refused").await;
    })
    .await;
}

#[tokio::test]
async fn scale_twice_marks_its_rows_and_is_spread() {
    on_each(async |db: &Db| {
        let wanted = Scale { provinces: 2, units: 5, months: 3 };
        let made = scale(&db.options, wanted).await.expect("made");
        assert_eq!(made.provinces, [THANH_HOA, NGHE_AN], "in official order");
        // Five units, three months of each province, 25 figures of each unit and month.
        let months = 3 * 2;
        assert_eq!(made.inserted, 5 + months + 5 * 3 * 25);
        let before = db.rows().await;
        assert_eq!(scale(&db.options, wanted).await.expect("made again").inserted, 0);
        db.assert_unchanged_since(&before, "a second time").await;
        let viewer = db.caller(NGHE_AN, "xem").await;
        let (table, queries) = counted(heat(&db.store, &db.at_now(&viewer), HeatAsked::default())).await;
        let table = table.expect("the table");
        let made: Vec<_> = table.rows.iter().filter(|row| row.unit.code.starts_with("TAI")).collect();
        assert_eq!(made.len(), 2);
        assert!(made.iter().all(|row| row.unit.sample && row.cells.iter().flatten().count() == 25));
        assert!(made.iter().flat_map(|row| row.cells.iter().flatten()).all(|cell| cell.figure.sample));
        scale(&db.options, Scale { months: 9, units: 40, ..wanted }).await.expect("more of it");
        let (again, as_many) = counted(heat(&db.store, &db.at_now(&viewer), HeatAsked::default())).await;
        assert_eq!((as_many, again.expect("the table").rows.len() > made.len()), (queries, true), "no further query");
    })
    .await;
}

#[tokio::test]
async fn scale_before_the_seed() {
    on_each(async |db: &Db| {
        let empty = db.empty().await;
        let refused = scale(&empty.options, Scale { provinces: 1, units: 1, months: 1 }).await;
        assert!(refused.is_err(), "only in a demonstration");
        empty.remove().await;
    })
    .await;
}
