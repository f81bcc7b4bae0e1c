//! Server functions of the coverage board.

use domain::views::coverage::CoverageBoard;
use domain::views::quotas::{QuotaBoard, QuotaList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// The board of a directive; of the newest that asks for registrations when none is named, nothing while there is none.
#[server(input = Json)]
pub async fn get_coverage(directive: String, as_of: Option<Date>) -> Result<Option<CoverageBoard>, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let directive = if directive.is_empty() { None } else { Some(directive.parse().map_err(|_| domain::error::Fault::NotFound)?) };
    Ok(store::services::coverage::get(&store, &caller, domain::views::coverage::CoverageFilter { directive, as_of }).await?)
}

/// The quota rules of a day.
#[server(input = Json)]
pub async fn list_quotas(as_of: Option<Date>) -> Result<QuotaList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::quotas::list(&store, &caller, as_of).await?)
}

/// The board of one rule. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_quota(id: String, as_of: Option<Date>) -> Result<QuotaBoard, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::quotas::get(&store, &caller, crate::ssr::id(&id)?, as_of).await?)
}

/// Makes a rule.
#[server]
pub async fn make_quota(
    title: String,
    #[server(default)] units: String,
    at_least: String,
    #[server(default)] counted: String,
    first: String,
    last: String,
    #[server(default)] document: String,
) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let typed = store::services::quotas::Make { title, units, at_least, counted, first, last, document };
    let id = store::services::quotas::make(&store, &caller, typed).await?;
    leptos_axum::redirect(&format!("/coverage?quota={id}&done=quota_made"));
    Ok(())
}

/// Withdraws a rule, with a reason.
#[server]
pub async fn withdraw_quota(id: String, text: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::quotas::withdraw(&store, &caller, crate::ssr::id(&id)?, &text).await?;
    leptos_axum::redirect(&format!("/coverage?quota={id}&done=quota_withdrawn"));
    Ok(())
}
