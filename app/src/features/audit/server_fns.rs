//! Server functions of the audit trail.

use domain::views::audit::AuditList;
use leptos::prelude::*;

use crate::error::AppError;

/// A page of events, newest first. Empty words do not filter.
#[server]
pub async fn list_audit(event: String, search: String, page: u32) -> Result<AuditList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let some = |text: String| (!text.is_empty()).then_some(text);
    let filter = domain::views::audit::AuditFilter { event: some(event), search: some(search), page: Some(page) };
    Ok(store::services::audit::list(&store, &caller, filter).await?)
}
