//! Notices as rows, and back.

use domain::ids::{AccountId, NoticeId, UnitId};
use domain::notice::{Notice, NoticeKind, NoticeWords};
use domain::review::Subject;
use domain::views::notices::NoticeRow;
use sea_orm::Set;
use serde_json::json;
use uuid::Uuid;

use crate::Error;
use crate::entities::notice::{ActiveModel, Model};
use crate::secrets::new_id;
use crate::tenancy::TenantTx;

/// What one or several people are told.
#[derive(Debug, Clone)]
pub(super) struct Tale {
    pub(super) kind: NoticeKind,
    pub(super) subject: Subject,
    pub(super) href: String,
    pub(super) unit: Option<UnitId>,
    pub(super) words: NoticeWords,
    /// The cause: nobody is told twice of one.
    pub(super) key: String,
    pub(super) caused_by: Option<Uuid>,
}

impl Tale {
    /// The row for one person.
    pub(super) fn to(&self, tx: &TenantTx, account: AccountId) -> Result<ActiveModel, Error> {
        let (kind, id) = parts(self.subject)?;
        Ok(ActiveModel {
            tenant_id: Set(tx.tenant()),
            id: Set(NoticeId(new_id())),
            account_id: Set(account),
            kind: Set(self.kind.code().to_owned()),
            subject_kind: Set(kind),
            subject_id: Set(id),
            href: Set(self.href.clone()),
            unit_id: Set(self.unit),
            words: Set(serde_json::to_string(&self.words).map_err(|e| Error::Broken(e.to_string()))?),
            dedupe_key: Set(self.key.clone()),
            caused_by: Set(self.caused_by),
            created_at: Set(tx.now()),
            seen_at: Set(None),
        })
    }
}

/// Kind and id of a subject, as it is sent over the wire.
pub(super) fn parts(subject: Subject) -> Result<(String, Uuid), Error> {
    #[derive(serde::Deserialize)]
    struct Parts {
        kind: String,
        id: Uuid,
    }
    let parts = serde_json::to_value(subject).and_then(serde_json::from_value::<Parts>);
    parts.map(|parts| (parts.kind, parts.id)).map_err(|e| Error::Broken(e.to_string()))
}

fn kind(row: &Model) -> Result<NoticeKind, Error> {
    NoticeKind::from_code(&row.kind).ok_or_else(|| Error::unknown_code("kind of notice", &row.kind))
}

/// What a row says.
pub(super) fn words(row: &Model) -> Result<NoticeWords, Error> {
    serde_json::from_str(&row.words).map_err(|e| Error::Broken(format!("notice {}: {e}", row.id)))
}

/// A row as the rules know it.
pub(super) fn notice(row: &Model) -> Result<Notice, Error> {
    let subject = json!({ "kind": row.subject_kind, "id": row.subject_id });
    let subject = serde_json::from_value(subject).map_err(|e| Error::Broken(format!("notice {}: {e}", row.id)))?;
    Ok(Notice { id: row.id, to: row.account_id, kind: kind(row)?, subject, at: row.created_at, read: row.seen_at.is_some() })
}

/// A row as pages show it.
pub(super) fn line(row: &Model) -> Result<NoticeRow, Error> {
    Ok(NoticeRow { id: row.id, kind: kind(row)?, words: words(row)?, at: row.created_at, seen: row.seen_at.is_some() })
}
