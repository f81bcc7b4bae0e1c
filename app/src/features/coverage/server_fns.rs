//! Server functions of the coverage board.

use domain::views::coverage::CoverageBoard;
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
