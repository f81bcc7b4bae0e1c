//! Server functions of notices.

use domain::views::notices::{NoticeFilter, NoticeList, UrgeView};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;

/// One's own notices.
#[server(input = Json)]
pub async fn list_notices(filter: NoticeFilter) -> Result<NoticeList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::notices::list(&store, &caller, filter).await?)
}

/// Opens one of them: it is seen, and its page is shown.
#[server]
pub async fn open_notice(id: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let page = store::services::notices::open(&store, &caller, crate::ssr::id(&id)?).await?;
    leptos_axum::redirect(&page);
    Ok(())
}

/// Marks all of them as seen.
#[server]
pub async fn see_all_notices() -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::notices::see_all(&store, &caller).await?;
    leptos_axum::redirect("/notifications?done=all");
    Ok(())
}

/// The late units under a document.
#[server(input = Json)]
pub async fn get_late_units(directive: String) -> Result<UrgeView, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::notices::late(&store, &caller, crate::ssr::id(&directive)?).await?)
}

/// Urges one late unit, or all where none is named.
#[server]
pub async fn urge_units(
    directive: String,
    #[server(default)] unit: String,
    #[server(default)] text: String,
    #[server(default)] board: bool,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::notices::Urge { directive: crate::ssr::id(&directive)?, unit, text };
    store::services::notices::urge(&store, &caller, typed).await?;
    let page = if board { format!("/coverage?directive={directive}&") } else { format!("/directives/{directive}?") };
    leptos_axum::redirect(&format!("{page}done=urged"));
    Ok(())
}
