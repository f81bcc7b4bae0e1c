//! The content of evidence files: in a folder, under the tenant and the SHA-256, so that one content lies there once.
//!
//! It comes as a stream, is written to a temporary name below `.incoming` and put in place when whole; what is there is never
//! changed. Names that begin with a dot are no business of a backup. Everything here goes through `object_store`, but for the
//! sweep, which must also see what that hides: uploads that were cut off with their process.

mod sniff;
mod sweep;

use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use domain::error::{Fault, RefusalCode};
use domain::evidence::FileKind;
use domain::ids::TenantId;
use futures_util::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Name;
use object_store::{MultipartUpload, ObjectStore};
use sha2::{Digest, Sha256};

use crate::Error;
use crate::secrets::{hex, new_id};

/// Where content lies until it is whole.
const INCOMING: &str = ".incoming";
/// As much is gathered before it is written.
const PART: usize = 256 * 1024;
/// As much of the beginning tells what a file is.
const HEAD: usize = 16 * 1024;
/// As much of the end tells whether it is whole.
const TAIL: usize = 64 * 1024;

/// How much may be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLimits {
    /// Bytes of one file.
    pub file: u64,
    /// Bytes of all files of a tenant.
    pub tenant: u64,
}

/// The folder of the files. Cheap to clone. It is made when the first file comes.
#[derive(Debug, Clone)]
pub struct FileRoom {
    dir: PathBuf,
    limits: FileLimits,
}

/// The bytes of a file, as they are read.
pub type Content = BoxStream<'static, Result<Bytes, object_store::Error>>;

impl FileRoom {
    /// A folder, which need not be there yet.
    #[must_use]
    pub const fn new(dir: PathBuf, limits: FileLimits) -> Self {
        Self { dir, limits }
    }

    /// How much may be stored.
    #[must_use]
    pub const fn limits(&self) -> FileLimits {
        self.limits
    }

    fn objects(&self) -> Result<LocalFileSystem, Error> {
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&self.dir).map_err(broken)?;
        LocalFileSystem::new_with_prefix(&self.dir).map_err(broken)
    }

    /// Begins to take a file whose name claims a kind.
    ///
    /// # Errors
    /// The folder can't be written.
    pub async fn receive(&self, claimed: FileKind) -> Result<Incoming, Error> {
        let objects = self.objects()?;
        let name = Name::from_iter([INCOMING, &new_id().simple().to_string()]);
        let upload = objects.put_multipart(&name).await.map_err(broken)?;
        let (hash, part, head, tail) = (Sha256::new(), BytesMut::new(), Vec::new(), Vec::new());
        Ok(Incoming { objects, name, upload, claimed, max: self.limits.file, bytes: 0, hash, part, head, tail })
    }

    /// Puts what was received where it stays. The same content may be there already: then it is replaced by itself, and young again.
    pub(crate) async fn place(&self, tenant: TenantId, received: &Received) -> Result<(), Error> {
        let name = name_of(tenant, &received.sha256);
        received.objects.rename(&received.name, &name).await.map_err(broken)?;
        let path = received.objects.path_to_filesystem(&name).map_err(broken)?;
        sync(path.parent().map(PathBuf::from)).await
    }

    /// Reads a content.
    pub(crate) async fn read(&self, tenant: TenantId, sha256: &str) -> Result<Content, Error> {
        let found = self.objects()?.get(&name_of(tenant, sha256)).await.map_err(broken)?;
        Ok(found.into_stream())
    }
}

/// A file, or the names in a folder, reach the disk before a row tells of them.
async fn sync(path: Option<PathBuf>) -> Result<(), Error> {
    let Some(path) = path else { return Ok(()) };
    let work = move || std::fs::File::open(path).and_then(|file| file.sync_all());
    tokio::task::spawn_blocking(work).await.map_err(broken)?.map_err(broken)
}

fn name_of(tenant: TenantId, sha256: &str) -> Name {
    Name::from_iter([tenant.to_string().as_str(), sha256])
}

fn broken(cause: impl std::fmt::Display) -> Error {
    Error::Broken(format!("files: {cause}"))
}

/// A file on its way. Dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Incoming {
    objects: LocalFileSystem,
    name: Name,
    upload: Box<dyn MultipartUpload>,
    claimed: FileKind,
    max: u64,
    bytes: u64,
    hash: Sha256,
    part: BytesMut,
    head: Vec<u8>,
    tail: Vec<u8>,
}

/// A file that came whole and is what it claims to be, not yet in its place.
#[derive(Debug)]
pub struct Received {
    objects: LocalFileSystem,
    name: Name,
    pub(crate) kind: FileKind,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

impl Incoming {
    /// Takes more of it.
    ///
    /// # Errors
    /// [`RefusalCode::FileTooLarge`] at `file`; the folder can't be written. Then it is of no use any more.
    pub async fn write(&mut self, chunk: &[u8]) -> Result<(), Error> {
        self.bytes = self.bytes.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        if self.bytes > self.max {
            return Err(refused(RefusalCode::FileTooLarge { max: self.max }));
        }
        self.hash.update(chunk);
        let room = HEAD.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..room]);
        self.tail.extend_from_slice(chunk);
        if self.tail.len() > TAIL * 4 {
            self.tail.drain(..self.tail.len() - TAIL);
        }
        self.part.extend_from_slice(chunk);
        if self.part.len() >= PART { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), Error> {
        let part = self.part.split().freeze();
        self.upload.put_part(part.into()).await.map_err(broken)
    }

    /// Nothing more comes.
    ///
    /// # Errors
    /// At `file`: [`RefusalCode::Required`] for nothing at all, [`RefusalCode::FileMismatch`], [`RefusalCode::FileCutOff`]. Then nothing is kept.
    pub async fn finish(mut self) -> Result<Received, Error> {
        let tail = &self.tail[self.tail.len().saturating_sub(TAIL)..];
        let wrong = if self.bytes == 0 {
            Some(RefusalCode::Required)
        } else if sniff::kind(&self.head, tail) != Some(self.claimed) {
            Some(RefusalCode::FileMismatch { claimed: self.claimed })
        } else if !self.claimed.is_whole(tail) {
            Some(RefusalCode::FileCutOff)
        } else {
            None
        };
        if let Some(wrong) = wrong {
            self.upload.abort().await.map_err(broken)?;
            return Err(refused(wrong));
        }
        if !self.part.is_empty() {
            self.flush().await?;
        }
        self.upload.complete().await.map_err(broken)?;
        sync(Some(self.objects.path_to_filesystem(&self.name).map_err(broken)?)).await?;
        let sha256 = hex(&self.hash.finalize());
        Ok(Received { objects: self.objects, name: self.name, kind: self.claimed, bytes: self.bytes, sha256 })
    }
}

impl Received {
    /// Throws it away.
    pub(crate) async fn discard(self) {
        if let Err(error) = self.objects.delete(&self.name).await {
            // The sweep finds it.
            tracing::warn!(%error, "a file that was refused stays for now");
        }
    }
}

fn refused(code: RefusalCode) -> Error {
    Fault::field("file", code).into()
}
