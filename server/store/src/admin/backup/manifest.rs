//! `manifest.json`, the last member of an archive: what the others are, and what they must sum up to.

use domain::clock::Instant;
use serde::{Deserialize, Serialize};
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

/// The version of the archive's layout that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Name of the member. Last, because the sums are known only then; an archive that was cut short lacks it.
pub(super) const NAME: &str = "manifest.json";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub format: u32,
    /// The program that wrote it.
    pub program: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The schema: applied migrations, in order.
    pub migrations: Vec<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// Tables whose rows are left out on purpose.
    pub left_out: Vec<String>,
    pub members: Vec<Member>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Member {
    pub name: String,
    pub size: u64,
    pub sha256: String,
    /// Of rows of PostgreSQL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<Rows>,
}

/// Rows in PostgreSQL's text format of COPY.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Rows {
    pub table: String,
    /// `None` for what all tenants share.
    pub tenant: Option<Uuid>,
    pub columns: Vec<String>,
    pub count: u64,
}

impl Manifest {
    pub fn new(engine: &str, migrations: Vec<String>, now: Instant) -> Self {
        let utc = now.local().to_offset(time::UtcOffset::UTC);
        Self {
            format: FORMAT,
            program: format!("diem06 {}", env!("CARGO_PKG_VERSION")),
            engine: engine.to_owned(),
            migrations,
            created_at: utc.format(&Rfc3339).unwrap_or_default(),
            left_out: super::LEFT_OUT.map(str::to_owned).to_vec(),
            members: Vec::new(),
        }
    }
}
