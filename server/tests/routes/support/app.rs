//! An instance for one test.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use axum::Router;
use server::config::Config;
use server::router::build_router;
use server::site::Site;
use server::state::AppState;
use store::admin::{self, SeedOptions};
use store::services::{jobs, tenants};
use store::{Options, SessionLimits, Store};
use tempfile::TempDir;

use super::client::Client;

/// Password of every demo account in tests.
pub const PASSWORD: &str = "hoa sen trong dam 1";

/// A router on a database of its own. Dropping it deletes the database.
pub struct TestApp {
    pub router: Router,
    pub options: Options,
    folder: TempDir,
}

impl TestApp {
    /// Four provinces and the centre, seeded as a demonstration.
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// The same, with settings as in the environment.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        // Silent unless RUST_LOG says otherwise; the second test of a process finds it started.
        let log = tracing_subscriber::fmt().with_env_filter(tracing_subscriber::EnvFilter::from_default_env());
        drop(log.with_test_writer().try_init());
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("db.sqlite");
        std::fs::copy(template().await, &database).expect("a copy of the template");
        let mut environment: HashMap<String, String> = settings.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        environment.insert("DATABASE_URL".to_owned(), format!("sqlite://{}", database.display()));
        environment.insert("DIEM06__FILES__DIR".to_owned(), folder.path().join("files").display().to_string());
        let config = Config::load(None, &environment).expect("a configuration");
        let options = config.store_options();
        let store = Store::connect(&options).await.expect("the database");
        let base = config.base().expect("a base");
        let site = make_site(&folder.path().join("site"));
        let router = build_router(AppState::new(store, config, base, site, Duration::ZERO));
        Self { router, options, folder }
    }

    /// Every evidence file in the folder, whole or not.
    pub fn files(&self) -> Vec<PathBuf> {
        let (mut files, mut folders) = (Vec::new(), vec![self.folder.path().join("files")]);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                if entry.path().is_dir() { folders.push(entry.path()) } else { files.push(entry.path()) }
            }
        }
        files
    }

    /// Does the tenant's jobs that are due, as the worker does.
    pub async fn work(&self, slug: &str) {
        let store = Store::connect(&self.options).await.expect("the database");
        let tenant = tenants::find(&store, slug).await.expect("tenants").expect("a seeded tenant");
        while jobs::run_next(&store, &tenant, false).await.expect("the queue") != jobs::Ran::Nothing {}
    }

    /// Somebody at a browser on a tenant's host, not signed in.
    pub fn on(&self, slug: &str) -> Client {
        Client::new(self.router.clone(), &format!("{slug}.localhost:3000"))
    }

    /// Somebody at a browser on the bare host.
    pub fn bare(&self) -> Client {
        Client::new(self.router.clone(), "localhost:3000")
    }

    /// Somebody signed in.
    pub async fn signed_in(&self, slug: &str, username: &str) -> Client {
        let mut client = self.on(slug);
        let answer = client.sign_in(username, PASSWORD).await;
        assert_eq!(answer.status, 303, "{slug}/{username}: {}", answer.body);
        assert!(client.cookie("sid").is_some(), "{slug}/{username} got no session: {answer:?}");
        client
    }
}

/// Seeding takes seconds, and every test wants a fresh database: it is done once for each build of the tests.
async fn template() -> PathBuf {
    let built = std::env::current_exe().and_then(std::fs::metadata).and_then(|m| m.modified()).expect("the time of the build");
    let stamp = built.duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_millis();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("routes-{stamp}.sqlite"));
    if template.is_file() {
        return template;
    }
    // Tests run side by side, each in its own process or thread: whoever is first to rename wins, and all made the same.
    let draft = folder.join(format!("routes-{stamp}-{}.draft", uuid::Uuid::now_v7()));
    let options =
        Options { url: format!("sqlite://{}", draft.display()), owner_url: None, pool: 1, now: None, sessions: SessionLimits::default() };
    admin::migrate(&options).await.expect("migrations");
    let wanted = SeedOptions { demo: true, password: Some(PASSWORD.to_owned()) };
    admin::seed(&options, &wanted).await.expect("the seed");
    settle(&draft).await;
    std::fs::rename(&draft, &template).expect("the template");
    template
}

/// The last connection to close folds the write-ahead log into the file; the pool closes in the background.
async fn settle(file: &Path) {
    let log = PathBuf::from(format!("{}-wal", file.display()));
    for _ in 0..200 {
        if !log.exists() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("{} was never closed: a copy would lack what stands in the log", log.display());
}

/// A site with the files that a page names.
fn make_site(root: &Path) -> Site {
    let files = [
        (
            "manifest.json",
            r#"{"js":"/pkg/diem06.0123456789ab.js","wasm":"/pkg/diem06.0123456789ab.wasm","css":"/pkg/diem06.0123456789ab.css"}"#,
        ),
        ("pkg/diem06.0123456789ab.js", "export default 1;"),
        ("pkg/diem06.0123456789ab.js.br", "(brotli)"),
        ("pkg/diem06.0123456789ab.wasm", "(wasm)"),
        ("pkg/diem06.0123456789ab.css", "body{}"),
        ("pkg/fonts/one.woff2", "(font)"),
        ("robots.txt", "User-agent: *\nDisallow: /\n"),
        ("favicon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ];
    for (name, content) in files {
        let path = root.join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }
    Site::open(root).expect("a site")
}
