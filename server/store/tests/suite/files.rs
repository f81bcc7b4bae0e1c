//! Evidence files: attached, read, taken off, flagged, swept. What the modules share.

mod attaching;
mod content;
mod places;
mod walls;

use domain::evidence::{FileKind, SubjectKind};
use domain::ids::{DifficultyId, FileId};
use domain::views::difficulties::{DifficultyDetails, DifficultyText};
use domain::views::files::FileRow;
use futures_util::TryStreamExt;
use store::services::difficulties::{self, Begin};
use store::services::files::{self, Attach};
use store::{Caller, Error, FileLimits, FileRoom, Received};
use tempfile::TempDir;
use uuid::Uuid;

use crate::support::Db;

/// A folder of files of its own.
struct Folder {
    room: FileRoom,
    dir: TempDir,
}

impl Folder {
    fn new() -> Self {
        Self::with(FileLimits { file: 1_000_000, tenant: 2_000_000 })
    }

    fn with(limits: FileLimits) -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        Self { room: FileRoom::new(dir.path().join("files"), limits), dir }
    }

    /// Every file below it, by name.
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        let mut folders = vec![self.dir.path().join("files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() {
                    folders.push(entry.path());
                } else {
                    names.push(entry.path().strip_prefix(self.dir.path()).expect("below").display().to_string());
                }
            }
        }
        names.sort();
        names
    }

    async fn receive(&self, kind: FileKind, content: &[u8]) -> Result<Received, Error> {
        let mut incoming = self.room.receive(kind).await?;
        for chunk in content.chunks(1_000) {
            incoming.write(chunk).await?;
        }
        incoming.finish().await
    }

    async fn attach(&self, db: &Db, caller: &Caller, kind: SubjectKind, id: Uuid, words: &str) -> Result<FileId, Error> {
        let received = self.receive(FileKind::Pdf, &pdf(words)).await?;
        let form = Attach { kind, id, name: format!("{words}.pdf"), note: String::new(), received };
        files::attach(&db.store, &self.room, &db.at_now(caller), form).await
    }

    async fn read(&self, db: &Db, caller: &Caller, id: FileId) -> Result<Vec<u8>, Error> {
        let open = files::open(&db.store, &self.room, &db.at_now(caller), id).await?;
        let chunks: Vec<_> = open.content.try_collect().await.expect("the content");
        let content = chunks.concat();
        assert_eq!(open.bytes, content.len() as u64);
        Ok(content)
    }
}

/// A small document that is one by its ends.
fn pdf(words: &str) -> Vec<u8> {
    format!("%PDF-1.4\n% {words}\n%%EOF\n").into_bytes()
}

/// A draft of a difficulty.
async fn draft(db: &Db, by: &Caller) -> DifficultyId {
    let [category, title, cause, ask, asked_body] = ["data", "Đường truyền chậm", "a", "b", "c"].map(str::to_owned);
    let typed = Begin { text: DifficultyText { category, title, cause, ask, asked_body }, ..Begin::default() };
    difficulties::begin(&db.store, &db.at_now(by), typed).await.expect("a draft")
}

async fn raise(db: &Db, by: &Caller, id: DifficultyId) {
    let form = difficulties::Move { id, seen: 0, event: "raise".into(), text: String::new(), on: String::new() };
    difficulties::act(&db.store, &db.at_now(by), form).await.expect("raised");
}

async fn get(db: &Db, caller: &Caller, id: DifficultyId) -> DifficultyDetails {
    difficulties::get(&db.store, &db.at_now(caller), id).await.expect("the difficulty")
}

/// Its files, as the person sees them.
async fn rows(db: &Db, caller: &Caller, id: DifficultyId) -> Vec<FileRow> {
    let files = get(db, caller, id).await.files;
    domain::views::files::of(&files, SubjectKind::Difficulty, id.0).expect("a box").rows
}
