//! Walls 1–4: the pools are private, a transaction needs a caller and an action, and every query carries the tenant.

mod connect;
mod tx;

use std::sync::Arc;

use domain::access::{Action, Role};
use domain::clock::Instant;
use domain::delegation::covers;
use domain::error::Fault;
use domain::ids::{AccountId, TenantId, UnitId};
use domain::lifecycle::{Hand, StandIn};
use domain::views::frame::TenantHead;
use sea_orm::DatabaseConnection;
use time::Date;

use crate::Error;
use crate::session_rows::SessionLimits;
pub use connect::{ConnectError, Options};
pub(crate) use connect::{Role as PoolRole, applied_steps, check_role, check_schema, known_steps, open, open_file, sqlite_file};
pub(crate) use tx::{TenantScoped, TenantTx};

/// A tenant, found from a host. Public facts only.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tenant {
    /// Id.
    pub id: TenantId,
    /// Name, code, kind. `url` is empty until the web server fills it in.
    pub head: TenantHead,
    /// Own host, where it is not the slug below the base.
    pub host: Option<String>,
    /// Reading only.
    pub suspended: bool,
    /// Seeded for demonstration.
    pub demo: bool,
}

/// The person behind a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Actor {
    /// Account.
    pub account: AccountId,
    /// User name.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// The role acted with: the person's own, or that of whom they stand in for.
    pub role: Role,
    /// The person's own role.
    pub own_role: Role,
    /// In whose name the person acts, if not in their own.
    pub stands_in: Option<Principal>,
    /// Unit that the person acts for.
    pub unit: Option<UnitId>,
    /// Its name.
    pub unit_name: Option<String>,
    /// Handle of the session in use (hash of its id).
    pub session: String,
}

/// Who gave a deputy their rights, as long as the delegation is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Principal {
    /// Account.
    pub account: AccountId,
    /// User name.
    pub username: String,
    /// Display name.
    pub name: String,
    /// Position.
    pub position: String,
    /// The rights given.
    pub rights: Vec<Action>,
    /// Last day, included.
    pub until: Date,
}

impl Actor {
    /// Whether this person may do it now: by their own role, or by what was given them of another's.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.role.may(action) && self.stands_in.as_ref().is_none_or(|other| covers(&other.rights, action))
    }

    /// The person as the tables of the life cycles know one.
    pub(crate) fn hand(&self) -> Hand<'_> {
        let stands_in = self.stands_in.as_ref().map(|other| StandIn { account: other.account, role: self.role, rights: &other.rights });
        Hand { account: self.account, role: self.own_role, stands_in }
    }

    /// The account in whose name the person acts.
    pub(crate) fn in_name_of(&self) -> Option<AccountId> {
        self.stands_in.as_ref().map(|other| other.account)
    }
}

/// Who asks, where. Made only by [`crate::services::sign_in::load`], so that no one can claim to be somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Caller {
    /// The tenant of the host.
    pub tenant: Tenant,
    /// The person.
    pub actor: Actor,
    /// The time of the request; the clock is read once.
    pub now: Instant,
    /// Notices that the person has not seen yet, for the bell of every page.
    pub unseen: u32,
}

/// What the store does for nobody in particular. Each has a reason to run before there is a [`Caller`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Errand {
    /// Check a password, count failures.
    SignIn,
    /// Read or write a session.
    Session,
    /// Keep or take back a form.
    KeptForm,
    /// Load seed rows (CLI only).
    Seed,
    /// What the operator of the instance does at the command line.
    Operator,
    /// Send difficulties up whose time at a level is over (the `climb` command).
    Climb,
    /// Delete the content of files that no row names.
    SweepFiles,
    /// Do what the tenant's queue of jobs holds.
    Jobs,
    /// Count what a tenant shows to everybody on the front page.
    PublicFacts,
}

/// Where the time comes from.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Clock {
    System,
    /// Demo instances only (`DIEM06_NOW`): starts there and goes on.
    Shifted {
        by_micros: i64,
    },
}

impl Clock {
    fn starting(at: Instant) -> Self {
        Self::Shifted { by_micros: at.0 - Self::System.now().0 }
    }

