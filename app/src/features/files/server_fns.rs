//! Server functions of files. What carries a content is no function but `/files/…` of the server.

use leptos::prelude::*;

use crate::error::AppError;

/// Takes a file off what is still being written.
#[server]
pub async fn remove_file(kind: String, id: String, file: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let kind = domain::evidence::SubjectKind::from_code(&kind).ok_or(domain::error::Fault::NotFound)?;
    let page = store::services::files::remove(&store, &caller, kind, crate::ssr::id(&id)?, crate::ssr::id(&file)?).await?;
    leptos_axum::redirect(&domain::views::files::done(&page, "file_removed"));
    Ok(())
}
