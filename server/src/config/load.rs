//! Putting the sources on top of each other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use config::{Environment, File, FileFormat};
use domain::clock::Instant;
use time::OffsetDateTime;
use time::format_description::well_known::{Iso8601, Rfc3339};

use super::{Config, DEFAULTS};

/// Why the configuration can't be used, with the remedy.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The named file is not there.
    #[error("the configuration file {0} does not exist. Correct --config or DIEM06_CONFIG")]
    NoFile(PathBuf),
    /// Unknown key, wrong type, or no TOML.
    #[error("configuration: {0}. Every key is explained in server/config.default.toml")]
    Content(#[from] config::ConfigError),
    /// Not an authority.
    #[error("server.base {authority:?} is not a host or host:port. Write it without scheme and path, e.g. diem06.example:443")]
    Base {
        /// As given.
        authority: String,
    },
    /// Sessions that would never end, or end at once.
    #[error("session.idle_hours ({idle}) must be at least 1, and session.absolute_hours ({absolute}) not less than that and at most 8760")]
    Session {
        /// As given.
        idle: u32,
        /// As given.
        absolute: u32,
    },
    /// No folder.
    #[error("files.dir is empty. Name the folder of the evidence files, e.g. var/files")]
    NoFilesDir,
    /// Limits that let nothing in.
    #[error(
        "files.max_bytes ({file}) must be at least 1000 and not more than files.tenant_bytes ({tenant}); files.upload_timeout at least 1"
    )]
    Files {
        /// As given.
        file: u64,
        /// As given.
        tenant: u64,
    },
    /// Not a time.
    #[error("DIEM06_NOW {0:?} is neither a day (2023-06-06) nor a time (2023-06-06T08:00:00+07:00)")]
    Now(String),
}

/// Short names of the environment that everybody expects.
const SHORT: [(&str, &str); 3] = [("PORT", "server.port"), ("DATABASE_URL", "database.url"), ("DATABASE_OWNER_URL", "database.owner_url")];

pub(super) fn load(file: Option<&Path>, environment: &HashMap<String, String>) -> Result<Config, ConfigError> {
    let set = |name: &str| environment.get(name).filter(|value| !value.is_empty()).cloned();
    let mut builder = config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
    let file = file.map(Path::to_path_buf).or_else(|| set("DIEM06_CONFIG").map(PathBuf::from));
    if let Some(file) = file {
        if !file.is_file() {
            return Err(ConfigError::NoFile(file));
        }
        builder = builder.add_source(File::from(file).format(FileFormat::Toml));
    }
    let prefixed = Environment::with_prefix("DIEM06")
        .separator("__")
        .try_parsing(true)
        .list_separator(",")
        .with_list_parse_key("server.trusted_proxies")
        .ignore_empty(true)
        .source(Some(environment.clone()));
    builder = builder.add_source(prefixed);
    for (name, key) in SHORT {
        builder = builder.set_override_option(key, set(name))?;
    }
    let mut config: Config = builder.build()?.try_deserialize()?;
    config.now = set("DIEM06_NOW").map(|text| parse_now(&text)).transpose()?;
    config.demo_password = set("DIEM06_DEMO_PASSWORD");
    check(&config)?;
    Ok(config)
}

fn check(config: &Config) -> Result<(), ConfigError> {
    let super::Session { idle_hours: idle, absolute_hours: absolute } = config.session;
    if idle == 0 || absolute < idle || absolute > 365 * 24 {
        return Err(ConfigError::Session { idle, absolute });
    }
    if config.files.dir.as_os_str().is_empty() {
        return Err(ConfigError::NoFilesDir);
    }
    let super::Files { max_bytes: file, tenant_bytes: tenant, upload_timeout, .. } = config.files;
    if file < 1000 || tenant < file || upload_timeout == 0 {
        return Err(ConfigError::Files { file, tenant });
    }
    Ok(())
}

/// A day means eight in the morning in Vietnam: an office opens.
fn parse_now(text: &str) -> Result<Instant, ConfigError> {
    if let Ok(moment) = OffsetDateTime::parse(text, &Rfc3339) {
        return Ok(Instant::from_datetime(moment));
    }
    let day = time::Date::parse(text, &Iso8601::DATE).map_err(|_| ConfigError::Now(text.to_owned()))?;
    Ok(Instant::at_hour(day, 8))
}
