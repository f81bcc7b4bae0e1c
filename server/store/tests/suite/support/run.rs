//! One run of the tests: a process for each test (nextest), or one for all. They share what is seeded once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The run that this process belongs to.
pub struct Run {
    /// Tells runs apart, in names of files and databases.
    pub key: String,
    /// Where its files are.
    pub folder: PathBuf,
    /// Locked (shared) as long as a process of the run lives.
    _alive: File,
}

/// The run.
pub fn run() -> &'static Run {
    static RUN: OnceLock<Run> = OnceLock::new();
    RUN.get_or_init(|| {
        let id = std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| std::process::id().to_string());
        let key: String = id.chars().filter(char::is_ascii_alphanumeric).take(16).collect::<String>().to_lowercase();
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("store-tests");
        let folder = all.join(&key);
        fs::create_dir_all(&folder).expect("a folder can be made");
        let alive = File::create(folder.join("alive")).expect("a file can be made");
        alive.lock_shared().expect("a file can be locked");
        sweep(&all, &folder);
        Run { key, folder, _alive: alive }
    })
}

/// Does `make` unless a process of this run has done it; others wait meanwhile.
pub async fn once(what: &str, make: impl AsyncFnOnce()) {
    let lock = File::create(run().folder.join(format!("{what}.lock"))).expect("a file can be made");
    lock.lock().expect("a file can be locked");
    let made = run().folder.join(format!("{what}.made"));
    if !made.exists() {
        make().await;
        File::create(made).expect("a file can be made");
    }
}

/// Removes the folders of runs of which no process lives.
fn sweep(all: &Path, own: &Path) {
    for folder in fs::read_dir(all).into_iter().flatten().flatten().map(|entry| entry.path()).filter(|path| path != own) {
        let over = File::open(folder.join("alive")).map_or(true, |alive| alive.try_lock().is_ok());
        if over {
            // Another process of this run may sweep at the same time.
            let _ = fs::remove_dir_all(folder);
        }
    }
}
