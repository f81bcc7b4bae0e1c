//! Who may not: other tenants, other units, those without the right; and what nobody has.

use domain::error::Fault;
use domain::evidence::SubjectKind;
use domain::ids::FileId;
use store::services::files;
use uuid::Uuid;

use super::{Folder, draft, raise};
use crate::support::{CENTRE, Db, NGHE_AN, THANH_HOA, on_each, refused};

const AT: SubjectKind = SubjectKind::Difficulty;

#[tokio::test]
async fn open_and_remove_unknown_other_tenant_and_other_unit() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let id = draft(db, &officer).await;
        let file = folder.attach(db, &officer, AT, id.0, "một").await.expect("attached");
        raise(db, &officer, id).await;
        let mut outsiders = Vec::new();
        for (slug, username) in [
            (NGHE_AN, "thuongtruc"),
            (NGHE_AN, "canbo"),
            (CENTRE, "quantri"),
            (THANH_HOA, "canbo2"),
            (THANH_HOA, "canboxa"),
            (THANH_HOA, "xem"),
        ] {
            outsiders.push((db.caller(slug, username).await, file));
        }
        outsiders.push((officer.clone(), FileId(Uuid::nil())));
        for (caller, file) in &outsiders {
            let who = format!("{} of {}", caller.actor.username, caller.tenant.head.slug);
            assert_eq!(refused(folder.read(db, caller, *file).await), Fault::NotFound, "{who}");
            if caller.actor.role.needs_unit() {
                let removed = files::remove(&db.store, &db.at_now(caller), AT, id.0, *file).await;
                assert_eq!(refused(removed), Fault::NotFound, "{who}");
            }
        }
        for username in ["thuongtruc", "lanhdao", "thamdinh", "truongdonvi"] {
            folder.read(db, &db.caller(THANH_HOA, username).await, file).await.expect("those whom it is for");
        }
    })
    .await;
}

#[tokio::test]
async fn attach_unknown_other_tenant_and_wrong_role() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let id = draft(db, &officer).await;
        let before = db.rows().await;
        let missing = [(NGHE_AN, "canbo", id.0), (THANH_HOA, "canbo2", id.0), (THANH_HOA, "canbo", Uuid::nil())];
        for (slug, username, id) in missing {
            let caller = db.caller(slug, username).await;
            for kind in [AT, SubjectKind::Task, SubjectKind::Registration, SubjectKind::Obligation] {
                assert_eq!(refused(files::may_attach(&db.store, &caller, kind, id).await), Fault::NotFound, "{slug}/{username} {kind}");
                assert_eq!(refused(folder.attach(db, &caller, kind, id, "x").await), Fault::NotFound);
            }
        }
        for (slug, username) in [(THANH_HOA, "thuongtruc"), (THANH_HOA, "xem"), (THANH_HOA, "lanhdao"), (CENTRE, "quantri")] {
            let caller = db.caller(slug, username).await;
            let fault = refused(folder.attach(db, &caller, AT, id.0, "x").await);
            assert!(matches!(fault, Fault::Forbidden { .. }), "{slug}/{username}: {fault:?}");
        }
        let issue = refused(folder.attach(db, &officer, SubjectKind::Directive, Uuid::nil(), "x").await);
        assert!(matches!(issue, Fault::Forbidden { .. }));
        let after = db.rows().await;
        assert_eq!((&before["stored_file"], &before["file_use"]), (&after["stored_file"], &after["file_use"]));
        assert_eq!(folder.names(), [""; 0], "nothing is left in the folder");
    })
    .await;
}
