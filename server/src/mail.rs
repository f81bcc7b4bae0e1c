//! E-mail: the daily letter in words, and where it goes.

use std::path::{Path, PathBuf};

use domain::text::{self, labels, mail as texts};
use domain::views::frame::TenantHead;
use store::services::jobs::Letter;

use crate::config::{Mail, MailTransport};

/// Why an e-mail can't be sent.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// None is sent at all.
    #[error("mail.transport is off")]
    Off,
    /// The sink.
    #[error("the folder of mail.dir can't be written: {0}")]
    Sink(#[from] std::io::Error),
}

/// Where e-mail goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mailer {
    /// Nowhere.
    Off,
    /// Into files of a folder.
    Sink(PathBuf),
}

impl Mailer {
    /// From the settings.
    #[must_use]
    pub fn new(config: &Mail) -> Self {
        match config.transport {
            MailTransport::Off => Self::Off,
            MailTransport::Sink => Self::Sink(config.dir.clone()),
        }
    }

    /// Whether anything goes out.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !matches!(self, Self::Off)
    }

    /// Sends a letter. `tenant` is whose pages it leads to.
    ///
    /// # Errors
    /// [`MailError`]: it may be tried again, as the same message.
    pub async fn send(&self, letter: &Letter, tenant: &TenantHead) -> Result<(), MailError> {
        match self {
            Self::Off => Err(MailError::Off),
            Self::Sink(folder) => Ok(keep(folder, letter, &whole(letter, tenant)).await?),
        }
    }
}

/// Head and words of a letter.
fn whole(letter: &Letter, tenant: &TenantHead) -> String {
    let total = u32::try_from(letter.lines.len()).unwrap_or(u32::MAX).saturating_add(letter.more);
    let subject = text::mail::subject(letter.lang, total, letter.day);
    let id = format!("<{}@{}>", letter.message_id, host(&tenant.url));
    format!("Message-ID: {id}\nTo: {}\nSubject: {subject}\n\n{}", letter.email, plain(letter, tenant))
}

/// The host of an address: no scheme, no port.
fn host(url: &str) -> &str {
    let rest = url.split("://").nth(1).unwrap_or(url);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

fn plain(letter: &Letter, tenant: &TenantHead) -> String {
    let t = texts(letter.lang);
    let mut body = format!("{}, {}\n\n", letter.name, tenant.name(letter.lang));
    for line in &letter.lines {
        body += &format!("- {}: {}\n", labels::notice_kind(letter.lang, line.kind), line.words.name);
        let details = text::notices::details(letter.lang, &line.words).join(" · ");
        if !details.is_empty() {
            body += &format!("  {details}\n");
        }
    }
    if letter.more > 0 {
        body += &format!("\n{}\n", text::mail::more(letter.lang, letter.more));
    }
    body + &format!("\n{}: {}/notifications\n\n{} {}/account#mail\n", t.open, tenant.url, t.why, tenant.url)
}

/// Keeps a letter under its own name, so that a second sending is the same file. It appears whole or not at all.
async fn keep(folder: &Path, letter: &Letter, whole: &str) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let draft = folder.join(format!(".{}.txt", letter.message_id));
    tokio::fs::write(&draft, whole).await?;
    tokio::fs::rename(&draft, folder.join(format!("{}.txt", letter.message_id))).await
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn a_message_is_of_the_tenants_host() {
        assert_eq!((host("http://thanh-hoa.localhost:3000"), host("https://x.vn/")), ("thanh-hoa.localhost", "x.vn"));
    }
}
