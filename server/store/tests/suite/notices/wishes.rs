//! What a person wants by e-mail, and when a tenant reminds.

use domain::access::Action;
use domain::error::{Fault, RefusalCode};
use domain::notice::Frequency;
use domain::text::Lang;
use store::services::accounts::{own, save_mail};
use store::services::settings::{Reminders, get, save_reminders};

use crate::support::{Db, NO_ADMINS, THANH_HOA, fields, on_each, refused};

#[tokio::test]
async fn save_mail_twice_and_what_is_no_address() {
    on_each(async |db: &Db| {
        let (officer, head) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "truongdonvi").await);
        let before = own(&db.store, &officer).await.expect("own").mail;
        assert_eq!((before.email, before.frequency, before.lang), (None, Frequency::Daily, Lang::Vi));
        for _ in 0..2 {
            save_mail(&db.store, &officer, " canbo@thanhhoa.gov.vn ", "weekly", "en").await.expect("saved");
            let mail = own(&db.store, &officer).await.expect("own").mail;
            assert_eq!((mail.email.as_deref(), mail.frequency, mail.lang), (Some("canbo@thanhhoa.gov.vn"), Frequency::Weekly, Lang::En));
        }
        let admin = db.admin().await;
        assert_eq!(db.trail(&admin).await[0], "mail_wish_changed");
        let rows = db.rows().await;
        assert!(!rows["audit_event"].iter().any(|row| row.contains("canbo@thanhhoa")), "the trail keeps no address");
        for (email, frequency, lang, wrong) in [
            ("canbo", "daily", "vi", ("email", RefusalCode::BadEmail)),
            ("a@b.vn, c@d.vn", "daily", "vi", ("email", RefusalCode::BadEmail)),
            ("a@b.vn", "hourly", "vi", ("frequency", RefusalCode::BadChoice)),
            ("a@b.vn", "daily", "fr", ("lang", RefusalCode::BadChoice)),
        ] {
            let found = fields(refused(save_mail(&db.store, &officer, email, frequency, lang).await));
            assert_eq!(found, [(wrong.0.to_owned(), wrong.1)]);
        }
        db.assert_unchanged_since(&rows, "refused").await;
        assert_eq!(own(&db.store, &head).await.expect("own").mail.email, None, "one's own alone");
        save_mail(&db.store, &officer, "", "daily", "vi").await.expect("none any more");
        assert_eq!(own(&db.store, &officer).await.expect("own").mail.email, None);
    })
    .await;
}

fn typed(version: i64) -> Reminders {
    let [before, after, daily_cap, urge_cap, digest_hour] = ["2, 10", "4", "5", "1", "6"].map(str::to_owned);
    Reminders { version, before, after, daily_cap, urge_cap, digest_hour }
}

#[tokio::test]
async fn save_reminders_twice() {
    on_each(async |db: &Db| {
        let admin = db.admin().await;
        let version = get(&db.store, &admin).await.expect("settings").version;
        save_reminders(&db.store, &admin, typed(version)).await.expect("saved");
        let found = get(&db.store, &admin).await.expect("settings").reminders;
        assert_eq!((found.policy.before, found.policy.after), ([2, 10].into(), [4].into()));
        assert_eq!((found.policy.daily_cap, found.urge_cap, found.digest_hour), (5, 1, 6));
        assert_eq!(db.trail(&admin).await[0], "settings_changed");
        let before = db.rows().await;
        assert_eq!(refused(save_reminders(&db.store, &admin, typed(version)).await), Fault::Stale);
        db.assert_unchanged_since(&before, "stale").await;
    })
    .await;
}

#[tokio::test]
async fn save_reminders_wrong_role_other_tenant_and_out_of_range() {
    on_each(async |db: &Db| {
        let (admin, other) = (db.admin().await, db.other().await);
        let version = get(&db.store, &admin).await.expect("settings").version;
        let wrong = Reminders {
            before: "0".into(),
            after: "x".into(),
            daily_cap: "0".into(),
            urge_cap: "21".into(),
            digest_hour: "24".into(),
            version,
        };
        let before = db.rows().await;
        let found = fields(refused(save_reminders(&db.store, &admin, wrong).await));
        let names: Vec<_> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["before", "after", "daily_cap", "urge_cap", "digest_hour"]);
        db.assert_unchanged_since(&before, "refused").await;
        for (slug, username) in NO_ADMINS {
            let caller = db.caller(slug, username).await;
            let found = refused(save_reminders(&db.store, &caller, typed(version)).await);
            assert!(matches!(found, Fault::Forbidden { action: Action::ManageSettings }), "{slug}/{username}: {found:?}");
        }
        save_reminders(&db.store, &other, typed(1)).await.expect("its own");
        assert_eq!(get(&db.store, &admin).await.expect("settings").reminders.urge_cap, 2, "not ours");
    })
    .await;
}
