//! The sections, one struct each. What a key means stands in `config.default.toml`.

use serde::Deserialize;

use crate::host::Scheme;
use crate::proxies::Proxies;

/// `[server]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Server {
    /// Address to listen on.
    pub listen: std::net::IpAddr,
    /// Port to listen on.
    pub port: u16,
    /// Authority that browsers use; empty for `localhost:<port>`.
    pub base: String,
    /// Scheme that browsers use.
    pub scheme: Scheme,
    /// Whose `X-Forwarded-*` is believed.
    pub trusted_proxies: Proxies,
    /// Folder of the built site.
    pub site: String,
    /// Largest request body in bytes.
    pub body_limit: usize,
    /// Seconds that a request may take.
    pub request_timeout: u64,
    /// Seconds to finish running requests when told to stop.
    pub drain: u64,
}

/// `[database]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Address for serving.
    pub url: String,
    /// Address for migrations and seeds; empty for the same.
    pub owner_url: String,
    /// Connections of the pool.
    pub pool: u32,
    /// Several real tenants on SQLite, reachable from outside, are meant.
    pub allow_multi_tenant_sqlite: bool,
}

// By hand: the addresses may hold a password, and a configuration is easily logged.
impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Database").field("pool", &self.pool).finish_non_exhaustive()
    }
}

/// `[session]`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Hours after which an unused session ends.
    pub idle_hours: u32,
    /// Hours after which any session ends.
    pub absolute_hours: u32,
}

/// `[files]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Files {
    /// Folder of the evidence files.
    pub dir: std::path::PathBuf,
    /// Largest file in bytes.
    pub max_bytes: u64,
    /// Bytes of all files of a tenant.
    pub tenant_bytes: u64,
    /// Seconds that sending a file may take.
    pub upload_timeout: u64,
}

/// `[jobs]`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Jobs {
    /// Seconds between two looks; 0 for none.
    pub every: u64,
}

/// How e-mail goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailTransport {
    /// Not at all.
    Off,
    /// Into files.
    Sink,
    /// To a relay.
    Smtp,
}

/// `[mail]`
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// How it goes out.
    pub transport: MailTransport,
    /// Folder of the sink.
    pub dir: std::path::PathBuf,
    /// Address that letters come from.
    pub from: String,
    /// The relay, with the user and the password where it asks for them.
    pub relay: String,
}

// By hand: the relay's address may hold a password.
impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mail").field("transport", &self.transport).field("dir", &self.dir).field("from", &self.from).finish_non_exhaustive()
    }
}

/// `[metrics]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metrics {
    /// `address:port`, or "0" for none.
    pub listen: String,
}

/// `[log]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// For whom.
    pub format: LogFormat,
    /// Tracing directives.
    pub filter: String,
}

/// For whom the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// People.
    Text,
    /// Machines: one JSON object a line.
    Json,
}

/// `[dev]`
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dev {
    /// Whether `/ui-kit` is served.
    pub ui_kit: bool,
    /// Whether pages load themselves again after a new start of the server.
    pub reload: bool,
}
