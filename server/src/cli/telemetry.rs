//! The log: on standard error, so that what a command answers can be piped.

use std::io::{IsTerminal, stderr};

use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts logging.
pub(super) fn init(log: &Log) -> Result<()> {
    let filter = match std::env::var("RUST_LOG") {
        Ok(directives) if !directives.is_empty() => EnvFilter::try_new(directives).context("RUST_LOG")?,
        _ => EnvFilter::try_new(&log.filter).context("log.filter")?,
    };
    let log_to = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(stderr().is_terminal());
    match log.format {
        LogFormat::Text => log_to.try_init(),
        LogFormat::Json => log_to.json().flatten_event(true).try_init(),
    }
    .map_err(|error| anyhow::anyhow!("the log can't be started: {error}"))
}
