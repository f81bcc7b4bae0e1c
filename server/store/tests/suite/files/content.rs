//! What is taken and what is not; what lies in the folder.

use std::time::{Duration, SystemTime};

use domain::error::RefusalCode;
use domain::evidence::{FileKind, SubjectKind};
use store::services::files::sweep;
use store::{Error, FileLimits, Received};

use super::{Folder, draft, pdf};
use crate::support::{Db, THANH_HOA, fields, on_each, refused};

fn at_file(result: Result<Received, Error>) -> RefusalCode {
    let mut fields = fields(refused(result));
    assert_eq!((fields.len(), fields[0].0.as_str()), (1, "file"));
    fields.remove(0).1
}

#[tokio::test]
async fn bad_content_is_named_and_leaves_nothing() {
    let folder = Folder::new();
    let claimed = |claimed| RefusalCode::FileMismatch { claimed };
    let png = b"\x89PNG\r\n\x1a\n and so on";
    assert_eq!(at_file(folder.receive(FileKind::Pdf, png).await), claimed(FileKind::Pdf));
    assert_eq!(
        at_file(folder.receive(FileKind::Docx, b"PK\x03\x04 an archive of something else, long enough").await),
        claimed(FileKind::Docx)
    );
    assert_eq!(at_file(folder.receive(FileKind::Pdf, b"MZ a program").await), claimed(FileKind::Pdf));
    let whole = pdf(&"x".repeat(5_000));
    assert_eq!(at_file(folder.receive(FileKind::Pdf, &whole[..4_000]).await), RefusalCode::FileCutOff);
    assert_eq!(at_file(folder.receive(FileKind::Png, png).await), RefusalCode::FileCutOff);
    assert_eq!(at_file(folder.receive(FileKind::Pdf, b"").await), RefusalCode::Required);
    let large = pdf(&"x".repeat(1_000_000));
    assert_eq!(at_file(folder.receive(FileKind::Pdf, &large).await), RefusalCode::FileTooLarge { max: 1_000_000 });
    // What was refused in the middle is deleted by the runtime, in its own time.
    for _ in 0..50 {
        if folder.names().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(folder.names(), [""; 0]);
    let kept = folder.receive(FileKind::Pdf, &pdf(&"x".repeat(900_000))).await.expect("up to the limit");
    drop(kept);
}

#[tokio::test]
async fn attach_until_the_room_is_full() {
    on_each(async |db: &Db| {
        let folder = Folder::with(FileLimits { file: 1_000, tenant: 100 });
        let officer = db.caller(THANH_HOA, "canbo").await;
        let id = draft(db, &officer).await;
        folder.attach(db, &officer, SubjectKind::Difficulty, id.0, &"a".repeat(40)).await.expect("attached");
        let full = folder.attach(db, &officer, SubjectKind::Difficulty, id.0, &"b".repeat(60)).await;
        assert_eq!(fields(refused(full)), [("file".to_owned(), RefusalCode::FilesFull { max: 100 })]);
        assert_eq!(folder.names().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn sweep_takes_what_is_old_and_nobodys() {
    on_each(async |db: &Db| {
        let (folder, officer) = (Folder::new(), db.caller(THANH_HOA, "canbo").await);
        let id = draft(db, &officer).await;
        folder.attach(db, &officer, SubjectKind::Difficulty, id.0, "một").await.expect("attached");
        let named = folder.names();
        let tenant = folder.dir.path().join("files").join(officer.tenant.id.to_string());
        let incoming = folder.dir.path().join("files/.incoming");
        std::fs::create_dir_all(&incoming).expect("a folder");
        let orphans = [tenant.join("f".repeat(64)), incoming.join("cut#1"), incoming.join("whole")];
        for orphan in &orphans {
            std::fs::write(orphan, "x").expect("written");
        }
        assert_eq!(sweep(&db.store, &folder.room).await.expect("swept"), (0, 0), "what is young may be on its way");
        let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        for name in folder.names() {
            let file = std::fs::File::options().write(true).open(folder.dir.path().join(name)).expect("a file");
            file.set_modified(old).expect("its time");
        }
        assert_eq!(sweep(&db.store, &folder.room).await.expect("swept"), (2, 1));
        assert_eq!(folder.names(), named, "what a row names stays, however old");
        assert_eq!(sweep(&db.store, &folder.room).await.expect("swept"), (0, 0), "twice");
    })
    .await;
}
