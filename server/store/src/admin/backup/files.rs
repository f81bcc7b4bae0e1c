//! Evidence files: written once under their final name, never changed. A name that begins with a dot is being written.

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::{BackupError, io};

/// The folder of the archive that holds them.
pub(super) const FOLDER: &str = "files";

/// The files below a folder: name within it, and path. A folder that is not there has none.
pub(super) fn list(folder: &Path) -> Result<Vec<(String, PathBuf)>, BackupError> {
    let mut found = Vec::new();
    if folder.symlink_metadata().is_ok() {
        walk(folder, "", &mut found)?;
    }
    found.sort();
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<(String, PathBuf)>) -> Result<(), BackupError> {
    for entry in std::fs::read_dir(folder).map_err(io(folder))? {
        let entry = entry.map_err(io(folder))?;
        let path = entry.path();
        let name = entry.file_name().into_string().map_err(|_| BackupError::Unsteady(path.clone()))?;
        if name.starts_with('.') {
            continue;
        }
        let name = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(io(&path))?;
        if kind.is_dir() {
            walk(&path, &format!("{name}/"), found)?;
        } else if kind.is_file() {
            found.push((name, path));
        } else {
            return Err(BackupError::Unsteady(path));
        }
    }
    Ok(())
}

/// Refuses a folder that has anything in it. Makes one that is not there.
pub(super) fn must_be_empty(folder: &Path) -> Result<(), BackupError> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(io(folder))?;
    match std::fs::read_dir(folder).map_err(io(folder))?.next() {
        Some(_) => Err(BackupError::NotEmpty(format!("the folder {}", folder.display()))),
        None => Ok(()),
    }
}

/// Moves what was unpacked into the empty folder. Within the folder, because it may be a volume of its own.
pub(super) fn put(unpacked: &Path, folder: &Path) -> Result<(), BackupError> {
    for (from, to) in moves(unpacked, folder)? {
        std::fs::rename(&from, &to).map_err(io(&to))?;
    }
    super::archive::sync_folder(folder)
}

/// Takes them back out: the rows that name them did not come.
pub(super) fn take_back(unpacked: &Path, folder: &Path) -> Result<(), BackupError> {
    for (to, from) in moves(folder, unpacked)? {
        // The folder that they were unpacked in is within this one.
        if !unpacked.starts_with(&to) {
            std::fs::rename(&to, &from).map_err(io(&from))?;
        }
    }
    Ok(())
}

fn moves(from: &Path, to: &Path) -> Result<Vec<(PathBuf, PathBuf)>, BackupError> {
    if !from.exists() {
        return Ok(Vec::new());
    }
    let entries = std::fs::read_dir(from).map_err(io(from))?;
    entries.map(|entry| entry.map(|entry| (entry.path(), to.join(entry.file_name()))).map_err(io(from))).collect()
}
