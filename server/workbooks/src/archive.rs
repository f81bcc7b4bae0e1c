//! Zip archives: parts by name, inflated under one common count.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::{BufReader, Cursor, Error, Read};

use domain::importing::book_error::{BookError, BookKind, BookLimit};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::limits::Limits;
use crate::xml::Xml;

/// How far from its end an archive may have its list of parts: a comment of 64 KiB may stand behind it.
const TAIL: usize = 66_000;

/// An archive that is being read.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by their name in small letters; programs don't agree on case and slashes.
    names: HashMap<String, usize>,
    budget: Cell<u64>,
    limits: &'a Limits,
    /// What the file is taken for, to name it when it is damaged.
    pub(crate) kind: BookKind,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, BookError> {
        let kind = BookKind::Xlsx;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| {
            let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or(bytes);
            let ends = tail.windows(4).any(|window| window == b"PK\x05\x06");
            if ends { BookError::Damaged { kind } } else { BookError::CutOff }
        })?;
        if zip.len() > limits.entries {
            return Err(limits.exceeded(BookLimit::Entries));
        }
        let mut names = HashMap::new();
        for nth in 0..zip.len() {
            if let Some(Ok(name)) = zip.name_for_index(nth) {
                names.insert(normal(&name), nth);
            }
        }
        Ok(Self { zip, names, budget: Cell::new(limits.inflated_bytes), limits, kind })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.contains_key(&normal(name))
    }

    /// Whether there is a part in this folder.
    pub(crate) fn has_folder(&self, folder: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(folder))
    }

    /// A part as XML; `None` when there is none of this name.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Option<Xml<Part<'_, 'a>>>, BookError> {
        let kind = self.kind;
        Ok(self.part(name)?.map(|part| Xml::new(BufReader::with_capacity(64 * 1024, part), kind)))
    }

    /// The first bytes of a part.
    pub(crate) fn head(&mut self, name: &str, most: u64) -> Result<Vec<u8>, BookError> {
        let kind = self.kind;
        let mut head = Vec::new();
        if let Some(part) = self.part(name)? {
            part.take(most).read_to_end(&mut head).map_err(|error| of_io(&error, kind))?;
        }
        Ok(head)
    }

    fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'a>>, BookError> {
        let Some(nth) = self.names.get(&normal(name)).copied() else { return Ok(None) };
        let file = self.zip.by_index(nth).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => BookError::Password,
            _ => BookError::Damaged { kind: self.kind },
        })?;
        Ok(Some(Part { file, budget: &self.budget, limits: self.limits }))
    }
}

fn normal(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// One part while it is inflated: every byte that comes out is counted.
pub(crate) struct Part<'z, 'a> {
    file: ZipFile<'z, Cursor<&'a [u8]>>,
    budget: &'z Cell<u64>,
    limits: &'a Limits,
}

impl Read for Part<'_, '_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let read = self.file.read(buf)?;
        let left = u64::try_from(read).ok().and_then(|read| self.budget.get().checked_sub(read));
        match left {
            Some(left) => {
                self.budget.set(left);
                Ok(read)
            }
            None => Err(Error::other(self.limits.exceeded(BookLimit::InflatedBytes))),
        }
    }
}

/// What stopped a reader: a limit of ours, or a broken part.
pub(crate) fn of_io(error: &Error, kind: BookKind) -> BookError {
    error.get_ref().and_then(|inner| inner.downcast_ref::<BookError>()).copied().unwrap_or(BookError::Damaged { kind })
}
