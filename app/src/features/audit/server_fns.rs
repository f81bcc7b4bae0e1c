//! Server functions of the audit trail.

use domain::views::audit::AuditList;
use leptos::prelude::*;

use crate::error::AppError;

/// A page of events, newest first. Empty words do not filter; a `subject` that is no id is one to which nothing happened.
#[server]
pub async fn list_audit(event: String, search: String, subject: String, page: u32) -> Result<AuditList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let some = |text: String| (!text.is_empty()).then_some(text);
    let subject = some(subject).map(|id| id.parse().unwrap_or_default());
    let filter = domain::views::audit::AuditFilter { event: some(event), search: some(search), subject, page: Some(page) };
    Ok(store::services::audit::list(&store, &caller, filter).await?)
}
