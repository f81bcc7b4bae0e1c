//! Server function of the search.

use domain::views::search::SearchResults;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;

use crate::error::AppError;

/// What the caller may see and holds the words.
#[server(input = Json)]
pub async fn search(words: String) -> Result<SearchResults, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::search::find(&store, &caller, &words).await?)
}
