//! Server functions of documents.

use domain::views::directives::{DirectiveDetails, DirectiveList};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use time::Date;

use crate::error::AppError;

/// The register of documents.
#[server(input = Json)]
pub async fn list_directives(as_of: Option<Date>) -> Result<DirectiveList, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    Ok(store::services::directives::list(&store, &caller, as_of).await?)
}

/// One document. What is no id at all is answered like an unknown one.
#[server(input = Json)]
pub async fn get_directive(id: String, as_of: Option<Date>) -> Result<DirectiveDetails, AppError> {
    let (store, caller) = crate::ssr::caller()?;
    let id = id.parse().map_err(|_| domain::error::Fault::NotFound)?;
    Ok(store::services::directives::get(&store, &caller, id, as_of).await?)
}
