//! Configuration: `config.default.toml` < a file < the environment. How to add a key: the file with its comment, the
//! section's struct here, a test that it is read.

mod load;
mod sections;

use std::collections::HashMap;
use std::path::Path;

use domain::clock::Instant;
use serde::Deserialize;

use crate::host::Base;
pub use load::ConfigError;
pub use sections::{Database, Dev, Files, Jobs, Log, LogFormat, Mail, MailTransport, Metrics, Server, Session};

/// The documented defaults, built in.
pub const DEFAULTS: &str = include_str!("../config.default.toml");

/// Everything that can be set. The keys are explained in `config.default.toml`, and only there.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Listening, addresses, limits.
    pub server: Server,
    /// Where the rows are.
    pub database: Database,
    /// How long people stay signed in.
    pub session: Session,
    /// Where the evidence files are.
    pub files: Files,
    /// Work that the server does by itself.
    pub jobs: Jobs,
    /// E-mail.
    pub mail: Mail,
    /// The listener of `/metrics`.
    pub metrics: Metrics,
    /// Logging.
    pub log: Log,
    /// Development.
    pub dev: Dev,
    /// `DIEM06_NOW`.
    #[serde(skip)]
    pub now: Option<Instant>,
    /// `DIEM06_DEMO_PASSWORD`.
    #[serde(skip)]
    pub demo_password: Option<String>,
}

impl Config {
    /// Reads the configuration from a file, if one is named, and the environment.
    ///
    /// # Errors
    /// [`ConfigError`] names the key and the remedy.
    pub fn load(file: Option<&Path>, environment: &HashMap<String, String>) -> Result<Self, ConfigError> {
        load::load(file, environment)
    }

    /// Scheme and authority under which browsers know this instance.
    ///
    /// # Errors
    /// [`ConfigError::Base`] when it is not `host` or `host:port`.
    pub fn base(&self) -> Result<Base, ConfigError> {
        let authority = match self.server.base.trim() {
            "" => format!("localhost:{}", self.server.port),
            given => given.to_owned(),
        };
        Base::parse(self.server.scheme, &authority).ok_or(ConfigError::Base { authority })
    }

    /// The folder of the evidence files, with its limits.
    #[must_use]
    pub fn file_room(&self) -> store::FileRoom {
        let limits = store::FileLimits { file: self.files.max_bytes, tenant: self.files.tenant_bytes };
        store::FileRoom::new(self.files.dir.clone(), limits)
    }

    /// What the store needs.
    #[must_use]
    pub fn store_options(&self) -> store::Options {
        store::Options {
            url: self.database.url.clone(),
            owner_url: Some(self.database.owner_url.clone()).filter(|url| !url.is_empty()),
            pool: self.database.pool,
            now: self.now,
            sessions: store::SessionLimits { idle_hours: self.session.idle_hours, absolute_hours: self.session.absolute_hours },
        }
    }
}

#[cfg(test)]
mod tests;
