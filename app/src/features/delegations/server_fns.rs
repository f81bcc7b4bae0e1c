//! Server functions of delegations.

use domain::views::delegations::{DelegationText, Delegations};
use leptos::prelude::*;

use crate::error::AppError;

/// What the person gave and holds.
#[server]
pub async fn list_delegations() -> Result<Delegations, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::delegations::list(&store, &caller).await?)
}

/// Gives rights for a period.
#[server]
pub async fn delegate(#[server(flatten)] text: DelegationText) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::delegations::give(&store, &caller, text).await?;
    leptos_axum::redirect("/delegations?done=given");
    Ok(())
}

/// Ends one before its last day.
#[server]
pub async fn end_delegation(id: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::delegations::end(&store, &caller, crate::ssr::id(&id)?).await?;
    leptos_axum::redirect("/delegations?done=ended");
    Ok(())
}

/// Acts in the giver's name from now on.
#[server]
pub async fn stand_in(id: String) -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::delegations::stand_in(&store, &caller, crate::ssr::id(&id)?).await?;
    leptos_axum::redirect("/");
    Ok(())
}

/// Acts in one's own name again.
#[server]
pub async fn step_back() -> Result<(), AppError> {
    let (store, caller) = crate::ssr::caller()?;
    store::services::delegations::step_back(&store, &caller).await?;
    leptos_axum::redirect("/delegations?done=stepped_back");
    Ok(())
}
