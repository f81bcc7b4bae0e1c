//! Server functions of comments.

use leptos::prelude::*;

use crate::error::AppError;

/// Says something about a thing.
#[server]
pub async fn write_comment(kind: String, id: String, body: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let kind = domain::evidence::SubjectKind::from_code(&kind).ok_or(domain::error::Fault::NotFound)?;
    let page = store::services::comments::write(&store, &caller, kind, crate::ssr::id(&id)?, &body).await?;
    leptos_axum::redirect(&page);
    Ok(())
}

/// Takes one's own comment back.
#[server]
pub async fn withdraw_comment(id: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let page = store::services::comments::withdraw(&store, &caller, crate::ssr::id(&id)?).await?;
    leptos_axum::redirect(&page);
    Ok(())
}
