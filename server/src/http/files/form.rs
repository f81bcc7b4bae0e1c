//! A form with a file, field by field.

use axum::extract::Request;
use domain::error::{Fault, RefusalCode};
use domain::evidence::{FileKind, clean_name};
use futures_util::{StreamExt, future::ready};
use http::header;
use multer::{Constraints, Field, Multipart, SizeLimit};
use store::{FileLimits, FileRoom, Received};

use crate::notice::Notice;

/// The most bytes of all that is no file.
const TEXT: u64 = 16 * 1024;
/// A body that is refused is read on to so many times the limit of a file.
const PATIENCE: u64 = 8;
/// The fields of text.
const FIELDS: [&str; 2] = ["form", "note"];

/// Why a form was not taken.
pub(super) enum Stopped {
    /// It was refused.
    Fault(Fault),
    /// It is no form of this kind.
    Unreadable,
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<store::Error> for Stopped {
    fn from(error: store::Error) -> Self {
        Self::Fault(error.into_fault())
    }
}

impl From<multer::Error> for Stopped {
    fn from(error: multer::Error) -> Self {
        use multer::Error as E;
        match error {
            E::StreamReadFailed(_) | E::IncompleteStream | E::IncompleteFieldData { .. } | E::IncompleteHeaders => {
                Self::Fault(at_file(RefusalCode::FileCutOff))
            }
            other => {
                tracing::warn!(cause = %other, "a form with a file can't be read");
                Self::Unreadable
            }
        }
    }
}

fn at_file(code: RefusalCode) -> Fault {
    Fault::field("file", code)
}

/// A file that came with the form.
pub(super) struct Filled {
    pub(super) name: String,
    pub(super) received: Received,
}

/// A form on its way.
pub(super) struct Upload {
    parts: Multipart<'static>,
    text: Vec<(String, String)>,
}

impl Upload {
    /// Looks at the head of a request only.
    pub(super) fn new(request: Request, limits: FileLimits) -> Result<Self, Notice> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let boundary = multer::parse_boundary(kind).map_err(|_| Notice::Malformed)?;
        let most = limits.file.saturating_mul(PATIENCE).saturating_add(TEXT);
        let mut sizes = SizeLimit::new().whole_stream(most);
        for field in FIELDS {
            sizes = sizes.for_field(field, TEXT);
        }
        // A line that dies is the end of what came: the fields of text before it are read all the same.
        let body = request.into_body().into_data_stream().take_while(|chunk| ready(chunk.is_ok()));
        let parts = Multipart::with_constraints(body, boundary, Constraints::new().size_limit(sizes));
        Ok(Self { parts, text: Vec::new() })
    }

    /// Reads all of it, and answers the file.
    pub(super) async fn read(&mut self, room: &FileRoom) -> Result<Filled, Stopped> {
        let mut filled = None;
        while let Some(field) = self.parts.next_field().await? {
            match field.name().map(str::to_owned) {
                Some(name) if FIELDS.contains(&name.as_str()) => self.text.push((name, field.text().await?)),
                Some(name) if name == "file" && filled.is_none() => filled = file(field, room).await?,
                _ => {}
            }
        }
        filled.ok_or_else(|| at_file(RefusalCode::Required).into())
    }

    /// Reads the fields of text, which stand before the file, and throws the rest away.
    pub(super) async fn text_only(&mut self) -> String {
        while let Ok(Some(field)) = self.parts.next_field().await {
            let Some(name) = field.name().filter(|name| FIELDS.contains(name)).map(str::to_owned) else { continue };
            if let Ok(text) = field.text().await {
                self.text.push((name, text));
            }
        }
        self.typed()
    }

    /// Reads what is left.
    pub(super) async fn drain(&mut self) {
        while let Ok(Some(mut field)) = self.parts.next_field().await {
            while let Ok(Some(_)) = field.chunk().await {}
        }
    }

    /// What the person said about the file.
    pub(super) fn note(&self) -> String {
        self.text.iter().find(|(name, _)| name == "note").map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// The fields of text, as a form without a file would send them.
    pub(super) fn typed(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.text).finish()
    }
}

/// Streams the file into the room; `None` where none was chosen.
async fn file(mut field: Field<'static>, room: &FileRoom) -> Result<Option<Filled>, Stopped> {
    let name = clean_name(field.file_name().unwrap_or_default());
    if name.is_empty() {
        return Ok(None);
    }
    let claimed = FileKind::of_name(&name).ok_or(at_file(RefusalCode::FileKindRefused))?;
    let mut incoming = room.receive(claimed).await?;
    while let Some(chunk) = field.chunk().await? {
        incoming.write(&chunk).await?;
    }
    Ok(Some(Filled { name, received: incoming.finish().await? }))
}
