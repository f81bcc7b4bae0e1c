//! A seeded database for each test, on every kind of database there is.
//!
//! The seed is loaded once per process into a template that each test copies. `TEST_POSTGRES_URL` names an owner who is no
//! superuser and may create databases and roles; without it the PostgreSQL half is skipped, loudly. What a failed test
//! leaves behind stays for inspection; the next run sweeps SQLite's, and a throw-away server takes PostgreSQL's with it.

pub mod archive;
pub mod bulk;
pub mod contents;
pub mod directives;
pub mod furnish;
pub mod jobs;
pub mod postgres;
pub mod rows;
mod run;
pub mod sqlite;
pub mod statements;
pub mod twin;

use std::collections::HashMap;

use domain::clock::Instant;
use domain::error::{Fault, RefusalCode};
use domain::views::audit::AuditFilter;
use domain::views::users::{UserFilter, UserRow};
use store::services::{audit, sign_in, tenants, users};
use store::{Caller, Error, Options, SessionLimits, SessionRows, Store, Tenant};
use time::macros::datetime;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

/// Of every demo account.
pub const PASSWORD: &str = "nam con cho den nam ngu";
/// Two days after S0's dispatch. Demo instances may start their clock where they like.
pub const NOW: time::OffsetDateTime = datetime!(2023-05-26 12:00 +7);
/// Those of Thanh Hóa, and the centre's analyst, who may administer nothing.
pub const NO_ADMINS: [(&str, &str); 7] = [
    (THANH_HOA, "lanhdao"),
    (THANH_HOA, "thamdinh"),
    (THANH_HOA, "truongdonvi"),
    (THANH_HOA, "canbo"),
    (THANH_HOA, "canboxa"),
    (THANH_HOA, "xem"),
    (CENTRE, "trunguong"),
];
/// The province of S0, one without directives, and the centre.
pub const THANH_HOA: &str = "thanh-hoa";
pub const NGHE_AN: &str = "nghe-an";
pub const CENTRE: &str = "trung-uong";

/// One database of its own, seeded as a demonstration.
pub struct Db {
    pub store: Store,
    pub options: Options,
}

/// Runs a test on each kind of database.
pub async fn on_each(body: impl AsyncFn(&Db)) {
    on_each_with_pool(8, body).await;
}

/// The same, on pools of so many connections.
pub async fn on_each_with_pool(pool: u32, body: impl AsyncFn(&Db)) {
    on_sqlite_with_pool(pool, &body).await;
    on_postgres(pool, body).await;
}

/// Runs a test on SQLite only, where nothing but our own queries keeps tenants apart.
pub async fn on_sqlite(body: impl AsyncFn(&Db)) {
    on_sqlite_with_pool(8, &body).await;
}

async fn on_sqlite_with_pool(pool: u32, body: &impl AsyncFn(&Db)) {
    let file = sqlite::copy().await;
    body(&connect(format!("sqlite://{}", file.display()), None, pool).await).await;
    sqlite::remove(&file);
}

/// Runs a test on PostgreSQL only.
pub async fn on_postgres(pool: u32, body: impl AsyncFn(&Db)) {
    let Some(copy) = postgres::copy().await else { return };
    let db = connect(copy.url.clone(), Some(copy.owner_url.clone()), pool).await;
    body(&db).await;
    drop(db);
    copy.remove().await;
}

async fn connect(url: String, owner_url: Option<String>, pool: u32) -> Db {
    let options = Options { url, owner_url, pool, now: Some(Instant::from_datetime(NOW)), sessions: SessionLimits::default() };
    let store = Store::connect(&options).await.expect("a seeded database can be served");
    Db { store, options }
}

/// A database with nothing in it.
pub struct Empty {
    pub options: Options,
    copy: Option<postgres::Copy>,
}

impl Empty {
    pub async fn sqlite() -> Self {
        let url = format!("sqlite://{}", sqlite::fresh().await.display());
        Self { options: Options { url, owner_url: None, pool: 2, now: None, sessions: SessionLimits::default() }, copy: None }
    }

    async fn postgres() -> Self {
        let copy = postgres::empty().await.expect("a test on PostgreSQL runs");
        Self {
            options: Options {
                url: copy.url.clone(),
                owner_url: Some(copy.owner_url.clone()),
                pool: 2,
                now: None,
                sessions: SessionLimits::default(),
            },
            copy: Some(copy),
        }
    }

    /// Runs a statement as the owner; makes the file where there is none.
    pub async fn run(&self, sql: &str) {
        match &self.options.owner_url {
            Some(url) => postgres::write(url, "", sql).await,
            None => sqlite::write(&format!("{}?mode=rwc", self.options.url), sql).await,
        }
    }

    pub async fn remove(self) {
        match self.copy {
            Some(copy) => copy.remove().await,
            None => sqlite::remove(std::path::Path::new(self.options.url.trim_start_matches("sqlite://"))),
        }
    }
}

