//! E-mail: where it goes. The same letter, sent again, is the same message: whoever gets it twice sees it once.

mod words;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use domain::text::{self, Lang};
use domain::views::frame::TenantHead;
use lettre::message::{Mailbox, MultiPart};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use store::services::jobs::Letter;

use crate::config::{Mail, MailTransport};

/// Why an e-mail can't be sent, with the remedy where there is one.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// None is sent at all.
    #[error("mail.transport is off")]
    Off,
    /// The sender is no address.
    #[error("mail.from {0:?} is no e-mail address. Write one, e.g. no-reply@diem06.example")]
    From(String),
    /// The relay's address. It may hold a password and is not repeated.
    #[error("mail.relay can't be read. Write smtps://user:password@host, smtp://user:password@host?tls=required, or smtp://localhost:25")]
    Relay,
    /// Letters would travel in clear.
    #[error("mail.relay is another machine ({0}) and speaks no TLS. Write smtps://{0}, or smtp://{0}?tls=required")]
    Plain(String),
    /// The relay does not take it.
    #[error("the relay: {0}")]
    Smtp(#[from] lettre::transport::smtp::Error),
    /// The letter: somebody's address, mostly.
    #[error("the letter can't be written: {0}")]
    Letter(String),
    /// The sink.
    #[error("the folder of mail.dir can't be written: {0}")]
    Sink(#[from] std::io::Error),
}

/// Where e-mail goes.
#[derive(Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Debug)]
enum Way {
    Off,
    /// Into files of a folder.
    Sink(PathBuf),
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>),
}

impl Mailer {
    /// From the settings.
    ///
    /// # Errors
    /// [`MailError`] names the setting and the remedy.
    pub fn new(config: &Mail) -> Result<Self, MailError> {
        let address: Address = config.from.parse().map_err(|_| MailError::From(config.from.clone()))?;
        let from = Mailbox::new(Some(text::common(Lang::Vi).app_name.to_owned()), address);
        let way = match config.transport {
            MailTransport::Off => Way::Off,
            MailTransport::Sink => Way::Sink(config.dir.clone()),
            MailTransport::Smtp => Way::Smtp(Box::new(relay(&config.relay)?)),
        };
        Ok(Self { from, way })
    }

    /// Whether anything goes out.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        !matches!(self.way, Way::Off)
    }

    /// Sends a letter. `tenant` is whose pages it leads to.
    ///
    /// # Errors
    /// [`MailError`]: it may be tried again, as the same message.
    pub async fn send(&self, letter: &Letter, tenant: &TenantHead) -> Result<(), MailError> {
        match &self.way {
            Way::Off => Err(MailError::Off),
            Way::Sink(folder) => Ok(keep(folder, letter, &whole(letter, tenant)).await?),
            Way::Smtp(relay) => Ok(relay.send(self.message(letter, tenant)?).await.map(drop)?),
        }
    }

    fn message(&self, letter: &Letter, tenant: &TenantHead) -> Result<Message, MailError> {
        let wrong = |error: &dyn std::fmt::Display| MailError::Letter(error.to_string());
        let address: Address = letter.email.parse().map_err(|error| wrong(&error))?;
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.clone()), address))
            .subject(words::subject(letter))
            .message_id(Some(message_id(letter, tenant)));
        let body = MultiPart::alternative_plain_html(words::plain(letter, tenant), words::html(letter, tenant));
        builder.multipart(body).map_err(|error| wrong(&error))
    }
}

fn message_id(letter: &Letter, tenant: &TenantHead) -> String {
    format!("<{}@{}>", letter.message_id, host(&tenant.url))
}

/// Letters name units and people's work: to another machine they go through TLS only.
fn relay(address: &str) -> Result<AsyncSmtpTransport<Tokio1Executor>, MailError> {
    let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(address).map_err(|_| MailError::Relay)?;
    let host = host(address.rsplit_once('@').map_or(address, |(_, rest)| rest));
    let secret = address.starts_with("smtps://") || address.contains("tls=required");
    let here = host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback());
    if secret || here { Ok(builder.build()) } else { Err(MailError::Plain(host.to_owned())) }
}

/// The host of an address: no scheme, no port.
fn host(url: &str) -> &str {
    let rest = url.split("://").nth(1).unwrap_or(url);
    rest.split(['/', ':', '?']).next().unwrap_or(rest)
}

/// Head and words of a letter, for people to read.
fn whole(letter: &Letter, tenant: &TenantHead) -> String {
    let (id, subject) = (message_id(letter, tenant), words::subject(letter));
    format!("Message-ID: {id}\nTo: {}\nSubject: {subject}\n\n{}", letter.email, words::plain(letter, tenant))
}

/// Keeps a letter under its own name, so that a second sending is the same file. It appears whole or not at all.
async fn keep(folder: &Path, letter: &Letter, whole: &str) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let draft = folder.join(format!(".{}.txt", letter.message_id));
    tokio::fs::write(&draft, whole).await?;
    tokio::fs::rename(&draft, folder.join(format!("{}.txt", letter.message_id))).await
}
