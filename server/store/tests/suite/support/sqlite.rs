//! SQLite: a file, copied for each test.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use store::{Options, SessionLimits};
use tokio::sync::OnceCell;

use super::run::{once, run};

static TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A fresh copy of the seeded file.
pub async fn copy() -> PathBuf {
    let template = TEMPLATE.get_or_init(make_template).await;
    let file = template.with_file_name(next());
    std::fs::copy(template, &file).expect("the template can be copied");
    file
}

/// A name that no file has yet.
pub async fn fresh() -> PathBuf {
    let template = TEMPLATE.get_or_init(make_template).await;
    template.with_file_name(next())
}

/// A copy of a file in use, without its log.
pub async fn copy_of(url: &str) -> PathBuf {
    let template = TEMPLATE.get_or_init(make_template).await;
    let file = template.with_file_name(next());
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
    let folder = &run().folder;
    let template = folder.join("template.sqlite");
    once("sqlite", async || {
        let seeded = folder.join("seeded.sqlite");
        let url = format!("sqlite://{}", seeded.display());
        super::prepare(&Options { url, owner_url: None, pool: 1, now: None, sessions: SessionLimits::default() }).await;
        // One file without its log, whether or not the seed's connections are closed yet.
        let mut connection = SqliteConnectOptions::new().filename(&seeded).connect().await.expect("the file was just made");
        let into = format!("VACUUM INTO '{}'", template.display());
        sqlx::query(sqlx::AssertSqlSafe(into)).execute(&mut connection).await.expect("a copy can be written");
    })
    .await;
    template
}

/// A name of this process.
fn next() -> String {
    format!("{}-{}.sqlite", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}
