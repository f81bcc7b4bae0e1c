//! SQLite: a file, copied for each test.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use store::Options;
use tokio::sync::OnceCell;

static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A fresh copy of the seeded file.
pub async fn copy() -> PathBuf {
    let template = TEMPLATE.get_or_init(make_template).await;
    let file = template.with_file_name(format!("{}.sqlite", NEXT.fetch_add(1, Ordering::Relaxed)));
    std::fs::copy(template, &file).expect("the template can be copied");
    file
}

/// A copy of a file in use, without its log.
pub async fn copy_of(url: &str) -> PathBuf {
    let template = TEMPLATE.get_or_init(make_template).await;
    let file = template.with_file_name(format!("{}.sqlite", NEXT.fetch_add(1, Ordering::Relaxed)));
    write(url, &format!("VACUUM INTO '{}'", file.display())).await;
    file
}

pub fn remove(file: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        // The pool's threads may still hold it, and there may be no -wal: a file left over does no harm.
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
}

/// Runs one statement.
pub async fn write(url: &str, sql: &str) {
    let mut connection = SqliteConnectOptions::from_str(url).expect("an address").connect().await.expect("the file is there");
    sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut connection).await.expect(sql);
}

async fn make_template() -> PathBuf {
    let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("store-tests");
    sweep(&all);
    let folder = all.join(std::process::id().to_string());
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let (seeded, template) = (folder.join("seeded.sqlite"), folder.join("template.sqlite"));
    let url = format!("sqlite://{}", seeded.display());
    super::prepare(&Options { url, owner_url: None, pool: 1, now: None }).await;
    // One file without its log, whether or not the seed's connections are closed yet.
    let mut connection = SqliteConnectOptions::new().filename(&seeded).connect().await.expect("the file was just made");
    let into = format!("VACUUM INTO '{}'", template.display());
    sqlx::query(sqlx::AssertSqlSafe(into)).execute(&mut connection).await.expect("a copy can be written");
    template
}

/// Removes the folders of processes that are over.
fn sweep(all: &Path) {
    for folder in std::fs::read_dir(all).into_iter().flatten().flatten() {
        if !Path::new("/proc").join(folder.file_name()).exists() {
            std::fs::remove_dir_all(folder.path()).expect("an old folder can be removed");
        }
    }
}
