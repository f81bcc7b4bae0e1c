//! Evidence files: what may be attached to what, which kinds there are, and whether one came whole.

use serde::{Deserialize, Serialize};

use crate::access::{Action, coded};

coded! {
    /// What files are attached to and comments are made on.
    SubjectKind {
        /// A document: its own text, signed.
        Directive = "directive",
        /// What a document asks of a unit, where it is answered in words.
        Obligation = "obligation",
        /// A task of a plan.
        Task = "task",
        /// A registration.
        Registration = "registration",
        /// A difficulty.
        Difficulty = "difficulty",
        /// A plan as a whole.
        Plan = "plan",
        /// A model, which is only spoken of: files go to its papers.
        Model = "model",
    }
}

impl SubjectKind {
    /// The right to see what it is attached to.
    #[must_use]
    pub const fn view(self) -> Action {
        match self {
            Self::Directive => Action::ViewDirectives,
            Self::Obligation => Action::ViewExplanations,
            Self::Task | Self::Plan => Action::ViewTasks,
            Self::Registration | Self::Model => Action::ViewModels,
            Self::Difficulty => Action::ViewDifficulties,
        }
    }

    /// The right to attach one, and to take it off again.
    #[must_use]
    pub const fn write(self) -> Action {
        match self {
            Self::Directive => Action::IssueDirectives,
            Self::Obligation | Self::Registration | Self::Plan | Self::Model => Action::WriteDrafts,
            Self::Task => Action::ReportProgress,
            Self::Difficulty => Action::RaiseDifficulties,
        }
    }

    /// What a file is there.
    #[must_use]
    pub const fn slot(self) -> Slot {
        if matches!(self, Self::Directive) { Slot::Document } else { Slot::Evidence }
    }
}

coded! {
    /// What a file is where it is attached.
    Slot {
        /// The thing itself.
        Document = "document",
        /// What shows that something is so.
        Evidence = "evidence",
    }
}

coded! {
    /// The kinds of files that are taken. No archives: what is in them can't be seen.
    FileKind {
        /// PDF.
        Pdf = "pdf",
        /// Word.
        Docx = "docx",
        /// Excel.
        Xlsx = "xlsx",
        /// PowerPoint.
        Pptx = "pptx",
        /// OpenDocument text.
        Odt = "odt",
        /// OpenDocument spreadsheet.
        Ods = "ods",
        /// PNG.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
    }
}

/// For the `accept` of a file field.
pub const ACCEPT: &str = ".pdf,.docx,.xlsx,.pptx,.odt,.ods,.png,.jpg,.jpeg";

/// The most characters of a file's name.
const NAME_MAX: usize = 150;

impl FileKind {
    /// The kind that a name claims by its extension.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        if extension == "jpg" { Some(Self::Jpeg) } else { Self::from_code(&extension) }
    }

    /// The media type that it is served with.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// Whether the end of a file is one: what was cut off in the middle has none. `tail` are its last bytes, 64 KiB or all.
    #[must_use]
    pub fn is_whole(self, tail: &[u8]) -> bool {
        let near = |mark: &[u8], within: usize| {
            let from = tail.len().saturating_sub(within);
            tail[from..].windows(mark.len()).any(|window| window == mark)
        };
        match self {
            // Readers look for it in the last kilobyte; some writers put more behind it.
            Self::Pdf => near(b"%%EOF", 2_048),
            Self::Docx | Self::Xlsx | Self::Pptx | Self::Odt | Self::Ods => near(b"PK\x05\x06", 65_536),
            Self::Png => near(b"IEND\xaeB`\x82", 1_024),
            // Cameras put small pictures and notes behind the end.
            Self::Jpeg => near(b"\xff\xd9", 65_536),
        }
    }
}

/// A file's name as a person gave it: without the folders of their machine, without what no line shows, not too long. The
/// extension stays.
#[must_use]
pub fn clean_name(typed: &str) -> String {
    let last = typed.rsplit(['/', '\\']).next().unwrap_or_default();
    let shown = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let name: String = crate::fold::nfc(last).chars().filter(shown).collect();
    let name = name.trim().trim_start_matches('.').trim();
    let count = name.chars().count();
    if count <= NAME_MAX {
        return name.to_owned();
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let room = NAME_MAX.saturating_sub(extension.chars().count().saturating_add(1));
    let stem: String = stem.chars().take(room).collect();
    format!("{stem}.{extension}")
}

/// `Content-Disposition` of a download (RFC 6266, the name as RFC 5987 writes it, with a name of ASCII for the rest).
#[must_use]
pub fn disposition(name: &str) -> String {
    let folded = crate::fold::fold_vi(name);
    let plain: String =
        folded.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' }).collect();
    let unreserved = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
    let escaped: String = name.bytes().map(|b| if unreserved(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{escaped}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_claim_their_kind() {
        assert_eq!(FileKind::of_name("Biên bản.PDF"), Some(FileKind::Pdf));
        assert_eq!(FileKind::of_name("a.b.jpg"), Some(FileKind::Jpeg));
        for none in ["a.zip", "a.exe", "pdf", "a.pdf.exe", "a.", ""] {
            assert_eq!(FileKind::of_name(none), None, "{none}");
        }
        for kind in FileKind::ALL {
            assert!(ACCEPT.split(',').any(|one| FileKind::of_name(one) == Some(*kind)), "{kind} is offered");
        }
        assert!(ACCEPT.split(',').all(|one| FileKind::of_name(one).is_some()));
    }

    #[test]
    fn an_end_is_asked_for() {
        assert!(FileKind::Pdf.is_whole(b"%PDF-1.4 ... startxref 9 %%EOF\n"));
        assert!(!FileKind::Pdf.is_whole(b"%PDF-1.4 ... stream"));
        let mut long = b"%%EOF".to_vec();
        long.extend([0; 4_096]);
        assert!(!FileKind::Pdf.is_whole(&long), "an end far from the end is none");
        assert!(FileKind::Png.is_whole(b"\x89PNG....\0\0\0\0IEND\xaeB`\x82"));
        assert!(!FileKind::Png.is_whole(b"\x89PNG....IDAT"));
        assert!(FileKind::Docx.is_whole(b"PK\x03\x04....PK\x05\x06\0\0\0\0") && !FileKind::Docx.is_whole(b"PK\x03\x04...."));
        assert!(FileKind::Jpeg.is_whole(b"\xff\xd8....\xff\xd9note") && !FileKind::Jpeg.is_whole(b"\xff\xd8...."));
        assert!(!FileKind::Pdf.is_whole(b""));
    }

    #[test]
    fn names_are_cleaned() {
        assert_eq!(clean_name("C:\\Users\\canbo\\Biên bản họp.pdf"), "Biên bản họp.pdf");
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name(".hidden.pdf\r\n"), "hidden.pdf");
        assert_eq!(clean_name("hop\u{202e}fdp.exe"), "hopfdp.exe", "nothing turns a name around");
        let long = clean_name(&format!("{}.pdf", "ă".repeat(500)));
        assert!(long.chars().count() == 150 && long.ends_with(".pdf"));
        assert_eq!(clean_name("  "), "");
    }

    #[test]
    fn a_download_keeps_its_name() {
        assert_eq!(
            disposition("Biên bản \"số 1\".pdf"),
            "attachment; filename=\"bien ban _so 1_.pdf\"; filename*=UTF-8''Bi%C3%AAn%20b%E1%BA%A3n%20%22s%E1%BB%91%201%22.pdf"
        );
    }
}