/// Migrates and seeds an empty database.
async fn prepare(options: &Options) {
    store::admin::migrate(options).await.expect("an empty database can be migrated");
    let wanted = store::admin::SeedOptions { demo: true, password: Some(PASSWORD.to_owned()) };
    store::admin::seed(options, &wanted).await.expect("a migrated database can be seeded");
}

impl Db {
    /// The same database, so many seconds later.
    pub async fn later(&self, seconds: i64) -> Store {
        let now = Some(self.store.now().plus_seconds(seconds));
        Store::connect(&Options { now, ..self.options.clone() }).await.expect("the database is served already")
    }

    /// A second database with the same rows. SQLite.
    pub async fn copied(&self) -> Self {
        connect(format!("sqlite://{}", sqlite::copy_of(&self.options.url).await.display()), None, self.options.pool).await
    }

    /// A tenant.
    pub async fn tenant(&self, slug: &str) -> Tenant {
        tenants::find(&self.store, slug).await.expect("tenants can be read").expect("a seeded tenant")
    }

    /// A demo account of a tenant, signed in.
    pub async fn caller(&self, slug: &str, username: &str) -> Caller {
        self.caller_with(slug, username, PASSWORD).await
    }

    /// An account with a password of its own, signed in.
    pub async fn caller_with(&self, slug: &str, username: &str, password: &str) -> Caller {
        let tenant = self.tenant(slug).await;
        let network = "127.0.0.0/24";
        let signed = sign_in::check(&self.store, &tenant, username, password, network).await.expect("this account signs in");
        let rows = SessionRows::new(self.store.clone(), tenant.id, "test", network);
        let account = serde_json::to_value(signed.account).expect("an id is JSON");
        let data = HashMap::from([("account".to_owned(), account)]);
        let mut record = Record { id: Id::default(), data, expiry_date: time::OffsetDateTime::UNIX_EPOCH };
        rows.create(&mut record).await.expect("sessions can be written");
        let handle = SessionRows::handle(&record.id);
        let caller = sign_in::load(&self.store, &tenant, &handle).await;
        caller.expect("sessions can be read").expect("the session was just made")
    }

    /// An empty database of the same kind.
    pub async fn empty(&self) -> Empty {
        if self.options.owner_url.is_some() { Empty::postgres().await } else { Empty::sqlite().await }
    }

    /// An account of the caller's tenant, as its administrator sees it.
    pub async fn user(&self, admin: &Caller, username: &str) -> UserRow {
        let filter = UserFilter { search: Some(username.to_owned()), ..UserFilter::default() };
        let list = users::list(&self.store, admin, filter).await.expect("people can be listed");
        list.rows.into_iter().find(|row| row.username == username).expect("an account of this name")
    }

    /// The newest event of the caller's tenant: code, who did it, to what. The chain must hold.
    pub async fn last_event(&self, admin: &Caller) -> (String, Option<String>, String) {
        let list = audit::list(&self.store, admin, AuditFilter::default()).await.expect("the chain can be read");
        assert!(list.chain_holds);
        let last = list.rows.into_iter().next().expect("an event");
        (last.event, last.actor, last.subject)
    }

    /// Runs a statement as the database's owner, on the caller's tenant: what no use case does yet.
    pub async fn write(&self, caller: &Caller, sql: &str) {
        match &self.options.owner_url {
            Some(url) => postgres::write(url, &caller.tenant.id.to_string(), sql).await,
            None => sqlite::write(&self.options.url, sql).await,
        }
    }

    /// An id as the database's SQL writes it.
    pub fn uuid(&self, id: uuid::Uuid) -> String {
        if self.options.owner_url.is_some() { format!("'{id}'::uuid") } else { format!("X'{}'", id.simple()) }
    }

    /// The same person at this moment: each request reads the clock once, and people signed in before anything happened.
    pub fn at_now(&self, caller: &Caller) -> Caller {
        let mut later = caller.clone();
        later.now = self.store.now();
        later
    }

    /// The standing agency's administrator of Thanh Hóa.
    pub async fn admin(&self) -> Caller {
        self.caller(THANH_HOA, "thuongtruc").await
    }

    /// The same of Nghệ An.
    pub async fn other(&self) -> Caller {
        self.caller(NGHE_AN, "thuongtruc").await
    }

    /// The centre's analyst.
    pub async fn analyst(&self) -> Caller {
        self.caller(CENTRE, "trunguong").await
    }
}

/// The refusal that a use case answered.
#[track_caller]
pub fn refused<T: std::fmt::Debug>(result: Result<T, Error>) -> Fault {
    result.expect_err("must be refused").into_fault()
}

/// What the newest event must be, as [`Db::last_event`] gives it.
pub fn event(code: &str, actor: &str, subject: &str) -> (String, Option<String>, String) {
    (code.to_owned(), Some(actor.to_owned()), subject.to_owned())
}

/// The fields that a refusal names, with what is wrong with each.
#[track_caller]
pub fn fields(fault: Fault) -> Vec<(String, RefusalCode)> {
    let Fault::Refused { refusals } = fault else { panic!("not a refusal of fields: {fault:?}") };
    refusals.into_iter().map(|refusal| (refusal.field.unwrap_or_default(), refusal.code)).collect()
}
