//! The worker: looks for jobs that are due, tenant after tenant, and does them. Several servers may do so: each job is done once.

use std::time::Duration;

use store::services::jobs::{self, Letter, Ran};
use store::services::tenants;
use store::{Error, Store, Tenant};
use tokio::sync::watch;

use crate::config::Mail;
use crate::host::Base;
use crate::mail::{MailError, Mailer};
use crate::tenants::Directory;

/// Does jobs.
#[derive(Debug)]
pub struct Worker {
    store: Store,
    base: Base,
    mailer: Mailer,
}

/// What a round did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Round {
    /// Jobs that are done.
    pub done: u32,
    /// Jobs that failed and are tried again.
    pub failed: u32,
}

impl Worker {
    /// On the rows of `store`; addresses in e-mails are those below `base`.
    ///
    /// # Errors
    /// [`MailError`] names the setting that is wrong.
    pub fn new(store: Store, base: Base, mail: &Mail) -> Result<Self, MailError> {
        Ok(Self { store, base, mailer: Mailer::new(mail)? })
    }

    /// Looks every so often, until told to stop. The job at hand is ended first.
    pub async fn run(self, every: Duration, mut stopped: watch::Receiver<bool>) {
        let told = stopped.clone();
        loop {
            if let Err(error) = self.round(|| *told.borrow()).await {
                tracing::error!(%error, "jobs can't be looked for; the next look comes");
            }
            tokio::select! {
                () = tokio::time::sleep(every) => {}
                _ = stopped.wait_for(|stop| *stop) => return,
            }
        }
    }

    /// Does all that is due now, in every tenant that is not suspended. `stop`: whether to leave the rest to the next round.
    ///
    /// # Errors
    /// The database's. What a job fails of is written down with it, and the others go on.
    pub async fn round(&self, stop: impl Fn() -> bool) -> Result<Round, Error> {
        let directory = Directory::new(tenants::all(&self.store).await?, &self.base);
        let mut tenants: Vec<&Tenant> = directory.all().collect();
        tenants.sort_by(|a, b| a.head.slug.cmp(&b.head.slug));
        let mut round = Round::default();
        for tenant in tenants {
            jobs::plan(&self.store, tenant).await?;
            while !stop() && self.one(tenant, &mut round).await? {}
        }
        Ok(round)
    }

    /// Does the first job that is due; answers whether there was one.
    async fn one(&self, tenant: &Tenant, round: &mut Round) -> Result<bool, Error> {
        let (kind, fine) = match jobs::run_next(&self.store, tenant, self.mailer.is_on()).await? {
            Ran::Nothing => return Ok(false),
            Ran::Done(kind) => (kind.code(), true),
            Ran::Failed(kind) => (kind.code(), false),
            Ran::Letter(letter) => ("mail", self.post(tenant, &letter).await?),
        };
        if fine {
            round.done += 1
        } else {
            round.failed += 1
        }
        let labels = [("kind", kind), ("outcome", if fine { "done" } else { "failed" })];
        metrics::counter!("jobs_total", &labels).increment(1);
        Ok(true)
    }

    async fn post(&self, tenant: &Tenant, letter: &Letter) -> Result<bool, Error> {
        match self.mailer.send(letter, &tenant.head).await {
            Ok(()) => jobs::sent(&self.store, tenant, letter).await.map(|()| true),
            Err(error) => {
                tracing::warn!(%error, tenant = tenant.head.slug, "an e-mail was not sent and is tried again");
                jobs::not_sent(&self.store, tenant, letter.job, &error.to_string()).await.map(|()| false)
            }
        }
    }
}
