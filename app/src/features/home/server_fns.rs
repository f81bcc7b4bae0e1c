//! Server functions of the start page.

use domain::views::front::FrontCard;
use domain::views::home::HomeView;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// What the caller owes.
#[server(input = Json)]
pub async fn get_home(as_of: Option<Date>) -> Result<HomeView, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::home::get(&store, &caller, as_of).await?)
}

/// What the tenants show to everybody. Public; the bare host's.
#[server]
pub async fn get_front() -> Result<Vec<FrontCard>, AppError> {
    crate::ssr::front().await
}
