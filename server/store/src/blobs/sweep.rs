//! What lies in the folder and belongs to nobody.

use std::collections::HashSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use domain::ids::TenantId;

use super::{FileRoom, INCOMING, broken};
use crate::Error;

/// What is younger may still be on its way, on this machine or another.
const OLD: Duration = Duration::from_secs(24 * 3600);

impl FileRoom {
    /// Deletes uploads that were cut off a day ago or earlier. Answers how many.
    pub(crate) async fn sweep_incoming(&self) -> Result<u32, Error> {
        let folder = self.dir.join(INCOMING);
        blocking(move || delete(&folder, |_| true)).await
    }

    /// Deletes contents of a tenant that none of its rows names. Call it in a transaction that keeps others from adding rows.
    pub(crate) async fn sweep_tenant(&self, tenant: TenantId, named: HashSet<String>) -> Result<u32, Error> {
        let folder = self.dir.join(tenant.to_string());
        blocking(move || delete(&folder, |name| !named.contains(name))).await
    }
}

async fn blocking(work: impl FnOnce() -> std::io::Result<u32> + Send + 'static) -> Result<u32, Error> {
    tokio::task::spawn_blocking(work).await.map_err(broken)?.map_err(broken)
}

/// Deletes the old files of a folder that `unwanted` names.
fn delete(folder: &Path, unwanted: impl Fn(&str) -> bool) -> std::io::Result<u32> {
    let entries = match std::fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        entries => entries?,
    };
    let mut deleted = 0;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let about = entry.metadata()?;
        let old = about.modified()?.elapsed().is_ok_and(|age| age >= OLD);
        if about.is_file() && old && name.to_str().is_some_and(&unwanted) {
            deleted += u32::from(remove(&entry.path())?);
        }
    }
    Ok(deleted)
}

/// Whether it was there to be deleted: another process may sweep too.
fn remove(path: &PathBuf) -> std::io::Result<bool> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        done => done.map(|()| true),
    }
}
