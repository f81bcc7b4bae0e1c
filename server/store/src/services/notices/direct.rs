//! What one person does to another by name is told in the transaction that does it, so that it is told once.

use domain::delegation::Delegation;
use domain::evidence::SubjectKind;
use domain::ids::{
    AccountId, CommentId, DelegationId, DifficultyId, DocumentId, ModelId, ObligationId, PlanId, RegistrationId, TaskId, UnitId,
};
use domain::notice::{NoticeKind, NoticeWords};
use domain::review::Subject;
use uuid::Uuid;

use super::rows::Tale;
use crate::Error;
use crate::entities::notice;
use crate::queries::units;
use crate::tenancy::TenantTx;

/// Where somebody is mentioned.
pub(crate) struct Mention<'a> {
    pub(crate) comment: CommentId,
    pub(crate) at: (SubjectKind, Uuid),
    pub(crate) name: &'a str,
    /// The comment on its page.
    pub(crate) href: String,
    pub(crate) unit: Option<UnitId>,
    pub(crate) by: String,
    pub(crate) said: &'a str,
}

/// Tells those who are mentioned.
pub(crate) async fn tell_mentioned(tx: &TenantTx, mention: Mention<'_>, to: Vec<AccountId>) -> Result<(), Error> {
    if to.is_empty() {
        return Ok(());
    }
    let Mention { comment, at, name, href, unit, by, said } = mention;
    let unit_name = match unit {
        Some(id) => units::by_ids(tx, [id]).await?.remove(&id).map(|unit| unit.name),
        None => None,
    };
    let words =
        NoticeWords { name: name.to_owned(), unit: unit_name, by: Some(by), text: NoticeWords::said(said), ..NoticeWords::default() };
    let (kind, key, caused_by) = (NoticeKind::Mentioned, format!("comment:{comment}"), Some(comment.0));
    let tale = Tale { kind, subject: subject(at), href, unit, words, key, caused_by };
    let rows = to.into_iter().map(|id| tale.to(tx, id)).collect::<Result<Vec<notice::ActiveModel>, Error>>()?;
    tx.insert_missing(rows).await?;
    Ok(())
}

/// Tells a deputy that rights were given to them, or taken back.
pub(crate) async fn tell_deputy(tx: &TenantTx, id: DelegationId, one: &Delegation, by: &str) -> Result<(), Error> {
    let (kind, key) = match one.revoked_at {
        None => (NoticeKind::Delegated, format!("delegation:{id}")),
        Some(_) => (NoticeKind::Reversed, format!("delegation-ended:{id}")),
    };
    let words = NoticeWords {
        name: by.to_owned(),
        by: Some(by.to_owned()),
        text: NoticeWords::said(&one.reason),
        due: Some(one.last),
        ..NoticeWords::default()
    };
    let (subject, href) = (Subject::Delegation(id), "/delegations".to_owned());
    let tale = Tale { kind, subject, href, unit: None, words, key, caused_by: Some(id.0) };
    tx.insert_missing(vec![tale.to(tx, one.to)?]).await?;
    Ok(())
}

fn subject((kind, id): (SubjectKind, Uuid)) -> Subject {
    match kind {
        SubjectKind::Directive => Subject::Directive(DocumentId(id)),
        SubjectKind::Obligation => Subject::Obligation(ObligationId(id)),
        SubjectKind::Task => Subject::Task(TaskId(id)),
        SubjectKind::Registration => Subject::Registration(RegistrationId(id)),
        SubjectKind::Difficulty => Subject::Difficulty(DifficultyId(id)),
        SubjectKind::Plan => Subject::Plan(PlanId(id)),
        SubjectKind::Model => Subject::Model(ModelId(id)),
    }
}
