//! Writing a draft, and throwing it away.

use domain::access::Action;
use domain::audit::EventCode;
use domain::difficulty::{Category, DifficultyDraft, TEXT_MAX, TITLE_MAX};
use domain::evidence::SubjectKind;
use domain::fold::fold_vi;
use domain::ids::DifficultyId;
use domain::views::difficulties::DifficultyText;
use sea_orm::{ColumnTrait, QueryFilter, Set};
use serde_json::json;

use super::Found;
use crate::audit::{Event, record};
use crate::entities::difficulty::{ActiveModel, Column, Entity};
use crate::queries::as_of::AsOf;
use crate::services::files;
use crate::typed::Typed;
use crate::{Caller, Error, Store};

/// Saves a draft as far as it is written. What is still missing is asked for when it is raised.
///
/// # Errors
/// [`domain::error::Fault::NotFound`] for one that this person may not know; [`domain::error::Fault::Forbidden`];
/// [`domain::error::Fault::Stale`], also once it is raised; refusals on the fields.
pub async fn save(store: &Store, caller: &Caller, id: DifficultyId, version: i64, text: DifficultyText) -> Result<(), Error> {
    let tx = store.begin(caller, Action::RaiseDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    Found::lock_draft(&tx, &as_of, id, version).await?;
    let draft = read(&text)?;
    let title = draft.title.clone();
    // The last editor is a maker of what is raised.
    let update = ActiveModel { version: Set(version + 1), author_id: Set(Some(caller.actor.account)), ..columns(draft) };
    tx.update::<Entity>().set(update).filter(Column::Id.eq(id)).exec(tx.conn()).await?;
    let detail = json!({ "version": version + 1 });
    record(&tx, Event { event: EventCode::DifficultyEdited, subject_id: Some(id.0), subject: &title, detail }).await?;
    tx.commit().await
}

/// Throws a draft away. What was raised is withdrawn instead, and stays to be read.
///
/// # Errors
/// As [`save`].
pub async fn discard(store: &Store, caller: &Caller, id: DifficultyId, version: i64) -> Result<(), Error> {
    let tx = store.begin(caller, Action::RaiseDifficulties).await?;
    let as_of = AsOf::load(&tx, None).await?;
    let found = Found::lock_draft(&tx, &as_of, id, version).await?;
    files::drop_all(&tx, SubjectKind::Difficulty, id.0).await?;
    tx.delete::<Entity>().filter(Column::Id.eq(id)).exec(tx.conn()).await?;
    let event = EventCode::DifficultyEdited;
    record(&tx, Event { event, subject_id: Some(id.0), subject: &found.row.title, detail: json!({ "removed": true }) }).await?;
    tx.commit().await
}

/// The content, as typed. An open category is none yet.
pub(super) fn read(text: &DifficultyText) -> Result<DifficultyDraft, Error> {
    let mut typed = Typed::default();
    let category = if text.category.is_empty() { None } else { typed.code::<Category>("category", &text.category) };
    let draft = DifficultyDraft {
        category,
        title: typed.text("title", &text.title, TITLE_MAX),
        cause: typed.text("cause", &text.cause, TEXT_MAX),
        ask: typed.text("ask", &text.ask, TEXT_MAX),
        asked_body: typed.text("asked_body", &text.asked_body, TITLE_MAX),
    };
    typed.done(Some(draft))
}

/// The columns that the form fills.
pub(super) fn columns(draft: DifficultyDraft) -> ActiveModel {
    ActiveModel {
        category: Set(draft.category.map(|category| category.code().to_owned())),
        search: Set(fold_vi(&draft.title)),
        title: Set(draft.title),
        cause: Set(draft.cause),
        ask: Set(draft.ask),
        asked_body: Set(draft.asked_body),
        ..Default::default()
    }
}