    #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
    pub(crate) fn now(self) -> Instant {
        let now = Instant::from_datetime(time::OffsetDateTime::now_utc());
        match self {
            Self::System => now,
            Self::Shifted { by_micros } => Instant(now.0.saturating_add(by_micros)),
        }
    }
}

/// The database. Cheap to clone. Nothing can be read from it without a [`Caller`].
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    read: DatabaseConnection,
    write: DatabaseConnection,
    clock: Clock,
    demo: bool,
    sessions: SessionLimits,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Store").field("demo", &self.inner.demo).finish_non_exhaustive()
    }
}

impl Store {
    /// Opens the database for serving.
    ///
    /// # Errors
    /// [`ConnectError`] names what is wrong and the remedy: unreachable, schema older or newer, a role that row-level
    /// security would not bind.
    pub async fn connect(options: &Options) -> Result<Self, ConnectError> {
        let (read, write) = open(options, PoolRole::Serve).await?;
        check_schema(&write).await?;
        check_role(&write).await?;
        let demo = crate::queries::instance::is_demo(&read).await.map_err(ConnectError::from_db)?;
        let clock = match options.now {
            Some(_) if !demo => return Err(ConnectError::ClockNotDemo),
            Some(start) => Clock::starting(start),
            None => Clock::System,
        };
        Ok(Self { inner: Arc::new(Inner { read, write, clock, demo, sessions: options.sessions }) })
    }

    /// For the command line's errands, which need not the served role. What they write is dated like what is served.
    pub(crate) async fn for_admin(read: DatabaseConnection, write: DatabaseConnection, now: Option<Instant>) -> Self {
        // Before the first migration there is no such table, and no demonstration either.
        let demo = crate::queries::instance::is_demo(&read).await.unwrap_or(false);
        let clock = now.filter(|_| demo).map_or(Clock::System, Clock::starting);
        Self { inner: Arc::new(Inner { read, write, clock, demo, sessions: SessionLimits::default() }) }
    }

    /// The time of this instance.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.inner.clock.now()
    }

    /// How long sessions last here.
    pub(crate) fn session_limits(&self) -> SessionLimits {
        self.inner.sessions
    }

    /// Whether the instance was made for demonstration.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.inner.demo
    }

    /// Opens a transaction of the caller's tenant for one action (wall 2).
    ///
    /// # Errors
    /// [`Fault::Forbidden`] when the role lacks the right, [`Fault::Suspended`] when the tenant may only be read.
    pub(crate) async fn begin(&self, caller: &Caller, action: Action) -> Result<TenantTx, Error> {
        if !caller.actor.may(action) || caller.actor.role.is_centre() != caller.tenant.is_centre() {
            return Err(Fault::Forbidden { action }.into());
        }
        // Signing out and changing one's own password stay possible: they protect the person, not the tenant's rows.
        if caller.tenant.suspended && action.writes() && action != Action::ManageOwnAccount {
            return Err(Fault::Suspended.into());
        }
        let pool = if action.writes() { &self.inner.write } else { &self.inner.read };
        TenantTx::begin(pool, caller.tenant.id, Some(caller.actor.clone()), caller.now, action.writes()).await
    }

    /// Opens a transaction before there is a caller.
    pub(crate) async fn begin_errand(&self, tenant: TenantId, _errand: Errand) -> Result<TenantTx, Error> {
        TenantTx::begin(&self.inner.write, tenant, None, self.now(), true).await
    }

    /// Like [`Store::begin_errand`], for reading only.
    pub(crate) async fn begin_reading_errand(&self, tenant: TenantId, _errand: Errand) -> Result<TenantTx, Error> {
        TenantTx::begin(&self.inner.read, tenant, None, self.now(), false).await
    }

    /// The tables that all tenants share; the runtime role may only read them.
    pub(crate) fn shared(&self) -> &DatabaseConnection {
        &self.inner.read
    }
}

impl Tenant {
    /// Whether this is the centre.
    #[must_use]
    pub fn is_centre(&self) -> bool {
        self.head.kind == domain::views::frame::TenantKind::Centre
    }
}
