//! The file: a gzipped tar whose last member is the manifest. `tar tzf` lists it anywhere.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Component, Path, PathBuf};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};
use tempfile::{NamedTempFile, TempDir};

use super::manifest::{FORMAT, Manifest, Member, NAME, Rows};
use super::{BackupError, io};
use crate::secrets::hex;

/// More than any instance's manifest: one line per evidence file.
const MANIFEST_LIMIT: u64 = 1 << 30;

/// The folder that a file is in.
pub(super) fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf()
}

/// A folder for this user only, removed when dropped.
pub(super) fn scratch(beside: &Path) -> Result<TempDir, BackupError> {
    std::fs::create_dir_all(beside).map_err(io(beside))?;
    let only_us = std::fs::Permissions::from_mode(0o700);
    tempfile::Builder::new().prefix(".diem06-").permissions(only_us).tempdir_in(beside).map_err(io(beside))
}

/// A new archive. It has its name only once it is whole and on the disk; dropped before, it is gone.
pub(super) struct Packer {
    target: PathBuf,
    tar: tar::Builder<GzEncoder<BufWriter<NamedTempFile>>>,
    members: Vec<Member>,
}

impl Packer {
    pub fn create(target: &Path) -> Result<Self, BackupError> {
        if target.symlink_metadata().is_ok() {
            return Err(BackupError::Exists(target.to_path_buf()));
        }
        let folder = folder_of(target);
        // Made with mode 0600, whatever the umask.
        let file = tempfile::Builder::new().prefix(".diem06-").suffix(".part").tempfile_in(&folder).map_err(io(&folder))?;
        let tar = tar::Builder::new(GzEncoder::new(BufWriter::new(file), Compression::default()));
        Ok(Self { target: target.to_path_buf(), tar, members: Vec::new() })
    }

    /// Adds a file of the disk.
    pub fn add_file(&mut self, name: &str, path: &Path) -> Result<(), BackupError> {
        self.add(name, path, None)
    }

    /// Adds rows that were written to a file.
    pub fn add_rows(&mut self, name: &str, path: &Path, rows: Rows) -> Result<(), BackupError> {
        self.add(name, path, Some(rows))
    }

    fn add(&mut self, name: &str, path: &Path, rows: Option<Rows>) -> Result<(), BackupError> {
        let mut file = File::open(path).map_err(io(path))?;
        let size = file.metadata().map_err(io(path))?.len();
        let mut content = Summed::new((&mut file).take(size));
        self.tar.append_data(&mut header(size), name, &mut content).map_err(io(&self.target))?;
        let (read, sha256) = content.sum();
        // One more byte would have been cut off, one less filled up with nothing.
        if read != size || file.read(&mut [0]).map_err(io(path))? != 0 {
            return Err(BackupError::Unsteady(path.to_path_buf()));
        }
        self.members.push(Member { name: name.to_owned(), size, sha256, rows });
        Ok(())
    }

    /// Writes the manifest, waits for the disk and gives the archive its name. Answers its size.
    pub fn finish(mut self, mut manifest: Manifest) -> Result<u64, BackupError> {
        manifest.members = self.members;
        let text = serde_json::to_vec_pretty(&manifest).map_err(BackupError::db)?;
        let failed = io(&self.target);
        self.tar.append_data(&mut header(text.len() as u64), NAME, text.as_slice()).map_err(&failed)?;
        let gzip = self.tar.into_inner().map_err(&failed)?;
        let file =
            gzip.finish().and_then(|buffered| buffered.into_inner().map_err(std::io::IntoInnerError::into_error)).map_err(&failed)?;
        file.as_file().sync_all().map_err(&failed)?;
        let size = file.as_file().metadata().map_err(&failed)?.len();
        file.persist_noclobber(&self.target).map_err(|kept| match kept.error.kind() {
            std::io::ErrorKind::AlreadyExists => BackupError::Exists(self.target.clone()),
            _ => BackupError::Io { path: self.target.clone(), cause: kept.error },
        })?;
        sync_folder(&folder_of(&self.target))?;
        Ok(size)
    }
}

fn header(size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(size);
    header.set_mode(0o600);
    header
}

/// A name is on the disk only when its folder is.
pub(super) fn sync_folder(folder: &Path) -> Result<(), BackupError> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(io(folder))
}

