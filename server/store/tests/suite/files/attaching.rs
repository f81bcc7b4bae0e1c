//! Attaching, taking off, and what the files of a thing say.

use domain::error::{Fault, RefusalCode};
use domain::evidence::{FileKind, SubjectKind};
use domain::views::files::of;
use store::services::difficulties;
use store::services::files::{self, Attach};

use super::{Folder, draft, get, pdf, raise, rows};
use crate::support::{Db, THANH_HOA, fields, on_each, refused};

const AT: SubjectKind = SubjectKind::Difficulty;

#[tokio::test]
async fn attach_shows_who_when_and_what() {
    on_each(async |db: &Db| {
        let (folder, officer, agency) = (Folder::new(), db.caller(THANH_HOA, "canbo").await, db.admin().await);
        let id = draft(db, &officer).await;
        let received = folder.receive(FileKind::Pdf, &pdf("một")).await.expect("received");
        let form = Attach { kind: AT, id: id.0, name: "Biên bản.pdf".into(), note: " Trang 3 ".into(), received };
        let file = files::attach(&db.store, &folder.room, &db.at_now(&officer), form).await.expect("attached");
        let row = rows(db, &officer, id).await.pop().expect("a row");
        assert_eq!((row.id, row.name.as_str(), row.note.as_str(), row.kind), (file, "Biên bản.pdf", "Trang 3", FileKind::Pdf));
        assert_eq!((row.by.as_str(), row.bytes, row.sha256.len()), (officer.actor.name.as_str(), pdf("một").len() as u64, 64));
        assert!(row.may_remove && row.elsewhere.is_empty() && row.hidden == 0);
        assert_eq!(folder.names(), [format!("files/{}/{}", officer.tenant.id, row.sha256)], "in its place, and nothing else");
        assert_eq!(db.last_event(&agency).await, crate::support::event("file_attached", "canbo", "Đường truyền chậm"));
        assert_eq!(folder.read(db, &officer, file).await.expect("its content"), pdf("một"));
    })
    .await;
}

#[tokio::test]
async fn attach_twice_is_refused_where_it_is_and_flagged_elsewhere() {
    on_each(async |db: &Db| {
        let folder = Folder::new();
        let (officer, stranger) = (db.caller(THANH_HOA, "canbo").await, db.caller(THANH_HOA, "canbo2").await);
        let (one, two, other) = (draft(db, &officer).await, draft(db, &officer).await, draft(db, &stranger).await);
        folder.attach(db, &officer, AT, one.0, "một").await.expect("attached");
        let again = folder.attach(db, &officer, AT, one.0, "một").await;
        assert_eq!(fields(refused(again)), [("file".to_owned(), RefusalCode::FileThere)]);
        assert_eq!(folder.names().len(), 1, "what was refused is gone");
        folder.attach(db, &officer, AT, two.0, "một").await.expect("attached");
        folder.attach(db, &stranger, AT, other.0, "một").await.expect("attached");
        assert_eq!(folder.names().len(), 1, "one content lies there once");
        let row = rows(db, &officer, one).await.pop().expect("a row");
        let named: Vec<_> = row.elsewhere.iter().map(|at| at.href.as_str()).collect();
        assert_eq!((named, row.hidden), (vec![format!("/difficulties/{two}").as_str()], 1), "another unit's is not named");
        raise(db, &stranger, other).await;
        raise(db, &officer, one).await;
        let agency = db.admin().await;
        let row = rows(db, &agency, one).await.pop().expect("a row");
        let named: Vec<_> = row.elsewhere.iter().map(|at| at.href.as_str()).collect();
        assert_eq!((named, row.hidden), (vec![format!("/difficulties/{other}").as_str()], 1), "a draft is not named to the agency");
        let row = rows(db, &stranger, other).await.pop().expect("a row");
        assert_eq!((row.elsewhere.len(), row.hidden), (0, 2));
    })
    .await;
}

#[tokio::test]
async fn remove_while_a_draft_and_never_again() {
    on_each(async |db: &Db| {
        let (folder, officer, agency) = (Folder::new(), db.caller(THANH_HOA, "canbo").await, db.admin().await);
        let id = draft(db, &officer).await;
        let first = folder.attach(db, &officer, AT, id.0, "một").await.expect("attached");
        let second = folder.attach(db, &officer, AT, id.0, "hai").await.expect("attached");
        let remove = async |file| files::remove(&db.store, &db.at_now(&officer), AT, id.0, file).await;
        assert_eq!(remove(first).await.expect("taken off"), format!("/difficulties/{id}"));
        assert_eq!(refused(remove(first).await), Fault::NotFound, "twice");
        assert_eq!(refused(folder.read(db, &officer, first).await), Fault::NotFound);
        assert_eq!(db.last_event(&agency).await.0, "file_removed");
        raise(db, &officer, id).await;
        assert_eq!(fields(refused(remove(second).await)), [("file".to_owned(), RefusalCode::FileSettled)]);
        assert!(!rows(db, &officer, id).await[0].may_remove);
        let third = folder.attach(db, &officer, AT, id.0, "ba").await.expect("more is added");
        assert_eq!(rows(db, &officer, id).await.iter().map(|row| row.may_remove).collect::<Vec<_>>(), [false, true]);
        remove(third).await.expect("taken off");
    })
    .await;
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_takes_its_files_along() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let before = db.rows().await;
        let (id, kept) = (draft(db, &officer).await, draft(db, &officer).await);
        folder.attach(db, &officer, AT, id.0, "một").await.expect("attached");
        folder.attach(db, &officer, AT, kept.0, "một").await.expect("attached");
        let version = get(db, &officer, id).await.version;
        difficulties::discard(&db.store, &db.at_now(&officer), id, version).await.expect("thrown away");
        let after = db.rows().await;
        for table in ["stored_file", "file_use"] {
            assert_eq!(after[table].len(), before[table].len() + 1, "{table}: only the other one's");
        }
        assert_eq!(rows(db, &officer, kept).await[0].elsewhere, []);
    })
    .await;
}

#[tokio::test]
async fn attach_when_it_is_settled() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let id = draft(db, &officer).await;
        raise(db, &officer, id).await;
        let form = difficulties::Move { id, seen: 1, event: "withdraw".into(), text: "x".into(), on: String::new() };
        difficulties::act(&db.store, &db.at_now(&officer), form).await.expect("withdrawn");
        let late = folder.attach(db, &officer, AT, id.0, "một").await;
        assert_eq!(fields(refused(late)), [("file".to_owned(), RefusalCode::FileSettled)]);
        assert_eq!(folder.names(), [""; 0]);
        let files = get(db, &officer, id).await.files;
        assert!(of(&files, AT, id.0).is_some_and(|found| !found.may_attach));
    })
    .await;
}