/// Writes the members to where `place` says and proves them against the manifest. What was written is worth nothing
/// before this has answered.
pub(super) fn unpack(archive: &Path, place: impl Fn(&str) -> Option<PathBuf>) -> Result<Manifest, BackupError> {
    let file = File::open(archive).map_err(io(archive))?;
    let damaged = |cause: String| BackupError::Damaged { path: archive.to_path_buf(), cause };
    let unreadable = |cause: std::io::Error| damaged(cause.to_string());
    let mut tar = tar::Archive::new(GzDecoder::new(BufReader::new(file)));
    let mut found = Vec::new();
    let mut manifest: Option<Manifest> = None;
    for entry in tar.entries().map_err(unreadable)? {
        let mut entry = entry.map_err(unreadable)?;
        let path = entry.path().map_err(unreadable)?.into_owned();
        let name = safe(&path).filter(|_| entry.header().entry_type().is_file());
        let name = name.ok_or_else(|| damaged(format!("a member {} has no place here", path.display())))?;
        if manifest.is_some() {
            return Err(damaged(format!("{name} follows the manifest")));
        }
        if name == NAME {
            let mut text = Vec::new();
            entry.take(MANIFEST_LIMIT).read_to_end(&mut text).map_err(unreadable)?;
            manifest = Some(read_manifest(&text, damaged)?);
            continue;
        }
        let to = place(&name).ok_or_else(|| damaged(format!("a member {name} has no place here")))?;
        let mut content = Summed::new(&mut entry);
        write_new(&to, &mut content).map_err(|problem| match problem {
            Problem::Reading(cause) => unreadable(cause),
            Problem::Writing(cause) => io(&to)(cause),
        })?;
        let (size, sha256) = content.sum();
        found.push((name, size, sha256));
    }
    // The end of the tar is not the end of the gzip, whose check sum comes last.
    std::io::copy(&mut tar.into_inner(), &mut std::io::sink()).map_err(unreadable)?;
    let manifest = manifest.ok_or_else(|| damaged("it has no manifest at its end".to_owned()))?;
    let named = manifest.members.iter().map(|member| (&member.name, member.size, &member.sha256));
    match found.iter().map(|(name, size, sum)| (name, *size, sum)).eq(named) {
        true => Ok(manifest),
        false => Err(damaged("its members are not what the manifest says".to_owned())),
    }
}

fn read_manifest(text: &[u8], damaged: impl Fn(String) -> BackupError) -> Result<Manifest, BackupError> {
    #[derive(serde::Deserialize)]
    struct Format {
        format: u32,
    }
    // First the version alone: a newer manifest may have other fields.
    let Format { format } = serde_json::from_slice(text).map_err(|e| damaged(e.to_string()))?;
    if format > FORMAT {
        return Err(BackupError::NewerFormat(format));
    }
    serde_json::from_slice(text).map_err(|e| damaged(e.to_string()))
}

/// A relative path without tricks, as text.
fn safe(path: &Path) -> Option<String> {
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    path.to_str().filter(|name| plain && !name.is_empty()).map(str::to_owned)
}

enum Problem {
    Reading(std::io::Error),
    Writing(std::io::Error),
}

fn write_new(to: &Path, content: &mut impl Read) -> Result<(), Problem> {
    std::fs::DirBuilder::new().recursive(true).create(folder_of(to)).map_err(Problem::Writing)?;
    let mut file = File::options().write(true).create_new(true).mode(0o600).open(to).map_err(Problem::Writing)?;
    let mut buffer = vec![0; 1 << 16];
    loop {
        match content.read(&mut buffer).map_err(Problem::Reading)? {
            0 => break,
            read => file.write_all(&buffer[..read]).map_err(Problem::Writing)?,
        }
    }
    file.flush().and_then(|()| file.rewind()).and_then(|()| file.sync_all()).map_err(Problem::Writing)
}

/// Sums up what is read through it.
struct Summed<R> {
    inner: R,
    bytes: u64,
    hash: Sha256,
}

impl<R> Summed<R> {
    fn new(inner: R) -> Self {
        Self { inner, bytes: 0, hash: Sha256::new() }
    }

    fn sum(self) -> (u64, String) {
        (self.bytes, hex(&self.hash.finalize()))
    }
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}
